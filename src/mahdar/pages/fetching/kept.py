"""Pages kept with what their server calls their version, so that an unchanged one is not sent again.

Two files a page, in a folder that only the user may read: the body, and a JSON beside it. A file that is damaged,
or that another program wrote, is as good as none.
"""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from mahdar.model import content_hash

# The folder is kept below these: pages that were asked for longest ago go first.
_MAX_FILES = 4_000
_MAX_BYTES = 200 * 1024 * 1024
# Headers that are kept with a page.
HEADERS = ("content-type", "etag", "last-modified")


class Kept(NamedTuple):
    """A page as a server sent it: its body, and its headers with lower-case names."""

    payload: bytes
    headers: dict[str, str]

    def conditions(self) -> dict[str, str]:
        """Return the headers that ask for the page only if it has changed."""
        names = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
        return {names[name]: value for name, value in self.headers.items() if name in names}


class Shelf:
    """The kept pages of a folder; without a folder, none. Nothing here raises: a shelf that fails is an empty one.

    Args:
        folder: where they are; made when the first is kept.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find(self, url: str) -> Kept | None:
        """Return what is kept of an address, or None."""
        if self._folder is None:
            return None
        place = self._folder / _name(url)
        try:
            told = json.loads(place.with_suffix(".json").read_text(encoding="utf-8"))
            payload = zlib.decompress(place.with_suffix(".body").read_bytes())
            headers = {str(name): str(value) for name, value in told["headers"].items()}
            if told["url"] != url or told["hash"] != content_hash(payload):
                return None
        except (OSError, ValueError, zlib.error, KeyError, TypeError, AttributeError):
            return None
        return Kept(payload, headers)

    def keep(self, url: str, payload: bytes, headers: dict[str, str]) -> None:
        """Keep a page, when its server gave it a version and does not forbid it.

        Args:
            url: its address.
            payload: its body.
            headers: those of the answer, with lower-case names.
        """
        own = {name: headers[name] for name in HEADERS if name in headers}
        versioned = "etag" in own or "last-modified" in own
        if self._folder is None or not versioned or "no-store" in headers.get("cache-control", "").lower():
            return
        told = {"url": url, "hash": content_hash(payload), "headers": own}
        place = self._folder / _name(url)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(place.with_suffix(".body"), zlib.compress(payload, 1))
            _write(place.with_suffix(".json"), json.dumps(told).encode("utf-8"))
            self._tidy()

    def _tidy(self) -> None:
        """Take out the oldest pages when there are too many or they are too large."""
        if self._folder is None:
            return
        found = [(one.stat().st_mtime, one.stat().st_size, one) for one in self._folder.glob("*.body")]
        size = sum(bytes_ for _, bytes_, _ in found)
        for count, (_, bytes_, body) in zip(range(len(found), 0, -1), sorted(found), strict=True):
            if count <= _MAX_FILES and size <= _MAX_BYTES:
                return
            size -= bytes_
            for one in (body, body.with_suffix(".json")):
                one.unlink(missing_ok=True)


def _name(url: str) -> str:
    return content_hash(url.encode("utf-8", "replace"))


def _write(path: Path, payload: bytes) -> None:
    """Write beside the target and move: a broken run leaves no half page."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(payload)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
