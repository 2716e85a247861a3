"""What search indexes of a reading, and the version of the words that it does so by."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.resources import files

from mahdar.lang.keys import search_words
from mahdar.model import Reading

DEFAULT_LANGUAGE = "ar"
"""Whose words a query is taken for when the store holds no article yet."""

# Raise it when `mahdar.text.search_words` gives other keys from the same data.
_CODE = 1


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
