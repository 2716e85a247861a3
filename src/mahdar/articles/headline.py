"""The headline of a flattened page: printed twice, or by its place."""

from __future__ import annotations

import re
from collections.abc import Collection

from mahdar.articles.lexicon import load_chrome
from mahdar.articles.likeness import grams, told
from mahdar.articles.lines import is_byline, is_photo_credit
from mahdar.articles.names import names_publisher
from mahdar.articles.pieces import LONG, Piece
from mahdar.articles.stamps import read_stamp

# Words that a headline has at least when it is told by its being printed twice.
_REPEAT_WORDS = 3
# A headline is not longer than this; the longest of the development pages has 150 characters.
HEADLINE_MAX = 220
# How many blocks before the body a headline may stand.
_REACH = 40
# Lines above the headline of a page that is all article: a publisher's name, a section's, a date.
_ABOVE = 3
# A line is looked for in so many blocks of the text's beginning; so many lines may stand between it and the text.
_LEAD = 3
_LINES = 8
# The share of a line's words that the beginning of the text must hold, and by how much more than the line above it.
_CLEAR = 0.5
_CLEARER = 0.25
# The same below a line of few words from which a date or a menu parts it; and where a date stands below it too.
_CLEAR_BELOW_SECTION = 0.35
_CLEAR_ABOVE_DATE = 0.2
_QUESTION = ("?", "؟")
# A line of more words is no section's name, and a longer line below it a standfirst.
_SECTION_WORDS = 3
# What parts the headline from the name of the site in the title of a page, and what may stand around it.
_SEPARATORS = tuple("-–—|»/·•")
_AROUND = " 0123456789%()\"'«»“”.…\xa0\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
# One full stop at the end: a sentence, and no headline. Headlines may end with a question or three points.
# Some writers put one behind a headline; a longer line with one is the first sentence of a text without a headline.
# In the sets of `evals/gold` six texts begin with such a line (138 characters the shortest), and no headline ends so.
_STOPPED = 100
_LONE_STOP = re.compile(r"[^.]\.[\s\"'”“»«’)\]}]*$")


def find_headline(pieces: list[Piece], first: int, plain: bool, language: str) -> tuple[int | None, int | None]:
    """Return the headline's block, and the block of the page's own title that repeats it; each may be None.

    A headline is printed twice, or stands in the title of the page; otherwise it is the last line before the
    body that is neither chrome nor the end of a sentence, or the first line of a page that is all article.

    Args:
        pieces: the blocks.
        first: the first block of running text.
        plain: whether the page is all article.
        language: ISO 639-1 code.
    """
    low = max(0, first - _REACH)
    printed_twice = _repeated(pieces, low, first, plain, language)
    if printed_twice is not None:
        return printed_twice
    found = _by_place(pieces, low, first, plain, language)
    return (None if found is None else clearest(pieces, found, first, language)), None


def _by_place(pieces: list[Piece], low: int, first: int, plain: bool, language: str) -> int | None:
    """Return the line that stands where a headline does, or None."""
    stamped = _above_stamp(pieces, low, first, language)
    if stamped is not None:
        return stamped
    if plain:
        top = _below_publisher(pieces, first, language)
        return top if _is_line(pieces, top) else None
    for index in range(first - 1, low - 1, -1):
        piece = pieces[index]
        if piece.known or not piece.key or piece.size < 12 or piece.key.count(" ") < 1:
            continue
        if is_byline(piece.words, language) or read_stamp(piece, language, None):
            continue
        if index == 0 or not _may_be_headline(pieces[index - 1]) or read_stamp(pieces[index - 1], language, None):
            return index
    return None


def clearest(pieces: list[Piece], found: int, first: int, language: str, among: Collection[int] | None = None) -> int:
    """Return the line, of one and of those between it and the text, that is most likely the headline.

    Above a headline may stand a line that leads up to it, a section's name or the publisher's: none of them tells
    what the text begins with, which a headline does. A longer line below a full headline is a standfirst.

    Args:
        pieces: the blocks.
        found: the topmost line that may be the headline.
        first: the first block of running text.
        language: ISO 639-1 code.
        among: the lines between them that may be it; None for all.
    """
    top = pieces[found]
    # A question reads as running text, and may be the headline.
    last = first - 1
    if found < first < len(pieces) and pieces[first].words[-1:] in _QUESTION and pieces[first].size < LONG:
        last = first
    opening = " ".join(piece.words for piece in pieces[last + 1 : last + 1 + _LEAD] if piece.prose)
    lead = grams(load_chrome(language).spell.fold(opening))
    share = told(top.key, lead)
    best, most = found, max(_CLEAR, share + _CLEARER)
    parted = False
    for index in range(found + 1, last + 1) if among else range(found + 1, min(last + 1, found + _LINES)):
        piece = pieces[index]
        # Single words one below the other are a menu.
        if piece.known or piece.key.count(" ") < 2 or read_stamp(piece, language, pieces[index - 1]):
            parted = True
            continue
        if among is not None and index not in among:
            continue
        if not _may_be_headline(piece) or piece.size > HEADLINE_MAX or _LONE_STOP.search(piece.words):
            continue
        section = top.key.count(" ") < _SECTION_WORDS
        if not section and piece.size > top.size:
            continue
        held = told(piece.key, lead)
        enough, below_section = most, section and parted and piece.size > top.size and best == found
        if below_section:
            dated = index + 1 < len(pieces) and read_stamp(pieces[index + 1], language, piece) is not None
            enough = _CLEAR_ABOVE_DATE if dated else _CLEAR_BELOW_SECTION
        if held < enough or is_photo_credit(piece.words, language):
            continue
        # Headlines with a colon look like credit lines.
        if (below_section and held >= _CLEAR) or not is_byline(piece.words, language):
            best, most = index, held + _CLEARER
    return best


