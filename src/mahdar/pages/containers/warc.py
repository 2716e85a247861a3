"""WARC files, plain and packed: the web pages among their records."""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from mahdar.model import Capture, Dropped
from mahdar.pages.instants import utc_of
from mahdar.pages.kinds import SNIFF, Kind, kind_of
from mahdar.pages.source import OpenInner, Source

_log = logging.getLogger("mahdar")

_WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_TEXTS = ("text/html", "text/plain", "application/xhtml+xml")
# The largest record that is looked into, and the largest text that is taken out of one: a byte more than a page may
# have, so that whoever reads the page says what is wrong with it.
_MAX_RECORD = 64 << 20
_MAX_TEXT = (20 << 20) + 1
_GZIP = b"\x1f\x8b\x08"
_PLAIN = b"WARC/1."
_BLOCK = 1 << 20
# Broken places in one file that are passed: behind each, the next record is searched for.
_MAX_BREAKS = 1000


def open_warc(source: Source, open_inner: OpenInner) -> Iterator[Capture | Dropped]:
    """Yield the web pages among the records: responses, resources and conversions that are HTML or plain text.

    A page's path is ``FILE!URL``. Its charset is the one that the server declared. Other records (requests, revisits,
    pictures, answers other than 2xx) are passed over; how many is logged. A record that is broken or cut off is
    dropped as ``damaged``, and the ones behind it are read.
    """
    del open_inner
    reader = _Reader(source)
    start: int | None = 0
    broken = False
    for _ in range(_MAX_BREAKS):
        try:
            yield from reader.read(start or 0)
            break
        except (OSError, ValueError, EOFError, zlib.error) as error:
            broken = True
            start = _next_record(source.stream, reader.at + 1)
            rest = "" if start is not None else "; nothing behind it can be read"
            place = f"{source.path}!{reader.url or f'byte {reader.at}'}"
            yield Dropped(place, "damaged", f"the record here, or the one behind it, is broken: {error}{rest}")
            if start is None:
                break
    else:
        yield Dropped(source.path, "damaged", f"more than {_MAX_BREAKS} broken records; the rest is not read")
    _log.info("%s: records passed over: %s", source.path, dict(reader.passed))
    if not reader.found and not broken:
        yield Dropped(source.path, "no-pages", f"{reader.passed.total()} records, none of them a page of HTML or text")


class _Reader:
    """Reads records from a place on.

    Attributes:
        at, url: the place of the record that is being read (bytes of the file), and its address.
        found: how many pages there were.
        passed: how many records were passed over, by kind.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self.at = self.found = 0
        self.url: str | None = None
        self.passed: Counter[str] = Counter()

    def read(self, start: int) -> Iterator[Capture | Dropped]:
        """Yield the pages from a place on.

        Raises:
            OSError: a record is broken: the one at `at`, or the one behind it.
        """
        self._source.stream.seek(start)
        self.at, self.url = start, None
        for record in ArchiveIterator(self._source.stream, parse_http=False):
            self.at = start + record.stream_pos
            self.url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
            if not record.record_type & _WANTED:
                self.passed[str(record.record_type)] += 1
                self._pass(record)
            elif record.content_length > _MAX_RECORD:
                yield from self._large(record)
            else:
                yield from self._page(record)

    def _page(self, record: WarcRecord) -> Iterator[Capture]:
        told = record.content_length
        if not told and record.record_type == WarcRecordType.response:
            raise OSError("it tells no length")
        record.freeze()
        there = record.content_length
        self._source.budget.take(there, self._source.path)
        if there < told:
            raise OSError(f"{told - there} of its {told} bytes are missing")
        media_type = self._text_type(record, decode=True)
        if media_type is None:
            return
        payload = record.reader.read(_MAX_TEXT)
        if not media_type and kind_of(payload[:SNIFF]) is not Kind.HTML:
            self.passed["untyped"] += 1
            return
        self.found += 1
        captured = utc_of(record.record_date) if record.record_date else None
        path = f"{self._source.path}!{self.url or self.at}"
        yield self._source.found(payload, media_type or "text/html", path=path, url=self.url, captured=captured)

    def _large(self, record: WarcRecord) -> Iterator[Dropped]:
        size = record.content_length
        if self._text_type(record, decode=False):
            self.found += 1
            path = f"{self._source.path}!{self.url or self.at}"
            yield Dropped(path, "too-large", f"{size} bytes; a page has at most {_MAX_TEXT - 1}")
        self._pass(record)

    def _text_type(self, record: WarcRecord, *, decode: bool) -> str | None:
        """Return the media type of a record that holds text, empty where none is told; None for one to pass over."""
        if record.is_http:
            record.parse_http(auto_decode="all" if decode else "none")
            status = record.http_headers.status_code
            if status is not None and status // 100 != 2:
                self.passed[f"status {status}"] += 1
                return None
            kind, charset = record.http_content_type, record.http_charset
        elif record.record_type == WarcRecordType.response:
            self.passed["no HTTP"] += 1
            return None
        else:
            kind, _, _ = (record.headers.get("Content-Type") or "").partition(";")
            charset = None
        kind = (kind or "").strip().lower()
        if kind and kind not in _TEXTS:
            self.passed[kind] += 1
            return None
        return f"{kind}; charset={charset}" if kind and charset else kind

    def _pass(self, record: WarcRecord) -> None:
        """Go to the end of a record that is not wanted."""
        told = missing = record.content_length
        while missing > 0 and (there := record.consume(min(missing, _BLOCK))):
            self._source.budget.take(there, self._source.path)
            missing -= there
        if missing > 0:
            raise OSError(f"{missing} of its {told} bytes are missing")


def _next_record(stream: BinaryIO, start: int) -> int | None:
    """Return the place of the next record, plain or packed, at or behind a place; None when there is none."""
    overlap = 2 * len(_PLAIN)
    stream.seek(0)
    packed = stream.read(len(_GZIP)) == _GZIP
    wanted = re.compile(re.escape(_GZIP if packed else _PLAIN))
    base = start
    stream.seek(base)
    window = stream.read(_BLOCK)
    while window:
        for found in wanted.finditer(window):
            place = base + found.start()
            if not packed or _holds_record(stream, place):
                return place
        base += max(1, len(window) - overlap)
        stream.seek(base)
        window = stream.read(_BLOCK)
        if len(window) <= overlap:
            return None
    return None


def _holds_record(stream: BinaryIO, place: int) -> bool:
    """Tell whether a packed record begins at a place."""
    stream.seek(place)
    try:
        return zlib.decompressobj(wbits=31).decompress(stream.read(1 << 12), len(_PLAIN)) == _PLAIN
    except zlib.error:
        return False
