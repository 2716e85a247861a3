"""Where a content ends when subjects stand first: at the next cue, or where the writer's own words begin."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.words import Shape
from mahdar.statements.candidates import Candidate, Opening, Place
from mahdar.statements.subject_first.groups import lexicon_of
from mahdar.statements.subject_first.phrases import is_capital
from mahdar.statements.tokens import Tokens

_CLOSING = Class.STOP | Class.COMMA | Class.SEMICOLON | Class.DASH | Class.DOTS


def settle(tokens: Tokens, candidates: list[Candidate]) -> None:
    """Settle the end of every content that stands behind its cue."""
    by_sentence: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in candidates:
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
    for candidate in candidates:
        first, last = candidate.content
        if first <= candidate.cue or candidate.opening is Opening.COLON:
            continue
        opens = first - 1 if candidate.opening is Opening.QUOTATION else first
        quotation = tokens.opening.get(opens)
        if quotation is not None and _is_whole(tokens, candidate, quotation.closes):
            candidate.content = (quotation.opens + 1, min(quotation.closes, len(tokens.words)))
            continue
        if candidate.opening is Opening.QUOTATION:
            candidate.opening = Opening.CLAUSE
            first -= 1
        rivals = [c for c in by_sentence[candidate.sentence] if c is not candidate and c.cue > first]
        candidate.content = (first, _cut(tokens, candidate, rivals, first, last))


def _is_whole(tokens: Tokens, candidate: Candidate, closes: int) -> bool:
    """Whether a content that begins with a quotation ends with it."""
    after = closes + 1
    if after >= candidate.sentence[1] or tokens.words[after].flags & _CLOSING:
        return True
    before = tokens.words[closes - 1]
    return candidate.opening is Opening.QUOTATION and bool(before.flags & (Class.STOP | Class.COMMA))


def _cut(tokens: Tokens, candidate: Candidate, rivals: list[Candidate], first: int, last: int) -> int:
    words = tokens.words
    for rival in rivals:
        start = _start_of(tokens, candidate, rival)
        if start is not None and first < start < last:
            last = start
    depth = tokens.inside[first]
    index = first + 1
    while index < last:
        if words[index].flags & Class.QUOTE:
            quotation = tokens.closed_at(index)
            if quotation is not None and quotation.closes < last:
                index = quotation.closes + 1
                continue
        if tokens.inside[index] == depth and _own_words(tokens, candidate, index, last):
            return index
        index += 1
    return last


def _start_of(tokens: Tokens, candidate: Candidate, rival: Candidate) -> int | None:
    """Return where a later cue ends a content: its conjunction or comma; None when it stands within."""
    words = tokens.words
    if rival.content[0] < rival.cue:
        within = rival.content[0] <= candidate.cue < rival.content[1]
        return rival.content[1] if within and rival.opening is Opening.ATTRIBUTED else None
    if rival.place is not Place.DROPPED:
        return None
    start = rival.before[1]
    before = words[start - 1]
    if rival.reading.tense is Tense.PARTICIPLE:
        return start - 1 if before.flags & Class.COMMA else start
    if rival.reading.gender or rival.reading.number:
        return None  # a pronoun: its clause belongs to the content
    while start - 1 > candidate.content[0] and words[start - 1].flags & (Class.COMMA | Class.CONJUNCTION):
        start -= 1
    return start


def _own_words(tokens: Tokens, candidate: Candidate, index: int, last: int) -> bool:
    """Whether the writer's own words begin at `index`."""
    words = tokens.words
    table = lexicon_of(tokens).morphology["attribution"]
    word = words[index]
    following = words[index + 1] if index + 1 < last else None
    if word.flags & Class.COMMA and following is not None:
        if following.core in table["writer"] or following.core in table["citing"]:
            return True
        if candidate.opening is not Opening.NOMINAL:
            return False
        if following.core in table["act"] or following.flags & Class.RELATIVE:
            return True
        if following.core.endswith(tuple(table["gerund"])) and not is_capital(following):
            return True
        return any(r.tense is Tense.PARTICIPLE for r in following.readings)
    if word.flags & (Class.SEMICOLON | Class.DASH):
        return candidate.opening is Opening.NOMINAL
    if candidate.opening is not Opening.NOMINAL or index < candidate.content[0] + 2:
        return False
    if word.flags & Class.WEEKDAY and not word.shape & Shape.POSSESSIVE:
        return following is None or bool(following.flags & _CLOSING)
    if following is None:
        return False
    return bool(word.flags & Class.OCCASION_IN) and _is_occasion(tokens, index, last)


def _is_occasion(tokens: Tokens, index: int, last: int) -> bool:
    """Whether a preposition opens where or when it was said, at the end of an act ("… in a statement")."""
    words = tokens.words
    if index + 2 < last and words[index + 1].flags & Class.DEMONSTRATIVE:
        return bool(words[index + 2].flags & Class.OCCASION)
    return bool(words[index + 1].flags & Class.WEEKDAY) and index + 2 >= last - 1
