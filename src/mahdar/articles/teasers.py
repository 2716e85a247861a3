"""Teasers: headings with excerpts of other articles, beside a brief, or all that a front page holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mahdar.articles.pieces import Piece
from mahdar.model import RawBlock

# This share of a block's letters stands in links when it is a link.
_LINK = 0.9
# Lines of a date, a section or a name that may stand between a heading and its excerpt.
_BETWEEN = 2
# A stretch of blocks is one of teasers when this share of the blocks of its place follow headings that are links.
_SHARE = 0.8
# At least so many units make teasers of a place, and a list of a page.
_UNITS = 2
_LIST = 3
_HEADING_MAX = 200
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BROKEN_OFF = re.compile(r"(?:\.{2,}|…|\[…\])\s*$")


def linked_teasers(pieces: Sequence[Piece], blocks: Sequence[RawBlock]) -> dict[int, int]:
    """Return the excerpts among the blocks of an HTML page, each with the heading above it.

    An excerpt is one block of running text below a heading that is a link, at a place (element, with names and
    classes of those above it) where nearly all running text stands so; paragraphs between which an article links to
    others stand at a place of their own.

    Args:
        pieces: the blocks.
        blocks: the same blocks as the renderer gave them.
    """
    units: dict[int, int] = {}
    for index, (piece, block) in enumerate(zip(pieces, blocks, strict=False)):
        if not _is_link(piece, block):
            continue
        for below in range(index + 1, min(index + 2 + _BETWEEN, len(pieces))):
            if _is_link(pieces[below], blocks[below]):
                break
            if pieces[below].prose:
                if blocks[below].link_share < _LINK:
                    units[below] = index
                break
    if len(units) < _UNITS:
        return {}
    running = Counter(block.path for piece, block in zip(pieces, blocks, strict=False) if piece.prose)
    placed = Counter(blocks[index].path for index in units)
    headed = sum(blocks[heading].tag in _HEADINGS for heading in units.values())
    return {
        index: heading
        for index, heading in units.items()
        if (placed[blocks[index].path] >= _UNITS and placed[blocks[index].path] >= _SHARE * running[blocks[index].path])
        or (headed >= _LIST and blocks[heading].tag in _HEADINGS and running[blocks[index].path] == 1)
    }


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


def _is_small(piece: Piece) -> bool:
    """Return whether a line between heading and excerpt tells its day or its section."""
    return not piece.prose and piece.key.count(" ") < 3
