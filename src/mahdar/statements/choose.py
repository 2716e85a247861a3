"""Candidates that compete for the same words: one is chosen, the others give way."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.statements.candidates import Candidate, Opening, Place
from mahdar.statements.tokens import Tokens

#: Litotes: a negated denial or doubt is said, not unsaid.
_SAID_WHEN_NEGATED = frozenset({"deny", "hide"})


def choose(tokens: Tokens, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates that stay, in order of their cues, with their status set."""
    kept: list[Candidate] = []
    by_sentence: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in found:
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
    for candidate in sorted(found, key=lambda c: (c.cue, -c.score)):
        if kept and candidate.cue == kept[-1].cue and candidate.content[0] == kept[-1].content[0]:
            continue
        if _gives_way(tokens, candidate, by_sentence[candidate.sentence]):
            continue
        candidate.status = _status(tokens, candidate)
        if candidate.status != "dropped":
            kept.append(candidate)
    return kept


def _gives_way(tokens: Tokens, candidate: Candidate, found: list[Candidate]) -> bool:
    """Whether another cue takes the same content with better right."""
    for other in found:
        if other is candidate:
            continue
        same = other.content[0] == candidate.content[0] and other.opening is not Opening.ATTRIBUTED
        if candidate.opening is Opening.ATTRIBUTED:
            if other.opening is Opening.ATTRIBUTED and other.cue < candidate.cue:
                return True
            fronted = candidate.content[0] > candidate.cue
            if (
                fronted
                and candidate.content[0] <= other.cue <= candidate.content[0] + 2
                and candidate.subject is not None
            ):
                media = candidate.subject.head & (Class.MEDIA | Class.ADDRESSEE_MEDIA)
                if media and other.opening in (Opening.CLAUSE, Opening.QUOTATION, Opening.COLON):
                    return True  # "ووفقا لرويترز قالت الرابطة إن": a relay, taken up around the saying
            leads = other.cue <= candidate.content[0] + 2
            if (
                other.opening is not Opening.ATTRIBUTED
                and other.cue < candidate.cue
                and (leads or _is_outer(tokens, other))
            ):
                # the clause already has a speaker: the phrase names a relay
                taken = candidate.content[0] <= other.cue or candidate.content[0] == other.content[0]
                if taken and candidate.subject is not None:
                    _relays(other, candidate)
                    return True
        elif same and candidate.opening is other.opening:
            first, second = sorted((candidate, other), key=lambda c: c.cue)
            if _is_beside(tokens, second):
                if candidate is second:
                    _relays(other, candidate)
                    return True
            elif second.cue < second.content[0] and candidate is (second if _is_where(tokens, second) else first):
                return True
    if candidate.reading.tense is Tense.MASDAR and candidate.opening is Opening.NOMINAL:
        # "كرر دعوته إلى"، "قال إن مطالبات موسكو ب": within what somebody says the noun only describes; but in
        # "رفض مطالب النواب ب" what is refused is the act of another
        outer = [o for o in found if o.content[0] <= candidate.cue and o.cue < candidate.cue]
        if any(o.opening is not Opening.NOMINAL or candidate.subject is None for o in outer):
            return True
    if candidate.quoted:
        explicit = candidate.subject is not None and candidate.place is not Place.DROPPED
        if not explicit or candidate.opening in (Opening.NOMINAL, Opening.ATTRIBUTED):
            return True
        if candidate.reading.tense is Tense.PARTICIPLE:
            return True
    return False


def _relays(outer: Candidate, beside: Candidate) -> None:
    """Take the subject of what is said beside a statement for who passes it on."""
    if beside.subject is not None and all(beside.subject.start != relay.start for relay in outer.relays):
        outer.relays.append(beside.subject)


def _is_beside(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether a cue says beside the saying who passes it on ("قال الوزير، وفق ما نقلت عنه الصحيفة، إن")."""
    at = candidate.cue - 1
    if at <= candidate.sentence[0] or not tokens.words[at].flags & Class.RELATIVE_WHAT:
        return False
    return bool(tokens.words[at - 1].flags & Class.ACCORDING)


def _is_where(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether a noun of saying is where somebody said it ("أضاف الوزير في تصريحاته أن"), and no cue of its own."""
    before = tokens.words[candidate.cue - 1].flags if candidate.cue > candidate.sentence[0] else 0
    clause = candidate.opening is not Opening.NOMINAL  # but "بعد اتهامه بالسرقة"
    return clause and candidate.reading.tense is Tense.MASDAR and bool(before & Class.OCCASION_IN)


def _is_outer(tokens: Tokens, candidate: Candidate) -> bool:
    return tokens.inside[candidate.cue] < 0 and candidate.opening is not Opening.NOMINAL


def _hypotheticals(tokens: Tokens) -> frozenset[str]:
    return tokens.lexicon.hypotheticals if tokens.lexicon is not None else frozenset()


def _status(tokens: Tokens, candidate: Candidate) -> str:
    before = tokens.words[candidate.cue - 1] if candidate.cue > candidate.sentence[0] else None
    # "لما" behind "according to" is "what", not "not yet"
    negated = before is not None and bool(before.flags & Class.NEGATION) and candidate.opening is not Opening.ATTRIBUTED
    if candidate.frame.act == "hide":
        return "asserted" if negated else "dropped"
    if negated:
        return "asserted" if candidate.frame.act in _SAID_WHEN_NEGATED else "negated"
    if candidate.reading.future or (before is not None and before.flags & Class.FUTURE):
        return "future"
    if before is not None and (before.flags & Class.QUESTION or before.core in _hypotheticals(tokens)):
        return "question"
    if tokens.is_question(candidate.sentence[1]) and candidate.opening is not Opening.QUOTATION:
        first = tokens.words[candidate.sentence[0]]
        if first.flags & Class.QUESTION:
            return "question"
    return "asserted"
