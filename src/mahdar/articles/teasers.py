"""Teasers: headings with excerpts of other articles, beside a brief, or all that a front page holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mahdar.articles.lexicon import Chrome
from mahdar.articles.likeness import grams, told
from mahdar.articles.pieces import Piece
from mahdar.model import RawBlock

# This share of a block's letters stands in links when it is a link, with a day or a section beside it perhaps.
_LINK = 0.7
# Lines of a date, a section or a name that may stand between a heading and its excerpt.
_BETWEEN = 2
# A stretch of blocks is one of teasers when this share of the blocks of its place follow headings that are links.
_SHARE = 0.8
# At least so many units make teasers of a place, and a list of a page.
_UNITS = 2
_LIST = 3
_HEADING_MAX = 200
# An excerpt tells its heading when it holds this share of its words; of the excerpts of a place so many must.
_ALIKE = 0.5
# Where nearly all running text of a place stands below links, half of it must hold so much of theirs.
_NEAR = 0.25
_MOST = 0.6
# A link as long as a headline has so many words at least.
_TITLE_WORDS = 4
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_ALL_HEADINGS = _HEADINGS | {"h1"}
_DATES = ("published", "updated")
_BROKEN_OFF = re.compile(r"(?:\.{2,}|…|\[…\])\s*$")


def linked_teasers(pieces: Sequence[Piece], blocks: Sequence[RawBlock], chrome: Chrome) -> dict[int, int]:
    """Return the excerpts among the blocks of an HTML page, each with the heading above it.

    An excerpt is one block of running text below a heading that is a link. Either nearly all running text of its place
    (element, with names and classes of those above it) stands so, or most excerpts tell what their headings do:
    paragraphs between which an article links to others do neither.

    Args:
        pieces: the blocks.
        blocks: the same blocks as the renderer gave them.
        chrome: the words of the page's language.
    """
    units = _units(pieces, blocks)
    if len(units) < _UNITS:
        return {}
    running = Counter(block.path for piece, block in zip(pieces, blocks, strict=False) if piece.prose)
    placed = Counter(blocks[index].path for index in units)
    headed = sum(blocks[heading].tag in _HEADINGS for heading in units.values())
    held = {
        index: told(pieces[heading].key, grams(chrome.spell.fold(pieces[index].words)))
        for index, heading in units.items()
    }
    same = Counter(blocks[index].path for index, share in held.items() if share >= _ALIKE)
    near = Counter(blocks[index].path for index, share in held.items() if share >= _NEAR)

    def is_teaser(index: int, heading: int) -> bool:
        place = blocks[index].path
        if placed[place] >= _UNITS and placed[place] >= _SHARE * running[place] and near[place] >= placed[place] / 2:
            return True
        if headed >= _LIST and blocks[heading].tag in _HEADINGS and running[place] == 1:
            return True
        return same[place] >= _UNITS and same[place] >= _MOST * placed[place]

    return {index: heading for index, heading in units.items() if is_teaser(index, heading)}


def _units(pieces: Sequence[Piece], blocks: Sequence[RawBlock]) -> dict[int, int]:
    """Return each block of running text right below a link, with the link; small lines may stand between."""
    units: dict[int, int] = {}
    for index, (piece, block) in enumerate(zip(pieces, blocks, strict=False)):
        if not _is_link(piece, block):
            continue
        for below in range(index + 1, min(index + 2 + _BETWEEN, len(pieces))):
            if _is_link(pieces[below], blocks[below]) or blocks[below].tag in _ALL_HEADINGS:
                break
            if pieces[below].prose:
                if blocks[below].link_share < _LINK:
                    units[below] = index
                break
    return units


def linked_headings(pieces: Sequence[Piece], blocks: Sequence[RawBlock]) -> int:
    """Return how many blocks of an HTML page are links as long as headlines."""
    return sum(
        _is_link(piece, block) and piece.key.count(" ") + 1 >= _TITLE_WORDS
        for piece, block in zip(pieces, blocks, strict=False)
    )


def _is_link(piece: Piece, block: RawBlock) -> bool:
    """Return whether a block may be the heading of a teaser: one link, and no menu's item."""
    return block.link_share >= _LINK and not piece.known and piece.key.count(" ") >= 1 and piece.size <= _HEADING_MAX


def broken_teasers(pieces: Sequence[Piece]) -> dict[int, int]:
    """Return the excerpts of a flattened page, each with the line above it; empty where they are fewer than three.

    An excerpt is one block of running text below a line of its own that breaks off, or is followed by a button.

    Args:
        pieces: the blocks.
    """
    units: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        if not piece.prose:
            continue
        below = pieces[index + 1] if index + 1 < len(pieces) else None
        if _BROKEN_OFF.search(piece.words) is None and (below is None or below.known != "chrome"):
            continue
        above = index - 1
        while above > 0 and index - above <= _BETWEEN and _is_small(pieces[above]):
            above -= 1
        if above >= 0 and not pieces[above].prose and not pieces[above].known and pieces[above].key.count(" ") >= 1:
            units[index] = above
    return units if len(units) >= _LIST else {}


def related_teasers(pieces: Sequence[Piece], chrome: Chrome) -> dict[int, int]:
    """Return the excerpts of a flattened page below a heading of related articles, and mark them as such.

    The list stands below running text. An excerpt tells what the line above it does; the first block of running text
    that does not, and a label of a date, end the list.

    Args:
        pieces: the blocks; excerpts and their lines become known as related.
        chrome: the words of the page's language.
    """
    units: dict[int, int] = {}
    heading: int | None = None
    listing = above = False
    for index, piece in enumerate(pieces):
        if piece.known == "related":
            listing, heading = above, None
        elif piece.known in _DATES:
            listing = False
        elif not listing or piece.known:
            above = above or piece.prose
        elif not piece.prose:
            heading = index if not _is_small(piece) else heading
        elif heading is not None and told(pieces[heading].key, grams(chrome.spell.fold(piece.words))) >= _ALIKE:
            units[index] = heading
        else:
            listing = False
    for one in {*units, *units.values()}:
        pieces[one].known, pieces[one].prose = "related", False
    return units


def headed_teasers(pieces: Sequence[Piece], chrome: Chrome) -> dict[int, int]:
    """Return the excerpts of a flattened page that holds nothing else: no block of running text is without its heading.

    Each stands alone below a line as long as a headline, and tells what that line does; four or more, else none.
    Subheads of one article have more than one block below them here and there, or say what their blocks do not.

    Args:
        pieces: the blocks.
        chrome: the words of the page's language.
    """
    units: dict[int, int] = {}
    heading: int | None = None
    for index, piece in enumerate(pieces):
        if not piece.prose:
            if not piece.known and not _is_small(piece):
                heading = index
            continue
        if heading is None or index - heading > 1 + _BETWEEN or pieces[heading].key.count(" ") + 1 < _TITLE_WORDS:
            return {}
        if told(pieces[heading].key, grams(chrome.spell.fold(piece.words))) < _ALIKE:
            return {}
        units[index], heading = heading, None
    return units if len(units) > _LIST else {}


def _is_small(piece: Piece) -> bool:
    """Return whether a line between heading and excerpt tells its day or its section."""
    return not piece.prose and piece.key.count(" ") < 3
