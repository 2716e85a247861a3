"""Flattened pages: which block is headline, body, caption, ticker, chrome."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mahdar.articles.credits import is_byline, opens_with_dateline
from mahdar.articles.lexicon import Chrome
from mahdar.articles.pieces import Piece
from mahdar.articles.stamps import Stamp, read_stamp
from mahdar.model import Role

# What a block takes from a stretch that is to be the body, in characters of running text. Swept by hand over
# the seed and development pages: half or double of each changes no page of them.
_COST_SHORT = 20
_COST_CHROME = 80
_COST_HEADING = 200
# Words that a headline has at least when it is told by its being printed twice.
_REPEAT_WORDS = 3
# A headline is not longer than this; the longest of the development pages has 130 characters.
_HEADLINE_MAX = 220
# How many blocks before the body a headline may stand.
_HEADLINE_REACH = 40
# Blocks between headline and body that are looked through for captions and datelines.
_OPENING = 8

# What parts the headline from the name of the site in the title of a page, and what may stand around it.
_SEPARATORS = tuple("-–—|»/·•")
_AROUND = " 0123456789%()\"'«»“”.…\xa0\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
# A page with at most this many blocks of known chrome is all article.
_FEW_KNOWN = 2
# More lines than these between headline and first sentence are part of the text: a list, a table.
_FEW_LINES = 2
# Longer lines without a sentence's end within the text are text, not headings.
_SUBHEAD_MAX = 80
# One full stop at the end: a sentence, and no headline. Headlines may end with a question or three points.
_LONE_STOP = re.compile(r"[^.]\.[\s\"'”“»«’)\]}]*$")
_ROLES = {
    "chrome": Role.CHROME,
    "home": Role.CHROME,
    "footer": Role.CHROME,
    "ticker": Role.TICKER,
    "related": Role.RELATED,
    "comment": Role.COMMENT,
    "caption": Role.CAPTION,
    "published": Role.DATE,
    "updated": Role.DATE,
}


@dataclass(slots=True)
class Layout:
    """What the blocks of a page turned out to be.

    Attributes:
        pieces: the blocks.
        roles: role and rule of each block.
        title: index of the headline's block, or None.
        title_block: index of a block that holds the headline beside other words (the page's own title), or None.
        first, last: indexes of the first and last block of the body.
        stamps: dates that stand in blocks of their own, with the index of the block.
    """

    pieces: list[Piece]
    roles: list[tuple[Role, str]]
    first: int
    last: int
    title: int | None = None
    title_block: int | None = None
    stamps: list[tuple[int, Stamp]] = field(default_factory=list)


def lay_out(pieces: list[Piece], chrome: Chrome, language: str) -> Layout | None:
    """Return the roles of the blocks of flattened text, or None when there is no running text among them.

    Args:
        pieces: the blocks, in order.
        chrome: the known chrome of the language.
        language: ISO 639-1 code.
    """
    plain = _is_plain(pieces)
    region = _all_article(pieces) if plain else _densest(pieces)
    if region is None:
        return _headline_only(pieces, language)
    first, last = region
    title, title_block = _headline(pieces, first, plain, language)
    first, last = _own_text(pieces, first, last, title, plain, language)
    layout = Layout(pieces, [(Role.CHROME, "outside")] * len(pieces), first, last, title, title_block)
    assign(layout, language)
    return layout


def _is_plain(pieces: list[Piece]) -> bool:
    """Return whether a page is all article: next to none of its blocks is known chrome."""
    return sum(piece.known is not None for piece in pieces) <= _FEW_KNOWN


def _all_article(pieces: list[Piece]) -> tuple[int, int] | None:
    """Return the stretch of a page that is all article: up to the heading after which no running text follows."""
    if not pieces:
        return None
    last = len(pieces) - 1
    final = max((index for index, piece in enumerate(pieces) if piece.prose), default=-1)
    for index in range(final + 1, len(pieces)):
        if pieces[index].known:
            last = index - 1
            break
    if last < 0 or (final < 0 and last == 0):
        return None
    first = next((index for index, piece in enumerate(pieces[: last + 1]) if piece.prose), min(1, last))
    return first, last


def _headline_only(pieces: list[Piece], language: str) -> Layout | None:
    """Return the layout of a page whose headline is printed twice over no text (a gallery), or None."""
    title, title_block = _headline(pieces, len(pieces), False, language)
    if title is None or not any(
        piece.key == pieces[title].key or index == title_block for index, piece in enumerate(pieces[:title])
    ):
        return None
    layout = Layout(pieces, [(Role.CHROME, "outside")] * len(pieces), title, title, title, title_block)
    assign(layout, language)
    return layout


def _densest(pieces: list[Piece]) -> tuple[int, int] | None:
    """Return the stretch of blocks that holds the most running text, net of what interrupts it."""
    best, best_range = 0, None
    total, start = 0, 0
    for index, piece in enumerate(pieces):
        if piece.prose:
            gain = piece.size
        elif piece.known in ("related", "comment", "footer"):
            gain = -_COST_HEADING
        elif piece.known:
            gain = -_COST_CHROME
        else:
            gain = -_COST_SHORT
        if total <= 0:
            total, start = 0, index
        total += gain
        if total > best:
            best, best_range = total, (start, index)
    if best_range is None:
        return None
    first, last = best_range
    while first < last and not pieces[first].prose:
        first += 1
    return first, last


def _headline(pieces: list[Piece], first: int, plain: bool, language: str) -> tuple[int | None, int | None]:
    """Return the headline's block, and the block of the page's own title that repeats it.

    A headline is printed twice, or stands in the title of the page; otherwise it is the last line before the
    body that is neither chrome nor the end of a sentence, or the first line of a page that is all article.
    """
    low = max(0, first - _HEADLINE_REACH)
    candidates = [
        index
        for index in range(low, min(first + 3, len(pieces)))
        if pieces[index].key and not pieces[index].known and pieces[index].size <= _HEADLINE_MAX
    ]
    best: tuple[int, int, int | None] | None = None
    for place, index in enumerate(candidates):
        piece = pieces[index]
        words = piece.key.count(" ") + 1
        if words < _REPEAT_WORDS and piece.size < 15:
            continue
        for other in candidates[:place]:
            if plain and pieces[other].key == piece.key and is_byline(piece.words, language):
                continue
            longer = pieces[other].key
            if longer == piece.key or _is_title_of_page(longer, piece.key):
                block = other if longer != piece.key else None
                if best is None or words > best[0] or (words == best[0] and block is None):
                    best = (words, index, block if block is not None else (best[2] if best else None))
                break
        for other in candidates[place + 1 : place + 4]:
            # The second printing is longer by a few words.
            if (
                words > _REPEAT_WORDS
                and pieces[other].key.startswith(piece.key + " ")
                and (best is None or words > best[0])
            ):
                best = (words, index, None)
    if best is not None:
        block = best[2]
        if block is None:
            block = next(
                (c for c in candidates if c < best[1] and _is_title_of_page(pieces[c].key, pieces[best[1]].key)),
                None,
            )
        return best[1], block
    if plain:
        return (0, None) if _is_line(pieces, 0) else (None, None)
    for index in range(first - 1, low - 1, -1):
        piece = pieces[index]
        if piece.known or not piece.key or piece.size < 12 or piece.key.count(" ") < 1:
            continue
        if is_byline(piece.words, language) or read_stamp(piece, language, None):
            continue
        if index == 0 or pieces[index - 1].known or not _may_be_headline(pieces[index - 1]):
            return index, None
    return None, None


def _is_line(pieces: list[Piece], index: int) -> bool:
    """Return whether a block is a line of its own over a text, and not the text's first sentence."""
    piece = pieces[index]
    # A headline may begin as a heading over links does; a heading that is one, is short.
    if len(pieces) < 2 or piece.size > _HEADLINE_MAX or (piece.known and piece.key.count(" ") < _REPEAT_WORDS):
        return False
    return _LONE_STOP.search(piece.words) is None or any(other.size > 2 * piece.size for other in pieces[1:4])


def headline_of(pieces: list[Piece], first: int, language: str) -> int | None:
    """Return the block of the headline above a body that begins at block `first`, or None."""
    return _headline(pieces, first, False, language)[0]


def _may_be_headline(piece: Piece) -> bool:
    return not piece.known and bool(piece.key) and piece.key.count(" ") >= 2


def _is_title_of_page(longer: str, headline: str) -> bool:
    """Return whether a block is the headline with the name of the site or sections before or after it."""
    if len(longer) <= len(headline) + 2:
        return False
    if longer.endswith(headline):
        return longer[: -len(headline)].rstrip(_AROUND)[-1:] in _SEPARATORS
    return longer.startswith(headline) and longer[len(headline) :].lstrip(_AROUND)[:1] in _SEPARATORS


def _own_text(
    pieces: list[Piece], first: int, last: int, title: int | None, plain: bool, language: str
) -> tuple[int, int]:
    """Return the first and last block of the article's own text within the dense stretch."""
    below = 0 if title is None else min(title + 1, last)
    if title is not None and title >= first:
        first = below
    opening = range(first, min(first + _OPENING, last + 1))
    dateline = next((i for i in opening if opens_with_dateline(pieces[i].words, language)), None)
    sentence = next(
        (i for i in opening if pieces[i].prose and (pieces[i].ended or pieces[i].size > _HEADLINE_MAX)), None
    )
    if dateline is not None:
        first = dateline
    elif plain and (sentence is None or sentence - below > _FEW_LINES):
        first = below
    elif sentence is not None:
        first = sentence
    while not plain and last > first and not pieces[last].prose and (pieces[last].known or not pieces[last].ended):
        last -= 1
    before = first - 1
    while (
        before >= below
        and before >= first - 3
        and is_byline(pieces[before].words, language)
        and not pieces[before].known
    ):
        first = before
        before -= 1
    # A credit line that the text repeats as its beginning is not part of it a second time.
    while (
        first < last
        and pieces[first].key
        and not pieces[first].prose
        and pieces[first + 1].words.startswith(pieces[first].words)
    ):
        first += 1
    return first, last


def _is_name(pieces: list[Piece], index: int) -> bool:
    """Return whether the one line between headline and text is a writer's name, on a page that is all article."""
    piece = pieces[index]
    if (
        sum(other.known is not None for other in pieces) > _FEW_KNOWN
        or not 1 <= piece.key.count(" ") <= 3
        or piece.size > 40
    ):
        return False
    return piece.words.replace(" ", "").replace("\xa0", "").isalpha()


def assign(layout: Layout, language: str) -> None:
    """Give every block its role."""
    pieces, roles = layout.pieces, layout.roles
    links = False
    members = range(layout.first, layout.last + 1)
    for index, piece in enumerate(pieces):
        stamp = None
        if index not in members:
            stamp = read_stamp(piece, language, pieces[index - 1] if index else None)
            if stamp is not None:
                layout.stamps.append((index, stamp))
        if index == layout.title:
            roles[index] = (Role.HEADLINE, "headline")
        elif index == layout.title_block:
            roles[index] = (Role.CHROME, "page-title")
        elif stamp is not None:
            roles[index] = (Role.DATE, stamp.rule)
        elif index in members:
            roles[index], links = _inside(piece, links, index == layout.first)
        elif piece.known:
            roles[index] = (_ROLES[piece.known], f"known-{piece.known}")
        elif index and pieces[index - 1].known == "ticker":
            roles[index] = (Role.TICKER, "after-ticker")
        elif layout.title is not None and piece.key and piece.key == pieces[layout.title].key:
            roles[index] = (Role.CHROME, "headline-again")
        elif layout.title is not None and layout.title < index < layout.first:
            roles[index] = _between(piece, pieces[layout.title], language)
        elif index > layout.last and roles[index - 1][0] in (Role.RELATED, Role.COMMENT):
            roles[index] = (roles[index - 1][0], "below-heading")
    _settle_lines(layout)


def _settle_lines(layout: Layout) -> None:
    """Keep as subheads the short lines with running text below them; others are lists, the last one a signature."""
    roles = layout.roles
    for index in range(layout.first, layout.last + 1):
        if roles[index][0] is not Role.SUBHEAD:
            continue
        below = next((i for i in range(index + 1, layout.last + 1) if roles[i][0] in (Role.BODY, Role.SUBHEAD)), None)
        if below is None and layout.pieces[index].words.replace(" ", "").isalpha():
            roles[index] = (Role.CREDIT, "last-line")
        elif below is None or not layout.pieces[below].prose:
            roles[index] = (Role.BODY, "list")


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


def _between(piece: Piece, headline: Piece, language: str) -> tuple[Role, str]:
    """Return the role of a block between headline and body: a repeat, a credit line, a standfirst or a caption."""
    if headline.key and (piece.key.startswith(headline.key) or headline.key.startswith(piece.key or "\0")):
        return (Role.STANDFIRST, "headline-again")
    if is_byline(piece.words, language):
        return (Role.CREDIT, "byline")
    return (Role.STANDFIRST, "below-headline") if piece.size >= 60 else (Role.CAPTION, "below-headline")
