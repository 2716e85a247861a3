"""The words of search for each language: its folding, its clitics and its word counts put together."""

from __future__ import annotations

from functools import cache

from mahdar.errors import PackError
from mahdar.lang import frequency
from mahdar.lang.fold import folder
from mahdar.lang.load import load_table
from mahdar.text.search_words import Clitics, SearchWords


@cache
def search_words(language: str) -> SearchWords:
    """Return the words of a language; one without a pack is only lowered.

    >>> search_words("ar").text("والضماناتُ") == search_words("ar").text("ضماناتها")
    True
    """
    try:
        fold = folder(language)
    except PackError:
        fold = str.lower
    try:
        clitics = Clitics.of(load_table(language, "clitics"))
    except PackError:
        clitics = Clitics()
    return SearchWords(fold, clitics, frequency.load(language))
