"""Feeds (RSS, Atom), and lists of feeds (OPML), as containers of pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mahdar.errors import PageError
from mahdar.model import Capture, Dropped
from mahdar.pages.feeds import feed_captures, read_list
from mahdar.pages.read import MAX_BYTES, charset_of
from mahdar.pages.source import OpenInner, Source


def open_feed(source: Source, open_inner: OpenInner) -> Iterator[Capture | Dropped]:
    """Yield each item of a feed as a page; its address is the item's link, not the feed's."""
    del open_inner
    payload = _all(source)
    for item in feed_captures(payload, source.path, charset=charset_of(source.media_type), url=source.url):
        if isinstance(item, Capture):
            item = replace(item, captured=source.captured, metadata=source.metadata or {})
        yield item


def open_list(source: Source, open_inner: OpenInner) -> Iterator[Capture | Dropped]:
    """Yield what a list of feeds names: fetched where the user said so, else each address as not fetched."""
    del open_inner
    payload = _all(source)
    if source.client is not None and source.client.policy.follow:
        yield from source.client.captures_listed(payload)
    else:
        yield from read_list(payload, source.path)


def _all(source: Source) -> bytes:
    payload = source.stream.read(MAX_BYTES + 1)
    if len(payload) > MAX_BYTES:
        raise PageError("too-large", f"more than {MAX_BYTES} bytes; a feed has no more", source.path)
    return payload
