"""Readings as a Markdown dossier: for a report, with the place of every quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mahdar.export.labels import Labels
from mahdar.export.phrases import chain_line, circumstances, doubt_name, speaker_name, title_of
from mahdar.export.plain import one_line
from mahdar.model import Kind, Reading, Statement

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LINE_START = re.compile(r"^([-+=]|\d+(?=[.)]))")


def to_markdown(readings: Iterable[Reading], labels: Labels) -> Iterator[str]:
    """Yield a dossier: an article a section, a statement a quotation with its chain and its place."""
    yield f'<div dir="{labels.direction}" lang="{labels.language}">\n\n# {labels("field.record")}\n\n'
    yield f"{labels('note.reported')}\n"
    for reading in readings:
        yield _section(reading, labels)
        for statement in reading.statements:
            yield _quotation(statement, labels)
    yield "\n</div>\n"


def escape(text: str) -> str:
    r"""Return page text on one line that Markdown shows as it is.

    >>> escape("- *a* <script>")
    '\\- \\*a\\* \\<script\\>'
    """
    return _LINE_START.sub(r"\\\1", _MARKUP.sub(r"\\\1", one_line(text)))


def _section(reading: Reading, labels: Labels) -> str:
    article = reading.article
    facts = [
        (labels("field.outlet"), article.outlet.name if article.outlet else labels("missing.outlet")),
        (labels("field.agencies"), ", ".join(credit.name for credit in article.agencies)),
        (labels("field.published"), article.published.value if article.published else ""),
        (labels("field.page"), article.url or article.path),
    ]
    lines = [f"\n## {escape(title_of(article, labels))}\n"]
    lines += [f"- {name}: {_value(value)}" for name, value in facts if value]
    lines.append(f"- {labels.count('statement', len(reading.statements))}")
    return "\n".join(lines) + "\n"


def _value(value: str) -> str:
    """Left-to-right values (dates, addresses) keep their order within a right-to-left line."""
    return f"<bdi>{escape(value)}</bdi>"


def _quotation(statement: Statement, labels: Labels) -> str:
    content = escape(statement.content.text)
    cue = f" · {escape(statement.cue.span.text)}" if statement.cue else ""
    about = [escape(part) for part in circumstances(statement, labels)]
    if statement.said:
        about.append(_value(statement.said.value))
    about += [doubt_name(doubt.code, labels) for doubt in statement.doubts]
    lines = [
        f"\n### {escape(speaker_name(statement, labels))}{cue}\n",
        f"> {f'«{content}»' if statement.kind is Kind.DIRECT else content}\n",
        f"{' · '.join(about)}\n",
    ]
    if statement.chain:
        lines.append(f"{labels('field.chain')}: {escape(chain_line(statement, labels))}\n")
    lines.append(f"<bdi>`{statement.id}` {statement.content.start}-{statement.content.end}</bdi>")
    return "\n".join(lines) + "\n"
