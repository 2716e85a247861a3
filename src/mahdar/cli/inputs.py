"""What commands read: pages, folders of pages, saved readings (.jsonl), or stdin (-)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from mahdar import articles, pages, pipeline
from mahdar.cli.fetch import client_of
from mahdar.database import Database, is_record
from mahdar.errors import RecordError
from mahdar.model import Dropped, Reading
from mahdar.model.codec import from_line

STDIN = "-"


def open_inputs(paths: tuple[str, ...], profile: articles.OutletProfile | None = None) -> Iterator[Reading | Dropped]:
    """Yield the readings that the inputs hold or give, and what had to be dropped.

    Args:
        paths: pages and folders are read, addresses fetched; files that end in ``.jsonl`` are taken as saved readings;
            ``-`` is stdin, which may hold either; a record (`mahdar ingest`) gives what it holds.
        profile: what other pages of their outlet taught; saved readings stay as they are.
    """
    for path in paths:
        if path == STDIN:
            yield from _from_bytes(sys.stdin.buffer.read(), profile)
        elif is_record(path):
            with Database(path, write=False) as database:
                yield from database.readings()
        elif path.endswith(".jsonl") and Path(path).is_file():
            with open(path, "rb") as lines:
                yield from _from_lines(lines, path)
        else:
            yield from pipeline.read_each(path, profile=profile, client=client_of((path,)))


def _from_bytes(payload: bytes, profile: articles.OutletProfile | None) -> Iterator[Reading | Dropped]:
    if payload.startswith(b'{"id":'):
        yield from _from_lines(iter(payload.splitlines()), STDIN)
        return
    for item in pages.open_bytes(payload, STDIN):
        yield item if isinstance(item, Dropped) else pipeline.read_or_drop(item, profile)


def _from_lines(lines: Iterator[bytes], path: str) -> Iterator[Reading | Dropped]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield from_line(line)
        except RecordError as error:
            yield Dropped(f"{path}:{number}", "bad-record", str(error))
