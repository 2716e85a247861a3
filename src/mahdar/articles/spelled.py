"""Regular expressions over phrases, with what stands around them, in text that is matched as it is."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from mahdar.times.spelling import Speller

Written = Callable[[Iterable[str]], str]
"""Gives the pattern of folded phrases in all their spellings."""


class Spelled:
    """A regular expression in which phrases match in all their spellings.

    Marks may stand behind any letter, and hardly ever do: text without them is matched with an expression that knows
    none. It compiles in a fifth of the time; the other one is compiled when the first text with marks comes.

    Args:
        spell: the spellings of the language.
        write: gives the expression, from the function that gives the pattern of phrases.
        flags: the flags of the expression.

    >>> from mahdar.times.spelling import speller
    >>> label = Spelled(speller("ar"), lambda written: rf"{written(['اعداد'])}\\s*:")
    >>> [bool(label.match(text)) for text in ("إعداد: سلمى", "إعْداد: سلمى", "أعداد كبيرة")]
    [True, True, False]
    """

    def __init__(self, spell: Speller, write: Callable[[Written], str], flags: int = re.IGNORECASE) -> None:
        self._spell = spell
        self._write = write
        self._flags = flags

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        return re.compile(self._write(self._spell.bare_pattern), self._flags)

    @cached_property
    def _marked(self) -> re.Pattern[str]:
        return re.compile(self._write(self._spell.pattern), self._flags)

    def _for(self, text: str, start: int, end: int) -> re.Pattern[str]:
        marks = self._spell.marks
        # An expression may look back at the character before the stretch.
        return self._bare if marks is None or not marks.search(text, max(0, start - 1), end) else self._marked

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what `re.Pattern.match` gives."""
        return self._for(text, start, end).match(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what `re.Pattern.search` gives."""
        return self._for(text, start, end).search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return what `re.Pattern.finditer` gives."""
        return self._for(text, start, end).finditer(text, start, end)

    def split(self, text: str) -> list[str]:
        """Return what `re.Pattern.split` gives of an expression without groups."""
        return self._for(text, 0, len(text)).split(text)

    def sub(self, other: str, text: str, count: int = 0) -> str:
        """Return what `re.Pattern.sub` gives."""
        return self._for(text, 0, len(text)).sub(other, text, count)
