"""What speaks for and against a statement: signs that the engine has on it, by name, for `score`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape
from mahdar.model import Span
from mahdar.statements.candidates import Candidate
from mahdar.statements.carry import Voices, party_agrees
from mahdar.statements.parties import Party

#: What signs are about; a sign is ``family=value``. `score.toml` has weights for these families and no others.
FAMILIES = frozenset(
    {
        "act",  # what the cue does: say, add, deny …
        "tense",  # of the cue
        "manner",  # what opens the content, with the place of the speaker or the way of finding one
        "relayed",  # whether somebody is named who carried it
        "place",  # where the words for the speaker stand
        "how",  # expressed, or where a dropped subject was carried from
        "party",  # the speaker's type
        "named",  # whether the speaker has a name, and whether it stands at the cue
        "names",  # how many words of a name stand at the cue
        "words",  # how many words the speaker's name or description has
        "length",  # of the content, in characters
        "addressed",  # whether the text names to whom it was said
        "gap",  # tokens between the speaker's words and the content
        "spoke",  # dropped subject: sentences since somebody last spoke
        "agreeing",  # dropped subject: how many named people of the article the cue's form fits
    }
)
#: Upper bounds of the classes of a number: tokens of a gap, sentences, people, characters of a content.
_GAPS = (0, 3, 8, 16)
_SENTENCES = (0, 1, 2, 4)
_PEOPLE = (0, 1, 2, 4, 8)
_LENGTHS = (50, 100, 200)
#: More words of a name at the cue, and of a speaker's name, are one class.
_NAMES = 3
_WORDS = 8


def signs(voices: Voices, candidate: Candidate, party: Party | None, how: str) -> tuple[str, ...]:
    """Return the signs on a statement that is to be, at most one of each of `FAMILIES`, without `later_signs`.

    Signs that were tried and told nothing more about statements of other outlets: whether the quotation is closed,
    whether the statement stands in another, whether the cue leads its sentence or may be a common noun, whether an act
    hangs on a preposition, day, occasion and medium.

    Args:
        voices: who spoke before this statement, and everybody in the article.
        candidate: the chosen reading of the cue, its content settled.
        party: who speaks, as found; None when nobody was.
        how: how the speaker was found: ``expressed``, or where a dropped subject was carried from.
    """
    return tuple(_signs(voices, candidate, party, how))


def later_signs(content: Span, speaker: str | None, *, addressed: bool) -> tuple[str, ...]:
    """Return the signs that only the finished statement has.

    Args:
        content: what was said.
        speaker: the name, or the description.
        addressed: whether the text names to whom it was said.

    >>> later_signs(Span(0, 60, "x" * 60), "سليم العقيلي", addressed=False)
    ('addressed=False', 'length=100', 'words=2')
    """
    words = min(_WORDS, len((speaker or "").split()))
    return (f"addressed={addressed}", f"length={_class_of(content.end - content.start, _LENGTHS)}", f"words={words}")


def _signs(voices: Voices, candidate: Candidate, party: Party | None, how: str) -> Iterator[str]:
    tokens, subject = voices.tokens, candidate.subject
    yield f"act={candidate.frame.act}"
    yield f"tense={candidate.reading.tense}"
    yield f"manner={candidate.opening}-{candidate.place if subject is not None else how}"
    yield f"relayed={bool(candidate.relays)}"
    yield f"place={candidate.place}"
    yield f"how={how}"
    yield f"party={party.kind if party is not None else 'none'}"
    named = party is not None and party.named
    if subject is not None:
        yield f"named={named}"
        inside = tokens.words[subject.start : subject.end]
        names = sum(1 for word in inside if word.shape & Shape.NAME or word.flags & Class.GIVEN_NAME)
        yield f"names={min(_NAMES, names)}"
        yield f"gap={_class_of(candidate.gap[1] - candidate.gap[0], _GAPS)}"
        return
    yield f"named={'carried' if named else 'nobody'}"
    here = _number(voices, candidate.sentence[0])
    before = [_number(voices, start) for start, _ in voices.spoken if start <= candidate.sentence[0]]
    yield f"spoke={_class_of(here - before[-1], _SENTENCES) if before else 'never'}"
    fitting = sum(1 for p in voices.parties.known() if p.named and party_agrees(p, candidate.reading))
    yield f"agreeing={_class_of(fitting, _PEOPLE)}"


def _number(voices: Voices, start: int) -> int:
    """Return which sentence of the article begins at a token."""
    return bisect_left(voices.tokens.sentences, (start, start))


def _class_of(value: int, bounds: tuple[int, ...]) -> str:
    at = bisect_left(bounds, value)
    return f"{bounds[at]}" if at < len(bounds) else f"over-{bounds[-1]}"
