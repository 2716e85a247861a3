"""Acts whose content stands before their cue: "المقترحات التي رفضها الوزير", "…، وهو ما نفته الوزارة"."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.words import CueReading, Shape
from mahdar.statements.attributed import clause_before
from mahdar.statements.candidates import Candidate, Opening, attributed_to
from mahdar.statements.heads import HARD_END, Phrase, is_cue_verb
from mahdar.statements.openers import takes_pronoun
from mahdar.statements.phrases import read_phrase
from mahdar.statements.subjects import agrees
from mahdar.statements.tokens import Tokens

#: What is done to something that stands before its verb. Others mostly narrate there ("التي قدمها", "التي أعلنها").
_DONE_TO = frozenset({"deny", "reject", "condemn", "criticize", "propose", "demand", "protest"})
#: What is done to a whole clause that "which is what" takes up.
_TAKEN_UP = _DONE_TO | {"stress", "support", "admit", "announce"}
_AUXILIARIES = Class.VERBAL_PARTICLE | Class.WAS
_ENDS = HARD_END | Class.PREPOSITION | Class.CIRCUMSTANCE | Class.QUANTIFIER | Class.DEMONSTRATIVE | Class.COMMA
#: A clause's verbal noun is what is refused where it is one of so many first words.
NEAR = 4
#: A thing that something is done to has at most so many words.
LONGEST_THING = 6


def fronted_candidate(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Candidate | None:
    """Return the candidate of a verb whose content stands before it and which names its subject, or None.

    Args:
        tokens: the article's tokens.
        index: a word with a finite reading that found no content behind it.
        sentence: the sentence it stands in.
    """
    words = tokens.words
    opener = index - 1
    while opener > sentence[0] and words[opener].flags & _AUXILIARIES and not words[opener].conj:
        opener -= 1
    if opener <= sentence[0] or not words[opener].flags & (Class.RELATIVE | Class.RELATIVE_WHAT):
        return None
    taken_up = _taking_up(tokens, opener, sentence[0])
    if taken_up is None and not words[opener].flags & Class.RELATIVE:
        return None
    wanted = _TAKEN_UP if taken_up is not None else _DONE_TO
    for reading in words[index].readings:
        if reading.tense not in (Tense.PAST, Tense.PRESENT) or reading.number != "s" or reading.passive:
            continue
        if reading.frame.act not in wanted or reading.frame.predicate or any(reading.frame.heads.values()):
            continue
        behind = _past_pronoun(tokens, index, sentence[1], reading, opener)
        if behind is None:
            continue
        subject = read_phrase(tokens, behind, sentence[1], lenient=True, subject=True)
        if subject.end == subject.start or not subject.can_speak() or not agrees(tokens, subject, reading):
            continue
        if taken_up is not None:
            content = clause_before(tokens, taken_up, sentence)
            if content is None:
                return None
            content = (_behind_that(tokens, *content), content[1])
            thing = _refused(tokens, *content) if reading.frame.act in _DONE_TO - {"deny"} else None
            if thing is not None:
                return _done_to(tokens, index, sentence, reading, subject, thing)
            return attributed_to(
                subject, index, reading, sentence, Opening.ATTRIBUTED, content, hangs=taken_up, score=0.7
            )
        thing = _thing_before(tokens, opener, sentence[0])
        if thing is None:
            return None
        return _done_to(tokens, index, sentence, reading, subject, thing)
    return None


def _done_to(
    tokens: Tokens,
    index: int,
    sentence: tuple[int, int],
    reading: CueReading,
    subject: Phrase,
    thing: tuple[int, int],
) -> Candidate:
    """Return the candidate of a verb whose content is a noun phrase before it."""
    within = tokens.inside[index] >= 0
    return attributed_to(
        subject, index, reading, sentence, Opening.NOMINAL, thing, hangs=index, score=0.6, quoted=within
    )


def _refused(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """Return the verbal noun by which a clause begins: what is refused ("تنوي البلدية هدم السوق، وهو ما يرفضه")."""
    lexicon = tokens.lexicon
    for index in range(first, min(first + NEAR, last)):
        if lexicon is not None and lexicon.is_verbal_noun(tokens.words[index]):
            return index, last
    return None


def _taking_up(tokens: Tokens, opener: int, first: int) -> int | None:
    """Return where "which is what" begins if a relative pronoun at `opener` takes up the clause before it."""
    words, lexicon = tokens.words, tokens.lexicon
    before = opener - 1
    if before <= first or lexicon is None:
        return None
    if words[opener].flags & Class.RELATIVE_WHAT:
        takes = words[before].flags & (Class.PRONOUN | Class.DEMONSTRATIVE) and words[before].conj
    else:
        takes = words[before].core in lexicon.taking_up and not words[before].prep
    if not takes:
        return None
    if words[opener].flags & Class.RELATIVE and words[before - 1].flags & Class.PRONOUN and words[before - 1].conj:
        before -= 1  # "وهو الأمر الذي"
    return before


def _past_pronoun(tokens: Tokens, index: int, limit: int, reading: CueReading, opener: int) -> int | None:
    """Return where the subject begins behind a verb with a pronoun for its content, on it or behind a preposition."""
    frame, lexicon = reading.frame, tokens.lexicon
    assert lexicon is not None
    gender = lexicon.relative_genders.get(tokens.words[opener].core, "")
    if reading.pronoun:
        owner = lexicon.morphology.get("agreement", {}).get(reading.pronoun, ("", ""))
        fits = "obj" in frame.nominal and "obj" not in frame.to and owner[1] == "s"
        return index + 1 if fits and (not gender or owner[0] == gender) else None
    after = index + 1
    if after + 1 < limit and tokens.words[after].flags & Class.PREPOSITION_PRONOUN:
        return after + 1 if takes_pronoun(tokens, tokens.words[after], frame.nominal) else None
    return None


def _behind_that(tokens: Tokens, first: int, last: int) -> int:
    """Return where the clause begins that is taken up: behind the last complementiser, where somebody said it."""
    for index in range(last - 2, first, -1):
        if tokens.words[index].flags & (Class.THAT | Class.THAT_PRONOUN) and tokens.inside[index] < 0:
            return index + 1
    return first


def _thing_before(tokens: Tokens, relative: int, first: int) -> tuple[int, int] | None:
    """Return the noun phrase right before a relative pronoun, a comma between them or not."""
    words = tokens.words
    end = relative
    if end > first and words[end - 1].flags & Class.COMMA:
        end -= 1
    start = end
    while start > first and end - start < LONGEST_THING:
        word = words[start - 1]
        noun = word.shape & (Shape.COMMON | Shape.DEFINITE | Shape.OWNED | Shape.NAME)
        if not noun or word.flags & _ENDS or is_cue_verb(word):
            break
        start -= 1
        if word.prep or word.conj:
            break
    return (start, end) if start < end else None
