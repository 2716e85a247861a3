"""Whom a cue verb speaks to, where its frame says how the addressee stands: bare, or behind a preposition."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame
from mahdar.statements.heads import Phrase
from mahdar.statements.phrases import read_phrase
from mahdar.statements.tokens import Tokens

#: What may stand before a bare addressee: "واتهم البيان صراحة القناة بأن", "حث الوزير، يوم الجمعة، الجيران على".
_PASSED = Class.COMMA | Class.DASH | Class.TIME | Class.WEEKDAY | Class.ADVERB


def find_addressee(tokens: Tokens, start: int, limit: int, frame: Frame) -> Phrase | None:
    """Return the phrase between a subject and its content that names whom the verb is addressed to, or None.

    Args:
        start, limit: token range of the gap between subject (or cue) and content.
        frame: of the cue; its `to` holds "obj" for a bare addressee, or the prepositions before one.

    What stands right behind the subject is the addressee whatever it is ("أبلغ الوزير نظيره أن"); further on only
    what can speak is.
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
        if phrase.end > phrase.start and (index == start or phrase.can_speak()):
            return phrase
        bare = False  # what stands first is something else, so that nothing bare behind it is the addressee
    return None
