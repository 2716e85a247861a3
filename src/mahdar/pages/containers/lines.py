"""Files that hold one article a line (JSONL)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from mahdar.model import Capture, Dropped
from mahdar.pages.formats.record import MAX_RECORD
from mahdar.pages.kinds import Kind
from mahdar.pages.source import OpenInner, Source


def open_lines(source: Source, open_inner: OpenInner) -> Iterator[Capture | Dropped]:
    """Yield each line as a record; its path is the file's with ``#`` and its number from 1."""
    del open_inner
    for number, line in enumerate(_each_line(source.stream), start=1):
        place = f"{source.path}#{number}"
        if line is None:
            yield Dropped(place, "too-long", f"a line of more than {MAX_RECORD >> 20} MiB")
        elif line.strip():
            yield source.found(line, Kind.RECORD.value, path=place)


def _each_line(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield lines; None for one that is too long."""
    while line := stream.readline(MAX_RECORD + 1):
        if len(line) <= MAX_RECORD:
            yield line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(MAX_RECORD)):
            pass
        yield None
