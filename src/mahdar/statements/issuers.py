"""Who put a document out, where its own phrase says so: "تقرير أصدرته المنظمة"، "بيان صادر عن السفارة"."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape
from mahdar.statements.heads import Phrase
from mahdar.statements.mentions import MENTIONED
from mahdar.statements.phrases import read_phrase
from mahdar.statements.tokens import Tokens

#: The verb of issuing stands at most so many words behind the document's phrase.
NEAR = 3
#: The issuer stands at most so many words behind that verb ("تصدرها دوريا المؤسسة").
ADVERBS = 2
_ENDS = Class.STOP | Class.COMMA | Class.SEMICOLON | Class.COLON | Class.QUOTE | Class.THAT | Class.THAT_PRONOUN


def issuer_behind(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """Return the phrase of who put out the document that a phrase names, or None where the text does not say.

    Either a verb of issuing with a pronoun stands behind it and its subject follows, or a participle and the
    preposition of origin.
    """
    lexicon = tokens.lexicon
    if lexicon is None:
        return None
    words = tokens.words
    from_whom = tokens.attaching.get("relayed_from", frozenset())
    for index in range(phrase.start + 1, min(phrase.end + NEAR, len(words) - 1)):
        word = words[index]
        if word.flags & _ENDS and not (word.flags & Class.COMMA and words[index + 1].flags & Class.RELATIVE):
            return None
        if word.core in lexicon.issued and words[index + 1].core in from_whom:
            return _speaking(tokens, index + 2)
        if word.core in lexicon.issuing:
            at = index + 1
            while at < min(index + 1 + ADVERBS, len(words) - 1) and _is_adverbial(tokens, at):
                at += 1
            return _speaking(tokens, at)
    return None


def issuer_before(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """Return who put out the document that a definite noun alone takes up, said where it was first spoken of.

    Nobody where two of the same noun have an issuer each: no one can tell which of them is meant.
    """
    words, lexicon = tokens.words, tokens.lexicon
    alone = phrase.end == phrase.start + 1 and words[phrase.start].shape & Shape.DEFINITE
    if lexicon is None or lexicon.subject_first or not alone:
        return None
    noun, found = tokens.bare(words[phrase.start].core), None
    for index in range(max(0, phrase.start - MENTIONED), phrase.start):
        if not words[index].flags & Class.DOCUMENT or tokens.bare(words[index].core) != noun:
            continue
        issuer = issuer_behind(tokens, read_phrase(tokens, index, tokens.sentence_at(index)[1]))
        if issuer is not None and found is not None:
            return None
        found = issuer or found
    return found


def _is_adverbial(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    lexicon = tokens.lexicon
    return bool(word.flags & (Class.ADVERB | Class.TIME | Class.WEEKDAY)) or (
        lexicon is not None and not word.flags and lexicon.shapes.is_accusative(word.core)
    )


def _speaking(tokens: Tokens, start: int) -> Phrase | None:
    if start >= len(tokens.words):
        return None
    phrase = read_phrase(tokens, start, len(tokens.words))
    return phrase if phrase.end > start and phrase.can_speak() else None
