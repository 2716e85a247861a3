"""Headlines that speak: "فلان: …", and cue verbs in a headline. They are kept apart, never counted as said."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame, Tense
from mahdar.lang.words import CueReading
from mahdar.statements.candidates import Candidate, Opening, Place
from mahdar.statements.phrases import read_phrase
from mahdar.statements.tokens import Tokens

_COLON = Frame("headline", "", "say", frozenset(), frozenset(), frozenset(), True, False)
#: A speaker before the colon of a headline has at most so many words ("وزير الخارجية الروسي: …").
LONGEST_SPEAKER = 8
SHORTEST_CONTENT = 2


def colon_candidate(tokens: Tokens, sentence: tuple[int, int]) -> Candidate | None:
    """Return the candidate of a headline of the form "somebody: what was said", or None."""
    first, last = sentence
    for colon in range(first + 1, min(first + LONGEST_SPEAKER + 1, last - SHORTEST_CONTENT)):
        if not tokens.words[colon].flags & Class.COLON:
            continue
        subject = read_phrase(tokens, first, colon, lenient=True, subject=True)
        if subject.end != colon or not subject.can_speak():
            return None
        reading = CueReading(_COLON, Tense.MASDAR, "", "", "")
        start = colon + 1
        if tokens.words[start].flags & Class.QUOTE:
            start += 1
        return Candidate(
            colon,
            colon + 1,
            reading,
            _COLON,
            sentence,
            Opening.COLON,
            (start, last),
            subject,
            Place.BEFORE,
            (colon, colon),
            (first, first),
            score=0.8,
            status="headline",
        )
    return None
