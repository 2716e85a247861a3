"""What joins articles, as rows and back: passages, entities, groups with their origins and proofs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import apsw

from mahdar.model import Span
from mahdar.model.links import (
    Carrier,
    Entity,
    EntityKind,
    Evidence,
    Group,
    Joining,
    Link,
    Links,
    Member,
    Mention,
    Origin,
    Passage,
    PassageKind,
    Reason,
    Run,
    Tie,
)
from mahdar.store.connect import Row, rows
from mahdar.store.nouns import cut, read_doubts
from mahdar.store.rows import dumps
from mahdar.store.write import Writer

# Tables that `relink` writes anew, in an order that foreign keys allow.
_TABLES = (
    "passage",
    "mention",
    "alias",
    "joining",
    "carrier",
    "origin",
    "group_link",
    "member",
    "statement_group",
    "entity",
)

# Keys asked for in one query.
_AT_ONCE = 500


def save_links(connection: apsw.Connection, links: Links) -> None:
    """Put links in place of those that are stored; needs an open transaction."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")
    save = _Save(connection)
    save.passages(links.passages)
    save.entities(links.entities)
    save.groups(links.groups)


class _Save:
    def __init__(self, connection: apsw.Connection) -> None:
        self._many = connection.executemany
        self._name = Writer(connection).name
        self._articles = {id_: key for id_, key in rows(connection, "SELECT id, pk FROM article")}  # noqa: C416
        self._statements = {
            (article, statement): key
            for article, statement, key in rows(
                connection, "SELECT a.id, s.id, s.pk FROM statement s JOIN article a ON a.pk = s.article"
            )
        }

    def passages(self, passages: Iterable[Passage]) -> None:
        self._many(
            "INSERT INTO passage (id, a, b, a_start, a_end, b_start, b_end, kind, score, matched, runs)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    passage.id,
                    self._articles[passage.a],
                    self._articles[passage.b],
                    *passage.a_span.range,
                    *passage.b_span.range,
                    passage.kind.value,
                    passage.score,
                    passage.matched,
                    dumps([[run.a_start, run.a_end, run.b_start, run.b_end, run.words] for run in passage.runs]),
                )
                for passage in passages
            ),
        )

    def entities(self, entities: Iterable[Entity]) -> None:
        aliases: list[Row] = []
        mentions: list[Row] = []
        entity_rows: list[Row] = []
        for key, entity in enumerate(entities, start=1):
            merges, doubts = _reasons(entity.merges), dumps([asdict(doubt) for doubt in entity.doubts])
            entity_rows.append((key, entity.id, entity.kind.value, self._name(entity.name), merges, doubts))
            aliases += [(key, n, self._name(name), count) for n, (name, count) in enumerate(entity.names)]
            for n, mention in enumerate(entity.mentions):
                statement = self._statements[mention.article_id, mention.statement_id]
                mentions.append((key, statement, mention.role, n, self._name(mention.name), *_range(mention.span)))
        self._many("INSERT INTO entity (pk, id, kind, name, merges, doubts) VALUES (?, ?, ?, ?, ?, ?)", entity_rows)
        self._many("INSERT INTO alias (entity, n, name, count) VALUES (?, ?, ?, ?)", aliases)
        self._many("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)", mentions)

    def groups(self, groups: Iterable[Group]) -> None:
        into: defaultdict[str, list[Row]] = defaultdict(list)
        for key, group in enumerate(groups, start=1):
            speaker = self._name(group.speaker) if group.speaker is not None else None
            doubts = dumps([asdict(doubt) for doubt in group.doubts])
            into["statement_group"].append((key, group.id, speaker, group.entity, group.lower, group.upper, doubts))
            for n, member in enumerate(group.members):
                into["member"].append((key, n, self._statements[member.article_id, member.statement_id]))
            for n, link in enumerate(group.links):
                into["group_link"].append((key, n, link.left, link.right, link.score, _reasons(link.reasons)))
            for n, origin in enumerate(group.origins):
                into["origin"].append((key, n, dumps(origin.members), int(origin.known)))
                for m, carrier in enumerate(origin.carriers):
                    name, evidence = self._name(carrier.name), carrier.evidence.value
                    into["carrier"].append((key, n, m, name, evidence, carrier.member, *_range(carrier.span)))
            for n, joining in enumerate(group.joinings):
                reasons = _reasons(joining.reasons)
                into["joining"].append((key, n, joining.left, joining.right, joining.tie.value, reasons))
        for table in ("statement_group", "member", "group_link", "origin", "carrier", "joining"):
            if into[table]:
                self._many(f"INSERT INTO {table} VALUES ({','.join('?' * len(into[table][0]))})", into[table])


