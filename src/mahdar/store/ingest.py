"""Ingest: everything at some places into the record, by worker processes and one writer.

    list_inputs -> those not done yet -> pieces -> workers -> one transaction a batch -> ledger

What a batch holds and the ledger's word that it is done stand in one transaction: a killed ingest has lost nothing that
was reported, and the next one goes on where it stopped.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import apsw

from mahdar.model import Dropped
from mahdar.store.connect import immediate, rows, value
from mahdar.store.judgements import attach
from mahdar.store.nouns import load_page, load_readings
from mahdar.store.pool import SECONDS_EACH, Died, Pool
from mahdar.store.reading import Result, read_unit
from mahdar.store.sources import Input, Kept, Unit, list_inputs, pieces
from mahdar.store.stages import VERSIONS, Stage
from mahdar.store.write import Writer

if TYPE_CHECKING:
    from mahdar.pages.fetching import Client

# A batch is written when it holds this many inputs or is this old (seconds): small enough to report often,
# large enough that waiting for the disk does not matter (measured: 100 rows a transaction cost two thirds of the rate).
_BATCH_INPUTS = 400
_BATCH_SECONDS = 2.0

# Inputs looked up in the ledger at once, and the most bytes that wait for it.
_LOOK_UP = 400
_LOOK_UP_BYTES = 32 << 20

# Below this many inputs, starting worker processes takes longer than reading.
_FEW = 40


@dataclass(slots=True)
class Progress:
    """What has been stored so far; all of it is safe.

    Attributes:
        pages, articles, statements: added by this run.
        known: inputs that were done before.
        dropped: pages that could not be read, by reason.
        seconds: since the start.
    """

    pages: int = 0
    articles: int = 0
    statements: int = 0
    known: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def default_workers() -> int:
    """Return how many worker processes suit this machine: one for each core it may use, at most 8."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(8, usable)


def ingest(
    connection: apsw.Connection,
    paths: Iterable[str | os.PathLike[str]],
    *,
    workers: int | None = None,
    retry: bool = False,
    seconds_each: float = SECONDS_EACH,
    on_progress: Callable[[Progress], None] | None = None,
    on_dropped: Callable[[Dropped], None] | None = None,
    client: Client | None = None,
) -> Progress:
    """Read everything at the given places into the record; what is there already is passed over.

    Args:
        connection: a record opened for writing; the caller holds `sole_writer`.
        paths: files and folders, whatever `mahdar.pages.open_pages` reads.
        workers: worker processes; 0 reads in this process, None takes one for each core.
        retry: try again what failed before.
        seconds_each: time for one page (seconds), after which it is dropped; only with workers.
        on_progress: called after each batch that is safe.
        on_dropped: called for each page that could not be read, once that is stored.
        client: fetches the addresses among the paths, here, one after the other; None to drop them.

    Raises:
        StoreError: the worker processes cannot be started.
    """
    batch = _Batch(connection, on_progress, on_dropped)
    todo = _todo(connection, list_inputs(paths, client=client), batch, retry)
    return _run(todo, batch, workers, seconds_each)


