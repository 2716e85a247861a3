"""What joins articles: shared passages, entities, groups of reports, and the origins behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mahdar.model.span import Doubt, Span


class PassageKind(StrEnum):
    """How far two copies of a passage differ."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWORDED = "reworded"


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    BODY = "body"
    COUNTRY = "country"
    OTHER = "other"


class Tie(StrEnum):
    """How two reports of one utterance hang together: surely of one origin, or perhaps."""

    SAME = "same"
    PERHAPS = "perhaps"


class Evidence(StrEnum):
    """Where the words stand that tell an origin; the nearest to the statement goes first."""

    STATEMENT = "statement"
    FIRST_HAND = "first-hand"
    PARAGRAPH = "paragraph"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two things were joined: a stable code, how strongly, and what was found.

    `mahdar.links.wording.explain` gives it in words; codes are listed in the packs' ``link_words.toml``.

    Attributes:
        code: what kind of evidence it is (``shared-wording``, ``same-relay`` …).
        score: 0 to 1, how strong the evidence is; 1 for a plain fact.
        details: names and values that the wording shows, in a fixed order.
    """

    code: str
    score: float = 1.0
    details: tuple[tuple[str, str], ...] = ()

    def detail(self, name: str) -> str:
        """Return one detail, empty when it is not there.

        >>> Reason("same-relay", details=(("name", "TASS"),)).detail("name")
        'TASS'
        """
        return next((value for key, value in self.details if key == name), "")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that stand alike, in the same order, in two texts (code points, end exclusive)."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one article that also stands, alike, in another.

    Attributes:
        a, b: ids of the two articles; `a_path` and `b_path` where they were found.
        score: 0 to 1, words that stand alike over the words of the longer side.
        matched: number of words that stand alike.
        runs: the runs of words alike, in order of `a_span`; none for a reworded passage without any.
    """

    id: str
    a: str
    b: str
    a_path: str
    b_path: str
    a_span: Span
    b_span: Span
    kind: PassageKind
    score: float
    matched: int
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of one article that name an entity.

    Attributes:
        statement_id: the statement whose speaker, addressee or carrier is named.
        role: ``speaker``, ``addressee``, ``relay``, ``channel`` or ``agency``.
        span: the words; None when the name comes from elsewhere than this article's words.
        name: the name as the article's reading gives it.
    """

    article_id: str
    statement_id: str
    role: str
    span: Span | None
    name: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body or country within a set of articles, with all that was taken to name it.

    Attributes:
        name: the name most often used among the fullest ones.
        names: every form met, most frequent first, with its count.
        merges: why each further form was taken to be the same, one reason a form.
        doubts: forms that might be this one or another (``ambiguous-name``).
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[tuple[str, int], ...]
    mentions: tuple[Mention, ...]
    merges: tuple[Reason, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """One report within a group: a statement of one article. `path` is where the article was found."""

    statement_id: str
    article_id: str
    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Why two reports were taken to be of one utterance. `left` and `right` count in `Group.members`."""

    left: int
    right: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """Why two reports were taken to be of one origin. `left` and `right` count in `Group.members`."""

    left: int
    right: int
    tie: Tie
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Carrier:
    """Whom the text names as having carried a statement to the page, and where it says so.

    Attributes:
        name: the usual name of the service, or of the outlet when it has it first hand.
        evidence: how near to the statement the words stand.
        member: the report, counted in `Group.members`.
        span: the words; None when they come from metadata.
    """

    name: str
    evidence: Evidence
    member: int
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that go back to one origin, as far as their texts show.

    Attributes:
        members: the reports, counted in `Group.members`.
        known: whether a text names a relay or service, or has it first hand.
        carriers: whom the texts name, best evidence first; empty for an unknown origin.
    """

    members: tuple[int, ...]
    known: bool
    carriers: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one utterance, with how many chains of separate origin carry it.

    Attributes:
        speaker: the fullest name among the reports; None when none names the speaker.
        entity: id of the speaker's entity within the same `Links`.
        members: the reports, sorted by path and place.
        links: why they were grouped: enough links to hold all members together.
        origins: parts of the group that go back to one origin each; their number is `upper`.
        joinings: the proof: every joining of reports, with its reasons.
        lower, upper: bounds on the number of chains of separate origin, within the articles given.
        doubts: what is unsure (``credits-conflict``, ``speakers-differ``).
    """

    id: str
    speaker: str | None
    entity: str | None
    members: tuple[Member, ...]
    links: tuple[Link, ...]
    origins: tuple[Origin, ...]
    joinings: tuple[Joining, ...]
    lower: int
    upper: int
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """Everything that joins a set of articles."""

    passages: tuple[Passage, ...]
    entities: tuple[Entity, ...]
    groups: tuple[Group, ...]
