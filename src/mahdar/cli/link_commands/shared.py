"""What the commands over several articles share: inputs, formats, and lines of text."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from mahdar import pages, pipeline
from mahdar.cli.inputs import STDIN, open_inputs
from mahdar.cli.options import Tally
from mahdar.cli.text_output import INDENT, Screen
from mahdar.errors import UsageError
from mahdar.export.labels import Labels
from mahdar.export.plain import one_line
from mahdar.export.tables import BOM, harmless
from mahdar.links.wording import explain, reason_words
from mahdar.model import Dropped, Reading
from mahdar.model.codec import dumps
from mahdar.model.links import Group, Member, Passage, Tie

#: Characters of a long passage or content that are shown from its beginning and from its end.
SHOWN = 90
_SEPARATOR = re.compile(rb"(?m)^-{3,}[ \t]*\r?$")

inputs_argument = click.argument("paths", nargs=-1, metavar="FILE_OR_FOLDER...")


def read_inputs(paths: tuple[str, ...]) -> list[Reading]:
    """Return the readings of the inputs; without any, of what is pasted on stdin. Dropped ones go to stderr.

    Raises:
        UsageError: there is no input, and stdin is a terminal.
    """
    if not paths and sys.stdin.isatty():
        raise UsageError("nothing to read: give files or folders, or paste text into stdin")
    return list(Tally().readings(_items(paths or (STDIN,))))


def _items(paths: tuple[str, ...]) -> Iterator[Reading | Dropped]:
    for path in paths:
        if path == STDIN:
            yield from _pasted(sys.stdin.buffer.read())
        else:
            yield from open_inputs((path,))


def _pasted(payload: bytes) -> Iterator[Reading | Dropped]:
    """Yield what stdin holds: texts with lines of hyphens alone between them, or any one file of pages."""
    texts = [text for text in _SEPARATOR.split(payload) if text.strip()] or [payload]
    for number, text in enumerate(texts, start=1):
        name = STDIN if len(texts) == 1 else f"{STDIN}{number}"
        for item in pages.open_bytes(text, name):
            yield item if isinstance(item, Dropped) else pipeline.read_or_drop(item)


def link_labels(labels: Labels) -> Labels:
    """Return the interface's words with those for links added."""
    added = reason_words(labels.language)
    words = dict(labels.words) | {name: {**labels.words.get(name, {}), **table} for name, table in added.items()}
    return Labels(labels.language, labels.direction, words)


def json_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield one line of JSON a row."""
    for row in rows:
        yield dumps(row) + "\n"


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield rows as CSV: with BOM, CRLF, and cells that no spreadsheet runs."""
    yield BOM + _csv_line(columns)
    for row in rows:
        yield _csv_line([harmless(value) if isinstance(value, str) else value for value in map(row.get, columns)])


def _csv_line(cells: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def shown(text: str) -> str:
    """Return a stretch of text on one line, its middle left out when it is long.

    >>> shown("short")
    'short'
    """
    text = one_line(text)
    return text if len(text) <= 2 * SHOWN + 5 else f"{text[:SHOWN].rstrip()} … {text[-SHOWN:].lstrip()}"


def passage_text(passage: Passage, screen: Screen) -> str:
    """Return the lines of one shared passage: where it stands, then its words in the first article."""
    a, b = passage.a_span, passage.b_span
    head = screen.head(
        passage.kind.value,
        f"score={passage.score:.2f}",
        f"words={passage.matched}",
        f"{one_line(passage.a_path)}:{a.start}-{a.end}",
        f"{one_line(passage.b_path)}:{b.start}-{b.end}",
    )
    return head + screen.lines(f"{screen.labels(f'passage.{passage.kind.value}')}: {shown(a.text)}")


def place(member: Member) -> str:
    """Return where a report stands: path and offsets (code points, end exclusive)."""
    return f"{one_line(member.path)}:{member.span.start}-{member.span.end}"


def bounds_line(group: Group, labels: Labels) -> str:
    """Return the bounds of a group in words."""
    upper = labels.count("chain", group.upper)
    if group.lower == group.upper:
        return labels("trace.bounds-one", upper=upper)
    return labels("trace.bounds", lower=str(group.lower), upper=upper)


def group_text(group: Group, screen: Screen) -> Iterator[str]:
    """Yield a group: who, how many chains, the reports, and the proof."""
    labels = screen.labels
    doubts = ",".join(doubt.code for doubt in group.doubts)
    yield screen.head(
        group.id,
        f"independent={group.lower}-{group.upper}",
        f"reports={len(group.members)}",
        f"doubts={doubts}" if doubts else None,
    )
    yield screen.lines(group.speaker or labels("missing.speaker"))
    yield screen.lines(bounds_line(group, labels))
    for number, member in enumerate(group.members):
        yield screen.head(f"{INDENT}[{number + 1}]", place(member))
        yield screen.lines(shown(member.span.text))
    yield from proof_text(group, screen)


def proof_text(group: Group, screen: Screen) -> Iterator[str]:
    """Yield the proof: each joining of reports into an origin, and what is known of each origin."""
    labels = screen.labels
    yield screen.lines(f"{labels('trace.proof')}:")
    for joining in group.joinings:
        sign = "=" if joining.tie is Tie.SAME else "~"
        yield screen.head(f"{INDENT}[{joining.left + 1}] {sign} [{joining.right + 1}]")
        reasons = " · ".join(explain(reason, labels.language) for reason in joining.reasons)
        yield screen.lines(f"{labels(f'tie.{joining.tie.value}')}: {one_line(reasons)}")
    for origin in group.origins:
        yield screen.head(INDENT + " ".join(f"[{member + 1}]" for member in origin.members))
        names = list(dict.fromkeys(f"{c.name} ({labels(f'evidence.{c.evidence.value}')})" for c in origin.carriers))
        known = labels("trace.origin-known", names=", ".join(names)) if names else labels("trace.origin-unknown")
        yield screen.lines(known)
