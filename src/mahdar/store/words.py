"""The words of search for each language: its folding, its clitics and its word counts put together."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.resources import files

from mahdar.errors import PackError
from mahdar.lang import frequency
from mahdar.lang.fold import folder
from mahdar.lang.load import load_table
from mahdar.model import Reading
from mahdar.text.search_words import Clitics, SearchWords

DEFAULT_LANGUAGE = "ar"
"""Whose words a query is taken for when the store holds no article yet."""

# Raise it when `mahdar.text.search_words` gives other keys from the same data.
_CODE = 1


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


def indexed_words(reading: Reading) -> list[str]:
    """Return what search indexes of a reading: the article's headline and body, then each statement's content."""
    article = reading.article
    words = search_words(article.language)
    start, end = article.body
    headline = article.title.text if article.title and not start <= article.title.start < end else ""
    body = f"{headline} {article.text[start:end]}"
    return [words.text(body), *(words.text(statement.content.text) for statement in reading.statements)]


@cache
def words_version() -> str:
    """Return what tells an index made by other rules or data from one made by these."""
    digest = blake2b(str(_CODE).encode(), digest_size=8)
    room = files("mahdar.lang")
    for pack in sorted(room.joinpath("packs").iterdir(), key=lambda entry: entry.name):
        for name in ("letters.toml", "clitics.toml"):
            if pack.joinpath(name).is_file():
                digest.update(pack.joinpath(name).read_bytes())
    for entry in sorted(room.joinpath("frequency").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".gz"):
            digest.update(entry.read_bytes())
    return digest.hexdigest()
