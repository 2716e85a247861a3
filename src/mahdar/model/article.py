"""The news text within a page: what is headline, body and chrome, and who published it when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mahdar.model.span import Doubt, Span


class Role(StrEnum):
    """What a block of a page is for."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    DATE = "date"
    CREDIT = "credit"
    RELATED = "related"
    TICKER = "ticker"
    COMMENT = "comment"
    CHROME = "chrome"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page (code points, end exclusive) with its role and the rule that gave it."""

    start: int
    end: int
    role: Role
    rule: str


@dataclass(frozen=True, slots=True)
class Timex:
    """A date that words name, with the words, the anchor and the rule that resolved it.

    Attributes:
        value: EDTF (ISO 8601-2). Mostly an ISO 8601 prefix whose length is its precision: ``2022``, ``2022-01``,
            ``2022-01-13``, ``2022-01-13T08:50``; else an interval (``2022-01-09/2022-01-12``), a season
            (``2021-22``: summer), a decade or century (``199X``, ``19XX``), or a point with ``~`` where the words
            only come near it (``2021-11~``). Empty when the words do not tell.
        span: the words; None when the value comes from metadata.
        anchor: the date it was counted from (ISO), None for an absolute date.
        rule: the id of the rule or metadata field that gave it.
        inferred: True when it was taken from somewhere else than this page's own words or metadata.
    """

    value: str
    span: Span | None
    rule: str
    anchor: str | None = None
    inferred: bool = False

    @property
    def day(self) -> str | None:
        """The one day that it names (``2022-01-13``), None when it is coarser, longer or only near.

        >>> Timex("2022-01-13T08:50", None, "date").day, Timex("2022-01-03~/2022-01-09~", None, "week").day
        ('2022-01-13', None)
        """
        exact = self.value[4:8:3] == "--" and len(self.value) in (10, 16) and self.value[10:11] in ("", "T")
        return self.value[:10] if exact else None


@dataclass(frozen=True, slots=True)
class Credit:
    """A publisher, agency, person or place that the page names for its text, or the mark of a part of a dispatch.

    Attributes:
        name: its usual name, or the words of the page when it is not in the table of sources.
        role: ``outlet`` or ``agency``; of what is signed, ``writer``, ``correspondent``, ``translator``, ``editor``,
            ``photographer``, ``place``, and the marks ``continues`` (more follows), ``continued`` (a later part) and
            ``ends``.
        span: the words on the page; None when it comes from metadata.
        source: the id in the table of sources, when known.
        generic: True for credits that name nobody ("وكالات").
        rule: where it was found: ``dateline``, ``byline``, ``trailing``, ``footer``, ``part``, ``metadata:…``.
    """

    name: str
    role: str
    span: Span | None
    rule: str
    source: str | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """The news text within one page.

    Every offset counts code points of `text`, which is the page's text.

    Attributes:
        body: hull of the body blocks (start, end).
        blocks: all blocks of the page in order, none overlapping another.
        title: the headline's words; None when the page has none.
        published: when it was published; None when the page does not say.
        outlet: who published it; None when the page does not say.
        agencies: agencies credited for the whole text, in the order found.
        signed: people and places of the credit lines, and marks of wire parts, in the order of the text.
        language: ISO 639-1 code.
        url, captured: where and when its page was captured, when known.
    """

    id: str
    page_id: str
    path: str
    text: str
    body: tuple[int, int]
    blocks: tuple[Block, ...]
    title: Span | None = None
    published: Timex | None = None
    outlet: Credit | None = None
    agencies: tuple[Credit, ...] = ()
    signed: tuple[Credit, ...] = ()
    language: str = "ar"
    url: str | None = None
    captured: str | None = None
    doubts: tuple[Doubt, ...] = ()

    def body_blocks(self) -> tuple[Block, ...]:
        """The blocks that hold the article's own text, in order."""
        return tuple(block for block in self.blocks if block.role is Role.BODY)
