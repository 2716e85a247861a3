"""Phrases of a language, looked for in any of their spellings.

The text is folded, not the pattern: a pattern that allows for every spelling and for marks behind every letter takes
forty times as long to compile, and longer to match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from mahdar.times.plain import Plain, plain_letter
from mahdar.times.spelling import Speller
from mahdar.times.trie import trie_pattern

_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w")
_DIGIT = re.compile(r"\d")
# No phrase begins behind more marks and digits than these, nor has a longer first word.
_OPENING = 40
_BEFORE = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase stands in a text, and its role; an empty one where a list of phrases has no roles."""

    role: str
    start: int
    end: int


class Phrases:
    """Finds phrases wherever they stand in a text as words of their own.

    Args:
        spell: the spellings of the language.
        phrases: the folded phrases by role; of two that begin at one place, the one of the role named first is found.
        around: the pattern around them, in which ``{}`` stands for the phrases; None for words of their own.

    >>> from mahdar.times.spelling import speller
    >>> menu = Phrases(speller("ar"), {"home": ["الصفحه الاولي"]})
    >>> menu.search("من الصّفحة الأولى")
    Hit(role='home', start=3, end=17)
    """

    def __init__(self, spell: Speller, phrases: Mapping[str, Iterable[str]], around: str | None = None) -> None:
        self._phrases = {role: list(known) for role, known in phrases.items()}
        known = [phrase for own in self._phrases.values() for phrase in own]
        # The boundary is the cheaper look, where it says the same.
        begin = r"\b" if all(_WORD.match(phrase) for phrase in known) else r"(?<!\w)"
        self._around = around or rf"{begin}{{}}(?!\w)"
        self._marks = spell.marks
        self._letters = spell.letters + (spell.digits if any(map(_DIGIT.search, known)) else ())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._around.replace("{}", _written(self._phrases)), re.IGNORECASE)

    def search(self, words: str, start: int = 0) -> Hit | None:
        """Return the first phrase in a text from an offset on, or None."""
        plain = Plain(self._letters, self._marks, words, start, len(words))
        return _hit(self._pattern.search(plain.text, plain.start), plain)

    def match(self, words: str) -> Hit | None:
        """Return the phrase with which a text begins, or None."""
        plain = Plain(self._letters, self._marks, words, 0, len(words))
        return _hit(self._pattern.match(plain.text), plain)


class Openings(Phrases):
    """Finds the phrase with which a text begins; up to six marks and digits may stand before it.

    Args:
        spell: the spellings of the language.
        phrases: the folded phrases by role, as for `Phrases`.
        behind: the pattern of what follows one.
    """

    def __init__(self, spell: Speller, phrases: Mapping[str, Iterable[str]], behind: str) -> None:
        super().__init__(spell, phrases, rf"[\W\d_]{{0,{_BEFORE}}}{{}}{behind}")
        self._spell = spell
        known = [phrase for own in self._phrases.values() for phrase in own]
        self._first = {first[0] for phrase in known if (first := _LETTERS.search(phrase))}
        self._signs = tuple(phrase for phrase in known if not _LETTERS.search(phrase))

    def match(self, words: str, key: str = "") -> Hit | None:
        """Return the phrase with which a text begins, or None.

        Args:
            words: the text.
            key: its folded spelling where that is known; hardly any text begins with the first word of a phrase.
        """
        first = _LETTERS.search(key or self._spell.fold(words[:_OPENING]))
        if (first is not None and first[0] in self._first) or any(sign in words for sign in self._signs):
            return super().match(words)
        return None


def _written(phrases: Mapping[str, Iterable[str]]) -> str:
    """Return the pattern of folded phrases in plain text; the group that matches is the role, where it has a name."""
    roles = {role: trie_pattern(known, plain_letter) for role, known in phrases.items()}
    return "(?:" + ("|".join(f"(?P<{role}>{one})" if role else one for role, one in roles.items()) or "(?!)") + ")"


def _hit(found: re.Match[str] | None, plain: Plain) -> Hit | None:
    if found is None:
        return None
    return Hit(found.lastgroup or "", plain.offset(found.start()), plain.offset(found.end()))
