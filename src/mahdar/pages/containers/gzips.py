"""One file packed with gzip."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from mahdar.model import Capture, Dropped
from mahdar.pages.containers.warc import open_warc
from mahdar.pages.source import Counted, OpenInner, Source

_WARC = b"WARC/"


def open_gzip(source: Source, open_inner: OpenInner) -> Iterator[Capture | Dropped]:
    """Yield what the packed file holds, under the path of the file itself."""
    if _begins(source.stream, _WARC):
        # Its records are packed one by one, so that they can be found again behind a broken one.
        yield from open_warc(source, open_inner)
        return
    with gzip.GzipFile(fileobj=source.stream) as packed:
        # Lines are read from the buffer of the whole, not one by one from the unpacker.
        stream = io.BufferedReader(Counted(cast(BinaryIO, packed), source.budget, source.path), 1 << 16)
        name = source.name[:-3] if source.name.lower().endswith(".gz") else source.name
        yield from open_inner(source._replace(stream=cast(BinaryIO, stream), name=name, depth=source.depth + 1))


def _begins(stream: BinaryIO, words: bytes) -> bool:
    """Tell whether what is packed begins with some words."""
    head = stream.read(1 << 12)
    stream.seek(0)
    try:
        return zlib.decompressobj(wbits=31).decompress(head, len(words)) == words
    except zlib.error:
        return False
