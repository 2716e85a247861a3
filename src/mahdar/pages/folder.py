"""A file or a folder of files, as pages in sorted order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mahdar.model import Dropped, Page
from mahdar.pages.feeds import kind_of
from mahdar.pages.fetching import is_url
from mahdar.pages.payloads import open_bytes
from mahdar.pages.read import MAX_BYTES, media_type_of

if TYPE_CHECKING:
    from mahdar.pages.fetching.client import Client

# Endings of files that accompany pages and are none. They are reported as dropped, not opened.
_NOT_PAGES_NAMES = """
    json jsonl ndjson yaml yml toml ini cfg csv tsv parquet db sqlite md rst py ipynb sh js mjs ts css scss map
    svg png jpg jpeg gif webp ico bmp tif tiff mp3 mp4 m4a avi mov webm ogg wav woff woff2 ttf otf eot pdf doc
    docx xls xlsx ppt pptx odt zip gz bz2 xz zst 7z rar tar tgz warc cdx exe dll so bin log lock
"""
NOT_PAGES = frozenset(_NOT_PAGES_NAMES.split())


def open_pages(path: str | Path, *, client: Client | None = None) -> Iterator[Page | Dropped]:
    """Yield the pages of a file or of a folder and everything below it, in sorted order; with a client, of an address.

    A file that is named is read whatever its ending; below a folder, files whose ending says that
    they are no page (`NOT_PAGES`) are dropped unopened and hidden files are left out. What cannot be
    read is yielded as `Dropped` with its reason, and the others are still read:

    ``missing``, ``no-permission``, ``not-a-file`` (a pipe or device), ``not-a-page``, ``no-pages`` (an
    empty folder), ``loop`` (a folder that links back to itself), ``unreadable``, and the reasons of
    `read_bytes` and of `mahdar.pages.feeds`. Every item of a feed is a page of its own.

    Args:
        path: a file or a folder. Links to folders are followed, each folder once.
        client: fetches the path when it is an address of http or https, and the feeds of a list when its policy says
            so. Without one nothing is fetched, and an address is dropped as ``not-fetched``.

    >>> [dropped.reason for dropped in open_pages("/no/such/place")]
    ['missing']
    """
    place = os.fspath(path)
    if is_url(place):
        if client is None:
            yield Dropped(place, "not-fetched", "an address is fetched only where a client is given for it")
        else:
            yield from client.pages(place)
        return
    try:
        mode = os.stat(place).st_mode
    except OSError as error:
        yield _dropped(place, error)
        return
    if not stat.S_ISDIR(mode):
        yield from _read(place, client)
        return
    nothing = True
    for item in _walk(place):
        nothing = False
        if isinstance(item, Dropped):
            yield item
        else:
            yield from _read(item, client)
    if nothing:
        yield Dropped(place, "no-pages", "the folder holds no file; pages end in .txt, .html or .htm")


def _walk(top: str) -> Iterator[str | Dropped]:
    """Yield the files below a folder in sorted order, and what has to be dropped unopened."""
    seen: set[tuple[int, int]] = set()
    waiting = [top]
    while waiting:
        place = waiting.pop()
        try:
            kind = os.stat(place)
        except OSError as error:
            yield _dropped(place, error)
            continue
        if not stat.S_ISDIR(kind.st_mode):
            ending = os.path.splitext(place)[1].lower().lstrip(".")
            if ending in NOT_PAGES:
                yield Dropped(
                    place,
                    "not-a-page",
                    f"files ending in .{ending} are not read from a folder; name the file itself to read it",
                )
            else:
                yield place
            continue
        key = (kind.st_dev, kind.st_ino)
        if key in seen:
            yield Dropped(place, "loop", "the folder was reached before by another way")
            continue
        seen.add(key)
        try:
            names = sorted((name for name in os.listdir(place) if not name.startswith(".")), reverse=True)
        except OSError as error:
            yield _dropped(place, error)
            continue
        waiting.extend(os.path.join(place, name) for name in names)


def _read(place: str, client: Client | None) -> Iterator[Page | Dropped]:
    """Yield the pages of one file, or why there is none."""
    try:
        kind = os.stat(place)
        if not stat.S_ISREG(kind.st_mode):
            yield Dropped(place, "not-a-file", "a pipe, socket or device; only files are read")
            return
        if kind.st_size > MAX_BYTES:
            yield Dropped(place, "too-large", f"{kind.st_size} bytes; a page has at most {MAX_BYTES}")
            return
        with open(place, "rb") as file:
            payload = file.read(MAX_BYTES + 1)
    except OSError as error:
        yield _dropped(place, error)
        return
    if client is not None and client.policy.follow and kind_of(payload) == "list":
        yield from client.pages_listed(payload)
        return
    yield from open_bytes(payload, place, media_type_of(place))


def _dropped(place: str, error: OSError) -> Dropped:
    if isinstance(error, FileNotFoundError):
        return Dropped(place, "missing", "there is no such file or folder")
    if isinstance(error, PermissionError):
        return Dropped(place, "no-permission", "the file or folder may not be read")
    return Dropped(place, "unreadable", error.strerror or type(error).__name__)
