"""Readings as HTML for notebooks, right to left; every word of a page is escaped.

Clitics make spans start inside words. Backgrounds and underlines keep letters joined in all
browsers; padding, borders and inline blocks do not, so marks use only the former.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mahdar.export.labels import Labels, load_labels
from mahdar.export.phrases import chain_line, circumstances, doubt_name, speaker_name, title_of
from mahdar.export.plain import one_line
from mahdar.model import Kind, Reading, Readings, Statement
from mahdar.model.show import as_html

_RIGHT_TO_LEFT = {"ar", "fa", "ur", "he", "ps", "ckb"}
_BOX = "font-family:'IBM Plex Sans Arabic','Noto Naskh Arabic',serif;line-height:1.8;max-width:60em;text-align:start"
_QUIET = "opacity:.7;font-size:85%"


def reading_html(reading: Reading, labels: Labels | None = None) -> str:
    """Return one article and its statements as HTML.

    Args:
        reading: what to show.
        labels: the words of the interface; those of the article's own language, where there are any.
    """
    labels = labels or load_labels("en" if reading.article.language == "en" else "ar")
    return _box(reading.article.language, "".join(_parts(reading, labels)))


def readings_html(readings: Readings) -> str:
    """Return all articles with their statements, and which pages were dropped and why, as HTML."""
    shown = "".join(reading_html(reading) for reading in readings.readings)
    if not readings.dropped:
        return shown
    rows = "".join(
        f"<li><bdi>{escape(one_line(item.path))}</bdi>: {escape(item.reason)}</li>" for item in readings.dropped
    )
    return f"{shown}<ul dir='ltr'>{rows}</ul>"


@as_html.register
def _(noun: Reading) -> str:
    return reading_html(noun)


@as_html.register
def _(noun: Readings) -> str:
    return readings_html(noun)


def _box(language: str, inner: str) -> str:
    direction = "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    return f'<section dir="{direction}" lang="{escape(language)}" style="{_BOX}">{inner}</section>'


def _parts(reading: Reading, labels: Labels) -> Iterator[str]:
    article = reading.article
    yield f"<h3>{escape(title_of(article, labels))}</h3>"
    publishers = [escape(one_line(credit.name)) for credit in (article.outlet, *article.agencies) if credit]
    if article.published:
        publishers.append(_bdi(article.published.value))
    yield f"<p style='{_QUIET}'>{' · '.join((*publishers, _bdi(one_line(article.path))))}</p>"
    yield "<ol>"
    for statement in reading.statements:
        yield _statement(statement, labels)
    yield f"</ol><p style='{_QUIET}'>{escape(labels('note.reported'))}</p>"


def _statement(statement: Statement, labels: Labels) -> str:
    content = escape(one_line(statement.content.text))
    quoted = f"«{content}»" if statement.kind is Kind.DIRECT else content
    cue = f" · <u>{escape(one_line(statement.cue.span.text))}</u>" if statement.cue else ""
    about = [escape(part) for part in circumstances(statement, labels)]
    if statement.said:
        about.append(_bdi(statement.said.value))
    about += [escape(doubt_name(doubt.code, labels)) for doubt in statement.doubts]
    chain = escape(chain_line(statement, labels))
    place = _bdi(f"{statement.id} {statement.content.start}-{statement.content.end}")
    return (
        f"<li><b>{escape(speaker_name(statement, labels))}</b>{cue}<br>{quoted}<br>"
        f"<span style='{_QUIET}'>{' · '.join(about)}<br>{chain}<br>{place}</span></li>"
    )


def _bdi(value: str) -> str:
    """Left-to-right values keep their order within a right-to-left line."""
    return f"<bdi dir='ltr'>{escape(value)}</bdi>"
