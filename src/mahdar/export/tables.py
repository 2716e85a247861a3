"""Statements as a table: one row each, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from mahdar.export.labels import Labels
from mahdar.export.phrases import chain_line
from mahdar.model import Reading, Span, Statement

BOM = "\ufeff"  # spreadsheets take a file without it for the letters of the machine's own country
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "statement", "path", "url", "outlet", "agencies", "published", "title",
    "speaker", "speaker_words", "speaker_type", "cue", "content", "kind", "status", "act", "score",
    "date", "date_words", "occasion", "medium", "addressee", "wording", "chain", "start", "end", "doubts",
)  # fmt: skip
"""The columns, in order. `start` and `end` count code points of the page's text, end exclusive."""


def rows(reading: Reading, labels: Labels) -> Iterator[dict[str, str | int | float]]:
    """Yield one flat row for each statement of a reading; what is not known is empty."""
    for statement in reading.statements:
        yield dict(zip(COLUMNS, _cells(reading, statement, labels), strict=True))


def to_csv(readings: Iterable[Reading], labels: Labels) -> Iterator[str]:
    """Yield the table as CSV: UTF-8 with BOM, CRLF, cells that a spreadsheet would run made harmless."""
    yield BOM + _line(COLUMNS)
    for reading in readings:
        for row in rows(reading, labels):
            yield _line([harmless(value) if isinstance(value, str) else value for value in row.values()])


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes before it.

    >>> harmless("=1+1"), harmless("-5 %"), harmless("a=b")
    ("'=1+1", "'-5 %", 'a=b')
    """
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _cells(reading: Reading, statement: Statement, labels: Labels) -> tuple[str | int | float, ...]:
    article, speaker = reading.article, statement.speaker
    return (
        statement.id,
        article.path,
        article.url or "",
        article.outlet.name if article.outlet else "",
        "; ".join(credit.name for credit in article.agencies),
        article.published.value if article.published else "",
        _words(article.title),
        speaker.name or "",
        _words(speaker.span),
        speaker.type or "",
        _words(statement.cue.span if statement.cue else None),
        statement.content.text,
        statement.kind.value,
        statement.status.value,
        statement.act or "",
        statement.score,
        statement.said.value if statement.said else "",
        _words(statement.said.span if statement.said else None),
        _words(statement.occasion),
        _words(statement.medium),
        statement.to or "",
        statement.wording,
        chain_line(statement, labels),
        statement.content.start,
        statement.content.end,
        "; ".join(doubt.code for doubt in statement.doubts),
    )


def _words(span: Span | None) -> str:
    return span.text if span else ""


def _line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
