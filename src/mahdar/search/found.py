"""Statements as a reader wants them: with their article, their group and the words that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import apsw

from mahdar.model import Article, Reading, Statement
from mahdar.search.filters import conditions, without_excluded
from mahdar.search.hits import Hit
from mahdar.search.query import Query
from mahdar.store.connect import rows, value
from mahdar.store.nouns import load_readings


@dataclass(frozen=True, slots=True)
class GroupRef:
    """The group a statement belongs to: how many reports it has, and the bounds on its chains of separate origin."""

    id: str
    reports: int
    lower: int
    upper: int


@dataclass(frozen=True, slots=True)
class Found:
    """One stored statement with the article it stands in.

    Attributes:
        group: None before `relink`, and for a statement that no group holds.
        marks: the places of the words asked for (start, end), in code points of the article's text.
        share: the share of the words asked for that stand there.
    """

    statement: Statement
    article: Article
    group: GroupRef | None = None
    marks: tuple[tuple[int, int], ...] = ()
    share: float = 1.0

    @property
    def day(self) -> str | None:
        """The ISO day of the saying, else of publication; None when neither is known."""
        when = self.statement.said or self.article.published
        return when.value[:10] if when else None

    @property
    def reading(self) -> Reading:
        """The article with this statement alone."""
        return Reading(self.article, (self.statement,))


def list_statements(
    connection: apsw.Connection,
    query: Query,
    *,
    limit: int | None = None,
    offset: int = 0,
    oldest_first: bool = False,
) -> tuple[tuple[Found, ...], int]:
    """Return the statements that fit a query's operators, by day, and how many there are; its words are not looked at.

    Args:
        connection: a record.
        query: an empty one gives every statement.
        limit: the most to return; None for all.
        offset: how many to pass over.
        oldest_first: for a timeline; statements whose day is not known are left out.
    """
    where, kept = conditions(connection, query), without_excluded(connection, query)
    condition = f"WHERE 1{where.sql}{kept.sql}{_DATED if oldest_first else ''}"
    values = (*where.values, *kept.values)
    total = value(connection, f"SELECT count(*) FROM statement s {condition}", values)
    order = "s.day, s.id" if oldest_first else "s.day DESC, s.id DESC"
    found = rows(
        connection,
        f"SELECT s.pk FROM statement s {condition} ORDER BY {order} LIMIT ? OFFSET ?",
        (*values, -1 if limit is None else limit, offset),
    )
    return load_found(connection, [key for (key,) in found]), total


_DATED = " AND s.day > ''"


def load_found(connection: apsw.Connection, keys: Sequence[int]) -> tuple[Found, ...]:
    """Return statements by their keys, in that order."""
    articles: dict[int, Reading] = {}
    places: dict[int, tuple[int, str]] = {}
    groups: dict[int, GroupRef] = {}
    for first in range(0, len(keys), _AT_ONCE):
        some = keys[first : first + _AT_ONCE]
        marks = ",".join("?" * len(some))
        sql = (
            "SELECT s.pk, s.article, s.id, g.id, (SELECT count(*) FROM member WHERE grp = g.pk), g.lower, g.upper"
            " FROM statement s LEFT JOIN member m ON m.statement = s.pk"
            f" LEFT JOIN statement_group g ON g.pk = m.grp WHERE s.pk IN ({marks})"
        )
        for key, article, id_, *group in rows(connection, sql, some):
            places[key] = (article, id_)
            if group[0] is not None:
                groups[key] = GroupRef(*group)
    needed = sorted({article for article, _ in places.values()})
    articles.update(load_readings(connection, needed))
    by_id = {(key, statement.id): statement for key, reading in articles.items() for statement in reading.statements}
    return tuple(
        Found(by_id[places[key]], articles[places[key][0]].article, groups.get(key)) for key in keys if key in places
    )


def found_of(connection: apsw.Connection, hits: Sequence[Hit]) -> tuple[Found, ...]:
    """Return the statements of hits, with the marks of the hits."""
    if not hits:
        return ()
    sql = "SELECT s.pk FROM statement s JOIN article a ON a.pk = s.article WHERE s.id = ? AND a.id = ?"
    keys = [value(connection, sql, (hit.statement_id, hit.article_id)) for hit in hits]
    found = load_found(connection, keys)
    return tuple(replace(item, marks=hit.marks, share=hit.share) for item, hit in zip(found, hits, strict=True))


_AT_ONCE = 500
