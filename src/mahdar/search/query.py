"""Queries as people type them: words, "phrases", -exclusions, operators (``speaker:…``) and ranges of days."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from mahdar.errors import UsageError
from mahdar.lang.keys import search_words
from mahdar.model import Kind, Status
from mahdar.store.words import DEFAULT_LANGUAGE

# Quotation marks that people and their keyboards write; a phrase may open with one and close with another.
_QUOTES = '"“”„‟«»'
_PIECE = re.compile(
    rf"""(?P<minus>(?<!\S)-)?
    (?:(?P<name>[^\W\d_]+):(?=[^\s]))?
    (?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?:[{_QUOTES}]|$)|(?P<word>[^\s{_QUOTES}]+))""",
    re.VERBOSE,
)
_DAY = r"(\d{4}(?:-\d\d(?:-\d\d)?)?)"
_RANGE = re.compile(rf"{_DAY}?\.\.{_DAY}?")

# More words are not needed to find anything, and a page pasted as a query must not take the machine down.
MOST_WORDS = 64
# Characters of a query that are read; 64 words and all operators take less.
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for; every part must hold.

    Attributes:
        terms: words and phrases as written; a phrase holds several words.
        excluded: words and phrases that must not stand there.
        speakers, outlets, agencies: names, of which one of each list must fit.
        kinds, statuses: values, of which one of each list must fit.
        after, before: ISO 8601 prefixes of the first and the last day.
    """

    terms: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None
    phrases: frozenset[str] = field(default=frozenset())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == Query()

    def with_operators(self, given: Mapping[str, str | None]) -> Query:
        """Return the query with more operators: speaker, outlet, agency, kind, status, after, before.

        Raises:
            UsageError: a value is none that the operator takes.

        >>> Query().with_operators({"kind": "direct", "after": None}).kinds
        ('direct',)
        """
        query, values = self, _operators()[1]
        for name, value in given.items():
            if value is None:
                continue
            if name in {"after", "before"}:
                query = _between(query, value, *((value, None) if name == "after" else (None, value)))
            elif name in {"kind", "status"}:
                query = _valued(query, name, value, values)
            else:
                query = _named(query, name, value)
        return query


def parse(text: str) -> Query:
    """Return the query that a line of text means. An unknown word before a colon is a word like any other.

    Raises:
        UsageError: an operator's value is none of those it takes, or a day is no day.

    >>> parse('speaker:"Anna Berg" kind:direct 2022-01..2022-02 "no talks" border').speakers
    ('Anna Berg',)
    >>> parse("2022-01-10..").after
    '2022-01-10'
    >>> parse("kind:loud")
    Traceback (most recent call last):
    mahdar.errors.UsageError: kind:loud: kind is one of direct, indirect, mixed, act
    """
    query = Query()
    names, values = _operators()
    for piece in _PIECE.finditer(_clean(text[:_LONGEST])):
        name, phrase, word = piece["name"], piece["phrase"], piece["word"]
        value = (phrase if phrase is not None else word).strip()
        operator = names.get(_fold(name)) if name else None
        if name and operator is None:
            value = f"{name}:{value}"
        if not value:
            continue
        if operator is None:
            span = _RANGE.fullmatch(value) if phrase is None and ".." in value else None
            if span and (span[1] or span[2]):
                query = _between(query, value, span[1], span[2])
            elif piece["minus"]:
                query = replace(query, excluded=(*query.excluded, value))
            else:
                query = replace(query, terms=(*query.terms, value))
                if phrase is not None:
                    query = replace(query, phrases=query.phrases | {value})
        elif operator == "day":
            span = _RANGE.fullmatch(value)
            first, last = (span[1], span[2]) if span else (value, value)
            query = _between(query, value, first, last)
        elif operator in {"kind", "status"}:
            query = _valued(query, operator, value, values)
        else:
            query = _named(query, operator, value)
    return query


def _clean(text: str) -> str:
    """Return a query without control characters and with plain digits."""
    text = "".join(" " if unicodedata.category(ch) in {"Cc", "Cs", "Zl", "Zp"} else ch for ch in text)
    return "".join(str(unicodedata.decimal(ch)) if ch.isdecimal() else ch for ch in text)


def _between(query: Query, written: str, first: str | None, last: str | None) -> Query:
    for day in (first, last):
        if day is not None and not _is_day(day):
            raise UsageError(f"{written}: {day!r} is no day; write 2022, 2022-01 or 2022-01-13")
    return replace(query, after=first or query.after, before=last or query.before)


def _is_day(value: str) -> bool:
    if not re.fullmatch(_DAY, value):
        return False
    _, month, day = (*(int(part) for part in value.split("-")), 1, 1)[:3]
    return 1 <= month <= 12 and 1 <= day <= 31


def _named(query: Query, operator: str, value: str) -> Query:
    if operator == "speaker":
        return replace(query, speakers=(*query.speakers, value))
    if operator == "outlet":
        return replace(query, outlets=(*query.outlets, value))
    return replace(query, agencies=(*query.agencies, value))


def _valued(query: Query, operator: str, value: str, values: Mapping[str, str]) -> Query:
    allowed: list[str] = [item.value for item in (Kind if operator == "kind" else Status)]
    known = values.get(_fold(value), _fold(value))
    if known not in allowed:
        raise UsageError(f"{operator}:{value}: {operator} is one of {', '.join(allowed)}")
    if operator == "kind":
        return replace(query, kinds=(*query.kinds, known))
    return replace(query, statuses=(*query.statuses, known))


def _fold(word: str) -> str:
    return " ".join(search_words(DEFAULT_LANGUAGE).folded(part) for part in word.split())


@cache
def _operators() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the operator for each of its names, and the value for each of its words, folded."""
    table: Mapping[str, Any] = tomllib.loads(
        files("mahdar.search").joinpath("operators.toml").read_text(encoding="utf-8")
    )
    names = {_fold(form): name for name, forms in table["operators"].items() for form in forms}
    values = {_fold(form): value for value, forms in table["values"].items() for form in forms}
    return names, values
