"""Verbal nouns that attribute a clause: "تحذيرات الخبراء من أن …", "تأكيدات نائبه أن …"."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.words import CueReading
from mahdar.statements.candidates import Candidate, Opening, Place, find_opener
from mahdar.statements.heads import Phrase
from mahdar.statements.issuers import issuer_behind
from mahdar.statements.phrases import read_phrase
from mahdar.statements.tokens import Tokens

#: What a verbal noun does when it attributes; nouns of hoping and thinking mostly describe.
_ATTRIBUTING = frozenset(
    {"say", "stress", "warn", "deny", "demand", "accuse", "claim", "announce", "threaten", "promise", "reveal", "admit"}
)
#: Verbal nouns whose nominal content is what was announced, demanded …, when a speaker stands beside them.
_DOING = frozenset({"announce", "demand", "accuse", "threaten", "reveal", "express", "complain", "promise", "admit"})
#: A clause begins at most so many tokens behind its verbal noun.
NEAR = 14


def noun_candidate(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Candidate | None:
    """Return the candidate of a verbal noun with a speaker and a clause of its own, or None."""
    word = tokens.words[index]
    if word.flags & (Class.SAYING | Class.ACCORDING):
        return None
    for reading in word.readings:
        if reading.tense is not Tense.MASDAR:
            continue
        if reading.frame.act in _ATTRIBUTING | _DOING and (reading.frame.clause or reading.frame.nominal):
            candidate = _candidate(tokens, index, sentence, reading)
            if candidate is not None:
                return candidate
    return None


def _candidate(tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading) -> Candidate | None:
    lexicon = tokens.lexicon
    assert lexicon is not None
    limit = min(sentence[1], index + NEAR)
    article = lexicon.morphology["article"]
    owned = bool(reading.pronoun) and reading.pronoun != article
    subject: Phrase | None = None
    start = index + 1
    if not owned:
        governed = (reading.frame.clause | reading.frame.nominal) - {"", "obj"}
        subject = read_phrase(tokens, start, limit, governed)
        if subject.end == subject.start or not subject.can_speak():
            return None
        start = subject.end
    opener = find_opener(tokens, start, limit, reading.frame)
    if opener is None:
        return None
    if opener.opening is Opening.NOMINAL:
        if reading.frame.act not in _DOING or opener.at != start or opener.bridge == "obj":
            return None
    elif opener.opening is not Opening.CLAUSE or reading.frame.act not in _ATTRIBUTING:
        return None
    return Candidate(
        index,
        index + 1,
        reading,
        reading.frame,
        sentence,
        opener.opening,
        (opener.start, sentence[1]),
        subject,
        Place.AFTER if subject is not None else Place.DROPPED,
        (start, opener.at),
        (index, index),
        score=0.7 if subject is not None else 0.55,
        quoted=tokens.inside[index] >= 0,
    )


def document_candidate(tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading) -> Candidate | None:
    """Return the candidate of a verb whose subject is what was said: "جاء في بيان صدر عن الرئاسة أن …".

    The speaker is who put the document out where the text says so ("صادر عن"), else the document.
    """
    words = tokens.words
    lexicon = tokens.lexicon
    assert lexicon is not None
    within = index + 1
    if within + 1 >= sentence[1] or words[within].core not in tokens.attaching.get("no_occasion", ()):
        return None
    if not words[within + 1].flags & (Class.DOCUMENT | Class.OCCASION | Class.MEDIA):
        return None
    opener = find_opener(tokens, within + 1, sentence[1], reading.frame)
    if opener is None or opener.opening is Opening.NOMINAL:
        return None
    subject = read_phrase(tokens, within + 1, opener.at)
    issuer = issuer_behind(tokens, subject) if subject.end > subject.start else None
    if issuer is not None and issuer.end <= opener.at:
        subject = issuer
    if subject.end == subject.start:
        return None
    return Candidate(
        index,
        index + 1,
        reading,
        reading.frame,
        sentence,
        opener.opening,
        (opener.start, sentence[1]),
        subject,
        Place.AFTER,
        (within, opener.at),
        (sentence[0], index),
        score=0.85,
        quoted=tokens.inside[index] >= 0,
    )
