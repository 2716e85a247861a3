"""Rows as nouns again: every span's words are cut from the page's text at its offsets."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import apsw

from mahdar.model import (
    Article,
    Block,
    ChainLink,
    Credit,
    Cue,
    Doubt,
    Kind,
    LinkRole,
    Page,
    Reading,
    Role,
    Span,
    Speaker,
    Statement,
    Status,
    Timex,
)
from mahdar.store.rows import ARTICLE_COLUMNS, CREDITED, STATEMENT_COLUMNS

# Keys asked for in one query; SQLite allows 32,766 values.
_AT_ONCE = 500

Row = tuple[Any, ...]


def load_readings(connection: apsw.Connection, articles: Sequence[int]) -> Iterator[tuple[int, Reading]]:
    """Yield (key, reading) for articles, in the order of their keys given."""
    for first in range(0, len(articles), _AT_ONCE):
        keys = articles[first : first + _AT_ONCE]
        found = _Batch(connection, keys)
        for key in keys:
            if key in found.articles:
                yield key, found.reading(key)


def load_page(connection: apsw.Connection, page_id: str) -> Page | None:
    """Return a page; None when there is none of this id.

    The lines of an HTML page are not stored: `html` is there to render them again.
    """
    row = connection.execute(
        "SELECT pk, media_type, encoding, text, given, html, url, captured, doubts,"
        " (SELECT min(path) FROM capture WHERE page = page.pk) FROM page WHERE id = ?",
        (page_id,),
    ).fetchone()
    if row is None:
        return None
    _, media_type, encoding, text, given, html, url, captured, doubts, path = row
    return Page(
        id=page_id,
        path=path or "",
        media_type=media_type,
        text=text,
        encoding=encoding,
        html=zlib.decompress(html).decode("utf-8", "surrogatepass") if html is not None else None,
        url=url,
        captured=captured,
        given=json.loads(given) if given else None,
        doubts=read_doubts(doubts),
    )


def read_doubts(value: str) -> tuple[Doubt, ...]:
    """Return the doubts that a row holds."""
    return () if value == "[]" else tuple(Doubt(**item) for item in json.loads(value))


def cut(text: str, start: int | None, end: int | None) -> Span | None:
    """Return the span between two offsets; None without them."""
    return None if start is None or end is None else Span.of(text, start, end)


class _Batch:
    """Some articles with all that hangs on them, read with one query a table."""

    def __init__(self, connection: apsw.Connection, keys: Sequence[int]) -> None:
        marks = ",".join("?" * len(keys))
        self.articles: dict[int, Row] = {
            row[0]: row[1:]
            for row in connection.execute(
                f"SELECT a.pk, a.id, p.id, (SELECT min(path) FROM capture WHERE page = p.pk), p.text, p.captured,"
                f" {_of('a')}"
                f" FROM article a JOIN page p ON p.pk = a.page WHERE a.pk IN ({marks})",
                keys,
            )
        }
        self._blocks = _by_first(
            connection.execute(
                f'SELECT article, start, "end", role, rule FROM block WHERE article IN ({marks}) ORDER BY article, n',
                keys,
            )
        )
        self._credits = _by_first(
            connection.execute(
                'SELECT c.article, c.n, c.role, n.text, c.start, c."end", c.rule, c.source, c.generic FROM credit c'
                f" JOIN name n ON n.pk = c.name WHERE c.article IN ({marks}) ORDER BY c.article, c.n",
                keys,
            )
        )
        self._statements = _by_first(
            connection.execute(
                f"SELECT s.article, s.pk, n.text, {_of('s', STATEMENT_COLUMNS)}, ("
                " SELECT e.id FROM mention m JOIN entity e ON e.pk = m.entity"
                " WHERE m.statement = s.pk AND m.role = 'speaker' LIMIT 1)"
                f" FROM statement s LEFT JOIN name n ON n.pk = s.speaker WHERE s.article IN ({marks})"
                " ORDER BY s.article, s.n",
                keys,
            )
        )
        self._chains = _by_first(
            connection.execute(
                'SELECT c.statement, c.role, n.text, c.start, c."end", c.inferred FROM chain_link c'
                " JOIN statement s ON s.pk = c.statement LEFT JOIN name n ON n.pk = c.name"
                f" WHERE s.article IN ({marks}) ORDER BY c.statement, c.n",
                keys,
            )
        )

    def reading(self, key: int) -> Reading:
        article_id, page_id, path, text, captured, language, body_start, body_end, *rest = self.articles[key]
        title_start, title_end, *published, url, doubts, _ = rest
        credited = [_credit(row, text) for row in self._credits.get(key, ())]
        article = Article(
            id=article_id,
            page_id=page_id,
            path=path or "",
            text=text,
            body=(body_start, body_end),
            blocks=tuple(Block(start, end, Role(role), rule) for start, end, role, rule in self._blocks.get(key, ())),
            title=cut(text, title_start, title_end),
            published=_timex(published, text),
            outlet=next((credit for n, credit in credited if n == 0), None),
            agencies=tuple(credit for n, credit in credited if n > 0 and credit.role in CREDITED),
            signed=tuple(credit for n, credit in credited if n > 0 and credit.role not in CREDITED),
            language=language,
            url=url,
            captured=captured,
            doubts=read_doubts(doubts),
        )
        return Reading(article, tuple(self._statement(row, text) for row in self._statements.get(key, ())))

    def _statement(self, row: Row, text: str) -> Statement:
        pk, speaker, *columns, entity = row
        (id_, _, kind, status, score, start, end, speaker_type, *columns) = columns
        (speaker_start, speaker_end, antecedent_start, antecedent_end, cue_start, cue_end, *columns) = columns
        (lemma, entry, *columns) = columns
        said, places = columns[:6], columns[6:12]
        wording, act, issues, inside, doubts, _, _ = columns[12:]
        cue = cut(text, cue_start, cue_end)
        return Statement(
            id=id_,
            kind=Kind(kind),
            status=Status(status),
            score=score,
            speaker=Speaker(
                span=cut(text, speaker_start, speaker_end),
                name=speaker,
                type=speaker_type,
                antecedent=cut(text, antecedent_start, antecedent_end),
                entity=entity,
            ),
            cue=Cue(cue, lemma or "", entry or "") if cue else None,
            content=Span.of(text, start, end),
            said=_timex(said, text),
            occasion=cut(text, *places[0:2]),
            medium=cut(text, *places[2:4]),
            addressee=cut(text, *places[4:6]),
            wording=wording,
            chain=tuple(
                ChainLink(LinkRole(role), name, cut(text, start, end), bool(inferred))
                for role, name, start, end, inferred in self._chains.get(pk, ())
            ),
            act=act,
            issues=() if issues == "[]" else tuple(json.loads(issues)),
            inside=inside,
            doubts=read_doubts(doubts),
        )


def _of(alias: str, columns: str = ARTICLE_COLUMNS) -> str:
    return ", ".join(f"{alias}.{column.strip()}" for column in columns.split(","))


def _by_first(rows: Iterator[Row]) -> Mapping[int, list[Row]]:
    grouped: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[0]].append(row[1:])
    return grouped


def _timex(row: Sequence[Any], text: str) -> Timex | None:
    value, start, end, rule, anchor, inferred = row
    if value is None:
        return None
    return Timex(value, cut(text, start, end), rule or "", anchor, bool(inferred))


def _credit(row: Row, text: str) -> tuple[int, Credit]:
    n, role, name, start, end, rule, source, generic = row
    return n, Credit(name, role, cut(text, start, end), rule, source, bool(generic))
