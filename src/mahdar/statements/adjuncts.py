"""Words of time, place and occasion between a verb and its subject: "وقالت في وقت سابق فلانة إن"."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape, Word
from mahdar.statements.heads import HUMAN, NAME_IN_MARKS, Phrase, is_cue_verb, is_definite_adjective
from mahdar.statements.openers import takes_pronoun
from mahdar.statements.phrases import read_phrase
from mahdar.statements.tokens import Tokens

#: An adjunct between a verb and its subject has at most so many words.
LONGEST = 6
_STARTS = Class.PREPOSITION | Class.CIRCUMSTANCE
_BREAKS = Class.STOP | Class.SEMICOLON | Class.COLON | Class.QUOTE | Class.THAT | Class.THAT_PRONOUN | Class.RELATIVE
_SOMEBODY = HUMAN | Class.BODY | Class.MEDIA
_COMPLETE = Class.TIME | Class.WEEKDAY | Class.DISCOURSE | Class.ADJECTIVE | Class.COMMA | Class.PREPOSITION_PRONOUN


def subject_behind(tokens: Tokens, start: int, limit: int, governed: frozenset[str]) -> Phrase | None:
    """Return somebody with a name who stands behind an adjunct right after a verb, or None.

    Args:
        tokens: the article's tokens.
        start: the token after the verb.
        limit: the sentence's end.
        governed: prepositions that the verb wants for something else: what they open is no adjunct.
    """
    words = tokens.words
    first = start + 1 if start < limit and words[start].flags & Class.COMMA else start
    if first + 2 >= limit or not words[first].flags & _STARTS or words[first].core in governed:
        return None
    for index in range(first + 2, min(first + 2 + LONGEST, limit)):
        word, before = words[index], words[index - 1]
        if before.flags & _SOMEBODY and not before.flags & Class.ADJECTIVE:
            return None  # "بحضور وزير الخارجية فلان": his name follows
        if before.flags & _BREAKS or is_cue_verb(before) or (before.flags & _STARTS and not before.flags & _COMPLETE):
            return None
        if word.conj or word.prep or not _is_complete(before) or not _names_somebody(word):
            continue
        phrase = read_phrase(tokens, index, limit, governed, subject=True)
        if phrase.end > index and phrase.named and (phrase.head & HUMAN or phrase.end > index + 1):
            return phrase
    return None


def _is_complete(word: Word) -> bool:
    """Whether nothing hangs on the last word of an adjunct: it is no noun that waits for another."""
    definite = word.shape & (Shape.DEFINITE | Shape.OWNED)
    return bool(definite or word.flags & _COMPLETE or is_definite_adjective(word))


def _names_somebody(word: Word) -> bool:
    """Whether a word begins the phrase of a person: an office, a title, a name."""
    if word.flags & HUMAN or word.flags & Class.GIVEN_NAME:
        return not word.flags & (Class.ADJECTIVE | Class.PREPOSITION)
    return bool(word.shape & Shape.NAME) and not word.flags and not word.readings


def skip_adjuncts(tokens: Tokens, index: int, limit: int, governed: frozenset[str]) -> int:
    """Return the token behind a day between commas or right behind the cue ("أعلن، الخميس، ...")."""
    words = tokens.words
    begin = index
    while (
        index < limit
        and words[index].flags & Class.PREPOSITION_PRONOUN
        and not takes_pronoun(tokens, words[index], governed)
    ):
        index += 1
    while (
        index < limit
        and words[index].flags & (Class.COMMA | Class.TIME | Class.WEEKDAY | Class.ADVERB)
        and index - begin < 5
    ):
        index += 1
    if index < limit and words[index].flags & Class.ADDRESSEE and words[index].prep:
        index += 1
    return _skip_marked_addressee(tokens, index, limit)


def _skip_marked_addressee(tokens: Tokens, index: int, limit: int) -> int:
    """Skip a name in marks behind the preposition that addresses it ("قال لـ«الشراع» المدير إن")."""
    word = tokens.words[index] if index + 1 < limit else None
    if (
        word is None
        or not word.flags & Class.CLITIC
        or word.core not in tokens.attaching.get("addressing", frozenset())
    ):
        return index
    quotation = tokens.opening.get(index + 1)
    if quotation is None or not quotation.closed or quotation.closes - index > NAME_IN_MARKS:
        return index
    return min(quotation.closes + 1, limit)
