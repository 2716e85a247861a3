"""A page as it was found, unread; and a page that had to be dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mahdar.model.span import Doubt


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one page as they were found, and what their container tells of them.

    Attributes:
        path: the file; within a container ``FILE!MEMBER``, for a line or an item of a file ``FILE#NUMBER``.
        payload: the page's own bytes.
        media_type: what a server, a container or the file's ending says, with its charset when known.
        url, captured: as in `Page`.
        metadata: what a server or container declares beside, joined to what the page itself declares.
        doubts: what was odd on the way here.
    """

    path: str
    payload: bytes
    media_type: str | None = None
    url: str | None = None
    captured: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A page that could not be read, with the reason; nothing is lost silently."""

    path: str
    reason: str
    detail: str
