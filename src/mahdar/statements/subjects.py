"""Where the speaker of a cue verb stands: after it, before it, before its relative pronoun, or nowhere."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.words import CueReading, Shape, Word
from mahdar.statements.heads import HUMAN, SPEAKING, Phrase, is_cue_verb
from mahdar.statements.phrases import read_phrase
from mahdar.statements.tokens import Tokens

_PARTICLES = Class.VERBAL_PARTICLE | Class.NEGATION | Class.WAS
_CLAUSE_STARTS = (
    Class.COMMA
    | Class.THAT
    | Class.SEMICOLON
    | Class.CLAUSE_OPENER
    | Class.WHILE
    | Class.DASH
    | Class.CONJUNCTION
    | Class.COLON
)
_RELATIVES = Class.RELATIVE
#: What both ends every phrase and parts a subject from its verb, unless it may speak itself.
_PARTING = Class.THAT | Class.THAT_PRONOUN | Class.CONJUNCTION | Class.RELATIVE | Class.WHILE | Class.CLAUSE_OPENER
_MAY_SPEAK = SPEAKING | Class.NAME_PART
#: What may close an aside: the parting word may stand within that, and the phrase around it.
_ASIDE = Class.DASH | Class.CLOSE | Class.QUOTE
_PLACES = Class.STATE | Class.SEAT
_INDEFINITE_HEADS = Class.DOCUMENT | Class.UNNAMED | Class.OFFICE | Class.ROLE | Class.SPOKESMAN
# Masks of the walks below, put together once.
_NO_GENDER = Class.DEMONSTRATIVE | Class.QUANTIFIER | Class.NUMBER | Class.OPEN | Class.QUOTE
_PARTS_OF_NAMES = Class.GIVEN_NAME | Class.NAME_PART
_BROKEN_PLURALS = Class.GROUP | Class.BODY | Class.MEDIA | Class.UNNAMED | Class.DOCUMENT
_NO_SUBJECT = Class.NUMBER | Class.TIME | Class.OPEN
_NEW_CLAUSE = Class.CLAUSE_OPENER | Class.CONJUNCTION | Class.WHILE | Class.THAT | Class.THAT_PRONOUN
_BETWEEN = Class.COMMA | Class.VERBAL_PARTICLE | Class.DASH | Class.WAS
_TIMES = Class.TIME | Class.WEEKDAY
_ADJUNCTS = Class.PREPOSITION | Class.CIRCUMSTANCE
_PARTING_OR_ASIDE = _PARTING | _ASIDE
_SPEAKING_OR_ASIDE = _MAY_SPEAK | _ASIDE
_NO_ANTECEDENT = Class.STOP | Class.QUOTE | Class.THAT | Class.THAT_PRONOUN | Class.SEMICOLON
_NO_RELATIVE_CLAUSE = (_CLAUSE_STARTS | Class.STOP | Class.QUOTE) & ~Class.DASH
#: A subject before its verb begins at most so many tokens before it.
BACK = 30


def agrees(tokens: Tokens, phrase: Phrase, reading: CueReading) -> bool:
    """Whether a phrase can be the subject of a verb form, as far as gender tells.

    A singular verb before its subject agrees in gender only; unknown genders agree with everything.
    """
    gender = gender_of(tokens, phrase) if reading.number not in ("p", "d") else ""
    return not gender or not reading.gender or gender == reading.gender


def gender_of(tokens: Tokens, phrase: Phrase) -> str:
    """Return ``m``, ``f`` or ``""``: the gender that the head of a phrase takes in agreement."""
    if phrase.end <= phrase.start:
        return ""
    lexicon = tokens.lexicon
    if lexicon is not None and lexicon.subject_first:
        return "h" if phrase.head & HUMAN else "n" if phrase.head & SPEAKING else ""
    if tokens.words[phrase.start].flags & Class.QUANTIFIER:
        return ""  # "أعلنت كل من كينيا وتنزانيا"
    for index in range(phrase.start, phrase.end):
        word = tokens.words[index]
        if word.flags & _NO_GENDER:
            if word.flags & Class.QUANTIFIER and index == phrase.start and word.shape & Shape.COMMON:
                return ""  # "one of the estimates": by its own gender
            continue
        if word.flags & _PLACES:
            return "" if lexicon is None else lexicon.state_gender(word.core)
        if word.flags & _PARTS_OF_NAMES or word.shape & Shape.NAME:
            return ""
        if not word.flags and lexicon is not None and word.shape & Shape.DEFINITE and tokens.is_rare(word):
            return ""  # a surname
        if word.flags & Class.TITLE and word.shape & Shape.FEMININE and not word.shape & Shape.DEFINITE:
            continue  # "جلالة الملك", "سعادة السفيرة": feminine by form alone
        if word.flags & Class.MANY:
            return ""  # plurals whose form is no plural's ("قادة")
        if word.shape & Shape.FEMININE:
            # written like a pronoun, the ending may be one: "his pupil"
            return "" if lexicon is not None and lexicon.may_be_pronoun(word.raw) else "f"
        if word.shape & Shape.PLURAL or not word.flags:
            return ""
        if word.flags & _BROKEN_PLURALS:
            # broken plurals take a feminine verb, and an adjective that is feminine too
            return "m" if _is_described_as_one_man(tokens, index, phrase.end) else ""
        return "m"
    return ""


def _is_described_as_one_man(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a masculine adjective stands behind a body, so that it is one ("المجتمع الدولي"، "المجلس المحلي")."""
    word = tokens.words[index]
    if index + 1 >= end or not word.flags & Class.BODY:
        return False
    shape = tokens.words[index + 1].shape
    same = not (shape ^ word.shape) & Shape.DEFINITE
    return same and bool(shape & Shape.ADJECTIVE) and not shape & (Shape.FEMININE | Shape.PLURAL | Shape.HUMAN)


