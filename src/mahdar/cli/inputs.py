"""What commands read: whatever holds pages, saved readings among them; addresses; or stdin (-)."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from mahdar import articles, pages, pipeline
from mahdar.cli.fetch import client_of
from mahdar.model import Dropped, Reading
from mahdar.store.connect import is_record

STDIN = "-"


def open_inputs(
    paths: tuple[str, ...], profile: articles.OutletProfile | None = None, *, fast: bool = False
) -> Iterator[Reading | Dropped]:
    """Yield the readings that the inputs hold or give, and what had to be dropped.

    Args:
        paths: files and folders are read (`mahdar.pages.open_pages`), addresses fetched; ``-`` is stdin, which may hold
            whatever a file may; a record (`mahdar ingest`) gives what it holds.
        profile: what other pages of their outlet taught; saved readings stay as they are.
        fast: read HTML faster and less well.
    """
    for path in paths:
        if path == STDIN:
            for item in pages.open_stream(sys.stdin.buffer, STDIN):
                yield item if isinstance(item, Dropped) else pipeline.read_or_drop(item, profile, fast=fast)
        elif is_record(path):
            from mahdar.database import Database  # it takes as long to import as the readers of pages

            with Database(path, write=False) as database:
                yield from database.readings()
        else:
            yield from pipeline.read_each(path, profile=profile, fast=fast, client=client_of((path,)))
