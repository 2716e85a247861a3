"""Lists of what a record holds beside statements: articles, people and groups."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from mahdar.model.links import Entity, EntityKind, Group, Passage
from mahdar.search.filters import LAST, keys_of_names
from mahdar.search.match import match_for, names_like
from mahdar.search.query import Query
from mahdar.store.connect import rows, value
from mahdar.store.link_rows import load_entities, load_groups, load_passages


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article within a list: what it is called, and how much of it was shared."""

    id: str
    path: str
    url: str | None
    title: str | None
    published: str | None
    outlet: str | None
    agencies: tuple[str, ...]
    statements: int
    passages: int
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, body or country within a list.

    Attributes:
        entity: with every form met and the reason for each merge.
        statements: how many it makes; articles: in how many articles.
        first, last: the first and the last ISO day of them; None when no day is known.
    """

    entity: Entity
    statements: int
    articles: int
    first: str | None
    last: str | None


def list_articles(
    connection: apsw.Connection, query: Query, *, limit: int | None = None, offset: int = 0
) -> tuple[tuple[ArticleRow, ...], int]:
    """Return the articles that fit a query (words, outlet, agency, days of publication), newest first; and how many."""
    where, values = ["1"], list[Any]()
    match = match_for(connection, query)
    if match is not None:
        where.append("a.pk IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)")
        values.append(match.text)
    if query.outlets:
        where.append("a.outlet IN (SELECT value FROM json_each(?))")
        values.append(keys_of_names(connection, query.outlets))
    if query.agencies:
        where.append(
            "a.pk IN (SELECT article FROM credit WHERE role = 'agency' AND name IN (SELECT value FROM json_each(?)))"
        )
        values.append(keys_of_names(connection, query.agencies))
    if query.after:
        where.append("a.published >= ?")
        values.append(query.after)
    if query.before:
        where.append("a.published <= ?")
        values.append(query.before + LAST)
    condition = " AND ".join(where)
    total = value(connection, f"SELECT count(*) FROM article a WHERE {condition}", values)
    found = rows(
        connection,
        "SELECT a.id, (SELECT min(path) FROM capture WHERE page = a.page), a.url,"
        " substr(p.text, a.title_start + 1, a.title_end - a.title_start), a.published, outlet.text,"
        " (SELECT json_group_array(n.text) FROM credit c JOIN name n ON n.pk = c.name"
        "  WHERE c.article = a.pk AND c.role = 'agency' ORDER BY c.n),"
        " (SELECT count(*) FROM statement WHERE article = a.pk),"
        " (SELECT count(*) FROM passage WHERE a = a.pk) + (SELECT count(*) FROM passage WHERE b = a.pk), a.doubts"
        " FROM article a JOIN page p ON p.pk = a.page LEFT JOIN name outlet ON outlet.pk = a.outlet"
        f" WHERE {condition} ORDER BY a.published IS NULL, a.published DESC, a.id LIMIT ? OFFSET ?",
        (*values, -1 if limit is None else limit, offset),
    )
    return tuple(_article(row) for row in found), total


def list_people(
    connection: apsw.Connection,
    name: str | None = None,
    *,
    kind: EntityKind | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[tuple[PersonRow, ...], int]:
    """Return people, bodies and countries, those with most statements first; and how many there are.

    Args:
        connection: a record that was relinked.
        name: words of a name, in any spelling that was met; None for all.
        kind: only persons, bodies or countries.
        limit, offset: which part of the list.
    """
    where, values = ["1"], list[Any]()
    if name is not None:
        where.append("e.pk IN (SELECT entity FROM alias WHERE name IN (SELECT value FROM json_each(?)))")
        values.append(json.dumps(names_like(connection, name)))
    if kind is not None:
        where.append("e.kind = ?")
        values.append(kind.value)
    condition = " AND ".join(where)
    total = value(connection, f"SELECT count(*) FROM entity e WHERE {condition}", values)
    found = list(
        rows(
            connection,
            "SELECT e.pk, count(DISTINCT s.pk) AS said, count(DISTINCT s.article), min(nullif(s.day, '')),"
            " max(nullif(s.day, '')) FROM entity e"
            " LEFT JOIN mention m ON m.entity = e.pk AND m.role = 'speaker' LEFT JOIN statement s ON s.pk = m.statement"
            f" WHERE {condition} GROUP BY e.pk ORDER BY said DESC, e.id LIMIT ? OFFSET ?",
            (*values, -1 if limit is None else limit, offset),
        )
    )
    entities = load_entities(connection, [row[0] for row in found])
    return tuple(PersonRow(entity, *row[1:]) for entity, row in zip(entities, found, strict=True)), total


def list_groups(
    connection: apsw.Connection, *, fewest: int = 1, limit: int | None = None, offset: int = 0
) -> tuple[tuple[Group, ...], int]:
    """Return groups of reports, those with most reports first; and how many there are.

    Args:
        connection: a record that was relinked.
        fewest: the least number of reports.
        limit, offset: which part of the list.
    """
    having = "(SELECT count(*) FROM member WHERE grp = g.pk)"
    total = value(connection, f"SELECT count(*) FROM statement_group g WHERE {having} >= ?", (fewest,))
    found = rows(
        connection,
        f"SELECT g.pk FROM statement_group g WHERE {having} >= ? ORDER BY {having} DESC, g.id LIMIT ? OFFSET ?",
        (fewest, -1 if limit is None else limit, offset),
    )
    return tuple(load_groups(connection, [key for (key,) in found])), total


def group_of(connection: apsw.Connection, id_start: str) -> tuple[Group, ...]:
    """Return the groups of an id, of its first characters, or of a statement in them."""
    found = rows(
        connection,
        "SELECT pk FROM statement_group WHERE id >= ?1 AND id < ?1 || ?2 UNION"
        " SELECT m.grp FROM member m JOIN statement s ON s.pk = m.statement WHERE s.id >= ?1 AND s.id < ?1 || ?2"
        " ORDER BY 1",
        (id_start, LAST),
    )
    return tuple(load_groups(connection, [key for (key,) in found]))


def passages_of(connection: apsw.Connection, article_ids: Sequence[str]) -> tuple[Passage, ...]:
    """Return the passages that some articles share among each other, or with any other when there is one alone."""
    ids = json.dumps(list(article_ids))
    joined = "AND" if len(article_ids) > 1 else "OR"
    where = f"a.id IN (SELECT value FROM json_each(?)) {joined} b.id IN (SELECT value FROM json_each(?))"
    return tuple(load_passages(connection, where, (ids, ids)))


def _article(row: tuple[Any, ...]) -> ArticleRow:
    id_, path, url, title, published, outlet, agencies, statements, passages, doubts = row
    codes = tuple(doubt["code"] for doubt in json.loads(doubts))
    return ArticleRow(
        id_, path or "", url, title, published, outlet, tuple(json.loads(agencies)), statements, passages, codes
    )