def subject_before(
    tokens: Tokens, cue: int, sentence: tuple[int, int], reading: CueReading | None = None
) -> tuple[Phrase, bool] | None:
    """Return the phrase before a cue that can be its subject, and whether it is its relative antecedent.

    It reaches the cue with nothing between but particles, commas and adjuncts, and begins where a clause can begin.
    """
    words = tokens.words
    end = cue
    while end > sentence[0] and words[end - 1].flags & _PARTICLES and not words[end - 1].conj:
        end -= 1
    if end > sentence[0] and words[end - 1].flags & _RELATIVES:
        if cue + 1 < sentence[1] and words[cue + 1].core in tokens.attaching.get("within", ()):
            return None
        if reading is not None and reading.number == "s" and not _fits(tokens, words[end - 1], reading):
            return None  # "التي وصفها": somebody else did
        antecedent = antecedent_of(tokens, end - 1, sentence[0], reading)
        return (antecedent, True) if antecedent is not None else None
    depth = tokens.inside[cue]
    opening = tokens.opening.get(end - 1)
    if opening is not None and end - 1 > sentence[0] and tokens.inside[end - 1] != depth:
        end, depth = end - 1, tokens.inside[end - 1]  # "أن الحكومة «تدعو": the marks begin with the verb
    lowest = max(sentence[0], cue - BACK)
    if end > lowest and words[end - 1].flags & Class.THAT:
        happened = _happened_to(tokens, end - 1, lowest)
        if happened is not None:
            return happened, False
    for start in _clause_starts(tokens, lowest, end, sentence[0]):
        if tokens.inside[start] != depth:
            continue
        if words[start].flags & Class.WAS:
            start += 1
            while start < end and words[start].flags & Class.COMMA:
                start += 1
        if (is_cue_verb(words[start]) and not words[start].flags) or (
            words[start].shape & Shape.VERB and not words[start].flags
        ):
            continue
        if words[start].flags & _NO_SUBJECT:
            continue
        if words[start].conj and not words[start].flags and _may_be_past(tokens, words[start]):
            continue  # "والتقى الوزير السفيرة، وقالت"
        phrase = read_phrase(tokens, start, end, lenient=True, subject=True)
        if phrase.end <= start or not phrase.can_speak():
            continue
        if _reaches(tokens, phrase.end, end):
            return phrase, False
    behind = _over_relative(tokens, cue, lowest, sentence[0], reading)
    if behind is not None:
        return behind, False
    if reading is not None and reading.pronoun:
        return None  # "جمهور يخاطبه فلان": the noun before is the object
    if cue + 1 < sentence[1] and words[cue + 1].core in tokens.attaching.get("within", ()):
        # "أصدر المجلس بيانا أعرب فيه": the document is where it was said
        whose = _whose_words(tokens, end, lowest)
        return (whose, False) if whose is not None else None
    bare = _bare_relative(tokens, end, lowest)
    if bare is not None and reading is not None and _are_many(tokens, bare) and reading.gender + reading.number == "ms":
        return None  # "أشخاص يعتقد أن": it is believed of them
    return (bare, True) if bare is not None else None


