"""Every page that some bytes hold: one for a page of HTML or text, one for each item of a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mahdar.errors import PageError
from mahdar.model import Dropped, Page
from mahdar.pages.feeds import kind_of, read_feed, read_list
from mahdar.pages.read import MAX_BYTES, read_bytes

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def open_bytes(
    payload: bytes, path: str, media_type: str | None = None, *, url: str | None = None
) -> Iterator[Page | Dropped]:
    """Yield every page that a payload holds, or why it holds none; never raises for what it holds.

    Args:
        payload: the bytes of a page, a feed (RSS, Atom) or a list of feeds (OPML); what it is, its root element says.
        path: its place, as the caller names it.
        media_type: what a server or a file ending says, with its charset when known.
        url: its address, where it was fetched from one; addresses in a feed are completed with it.

    >>> [page.text for page in open_bytes("قال المدير كلاما.".encode(), "a.txt")]
    ['قال المدير كلاما.']
    """
    kind = kind_of(payload) if len(payload) <= MAX_BYTES else None
    if kind == "feed":
        declared = _CHARSET.search(media_type or "")
        yield from read_feed(payload, path, charset=declared[1] if declared else None, url=url)
    elif kind == "list":
        yield from read_list(payload, path)
    else:
        try:
            yield read_bytes(payload, path, media_type)
        except PageError as error:
            yield Dropped(path, error.reason, error.detail)
