"""What opens the content of a cue verb: a clause, a quotation, a preposition, a bare object."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame, Tense
from mahdar.lang.words import CueReading, Shape
from mahdar.statements.addressees import with_others
from mahdar.statements.candidates import Opener, Opening, Place
from mahdar.statements.heads import HUMAN, NAME_IN_MARKS, SPEAKING, Phrase, is_cue_verb
from mahdar.statements.openers import find_opener, is_issued, may_begin
from mahdar.statements.phrases import read_phrase
from mahdar.statements.roles import is_wanted
from mahdar.statements.tokens import RARE, Tokens

_THAT = Class.THAT | Class.THAT_PRONOUN | Class.THAT_NOT
_EMPTY = frozenset[str]()
#: A verbal noun that is the object behind a relative clause or an adjunct stands so many tokens on at most.
FARTHEST_OBJECT = 26
_STOPS = (
    Class.STOP
    | Class.SEMICOLON
    | Class.BREAK
    | Class.COLON
    | Class.QUOTE
    | _THAT
    | Class.WHILE
    | Class.CLAUSE_OPENER
    | Class.RELATIVE_WHAT
)
_COMPLETE = Class.STATE | Class.SEAT | Class.TIME | Class.WEEKDAY | Class.COMMA | Class.DASH | Class.CLOSE
#: So many tokens of a subject at most may look like an object.
LONGEST_REST = 12
_NO_REST = (
    Class.COMMA
    | Class.QUOTE
    | Class.DEMONSTRATIVE
    | Class.RELATIVE
    | Class.RELATIVE_WHAT
    | Class.COLON
    | Class.NEGATION
)
#: What is said of an object begins so many tokens behind it at most.
FARTHEST_PREDICATE = 25
#: So many words of a date at most stand between subject and object.
LONGEST_DATE = 6
#: An adjunct between two marks has at most so many tokens.
LONGEST_ADJUNCT = 18


def open_content(
    tokens: Tokens, start: int, limit: int, reading: CueReading, subject: Phrase | None, place: Place, cue: int
) -> Opener | None:
    """Return the opener that a frame takes, a bare object included."""
    frame = reading.frame
    bare, addressed = None, start
    if "obj" in frame.nominal:
        addressed = _skip_addressee(tokens, start, limit, frame.to)
        bare = _bare_object(tokens, addressed, limit, reading, subject)
        if bare is not None and not may_begin(tokens, bare, frame, limit):
            bare = None
        if bare is not None and subject is None and tokens.words[cue].flags & Class.PREPOSITION:
            bare = None  # "ما بين أمراض وحالات": a preposition before its noun
        if bare is not None and not reading.pronoun and _is_passive(tokens, bare.start, reading, subject):
            return None
        if bare is not None and frame.predicate and not reading.pronoun:
            if frame.nominal > {"obj"} and not _is_likened(tokens, bare.start, limit, frame):
                return None
            return None if _is_passive_predicate(reading, subject, place) else bare
    opener = find_opener(tokens, start, limit, frame)
    if bare is not None and opener is not None and _is_rest_of_subject(tokens, bare.start, opener, subject):
        return opener
    if bare is not None and _is_strong(tokens, bare.start):
        bridged = opener is not None and opener.opening is Opening.CLAUSE and opener.bridge
        return opener if bridged and not _governs_clause(tokens, bare, opener, frame) else bare
    hanging = "obj" in frame.nominal and subject is not None and subject.can_speak() and not frame.predicate
    if opener is None and bare is None and hanging and not tokens.words[cue].flags & Class.PREPOSITION:
        return _far_object(tokens, start, limit, reading)
    if opener is None and bare is None and addressed > start and not frame.predicate:
        return _far_object(tokens, addressed, limit, reading)  # "وأهابت بالمشاركين عند الدخول إبراز البطاقة"
    if opener is None:
        return bare or _unannounced(tokens, start, limit, frame, place)
    if bare is not None and opener.opening is Opening.NOMINAL:
        return bare if opener.at > bare.at else opener
    impersonal = any(r.frame.impersonal for r in tokens.words[cue].readings) and subject is None
    if reading.tense is Tense.PRESENT and impersonal and opener.at == cue + 1:
        return None  # "it is said that"
    if (
        reading.tense is Tense.PRESENT
        and subject is None
        and opener.opening is Opening.NOMINAL
        and opener.at == cue + 1
    ):
        return None  # "it is advised to"
    if reading.tense is Tense.PRESENT and impersonal and opener.bridge and opener.at == cue + 2:
        return None
    return opener


def _unannounced(tokens: Tokens, start: int, limit: int, frame: Frame, place: Place) -> Opener | None:
    """Return a clause that opens without a complementiser right behind who said it: "أضاف المتحدث لن نسمح بذلك"."""
    if place is not Place.AFTER or not frame.quote or "" not in frame.clause or start + 1 >= limit:
        return None
    word = tokens.words[start]
    if not word.flags & (Class.NEGATION | Class.FUTURE) or word.conj or tokens.words[start + 1].flags & Class.COMMA:
        return None
    return Opener(Opening.CLAUSE, start, start)


def _governs_clause(tokens: Tokens, bare: Opener, opener: Opener | None, frame: Frame) -> bool:
    """Whether a clause hangs on a bare object with a pronoun and not on the verb ("أكدت حرصها على أن")."""
    if opener is None or "obj" in frame.to or not tokens.words[bare.start].shape & Shape.OWNED:
        return False
    return opener.at - bare.start <= 2


def _is_rest_of_subject(tokens: Tokens, start: int, opener: Opener, subject: Phrase | None) -> bool:
    """Whether what looks like an object goes on with the subject, since the clause follows it.

    "أعلن نادي الأمل رابع الترتيب أن": a definite noun or a name before "that" is no noun of demanding ("ضرورة أن").
    What is left of a name is joined to the subject.
    """
    if opener.opening is not Opening.CLAUSE or opener.bridge or not start < opener.at <= start + LONGEST_REST:
        return False
    rest = tokens.words[start : opener.at]
    if any(w.flags & _NO_REST or (w.shape & Shape.VERB and not w.flags) for w in rest):
        return False
    last, lexicon = rest[-1], tokens.lexicon
    single = len(rest) == 1 and subject is not None and subject.end == start
    rare = single and lexicon is not None and lexicon.count(last.core) < RARE
    named = bool(last.flags & Class.GIVEN_NAME or last.shape & Shape.NAME or (rare and not last.flags))
    if single and subject is not None and subject.named and lexicon is not None and not lexicon.is_verbal_noun(last):
        named = named or not last.shape & (Shape.OWNED | Shape.DEFINITE)
    adjunct = any(w.flags & Class.PREPOSITION or w.prep for w in rest)
    complete = last.shape & Shape.DEFINITE or last.flags & (Class.TIME | Class.WEEKDAY | Class.CHANNEL)
    if not named and (not complete or (last.shape & Shape.OWNED and not adjunct)):
        return False
    if single and named and subject is not None:
        subject.end = opener.at
    return True


def _bare_object(tokens: Tokens, start: int, limit: int, reading: CueReading, subject: Phrase | None) -> Opener | None:
    words = tokens.words
    index = start
    says_of_it = bool(reading.pronoun) and reading.frame.predicate
    if reading.pronoun and "obj" not in reading.frame.to and not says_of_it:
        return None
    index = _skip_time_phrase(tokens, index, limit)
    skipped = Class.TIME | Class.WEEKDAY | Class.COMMA | Class.ADVERB | Class.PREPOSITION_PRONOUN
    while index < limit and words[index].flags & skipped and index - start < 4:
        index += 1
    if index >= limit:
        return None
    word = words[index]
    flags = word.flags
    if flags & (
        Class.PREPOSITION | Class.CIRCUMSTANCE | Class.COLON | Class.OPEN | Class.STOP | Class.DASH | Class.CLOSE
    ) or flags & (_THAT | (Class.RELATIVE | Class.VERBAL_PARTICLE | Class.NEGATION | Class.CONJUNCTION)):
        return None
    if flags & Class.QUOTE:
        return Opener(Opening.NOMINAL, index, index, "obj") if says_of_it else None
    if says_of_it and (subject is None or flags & SPEAKING) and word.shape & (Shape.DEFINITE | Shape.OWNED):
        return None  # what is said of it is indefinite
    asks = flags & (Class.QUESTION | Class.WHETHER) and not flags & Class.QUANTIFIER
    if word.prep or word.conj or flags & (Class.ADDRESSEE | Class.PRONOUN) or asks:
        return None
    if flags & Class.DEMONSTRATIVE and _stands_alone(tokens, index, limit):
        return None  # "أكد ذلك المدير": what it means was said before
    if flags & Class.RELATIVE_WHAT and index + 1 < limit:
        return Opener(Opening.NOMINAL, index, index, "obj")
    if is_wanted(tokens, word, reading.frame):
        return Opener(Opening.NOMINAL, index, index, "obj")
    verbal = word.readings and all(r.tense is not Tense.MASDAR for r in word.readings)
    following = words[index + 1].flags if index + 1 < limit else 0
    if verbal and following & (_THAT | Class.COLON | Class.QUOTE):
        return None  # "استنكرت قائلة إن": a participle that says, no object
    if word.shape & Shape.VERB or (verbal and not word.shape & Shape.COMMON):
        return None
    if tokens.lexicon is not None and tokens.lexicon.is_verbal_noun(word):
        return Opener(Opening.NOMINAL, index, index, "obj")
    if not (
        word.shape & (Shape.COMMON | Shape.DEFINITE | Shape.OWNED)
        or flags & (Class.DEMONSTRATIVE | Class.QUANTIFIER)
        or (flags & Class.HONORIFIC and (subject is not None or words[index - 1].flags & Class.HONORIFIC))
    ):
        return None
    return Opener(Opening.NOMINAL, index, index, "obj")


def _stands_alone(tokens: Tokens, index: int, limit: int) -> bool:
    """Whether who speaks stands behind a demonstrative, which has no noun of its own then."""
    following = tokens.words[index + 1] if index + 1 < limit else None
    if following is None:
        return False
    titled = following.flags & (Class.OFFICE | Class.ENVOY | Class.SPOKESMAN | Class.GIVEN_NAME | Class.TITLE)
    return bool(titled) and not following.shape & Shape.DEFINITE


def _far_object(tokens: Tokens, start: int, limit: int, reading: CueReading) -> Opener | None:
    """Return a verbal noun that can only be the object behind what hangs on the subject: a relative, an adjunct.

    "أعلنت الشركة التي تملك السفينة تأجيل الرحلة": it has no article, and the noun before it is complete.
    """
    words, lexicon = tokens.words, tokens.lexicon
    if lexicon is None or reading.pronoun or start >= limit:
        return None
    marked = start
    adjunct = words[start].flags & (Class.PREPOSITION | Class.CIRCUMSTANCE | Class.COMMA | Class.TIME | Class.RELATIVE)
    for index in range(start + 1, min(limit, start + FARTHEST_OBJECT)):
        word, before = words[index], words[index - 1]
        quotation = tokens.opening.get(index)
        if quotation is not None and quotation.closed and quotation.closes - index <= NAME_IN_MARKS:
            marked = quotation.closes + 1  # "قال لـ«الشراع»": a name in marks
        if index < marked:
            continue
        if adjunct and word.flags == Class.RELATIVE_WHAT and _is_object(tokens, index, limit):
            opener = Opener(Opening.NOMINAL, index, index, "obj")
            return opener if may_begin(tokens, opener, reading.frame, limit) else None
        own = word.flags & Class.PREPOSITION and word.core in reading.frame.nominal and not is_issued(tokens, index)
        if own or word.flags & _STOPS or (word.conj and is_cue_verb(word)) or word.flags & Class.ACCORDING:
            return None
        if word.prep or word.conj or not (lexicon.is_verbal_noun(word) or is_wanted(tokens, word, reading.frame)):
            continue
        complete = before.shape & (Shape.DEFINITE | Shape.OWNED | Shape.NAME) or before.flags & _COMPLETE
        if not (complete or index == marked) or before.shape & Shape.VERB:
            continue
        opener = Opener(Opening.NOMINAL, index, index, "obj")
        if may_begin(tokens, opener, reading.frame, limit):
            return opener
    return None


def _is_object(tokens: Tokens, index: int, limit: int) -> bool:
    """Whether "what" is an object behind an adjunct ("انتقد على وجه الخصوص ما سمعه"), and opens no clause."""
    lexicon = tokens.lexicon
    if lexicon is None or index + 1 >= limit:
        return False
    core, before, following = tokens.words[index].core, tokens.words[index - 1], tokens.words[index + 1]
    joined = core in lexicon.what or core in lexicon.what_near
    apart = Class.COMMA | Class.PREPOSITION | Class.PRONOUN | Class.DEMONSTRATIVE
    return not (joined or before.flags & apart or before.shape & Shape.VERB or following.core in lexicon.ifs)


def object_within(tokens: Tokens, subject: Phrase, frame: Frame) -> int | None:
    """Return where the object begins that a subject has swallowed ("أكد وزير الخارجية الأهمية"), or None.

    It is a noun that the frame asks for, or for other frames a definite document ("نفت الحركة التقارير").
    """
    lexicon = tokens.lexicon
    if lexicon is None or "obj" not in frame.nominal:
        return None
    wanted = frame.heads.get("obj")
    for index in range(subject.start + 1, subject.end):
        word = tokens.words[index]
        before = tokens.words[index - 1]
        complete = before.shape & (Shape.DEFINITE | Shape.OWNED | Shape.NAME) or before.flags & _COMPLETE
        if word.prep or word.conj or not complete:
            continue
        if wanted is not None:
            if lexicon.bare_nouns(word.core) & wanted and not word.flags & SPEAKING:
                return index
        elif word.flags & Class.DOCUMENT and word.shape & Shape.DEFINITE:
            return index
    return None


def _skip_time_phrase(tokens: Tokens, index: int, limit: int) -> int:
    """Skip "in an earlier time", "in a statement", and an adjunct between marks, between subject and object."""
    words = tokens.words
    if index + 2 < limit and words[index].flags & (Class.COMMA | Class.DASH):
        if words[index + 1].flags & (Class.PREPOSITION | Class.CIRCUMSTANCE | Class.TIME | Class.WEEKDAY):
            for close in range(index + 2, min(index + LONGEST_ADJUNCT, limit)):
                if words[close].flags & (Class.COMMA | Class.DASH):
                    return close + 1
    if index + 1 >= limit or words[index].core not in tokens.attaching.get("no_occasion", _EMPTY):
        return index
    if words[index + 1].flags & (Class.TIME | Class.NUMBER):
        return _skip_date(tokens, index + 1, limit)
    if not words[index + 1].flags & (Class.OCCASION | Class.DISCOURSE):
        return index
    index += 2
    while index < limit and (
        words[index].flags & (Class.ADJECTIVE | Class.ADVERB | Class.TIME | Class.PREPOSITION_PRONOUN)
        or (words[index].shape & Shape.ADJECTIVE and not words[index].shape & Shape.OWNED)
    ):
        index += 1
    return index


def _skip_date(tokens: Tokens, index: int, limit: int) -> int:
    """Skip words of a date: times, numbers, what describes them, and names of months."""
    last = min(limit, index + LONGEST_DATE)
    while index < last:
        word = tokens.words[index]
        dated = word.flags & (Class.TIME | Class.NUMBER | Class.ADJECTIVE | Class.PREPOSITION_PRONOUN)
        if word.prep or not (dated or (word.shape & Shape.NAME and not word.shape & Shape.COMMON)):
            break
        index += 1
    return index


def _skip_addressee(tokens: Tokens, start: int, limit: int, to: frozenset[str]) -> int:
    """Skip an addressee between subject and object: after its preposition ("عرض على روسيا") or bare."""
    before = start
    while start < limit and tokens.words[start].flags & Class.COMMA:
        start += 1  # behind an apposition: "وأبلغ الوزير، فلان، السفير رفضه"
    if start + 1 >= limit:
        return before
    word = tokens.words[start]
    if word.flags & Class.PREPOSITION and word.core in to:
        phrase = read_phrase(tokens, start + 1, limit)
    elif (word.prep and word.prep in to) or ("obj" in to and not word.prep):
        phrase = read_phrase(tokens, start, limit)
    else:
        return before
    if phrase.end == start or not phrase.can_speak():
        return before
    return with_others(tokens, phrase.end, limit)


def _is_likened(tokens: Tokens, start: int, limit: int, frame: Frame) -> bool:
    """Whether the preposition by which a verb says something of its object follows ("وصف المباراة بالصعبة")."""
    lexicon = tokens.lexicon
    joined = lexicon.complement_prepositions if lexicon is not None else {}
    for word in tokens.words[start : min(limit, start + FARTHEST_PREDICATE)]:
        prepositions = {word.prep, word.core if word.flags & (Class.CLITIC | Class.PREPOSITION) else ""}
        if (prepositions | {joined.get(word.core, "")}) & (frame.nominal - {"obj"}):
            return True
    return False


def _is_passive(tokens: Tokens, index: int, reading: CueReading, subject: Phrase | None) -> bool:
    """Whether a bare noun after a verb without a subject is what the verb, as a passive, speaks about."""
    if subject is not None or reading.tense is Tense.PARTICIPLE or reading.number != "s":
        return False
    if tokens.words[index - 1].core in tokens.attaching.get("within", _EMPTY):
        return False  # "بيانا يرفض فيه"
    feminine = bool(tokens.words[index].shape & Shape.FEMININE)
    agrees_so = feminine == (reading.gender == "f")
    if reading.tense is Tense.PRESENT:
        if reading.gender == "f" and not feminine and _is_masculine(tokens, index):
            return False  # "تنفي ما"
        return not reading.conj or agrees_so
    return reading.frame.predicate and agrees_so


def _is_masculine(tokens: Tokens, index: int) -> bool:
    """Whether a word takes no feminine verb in any case: "what", a verbal noun in the singular."""
    word = tokens.words[index]
    if word.flags & Class.RELATIVE_WHAT:
        return True
    lexicon = tokens.lexicon
    singular = not word.shape & (Shape.FEMININE | Shape.PLURAL | Shape.OWNED) and not word.flags
    return singular and lexicon is not None and lexicon.shapes.is_verbal_noun(word.core)


def _is_passive_predicate(reading: CueReading, subject: Phrase | None, place: Place) -> bool:
    """Whether a present of deeming speaks about its subject, as a passive ("يعد البرج معلما")."""
    if reading.tense is not Tense.PRESENT:
        return False
    return subject is None or place is not Place.BEFORE or not subject.head & (HUMAN | Class.STATE | Class.SEAT)


def _is_strong(tokens: Tokens, index: int) -> bool:
    """Whether a bare object is one beyond doubt, so that it beats a complementiser further on."""
    word = tokens.words[index]
    if word.flags & Class.DEMONSTRATIVE or word.shape & Shape.OWNED:
        return True
    return not word.shape & Shape.DEFINITE and bool(word.shape & Shape.COMMON) and not word.flags & SPEAKING