def load_passages(connection: apsw.Connection, where: str = "1", values: Sequence[Any] = ()) -> Iterator[Passage]:
    """Yield passages in the order of their places.

    Args:
        where: an SQL condition over ``passage p`` and its two articles ``a`` and ``b``.
        values: its values.
    """
    found = rows(
        connection,
        "SELECT p.id, a.id, b.id, (SELECT min(path) FROM capture WHERE page = a.page) AS a_path,"
        " (SELECT min(path) FROM capture WHERE page = b.page) AS b_path, p.a_start, p.a_end, p.b_start, p.b_end,"
        " p.kind, p.score, p.matched, p.runs, left_page.text, right_page.text"
        " FROM passage p JOIN article a ON a.pk = p.a JOIN article b ON b.pk = p.b"
        " JOIN page left_page ON left_page.pk = a.page JOIN page right_page ON right_page.pk = b.page"
        f" WHERE {where} ORDER BY a_path, b_path, a.id, b.id, p.a_start, p.id",
        values,
    )
    for id_, a, b, a_path, b_path, a_start, a_end, b_start, b_end, kind, score, matched, runs, left, right in found:
        yield Passage(
            id_,
            a,
            b,
            a_path or "",
            b_path or "",
            Span.of(left, a_start, a_end),
            Span.of(right, b_start, b_end),
            PassageKind(kind),
            score,
            matched,
            tuple(Run(*run) for run in json.loads(runs)),
        )


def load_entities(connection: apsw.Connection, keys: Sequence[int]) -> Iterator[Entity]:
    """Yield entities with their names and mentions, in the order of the keys given."""
    for first in range(0, len(keys), _AT_ONCE):
        some = keys[first : first + _AT_ONCE]
        marks = ",".join("?" * len(some))
        names = _grouped(
            rows(
                connection,
                "SELECT l.entity, n.text, l.count FROM alias l JOIN name n ON n.pk = l.name"
                f" WHERE l.entity IN ({marks}) ORDER BY l.entity, l.n",
                some,
            )
        )
        mentions = _grouped(
            rows(
                connection,
                'SELECT m.entity, a.id, s.id, m.role, m.start, m."end", p.text, n.text FROM mention m'
                " JOIN statement s ON s.pk = m.statement JOIN article a ON a.pk = s.article"
                " JOIN page p ON p.pk = a.page JOIN name n ON n.pk = m.name"
                f" WHERE m.entity IN ({marks}) ORDER BY m.entity, m.n",
                some,
            )
        )
        own = {
            row[0]: row[1:]
            for row in rows(
                connection,
                "SELECT e.pk, e.id, e.kind, n.text, e.merges, e.doubts FROM entity e JOIN name n ON n.pk = e.name"
                f" WHERE e.pk IN ({marks})",
                some,
            )
        }
        for key in some:
            id_, kind, name, merges, doubts = own[key]
            yield Entity(
                id_,
                EntityKind(kind),
                name,
                tuple((text, count) for text, count in names.get(key, ())),
                tuple(
                    Mention(article, statement, role, cut(text, start, end), named)
                    for article, statement, role, start, end, text, named in mentions.get(key, ())
                ),
                _read_reasons(merges),
                read_doubts(doubts),
            )


