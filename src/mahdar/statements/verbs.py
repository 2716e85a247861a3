"""Cue verbs of a sentence: each reading that finds a frame becomes a candidate."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame, Tense
from mahdar.lang.words import CueReading, Shape
from mahdar.statements.addressees import addressee_before, find_addressee
from mahdar.statements.candidates import Candidate, Opener, Opening, Place
from mahdar.statements.gaps import stays_unnamed
from mahdar.statements.heads import Phrase
from mahdar.statements.nouns import document_candidate
from mahdar.statements.objects import object_within, open_content
from mahdar.statements.phrases import read_phrase
from mahdar.statements.possible import may_be_verb
from mahdar.statements.standing import Standing, name_in_marks, read_standing, takes_object
from mahdar.statements.subjects import agrees
from mahdar.statements.tokens import Tokens
from mahdar.statements.unnamed import passive_candidate

_THAT = Class.THAT | Class.THAT_PRONOUN | Class.THAT_NOT
#: The preposition of a verb without an object stands so many words behind it at most.
FARTHEST_PREPOSITION = 25
#: What verbs do that are nothing without their noun.
_LIGHT = frozenset({"direct", "express", "accuse", "call", "warn", "propose"})
#: Verbs of plain saying: whatever is their subject speaks.
_SPEAKING_ACTS = frozenset({"say", "add", "announce", "relay"})


def verb_candidate(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Candidate | None:
    """Return the best candidate that the word at `index` makes as a verb or participle, or None."""
    word = tokens.words[index]
    best: Candidate | None = None
    for reading in word.readings:
        if reading.tense is Tense.MASDAR:
            continue
        if reading.passive or reading.frame.act == "accuse":
            passive = passive_candidate(tokens, index, sentence, reading)
            if passive is not None:
                return passive
        if not may_be_verb(tokens, index, sentence, reading):
            continue
        if reading.frame.within:
            candidate = document_candidate(tokens, index, sentence, reading)
        else:
            candidate = _candidate(tokens, index, sentence, reading)
            if candidate is None and reading.frame.governs_two and reading.number == "s" and not reading.pronoun:
                candidate = _beside_subject(tokens, index, sentence, reading)
        if candidate is not None and (best is None or candidate.score > best.score):
            best = candidate
    return best


def _beside_subject(tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading) -> Candidate | None:
    """Return the candidate of a verb behind which no object came: the noun there is its subject ("كشفت الأبحاث عن").

    Where the preposition is a letter of its noun, that has to be a verbal noun: other nouns hang on the subject.
    """
    if reading.tense is Tense.PARTICIPLE:
        return None
    ahead = tokens.words[index + 2 : min(index + FARTHEST_PREPOSITION, sentence[1])]
    nominal = reading.frame.nominal
    if not any(w.prep in nominal or w.core in nominal for w in ahead):
        return None
    candidate = _candidate(tokens, index, sentence, without_object(reading))
    if candidate is None or candidate.opening is not Opening.NOMINAL:
        return candidate
    word, lexicon = tokens.words[candidate.content[0]], tokens.lexicon
    return candidate if not word.prep or (lexicon is not None and lexicon.is_verbal_noun(word)) else None


@cache
def without_object(reading: CueReading) -> CueReading:
    """Return a reading whose verb takes its content behind a preposition alone."""
    frame = reading.frame
    return replace(reading, frame=replace(frame, nominal=frame.nominal - {"obj"}))


def _candidate(tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading) -> Candidate | None:
    frame = reading.frame
    if frame.act in _LIGHT and not reading.pronoun and _is_done(tokens, index, sentence[0], reading):
        return None
    limit = sentence[1]
    depth = tokens.inside[index]
    if depth >= 0:
        limit = min(limit, tokens.quotations[depth].closes)
    standing = read_standing(tokens, index, limit, sentence, reading)
    if standing is None:
        return None
    opener = _open(tokens, index, limit, reading, standing)
    if opener is None or _says_nothing(tokens, index, limit, reading, standing, opener):
        return None
    addressee = standing.addressee
    if addressee is None:
        addressee = find_addressee(tokens, standing.rest, opener.at, frame)
    if addressee is None and reading.pronoun and "obj" in frame.to and standing.place is Place.DROPPED:
        addressee = addressee_before(tokens, index, sentence, reading.pronoun)
    end = limit
    if opener.opening is Opening.QUOTATION and opener.start > limit:
        end = tokens.opening[opener.at].closes  # in the paragraph behind
    return Candidate(
        index,
        index + 1,
        reading,
        frame,
        sentence,
        opener.opening,
        (opener.start, end),
        standing.subject,
        standing.place,
        (standing.rest, opener.at),
        (sentence[0], index),
        addressee,
        standing.relays,
        score=_score(reading, opener, standing.subject, standing.place),
        quoted=depth >= 0,
    )


def _open(tokens: Tokens, index: int, limit: int, reading: CueReading, standing: Standing) -> Opener | None:
    """Return what opens the content behind a verb, or None; what that tells of the subject is written down."""
    frame, after = reading.frame, standing.after
    opener = open_content(tokens, standing.rest, limit, reading, standing.subject, standing.place, index)
    swallowed = opener is None or (opener.bridge == "obj" and opener.at == after.end)
    if swallowed and takes_object(frame) and standing.subject is after:
        within = object_within(tokens, after, frame)
        if within:
            opener = Opener(Opening.NOMINAL, within, within, "obj")
            standing.subject = read_phrase(tokens, standing.start, within, standing.governed, subject=True)
            standing.rest = within
    if opener is None:
        return None
    if opener.bridge == "obj" and standing.subject is after and opener.at > after.end and not after.named:
        # whatever stands before an object far behind belongs to the subject
        longer = read_phrase(tokens, standing.start, opener.at, standing.governed, lenient=True, subject=True)
        standing.subject = longer if longer.named else after
    if opener.opening is Opening.CLAUSE:
        _tell_by_clause(tokens, reading, standing, opener)
    return opener


def _tell_by_clause(tokens: Tokens, reading: CueReading, standing: Standing, opener: Opener) -> None:
    """Take what stands between a verb and its clause as the subject where nothing else can stand there."""
    after, empty = standing.after, standing.after.end == standing.after.start
    if standing.subject is None and empty and reading.tense is not Tense.PARTICIPLE:
        standing.subject = name_in_marks(tokens, after.start, opener.at)
        standing.place = Place.AFTER if standing.subject is not None else standing.place
    if empty or after.end > opener.at or standing.place is not Place.DROPPED or standing.addressee is not None:
        return
    if reading.pronoun or "obj" in reading.frame.to:
        return
    first = tokens.words[after.start]
    acted = tokens.lexicon is not None and tokens.lexicon.is_verbal_noun(first)  # "كرر موقف الحلف أن"
    other = acted or first.flags & (Class.HONORIFIC | Class.QUANTIFIER) or first.shape & Shape.ACCUSATIVE
    if agrees(tokens, after, reading) and not other:
        standing.subject, standing.place = after, Place.AFTER


def _says_nothing(
    tokens: Tokens, index: int, limit: int, reading: CueReading, standing: Standing, opener: Opener
) -> bool:
    """Whether a verb with a subject and an opener tells nothing all the same: nobody says it, or no words of it."""
    frame, subject = reading.frame, standing.subject
    nominal, clause = opener.opening is Opening.NOMINAL, opener.opening is Opening.CLAUSE
    if subject is None and nominal and _is_things(tokens, index, reading):
        return True
    hides = nominal or (index and tokens.words[index - 1].flags & Class.NEGATION)
    if hides and stays_unnamed(tokens, index):
        return True
    if clause and reading.pronoun and reading.tense is not Tense.PARTICIPLE:
        # "في بيان نقلته الوكالة أن": what has an object has no clause for another
        return not _may_have_both(tokens, index, frame)
    spoken = opener.opening in (Opening.QUOTATION, Opening.COLON)
    marked = opener.opening is Opening.QUOTATION and bool(tokens.words[opener.at - 1].flags & Class.COLON)
    if spoken and not marked and subject is not None and not subject.can_speak() and frame.act not in _SPEAKING_ACTS:
        return True
    bare = nominal and standing.place is Place.DROPPED and opener.bridge == "obj"
    return bare and _is_single(tokens, opener, limit)


def _is_done(tokens: Tokens, index: int, first: int, reading: CueReading) -> bool:
    """Whether what a light verb takes stands right before it, so that it is a passive ("اتهامات وجهت إلى التاجر")."""
    lexicon, wanted = tokens.lexicon, reading.frame.heads.get("obj")
    if lexicon is None or not wanted or reading.conj or reading.tense is Tense.PARTICIPLE:
        return False
    return any(lexicon.bare_nouns(tokens.words[at].core) & wanted for at in range(max(first, index - 2), index))


def _may_have_both(tokens: Tokens, index: int, frame: Frame) -> bool:
    """Whether a clause goes with a pronoun on its verb: whom one tells, what one describes, and nouns ("أمله أن")."""
    noun = any(r.tense is Tense.MASDAR for r in tokens.words[index].readings)
    return noun or frame.predicate or "obj" in frame.to


def _is_single(tokens: Tokens, opener: Opener, limit: int) -> bool:
    """Whether a bare object is one common word and no more."""
    end = opener.start + 1
    return end >= limit or bool(tokens.words[end].flags & (Class.STOP | Class.COMMA))


def _is_things(tokens: Tokens, index: int, reading: CueReading) -> bool:
    """Whether a verb tells in a relative clause what a thing does ("المخاطر التي تهدد الاقتصاد"), and nobody speaks."""
    before = tokens.words[index - 1] if index else None
    if before is None or not before.flags & Class.RELATIVE or reading.pronoun or reading.number != "s" or index < 2:
        return False
    following = tokens.words[index + 1].flags if index + 1 < len(tokens.words) else 0
    thing = tokens.words[index - 2]
    return not following & (Class.PREPOSITION_PRONOUN | _THAT) and bool(thing.shape & Shape.COMMON) and not thing.flags


#: What a reading is worth against others of its cue, by what opens the content.
_BASE = {Opening.CLAUSE: 0.86, Opening.QUOTATION: 0.9, Opening.COLON: 0.8, Opening.NOMINAL: 0.62}


def _score(reading: CueReading, opener: Opener, subject: Phrase | None, place: Place) -> float:
    score = _BASE.get(opener.opening, 0.6)
    if subject is not None and subject.can_speak():
        score += 0.06
    elif subject is not None:
        score -= 0.1
    if place is Place.DROPPED and reading.tense is not Tense.PARTICIPLE:
        score -= 0.05
    distance = opener.at - (subject.end if subject is not None and place is Place.AFTER else opener.at)
    return max(0.05, min(0.99, score - 0.01 * max(0, distance - 4)))