def _above_stamp(pieces: list[Piece], low: int, first: int, language: str) -> int | None:
    """Return the line that opens the paragraph in which a date stands above the text, or None."""
    # A headline that is a question reads as running text: two blocks further down are looked at.
    for index in range(min(first + 2, len(pieces) - 1), low, -1):
        piece = pieces[index]
        if piece.known in ("footer", "comment", "related"):
            break
        if read_stamp(piece, language, pieces[index - 1]) is None:
            continue
        top = index
        while top > low and not pieces[top].apart:
            top -= 1
        head = pieces[top]
        if top < index and top <= first and _may_open(head, language):
            return top if read_stamp(head, language, None) is None else None
    return None


def _may_open(head: Piece, language: str) -> bool:
    """Return whether the first line of a paragraph may be the headline of what stands below it."""
    if head.known is not None or not head.key or head.size > HEADLINE_MAX or names_publisher(head.words):
        return False
    if is_byline(head.words, language):
        return False
    return _LONE_STOP.search(head.words) is None


def _repeated(pieces: list[Piece], low: int, first: int, plain: bool, language: str) -> tuple[int, int | None] | None:
    """Return the longest line that an earlier block repeats, and that block when it holds other words too."""
    candidates = [
        index
        for index in range(low, min(first + 3, len(pieces)))
        if pieces[index].key and pieces[index].known in (None, "trail") and pieces[index].size <= HEADLINE_MAX
    ]
    best: tuple[int, int] | None = None
    for place, index in enumerate(candidates):
        piece = pieces[index]
        words = piece.key.count(" ") + 1
        if piece.known or (piece.prose and _LONE_STOP.search(piece.words)):
            continue
        if (words < _REPEAT_WORDS and piece.size < 15) or (best is not None and words < best[0]):
            continue
        earlier = [pieces[other].key for other in candidates[:place]]
        # The second printing may be longer by a few words.
        later = [pieces[other].key for other in candidates[place + 1 : place + 4]] if words > _REPEAT_WORDS else []
        same = piece.key in earlier or any(key.startswith(piece.key + " ") for key in later)
        if any(_is_title_of_page(key, piece.key) for key in earlier) or (
            same and not (plain and is_byline(piece.words, language))
        ):
            best = (words, index)
    if best is None:
        return None
    headline = pieces[best[1]].key
    block = next((c for c in candidates if c < best[1] and _is_title_of_page(pieces[c].key, headline)), None)
    return best[1], block


def _is_title_of_page(longer: str, headline: str) -> bool:
    """Return whether a block is the headline with the name of the site or sections before or after it."""
    if len(longer) <= len(headline) + 2:
        return False
    if longer.endswith(headline):
        return longer[: -len(headline)].rstrip(_AROUND)[-1:] in _SEPARATORS
    return longer.startswith(headline) and longer[len(headline) :].lstrip(_AROUND)[:1] in _SEPARATORS


def _below_publisher(pieces: list[Piece], first: int, language: str) -> int:
    """Return the first block that is no publisher's name, section, trail of sections or date above the headline."""
    top = 0
    while top < min(first, len(pieces) - 1, _ABOVE):
        piece = pieces[top]
        stamp = read_stamp(piece, language, None)
        few = piece.key.count(" ") < _REPEAT_WORDS
        section = piece.known is not None and (few or _LONE_STOP.search(piece.words) is not None)
        if not section and not names_publisher(piece.words) and (stamp is None or not stamp.alone):
            break
        top += 1
    return top


def _is_line(pieces: list[Piece], index: int) -> bool:
    """Return whether a block is a line of its own over a text, and not the text's first sentence."""
    piece = pieces[index]
    # A headline may begin as a heading over links does; a heading that is one, is short.
    if len(pieces) < 2 or piece.size > HEADLINE_MAX or (piece.known and piece.key.count(" ") < _REPEAT_WORDS):
        return False
    if _LONE_STOP.search(piece.words) is None:
        return True
    return piece.size <= _STOPPED and any(other.size > 2 * piece.size for other in pieces[1:4])


def _may_be_headline(piece: Piece) -> bool:
    return not piece.known and bool(piece.key) and piece.key.count(" ") >= 2
