"""A page as it was captured, and a page that had to be dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mahdar.model.span import Doubt


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One block of a rendered HTML page: a line of `Page.text` and where it came from.

    Attributes:
        start, end: code points of `Page.text`, end exclusive.
        tag: the block's element (``p``, ``h1``, ``li`` …).
        path: names, ids and classes of its ancestors, outermost first, as one string.
        link_share: the share of its characters that stand inside links, 0 to 1.
    """

    start: int
    end: int
    tag: str
    path: str
    link_share: float


@dataclass(frozen=True, slots=True)
class Page:
    """One captured document and the one text that every offset counts in.

    Attributes:
        id: hash of the payload (`pg-…`).
        path: where it was found, as the caller named it.
        media_type: ``text/plain`` or ``text/html``.
        text: for text pages the decoded file with its newlines unchanged; for HTML all
            visible text in document order, one block a line.
        encoding: the encoding that decoded the payload.
        blocks: the lines of a rendered HTML page; empty for text pages.
        metadata: what the page's head declares (``title``, ``og:title``, ``json-ld`` …), unjudged.
        html: the decoded source of an HTML page, for extractors that vote on blocks.
        url, captured: where and when it was captured, when known.
    """

    id: str
    path: str
    media_type: str
    text: str
    encoding: str = "utf-8"
    blocks: tuple[RawBlock, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    html: str | None = None
    url: str | None = None
    captured: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A page that could not be read, with the reason; nothing is lost silently."""

    path: str
    reason: str
    detail: str
