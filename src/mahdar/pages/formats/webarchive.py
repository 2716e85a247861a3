"""Pages that Safari saved as one file (.webarchive): their HTML, without the pictures."""

from __future__ import annotations

import plistlib
from dataclasses import replace
from typing import Any
from xml.parsers.expat import ExpatError

from mahdar.errors import PageError
from mahdar.model import Capture


def unpack_webarchive(capture: Capture) -> Capture:
    """Return the HTML of a web archive, with its charset and its address.

    Raises:
        PageError: ``damaged``: it holds no page.

    >>> main = {"WebResourceData": b"<p>x</p>", "WebResourceMIMEType": "text/html", "WebResourceURL": "https://a.example/"}
    >>> packed = plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)
    >>> unpack_webarchive(Capture("a.webarchive", packed)).payload
    b'<p>x</p>'
    """
    try:
        top = plistlib.loads(capture.payload)
    except (plistlib.InvalidFileException, ValueError, OverflowError, RecursionError, ExpatError) as error:
        raise PageError("damaged", f"the web archive cannot be unpacked: {error}", capture.path) from error
    main: Any = top.get("WebMainResource") if isinstance(top, dict) else None
    payload = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(payload, bytes):
        raise PageError("damaged", "the web archive holds no page", capture.path)
    kind, charset, url = (
        value if isinstance(value := main.get(name), str) else None
        for name in ("WebResourceMIMEType", "WebResourceTextEncodingName", "WebResourceURL")
    )
    media_type = (kind or "text/html") + (f"; charset={charset}" if charset else "")
    return replace(capture, payload=payload, media_type=media_type, url=capture.url or url)
