"""What nobody in particular announced, demanded, accused somebody of: "تم الإعلان عن", "أُعلن عن", "اتهم بقتل"."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.words import CueReading
from mahdar.statements.candidates import Candidate, Opener, Opening, Place, opened_behind
from mahdar.statements.openers import find_opener, may_begin
from mahdar.statements.phrases import read_phrase
from mahdar.statements.tokens import Tokens

#: What is announced by nobody counts (the guide), what is thought or expected by nobody does not.
_DONE = frozenset({"announce", "accuse", "demand", "stress"})
#: The verbal noun of what was done, with a pronoun for whom it was done to ("تمت مطالبتهم ب").
_DONE_TO = frozenset({"accuse", "demand", "call", "urge", "inform"})
_TOLD_BESIDE = Class.NEGATION | Class.THAT | Class.FUTURE | Class.CLAUSE_OPENER | Class.CIRCUMSTANCE | Class.CONJUNCTION
#: A content begins at most so many tokens behind a verbal noun.
NEAR = 8


def done_candidate(tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading) -> Candidate | None:
    """Return the candidate of a verbal noun behind "was done" ("تم الإعلان عن")."""
    frame, article = reading.frame, tokens.lexicon.morphology["article"] if tokens.lexicon is not None else ""
    hung = bool(reading.pronoun) and reading.pronoun != article
    if frame.act not in (_DONE_TO if hung else _DONE) or not _was_done(tokens, index - 1, sentence[0]):
        return None
    limit = min(sentence[1], index + NEAR)
    opener = find_opener(tokens, index + 1, limit, frame)
    if opener is None and not reading.pronoun and "obj" in frame.nominal and index + 1 < limit:
        bare = Opener(Opening.NOMINAL, index + 1, index + 1, "obj")
        lexicon = tokens.lexicon
        verbal = lexicon is not None and lexicon.is_verbal_noun(tokens.words[index + 1])
        opener = bare if verbal and may_begin(tokens, bare, frame, limit) else None
    return _by_nobody(tokens, index, sentence, reading, opener) if opener is not None else None


def _was_done(tokens: Tokens, index: int, first: int) -> bool:
    """Whether a word says that something was done, told for itself: not what will be, or when something else was."""
    lexicon = tokens.lexicon
    if lexicon is None or tokens.words[index].core not in lexicon.was_done:
        return False
    return index == first or not tokens.words[index - 1].flags & _TOLD_BESIDE


def passive_candidate(tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading) -> Candidate | None:
    """Return the candidate of a passive: marked as one ("أُعلن عن"), or without whom it is done to ("اتهم ب")."""
    frame = reading.frame
    if frame.act not in _DONE or reading.pronoun or reading.tense not in (Tense.PAST, Tense.PRESENT):
        return None
    accused = frame.transitive and frame.act == "accuse"
    start = index + 1
    if not (accused or reading.passive):
        return None
    if accused and reading.passive:
        start = max(start, read_phrase(tokens, start, sentence[1], frame.nominal - {"obj"}).end)
    opener = find_opener(tokens, start, sentence[1], frame)
    if opener is None or opener.at > start or (accused and opener.opening is not Opening.NOMINAL):
        return None
    return _by_nobody(tokens, index, sentence, reading, opener)


def _by_nobody(
    tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading, opener: Opener
) -> Candidate | None:
    if tokens.inside[index] >= 0 or (index > sentence[0] and tokens.words[index - 1].flags & _TOLD_BESIDE):
        return None
    before = (sentence[0], index)
    return opened_behind(
        tokens, index, reading, sentence, opener, None, Place.NOBODY, since=index + 1, before=before, score=0.5
    )
