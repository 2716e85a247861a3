"""Flattened pages: which block is headline, body, caption, ticker, chrome."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mahdar.articles.credits import is_byline, opens_with_dateline
from mahdar.articles.lexicon import Chrome
from mahdar.articles.pieces import LONG, Piece
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

_SEPARATOR = re.compile(r"\s[\-–—|»/:·•]+\s|\s[\-–—|»/:·•]+|[|»]")
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
    region = _densest(pieces)
    if region is None:
        return None
    first, last = region
    title, title_block = _headline(pieces, first, last)
    first, last = _own_text(pieces, first, last, title, language)
    layout = Layout(pieces, [(Role.CHROME, "outside")] * len(pieces), first, last, title, title_block)
    _assign(layout, language)
    return layout


def _densest(pieces: list[Piece]) -> tuple[int, int] | None:
    """Return the stretch of blocks that holds the most running text, net of what interrupts it."""
    crowded = any(piece.known for piece in pieces)
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
            gain = -_COST_SHORT if crowded else -1
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


def _headline(pieces: list[Piece], first: int, last: int) -> tuple[int | None, int | None]:
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
            longer = pieces[other].key
            if longer == piece.key or _is_title_of_page(pieces[other].words, longer, piece.key):
                block = other if longer != piece.key else None
                if best is None or words > best[0] or (words == best[0] and block is None):
                    best = (words, index, block if block is not None else (best[2] if best else None))
                break
        for other in candidates[place + 1 : place + 4]:
            # The second printing is longer by a few words.
            if words > _REPEAT_WORDS and pieces[other].key.startswith(piece.key + " ") and (best is None or words > best[0]):
                best = (words, index, None)
    if best is not None:
        block = best[2]
        if block is None:
            block = next((c for c in candidates if c < best[1] and _is_title_of_page(pieces[c].words, pieces[c].key, pieces[best[1]].key)), None)
        return best[1], block
    for index in range(first - 1, low - 1, -1):
        piece = pieces[index]
        if piece.known or not piece.key or piece.size < 12 or piece.key.count(" ") < 1:
            continue
        if index == 0 or pieces[index - 1].known or not _may_be_headline(pieces[index - 1]):
            return index, None
    return None, None


def _may_be_headline(piece: Piece) -> bool:
    return not piece.known and bool(piece.key) and piece.key.count(" ") >= 2


def _is_title_of_page(words: str, longer: str, headline: str) -> bool:
    """Return whether a block is the headline with the name of the site or sections before or after it."""
    if len(longer) <= len(headline) + 2 or headline not in longer:
        return False
    return (longer.endswith(headline) or longer.startswith(headline)) and _SEPARATOR.search(words) is not None


def _own_text(pieces: list[Piece], first: int, last: int, title: int | None, language: str) -> tuple[int, int]:
    """Return the first and last block of the article's own text within the dense stretch."""
    if title is not None and title >= first:
        first = min(title + 1, last)
    opening = range(first, min(first + _OPENING, last + 1))
    for index in opening:
        if opens_with_dateline(pieces[index].words, language):
            first = index
            break
    else:
        for index in opening:
            if pieces[index].prose and pieces[index].ended:
                first = index
                break
    while last > first and not pieces[last].prose and (pieces[last].known or not pieces[last].ended):
        last -= 1
    below = 0 if title is None else title + 1
    before = first - 1
    while before >= below and before >= first - 3 and is_byline(pieces[before].words, language) and not pieces[before].known:
        first = before
        before -= 1
    return first, last


def _assign(layout: Layout, language: str) -> None:
    """Give every block its role."""
    pieces, roles = layout.pieces, layout.roles
    links = False
    for index, piece in enumerate(pieces):
        stamp = None
        if not layout.first <= index <= layout.last:
            stamp = read_stamp(piece, language, pieces[index - 1] if index else None)
            if stamp is not None:
                layout.stamps.append((index, stamp))
        if index == layout.title:
            roles[index] = (Role.HEADLINE, "headline")
        elif index == layout.title_block:
            roles[index] = (Role.CHROME, "page-title")
        elif stamp is not None:
            roles[index] = (Role.DATE, stamp.rule)
        elif layout.first <= index <= layout.last:
            roles[index], links = _inside(piece, links, index == layout.first)
        elif piece.known:
            roles[index] = (_ROLES[piece.known], f"known-{piece.known}")
        elif index and pieces[index - 1].known == "ticker":
            roles[index] = (Role.TICKER, "after-ticker")
        elif layout.title is not None and piece.key and piece.key == pieces[layout.title].key:
            roles[index] = (Role.CHROME, "headline-again")
        elif layout.title is not None and layout.title < index < layout.first:
            roles[index] = _between(piece, pieces[layout.title])
        elif index > layout.last and roles[index - 1][0] in (Role.RELATED, Role.COMMENT):
            roles[index] = (roles[index - 1][0], "below-heading")


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
    if piece.ended or piece.size >= LONG or not any(map(str.isalpha, piece.words)):
        return (Role.BODY, "sentence"), False
    return (Role.SUBHEAD, "short-line"), False


def _between(piece: Piece, headline: Piece) -> tuple[Role, str]:
    """Return the role of a block between headline and body: a repeat, a standfirst or a caption."""
    if headline.key and (piece.key.startswith(headline.key) or headline.key.startswith(piece.key or "\0")):
        return (Role.STANDFIRST, "headline-again")
    return (Role.STANDFIRST, "below-headline") if piece.size >= 60 else (Role.CAPTION, "below-headline")
