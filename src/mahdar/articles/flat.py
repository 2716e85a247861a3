"""Flattened pages: which block is headline, body, caption, ticker, chrome."""

from __future__ import annotations

from mahdar.articles.bounds import all_article, densest, is_plain, is_signature, own_text
from mahdar.articles.entries import clock_of
from mahdar.articles.headline import find_headline
from mahdar.articles.layout import Layout
from mahdar.articles.lines import is_byline, is_closing_line, is_photo_credit
from mahdar.articles.pieces import Piece
from mahdar.articles.stamps import read_stamp
from mahdar.model import Role

# Longer lines without a sentence's end within the text are text, not headings.
_SUBHEAD_MAX = 80
# A line between headline and text is a standfirst from here on, and a caption below.
_STANDFIRST_MIN = 60
# A longer ticker carries its own news; below a shorter one it stands in the next block.
_TICKER_HEADING = 15
# Credit lines below the text.
_CLOSING_LINES = 2
_ROLES = {
    "chrome": Role.CHROME,
    "home": Role.CHROME,
    "footer": Role.CHROME,
    "trail": Role.CHROME,
    "ticker": Role.TICKER,
    "related": Role.RELATED,
    "comment": Role.COMMENT,
    "caption": Role.CAPTION,
    "published": Role.DATE,
    "updated": Role.DATE,
}


def lay_out(pieces: list[Piece], language: str) -> Layout | None:
    """Return the roles of the blocks of flattened text, or None when there is no running text among them.

    Args:
        pieces: the blocks, in order.
        language: ISO 639-1 code of the pack that reads them.
    """
    plain = is_plain(pieces)
    region = all_article(pieces) if plain else densest(pieces)
    if region is None:
        return _headline_only(pieces, language)
    title, title_block = find_headline(pieces, region[0], plain, language)
    first, last = own_text(pieces, *region, title, plain, language)
    layout = Layout(pieces, first, last, title, title_block)
    assign(layout, language)
    return layout


def _headline_only(pieces: list[Piece], language: str) -> Layout | None:
    """Return the layout of a page whose headline is printed twice over no text (a gallery), or None."""
    title, title_block = find_headline(pieces, len(pieces), False, language)
    if title is None:
        return None
    if title_block is None and all(piece.key != pieces[title].key for piece in pieces[:title]):
        return None
    layout = Layout(pieces, title, title, title, title_block)
    assign(layout, language)
    return layout


def assign(layout: Layout, language: str) -> None:
    """Give every block its role, and gather the dates that stand in blocks of their own."""
    pieces, roles = layout.pieces, layout.roles
    members = range(layout.first, layout.last + 1)
    headline = pieces[layout.title] if layout.title is not None else None
    links = False
    for index, piece in enumerate(pieces):
        if index == layout.title:
            roles[index] = (Role.HEADLINE, "headline")
            continue
        if index in members:
            roles[index], links = _inside(piece, links, index == layout.first)
            continue
        below = layout.title is not None and layout.title < index < layout.first
        stamp = read_stamp(piece, language, pieces[index - 1] if index else None, below_headline=below)
        if stamp is not None:
            layout.stamps.append((index, stamp))
        if index == layout.title_block:
            roles[index] = (Role.CHROME, "page-title")
        elif stamp is not None:
            roles[index] = (Role.DATE, stamp.rule)
        elif piece.known:
            roles[index] = (_ROLES[piece.known], f"known-{piece.known}")
        elif index and pieces[index - 1].known == "ticker" and pieces[index - 1].size <= _TICKER_HEADING:
            roles[index] = (Role.TICKER, "after-ticker")
        elif layout.last < index <= layout.last + _CLOSING_LINES and (
            is_closing_line(piece.words, language) or is_signature(pieces, index, language)
        ):
            roles[index] = (Role.CREDIT, "closing-line")
        elif headline is not None and piece.key and piece.key == headline.key:
            roles[index] = (Role.CHROME, "headline-again")
        elif headline is not None and layout.title is not None and layout.title < index < layout.first:
            roles[index] = _between(piece, headline, language)
        elif index > layout.last and roles[index - 1][0] in (Role.RELATED, Role.COMMENT):
            roles[index] = (roles[index - 1][0], "below-heading")
    _settle_lines(layout)


def _inside(piece: Piece, links: bool, opening: bool) -> tuple[tuple[Role, str], bool]:
    """Return the role of a block within the body, and whether a list of links goes on after it."""
    if piece.known == "related":
        return (Role.RELATED, "known-related"), True
    if piece.known:
        return (_ROLES[piece.known], f"known-{piece.known}"), links
    if piece.prose or opening:
        return (Role.BODY, "prose"), False
    if links:
        return (Role.RELATED, "below-heading"), True
    if piece.ended or piece.size >= _SUBHEAD_MAX or not any(map(str.isalpha, piece.words)):
        return (Role.BODY, "sentence"), False
    return (Role.SUBHEAD, "short-line"), False


def _settle_lines(layout: Layout) -> None:
    """Keep as subheads the short lines with running text below them; others are lists, the last one a signature."""
    roles = layout.roles
    for index in range(layout.first, layout.last + 1):
        if roles[index][0] is not Role.SUBHEAD:
            continue
        below = next((i for i in range(index + 1, layout.last + 1) if roles[i][0] in (Role.BODY, Role.SUBHEAD)), None)
        if below is None and "".join(layout.pieces[index].words.split()).isalpha():
            roles[index] = (Role.CREDIT, "last-line")
        elif below is None or not layout.pieces[below].prose:
            roles[index] = (Role.BODY, "list")


def _between(piece: Piece, headline: Piece, language: str) -> tuple[Role, str]:
    """Return the role of a block between headline and body: a repeat, a credit line, a standfirst or a caption."""
    if headline.key and (piece.key.startswith(headline.key) or headline.key.startswith(piece.key or "\0")):
        return (Role.STANDFIRST, "headline-again")
    if is_photo_credit(piece.words, language):
        return (Role.CAPTION, "photo-credit")
    if clock_of(piece) is not None:
        return (Role.DATE, "clock")
    if is_byline(piece.words, language):
        return (Role.CREDIT, "byline")
    if piece.size >= _STANDFIRST_MIN:
        return (Role.STANDFIRST, "below-headline")
    return (Role.CAPTION, "below-headline")
