"""Cue verbs of a sentence: each reading that finds a frame becomes a candidate."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame, Tense
from mahdar.lang.words import CueReading, Shape
from mahdar.statements.addressees import addressee_before, find_addressee
from mahdar.statements.adjuncts import skip_adjuncts, subject_behind
from mahdar.statements.candidates import Candidate, Opener, Opening, Place
from mahdar.statements.gaps import stays_unnamed
from mahdar.statements.heads import NAME_IN_MARKS, Phrase
from mahdar.statements.nouns import document_candidate
from mahdar.statements.objects import object_within, open_content
from mahdar.statements.openers import find_opener
from mahdar.statements.phrases import read_phrase
from mahdar.statements.possible import may_be_verb
from mahdar.statements.roles import is_only_object, is_subject, name_plain_subject, parted, take_name
from mahdar.statements.subjects import agrees, subject_before
from mahdar.statements.tokens import Tokens
from mahdar.statements.unnamed import passive_candidate

_THAT = Class.THAT | Class.THAT_PRONOUN | Class.THAT_NOT
_EMPTY = frozenset[str]()
#: The preposition of a verb without an object stands so many words behind it at most.
FARTHEST_PREPOSITION = 25
#: What verbs do that are nothing without their noun.
_LIGHT = frozenset({"direct", "express", "accuse", "call", "warn", "propose"})
#: The class whose names mostly stand in marks.
_PAPER = "media"
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
    governed = (frame.nominal | (frame.to - tokens.attaching.get("addressing", _EMPTY))) - {"obj"}
    takes_object = "obj" in frame.nominal or "obj" in frame.to
    subject: Phrase | None = None
    place = Place.DROPPED
    addressee: Phrase | None = None
    start = index + 1
    start = skip_adjuncts(tokens, start, limit, governed)
    after = Phrase(start, start)
    if reading.tense is not Tense.PARTICIPLE and reading.number == "s":
        after = read_phrase(tokens, start, limit, governed, lenient=not takes_object, subject=True)
        take_name(tokens, after, limit)
        if takes_object and after.end > start and not (frame.transitive or frame.predicate):
            after = _longer_if_clause(tokens, start, limit, governed, frame, after)
        if after.end == after.start:
            after = subject_behind(tokens, start, limit, governed) or after
    name_plain_subject(tokens, after, reading, takes_object=takes_object)
    # "وقال الوزير": a verb behind its conjunction, with its subject behind it, has none before it
    led = reading.conj and after.can_speak() and agrees(tokens, after, reading)
    finite = reading.tense is not Tense.PARTICIPLE
    before = subject_before(tokens, index, sentence, reading) if finite and not led else None
    if before is not None and not before[1] and reading.conj and tokens.words[index].key[:1] == tokens.joining:
        before = None  # "التقى فلان الأمين العام، فلانا، وأكد": the subject is that of the verb before
    preposed = before is not None and _precedes(tokens, before[0], after, index, reading)
    if (
        before is not None
        and before[1]
        and after.can_speak()
        and "obj" not in frame.to
        and agrees(tokens, after, reading)
    ):
        preposed = False  # "التي تخشى الشركة أن": its own subject follows
    if before is not None and preposed:
        subject, place = before[0], Place.ANTECEDENT if before[1] else Place.BEFORE
        if after.end > after.start and "obj" in frame.to and after.can_speak() and not reading.pronoun:
            addressee = after
        rest = after.end if addressee is not None else start
    elif start < limit and tokens.words[start].flags & Class.HONORIFIC and _stands_for_somebody(tokens, start, limit):
        rest = start + 1  # "وأبان معاليه أن": whoever spoke last
    elif frame.transitive and not reading.pronoun and (side := parted(tokens, after)) is not None:
        subject, place, rest = side, Place.AFTER, side.end
    elif not reading.pronoun and (
        (frame.transitive and is_only_object(tokens, after, limit, frame))
        or ("obj" in frame.to and _is_their_own(tokens, after, limit, frame))
    ):
        addressee, rest = after, after.end
    elif after.end > after.start and is_subject(tokens, after, reading, takes_object):
        subject, place = after, Place.AFTER
        rest = after.end
    else:
        if after.end > after.start and "obj" in frame.to and not reading.pronoun:
            addressee = after
        rest = after.end if addressee is not None else start
    if frame.subjects:
        only = after if subject is None and after.end > after.start else subject
        if only is None and finite:
            only = _in_marks(tokens, start, limit)
        if only is None or not _is_one_of(tokens, only, frame.subjects):
            return None
        if subject is None:
            subject, place, rest = only, Place.AFTER, only.end
    relays: list[Phrase] = []
    if frame.act == "relay":
        source = _relayed(tokens, rest, limit, learnt=bool(frame.subjects))
        if source is not None:
            if subject is not None:
                relays.append(subject)
            subject, place, rest = source, Place.AFTER, source.end
    opener = open_content(tokens, rest, limit, reading, subject, place, index)
    swallowed = opener is None or (opener.bridge == "obj" and opener.at == after.end)
    if swallowed and takes_object and subject is after and (within := object_within(tokens, after, frame)):
        opener = Opener(Opening.NOMINAL, within, within, "obj")
        subject, rest = read_phrase(tokens, start, within, governed, subject=True), within
    if opener is None:
        return None
    if subject is None and opener.opening is Opening.NOMINAL and _is_things(tokens, index, reading):
        return None
    if opener.bridge == "obj" and subject is after and opener.at > after.end and not after.named:
        # whatever stands before an object far behind belongs to the subject
        longer = read_phrase(tokens, start, opener.at, governed, lenient=True, subject=True)
        subject = longer if longer.named else after
    hides = opener.opening is Opening.NOMINAL or (index and tokens.words[index - 1].flags & Class.NEGATION)
    if hides and stays_unnamed(tokens, index):
        return None
    if opener.opening is Opening.CLAUSE and reading.pronoun and finite and not _may_have_both(tokens, index, frame):
        return None  # "في بيان نقلته الوكالة أن": what has an object has no clause for another
    if opener.opening is Opening.CLAUSE and subject is None and after.end == after.start and finite:
        subject = _in_marks(tokens, after.start, opener.at)
        place = Place.AFTER if subject is not None else place
    clause = opener.opening is Opening.CLAUSE and after.start < after.end <= opener.at
    if clause and place is Place.DROPPED and addressee is None and not reading.pronoun and "obj" not in frame.to:
        first = tokens.words[after.start]
        acted = tokens.lexicon is not None and tokens.lexicon.is_verbal_noun(first)  # "كرر موقف الحلف أن"
        other = acted or first.flags & (Class.HONORIFIC | Class.QUANTIFIER) or first.shape & Shape.ACCUSATIVE
        if agrees(tokens, after, reading) and not other:
            subject, place = after, Place.AFTER  # nothing else can stand before the clause
    spoken = opener.opening in (Opening.QUOTATION, Opening.COLON)
    marked = opener.opening is Opening.QUOTATION and bool(tokens.words[opener.at - 1].flags & Class.COLON)
    if spoken and not marked and subject is not None and not subject.can_speak() and frame.act not in _SPEAKING_ACTS:
        return None
    if (
        opener.opening is Opening.NOMINAL
        and place is Place.DROPPED
        and opener.bridge == "obj"
        and _is_single(tokens, opener, limit)
    ):
        return None
    if addressee is None:
        addressee = find_addressee(tokens, rest, opener.at, frame)
    if addressee is None and reading.pronoun and "obj" in frame.to and place is Place.DROPPED:
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
        subject,
        place,
        (rest, opener.at),
        (sentence[0], index),
        addressee,
        relays,
        score=_score(reading, opener, subject, place),
        quoted=depth >= 0,
    )


def _in_marks(tokens: Tokens, start: int, limit: int) -> Phrase | None:
    """Return the name in marks right behind a verb, before its clause ("وأوضح «أبو علي»، أن"), or None."""
    quotation = tokens.closed_at(start, limit)
    if quotation is None or quotation.closes - start > NAME_IN_MARKS:
        return None
    phrase = Phrase(start, quotation.closes + 1, subject=True)
    phrase.named, phrase.name_at, phrase.definite = True, start + 1, True
    return phrase


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


def _is_one_of(tokens: Tokens, phrase: Phrase, classes: frozenset[str]) -> bool:
    """Whether a subject is of some classes; a name in marks may be a paper's ("علمت «الشراع» أن")."""
    if tokens.words[phrase.start].flags & Class.QUOTE and _PAPER in classes:
        return True
    return any((phrase.head | phrase.flags) & Class.named(name) for name in classes)


