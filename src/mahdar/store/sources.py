"""What there is to read, in pieces that one worker reads at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from mahdar.model import Article, Capture, Dropped, Page
from mahdar.pages import open_captures

if TYPE_CHECKING:
    from mahdar.pages.fetching import Client

# Pieces small enough to share out evenly and to lose little when one page kills its worker.
_AT_ONCE = 50
_BYTES_AT_ONCE = 4 << 20


class Kept(NamedTuple):
    """A stored page that is read anew.

    Attributes:
        article: the stored article, when only its statements are to be found anew.
    """

    page: Page
    article: Article | None


class Input(NamedTuple):
    """One page as it was found, or one stored page.

    Attributes:
        id: depends on its place and its bytes, so that a changed file is read again; for a stored page its id.
        path: its place.
        found: its bytes; None for a stored page.
        kept: the stored page.
    """

    id: str
    path: str
    found: Capture | None = None
    kept: Kept | None = None

    @property
    def size(self) -> int:
        """Its bytes."""
        return len(self.found.payload) if self.found is not None else 0


class Unit(NamedTuple):
    """Inputs that one worker reads at a time."""

    inputs: tuple[Input, ...]

    def parts(self) -> tuple[Unit, ...]:
        """Return one unit for each input, to find the one that does harm."""
        return tuple(Unit((item,)) for item in self.inputs)


def list_inputs(paths: Iterable[str | os.PathLike[str]], *, client: Client | None = None) -> Iterator[Input | Dropped]:
    """Yield every page at the given places as it was found, in the order of their names.

    Addresses of http and https are fetched here, so that one client keeps the pace; without one they are dropped.

    >>> [item.reason for item in list_inputs(["no/such/place"])]
    ['missing']
    """
    for path in paths:
        for item in open_captures(os.fspath(path), client=client):
            if isinstance(item, Dropped):
                yield replace(item, path=_shown(item.path))
                continue
            place = item.path.encode("utf-8", "surrogateescape")
            digest = blake2b(place + b"\0" + item.payload, digest_size=16)
            found = replace(item, path=_shown(item.path))
            yield Input(digest.hexdigest(), found.path, found)


def pieces(inputs: Iterable[Input]) -> Iterator[Unit]:
    """Yield inputs in pieces of some pages, or of some megabytes where pages are large."""
    waiting: list[Input] = []
    size = 0
    for item in inputs:
        waiting.append(item)
        size += item.size
        if len(waiting) >= _AT_ONCE or size >= _BYTES_AT_ONCE:
            yield Unit(tuple(waiting))
            waiting, size = [], 0
    if waiting:
        yield Unit(tuple(waiting))


def _shown(path: str) -> str:
    """Return a path as text that can be stored: bytes that are no text become question marks."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
