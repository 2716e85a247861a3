"""Opening the one file: settings, version, migration, and the lock that keeps writers to one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import apsw

from mahdar.errors import StoreError

APPLICATION = 0x4D414844
"""SQLite's application id of our files: MAHD in ASCII."""

VERSION = 1
"""The version of the tables. Raise it with a migration ``migrations/NNNN.sql`` that leads there."""

# Another process's short write (a human decision) is waited for this long, in milliseconds.
_PATIENCE = 10_000

Row = tuple[Any, ...]


def is_record(path: str | os.PathLike[str]) -> bool:
    """Tell whether a file is a record, by its first bytes.

    >>> is_record("no/such/file.db")
    False
    """
    try:
        with open(path, "rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION.to_bytes(4, "big")


def connect(path: str | os.PathLike[str], *, write: bool = False) -> apsw.Connection:
    """Return a connection to a record, made or migrated when `write` allows it.

    Args:
        path: the file; ``:memory:`` keeps it in memory.
        write: whether tables may be made, migrated and written.

    Raises:
        StoreError: the file is not there, is no record of ours, or is of a later version.
    """
    place = os.fspath(path)
    if not write and place != ":memory:" and not Path(place).is_file():
        raise StoreError(f"{place}: no such database; `mahdar ingest -d {place} PATH` makes one")
    # A reader opens for writing too where it may: a WAL file left by a killed writer must be replayed.
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if write else 0)
    try:
        connection = apsw.Connection(place, flags=flags)
    except apsw.CantOpenError as error:
        try:
            connection = apsw.Connection(place, flags=apsw.SQLITE_OPEN_READONLY)
        except apsw.Error:
            raise StoreError(f"{place}: cannot be opened: {error}") from error
    try:
        _settle(connection, write)
        _prepare(connection, place, write)
    except apsw.NotADBError as error:
        connection.close()
        raise StoreError(f"{place}: is no SQLite database") from error
    except apsw.Error as error:
        connection.close()
        raise StoreError(f"{place}: {error}") from error
    except StoreError:
        connection.close()
        raise
    return connection


def rows(connection: apsw.Connection, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[Row]:
    """Yield the rows of a query, one at a time."""
    return cast(Iterator[Row], connection.execute(sql, values))


def value(connection: apsw.Connection, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
    """Return the first column of a query's first row; None when it has none."""
    row = connection.execute(sql, values).fetchone()
    return None if row is None else row[0]


def _settle(connection: apsw.Connection, write: bool) -> None:
    connection.set_busy_timeout(_PATIENCE)
    connection.pragma("foreign_keys", True)
    connection.pragma("cache_size", -64_000)
    connection.pragma("temp_store", "memory")
    connection.pragma("mmap_size", 1 << 30)
    if write:
        connection.pragma("journal_mode", "wal")
        # FULL: what a command has reported as done survives a loss of power too; batches are large, so it is cheap.
        connection.pragma("synchronous", "full")
    else:
        connection.pragma("query_only", True)


def _prepare(connection: apsw.Connection, place: str, write: bool) -> None:
    version = int(connection.pragma("user_version"))
    application = int(connection.pragma("application_id"))
    if application != APPLICATION:
        strange = connection.execute("SELECT count(*) FROM sqlite_schema").get
        if application or strange or version:
            raise StoreError(f"{place}: is a database of another program")
        if not write:
            raise StoreError(f"{place}: is empty; `mahdar ingest -d {place} PATH` fills it")
        with immediate(connection):
            # Another process may have made the tables while this one waited for its turn.
            if not connection.execute("SELECT count(*) FROM sqlite_schema").get:
                connection.execute(_data("tables.sql"))
                connection.pragma("application_id", APPLICATION)
                connection.pragma("user_version", VERSION)
        return
    if version > VERSION:
        raise StoreError(f"{place}: was written by a later Mahdar (version {version}, this one knows {VERSION})")
    if version < VERSION:
        if not write:
            raise StoreError(f"{place}: is of version {version}; `mahdar relink -d {place}` brings it to {VERSION}")
        migrate(connection, version, VERSION)


def migrate(connection: apsw.Connection, version: int, target: int) -> None:
    """Bring the tables from one version to another, each step in a transaction of its own.

    Raises:
        StoreError: a step is missing.
    """
    for step in range(version + 1, target + 1):
        with immediate(connection):
            if int(connection.pragma("user_version")) >= step:
                continue
            connection.execute(_data(f"migrations/{step:04d}.sql"))
            connection.pragma("user_version", step)


def _data(name: str) -> str:
    place = files("mahdar.store").joinpath(*name.split("/"))
    if not place.is_file():
        raise StoreError(f"this Mahdar has no {name}")
    return place.read_text(encoding="utf-8")


@contextmanager
def immediate(connection: apsw.Connection) -> Iterator[None]:
    """Run a block in one writing transaction, kept whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def sole_writer(path: str | os.PathLike[str]) -> Iterator[None]:
    """Hold the place of the one long writer (ingest, relink) of a file.

    The lock stands on a file beside the database and ends with its process, however that ends.

    Raises:
        StoreError: another process holds it.
    """
    try:
        import fcntl
    except ImportError:  # a system without such locks: SQLite's own keep the file whole, only slower
        yield
        return
    if os.fspath(path) == ":memory:":
        yield
        return
    handle = os.open(f"{os.fspath(path)}-writer", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreError(
                f"{os.fspath(path)}: another process is writing to it; try again when it is done"
            ) from error
        yield
    finally:
        os.close(handle)
