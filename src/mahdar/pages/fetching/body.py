"""The body of an answer: read piece by piece, unpacked, and never larger than it may be."""

from __future__ import annotations

import zlib
from http.client import HTTPException, HTTPResponse

from mahdar.errors import PageError

_PIECE = 65_536
_PACKED = ("gzip", "x-gzip", "deflate")


def read_body(response: HTTPResponse, max_bytes: int, *, cut: bool = False) -> bytes:
    """Return the body of an answer, unpacked.

    Args:
        response: an answer whose body was not read.
        max_bytes: the most bytes, as they come and unpacked.
        cut: return the first `max_bytes` of a longer body instead of raising.

    Raises:
        PageError: ``too-large``, or ``bad-response``: it breaks off, or is packed in a way that was not asked for.
    """
    coding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding not in (*_PACKED, "identity", ""):
        raise PageError("bad-response", f"the answer is packed as {coding[:40]}, which was not asked for")
    if not cut and response.length is not None and response.length > max_bytes:
        raise PageError("too-large", f"{response.length} bytes; a page has at most {max_bytes}")
    unpack = _Unpacker(coding) if coding in _PACKED else None
    pieces: list[bytes] = []
    came = size = 0
    while size <= max_bytes and came <= max_bytes:
        try:
            piece = response.read(_PIECE)
        except HTTPException as error:
            raise PageError("bad-response", "the answer breaks off") from error
        if not piece:
            if response.length:
                raise PageError("bad-response", f"the answer breaks off {response.length} bytes before its end")
            break
        came += len(piece)
        if unpack is not None:
            piece = unpack(piece, max_bytes - size + 1)
        pieces.append(piece)
        size += len(piece)
    else:
        if not cut:
            packed = " once unpacked" if unpack is not None else ""
            raise PageError("too-large", f"more than {max_bytes} bytes{packed}; a page has no more")
        return b"".join(pieces)[:max_bytes]
    if unpack is not None and not unpack.ended and came:
        raise PageError("bad-response", "the answer breaks off within its packing")
    return b"".join(pieces)


class _Unpacker:
    """Unpacks gzip and deflate (of both kinds that servers mean by it), no more of it than is wanted."""

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._begun = False

    @property
    def ended(self) -> bool:
        """Whether the packing has come to its end."""
        return self._inner.eof

    def __call__(self, piece: bytes, most: int) -> bytes:
        out: list[bytes] = []
        size = 0
        while piece and size < most:
            if self._inner.eof:
                if not piece.startswith(b"\x1f\x8b"):
                    break  # what stands behind the end is no part of the page
                self._inner = zlib.decompressobj(zlib.MAX_WBITS | 32)
            try:
                part = self._inner.decompress(piece, most - size)
            except zlib.error as error:
                if self._begun or self._coding != "deflate":
                    raise PageError("bad-response", f"the answer cannot be unpacked: {error}") from error
                self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
                self._begun = True
                continue
            self._begun = True
            piece = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail
            size += len(part)
            out.append(part)
        return b"".join(out)
