"""A statement: a stretch of one article that the article attributes to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mahdar.model.article import Article, Timex
from mahdar.model.capture import Dropped
from mahdar.model.show import as_html
from mahdar.model.span import Doubt, Span


class Kind(StrEnum):
    """How the content stands in the article."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    ACT = "act"


class Status(StrEnum):
    """Whether the article says that it was said. Only `ASSERTED` counts as said."""

    ASSERTED = "asserted"
    HEADLINE = "headline"
    NEGATED = "negated"
    QUESTION = "question"
    FUTURE = "future"


class LinkRole(StrEnum):
    """The place of a link in the chain of attribution, from the mouth to the page."""

    SPEAKER = "speaker"
    RELAY = "relay"
    CHANNEL = "channel"
    AGENCY = "agency"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute: a verb, a noun or a preposition.

    `entry` is the id of the pack entry, `lemma` its dictionary form.
    """

    span: Span
    lemma: str
    entry: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words they are.

    Attributes:
        span: the words that express the speaker at the cue; None when the subject is dropped.
        name: the fullest name in the article, or the usual one; a description when unnamed; None when unknown.
        type: ``person``, ``official``, ``body``, ``country``, ``document`` …; ``military``, ``diplomatic``,
            ``eyewitness``, ``poll`` or ``unnamed`` where nobody is named; or None. docs/json.md lists them.
        antecedent: for dropped subjects and short forms, the words elsewhere that give the name.
        entity: id of the entity, once a store has resolved it.
    """

    span: Span | None
    name: str | None
    type: str | None = None
    antecedent: Span | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One carrier of a statement. `name` is None when the text does not tell."""

    role: LinkRole
    name: str | None
    span: Span | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of one article attributed to somebody.

    Attributes:
        content: what was said, without outer quotation marks and complementiser.
        score: 0 to 1, how likely it is that this is a statement with this content and speaker; see docs/calibration.md.
        said: the day of the saying, with words, anchor and rule; None when the text does not give it.
        occasion, medium, addressee: the words that name them; None when the text does not.
        wording: ``original``, ``translated`` or ``unknown``.
        chain: speaker first, outlet last.
        act: for kind `ACT`, what was done by saying (``demand``, ``deny`` …); also set for other kinds
            whose cue carries it.
        addressee_name: the addressee without a preposition written together with it; None where its words are its name.
        inside: id of the statement in whose content this one stands.
    """

    id: str
    kind: Kind
    status: Status
    score: float
    speaker: Speaker
    cue: Cue | None
    content: Span
    said: Timex | None = None
    occasion: Span | None = None
    medium: Span | None = None
    addressee: Span | None = None
    wording: str = "unknown"
    chain: tuple[ChainLink, ...] = ()
    act: str | None = None
    issues: tuple[str, ...] = ()
    inside: str | None = None
    doubts: tuple[Doubt, ...] = ()
    addressee_name: str | None = None

    @property
    def to(self) -> str | None:
        """To whom it was said: the addressee's name, else its words, else None."""
        return self.addressee_name or (self.addressee.text if self.addressee else None)


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with its statements: what `read` gives back for a page."""

    article: Article
    statements: tuple[Statement, ...]

    def _repr_html_(self) -> str | None:
        return as_html(self)


@dataclass(frozen=True, slots=True)
class Readings:
    """What came of many pages: those that were read, and those that were dropped, with reasons."""

    readings: tuple[Reading, ...]
    dropped: tuple[Dropped, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of all pages, in order."""
        return tuple(statement for reading in self.readings for statement in reading.statements)

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.readings)

    def __len__(self) -> int:
        return len(self.readings)

    def _repr_html_(self) -> str | None:
        return as_html(self)
