"""What was fetched, as pages: each knows its address, when it was captured, and how the server answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mahdar.model import Capture, Dropped, content_hash
from mahdar.pages.open import captures_in


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands at an address.

    Attributes:
        url: the address as the user named it.
        final_url: the address that answered, after redirects.
        status: 200, or 304 when the page was kept and has not changed since.
        media_type: its Content-Type, with the charset when told; None when not told.
        headers: ``etag`` and ``last-modified``, where told.
        captured: when it answered: ISO 8601, UTC, to the second.
        payload: the body, unpacked.
    """

    url: str
    final_url: str
    status: int
    media_type: str | None
    headers: dict[str, str]
    captured: str
    payload: bytes

    @property
    def hash(self) -> str:
        """The hash of the body (BLAKE2b-128, hexadecimal)."""
        return content_hash(self.payload)


def captures_of(fetched: Fetched) -> Iterator[Capture | Dropped]:
    """Yield the pages that were fetched, unread: one, or all that a container holds. No network, no clock.

    The path of a page is the address as the user named it, its address the one that answered (for an item of a feed
    its own link). In the metadata stand ``http:status``, ``http:url`` (the one that answered), ``http:hash`` (of the
    bytes), ``http:content-type``, ``http:etag`` and ``http:last-modified``, where told.
    """
    told = {
        "http:status": str(fetched.status),
        "http:url": fetched.final_url,
        "http:hash": fetched.hash,
        "http:content-type": fetched.media_type or "",
        **{f"http:{name}": value for name, value in fetched.headers.items()},
    }
    return captures_in(
        fetched.payload,
        fetched.url,
        fetched.media_type,
        url=fetched.final_url,
        captured=fetched.captured,
        metadata={name: value for name, value in told.items() if value},
    )