def load_groups(connection: apsw.Connection, keys: Sequence[int]) -> Iterator[Group]:
    """Yield groups with their reports, origins and proofs, in the order of the keys given."""
    for first in range(0, len(keys), _AT_ONCE):
        some = keys[first : first + _AT_ONCE]
        parts = _Parts(connection, some)
        for key in some:
            yield parts.group(key)


class _Parts:
    """Everything of some groups, read with one query a table."""

    def __init__(self, connection: apsw.Connection, keys: Sequence[int]) -> None:
        marks = ",".join("?" * len(keys))

        def table(sql: str) -> Mapping[int, list[Row]]:
            return _grouped(rows(connection, sql.format(marks), keys))

        self._own = table(
            "SELECT g.pk, g.id, n.text, g.entity, g.lower, g.upper, g.doubts FROM statement_group g"
            " LEFT JOIN name n ON n.pk = g.speaker WHERE g.pk IN ({})"
        )
        self._members = table(
            'SELECT m.grp, s.id, a.id, (SELECT min(path) FROM capture WHERE page = a.page), s.start, s."end", p.text'
            " FROM member m JOIN statement s ON s.pk = m.statement JOIN article a ON a.pk = s.article"
            " JOIN page p ON p.pk = a.page WHERE m.grp IN ({}) ORDER BY m.grp, m.n"
        )
        self._links = table(
            'SELECT grp, "left", "right", score, reasons FROM group_link WHERE grp IN ({}) ORDER BY grp, n'
        )
        self._origins = table("SELECT grp, n, members, known FROM origin WHERE grp IN ({}) ORDER BY grp, n")
        self._carriers = table(
            'SELECT c.grp, c.origin, n.text, c.evidence, c.member, c.start, c."end" FROM carrier c'
            " JOIN name n ON n.pk = c.name WHERE c.grp IN ({}) ORDER BY c.grp, c.origin, c.n"
        )
        self._joinings = table(
            'SELECT grp, "left", "right", tie, reasons FROM joining WHERE grp IN ({}) ORDER BY grp, n'
        )

    def group(self, key: int) -> Group:
        id_, speaker, entity, lower, upper, doubts = self._own[key][0]
        found = self._members.get(key, [])
        texts = [row[-1] for row in found]
        carriers: defaultdict[int, list[Carrier]] = defaultdict(list)
        for origin, name, evidence, member, start, end in self._carriers.get(key, ()):
            carriers[origin].append(Carrier(name, Evidence(evidence), member, cut(texts[member], start, end)))
        return Group(
            id_,
            speaker,
            entity,
            tuple(
                Member(statement, article, path or "", Span.of(text, start, end))
                for statement, article, path, start, end, text in found
            ),
            tuple(Link(left, right, score, _read_reasons(why)) for left, right, score, why in self._links.get(key, ())),
            tuple(
                Origin(tuple(json.loads(members)), bool(known), tuple(carriers[n]))
                for n, members, known in self._origins.get(key, ())
            ),
            tuple(
                Joining(left, right, Tie(tie), _read_reasons(why))
                for left, right, tie, why in self._joinings.get(key, ())
            ),
            lower,
            upper,
            read_doubts(doubts),
        )


def _grouped(found: Iterator[Row]) -> Mapping[int, list[Row]]:
    grouped: defaultdict[int, list[Row]] = defaultdict(list)
    for row in found:
        grouped[row[0]].append(row[1:])
    return grouped


def _range(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _reasons(reasons: Iterable[Reason]) -> str:
    return dumps([[reason.code, reason.score, reason.details] for reason in reasons])


def _read_reasons(value: str) -> tuple[Reason, ...]:
    return tuple(
        Reason(code, score, tuple((name, detail) for name, detail in details))
        for code, score, details in json.loads(value)
    )
