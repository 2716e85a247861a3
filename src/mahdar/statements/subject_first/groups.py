"""The verb of a clause with its auxiliaries, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.lexicon import Lexicon
from mahdar.lang.words import CueReading, Shape
from mahdar.statements.candidates import Place
from mahdar.statements.heads import SPEAKING, Phrase
from mahdar.statements.subject_first.phrases import is_finite, read_phrase
from mahdar.statements.tokens import Tokens

_BEFORE_VERB = Class.WAS | Class.NEGATION | Class.FUTURE | Class.VERBAL_PARTICLE | Class.ADVERB
_AUXILIARIES = Class.WAS | Class.FUTURE | Class.VERBAL_PARTICLE | Class.PRONOUN
_CLAUSE_STARTS = (
    Class.COMMA
    | Class.DASH
    | Class.COLON
    | Class.SEMICOLON
    | Class.QUOTE
    | Class.CONJUNCTION
    | Class.CLAUSE_OPENER
    | Class.THAT
    | Class.WHETHER
    | Class.TIME
)
_MARKS = Class.COMMA | Class.DASH
_NO_ASIDE = Class.STOP | Class.SEMICOLON | Class.COLON | Class.QUOTE
#: A subject begins at most so many tokens before its verb.
BACK = 40
#: A title of so many words stands alone.
ALONE = 2
#: A sentence has at most so many circumstances before its subject that are looked behind.
LEADING = 2
#: What stands between marks behind a subject has at most so many tokens.
LONGEST_ASIDE = 28


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with what belongs to it.

    Attributes:
        start: the first token of its auxiliaries, or the verb itself.
        cue: the verb.
        reading: how it is read.
        passive, negated, future, supposed: what the auxiliaries make of it.
    """

    start: int
    cue: int
    reading: CueReading
    passive: bool = False
    negated: bool = False
    future: bool = False
    supposed: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose verb it is: the phrase, or None for a pronoun or a subject shared with the verb before."""

    phrase: Phrase | None
    place: Place
    start: int
    gender: str = ""
    number: str = ""

    def reading(self, reading: CueReading) -> CueReading:
        """Return a reading with the gender and number of the pronoun."""
        return replace(reading, gender=self.gender, number=self.number)


def group_at(tokens: Tokens, cue: int, lowest: int, reading: CueReading) -> Group | None:
    """Return the verb group of a cue; None when it is an infinitive."""
    words = tokens.words
    lexicon = lexicon_of(tokens)
    start = cue
    while start > lowest and words[start - 1].flags & _BEFORE_VERB and not words[start - 1].flags & Class.TIME:
        start -= 1
    while start < cue and words[start].flags & Class.ADVERB and not words[start].flags & Class.NEGATION:
        start += 1
    if start > lowest and words[start - 1].core in lexicon.morphology["attribution"]["infinitive"]:
        return None
    around = words[start:cue]
    flags = 0
    for word in around:
        flags |= word.flags
    passive = bool(flags & Class.DONE) and reading.tense is Tense.PAST
    if reading.tense is Tense.PARTICIPLE and not flags & Class.DONE and flags & (Class.WAS | Class.VERBAL_PARTICLE):
        return None
    return Group(
        start,
        cue,
        reading,
        passive,
        negated=bool(flags & Class.NEGATION),
        future=bool(flags & Class.FUTURE),
        supposed=bool(flags & Class.VERBAL_PARTICLE),
    )


def lexicon_of(tokens: Tokens) -> Lexicon:
    """Return the language's words."""
    assert tokens.lexicon is not None
    return tokens.lexicon


def subject_before(tokens: Tokens, group: Group, sentence: tuple[int, int]) -> Subject | None:
    """Return the subject of a finite verb that stands before it; None where nothing can be it.

    A pronoun, and a subject shared with the verb before ("called for … and warned of …"), express nobody: their phrase
    is None.
    """
    words = tokens.words
    lexicon = lexicon_of(tokens)
    end = group.start
    while end > sentence[0] and words[end - 1].flags & (Class.ADVERB | Class.TIME) and not words[end - 1].readings:
        end -= 1
    if end <= sentence[0]:
        return None
    before = words[end - 1]
    if before.flags & Class.PRONOUN:
        told = lexicon.pronouns.get(before.core)
        if told is None:
            return None
        return Subject(None, Place.DROPPED, end - 1, told.strip("sp"), told[-1])
    if before.flags & Class.RELATIVE:
        phrase = _antecedent(tokens, end - 1, sentence[0])
        return Subject(phrase, Place.ANTECEDENT, phrase.start) if phrase is not None else None
    found = _phrase_before(tokens, group.start, sentence)
    if found is None and end < group.start:
        found = _phrase_before(tokens, end, sentence)
    if found is not None and words[found.end - 1].flags & Class.HONORIFIC and found.end - found.start <= ALONE:
        return Subject(None, Place.DROPPED, found.start, "h", "s")  # "His Highness said": whoever was named last
    if found is not None:
        return Subject(found, Place.BEFORE, found.start)
    if (
        before.core in lexicon.morphology["attribution"]["coordinates"]
        and end - 1 > sentence[0]
        and is_finite(words[group.cue])
    ):
        return Subject(None, Place.DROPPED, end - 1)
    return None


