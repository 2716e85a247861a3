"""A query's operators as SQL conditions over ``statement s``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

import apsw

from mahdar.links.names import NameTie, compare_names
from mahdar.search.match import excluded_text, names_like
from mahdar.search.query import Query
from mahdar.store.connect import rows

LAST = "\U0010ffff"
"""Sorts behind every continuation of an ISO prefix or an id."""

# A statement's speaker fits when the name given in its text does, or when it was resolved to an entity that does.
_SPEAKER = """(s.speaker IN (SELECT value FROM json_each(?)) OR s.pk IN (
    SELECT statement FROM mention WHERE role = 'speaker' AND entity IN (SELECT value FROM json_each(?))))"""
_OUTLET = "s.article IN (SELECT pk FROM article WHERE outlet IN (SELECT value FROM json_each(?)))"
# Agencies that the page credits for its text, and those that the text names as carriers of the statement.
_AGENCY = """(s.article IN (
        SELECT article FROM credit WHERE role = 'agency' AND name IN (SELECT value FROM json_each(?)))
    OR s.pk IN (SELECT statement FROM chain_link
        WHERE role IN ('agency', 'relay') AND name IN (SELECT value FROM json_each(?))))"""
_ONE = frozenset({NameTie.SAME, NameTie.SPELLING, NameTie.PART})


class Conditions(NamedTuple):
    """SQL conditions over ``statement s``, each led by AND, and their values in order."""

    sql: str
    values: tuple[Any, ...]


def conditions(connection: apsw.Connection, query: Query) -> Conditions:
    """Return a query's operators as conditions; empty when it has none."""
    sql: list[str] = []
    values: list[Any] = []

    def add(condition: str, *given: Any) -> None:
        sql.append(f" AND {condition}")
        values.extend(given)

    for column, allowed in (("kind", query.kinds), ("status", query.statuses)):
        if allowed:
            add(f"s.{column} IN ({','.join('?' * len(allowed))})", *allowed)
    if query.after:
        add("s.day >= ?", query.after)
    if query.before:
        add("s.day > '' AND s.day <= ?", query.before + LAST)
    if query.speakers:
        add(_SPEAKER, keys_of_names(connection, query.speakers), _entities(connection, query.speakers))
    if query.outlets:
        add(_OUTLET, keys_of_names(connection, query.outlets))
    if query.agencies:
        names = keys_of_names(connection, query.agencies)
        add(_AGENCY, names, names)
    return Conditions("".join(sql), tuple(values))


def without_excluded(connection: apsw.Connection, query: Query) -> Conditions:
    """Return the condition that keeps out a query's excluded words; for queries that ask for no word at all."""
    text = excluded_text(connection, query)
    if text is None:
        return Conditions("", ())
    sql = " AND s.pk NOT IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)"
    return Conditions(sql, (text,))


def keys_of_names(connection: apsw.Connection, names: Iterable[str]) -> str:
    """Return the keys of all names that hold the words of one of those given, as a JSON list."""
    return json.dumps(sorted({key for name in names for key in names_like(connection, name)}))


def _entities(connection: apsw.Connection, names: Iterable[str]) -> str:
    """Return the keys of the entities that names mean, as a JSON list.

    An entity counts when its own name goes with the one asked for: that somebody was once called "the president" does
    not make everything he said the answer to that word.
    """
    found = set[int]()
    for name in names:
        candidates = rows(
            connection,
            "SELECT DISTINCT e.pk, n.text FROM alias l JOIN entity e ON e.pk = l.entity JOIN name n ON n.pk = e.name"
            " WHERE l.name IN (SELECT value FROM json_each(?))",
            (json.dumps(names_like(connection, name)),),
        )
        found.update(key for key, own in candidates if compare_names(name, own).tie in _ONE)
    return json.dumps(sorted(found))
