"""Whether a word that can be read as a cue verb or participle can be one where it stands."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.words import CueReading, Shape
from mahdar.statements.gaps import is_paired
from mahdar.statements.heads import HUMAN, SPEAKING
from mahdar.statements.phrases import read_phrase
from mahdar.statements.subjects import subject_before
from mahdar.statements.tokens import Tokens

_THAT = Class.THAT | Class.THAT_PRONOUN | Class.THAT_NOT
#: The second of two equal prepositions stands at most so many tokens behind the first.
SECOND = 8
_CLAUSE_EDGE = (
    Class.COMMA
    | Class.SEMICOLON
    | Class.COLON
    | Class.DASH
    | Class.QUOTE
    | Class.CLOSE
    | Class.DOTS
    | Class.CLAUSE_OPENER
    | Class.WHILE
    | Class.RELATIVE
    | Class.RELATIVE_WHAT
    | Class.VERBAL_PARTICLE
    | Class.WAS
    | Class.NEGATION
    | Class.CONJUNCTION
    | Class.DISCOURSE
    | Class.THAT_PRONOUN
    | Class.ADVERB
    | Class.TIME
)
_BEHIND_VERB = _THAT | Class.COLON | Class.QUOTE | Class.HONORIFIC | Class.TIME
#: Behind these no conjunction follows.
_NO_CONJUNCTION = Class.RELATIVE | Class.NEGATION | Class.VERBAL_PARTICLE
_WHEN = Class.PREPOSITION | Class.CIRCUMSTANCE
_EMPTY = frozenset[str]()
#: The subject of a clause that a participle is the predicate of begins at most so many tokens before it.
PREDICATE = 4
#: The act of verbs that go on with what was said.
_ADDING = "add"


def may_be_verb(tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading) -> bool:
    """Whether a reading is possible where the word stands."""
    words = tokens.words
    word = words[index]
    before = words[index - 1] if index > sentence[0] else None
    if reading.passive or word.core in _quoting(tokens) or (word.flags & Class.OCCASION_REPLY and not reading.conj):
        return False
    if reading.tense is Tense.PRESENT and before is not None and before.flags & _THAT:
        follows = index - 2 >= sentence[0] and bool(words[index - 2].flags & Class.CIRCUMSTANCE)
        if not follows or reading.frame.act != _ADDING:
            return False  # but "قبل أن يضيف": it was said
    if word.flags & Class.HONORIFIC:
        return False
    if reading.conj and before is not None and before.flags & _NO_CONJUNCTION:
        return False  # "السلطات التي وعدت": what looks like a conjunction is the verb's own letter
    if before is not None and before.flags & Class.NAME_PART and not reading.conj:
        return False  # "مسجد علي بن أبي طالب"
    if before is not None and before.flags & Class.QUANTIFIER and word.shape & Shape.COMMON and not reading.conj:
        return False  # "أحد أبرز": a noun
    if reading.conj and word.flags & Class.PREPOSITION and _is_second(tokens, index, sentence[0]):
        return False  # "بيني وبين فلان"
    if word.flags & (Class.PREPOSITION | Class.ACCORDING) and not reading.conj:
        # a preposition that looks like a verb (بين، وفق): only at the head of a clause
        if before is not None and not before.flags & _CLAUSE_EDGE and not _takes_its_own(tokens, index, reading):
            return False
        after = words[index + 1].flags if index + 1 < sentence[1] else 0
        if before is not None and before.flags & Class.RELATIVE_WHAT and not after & _THAT:
            return False  # "الفارق ما بين الفريقين"
    bare = word.conj and word.flags & Class.CIRCUMSTANCE and not reading.frame.needs_preposition
    if bare and not _has_subject(tokens, index, sentence[1]):
        return False
    if is_paired(tokens, index):
        return False
    if reading.tense is Tense.PARTICIPLE:
        return _may_be_adverbial(tokens, index, sentence)
    if reading.tense is Tense.PAST and (word.shape & Shape.COMMON or word.flags & SPEAKING) and not reading.pronoun:
        if reading.conj or before is None or before.flags & _CLAUSE_EDGE or _is_after_that(tokens, index, sentence[0]):
            return True
        if index - 2 >= sentence[0] and before.flags & Class.DEMONSTRATIVE and words[index - 2].flags & _WHEN:
            return True  # "وفور ذلك وجه المدير"
        if before.flags & Class.PREPOSITION:
            return False
        subject = subject_before(tokens, index, sentence)
        if subject is None or before.flags or not before.shape & Shape.COMMON:
            return subject is not None
        # two nouns in a row; but behind "was" and what has the article only the verb can stand
        was = subject[0].start > sentence[0] and words[subject[0].start - 1].flags & Class.WAS
        return bool(was and before.shape & Shape.DEFINITE)
    return True


def _has_subject(tokens: Tokens, index: int, limit: int) -> bool:
    """Whether a word that is a preposition with a conjunction as well has a speaker or its clause behind it.

    "وعقب المدرب على ذلك"; not "وعقب الإطاحة بالرئيس".
    """
    if index + 1 < limit and tokens.words[index + 1].flags & _BEHIND_VERB:
        return True
    return read_phrase(tokens, index + 1, limit, lenient=True, subject=True).can_speak()


def _takes_its_own(tokens: Tokens, index: int, reading: CueReading) -> bool:
    """Whether a verb that looks like a preposition has its own behind it, or behind somebody ("عبر فلان عن")."""
    nominal = reading.frame.nominal
    at, last = index + 1, len(tokens.words)
    if at < last and not tokens.words[at].flags & Class.PREPOSITION:
        phrase = read_phrase(tokens, at, last, nominal, subject=True)
        at = phrase.end if phrase.head & HUMAN else last
    return at < last and bool(tokens.words[at].flags & Class.PREPOSITION) and tokens.words[at].core in nominal


def _is_after_that(tokens: Tokens, index: int, first: int) -> bool:
    """Whether a word stands behind "after that", where only a verb can ("بعد أن رفض الاتحاد")."""
    if index < first + 2 or not tokens.words[index - 1].flags & Class.THAT:
        return False
    return bool(tokens.words[index - 2].flags & Class.CIRCUMSTANCE)


def _quoting(tokens: Tokens) -> frozenset[str]:
    return tokens.lexicon.quoting if tokens.lexicon is not None else _EMPTY


def _may_be_adverbial(tokens: Tokens, index: int, sentence: tuple[int, int]) -> bool:
    """Whether a participle can stand as a circumstance: after a mark, or where no noun precedes that it describes."""
    word = tokens.words[index]
    if index == sentence[0]:
        return not word.shape & Shape.COMMON or bool(word.conj) or bool(word.readings)
    before = tokens.words[index - 1]
    if before.flags & (Class.COMMA | Class.QUOTE | Class.SEMICOLON | Class.DASH | Class.CLOSE | Class.DOTS):
        return True
    complete = before.flags & Class.PREPOSITION_PRONOUN  # "التي منحت لهم متمنيا أن"
    if before.flags & (
        Class.PREPOSITION | Class.THAT | Class.WAS | Class.DONE | Class.DEMONSTRATIVE | Class.QUANTIFIER
    ):
        if not complete:
            return False
    if not word.shape & Shape.ACCUSATIVE and _is_predicate(tokens, index, sentence[0]):
        return False
    if word.conj:
        return True
    following = tokens.words[index + 1].flags if index + 1 < sentence[1] else 0
    if following & (Class.COLON | Class.QUOTE | _THAT) and not word.prep:
        return True  # what it says follows at once
    if word.shape & Shape.FEMININE and (word.shape & Shape.COMMON):
        return bool(before.flags & (Class.TIME | Class.WEEKDAY | Class.ADDRESSEE))
    return not word.prep


def _is_predicate(tokens: Tokens, index: int, lowest: int) -> bool:
    """Whether a participle says what the subject of a clause is: "أن المدينة مصرة على", with no verb between."""
    for at in range(index - 1, max(lowest, index - PREDICATE) - 1, -1):
        word = tokens.words[at]
        if word.flags & _THAT:
            return True
        if word.shape & Shape.VERB or word.readings or not word.key[:1].isalpha():
            return False
    return False


def _is_second(tokens: Tokens, index: int, first: int) -> bool:
    """Whether a preposition behind "and" stands shortly before too, perhaps with a pronoun on it."""
    core = tokens.words[index].core
    return any(
        word.flags & (Class.PREPOSITION | Class.PREPOSITION_PRONOUN) and word.core.startswith(core)
        for word in tokens.words[max(first, index - SECOND) : index]
    )
