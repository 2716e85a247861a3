"""Files as people have them, made of a few words: archives, saved pages, WARC, exported chats."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping

SENTENCE = "قال مدير المرفأ سليم حداد إن الرصيف الجديد سيفتح أمام السفن يوم الأحد."


def html(words: str = SENTENCE, charset: str = "utf-8") -> bytes:
    """A page with a headline."""
    return f'<html><head><meta charset="{charset}"></head><body><h1>خبر المرفأ</h1><p>{words}</p></body></html>'.encode(
        charset
    )


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP of members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, payload in members.items():
            file.writestr(name, payload)
    return packed.getvalue()


def http(body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = "") -> bytes:
    """An answer of a server."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def record(
    number: int, block: bytes, kind: str = "response", content: str = "application/http", length: int | None = None
) -> bytes:
    """A record of a WARC."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"WARC-Date: 2022-01-13T08:50:{number:02}Z\r\nWARC-Target-URI: https://marfa.example/{number}\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def page_records(count: int) -> list[bytes]:
    """Records of so many pages."""
    return [record(number, http(html(f"{SENTENCE} العدد {number}."))) for number in range(count)]


def join(records: list[bytes], *, packed: bool) -> bytes:
    """A WARC; packed record by record, as crawlers do."""
    return b"".join(gzip.compress(one) if packed else one for one in records)
