"""Blocks that are a date and little else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mahdar.articles.days import days_in
from mahdar.articles.lexicon import load_chrome
from mahdar.articles.pieces import Piece
from mahdar.model import Timex

# A block that stamps a page holds at most this many characters beside the date (a label, a name, a time zone).
_REST = 45
_REST_BELOW = 70
_REST_UNLABELLED = 24
_FIRST_YEAR = "1995"
_LONGEST = 160
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of a page's own.

    Attributes:
        time: the date, at least to the day.
        label: ``published``, ``updated`` or None when no word says what it dates.
        alone: True when no other letter stands in the block.
        clock: True when the site's running clock shows it: a date and, after it, the hour of the last update.
    """

    time: Timex
    label: str | None
    clock: bool
    alone: bool

    @property
    def rule(self) -> str:
        """The rule that a block of this stamp goes by."""
        return "site-clock" if self.clock else f"stamp-{self.label or 'bare'}"


def read_stamp(piece: Piece, language: str, before: Piece | None, *, below_headline: bool = False) -> Stamp | None:
    """Return the date that a block is, or None when it is none or says more.

    Args:
        piece: the block.
        language: ISO 639-1 code.
        before: the block before it, which may be its label.
        below_headline: whether it stands between headline and text, where more words may stand beside the date.
    """
    words = piece.words
    if piece.size > _LONGEST or piece.size < 6 or _DIGIT.search(words) is None or piece.prose:
        return None
    times = days_in(words, language)
    if not times:
        return None
    others = words
    for time in times:
        others = others.replace(time.span.text if time.span else "", " ", 1)
    rest = len(_LETTERS.findall(others))
    if rest > (_REST_BELOW if below_headline else _REST):
        return None
    chrome = load_chrome(language)
    first = times[0].span
    assert first is not None
    label, clock = None, False
    for name in ("published", "updated"):
        found = chrome.labels[name].search(words)
        if found and found.start <= first.start:
            label = name
        elif found and name == "updated" and len(times) == 1:
            clock = True
    if (
        label is None
        and before is not None
        and before.known in ("published", "updated")
        and not _DIGIT.search(before.words)
    ):
        label = before.known
    # Without a label the date has to be all of the line but for a name or a place beside it, and of the age of the web.
    if label is None and ((rest > _REST_UNLABELLED and not below_headline) or times[0].value < _FIRST_YEAR):
        return None
    chosen = times[0]
    span = chosen.span
    assert span is not None
    moved = Timex(chosen.value, type(span)(piece.start + span.start, piece.start + span.end, span.text), chosen.rule)
    return Stamp(moved, label, clock and label is None, rest == 0)
