"""A query's operators as SQL conditions over ``statement s``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

import apsw

from mahdar.search.match import excluded_text, names_like
from mahdar.search.query import Query

_LAST = "\U0010ffff"  # sorts behind every continuation of an ISO prefix

# A statement's speaker fits when the name given in its text does, or any form of the entity it was resolved to.
_SPEAKER = """(s.speaker IN (SELECT value FROM json_each(?)) OR s.pk IN (
    SELECT m.statement FROM mention m WHERE m.role = 'speaker' AND m.entity IN (
        SELECT entity FROM alias WHERE NOT descriptive AND name IN (SELECT value FROM json_each(?)))))"""
_OUTLET = "s.article IN (SELECT pk FROM article WHERE outlet IN (SELECT value FROM json_each(?)))"
# Agencies that the page credits for its text, and those that the text names as carriers of the statement.
_AGENCY = """(s.article IN (
        SELECT article FROM credit WHERE role = 'agency' AND name IN (SELECT value FROM json_each(?)))
    OR s.pk IN (SELECT statement FROM chain_link
        WHERE role IN ('agency', 'relay') AND name IN (SELECT value FROM json_each(?))))"""


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
        add("s.day > '' AND s.day <= ?", query.before + _LAST)
    if query.speakers:
        names = _keys(connection, query.speakers)
        add(_SPEAKER, names, names)
    if query.outlets:
        add(_OUTLET, _keys(connection, query.outlets))
    if query.agencies:
        names = _keys(connection, query.agencies)
        add(_AGENCY, names, names)
    return Conditions("".join(sql), tuple(values))


def without_excluded(connection: apsw.Connection, query: Query) -> Conditions:
    """Return the condition that keeps out a query's excluded words; for queries that ask for no word at all."""
    text = excluded_text(connection, query)
    if text is None:
        return Conditions("", ())
    sql = " AND s.pk NOT IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)"
    return Conditions(sql, (text,))


def _keys(connection: apsw.Connection, names: Iterable[str]) -> str:
    return json.dumps(sorted({key for name in names for key in names_like(connection, name)}))
