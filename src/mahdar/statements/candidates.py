"""What a cue becomes: the candidate of a statement, with its speaker, its content and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from mahdar.lang.forms import Frame, Tense
from mahdar.lang.words import CueReading
from mahdar.statements.heads import Phrase
from mahdar.statements.tokens import Tokens


class Opening(StrEnum):
    """What opens the content."""

    CLAUSE = "clause"
    QUOTATION = "quotation"
    COLON = "colon"
    NOMINAL = "nominal"
    ATTRIBUTED = "attributed"
    """The content is the clause on which an attribution phrase hangs."""


class Place(StrEnum):
    """Where the speaker stands."""

    AFTER = "after"
    BEFORE = "before"
    ANTECEDENT = "antecedent"
    POSSESSIVE = "possessive"
    DROPPED = "dropped"
    NOBODY = "nobody"
    """Nobody is named, and nobody before is meant ("a question whether …")."""


@dataclass(slots=True)
class Candidate:
    """A cue with a satisfied frame. All positions are token indices, ranges end exclusive.

    Attributes:
        cue: the cue's first token, `cue_end` the one after its last.
        sentence: the sentence it stands in.
        content: the content; its end is settled by `ends`.
        gap: what stands between speaker and content, for occasion, addressee and day.
        subject: the phrase that expresses the speaker, or None.
        relays: phrases of relays named around the cue.
        addressee: the phrase of the addressee where the frame gives it.
        score: which of several readings is preferred; what the statement's own score is, `score` tells.
    """

    cue: int
    cue_end: int
    reading: CueReading
    frame: Frame
    sentence: tuple[int, int]
    opening: Opening
    content: tuple[int, int]
    subject: Phrase | None = None
    place: Place = Place.DROPPED
    gap: tuple[int, int] = (0, 0)
    before: tuple[int, int] = (0, 0)
    addressee: Phrase | None = None
    relays: list[Phrase] = field(default_factory=list)
    score: float = 0.5
    quoted: bool = False
    doubts: list[str] = field(default_factory=list)
    status: str = "asserted"

    @property
    def is_participle(self) -> bool:
        """Whether the cue is an adverbial participle, which speaks for its sentence's speaker."""
        return self.reading.tense is Tense.PARTICIPLE


@dataclass(slots=True)
class Opener:
    """A possible beginning of content: what it is, the first token of the content, the token that opens it."""

    opening: Opening
    start: int
    at: int
    bridge: str = ""


def opened_behind(
    tokens: Tokens,
    cue: int,
    reading: CueReading,
    sentence: tuple[int, int],
    opener: Opener,
    subject: Phrase | None = None,
    place: Place = Place.DROPPED,
    *,
    since: int,
    before: tuple[int, int],
    score: float,
) -> Candidate:
    """Return the candidate of a cue of one word whose content opens behind it and may go on to the sentence's end.

    Args:
        tokens: the article's tokens.
        cue: the cue's token.
        reading: how the cue is read; its frame is the candidate's.
        sentence: the sentence the cue stands in.
        opener: where the content begins.
        subject: the phrase that expresses the speaker, or None.
        place: where that stands.
        since: the token at which the gap between speaker and content begins.
        before: where occasion and addressee may stand before the cue.
        score: which of several readings is preferred.
    """
    return Candidate(
        cue,
        cue + 1,
        reading,
        reading.frame,
        sentence,
        opener.opening,
        (opener.start, sentence[1]),
        subject,
        place,
        (since, opener.at),
        before,
        score=score,
        quoted=tokens.inside[cue] >= 0,
    )


def attributed_to(
    phrase: Phrase,
    cue: int,
    reading: CueReading,
    sentence: tuple[int, int],
    opening: Opening,
    content: tuple[int, int],
    *,
    hangs: int,
    score: float,
    quoted: bool = False,
) -> Candidate:
    """Return the candidate of a cue behind or before its content, its speaker right behind it.

    Args:
        phrase: who said it.
        cue: the cue's token.
        reading: how the cue is read; its frame is the candidate's.
        sentence: the sentence it stands in.
        opening: what the content is.
        content: the content.
        hangs: the token with which the attribution begins.
        score: which of several readings is preferred.
        quoted: whether the attribution stands within a quotation.
    """
    return Candidate(
        cue,
        cue + 1,
        reading,
        reading.frame,
        sentence,
        opening,
        content,
        phrase,
        Place.AFTER,
        (phrase.end, phrase.end),
        (hangs, hangs),
        score=score,
        quoted=quoted,
    )
