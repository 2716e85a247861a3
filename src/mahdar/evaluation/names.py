"""When are two names, and two stretches of text, the same for the purpose of counting?"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Set
from functools import cache
from importlib.resources import files
from typing import Any

WORD = re.compile(r"\w+")


def plain_words(name: str | None) -> list[str]:
    """Return the words of a name with variant letters made one and marks left out.

    >>> plain_words("Café, X")
    ['Cafe', 'X']
    """
    letters = _letters()
    text = (name or "").translate(letters)
    text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return WORD.findall(text.translate(letters))


def name_words(name: str | None) -> set[str]:
    """Return the set of a name's words, capitals and seats replaced by what they stand for."""
    stands_for: dict[str, str] = _tables()["stands_for"]
    return {word for found in plain_words(name) for word in stands_for.get(found, found).split()}


def own_words(name: str | None) -> set[str]:
    """Return those words of a name that name somebody; all of them when none does."""
    words = name_words(name)
    return words - _general() or words


def overlap(left: Set[int], right: Set[int]) -> float:
    """Return intersection over union of two sets; 0 for two empty ones."""
    union = left | right
    return len(left & right) / len(union) if union else 0.0


class Words:
    """The places of the words of one text, so that stretches are compared by words, not characters."""

    def __init__(self, text: str) -> None:
        self._words = [match.span() for match in WORD.finditer(text)]

    def within(self, start: int, end: int) -> set[int]:
        """Return the starts of the words that lie in a stretch; the last may reach one character beyond it."""
        return {first for first, last in self._words if first >= start and last <= end + 1}


@cache
def _tables() -> dict[str, Any]:
    """The rules of every language together: no spelling stands in two of them."""
    tables: dict[str, Any] = {"letters": {}, "stands_for": {}, "general": {"words": ""}}
    for place in sorted(files("mahdar.evaluation").joinpath("words").iterdir(), key=lambda place: place.name):
        own = tomllib.loads(place.read_text(encoding="utf-8"))
        tables["letters"] |= own["letters"]
        tables["stands_for"] |= own["stands_for"]
        tables["general"]["words"] += " " + own["general"]["words"]
    return tables


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(_tables()["letters"])


@cache
def _general() -> frozenset[str]:
    return frozenset(_tables()["general"]["words"].split())
