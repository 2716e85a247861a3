"""The one door: a file, a folder, a stream or bytes, as the pages they hold, one at a time."""

from __future__ import annotations

import gzip
import io
import logging
import os
import stat
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from mahdar.errors import PageError
from mahdar.model import Capture, Dropped, Page
from mahdar.pages.containers.document import open_document
from mahdar.pages.containers.feed import open_feed, open_list
from mahdar.pages.containers.folder import files_below, unreadable
from mahdar.pages.containers.gzips import open_gzip
from mahdar.pages.containers.lines import open_lines
from mahdar.pages.containers.warc import open_warc
from mahdar.pages.containers.zips import open_zip
from mahdar.pages.fetching.urls import is_url
from mahdar.pages.kinds import SNIFF, Kind, kind_of, media_type_of, name_of
from mahdar.pages.read import MAX_BYTES, MAX_PACKED, read_capture
from mahdar.pages.source import Budget, OpenInner, Source

if TYPE_CHECKING:
    from mahdar.pages.fetching.client import Client

_log = logging.getLogger("mahdar")

# Where what a stream holds is kept in memory; what is longer lies in a temporary file.
_IN_MEMORY = 16 << 20
_BLOCK = 1 << 20

_CONTAINERS: dict[Kind, Callable[[Source, OpenInner], Iterator[Capture | Dropped]]] = {
    Kind.ZIP: open_zip,
    Kind.GZIP: open_gzip,
    Kind.WARC: open_warc,
    Kind.LINES: open_lines,
    Kind.JSON: open_document,
    Kind.RECORD: open_document,
    Kind.FEED: open_feed,
    Kind.FEEDS: open_list,
}
_PACKED = (Kind.MHTML, Kind.PDF, Kind.WEBARCHIVE)


def open_pages(path: str | Path, *, client: Client | None = None) -> Iterator[Page | Dropped]:
    """Yield the pages of a file, or of a folder and everything below it, in sorted order; with a client, of an address.

    What a file is, its first bytes tell; its ending counts only where they do not (`mahdar.pages.kinds`). Read are
    text, HTML, MHTML, web archives, PDF, feeds, records as JSON or JSONL, chats exported by Telegram, and ZIP, gzip,
    WARC and WACZ with any of these within; one page is in memory at a time. A file that is named is read whatever its
    ending; below a folder and within an archive, files whose ending says that they are no page are dropped unopened,
    hidden files are left out, and so is the folder with which a browser saved a page. What cannot be read is yielded
    as `Dropped` with its reason (``docs/doubts.md``), and the others are still read.

    Args:
        path: a file or a folder. Links to folders are followed, each folder once.
        client: fetches the path when it is an address of http or https, and the feeds of a list when its policy says
            so. Without one nothing is fetched, and an address is dropped as ``not-fetched``.

    >>> [dropped.reason for dropped in open_pages("/no/such/place")]
    ['missing']
    """
    return read_captures(open_captures(path, client=client))


def open_bytes(
    payload: bytes, path: str, media_type: str | None = None, *, url: str | None = None, captured: str | None = None
) -> Iterator[Page | Dropped]:
    """Yield the pages that a payload holds: one, or those of a container; as `open_pages` does for files.

    Args:
        payload, path, media_type, url, captured: as for `read_bytes`.

    >>> [page.path for page in open_bytes(b'{"text": "a"}\\n{"text": "b"}', "more.jsonl")]
    ['more.jsonl#1', 'more.jsonl#2']
    """
    return read_captures(captures_in(payload, path, media_type, url=url, captured=captured))


def captures_in(
    payload: bytes,
    path: str,
    media_type: str | None = None,
    *,
    url: str | None = None,
    captured: str | None = None,
    metadata: Mapping[str, str] | None = None,
) -> Iterator[Capture | Dropped]:
    """Yield the pages that a payload holds, unread.

    Args:
        payload, path, media_type, url, captured, metadata: as in `Capture`; what lies within takes them over.
    """
    return _guarded(Source(path, io.BytesIO(payload), Budget(len(payload)), path, media_type, url, captured, metadata))


