"""What stands behind a verb: its subject, or only what looks like it."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame
from mahdar.lang.words import CueReading, Shape, Word
from mahdar.statements.adjuncts import skip_adjuncts
from mahdar.statements.heads import NO_CLASS, SPEAKING, TITLED, Phrase
from mahdar.statements.phrases import read_phrase
from mahdar.statements.subjects import agrees
from mahdar.statements.tokens import Tokens

_THAT = Class.THAT | Class.THAT_PRONOUN | Class.THAT_NOT
#: Behind these words of its own a noun phrase goes on with no other definite noun.
_COMPLETE = Class.QUOTE | Class.STATE | Class.SEAT
#: A name of plain words has at most so many.
LONGEST_NAME = 4


def parted(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """Return the first of two who stand side by side, the second definite: the subject, with the object behind it.

    "ووبخ القاضي المحامي"; "دعت قوى سياسية البرلمان": what has no article and an adjective has no owner behind it.
    """
    words = tokens.words
    for index in range(phrase.start + 1, phrase.end):
        word, before = words[index], words[index - 1]
        if not word.shape & Shape.DEFINITE or word.flags & (Class.ADJECTIVE | Class.PEOPLE_ADJECTIVE):
            continue
        if word.conj or word.prep:
            continue
        many = before.shape & Shape.HUMAN
        if not word.flags & SPEAKING and (not many or word.flags or word.shape & Shape.ADJECTIVE):
            continue
        described = index - 1 > phrase.start and _is_described(words[index - 2], before)
        placed = before.shape & Shape.NAME and words[index - 2].flags & Class.PREPOSITION  # "المجلس في تعز"
        if not (many or described or placed or before.shape & Shape.DEFINITE or before.flags & _COMPLETE):
            continue
        first = read_phrase(tokens, phrase.start, index, subject=True)
        if first.end == index and (first.definite or many or described) and first.can_speak():
            return first
    return None


def _is_described(noun: Word, adjective: Word) -> bool:
    """Whether two words are a noun and its adjective without the article ("منظمات حقوقية"); not "مدير عام الشركة"."""
    if (noun.shape | adjective.shape) & Shape.DEFINITE or noun.flags & Class.OFFICE:
        return False
    return bool(adjective.shape & Shape.ADJECTIVE) and not adjective.flags & SPEAKING and not adjective.prep


def is_only_object(tokens: Tokens, phrase: Phrase, limit: int, frame: Frame) -> bool:
    """Whether a noun phrase behind a verb that needs an object is the object: no other stands behind it."""
    if phrase.end <= phrase.start:
        return False
    at = skip_adjuncts(tokens, phrase.end, limit, frame.nominal)
    word = tokens.words[at] if at < limit else None
    if word is None or word.flags & (Class.PREPOSITION | _THAT) or word.prep:
        return True
    return read_phrase(tokens, at, limit).end == at and not word.flags & Class.QUOTE


def is_subject(tokens: Tokens, phrase: Phrase, reading: CueReading, takes_object: bool) -> bool:
    """Whether the phrase after a cue verb is its subject and not its object."""
    head = tokens.words[phrase.start]
    if head.shape & Shape.ACCUSATIVE or (takes_object and _is_called_upon(tokens, head)):
        return False
    if not agrees(tokens, phrase, reading):
        if phrase.named and head.flags & Class.OFFICE and phrase.end > phrase.start + 1 and not takes_object:
            return True  # "وقالت الرقيب فلانة": women hold offices by their masculine names
        # a club or a body by a name of the other gender: nothing else can stand before its clause
        return (phrase.definite or phrase.named) and not takes_object and _leads_to_clause(tokens, phrase.end)
    if head.shape & Shape.OWNED and reading.conj and "obj" in reading.frame.to:
        return False  # "وحذر خصومه": those of whoever was spoken of
    if takes_object and tokens.is_oblique_noun(head):
        return False
    if takes_object and _is_somebodys(head, reading.frame) and is_wanted(tokens, head, reading.frame):
        return False  # "ووجه شكره"
    if takes_object and (_is_somebodys_act(tokens, phrase) or _is_bare_act(tokens, phrase)):
        return False  # "أكدت استعداد الحكومة", "وأكد العثور على"
    return phrase.can_speak() or not takes_object or _leads_to_clause(tokens, phrase.end)


def is_wanted(tokens: Tokens, word: Word, frame: Frame) -> bool:
    """Whether a word is one of the only nouns that a frame takes bare ("وجه شكره")."""
    wanted, lexicon = frame.heads.get("obj"), tokens.lexicon
    return bool(wanted) and lexicon is not None and not lexicon.bare_nouns(word.core).isdisjoint(wanted or ())


def _is_somebodys(word: Word, frame: Frame) -> bool:
    """Whether a noun that may be one of those that a frame takes bare has a pronoun behind it."""
    return not word.shape & Shape.DEFINITE and word.core not in frame.heads.get("obj", ())


def _is_somebodys_act(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase behind a verb is a verbal noun with its owner, and no mark or clause shows it to be a name."""
    words, lexicon = tokens.words, tokens.lexicon
    after = phrase.start + 1
    if lexicon is None or after >= phrase.end or not lexicon.is_verbal_noun(words[phrase.start]):
        return False
    if not (words[after].flags & SPEAKING or words[after].shape & Shape.DEFINITE) or phrase.name_at == phrase.start:
        return False
    marks = Class.COMMA | Class.SEMICOLON | Class.COLON | Class.DASH | Class.OPEN | Class.QUOTE
    marked = phrase.end < len(words) and words[phrase.end].flags & marks
    return not marked and not _leads_to_clause(tokens, phrase.end)


