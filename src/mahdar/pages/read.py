"""The bytes of one page, read by what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from mahdar.errors import PageError
from mahdar.model import Capture, Page, content_hash
from mahdar.pages.encoding import decode
from mahdar.pages.formats.mhtml import unpack_mhtml
from mahdar.pages.formats.record import MAX_RECORD, read_record
from mahdar.pages.formats.webarchive import unpack_webarchive
from mahdar.pages.html import most_attributes, render
from mahdar.pages.kinds import CONTAINERS, SNIFF, Kind, kind_of, name_of

MAX_BYTES = 20 * 1024 * 1024
"""The largest text or HTML that is read. News pages have kilobytes; the largest of the development sets has 115 KB. The
limit bounds time and memory on files that are none: reading this much takes a few seconds."""

MAX_PACKED = 64 * 1024 * 1024
"""The largest file that holds a page among other things (pictures, fonts): MHTML, web archives, PDF."""

MAX_LINE = 1_000_000
"""The longest paragraph that is read (code points). Above it the text is no person's, and 20 MB of it take a minute."""

# Control characters that text does not hold, in hundredths of its characters: above this it is no text.
_MAX_CONTROL = 0.02
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_PACKED: dict[Kind, Callable[[Capture], Capture]] = {
    Kind.MHTML: unpack_mhtml,
    Kind.WEBARCHIVE: unpack_webarchive,
}
_RECORDS = (Kind.RECORD, Kind.JSON, Kind.LINES)


def read_bytes(
    payload: bytes, path: str, media_type: str | None = None, *, url: str | None = None, captured: str | None = None
) -> Page:
    """Return the page that a payload holds; see `read_capture`.

    Args:
        payload: the page's bytes, at most `MAX_BYTES` (`MAX_PACKED` for what packs a page).
        path: its place, as the caller names it.
        media_type: what a server or a file ending says, with its charset when known
            (``text/html; charset=windows-1256``); None to tell from the content.
        url, captured: where and when it was captured (UTC, ISO 8601), when known.

    Raises:
        PageError: as for `read_capture`.

    >>> page = read_bytes("عاجل\\r\\nخبر".encode(), "a.txt")
    >>> page.text, page.encoding, page.media_type
    ('عاجل\\r\\nخبر', 'utf-8', 'text/plain')
    """
    return read_capture(Capture(path, payload, media_type, url, captured))


def read_capture(capture: Capture) -> Page:
    """Return the page that a capture holds.

    For a text page, `Page.text` is the decoded file, newlines unchanged and a byte order mark kept as its
    first character: what ``open(path, newline="", encoding="utf-8").read()`` gives. For HTML it is the
    visible text, one block a line; MHTML and web archives are unpacked to their HTML first. For a record (a JSON
    object with the text of an article) it is the title, an empty line and the text.

    Raises:
        PageError: ``empty``, ``too-large``, ``binary`` (an archive, a program …), ``picture``, ``not-text`` (bytes
            that no encoding turns into text), ``no-text`` (HTML without visible words), ``bad-record`` (JSON that
            is no article), ``damaged`` (MHTML or a web archive without its page), and for PDFs ``encrypted`` and
            ``needs-extra``; ``too-long`` (a line as no person writes), ``bomb`` (HTML that would hold up its reader).
    """
    payload, path = capture.payload, capture.path
    if len(payload) > MAX_PACKED:
        raise _too_large(payload, MAX_PACKED, path)
    if not payload.strip():
        raise PageError("empty", "the file holds nothing but space" if payload else "the file holds nothing", path)
    head = payload[:SNIFF]
    kind = kind_of(head, media_type=capture.media_type)
    if kind is Kind.PICTURE:
        raise PageError("picture", f"the file is {name_of(head)}; words in pictures are not read", path)
    if kind is Kind.PDF:
        from mahdar.pages.formats.pdf import read_pdf  # it needs an extra, and time to import

        return read_pdf(capture)
    if kind is Kind.OTHER or (kind in CONTAINERS and kind not in _RECORDS):
        raise PageError("binary", f"the file is {name_of(head)}, not text", path)
    if kind in _RECORDS:
        if len(payload) > MAX_RECORD:
            raise _too_large(payload, MAX_RECORD, path)
        return read_record(capture)
    if kind in _PACKED:
        inner = _PACKED[kind](capture)
        return _text_page(inner, html=not (inner.media_type or "").startswith(Kind.TEXT))
    return _text_page(capture, html=kind is Kind.HTML)


def _text_page(capture: Capture, *, html: bool) -> Page:
    payload, path = capture.payload, capture.path
    if len(payload) > MAX_BYTES:
        raise _too_large(payload, MAX_BYTES, path)
    text, encoding, doubts = decode(payload, charset_of(capture.media_type), html=html)
    opening = text[:SNIFF]
    written = opening.encode("utf-8", "surrogatepass")
    if len(written) - len(written.translate(None, _CONTROL)) > _MAX_CONTROL * len(opening):
        raise PageError("binary", "the file is full of control characters", path)
    if not any(map(str.isalnum, text)):
        raise PageError("not-text", f"read as {encoding}, the file holds no letter", path)
    page = Page(
        f"pg-{content_hash(payload)[:16]}",
        path,
        "text/plain",
        text,
        encoding,
        metadata=capture.metadata,
        url=capture.url,
        captured=capture.captured,
        doubts=capture.doubts + doubts,
    )
    if not html:
        _check_lines(map(len, text.splitlines()), path)
        return page
    if (most := most_attributes(text)) is not None:
        raise PageError("bomb", f"an element of the HTML has more than {most} attributes; no browser wrote it", path)
    rendered = render(text)
    if not rendered.text.strip():
        odd = f": {rendered.doubts[0].detail}" if rendered.doubts else ""
        raise PageError("no-text", f"the HTML holds no visible words{odd}", path)
    _check_lines((block.end - block.start for block in rendered.blocks), path)
    return replace(
        page,
        media_type="text/html",
        text=rendered.text,
        blocks=rendered.blocks,
        metadata={**rendered.metadata, **capture.metadata},
        html=text,
        url=capture.url or rendered.metadata.get("canonical"),
        doubts=page.doubts + rendered.doubts,
    )


def _check_lines(lengths: Iterable[int], path: str) -> None:
    longest = max(lengths, default=0)
    if longest > MAX_LINE:
        raise PageError("too-long", f"a line of {longest} characters; no paragraph has more than {MAX_LINE}", path)


def _too_large(payload: bytes, most: int, path: str) -> PageError:
    return PageError("too-large", f"{len(payload)} bytes; a page has at most {most}", path)


def charset_of(media_type: str | None) -> str | None:
    """Return the charset that a media type names."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media_type or "", re.IGNORECASE)
    return found[1] if found else None
