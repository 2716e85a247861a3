"""A query's words as an expression of FTS5. Only keys of our own making reach it, so nothing typed is syntax."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from mahdar.lang.keys import search_words
from mahdar.search.query import MOST_WORDS, Query
from mahdar.store.connect import rows, value
from mahdar.store.words import DEFAULT_LANGUAGE

# Forms of a phrase that are tried: each word of it may have several keys.
_MOST_FORMS = 8
# Rewordings of a sentence are looked for among so many statements that hold one of so many of its words.
_MOST_LIKELY = 1_000
_MOST_TELLING = 8


@dataclass(frozen=True, slots=True)
class Match:
    """What is looked up in the index.

    Attributes:
        text: the expression.
        words: for each word, the keys of which one must stand there.
        keys: all keys together, for marking.
    """

    text: str
    words: tuple[tuple[str, ...], ...]
    keys: frozenset[str]


def match_for(connection: apsw.Connection, query: Query) -> Match | None:
    """Return the expression for a query's terms and exclusions; None when its terms hold no word.

    Args:
        connection: the record, whose languages decide how words are folded.
        query: what is asked for; words beyond `MOST_WORDS` are passed over.
    """
    parts: list[str] = []
    words: list[tuple[str, ...]] = []
    languages = _languages(connection)
    for term in query.terms:
        asked = _asked(term, languages)[: MOST_WORDS - len(words)]
        words += asked
        if len(asked) > 1 and term in query.phrases:
            parts.append(_phrase(asked))
        else:
            parts += [_either(keys) for keys in asked]
    if not parts:
        return None
    text = " AND ".join(parts)
    excluded = excluded_text(connection, query)
    if excluded is not None:
        text = f"({text}) NOT ({excluded})"
    return Match(text, tuple(words), frozenset(key for keys in words for key in keys))


def excluded_text(connection: apsw.Connection, query: Query) -> str | None:
    """Return the expression for any of a query's excluded words and phrases; None when it has none."""
    languages = _languages(connection)
    asked = [words for term in query.excluded[:MOST_WORDS] if (words := _asked(term, languages)[:MOST_WORDS])]
    return " OR ".join(_phrase(words) for words in asked) or None


def names_like(connection: apsw.Connection, name: str) -> list[int]:
    """Return the keys of the names that hold all the words of a name."""
    match = match_for(connection, Query(terms=(name,)))
    if match is None:
        return []
    return [key for (key,) in rows(connection, "SELECT rowid FROM name_words WHERE name_words MATCH ?", (match.text,))]


def rarest(connection: apsw.Connection, match: Match) -> str:
    """Return the expression for any of the rarest words of a match, which tell a sentence from all others."""
    sql = "SELECT count(*) FROM statement_words WHERE statement_words MATCH ?"
    rarity = search_words(DEFAULT_LANGUAGE).rarity
    likely = sorted(dict.fromkeys(match.words), key=lambda keys: -rarity(keys[0]))[:_MOST_TELLING]
    held = sorted((count, _either(keys)) for keys in likely if (count := int(value(connection, sql, (_either(keys),)))))
    chosen: list[str] = []
    most = _MOST_LIKELY
    for count, word in held:
        if chosen and most < count:
            break
        chosen.append(word)
        most -= count
    return " OR ".join(chosen) or '""'


def _languages(connection: apsw.Connection) -> tuple[str, ...]:
    # Skips from one language to the next in the index instead of reading every article.
    sql = """WITH RECURSIVE l (x) AS (
        SELECT min(language) FROM article
        UNION ALL SELECT (SELECT min(language) FROM article WHERE language > x) FROM l WHERE x IS NOT NULL
    ) SELECT x FROM l WHERE x IS NOT NULL"""
    return tuple(language for (language,) in rows(connection, sql)) or (DEFAULT_LANGUAGE,)


def _asked(term: str, languages: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the keys for each word of a term, in order; those of all languages together."""
    words = [term[token.start : token.end] for token in search_words(languages[0]).tokens(term[: 40 * MOST_WORDS])]
    keys = [
        tuple(dict.fromkeys(key for language in languages for key in search_words(language).asked(word)))
        for word in words
    ]
    return [found for found in keys if found]


def _either(keys: tuple[str, ...]) -> str:
    return "(" + " OR ".join(f'"{key}"' for key in keys) + ")" if len(keys) > 1 else f'"{keys[0]}"'


def _phrase(asked: list[tuple[str, ...]]) -> str:
    if len(asked) == 1:
        return _either(asked[0])
    forms = [""]
    for keys in asked:
        room = max(1, _MOST_FORMS // len(forms))
        forms = [f"{form} {key}".strip() for form in forms for key in keys[:room]]
    return "(" + " OR ".join(f'"{form}"' for form in forms) + ")"