def _is_bare_act(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is a verbal noun with the article and nothing else: what was confirmed, refused, announced."""
    if phrase.end != phrase.start + 1 or tokens.lexicon is None:
        return False
    return tokens.lexicon.is_verbal_noun(tokens.words[phrase.start], definite=True)


def _leads_to_clause(tokens: Tokens, index: int) -> bool:
    """Whether a complementiser follows at once, or after a day: then what stands before it is a subject."""
    while index < len(tokens.words) and tokens.words[index].flags & (Class.TIME | Class.WEEKDAY | Class.COMMA):
        index += 1
    if index >= len(tokens.words) or tokens.lexicon is None:
        return False
    word = tokens.words[index]
    bare = word.core not in tokens.lexicon.complement_prepositions
    return bare and bool(word.flags & (Class.THAT | Class.THAT_PRONOUN))


def take_name(tokens: Tokens, phrase: Phrase, limit: int) -> None:
    """Take a first name spelt like a common noun for one behind an office ("وزير الدفاع بوب فينسورت، …").

    A second word that can only be a name follows it, and a mark.
    """
    end = phrase.end + 2
    if not phrase.head & TITLED or not phrase.definite or phrase.named or end >= limit:
        return
    first, second = tokens.words[phrase.end], tokens.words[phrase.end + 1]
    plain = not (first.flags or first.prep or first.conj or first.readings)
    if not plain or not first.shape & Shape.COMMON or first.shape & (Shape.DEFINITE | Shape.OWNED | Shape.PLURAL):
        return
    if not second.shape & Shape.NAME or second.shape & Shape.COMMON or second.prep or second.conj or second.readings:
        return
    if tokens.words[end].flags & (Class.COMMA | Class.DASH | Class.TIME | Class.WEEKDAY):
        phrase.named, phrase.name_at, phrase.end = True, phrase.end, end


def name_plain_subject(tokens: Tokens, phrase: Phrase, reading: CueReading, *, takes_object: bool) -> None:
    """Take a subject of plain indefinite words for a name: whoever is no known kind of speaker has one.

    "قال نادر حداد إن": both words are common nouns, but a common noun that speaks is in the pack ("خبير"، "مصدر").
    A feminine verb with a noun of no feminine form has a plural of things for its subject ("أظهرت صور أن").
    """
    size = phrase.end - phrase.start
    if takes_object or phrase.can_speak() or phrase.head != NO_CLASS or phrase.definite or not 1 < size <= LONGEST_NAME:
        return
    words = tokens.words[phrase.start : phrase.end]
    if any(w.flags or w.prep or w.conj or w.shape & (Shape.DEFINITE | Shape.PLURAL | Shape.OWNED) for w in words):
        return
    if (reading.gender == "f") != bool(words[0].shape & Shape.FEMININE) or words[-1].shape & Shape.ADJECTIVE:
        return
    phrase.named, phrase.name_at = True, phrase.start


def _is_called_upon(tokens: Tokens, word: Word) -> bool:
    """Whether a word behind a verb with an object names Him to whom one prays ("ودعا الله أن")."""
    return tokens.lexicon is not None and bool(word.flags & Class.TITLE) and word.core in tokens.lexicon.name_tails
