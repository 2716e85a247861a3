"""Pages that a browser saved as one file (MHTML, RFC 2557): their HTML, without the pictures."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from mahdar.errors import PageError
from mahdar.model import Capture
from mahdar.pages.instants import utc_of

# Parts that are looked at for the page. Browsers write it first; what is more holds pictures.
_MOST_PARTS = 2000


def unpack_mhtml(capture: Capture) -> Capture:
    """Return the HTML of a saved page, with its charset, its address and when it was saved.

    The page is the part that the head calls the root, else the first of HTML, else the first of plain text.

    Raises:
        PageError: ``damaged``: it holds neither.

    >>> message = b"Content-Type: multipart/related; boundary=b\\nDate: Thu, 13 Jan 2022 11:50:00 +0300"
    >>> part = b"\\n\\n--b\\nContent-Type: text/html\\nContent-Location: https://a.example/1\\n\\n<p>x</p>\\n--b--\\n"
    >>> page = unpack_mhtml(Capture("a.mhtml", message + part))
    >>> page.payload, page.url, page.captured
    (b'<p>x</p>', 'https://a.example/1', '2022-01-13T08:50:00Z')
    """
    try:
        message = message_from_bytes(capture.payload)
        parts = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False) if not part.is_multipart()]
        part = _root(message, parts)
        payload = part.get_payload(decode=True) if part is not None else None
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
        raise PageError("damaged", f"the saved page cannot be unpacked: {error}", capture.path) from error
    if part is None or not isinstance(payload, bytes):
        raise PageError("damaged", "the saved page holds no part of HTML or text", capture.path)
    charset = part.get_content_charset()
    address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
    return replace(
        capture,
        payload=payload,
        media_type=part.get_content_type() + (f"; charset={charset}" if charset else ""),
        url=capture.url or (str(address).strip() if address else None),
        captured=capture.captured or _date(message),
    )


def _root(message: Message, parts: list[Message]) -> Message | None:
    start = message.get_param("start")
    for part in parts:
        if isinstance(start, str) and (part.get("Content-ID") or "").strip() == start.strip():
            return part
    for wanted in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in parts:
            if part.get_content_type() == wanted:
                return part
    return None


def _date(message: Message) -> str | None:
    try:
        return utc_of(parsedate_to_datetime(str(message["Date"])))
    except (ValueError, TypeError, OverflowError):
        return None
