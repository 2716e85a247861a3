"""Several texts on one page: the entries of a live page, articles one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mahdar.articles.days import times_in
from mahdar.articles.layout import Layout
from mahdar.articles.lexicon import Chrome
from mahdar.articles.pieces import Piece

# At least so many hours of their own, each over running text, make a live page; a number of articles, two headings.
_ENTRIES = 3
_ARTICLES = 2
# An hour that stands in a line of its own has at most this many characters and words beside it (a zone, a label).
_CLOCK_MAX = 40
_CLOCK_WORDS = 4
_CLOCK = re.compile(r"(?<![\d:.])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d:.])")
_OPENING = re.compile(r"\W{0,3}([01]?\d|2[0-3]):([0-5]\d)(?=\W)")
_WORD = re.compile(r"[^\W\d_]+")
# Lines between the heading of an article and its text.
_ABOUT = 2
_HEADING_WORDS = 3
_HEADING_MAX = 160
_ABOUT_MAX = 90


def clock_of(piece: Piece) -> int | None:
    """Return the minute of the day that a line of its own tells, None when it tells none or more than that.

    >>> from mahdar.articles.lexicon import load_chrome
    >>> from mahdar.articles.pieces import piece_of
    >>> chrome = load_chrome("ar")
    >>> clock_of(piece_of("12:45 بتوقيت عمان", 0, chrome)), clock_of(piece_of("عند 12:45 وصل الوفد.", 0, chrome))
    (765, None)
    """
    if piece.size > _CLOCK_MAX or piece.prose or piece.words[-1:] in ".؟!?،":
        return None
    found = _CLOCK.search(piece.words)
    if found is None or len(_WORD.findall(piece.words)) > _CLOCK_WORDS:
        return None
    return int(found[1]) * 60 + int(found[2])


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a live page.

    Attributes:
        starts: the block with which each begins: its hour.
        lines: those of them that are lines of their own, no text.
    """

    starts: tuple[int, ...]
    lines: frozenset[int]


def live_entries(pieces: Sequence[Piece], layout: Layout, *, said: bool, chrome: Chrome) -> Entries | None:
    """Return the entries of a page that was written while things happened, or None for any other page.

    Three or more blocks open with an hour, each over running text; the latest stands first, or the page says that it
    is live. A chronicle, which tells hours in their order, is no live page unless it says so.

    Args:
        pieces: the blocks.
        layout: what they turned out to be.
        said: whether the head of the page declares it.
        chrome: the words of its language.
    """
    top = (layout.title if layout.title is not None else layout.first - 3) + 1
    hours: list[tuple[int, int]] = []
    lines: set[int] = set()
    for index in range(max(0, top), layout.last + 1):
        hour = clock_of(pieces[index])
        if hour is not None and _has_text_below(pieces, index):
            lines.add(index)
        elif pieces[index].prose and (opening := _OPENING.match(pieces[index].words)):
            hour = int(opening[1]) * 60 + int(opening[2])
        else:
            continue
        hours.append((index, hour))
    if len(hours) < _ENTRIES:
        return None
    told = [hour for _, hour in hours]
    headline = pieces[layout.title].words if layout.title is not None else ""
    falling = all(later >= earlier for later, earlier in pairwise(told)) and told[0] > told[-1]
    if not (falling or said or chrome.live.search(headline)):
        return None
    return Entries(tuple(index for index, _ in hours), frozenset(lines))


def _has_text_below(pieces: Sequence[Piece], index: int) -> bool:
    return any(piece.prose or piece.ended for piece in pieces[index + 1 : index + 3])


def further_articles(pieces: Sequence[Piece], layout: Layout, language: str) -> tuple[int, ...]:
    """Return the headings of the articles below the first one, empty when the page holds one article.

    Each article has a heading, right below it a line with its day, and running text; the first one too.

    Args:
        pieces: the blocks.
        layout: what they turned out to be.
        language: ISO 639-1 code of the pack that reads them.
    """
    if layout.title is None or not _is_about(pieces, layout.title + 1, language):
        return ()
    found = []
    for index in range(layout.first + 1, layout.last):
        piece = pieces[index]
        if piece.known or piece.ended or piece.size > _HEADING_MAX or piece.key.count(" ") + 1 < _HEADING_WORDS:
            continue
        if _is_about(pieces, index + 1, language) and any(p.prose for p in pieces[index + 2 : index + 2 + _ABOUT]):
            found.append(index)
    return tuple(found) if len(found) + 1 >= _ARTICLES else ()


def _is_about(pieces: Sequence[Piece], index: int, language: str) -> bool:
    """Return whether a line tells the day of the text below it."""
    if index >= len(pieces):
        return False
    piece = pieces[index]
    if piece.size > _ABOUT_MAX or piece.words[-1:] in ".؟!?":
        return False
    return any(len(time.value) >= 10 for time in times_in(piece.words, language))
