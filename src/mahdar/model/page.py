"""A page: one captured document and its one text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mahdar.model.span import Doubt
from mahdar.model.statement import Reading


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
        id: hash of the payload (`pg-…`): of the page's own bytes, whatever they were packed in.
        path: where it was found, as the caller named it; ``a.zip!dir/b.html`` within a container.
        media_type: ``text/plain`` or ``text/html``; ``application/pdf`` for the text of a PDF.
        text: for text pages the decoded file with its newlines unchanged; for HTML all
            visible text in document order, one block a line.
        encoding: the encoding that decoded the payload.
        blocks: the lines of a rendered HTML page; empty for text pages.
        metadata: what the page's head declares (``title``, ``og:title``, ``json-ld`` …), unjudged.
        html: the decoded source of an HTML page, for extractors that vote on blocks.
        url: where it was captured; where that is not known, the address that the page calls its own.
        captured: when it was captured (ISO 8601; ends in ``Z`` when its offset from UTC is known), or None.
        given: what came beside a clean text: title, published, outlet, author, agencies, language, url; ``start``
            is where the given text begins in `text`. None for pages whose article is still to be found.
        reading: the reading that a saved line holds; there is nothing left to read.
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
    given: Mapping[str, Any] | None = None
    reading: Reading | None = None
    doubts: tuple[Doubt, ...] = ()
