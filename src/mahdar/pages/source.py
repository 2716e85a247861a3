"""An open stream and what is known about it; and how much may be unpacked from one file."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from mahdar.errors import PageError
from mahdar.model import Capture, Dropped

if TYPE_CHECKING:
    from mahdar.pages.fetching.client import Client

# A file may unpack to this many times its size. Saved pages pack to a tenth, articles as JSON to a fifth; a page of one
# repeated letter to a thousandth.
_RATIO = 200
# Below this many bytes nothing is a bomb: it is read in a second.
_FREE = 64 << 20
# Containers within containers.
MAX_DEPTH = 4


class Budget:
    """How many bytes one file may still be unpacked to, over all containers within it."""

    def __init__(self, size: int) -> None:
        self._most = self._left = _FREE + _RATIO * size

    def take(self, count: int, path: str) -> None:
        """Take bytes that were unpacked, or are about to be.

        Raises:
            PageError: ``bomb``: it would be more than the file may hold.
        """
        if count > self._left:
            raise PageError(
                "bomb",
                f"the file unpacks to more than {self._most >> 20} MB, {_RATIO} times its size; the rest is not read",
                path,
            )
        self._left -= count


class Source(NamedTuple):
    """An open stream, at its beginning.

    Attributes:
        path: what to call it.
        stream: can be read and sought in.
        budget: what may be unpacked from it.
        name: its name for telling what it is; a container may give another than the path's end.
        media_type, url, captured, metadata: as in `Capture`; what lies within takes them over.
        depth: in how many containers it lies.
        client: fetches what a list of feeds names, when its policy says so; None to fetch nothing.
    """

    path: str
    stream: BinaryIO
    budget: Budget
    name: str
    media_type: str | None = None
    url: str | None = None
    captured: str | None = None
    metadata: Mapping[str, str] | None = None
    depth: int = 0
    client: Client | None = None

    def found(
        self,
        payload: bytes,
        media_type: str | None,
        *,
        path: str | None = None,
        url: str | None = None,
        captured: str | None = None,
    ) -> Capture:
        """Return a page that lies in it; what is not told of the page itself is as for the whole."""
        return Capture(
            path or self.path,
            payload,
            media_type,
            url or self.url,
            captured or self.captured,
            self.metadata or {},
        )


OpenInner = Callable[[Source], Iterator[Capture | Dropped]]
"""How a container hands on what it holds: the registry of containers, which it need not know."""


class Counted(io.RawIOBase):
    """A stream of unpacked bytes that are taken from a budget as they are read."""

    def __init__(self, stream: BinaryIO, budget: Budget, path: str) -> None:
        super().__init__()
        self._stream, self._budget, self._path = stream, budget, path
        self._counted = 0

    def read(self, size: int = -1) -> bytes:
        """Return at most `size` bytes."""
        return self._take(self._stream.read(size))

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer as far as the stream goes, and return how far."""
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def readline(self, size: int | None = -1) -> bytes:
        """Return a line of at most `size` bytes."""
        return self._take(self._stream.readline(-1 if size is None else size))

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a place."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._stream.tell()

    def seekable(self) -> bool:
        """It is."""
        return True

    def readable(self) -> bool:
        """It is."""
        return True

    def _take(self, found: bytes) -> bytes:
        """Count what lies further than was ever read: to look at the first bytes twice unpacks nothing more."""
        place = self._stream.tell()
        if place > self._counted:
            self._budget.take(place - self._counted, self._path)
            self._counted = place
        return found
