"""The words of a text as links compare them: folded, with their places."""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain, groupby

from mahdar.errors import PackError
from mahdar.lang.fold import folder
from mahdar.model import Article, Role

# Roles whose text belongs to the article and may be shared with another.
_OWN_TEXT = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.SUBHEAD, Role.CAPTION, Role.BODY})
# Roles whose blocks follow each other as one text; what stands between two headlines is no sentence.
_RUNNING_TEXT = frozenset({Role.STANDFIRST, Role.SUBHEAD, Role.BODY})
#: Empty words between a headline and the text: more than lie between two parts of one passage (`align.GAP`).
BREAK = 13
_LETTER = r"[^\W_]"
# Where Unicode has marks and joiners: two planes of scripts, and the tags. A look at all planes is slow.
_SCRIPTS = (range(0x300, 0x20000), range(0xE0000, 0xE0200))
# Folded forms are remembered, up to this many; beyond it, memory would grow with the number of pages.
_MOST_REMEMBERED = 500_000


def _word_pattern() -> re.Pattern[str]:
    """Words may hold marks and joiners within and after their letters, of any script."""
    ranges: list[list[int]] = []
    for code in chain(*_SCRIPTS):
        if unicodedata.category(chr(code)) in ("Mn", "Me", "Cf"):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    inside = "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges)
    return re.compile(f"{_LETTER}+(?:[{inside}]+{_LETTER}*)*")


_WORD = _word_pattern()


class Words:
    """The words of a text, in order: three lists of one length.

    Attributes:
        starts, ends: code points of the text, end exclusive.
        forms: the folded words; empty ones stand where a part of the article ends (`add_break`).
        language: ISO 639-1 code of the folding.
    """

    __slots__ = ("ends", "forms", "language", "starts")

    def __init__(self, starts: list[int], ends: list[int], forms: list[str], language: str) -> None:
        self.starts = starts
        self.ends = ends
        self.forms = forms
        self.language = language

    def add(self, more: Words) -> None:
        """Put further words of the same text behind these."""
        self.starts += more.starts
        self.ends += more.ends
        self.forms += more.forms

    def add_break(self) -> None:
        """Put empty words behind these, so that no passage runs from a headline into what stands below it."""
        place = self.ends[-1]
        self.starts += [place] * BREAK
        self.ends += [place] * BREAK
        self.forms += [""] * BREAK

    def __len__(self) -> int:
        return len(self.forms)

    def within(self, start: int, end: int) -> range:
        """Return the numbers of the words that lie wholly between two offsets (code points).

        >>> split("one two three").within(4, 13)
        range(1, 3)
        """
        first, last = bisect_left(self.starts, start), bisect_right(self.ends, end)
        while first < last and not self.forms[first]:
            first += 1
        while first < last and not self.forms[last - 1]:
            last -= 1
        return range(first, last)


def split(text: str, language: str = "ar", ranges: Iterable[tuple[int, int]] | None = None) -> Words:
    """Return the words of a text, or of some stretches of it, folded.

    Args:
        text: any text; offsets count its code points.
        language: whose folding is used; a language without a pack is only lowered.
        ranges: stretches (start, end) in order; None for the whole text.

    >>> words = split("قال: والضماناتُ، (نعم)")
    >>> words.forms, words.starts
    (['قال', 'والضمانات', 'نعم'], [0, 5, 18])
    """
    known = _remembered(language)
    fold = _folding(language)
    starts: list[int] = []
    ends: list[int] = []
    forms: list[str] = []
    for start, end in ((0, len(text)),) if ranges is None else ranges:
        for match in _WORD.finditer(text, start, end):
            raw = match.group()
            form = known.get(raw)
            if form is None:
                if len(known) >= _MOST_REMEMBERED:
                    known.clear()
                form = known[raw] = sys.intern(fold(raw))
            if form:
                starts.append(match.start())
                ends.append(match.end())
                forms.append(form)
    return Words(starts, ends, forms, language)


def article_words(article: Article) -> Words:
    """Return the words of an article's own text: headline and body, without what surrounds them on the page."""
    blocks = [block for block in article.blocks if block.role in _OWN_TEXT]
    if not blocks:
        return split(article.text, article.language, [article.body])
    parts = [list(part) for _, part in groupby(blocks, key=lambda block: block.role in _RUNNING_TEXT)]
    found = Words([], [], [], article.language)
    for part in parts:
        if len(found):
            found.add_break()
        found.add(split(article.text, article.language, [(block.start, block.end) for block in part]))
    return found


@cache
def _remembered(language: str) -> dict[str, str]:  # noqa: ARG001 - one memory a language
    return {}


@cache
def _folding(language: str) -> Callable[[str], str]:
    try:
        return folder(language)
    except PackError:
        return str.lower
