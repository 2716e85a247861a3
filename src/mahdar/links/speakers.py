"""What the words for a speaker are: a name, an office, a body, a country, or words that name nobody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from mahdar.errors import PackError
from mahdar.lang.classes import Class
from mahdar.lang.lexicon import Lexicon, lexicon
from mahdar.lang.load import load_entries
from mahdar.lang.words import Shape
from mahdar.links.spelling import spelling
from mahdar.links.words import split
from mahdar.model import Speaker

#: A surname that stands less often than this in 10^9 words is no common word.
UNCOMMON = 6_000


class Sort(StrEnum):
    """How far the words for a speaker tell who it is."""

    PERSON = "person"
    BODY = "body"
    COUNTRY = "country"
    OFFICE = "office"
    VAGUE = "vague"
    UNNAMED = "unnamed"
    NOBODY = "nobody"


_OFFICES = Class.OFFICE | Class.ENVOY | Class.SPOKESMAN | Class.ROLE
_THINGS = Class.BODY | Class.DOCUMENT | Class.MEDIA | Class.GROUP
_BODY_TYPES = frozenset({"body", "media", "group", "document"})


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker as links compare them.

    Attributes:
        words: the folded words of the name, without titles; empty for nobody.
        name: the same words as written.
        about: stems of all words of the phrase, office included; what body or country a person belongs to.
        office: stems of the phrase's words outside the name; empty when it has none.
    """

    sort: Sort
    name: str
    words: tuple[str, ...]
    about: frozenset[str]
    office: frozenset[str]


def named(speaker: Speaker, language: str = "ar") -> Named:
    """Return what the words for a speaker tell.

    >>> named(Speaker(None, "مصدر دبلوماسي")).sort.value, named(Speaker(None, "سيرغي لافروف", "official")).sort.value
    ('unnamed', 'person')
    """
    phrase = speaker.span or speaker.antecedent
    about = stems(phrase.text, language) if phrase else ()
    if not speaker.name:
        return Named(Sort.NOBODY, "", (), frozenset(about), frozenset())
    name, words = _bare_name(speaker.name, language)
    inside = {spelling(language).stem(word) for word in words}
    every = frozenset((*about, *inside))
    office = frozenset(stem for stem in about if stem not in inside)
    return Named(_sort(speaker, words, language), name, words, every, office)


def stems(text: str, language: str) -> tuple[str, ...]:
    """Return the stems of a phrase's uncommon words, in order."""
    rules = spelling(language)
    return tuple(rules.stem(form) for form in split(text, language).forms if len(form) > 2)


@cache
def state_stems(language: str) -> frozenset[str]:
    """Return the stems of the names and adjectives of states."""
    try:
        entries = load_entries(language, "states")
    except PackError:
        return frozenset()
    texts = (text for entry in entries for text in (*entry.forms, *entry.data.get("people", ())))
    return frozenset(stem for text in texts for stem in stems(text, language))


@cache
def _lexicon(language: str) -> Lexicon | None:
    try:
        return lexicon(language)
    except PackError:
        return None


def word_flags(word: str, language: str) -> int:
    """Return the classes (`mahdar.lang.classes.Class`) that the pack gives a folded word; 0 for none."""
    known = _lexicon(language)
    return known.flags_of(word) if known else 0


def is_given_name(word: str, language: str) -> bool:
    """Tell whether a folded word is a given name of the language."""
    return bool(word_flags(word, language) & Class.GIVEN_NAME)


def tells_apart(name: str, language: str) -> bool:
    """Tell whether a name of one word is no common word and no given name: then it means one person in a set.

    >>> tells_apart("لافروف", "ar"), tells_apart("الأول", "ar"), tells_apart("مصطفى", "ar")
    (True, False, False)
    """
    known = _lexicon(language)
    if known is None:
        return True
    word = known.word(name)
    if word.flags & Class.GIVEN_NAME:
        return False
    return bool(word.shape & Shape.NAME) or spelling(language).count(word.core) <= UNCOMMON


def _bare_name(name: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Leave out titles before a name, and what follows it in apposition."""
    words = split(name, language)
    first, last = 0, len(words)
    for number in range(1, len(words)):
        between = name[words.ends[number - 1] : words.starts[number]]
        if any(not (ch.isspace() or ch in "-‐‑–'’") for ch in between):
            last = number
            break
    while first < last - 1 and word_flags(words.forms[first], language) & Class.TITLE:
        first += 1
    if first >= last:
        return "", ()
    return name[words.starts[first] : words.ends[last - 1]], tuple(words.forms[first:last])


def _sort(speaker: Speaker, words: tuple[str, ...], language: str) -> Sort:
    if not words:
        return Sort.NOBODY
    if speaker.type == "country":
        return Sort.COUNTRY
    flags = word_flags(words[0], language)
    if flags & (Class.UNNAMED | Class.QUANTIFIER):
        return Sort.UNNAMED
    if flags & _THINGS or speaker.type in _BODY_TYPES:
        return Sort.VAGUE if len(words) == 1 and flags & _THINGS and not flags & Class.GROUP else Sort.BODY
    if flags & _OFFICES:
        return Sort.VAGUE if len(words) == 1 else Sort.OFFICE
    return Sort.PERSON