def _happened_to(tokens: Tokens, that: int, lowest: int) -> Phrase | None:
    """Return who did what follows a complementiser, behind a verb that says that it was done ("سبق للوزير أن")."""
    lexicon = tokens.lexicon
    if lexicon is None:
        return None
    for start in range(that - 1, lowest, -1):
        if tokens.words[start].prep and tokens.words[start - 1].core in lexicon.happened:
            phrase = read_phrase(tokens, start, that)
            return phrase if phrase.end == that and phrase.can_speak() else None
    return None


def _may_be_past(tokens: Tokens, word: Word) -> bool:
    definite = word.shape & (Shape.DEFINITE | Shape.OWNED)
    return tokens.lexicon is not None and not definite and tokens.lexicon.shapes.may_be_past(word.core)


def _bare_relative(tokens: Tokens, end: int, lowest: int) -> Phrase | None:
    """Return an indefinite noun phrase right before a verb: its relative clause has no pronoun ("تقارير أظهرت أن")."""
    for start in range(end - 1, max(lowest, end - 7) - 1, -1):
        word = tokens.words[start]
        if word.shape & Shape.DEFINITE or word.flags & Class.COMMA:
            return None
        if word.flags & _INDEFINITE_HEADS and not is_cue_verb(word):
            phrase = read_phrase(tokens, start, end)
            if phrase.end == end and not phrase.named and not word.shape & Shape.OWNED:
                return phrase
    return None