def _is_their_own(tokens: Tokens, phrase: Phrase, limit: int, frame: Frame) -> bool:
    """Whether people with a pronoun on them, or everybody, and nobody else stand before what is said to them.

    "حذر خصومه من", "دعا الجميع إلى".
    """
    if phrase.end != phrase.start + 1 or phrase.end >= limit:
        return False
    word, lexicon = tokens.words[phrase.start], tokens.lexicon
    if lexicon is None:
        return False
    owned = word.raw.endswith(tuple(lexicon.morphology["third_person_pronouns"])) or word.core in lexicon.everybody
    if not owned or not phrase.head & (Class.MANY | Class.GROUP):
        return False
    opener = find_opener(tokens, phrase.end, limit, frame)
    return opener is not None and opener.at == phrase.end


def _stands_for_somebody(tokens: Tokens, index: int, limit: int) -> bool:
    """Whether a title with a pronoun is a person's and no noun ("أبدى سعادته بالفوز"): no preposition follows."""
    if index + 1 >= limit:
        return True
    word = tokens.words[index + 1]
    return not word.prep and not word.flags & (Class.PREPOSITION | Class.ADJECTIVE) and not word.shape & Shape.ADJECTIVE


def _relayed(tokens: Tokens, start: int, limit: int, *, learnt: bool) -> Phrase | None:
    """Return whose words a verb of relaying passes on: the phrase behind "from" right after its subject.

    Where a paper learnt them, the source stands behind another "from" ("علمت «الشراع» من مصادر أن").
    """
    prepositions = tokens.attaching.get("relayed_from", _EMPTY)
    if learnt:
        prepositions |= tokens.attaching.get("part_of", _EMPTY)
    if start + 1 >= limit or tokens.words[start].core not in prepositions:
        return None
    phrase = read_phrase(tokens, start + 1, limit, lenient=True, subject=True)
    return phrase if phrase.end > phrase.start and phrase.can_speak() else None


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


