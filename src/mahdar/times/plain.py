"""A stretch of text in the spelling of the tables, so that one pattern of a word matches every way to write it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

# What is seen of the text before a stretch: the patterns look back so far.
_BACK = 2


class Plain:
    """A stretch of text with its letters folded, without the marks behind letters.

    Attributes:
        source: the whole text as it was.
        end: where the stretch ends in it.
        text: the plain stretch, with a little of what stands before it.
        start: where the stretch begins in the plain text.

    Args:
        letters: each letter that is folded, with the one it folds to.
        marks: finds marks that may stand behind any letter; None when there are none.
        source: the text.
        start, end: the stretch, in code points of the text, end exclusive.

    >>> plain = Plain([("أ", "ا")], re.compile("[\\u064b-\\u0652]+"), "في يومِ الأحَدِ.", 3, 16)
    >>> plain.text[plain.start :], plain.offset(plain.text.index("الاحد")), plain.offset(plain.text.index("."))
    ('يوم الاحد.', 8, 15)
    """

    __slots__ = ("_dropped", "_places", "end", "source", "start", "text")

    def __init__(
        self, letters: Iterable[tuple[str, str]], marks: re.Pattern[str] | None, source: str, start: int, end: int
    ) -> None:
        self.source = source
        self.end = end
        begin = max(0, start - _BACK)
        self.start = start - begin
        self._places: list[int] = []
        # How far a place of the plain text lies before its offset: at first, and from each of the places on.
        self._dropped = [begin]
        kept, at = [], begin
        for run in marks.finditer(source, start, end) if marks else ():
            first, behind = run.span()
            if first == start or not source[first - 1].isalpha():
                continue  # a stroke between numbers may be printed as such a mark
            kept.append(source[at:first])
            self._places.append(first - self._dropped[-1])
            self._dropped.append(self._dropped[-1] + behind - first)
            at = behind
        kept.append(source[at:end])
        plain = "".join(kept)
        for letter, folded in letters:  # ten times as fast as a translation table
            plain = plain.replace(letter, folded)
        self.text = plain

    def offset(self, place: int) -> int:
        """Return the offset in the source of a place in the plain text; behind a letter, that is behind its marks."""
        return place + self._dropped[bisect_right(self._places, place)]


def plain_letter(letter: str) -> str:
    """Return the pattern of one letter of plain text; a space matches any white space."""
    return r"\s+" if letter == " " else re.escape(letter)