def _are_many(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is of several people, by the form of its first noun or its class."""
    head = tokens.words[phrase.start]
    return phrase.human or (bool(head.flags & Class.MANY) and bool(head.flags & HUMAN))


def _whose_words(tokens: Tokens, end: int, lowest: int) -> Phrase | None:
    """Return whose words a verb goes on with that says what is in them: "تصريحات للوزير فلان أكد فيها"."""
    noun = Class.OCCASION | Class.DOCUMENT | Class.SAYING
    for start in range(end - 1, lowest, -1):
        word, before = tokens.words[start], tokens.words[start - 1]
        if before.flags & noun and word.prep in tokens.attaching.get("noun_object", ()):
            phrase = read_phrase(tokens, start, end)
            return phrase if phrase.end == end and phrase.can_speak() else None
    return None


def _clause_starts(tokens: Tokens, lowest: int, end: int, sentence: int) -> list[int]:
    """Return the tokens at which the clause of a verb at `end` may begin, nearest last."""
    words = tokens.words
    starts: list[int] = []
    for index in range(end - 1, lowest - 1, -1):
        flags = words[index].flags
        if flags and flags & _PARTING_OR_ASIDE:
            if not flags & _SPEAKING_OR_ASIDE:
                lowest = index  # no phrase goes on over it, and none reaches the verb from before it
            break
    if lowest == sentence and not words[lowest].flags & _PARTING:
        starts.append(sentence)
    for index in range(lowest, end - 1):
        flags = words[index].flags
        if flags and (flags & _CLAUSE_STARTS or (flags & Class.QUOTE and tokens.spaced(index + 1))):
            starts.append(index + 1)
        elif flags and flags & Class.WAS:
            starts.append(index)
        elif words[index].conj and index > lowest and not flags & (Class.THAT | Class.PREPOSITION):
            before = words[index - 1]
            nominal = before.shape & (Shape.COMMON | Shape.DEFINITE | Shape.NAME) or before.flags & _PLACES
            if not is_cue_verb(words[index]) and not nominal:
                starts.append(index)
    return starts


def _reaches(tokens: Tokens, index: int, cue: int) -> bool:
    """Whether only commas, particles and short adjuncts stand between a phrase and its verb."""
    words = tokens.words
    adjunct = 0
    while index < cue:
        flags = words[index].flags
        if flags & _NEW_CLAUSE:
            return False
        if flags & _BETWEEN:
            adjunct = 0
        elif flags & _TIMES:
            pass
        elif flags & _ADJUNCTS or adjunct:
            adjunct += 1
            if adjunct > 7 or words[index].shape & Shape.VERB or flags & (Class.THAT | Class.RELATIVE):
                return False
        else:
            return False
        index += 1
    return True


def _over_relative(tokens: Tokens, cue: int, lowest: int, sentence: int, reading: CueReading | None) -> Phrase | None:
    """Return the phrase that only a relative clause parts from its verb ("لكن الوزير، الذي زار المدينة، قال").

    Where no comma closes it, the clause has one verb of its own and the next that no "and" joins is the main verb.
    """
    words, last = tokens.words, cue
    while last > lowest and words[last - 1].flags & _PARTICLES:
        last -= 1
    closed = last > lowest and words[last - 1].flags & Class.COMMA
    if words[cue].conj:
        return None
    verbs, relative = 0, -1
    for index in range(last - 2 if closed else last - 1, lowest, -1):
        word = words[index]
        if word.flags:
            if word.flags & _RELATIVES:
                relative = index
                break
            if word.flags & _NO_RELATIVE_CLAUSE:
                return None
        elif not word.conj:
            finite = word.shape & Shape.VERB or any(r.tense in (Tense.PAST, Tense.PRESENT) for r in word.readings)
            verbs += bool(finite or _may_be_past(tokens, word))
    if relative < 0 or last - relative < 4 or not (closed or verbs == 1):
        return None
    phrase = antecedent_of(tokens, relative, lowest, reading)
    if phrase is None or (phrase.start > sentence and not words[phrase.start - 1].flags & (_CLAUSE_STARTS | Class.WAS)):
        return None
    return phrase


def antecedent_of(tokens: Tokens, relative: int, lowest: int, reading: CueReading | None) -> Phrase | None:
    """Return the longest phrase that ends right before a relative pronoun, can speak and agrees with the verb.

    One whose head is somebody beats a longer one that only has a name in it ("تأكيدات الرئيس فلان الذي").
    """
    end = relative
    if end > lowest and tokens.words[end - 1].flags & Class.COMMA:
        end -= 1
    best: Phrase | None = None
    for start in range(end - 1, max(lowest, end - 16) - 1, -1):
        word = tokens.words[start]
        if word.flags & _NO_ANTECEDENT or any(r.tense in (Tense.PAST, Tense.PRESENT) for r in word.readings):
            break
        if start > lowest and _governs(tokens.words[start - 1]):
            continue  # the second half of "minister of defence"
        phrase = read_phrase(tokens, start, end)
        if phrase.end != end or not phrase.can_speak() or (reading is not None and not agrees(tokens, phrase, reading)):
            continue
        if best is None or phrase.head & SPEAKING or not best.head & SPEAKING:
            best = phrase
    apart = end < relative  # behind a comma the antecedent may stand further off
    if apart and (best is None or _is_thing(tokens, best)):
        return _named_before(tokens, end, lowest, reading) or best
    return best


def _fits(tokens: Tokens, relative: Word, reading: CueReading) -> bool:
    """Whether a relative pronoun can be the subject of a verb form: its gender agrees."""
    gender = tokens.lexicon.relative_genders.get(relative.core, "") if tokens.lexicon is not None else ""
    return not gender or not reading.gender or gender == reading.gender


def _governs(word: Word) -> bool:
    """Whether a word is the first half of a construct: an office without the article."""
    return bool(word.flags & Class.OFFICE) and not word.shape & Shape.DEFINITE


def _is_thing(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether only a name within a phrase lets it speak: that of a thing ("نهر الفولغا")."""
    return not phrase.head & SPEAKING and not phrase.human and bool(tokens.words[phrase.start].shape & Shape.COMMON)


def _named_before(tokens: Tokens, end: int, lowest: int, reading: CueReading | None) -> Phrase | None:
    """Return the nearest person with a name who stands before a token, for a relative clause that is far from him."""
    for start in range(end - 2, lowest - 1, -1):
        word = tokens.words[start]
        titled = word.flags & (Class.OFFICE | Class.TITLE | Class.GIVEN_NAME)
        if not titled and not (word.shape & Shape.NAME and not word.flags and not word.prep):
            continue
        if start > lowest and (_governs(tokens.words[start - 1]) or tokens.words[start - 1].shape & Shape.NAME):
            continue
        phrase = read_phrase(tokens, start, end)
        if phrase.named and phrase.end > start + 1 and not _is_thing(tokens, phrase):
            if reading is None or agrees(tokens, phrase, reading):
                return phrase
    return None