def _longer_if_clause(
    tokens: Tokens, start: int, limit: int, governed: frozenset[str], frame: Frame, strict: Phrase
) -> Phrase:
    """Return the longer reading of a subject when a clause or quotation follows it at once: then no object came."""
    longer = read_phrase(tokens, start, limit, governed, lenient=True, subject=True)
    if longer.end <= strict.end:
        return strict
    opener = find_opener(tokens, longer.end, limit, frame)
    if opener is None or opener.opening is Opening.NOMINAL:
        return strict
    if any(w.flags & Class.WHILE for w in tokens.words[longer.end : opener.at]):
        return strict  # "فيما ذكر السكان أن": another's clause
    between = tokens.words[strict.end : longer.end]
    if any(w.flags & Class.DEMONSTRATIVE or w.shape & (Shape.OWNED | Shape.ACCUSATIVE) for w in between):
        return strict
    if "obj" in frame.to and between and between[0].flags & Class.ADDRESSEE_MEDIA:
        return strict
    return longer


def _precedes(tokens: Tokens, before: Phrase, after: Phrase, cue: int, reading: CueReading) -> bool:
    """Whether the phrase before a cue is its subject although one stands after it too."""
    if not agrees(tokens, before, reading):
        return False
    if after.end == after.start or not after.can_speak():
        return True
    if reading.pronoun and agrees(tokens, after, reading):
        return False  # "التي أطلقها الوزير": what stands before is the object
    comma = tokens.words[cue - 1].flags & Class.COMMA
    if not comma:
        return True
    return tokens.words[before.start - 1].flags & Class.WAS > 0 if before.start else False


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