def open_stream(stream: BinaryIO, path: str) -> Iterator[Page | Dropped]:
    """Yield the pages that a stream holds, to its end; it need not be seekable.

    Args:
        stream: bytes, such as stdin.
        path: what to call it.
    """
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        size = 0
        while block := stream.read(_BLOCK):
            size += copy.write(block)
        copy.seek(0)
        yield from read_captures(_guarded(Source(path, cast(BinaryIO, copy), Budget(size), path)))


def open_captures(path: str | Path, *, client: Client | None = None) -> Iterator[Capture | Dropped]:
    """Yield what `open_pages` would read, unread: the bytes of each page with what its container tells of them."""
    place = os.fspath(path)
    if is_url(place):
        if client is None:
            yield Dropped(place, "not-fetched", "an address is fetched only where a client is given for it")
        else:
            yield from client.captures(place)
        return
    try:
        mode = os.stat(place).st_mode
    except OSError as error:
        yield unreadable(place, error)
        return
    if not stat.S_ISDIR(mode):
        yield from _file(place, client)
        return
    nothing = True
    for item in files_below(place):
        nothing = False
        if isinstance(item, Dropped):
            yield item
        else:
            yield from _file(item, client)
    if nothing:
        yield Dropped(place, "no-pages", "the folder holds no file")


def crashed(path: str, error: Exception) -> Dropped:
    """Return a page as dropped through a defect of ours, and log it with its traceback."""
    _log.error("%s: unexpected %s; please report it", path, type(error).__name__, exc_info=error)
    return Dropped(path, "crash", f"{type(error).__name__}: {error}")


def read_captures(captures: Iterable[Capture | Dropped]) -> Iterator[Page | Dropped]:
    """Yield the page of each capture, or why there is none."""
    for item in captures:
        if isinstance(item, Dropped):
            yield item
            continue
        try:
            page: Page | Dropped = read_capture(item)
        except PageError as error:
            page = Dropped(error.path or item.path, error.reason, error.detail)
        except Exception as error:
            page = crashed(item.path, error)
        yield page


def _file(place: str, client: Client | None) -> Iterator[Capture | Dropped]:
    try:
        kind = os.stat(place)
        if not stat.S_ISREG(kind.st_mode):
            yield Dropped(place, "not-a-file", "a pipe, socket or device; only files are read")
            return
        with open(place, "rb") as stream:
            source = Source(place, stream, Budget(kind.st_size), os.path.basename(place), client=client)
            yield from _guarded(source)
    except OSError as error:
        yield unreadable(place, error)


def _guarded(source: Source) -> Iterator[Capture | Dropped]:
    """Yield what a stream holds; where it ends early, why."""
    try:
        yield from _open(source)
    except PageError as error:
        yield Dropped(error.path or source.path, error.reason, error.detail)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Dropped(source.path, "damaged", f"the file breaks off or is broken: {error}")
    except OSError:
        raise
    except Exception as error:
        yield crashed(source.path, error)


def _open(source: Source) -> Iterator[Capture | Dropped]:
    """Yield what a stream holds, by what it is."""
    head = source.stream.read(SNIFF)
    source.stream.seek(0)
    kind = kind_of(head, source.name, source.media_type)
    if kind in _CONTAINERS:
        yield from _CONTAINERS[kind](source, _open)
        return
    if kind is Kind.PICTURE or kind is Kind.OTHER:
        reason = "picture" if kind is Kind.PICTURE else "binary"
        detail = "words in pictures are not read" if kind is Kind.PICTURE else "it is no text"
        yield Dropped(source.path, reason, f"the file is {name_of(head)}; {detail}")
        return
    most = MAX_PACKED if kind in _PACKED else MAX_BYTES
    payload = source.stream.read(most + 1)
    while 0 < len(payload) <= most and (more := source.stream.read(most + 1 - len(payload))):
        payload += more
    if len(payload) > most:
        yield Dropped(source.path, "too-large", f"more than {most} bytes; a page has no more")
        return
    told = source.media_type or media_type_of(source.name)
    yield source.found(payload, told)
