"""The bytes of one page, decoded."""

from __future__ import annotations

import os
import re

from mahdar.errors import PageError
from mahdar.model import Page, content_hash
from mahdar.pages.encoding import decode
from mahdar.pages.html import render

# The largest page that is read. News pages have kilobytes; the largest of the development sets has 115 KB.
# The limit bounds time and memory on files that are none: reading this much takes a few seconds.
MAX_BYTES = 20 * 1024 * 1024

_TEXT_ENDINGS = (".txt", ".text")
_HTML_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
# What HTML opens with, after space, a byte order mark and comments; the words are HTML's.
_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|article|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
# How far into a file HTML is looked for.
_SNIFF = 8192
# Control characters that text does not hold, in hundredths of its characters: above this it is no text.
_MAX_CONTROL = 0.02
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAGIC = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP or Office",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
    b"RIFF": "RIFF",
    b"\x7fELF": "ELF",
    b"SQLite format 3": "SQLite",
    b"\xd0\xcf\x11\xe0": "Office",
    b"7z\xbc\xaf": "7z",
    b"OggS": "Ogg",
    b"ID3": "MP3",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"Rar!": "RAR",
}


def media_type_of(path: str) -> str | None:
    """Return the media type that a file's ending tells, or None.

    >>> media_type_of("a/b.HTM"), media_type_of("b.txt"), media_type_of("b")
    ('text/html', 'text/plain', None)
    """
    ending = os.path.splitext(path)[1].lower()
    return "text/plain" if ending in _TEXT_ENDINGS else "text/html" if ending in _HTML_ENDINGS else None


def read_bytes(payload: bytes, path: str, media_type: str | None = None) -> Page:
    """Return the page that a payload holds.

    For a text page, `Page.text` is the decoded file, newlines unchanged and a byte order mark kept as its
    first character: what ``open(path, newline="", encoding="utf-8").read()`` gives. For HTML it is the
    visible text, one block a line.

    Args:
        payload: the page's bytes, at most `MAX_BYTES`.
        path: its place, as the caller names it.
        media_type: what a server or a file ending says, with its charset when known
            (``text/html; charset=windows-1256``); None to tell from the content.

    Raises:
        PageError: ``empty``, ``too-large``, ``binary`` (an image, an archive …), ``not-text`` (bytes that
            no encoding turns into text) or ``no-text`` (HTML without visible words).

    >>> page = read_bytes("عاجل\\r\\nخبر".encode(), "a.txt")
    >>> page.text, page.encoding, page.media_type
    ('عاجل\\r\\nخبر', 'utf-8', 'text/plain')
    """
    if len(payload) > MAX_BYTES:
        raise PageError("too-large", f"{len(payload)} bytes; a page has at most {MAX_BYTES}", path)
    if not payload.strip():
        raise PageError("empty", "the file holds nothing but space" if payload else "the file holds nothing", path)
    for magic, name in _MAGIC.items():
        if payload.startswith(magic):
            raise PageError("binary", f"the file is {name}, not text", path)
    declared, charset = _split_type(media_type)
    html = declared == "text/html" or (declared is None and _HTML.search(payload[:_SNIFF]) is not None)
    text, encoding, doubts = decode(payload, charset, html=html)
    if len(_CONTROL.findall(text[:_SNIFF])) > _MAX_CONTROL * len(text[:_SNIFF]):
        raise PageError("binary", "the file is full of control characters", path)
    if not any(map(str.isalnum, text)):
        raise PageError("not-text", f"read as {encoding}, the file holds no letter", path)
    page_id = f"pg-{content_hash(payload)[:16]}"
    if not html:
        return Page(page_id, path, "text/plain", text, encoding, doubts=doubts)
    rendered = render(text)
    if not rendered.text.strip():
        raise PageError("no-text", "the HTML holds no visible words", path)
    return Page(
        page_id,
        path,
        "text/html",
        rendered.text,
        encoding,
        blocks=rendered.blocks,
        metadata=rendered.metadata,
        html=text,
        url=rendered.metadata.get("canonical"),
        doubts=doubts + rendered.doubts,
    )


def _split_type(media_type: str | None) -> tuple[str | None, str | None]:
    """Return the bare type (None unless text) and the charset that a media type names."""
    if not media_type:
        return None, None
    kind, _, rest = media_type.partition(";")
    kind = kind.strip().lower()
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.IGNORECASE)
    if kind in ("application/xhtml+xml", "application/html"):
        kind = "text/html"
    return (kind if kind in ("text/html", "text/plain") else None), charset[1] if charset else None
