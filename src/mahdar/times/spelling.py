"""Patterns that match a phrase in every spelling that the pack counts as the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from mahdar.lang.load import load_table
from mahdar.times.trie import trie_pattern

# From so many characters on, replacing one letter after the other is faster than a table, in which each is looked up.
_LONG = 40


class Folding(dict[int, int | str | None]):
    """Translation table that learns the characters that stay: `str.translate` is faster where it finds each.

    >>> "الأحد".translate(Folding({ord("أ"): "ا"}))
    'الاحد'
    """

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


class Speller:
    """Folds phrases, and writes patterns that match every spelling of a folded phrase.

    Args:
        letters: the `fold` table of a pack's `letters.toml`: `from`, `to` and `drop`.

    Attributes:
        folding: translation table of a spelling to the folded one.
        letters, digits: each letter and each digit that is folded, with the one it folds to.
        marks: finds what may stand behind a letter and is no part of the spelling; None when there is nothing.
    """

    def __init__(self, letters: Mapping[str, str]) -> None:
        folded = dict(zip(map(ord, letters["from"]), letters["to"], strict=True))
        self.folding = Folding(folded | dict.fromkeys(map(ord, letters["drop"])))
        # Digits stay: a number is read as it is printed.
        self.letters = tuple((chr(code), to) for code, to in folded.items() if not to.isdecimal())
        self.digits = tuple((chr(code), to) for code, to in folded.items() if to.isdecimal())
        self.marks = re.compile(f"[{re.escape(letters['drop'])}]+") if letters["drop"] else None
        chained = not set(letters["to"]).isdisjoint(letters["from"] + letters["drop"])
        self._replaced = () if chained else (*self.letters, *self.digits, *((mark, "") for mark in letters["drop"]))
        self._marks = f"[{re.escape(letters['drop'])}]*" if letters["drop"] else ""
        self._classes: dict[str, str] = {}
        for code, target in folded.items():
            self._classes[target] = self._classes.get(target, target) + chr(code)

    def fold(self, phrase: str) -> str:
        """Return a phrase folded, in lower case, with single spaces."""
        if len(phrase) < _LONG or not self._replaced:
            phrase = phrase.translate(self.folding)
        else:
            for letter, to in self._replaced:
                phrase = phrase.replace(letter, to)
        return " ".join(phrase.lower().split())

    def letter(self, letter: str) -> str:
        """Return the pattern of one folded letter with its marks; a space matches any white space."""
        return r"\s+" if letter == " " else self.bare_letter(letter) + self._marks

    def bare_letter(self, letter: str) -> str:
        """Return the pattern of one folded letter that has no marks; a space matches any white space."""
        if letter == " ":
            return r"\s+"
        spellings = self._classes.get(letter)
        return f"[{re.escape(spellings)}]" if spellings else re.escape(letter)

    def pattern(self, phrases: Iterable[str]) -> str:
        """Return a pattern that matches any of the folded phrases, the longest first, ignoring case."""
        return trie_pattern(phrases, self.letter)

    def bare_pattern(self, phrases: Iterable[str]) -> str:
        """Return the same pattern for text without marks."""
        return trie_pattern(phrases, self.bare_letter)


@cache
def speller(language: str) -> Speller:
    """Return the speller of a language's pack.

    Raises:
        PackError: there is no pack for the language.

    >>> speller("ar").fold("الأنْباءِ")
    'الانباء'
    """
    return Speller(load_table(language, "letters")["fold"])
