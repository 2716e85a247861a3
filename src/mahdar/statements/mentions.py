"""What a definite noun alone takes up: "the company", "the movement", "the source" of an earlier mention."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape
from mahdar.statements.heads import Phrase
from mahdar.statements.phrases import read_phrase
from mahdar.statements.tokens import Tokens

#: An earlier mention, of whoever speaks or of a document, stands at most so many tokens before.
MENTIONED = 400
_BODIES = Class.BODY | Class.MEDIA
_TAKES_UP = _BODIES | Class.UNNAMED | Class.SPOKESMAN


def earlier_mention(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """Return the last phrase before that names in full what a definite noun alone takes up, or None.

    A body must be told by more than an adjective: its phrase is definite, or a name stands in it. Where two of the
    same noun stand before, it is the one of the sentence before or of the same one, else nobody can say which.
    """
    words, lexicon = tokens.words, tokens.lexicon
    if lexicon is None or lexicon.subject_first or phrase.named or not phrase.head & _TAKES_UP:
        return None
    inner = [i for i in range(phrase.start, phrase.end) if not words[i].flags & Class.DEMONSTRATIVE]
    if len(inner) != 1 or not words[inner[0]].shape & Shape.DEFINITE:
        return None
    noun, body = tokens.bare(words[inner[0]].core), phrase.head & _BODIES
    loose = tokens.attaching.get("unnamed", frozenset())  # what follows these is seldom a body's name
    nearest: Phrase | None = None
    behind = phrase.start  # a mention ends before the next of the same noun: "شركة كذا وشركة كذا"
    for index in range(phrase.start - 1, max(0, phrase.start - MENTIONED) - 1, -1):
        word = words[index]
        if word.core != noun or word.shape & Shape.DEFINITE or not word.flags & _TAKES_UP:
            continue
        limit, behind = min(behind, tokens.sentence_at(index)[1]), index
        found = read_phrase(tokens, index, limit, loose if body else frozenset())
        if found.end < index + 2 or (body and not (found.definite or found.named)):
            continue
        if nearest is None:
            nearest = found
            if tokens.sentence_at(index)[1] >= tokens.sentence_at(phrase.start)[0]:
                break
        elif not _same(tokens, nearest, found):
            return None
    return nearest


def _same(tokens: Tokens, one: Phrase, other: Phrase) -> bool:
    """Whether one of two phrases says no more than the other."""
    first, second = (
        {tokens.bare(tokens.words[i].core) for i in range(p.start, p.end) if tokens.words[i].key[:1].isalpha()}
        for p in (one, other)
    )
    return first <= second or second <= first
