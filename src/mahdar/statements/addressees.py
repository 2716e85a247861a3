"""Whom a cue verb speaks to, where its frame says how the addressee stands: bare, or behind a preposition."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame
from mahdar.statements.heads import SPEAKING, Phrase, is_cue_verb
from mahdar.statements.phrases import read_phrase
from mahdar.statements.subjects import gender_of
from mahdar.statements.tokens import Tokens

#: Whom a pronoun means begins so many tokens before its verb at most.
FARTHEST = 8

#: What may stand before a bare addressee: "واتهم البيان صراحة القناة بأن", "حث الوزير، يوم الجمعة، الجيران على".
_PASSED = Class.COMMA | Class.DASH | Class.TIME | Class.WEEKDAY | Class.ADVERB


def find_addressee(tokens: Tokens, start: int, limit: int, frame: Frame) -> Phrase | None:
    """Return the phrase between a subject and its content that names whom the verb is addressed to, or None.

    Args:
        start, limit: token range of the gap between subject (or cue) and content.
        frame: of the cue; its `to` holds "obj" for a bare addressee, or the prepositions before one.

    What stands bare right behind the subject is the addressee whatever it is ("أبلغ الوزير نظيره أن"); further on and
    behind a preposition only somebody is: what can speak, or people ("قال للمزارعين").
    """
    words = tokens.words
    bare = "obj" in frame.to
    attached = True
    for index in range(start, limit):
        word = words[index]
        if word.flags & Class.PREPOSITION and word.core in frame.to:
            phrase = read_phrase(tokens, index + 1, limit)
        elif (attached and word.prep and word.prep in frame.to) or (
            bare and not word.prep and not word.flags & _PASSED
        ):
            phrase = read_phrase(tokens, index, limit)
        else:
            # behind another preposition an attached one is part of its phrase: "في النادي الاقتصادي للمدينة"
            attached = attached and not word.flags & Class.PREPOSITION
            continue
        apposed = bare and index > start and words[index - 1].flags & Class.COMMA and phrase.end < limit
        if apposed and words[phrase.end].flags & Class.COMMA:
            bare = False
            continue  # "هدد مندوب الدولة، فلان، بإغلاق": another name of the subject
        listens = phrase.can_speak() or (bare and index == start) or tokens.is_oblique_noun(words[phrase.start])
        if phrase.end > phrase.start and listens:
            phrase.end = with_others(tokens, phrase.end, limit)
            return phrase
        bare = False  # what stands first is something else, so that nothing bare behind it is the addressee
    return None


def with_others(tokens: Tokens, end: int, limit: int) -> int:
    """Return the end of an addressee with those behind its comma: "من الوزير، فلان، والسفيرة، فلانة، الالتزام"."""
    while end + 1 < limit and tokens.words[end].flags & Class.COMMA and tokens.words[end + 1].conj:
        more = read_phrase(tokens, end + 1, limit)
        if not more.head & SPEAKING:
            break
        end = more.end
    return end


def addressee_before(tokens: Tokens, cue: int, sentence: tuple[int, int], pronoun: str) -> Phrase | None:
    """Return whom the pronoun on a verb means: the object right before it in its sentence, or None.

    "استدعت الوزارة السفير، وأبلغته احتجاجها": the phrase ends where the verb begins, is somebody, and agrees.
    """
    lexicon = tokens.lexicon
    agreement = lexicon.morphology.get("agreement", {}).get(pronoun, "") if lexicon is not None else ""
    end = cue
    while end > sentence[0] and tokens.words[end - 1].flags & (Class.COMMA | Class.DASH):
        end -= 1
    best: Phrase | None = None
    for start in range(end - 1, max(sentence[0], end - FARTHEST) - 1, -1):
        word = tokens.words[start]
        if word.flags & (Class.COMMA | Class.STOP | Class.THAT) or is_cue_verb(word):
            break
        if not word.flags & SPEAKING or word.prep or word.conj:
            continue
        phrase = read_phrase(tokens, start, end)
        gender = gender_of(tokens, phrase)
        if phrase.end == end and phrase.can_speak() and (not gender or gender == agreement[:1]):
            best = phrase
    return best
