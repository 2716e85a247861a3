"""The formats in which readings leave: each a function from readings to pieces of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from mahdar.export.dossier import to_markdown
from mahdar.export.labels import Labels
from mahdar.export.tables import to_csv
from mahdar.model import Reading
from mahdar.model.codec import SCHEMA, dumps, encode, to_line

Export = Callable[[Iterable[Reading], Labels], Iterator[str]]


def to_jsonl(readings: Iterable[Reading], labels: Labels) -> Iterator[str]:
    """Yield one line of JSON an article (`docs/json.md`)."""
    del labels  # the same in every language of the interface
    for reading in readings:
        yield to_line(reading) + "\n"


def to_json(readings: Iterable[Reading], labels: Labels) -> Iterator[str]:
    """Yield one JSON object with all readings in it."""
    del labels
    yield dumps({"schema": SCHEMA, "readings": [encode(reading) for reading in readings]}, indent=1) + "\n"


EXPORTS: Mapping[str, Export] = {"jsonl": to_jsonl, "json": to_json, "csv": to_csv, "md": to_markdown}
"""Every format by its name, which is also the ending of its files."""