def redo(
    connection: apsw.Connection,
    *,
    workers: int | None = None,
    seconds_each: float = SECONDS_EACH,
    on_progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Read stored pages anew where an earlier version of a stage made what is stored; the rest is left alone.

    Args:
        connection: a record opened for writing; the caller holds `sole_writer`.
        workers, seconds_each, on_progress: as for `ingest`.
    """
    todo = _kept(connection, _stale(connection))
    return _run(todo, _Batch(connection, on_progress, None), workers, seconds_each)


def _run(todo: Iterator[Input], batch: _Batch, workers: int | None, seconds_each: float) -> Progress:
    for unit, result in _results(todo, workers, seconds_each):
        if isinstance(result, Died):
            batch.add_dead(unit.inputs[0], result)
        else:
            for one in result:
                batch.add(one)
        if batch.due():
            batch.write()
    batch.write()
    return batch.progress


def redo_pages(connection: apsw.Connection, page_ids: Iterable[str]) -> Progress:
    """Read some stored pages anew, here and now."""
    return _run(_kept(connection, [(id_, True) for id_ in page_ids]), _Batch(connection, None, None), 0, SECONDS_EACH)


def _stale(connection: apsw.Connection) -> list[tuple[str, bool]]:
    """Return the stored pages whose article (True) or statements alone (False) an earlier version made."""
    found = rows(
        connection,
        "SELECT page.id, articles.version IS NOT :articles FROM page"
        " LEFT JOIN ledger AS articles ON articles.stage = 'articles' AND articles.input = page.id"
        " LEFT JOIN ledger AS statements ON statements.stage = 'statements' AND statements.input = page.id"
        " WHERE articles.version IS NOT :articles OR statements.version IS NOT :statements ORDER BY page.id",
        {"articles": VERSIONS[Stage.ARTICLES], "statements": VERSIONS[Stage.STATEMENTS]},
    )
    return [(id_, bool(whole)) for id_, whole in found]


def _kept(connection: apsw.Connection, pages: Iterable[tuple[str, bool]]) -> Iterator[Input]:
    for page_id, whole in pages:
        page = load_page(connection, page_id)
        if page is None:
            continue
        article = None
        if not whole:
            sql = "SELECT a.pk FROM article a JOIN page p ON p.pk = a.page WHERE p.id = ?"
            key = value(connection, sql, (page_id,))
            article = next((reading.article for _, reading in load_readings(connection, [key])), None)
        yield Input(page_id, page.path, None, Kept(page, article))


def _results(
    inputs: Iterator[Input], workers: int | None, seconds_each: float
) -> Iterator[tuple[Unit, tuple[Result, ...] | Died]]:
    """Read units in worker processes, or here when there are few."""
    first: list[Input] = []
    if workers is None:
        size = 0
        for item in inputs:
            first.append(item)
            size += item.size
            if len(first) > _FEW or size > _LOOK_UP_BYTES:
                workers = default_workers()
                break
        else:
            workers = 0

    def chained() -> Iterator[Input]:
        yield from first
        yield from inputs

    units = pieces(chained())
    if workers == 0:
        for unit in units:
            yield unit, read_unit(unit)
        return
    pool = Pool("mahdar.store.reading:read_unit", workers, seconds_each=seconds_each)
    try:
        yield from pool.map(units)
    finally:
        pool.close()


def _todo(connection: apsw.Connection, found: Iterable[Input | Dropped], batch: _Batch, retry: bool) -> Iterator[Input]:
    """Yield the inputs that the ledger does not know as done (or as failed, unless they are to be tried again)."""
    waiting: dict[str, Input] = {}  # by id: a place that is named twice is read once
    size = 0

    def unknown() -> Iterator[Input]:
        states = "('done')" if retry else "('done', 'failed')"
        marks = ",".join("?" * len(waiting))
        found = rows(
            connection,
            f"SELECT input FROM ledger WHERE stage = ? AND version = ? AND state IN {states} AND input IN ({marks})",
            (Stage.PAGES.value, VERSIONS[Stage.PAGES], *waiting),
        )
        known = {key for (key,) in found}
        batch.progress.known += len(known)
        yield from [item for id_, item in waiting.items() if id_ not in known]
        waiting.clear()

    for item in found:
        if isinstance(item, Dropped):
            batch.add_dropped(item)
            continue
        waiting[item.id] = item
        size += item.size
        if len(waiting) >= _LOOK_UP or size >= _LOOK_UP_BYTES:
            yield from unknown()
            size = 0
    if waiting:
        yield from unknown()


class _Batch:
    """Results that wait to be written together."""

    def __init__(
        self,
        connection: apsw.Connection,
        on_progress: Callable[[Progress], None] | None,
        on_dropped: Callable[[Dropped], None] | None,
    ) -> None:
        self.progress = Progress()
        self._connection = connection
        self._writer = Writer(connection)
        self._on_progress = on_progress
        self._on_dropped = on_dropped
        self._results: list[Result] = []
        self._dropped: list[Dropped] = []
        self._dead: list[tuple[Input, Died]] = []
        self._begun = self._since = time.monotonic()

    def add(self, result: Result) -> None:
        self._results.append(result)

    def add_dropped(self, dropped: Dropped) -> None:
        self._dropped.append(dropped)

    def add_dead(self, item: Input, died: Died) -> None:
        self._dead.append((item, died))

    def due(self) -> bool:
        waiting = len(self._results) + len(self._dead)
        return waiting >= _BATCH_INPUTS or (waiting > 0 and time.monotonic() - self._since >= _BATCH_SECONDS)

    def write(self) -> None:
        """Store what waits, in one transaction; then count it and tell."""
        added: Counter[str] = Counter()
        dropped = list(self._dropped)
        try:
            with immediate(self._connection):
                for result in self._results:
                    self._write_result(result, added, dropped)
                for item, died in self._dead:
                    dropped.append(Dropped(item.path, died.reason, died.detail))
                    stage = Stage.PAGES if item.kept is None else Stage.ARTICLES
                    self._writer.failed(stage, item.id, f"{died.reason}: {died.detail}")
                for one in dropped:
                    self._writer.dropped(one)
        except BaseException:
            self._writer.forget()
            raise
        self._results, self._dropped, self._dead = [], [], []
        self._since = time.monotonic()
        progress = self.progress
        progress.pages += added["pages"]
        progress.articles += added["articles"]
        progress.statements += added["statements"]
        progress.dropped.update(one.reason for one in dropped)
        progress.seconds = self._since - self._begun
        if self._on_dropped:
            for one in dropped:
                self._on_dropped(one)
        if self._on_progress:
            self._on_progress(progress)

    def _write_result(self, result: Result, added: Counter[str], dropped: list[Dropped]) -> None:
        writer, item = self._writer, result.item
        failure = item.dropped
        if item.page is not None and item.told and writer.contradicts(item.page):
            failure = Dropped(result.path, "conflict", f"another text is stored as page {item.page.id}")
        elif item.page is not None:
            page = writer.page(item.page)
            added["pages"] += 1
            if item.article is not None:
                writer.article(page, item.article)
                attach(self._connection, page, item.page.id)
                added["articles"] += 1
                added["statements"] += len(item.article.statements)
            writer.done(Stage.ARTICLES, [item.page.id], seconds=item.seconds)
            writer.done(Stage.STATEMENTS, [item.page.id])
        if failure is not None:
            dropped.append(failure)
        if result.again:
            return
        if failure is not None:
            writer.failed(Stage.PAGES, result.input, f"{failure.reason}: {failure.detail}")
        else:
            writer.done(Stage.PAGES, [result.input])
