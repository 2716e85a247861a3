"""A stretch of text, and what may be doubtful about an item."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a page's text: start, end and the words themselves.

    Offsets are Unicode code points of `Page.text`; the end is exclusive. The words are
    kept beside the offsets so that a record can be read and proven without its page.

    Raises:
        ValueError: the length of `text` is not `end - start`, or `start` is negative.

    >>> Span(3, 7, "قالت").text
    'قالت'
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}–{self.end} does not fit its {len(self.text)} characters")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Return the span of `text` from `start` to `end` (code points, end exclusive).

        >>> Span.of("قال لافروف", 4, 10).text
        'لافروف'
        """
        return cls(start, end, text[start:end])

    @property
    def range(self) -> tuple[int, int]:
        """The two offsets."""
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something odd or uncertain about an item, as a stable code with a detail.

    Codes are listed in `docs/doubts.md`.
    """

    code: str
    detail: str = ""