def _phrase_before(tokens: Tokens, end: int, sentence: tuple[int, int]) -> Phrase | None:
    """Return the phrase that reaches a verb at `end`: the first that can speak, else the first of all."""
    words = tokens.words
    lowest = max(sentence[0], end - BACK)
    depth = tokens.inside[end]
    first: Phrase | None = None
    for start in range(lowest, end):
        if tokens.inside[start] != depth or (start > sentence[0] and not _may_begin(tokens, start)):
            continue
        if words[start].flags & (Class.PREPOSITION | Class.ADVERB | Class.COMMA | Class.QUOTE):
            continue
        phrase = read_phrase(tokens, start, end, subject=True)
        if phrase.end == start or not _reaches(tokens, phrase.end, end):
            continue
        if phrase.can_speak():
            return phrase
        first = first or phrase
    return first


def _may_begin(tokens: Tokens, index: int) -> bool:
    before = tokens.words[index - 1]
    return bool(before.flags & _CLAUSE_STARTS) or is_finite(before)


def _reaches(tokens: Tokens, index: int, end: int) -> bool:
    """Whether only adverbs, days, occasions and asides between marks stand between a phrase and its verb."""
    words = tokens.words
    while index < end:
        flags = words[index].flags
        if flags & (Class.ADVERB | Class.TIME | Class.WEEKDAY):
            index += 1
        elif flags & _MARKS and index == end - 1:
            return True
        elif flags & _MARKS:
            return bool(words[end - 1].flags & _MARKS) and end - 1 > index and _is_aside(tokens, index + 1, end - 1)
        elif flags & Class.PREPOSITION and index + 1 < end:
            phrase = read_phrase(tokens, index + 1, end, apposed=False)
            inner = words[index + 1 : max(phrase.end, index + 2)]
            if not any(w.flags & (Class.TIME | Class.WEEKDAY | Class.OCCASION | Class.NUMBER) for w in inner):
                return False
            index = max(phrase.end, index + 2)
        else:
            return False
    return True


def _is_aside(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what stands between marks says no more than who the subject is: no clause of its own."""
    words = tokens.words
    if end - start > LONGEST_ASIDE:
        return False
    relative = False
    for index in range(start, end):
        flags = words[index].flags
        if flags & _MARKS:
            relative = False
        elif flags & Class.RELATIVE and words[index - 1].flags & (_MARKS | Class.PREPOSITION):
            relative = True
        elif relative:
            continue
        elif flags & _NO_ASIDE or (flags & _AUXILIARIES and not flags & Class.ADVERB):
            return False
        elif is_finite(words[index]) and words[index - 1].flags & _MARKS == 0:
            if not words[index].flags and index + 1 < end and not words[index + 1].flags & Class.PREPOSITION:
                return False
    return True


def _antecedent(tokens: Tokens, relative: int, lowest: int) -> Phrase | None:
    """Return the phrase right before a relative pronoun that can speak: the nearest, behind a comma the longest."""
    end = relative
    starts = range(max(lowest, end - 12), end)
    if end > lowest and tokens.words[end - 1].flags & Class.COMMA:
        end -= 1
    else:
        starts = starts[::-1]
    for start in starts:
        if start >= end:
            continue
        word = tokens.words[start]
        before = tokens.words[start - 1] if start else word
        begins = start == lowest or word.flags & Class.DEMONSTRATIVE or _may_begin(tokens, start)
        begins = begins or bool(before.flags & Class.PREPOSITION)
        if word.flags & Class.PREPOSITION or not begins:
            continue
        phrase = read_phrase(tokens, start, end, subject=True)
        if phrase.end == end and phrase.can_speak():
            return phrase
    return None


def agrees(group: Group, subject: Subject) -> bool:
    """Whether a verb in the present can have this subject, as far as number tells."""
    reading = group.reading
    if reading.tense is not Tense.PRESENT:
        return True
    helped = group.negated or group.future or group.supposed
    phrase = subject.phrase
    if reading.number == "s":
        return not (phrase is not None and (phrase.human or phrase.plural) and not phrase.named and not helped)
    if helped:
        return True
    if phrase is None:
        return subject.number == "p"
    return phrase.human or phrase.plural or bool(phrase.flags & Class.QUANTIFIER)


def subject_after(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Phrase | None:
    """Return the subject behind an inverted verb ("…," said the minister), or None."""
    if index >= sentence[1]:
        return None
    phrase = read_phrase(tokens, index, sentence[1])
    if phrase.end == phrase.start:
        return None
    closes = phrase.end >= sentence[1] or tokens.words[phrase.end].flags & (
        Class.COMMA | Class.STOP | Class.SEMICOLON | Class.DASH | Class.RELATIVE | Class.PREPOSITION | Class.TIME
    )
    return phrase if phrase.head & SPEAKING or phrase.named or closes else None


def leading_subject(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """Return the phrase that leads a sentence, or its first clause behind a circumstance ("At 74, Ann Bell …")."""
    words = tokens.words
    start = first
    for _ in range(LEADING):
        while start < last and words[start].flags & (Class.CONJUNCTION | Class.ADVERB) and not words[start].readings:
            start += 1
        if start >= last or words[start].flags & (Class.QUOTE | Class.PRONOUN):
            return None
        phrase = read_phrase(tokens, start, last)
        if phrase.end > start:
            return phrase if phrase.can_speak() else None
        start = next((i + 1 for i in range(start, last) if words[i].flags & Class.COMMA), last)
    return None


def is_owner(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase ends in an owner, so that the word behind it is a noun ("Moscow's demands")."""
    return bool(tokens.words[phrase.end - 1].shape & Shape.POSSESSIVE)
