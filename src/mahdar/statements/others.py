"""Whose a name in a speaker's phrase is: the speaker's own, or that of somebody whom the phrase only mentions."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape, Word
from mahdar.statements.heads import HUMAN, PERSONS, Phrase, is_definite_adjective
from mahdar.statements.tokens import Tokens

_NAMELESS = Class.UNNAMED | Class.DOCUMENT


def is_of_another(tokens: Tokens, phrase: Phrase, name: int) -> bool:
    """Whether a name in a phrase is not the speaker's.

    Args:
        tokens: the article's tokens.
        phrase: the speaker's phrase.
        name: the token where the name begins.
    """
    return (
        _behind_kin(tokens, phrase, name)
        or _behind_nameless(tokens, phrase, name)
        or names_body(tokens, phrase.start, name)
    )


def _behind_kin(tokens: Tokens, phrase: Phrase, name: int) -> bool:
    """Whether it is that of whose wife, lawyer or spokesman speaks: "زوجة الوزير فلان"، "المتحدث باسم الوزير فلان"."""
    words, lexicon = tokens.words, tokens.lexicon
    last = name - 1
    if lexicon is None or last < phrase.start:
        return False
    office = bool(words[last].flags & PERSONS and words[last].shape & Shape.DEFINITE)
    named = words[phrase.start].shape & Shape.DEFINITE
    while not named and last > phrase.start and is_definite_adjective(words[last]):
        last -= 1  # "محامي الرئيس السابق فلان": behind a noun without the article
        office |= bool(words[last].flags & PERSONS)
    if not office and not (phrase.head & Class.SPOKESMAN and not named):
        return False
    return any(
        tokens.bare(words[i].core) in lexicon.of_another and words[i + 1].flags & PERSONS
        for i in range(phrase.start, name - 1)
    )


def _behind_nameless(tokens: Tokens, phrase: Phrase, name: int) -> bool:
    """Whether it stands behind a preposition in a source without a name: "مصادر في مكتب الوزير فلان".

    Somebody of whom one noun tells no more than that he holds a post may have a name behind where he holds it.
    """
    if not phrase.head & _NAMELESS or phrase.head & (HUMAN & ~Class.UNNAMED):
        return False
    words, lexicon = tokens.words, tokens.lexicon
    if not any(w.flags & Class.PREPOSITION or w.prep for w in words[phrase.start + 1 : name]):
        return False
    head = words[phrase.start]
    article = lexicon.morphology["article"] if lexicon is not None else ""
    if lexicon is None or not lexicon.flags_of(article + head.core) & Class.OFFICE or head.flags & Class.MANY:
        return True
    before = name - 1
    while before > phrase.start and (words[before].flags & Class.COMMA or is_definite_adjective(words[before])):
        before -= 1
    person = Class.OFFICE | Class.ENVOY | Class.SPOKESMAN | Class.PEOPLE_ADJECTIVE
    return bool(words[before].flags & person) and before > phrase.start + 1


def names_body(tokens: Tokens, start: int, name: int) -> bool:
    """Whether a name stands, with its title, in that of a body: "المشرف على مركز الأمير فلان".

    Args:
        tokens: the article's tokens.
        start: where the phrase begins; a body there is who speaks.
        name: the token where the name begins.
    """
    words, index = tokens.words, name - 1
    while index > start and _is_title(tokens, words[index]):
        index -= 1
    word = words[index]
    if index == name - 1 or index <= start or word.shape & (Shape.DEFINITE | Shape.OWNED):
        return False
    return bool(word.flags & Class.BODY) and not word.flags & PERSONS


def _is_title(tokens: Tokens, word: Word) -> bool:
    """Whether a word stands before one person's name."""
    if tokens.lexicon is not None and word.core in tokens.lexicon.name_tails:
        return False
    titled = word.flags & (Class.TITLE | Class.OFFICE) and word.shape & Shape.DEFINITE
    return bool(titled) and not word.flags & Class.MANY and not word.shape & Shape.PLURAL
