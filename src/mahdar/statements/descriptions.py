"""What a speaker's phrase tells of whom it names: its words, its nouns of office, whether it is one or several."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape, Word
from mahdar.statements.heads import HUMAN, PERSONS, SPEAKING, Phrase
from mahdar.statements.tokens import Tokens

_BEFORE_HEADS = Class.COMMA | Class.TITLE | Class.PEOPLE_ADJECTIVE | Class.CLOSE | Class.STATE | Class.SEAT | Class.DASH
#: A description holds this many words at most when it is compared with an office.
DESCRIPTION = 12


def unmarked(tokens: Tokens, text: str, phrase: Phrase) -> str:
    """Return a name without the marks that stand around all of it."""
    quotation = tokens.opening.get(phrase.start)
    words = tokens.words
    bracketed = words[phrase.start].flags & Class.OPEN and words[phrase.end - 1].flags & Class.CLOSE
    if not bracketed and (quotation is None or quotation.closes != phrase.end - 1):
        return text
    first, last = tokens.words[phrase.start].raw, tokens.words[phrase.end - 1].raw
    return text.removeprefix(first).removesuffix(last).strip()


def before_aside(tokens: Tokens, phrase: Phrase) -> int:
    """Return where the name of a phrase ends: before a bracket ("صحيفة الشراع (Al Shiraa)")."""
    for index in range(phrase.start + 1, phrase.end):
        if tokens.words[index].flags & Class.OPEN:
            return index
    return phrase.end


def own_words(tokens: Tokens, phrase: Phrase, *, untitled: bool = False) -> list[str]:
    """Return the words of a phrase without their articles; marks, demonstratives, perhaps titles are left out."""
    left_out = Class.DEMONSTRATIVE | (Class.TITLE if untitled else 0)
    return [
        tokens.bare(word.core)
        for word in tokens.words[phrase.start : phrase.end]
        if word.key[:1].isalpha() and not word.flags & left_out and not (untitled and len(word.key) == 1)
    ]


def joined_at(tokens: Tokens, phrase: Phrase) -> int | None:
    """Return where a second person begins in a phrase of several ("الوزير فلان ووزير الخارجية فلان")."""
    words = tokens.words
    named = False  # before the first name, "and" joins two offices of one person
    described = False  # behind it too, where no other name follows: "فلان مدير الإدارة والمتحدث باسمها"
    for index in range(phrase.start, phrase.end):
        word = words[index]
        if named and word.conj and word.flags & (PERSONS | Class.GIVEN_NAME):
            if not described or any(map(_is_name, words[index : phrase.end])):
                return index
        described |= named and bool(word.flags & PERSONS)
        named |= _is_name(word)
    return None


def description_of(tokens: Tokens, phrase: Phrase) -> set[str]:
    """Return the folded words of a phrase, the first `DESCRIPTION` of them, without articles that stand alone."""
    words = tokens.words
    articles = tokens.lexicon.name_articles if tokens.lexicon is not None else frozenset[str]()
    return {
        words[i].core
        for i in range(phrase.start, min(phrase.end, phrase.start + DESCRIPTION))
        if words[i].key[:1].isalpha() and words[i].key not in articles
    }


def heads_of(tokens: Tokens, phrase: Phrase) -> set[str]:
    """Return the nouns of a phrase that say who somebody is: no other noun or preposition governs them."""
    words, lexicon = tokens.words, tokens.lexicon
    found: set[str] = set()
    if lexicon is None or lexicon.subject_first:
        return found
    feminine = next(iter(lexicon.morphology["shape"]["feminine"]), "")
    for index in range(phrase.start, phrase.end):
        word = words[index]
        if not word.flags & PERSONS or (word.prep and index > phrase.start):
            continue
        before = words[index - 1] if index > phrase.start else None
        governed = before is not None and not word.conj and not before.shape & (Shape.DEFINITE | Shape.NAME)
        if not governed or (before is not None and before.flags & _BEFORE_HEADS):
            found.add(tokens.bare(word.core).removesuffix(feminine))
    return found


def is_of_people(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether the head of a phrase has the plural that only people take, in whatever case."""
    lexicon, core = tokens.lexicon, tokens.words[phrase.start].core
    endings = tuple(lexicon.morphology["shape"].get("human_plural", ())) if lexicon is not None else ()
    return phrase.human or (bool(endings) and core.endswith(endings))


def is_plural(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase names several people, by its head's form or class or by an "and" between two of them."""
    word = tokens.words[phrase.start]
    if (
        phrase.human
        or word.flags & Class.MANY
        or any(tokens.words[i].conj and tokens.words[i].flags & SPEAKING for i in range(phrase.start + 1, phrase.end))
    ):
        return True
    return bool(word.shape & Shape.PLURAL and not word.shape & Shape.FEMININE)


def is_body(phrase: Phrase) -> bool:
    """Whether what a phrase names is a body, a medium, a document or a state, whatever names stand in it."""
    return bool(
        phrase.head & (Class.BODY | Class.MEDIA | Class.DOCUMENT | Class.STATE | Class.SEAT)
    ) and not phrase.head & (HUMAN & ~Class.ENVOY)


def _is_name(word: Word) -> bool:
    """Whether a word is a name by itself."""
    return bool(word.flags & Class.GIVEN_NAME) or (bool(word.shape & Shape.NAME) and not word.flags)
