"""A record in a file, from Python: read pages into it, and ask it who said what.

    with mahdar.open("record.db") as db:
        db.ingest("pages/")
        for found in db.statements(speaker="…", after="2022-01-10"):
            print(found.day, found.statement.content.text)

Lists show themselves in notebooks, right to left, and turn into data frames with `to_pandas`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Literal

import apsw

from mahdar.errors import StoreError, UsageError
from mahdar.listing import Listing, article_cells, group_cells, person_cells, statement_cells
from mahdar.model import Dropped, Kind, Reading, Status
from mahdar.model.links import EntityKind, Group, Passage
from mahdar.model.proof import Mismatch
from mahdar.pages.fetching import client_for
from mahdar.search.find import search
from mahdar.search.found import Found, found_of, list_statements, load_found
from mahdar.search.lists import (
    ArticleRow,
    PersonRow,
    group_of,
    list_articles,
    list_groups,
    list_people,
    passages_of,
)
from mahdar.search.query import Query, parse
from mahdar.store import judgements as decisions
from mahdar.store.check import check_record
from mahdar.store.connect import connect, immediate, rows, sole_writer, value
from mahdar.store.dump import dump
from mahdar.store.ingest import Progress, ingest, redo, redo_pages
from mahdar.store.judgements import Decision, Judgement
from mahdar.store.nouns import load_readings
from mahdar.store.relink import Relinked, relink, settle_words, tidy
from mahdar.store.write import links_are_stale

if TYPE_CHECKING:
    from mahdar.pages.fetching import Client

Path = str | os.PathLike[str]
_LAST = "\U0010ffff"


def open_database(path: Path, *, write: bool = True) -> Database:
    """Return the record in a file; with `write`, it is made when it is not there.

    Args:
        path: the file.
        write: False to open an existing record for reading only.

    Raises:
        StoreError: the file is no record, or of a later version, or (for reading) not there.
    """
    return Database(path, write=write)


class Database:
    """A record in one file. Close it, or use it in a ``with`` block.

    Args:
        path: the file.
        write: whether it may be made and changed.

    >>> with Database(":memory:") as db:
    ...     len(db.statements()), len(db.articles())
    (0, 0)
    """

    def __init__(self, path: Path, *, write: bool = True) -> None:
        self.path = os.fspath(path)
        self._connection = connect(path, write=write)
        self._write = write

    def close(self) -> None:
        """Close the file; nothing can be asked afterwards."""
        self._connection.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Changing -----------------------------------------------------------------------------------------------------

    def ingest(
        self,
        *paths: Path,
        workers: int | None = None,
        retry: bool = False,
        link: bool = True,
        on_progress: Callable[[Progress], None] | None = None,
        on_dropped: Callable[[Dropped], None] | None = None,
        client: Client | None = None,
    ) -> Progress:
        """Read files and folders into the record; what it holds already is passed over.

        Args:
            paths: text, HTML or feed files, ``.jsonl`` or ``.jsonl.gz`` files with one article a line, folders of
                them, and addresses (``https://…``), which are fetched.
            workers: worker processes; None for one a core when there is enough to read, 0 for none.
            retry: try again what failed before.
            link: work out afterwards what joins the articles; False to do it later with `relink`.
            on_progress: called after each batch that is safe in the file.
            on_dropped: called for each page that could not be read.
            client: fetches the addresses; None for a polite one with the defaults of `mahdar.pages.fetching.Policy`.

        Raises:
            StoreError: the file cannot be written, or another process is writing to it.
        """
        with self._writing():
            redo(self._connection, workers=workers)
            progress = ingest(
                self._connection,
                paths,
                workers=workers,
                retry=retry,
                on_progress=on_progress,
                on_dropped=on_dropped,
                client=client or client_for(paths),
            )
            if link:
                relink(self._connection)
            else:
                tidy(self._connection)
        return progress

    def relink(self, *, anew: bool = False, workers: int | None = None) -> Relinked:
        """Work out what joins the articles: shared passages, people, groups of reports, origins.

        Pages that an earlier version read are read anew first. The result does not depend on the order in which
        pages came.

        Args:
            anew: do it even when nothing has changed.
            workers: worker processes for pages that are read anew.

        Raises:
            StoreError: the file cannot be written, or another process is writing to it.
        """
        with self._writing():
            redo(self._connection, workers=workers)
            return relink(self._connection, anew=anew)

    def judge(self, statement_id: str, decision: Decision | str, *, note: str = "", **given: str) -> str:
        """Decide about a statement: who said it, which kind it is, or that it is none. Return the decision's id.

        It holds at once and after every new reading; groups and people follow with the next `relink`.

        Args:
            statement_id: the statement.
            decision: ``speaker`` (with ``name=…``), ``kind`` (with ``kind=…``) or ``reject``.
            note: why, for other people.
            given: the value.

        Raises:
            UsageError: there is no such statement or decision, or the value does not fit.
        """
        with self._writing(), immediate(self._connection):
            return decisions.judge_statement(self._connection, statement_id, _decision(decision), note=note, **given)

    def judge_names(self, decision: Decision | str, name: str, other: str, *, note: str = "") -> str:
        """Decide that two names are of one (``same``) or of two (``different``). Return the decision's id.

        It takes effect with the next `relink`.
        """
        with self._writing(), immediate(self._connection):
            return decisions.judge_names(self._connection, _decision(decision), name, other, note=note)

    def undo(self, judgement_id: str) -> None:
        """Take a decision back: its page is read anew, and the decisions that remain are applied.

        Raises:
            UsageError: there is no such decision.
        """
        with self._writing():
            with immediate(self._connection):
                page = decisions.undo(self._connection, judgement_id)
                links_are_stale(self._connection)
            if page is not None:
                redo_pages(self._connection, [page])

    # Asking -------------------------------------------------------------------------------------------------------

    def search(self, query: str | Query, *, limit: int = 20, offset: int = 0) -> Listing[Found]:
        """Return the statements that hold the words of a query, the best first.

        Args:
            query: words, "phrases", -exclusions, ``speaker: outlet: agency: kind: status:``, ``DAY..DAY``.
            limit, offset: which part of what is found.

        Raises:
            UsageError: an operator's value is none that it takes.
        """
        with self._translated():
            hits = search(self._connection, _query(query), limit=limit, offset=offset)
            return Listing(found_of(self._connection, hits.hits), hits.total, statement_cells)

    def statements(
        self,
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        agency: str | None = None,
        after: str | None = None,
        before: str | None = None,
        kind: Kind | str | None = None,
        status: Status | str | None = None,
        limit: int | None = None,
        offset: int = 0,
        order: Literal["newest", "oldest"] = "newest",
    ) -> Listing[Found]:
        """Return statements by day.

        Args:
            speaker, outlet, agency: words of a name, in any spelling that was met.
            after, before: ISO 8601 prefixes (``2022``, ``2022-01-13``); both days are included.
            kind, status: as in `Statement`.
            limit, offset: which part of the list; None for all.
            order: ``oldest`` leaves out statements whose day is not known.

        Raises:
            UsageError: a day, kind or status is none.
        """
        given = {"speaker": speaker, "outlet": outlet, "agency": agency, "kind": kind, "status": status}
        query = _asked({**given, "after": after, "before": before})
        with self._translated():
            found, total = list_statements(
                self._connection, query, limit=limit, offset=offset, oldest_first=order == "oldest"
            )
            return Listing(found, total, statement_cells)

    def articles(
        self,
        query: str | Query = "",
        *,
        outlet: str | None = None,
        agency: str | None = None,
        after: str | None = None,
        before: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Listing[ArticleRow]:
        """Return articles, newest first.

        Args:
            query: words that their text holds, and operators.
            outlet, agency, after, before, limit, offset: as for `statements`; days are those of publication.
        """
        asked = _asked({"outlet": outlet, "agency": agency, "after": after, "before": before}, _query(query))
        with self._translated():
            found, total = list_articles(self._connection, asked, limit=limit, offset=offset)
            return Listing(found, total, article_cells)

    def people(
        self,
        name: str | None = None,
        *,
        kind: EntityKind | str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Listing[PersonRow]:
        """Return people, bodies and countries, those who say most first; after `relink`.

        Args:
            name: words of a name, in any spelling that was met; None for all.
            kind: ``person``, ``body``, ``country`` or ``other``.
            limit, offset: which part of the list.
        """
        with self._translated():
            found, total = list_people(self._connection, name, kind=_kind(kind), limit=limit, offset=offset)
            return Listing(found, total, person_cells)

    def groups(self, *, fewest: int = 1, limit: int | None = None, offset: int = 0) -> Listing[Group]:
        """Return groups of reports of one utterance, those with most reports first; after `relink`."""
        with self._translated():
            found, total = list_groups(self._connection, fewest=fewest, limit=limit, offset=offset)
            return Listing(found, total, group_cells)

    def group(self, id_start: str) -> Listing[Group]:
        """Return the groups of an id, of its first characters, or of a statement in them."""
        with self._translated():
            found = group_of(self._connection, id_start)
            return Listing(found, len(found), group_cells)

    def passages(self, *article_ids: str) -> tuple[Passage, ...]:
        """Return what some articles share among each other; for one article, what it shares with any."""
        with self._translated():
            return passages_of(self._connection, article_ids)

    def readings(self, *article_ids: str) -> Iterator[Reading]:
        """Yield articles with their statements, in the order of their ids; all of them when none is named."""
        with self._translated():
            found = rows(self._connection, "SELECT pk, id FROM article ORDER BY id")
            keys = [key for key, id_ in found if not article_ids or id_ in article_ids]
            for _, reading in load_readings(self._connection, keys):
                yield reading

    def __getitem__(self, id_start: str) -> Found | Reading:
        """Return the statement (``st-…``) or the article (``art-…``) of an id or of its first characters.

        Raises:
            KeyError: there is none, or more than one.
        """
        found = self.find(id_start)
        if len(found) != 1:
            raise KeyError(f"{len(found) or 'no'} items begin with {id_start!r}")
        return found[0]

    def find(self, id_start: str) -> tuple[Found | Reading, ...]:
        """Return the statements and articles whose ids begin so."""
        between = (id_start, id_start + _LAST)
        with self._translated():
            statements = rows(
                self._connection, "SELECT pk FROM statement WHERE id >= ? AND id < ? ORDER BY id, article", between
            )
            found = load_found(self._connection, [key for (key,) in statements])
            articles = rows(self._connection, "SELECT pk FROM article WHERE id >= ? AND id < ? ORDER BY id", between)
            readings = load_readings(self._connection, [key for (key,) in articles])
            return (*found, *(reading for _, reading in readings))

    def judgements(self) -> tuple[Judgement, ...]:
        """Return every decision that people took, the oldest first; orphaned and undone ones too."""
        with self._translated():
            return tuple(decisions.judgements(self._connection))

    def dropped(self) -> tuple[Dropped, ...]:
        """Return the pages that could not be read, and why."""
        with self._translated():
            return tuple(Dropped(*row) for row in rows(self._connection, "SELECT path, reason, detail FROM dropped"))

    def counts(self) -> dict[str, int]:
        """Return how many pages, articles, statements, entities, groups and passages there are."""
        tables = {"entities": "entity", "groups": "statement_group", "passages": "passage"}
        tables = {"pages": "page", "articles": "article", "statements": "statement"} | tables
        with self._translated():
            return {
                name: int(value(self._connection, f"SELECT count(*) FROM {table}")) for name, table in tables.items()
            }

    def check(self) -> Iterator[Mismatch]:
        """Yield everything that does not hold together; nothing when all is proven."""
        with self._translated():
            yield from check_record(self._connection)

    def dump(self) -> Iterator[str]:
        """Yield the record as lines of JSON that do not depend on how it came to be."""
        with self._translated():
            yield from dump(self._connection)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._translated(), sole_writer(self.path):
            settle_words(self._connection)
            yield

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Errors of the library below become ours at this border."""
        try:
            yield
        except apsw.ReadOnlyError as error:
            raise StoreError(f"{self.path}: opened for reading only") from error
        except apsw.BusyError as error:
            raise StoreError(f"{self.path}: another process is writing to it; try again when it is done") from error
        except apsw.Error as error:
            raise StoreError(f"{self.path}: {error}") from error


def _query(query: str | Query) -> Query:
    return parse(query) if isinstance(query, str) else query


def _asked(given: dict[str, str | None], query: Query | None = None) -> Query:
    """Return a query with the operators that were given as arguments."""
    return (query or Query()).with_operators(given)


def _decision(decision: Decision | str) -> Decision:
    if decision not in list(Decision):
        raise UsageError(f"{decision!r} is no decision; it is one of {', '.join(Decision)}")
    return Decision(decision)


def _kind(kind: EntityKind | str | None) -> EntityKind | None:
    if kind is None:
        return None
    if kind not in list(EntityKind):
        raise UsageError(f"{kind!r} is no kind; it is one of {', '.join(EntityKind)}")
    return EntityKind(kind)
