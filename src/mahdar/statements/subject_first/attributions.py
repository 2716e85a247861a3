"""Attribution by other means than a verb of its own: "according to", "was quoted as saying", "citing"."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame, Tense
from mahdar.lang.words import CueReading
from mahdar.statements.candidates import Candidate, Opening, Place, attributed_to
from mahdar.statements.heads import SPEAKING, Phrase
from mahdar.statements.subject_first.contents import SHORTEST_CLAUSE
from mahdar.statements.subject_first.groups import Group, Subject, group_at, lexicon_of, subject_before
from mahdar.statements.subject_first.phrases import read_phrase
from mahdar.statements.tokens import Tokens

_ACCORDING = Frame("according", "", "say", frozenset({""}), frozenset(), frozenset(), False, False)
_WORDS = Frame("saying", "", "say", frozenset(), frozenset(), frozenset(), True, False)
#: A speaker before a colon has at most so many words.
LONGEST_SPEAKER = 10
#: "quoted" stands at most so many tokens before "as saying".
QUOTED = 18


def _reading(frame: Frame) -> CueReading:
    return CueReading(frame, Tense.MASDAR, "", "", "")


def _limit(tokens: Tokens, start: int, end: int) -> int:
    """Return the next mark, at which a phrase ends for certain."""
    marks = Class.COMMA | Class.STOP | Class.SEMICOLON | Class.DASH | Class.COLON
    return next((i for i in range(start, end) if tokens.words[i].flags & marks), end)


def according(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Candidate | None:
    """Return the candidate of "according to X", before or behind what X said."""
    words = tokens.words
    table = lexicon_of(tokens).morphology["attribution"]
    if not words[index].flags & Class.ACCORDING or index + 2 >= sentence[1]:
        return None
    if words[index + 1].core not in table["according"]:
        return None
    fronted = index <= sentence[0] + 1
    start = index + 2
    phrase = read_phrase(tokens, start, _limit(tokens, start, sentence[1]), subject=fronted, apposed=False)
    if phrase.end == start or not (phrase.named or phrase.head & SPEAKING):
        return None
    if not fronted:
        phrase = read_phrase(tokens, start, sentence[1])
    first, last = sentence[0], index
    if fronted:
        first, last = _behind(tokens, phrase.end, sentence[1]), sentence[1]
    else:
        while last > first and words[last - 1].flags & (Class.COMMA | Class.DASH):
            last -= 1
    if last - first < SHORTEST_CLAUSE:
        return None
    return attributed_to(
        phrase,
        index,
        _reading(_ACCORDING),
        sentence,
        Opening.ATTRIBUTED,
        (first, last),
        hangs=index,
        score=0.85,
        quoted=tokens.inside[index] >= 0,
    )


def _behind(tokens: Tokens, index: int, end: int) -> int:
    """Return where the clause begins behind a fronted phrase, its relative clause skipped."""
    words = tokens.words
    if index < end and words[index].flags & Class.COMMA:
        index += 1
        if index < end and words[index].flags & Class.RELATIVE:
            index = _limit(tokens, index, end) + 1
    return index


def words_of(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Candidate | None:
    """Return the candidate of '"…," in the words of X'."""
    words = tokens.words
    table = lexicon_of(tokens).morphology
    if not words[index].flags & Class.SAYING or index + 2 >= sentence[1]:
        return None
    if words[index + 1].core not in table["phrase"]["of"]:
        return None
    phrase = read_phrase(tokens, index + 2, sentence[1])
    closing = next(
        (tokens.closing[i] for i in range(index - 1, max(sentence[0], index - 5), -1) if i in tokens.closing), None
    )
    if phrase.end == phrase.start or closing is None or closing.closes - closing.opens <= SHORTEST_CLAUSE:
        return None
    content = (closing.opens + 1, closing.closes)
    return attributed_to(phrase, index, _reading(_WORDS), sentence, Opening.QUOTATION, content, hangs=index, score=0.85)


def named_line(tokens: Tokens, sentence: tuple[int, int]) -> Candidate | None:
    """Return the candidate of a line that names its speaker before a colon ('Ann Bell: "…"')."""
    words = tokens.words
    phrase = read_phrase(tokens, sentence[0], min(sentence[1], sentence[0] + LONGEST_SPEAKER), subject=True)
    colon = phrase.end
    if colon + 1 >= sentence[1] or not phrase.named or not words[colon].flags & Class.COLON:
        return None
    quotation = tokens.opening.get(colon + 1)
    if quotation is None:
        return None
    return Candidate(
        colon,
        colon + 1,
        _reading(_WORDS),
        _WORDS,
        sentence,
        Opening.QUOTATION,
        (colon + 2, sentence[1]),
        phrase,
        Place.BEFORE,
        (colon, colon),
        (sentence[0], sentence[0]),
        score=0.8,
    )


def quoted_as(
    tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading
) -> tuple[Subject, Phrase | None] | None:
    """Return who was quoted, and by whom, where a participle ends "X was quoted by Y as saying"; else None."""
    words = tokens.words
    table = lexicon_of(tokens).morphology["attribution"]
    if index - 1 <= sentence[0] or words[index - 1].core not in table["as"]:
        return None
    verb = next(
        (i for i in range(index - 2, max(sentence[0], index - QUOTED) - 1, -1) if words[i].core in table["quoted"]),
        None,
    )
    if verb is None:
        return None
    plain = CueReading(reading.frame, Tense.PAST, "", "", "")
    group = group_at(tokens, verb, sentence[0], plain)
    if group is None:
        return None
    subject = subject_before(tokens, group, sentence)
    if not group.passive:
        speaker = read_phrase(tokens, verb + 1, index - 1, subject=True)
        if speaker.end == speaker.start:
            return None
        return Subject(speaker, Place.BEFORE, speaker.start), subject.phrase if subject is not None else None
    if subject is None:
        return None
    return subject, _by(tokens, group, index, table["by"])


def _by(tokens: Tokens, group: Group, end: int, by: list[str]) -> Phrase | None:
    for index in range(group.cue + 1, end - 1):
        if tokens.words[index].core in by:
            phrase = read_phrase(tokens, index + 1, end - 1, subject=True)
            return phrase if phrase.end > phrase.start else None
    return None


def passed_on(tokens: Tokens, candidate: Candidate) -> None:
    """Make whom a medium cites the speaker, and the medium the relay ("Reuters reported, citing two officials")."""
    if candidate.subject is None or not candidate.subject.head & Class.MEDIA:
        return
    words = tokens.words
    citing = lexicon_of(tokens).morphology["attribution"]["citing"]
    for index in range(candidate.cue + 1, candidate.sentence[1] - 1):
        if words[index].core in citing and words[index - 1].flags & Class.COMMA:
            limit = _limit(tokens, index + 1, candidate.sentence[1])
            phrase = read_phrase(tokens, index + 1, limit, subject=True)
            if phrase.end > phrase.start:
                candidate.relays.append(candidate.subject)
                candidate.subject = phrase
                return
