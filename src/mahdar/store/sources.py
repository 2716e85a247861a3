"""What there is to read: files and lines of records, in pieces that one worker reads at a time."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from mahdar.model import Article, Dropped, Page
from mahdar.pages import MAX_BYTES
from mahdar.pages.feeds import SNIFFED, kind_of
from mahdar.pages.fetching import is_url
from mahdar.pages.folder import NOT_PAGES

if TYPE_CHECKING:
    from mahdar.pages.fetching import Client
    from mahdar.pages.fetching.arrived import Fetched

RECORDS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
"""Endings of files that hold one article a line."""

# Pieces small enough to share out evenly and to lose little when one page kills its worker.
_FILES_AT_ONCE = 16
_LINES_AT_ONCE = 50

# A longer line is no article; read whole, it could fill the memory.
_LONGEST_LINE = 32 << 20


class Kept(NamedTuple):
    """A stored page that is read anew.

    Attributes:
        given: what came beside the text of a record.
        article: the stored article, when only its statements are to be found anew.
    """

    page: Page
    given: dict[str, Any] | None
    article: Article | None


class Input(NamedTuple):
    """One file, one line of records, one stored page, or what was fetched.

    Attributes:
        id: depends on its place and its bytes, so that a changed file is read again; for a stored page its id.
        path: the file, for a line with ``#`` and its number from 1.
        line: the line's bytes; None for a file, which the worker opens itself.
        kept: the stored page.
        fetched: what stands at the address `path`.
    """

    id: str
    path: str
    line: bytes | None = None
    kept: Kept | None = None
    fetched: Fetched | None = None


class Unit(NamedTuple):
    """Inputs that one worker reads at a time."""

    inputs: tuple[Input, ...]

    def parts(self) -> tuple[Unit, ...]:
        """Return one unit for each input, to find the one that does harm."""
        return tuple(Unit((item,)) for item in self.inputs)


def list_inputs(paths: Iterable[str | os.PathLike[str]], *, client: Client | None = None) -> Iterator[Input | Dropped]:
    """Yield every input at the given places, in the order of their names.

    Folders are walked; names that start with a point are left out, as a crawler's temporary files have them.
    Addresses of http and https are fetched here, so that one client keeps the pace; without one they are dropped.

    >>> [item.reason for item in list_inputs(["no/such/place"])]
    ['missing']
    """
    for path in paths:
        if is_url(os.fspath(path)):
            yield from _fetch(os.fspath(path), client)
            continue
        place = Path(path)
        if place.is_dir():
            for file in _walk(place):
                if file.suffix.lower().lstrip(".") in NOT_PAGES and not file.name.endswith(RECORDS):
                    yield Dropped(_shown(os.fspath(file)), "not-a-page", f"files ending in {file.suffix} are no pages")
                else:
                    yield from _open(file, client)
        elif place.exists():
            yield from _open(place, client)
        else:
            yield Dropped(os.fspath(path), "missing", "no such file or folder")


def pieces(inputs: Iterable[Input]) -> Iterator[Unit]:
    """Yield inputs in pieces, lines and files apart."""
    waiting: list[Input] = []
    for item in inputs:
        size = _FILES_AT_ONCE if item.line is None else _LINES_AT_ONCE
        if waiting and (waiting[0].line is None) != (item.line is None):
            yield Unit(tuple(waiting))
            waiting = []
        waiting.append(item)
        if len(waiting) >= size:
            yield Unit(tuple(waiting))
            waiting = []
    if waiting:
        yield Unit(tuple(waiting))


def _walk(folder: Path) -> Iterator[Path]:
    seen: set[str] = set()
    for root, folders, names in os.walk(folder, followlinks=True):
        # A folder that is reached twice, through a link, is walked once.
        if (real := os.path.realpath(root)) in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(root, name)


def _fetch(url: str, client: Client | None) -> Iterator[Input | Dropped]:
    if client is None:
        yield Dropped(url, "not-fetched", "an address is fetched only where a client is given for it")
    else:
        yield from map(_fetched, client.fetch_all(url))


def _fetched(found: Fetched | Dropped) -> Input | Dropped:
    if isinstance(found, Dropped):
        return found
    digest = blake2b(found.url.encode("utf-8", "replace") + b"\0" + found.payload, digest_size=16)
    return Input(digest.hexdigest(), found.url, fetched=found)


def _open(file: Path, client: Client | None) -> Iterator[Input | Dropped]:
    path = os.fspath(file)
    if path.endswith(RECORDS):
        yield from _lines(path)
        return
    try:
        with open(path, "rb") as stream:
            digest = blake2b(path.encode("utf-8", "surrogateescape") + b"\0", digest_size=16)
            listed = client is not None and client.policy.follow and kind_of(stream.read(SNIFFED)) == "list"
            stream.seek(0)
            if client is not None and listed:
                yield from map(_fetched, client.fetch_listed(stream.read(MAX_BYTES)))
                return
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError as error:
        yield Dropped(_shown(path), "unreadable", error.strerror or str(error))
        return
    yield Input(digest.hexdigest(), path)


def _lines(path: str) -> Iterator[Input | Dropped]:
    number = 0
    try:
        with open(path, "rb") as raw, gzip.open(raw) if path.endswith(".gz") else raw as stream:
            for number, line in enumerate(_each_line(stream), start=1):
                place = f"{path}#{number}"
                if line is None:
                    yield Dropped(_shown(place), "too-long", f"a line of more than {_LONGEST_LINE >> 20} MiB")
                elif line.strip():
                    digest = blake2b(place.encode("utf-8", "surrogateescape") + b"\0" + line, digest_size=16)
                    yield Input(digest.hexdigest(), place, line)
    except (OSError, EOFError, zlib.error) as error:
        # A damaged archive gives up in the middle: what stood before it is read, and the rest is named.
        yield Dropped(_shown(path), "damaged", f"after line {number}: {error}")


def _each_line(stream: BinaryIO | gzip.GzipFile) -> Iterator[bytes | None]:
    """Yield lines; None for one that is too long."""
    while line := stream.readline(_LONGEST_LINE + 1):
        if len(line) <= _LONGEST_LINE:
            yield line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(_LONGEST_LINE)):
            pass
        yield None


def _shown(path: str) -> str:
    """Return a path as text that can be stored: bytes that are no text become question marks."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
