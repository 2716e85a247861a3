"""Attribution by nouns and prepositions: قوله إن، وفقا لـ، كما يوضح، and quotations that stand before their verb."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame, Tense
from mahdar.lang.words import CueReading, Shape
from mahdar.statements.candidates import Candidate, Opening, Place, attributed_to, opened_behind
from mahdar.statements.heads import NAME_IN_MARKS, Phrase, is_cue_verb
from mahdar.statements.openers import find_opener
from mahdar.statements.phrases import read_phrase
from mahdar.statements.subjects import subject_before
from mahdar.statements.tokens import Quotation, Tokens

_ACCORDING = Frame("according", "", "say", frozenset(), frozenset(), frozenset(), False, False)
_SAYING = Frame("saying", "", "say", frozenset({""}), frozenset(), frozenset(), True, False)
RELAYING = "relay"
_MARKS = Class.COMMA | Class.SEMICOLON
_CIRCUMSTANCES = Class.PREPOSITION | Class.CIRCUMSTANCE | Class.TIME
#: The words before an attribution that hangs behind them must be at least so many to be a clause.
SHORTEST_CLAUSE = 3
#: So many tokens at most stand between who said it and the word by which its clause begins.
AFTERTHOUGHT = 8


def noun_reading(frame: Frame, prep: str = "") -> CueReading:
    """Return the reading of a cue that is no verb."""
    return CueReading(frame, Tense.MASDAR, "", "", "", prep=prep)


def saying_candidate(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Candidate | None:
    """Return the candidate of a noun of saying ("نقلت رويترز عن فلان قوله إن …")."""
    word = tokens.words[index]
    if not word.flags & Class.SAYING or index == sentence[0]:
        return None
    before = tokens.words[index - 1]
    definite = word.shape & Shape.DEFINITE
    introduces = index + 1 < sentence[1] and bool(tokens.words[index + 1].flags & (Class.QUOTE | Class.COLON))
    if (not introduces and before.flags & Class.ACCORDING) or (before.flags & Class.PREPOSITION and not definite):
        return None
    if not introduces and before.shape & Shape.COMMON and not definite and before.core in _own_openers(tokens):
        return None
    opener = find_opener(tokens, index + 1, sentence[1], _SAYING)
    if opener is None:
        return None
    subject, relay, relayed = _from_whom(tokens, index, sentence[0])
    candidate = opened_behind(
        tokens,
        index,
        noun_reading(_SAYING),
        sentence,
        opener,
        subject,
        Place.BEFORE if subject is not None else Place.DROPPED,
        since=index + 1,
        before=(sentence[0], index),
        score=0.95 if subject is not None else 0.75,
    )
    if relay is not None and relayed:
        candidate.relays.append(relay)
    return candidate


def _own_openers(tokens: Tokens) -> frozenset[str]:
    return tokens.lexicon.own_openers if tokens.lexicon is not None else frozenset()


def _from_whom(tokens: Tokens, index: int, lowest: int) -> tuple[Phrase | None, Phrase | None, bool]:
    """Return who said it ("عن فلان"), who relays it, and whether the relay is named by a verb of relaying."""
    words = tokens.words
    about = tokens.attaching.get("relayed_from", frozenset())
    for at in range(index - 2, max(lowest, index - 30) - 1, -1):
        if words[at].core in about and words[at].flags & Class.PREPOSITION:
            subject = read_phrase(tokens, at + 1, index, lenient=True, subject=True)
            if subject.end == subject.start or not subject.can_speak():
                continue
            relay = relay_before(tokens, at, (lowest, at))
            if relay is not None:
                return subject, relay if relay.end > relay.start else None, True
            return subject, None, False
    return None, None, False


def relay_before(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Phrase | None:
    """Return who relays what stands at `index`: the subject of a verb of relaying before it, or None without one."""
    for verb in range(index - 1, max(sentence[0], index - 20) - 1, -1):
        if any(r.frame.act == RELAYING for r in tokens.words[verb].readings):
            phrase = read_phrase(tokens, verb + 1, index, lenient=True, subject=True)
            before = subject_before(tokens, verb, sentence) if phrase.end == phrase.start else None
            return phrase if before is None else before[0]
    return None


def according_candidates(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Candidate | None:
    """Return the candidate of an attribution phrase ("وفقا لفلان، …" or "…، بحسب فلان")."""
    words = tokens.words
    word = words[index]
    lexicon = tokens.lexicon
    assert lexicon is not None
    quoting = word.core in lexicon.quoting
    if not word.flags & (Class.ACCORDING | Class.ACCORDING_FOR) and not quoting:
        return None
    start = index + 1
    if start >= sentence[1]:
        return None
    if quoting:
        if words[start].core not in tokens.attaching.get("relayed_from", frozenset()):
            return None
        start += 1
    following = words[start]
    verb: int | None = None
    if following.flags & Class.ACCORDING_OWN and not quoting:
        return None
    if word.core in lexicon.verb_openers or following.flags & Class.RELATIVE_WHAT:
        start += 0 if word.core in lexicon.verb_openers else 1
        if start >= sentence[1] or not (words[start].readings or words[start].shape & Shape.PAST):
            return None
        verb = start
        start += 1
        while start + 1 < sentence[1] and words[start].flags & (Class.TIME | Class.WEEKDAY):
            start += 1  # "بحسب ما أفاد الأربعاء مسؤول محلي"
        if start < sentence[1] and any(r.frame.within for r in words[verb].readings):
            start += words[start].core in tokens.attaching.get("no_occasion", ())  # "حسب ما جاء في بيان"
    elif word.core in lexicon.needs_preposition:
        if following.prep not in lexicon.needs_preposition[word.core]:
            if following.core not in lexicon.needs_preposition[word.core]:
                return None
            start += 1
    if word.flags & Class.ACCORDING_FOR:
        verb = None
    if verb is None and start + 1 < sentence[1] and words[start].core in lexicon.views:
        owner = read_phrase(tokens, start + 1, sentence[1], lenient=False)
        start += 1 if owner.end > owner.start and owner.can_speak() else 0
    phrase = read_phrase(tokens, start, sentence[1], lenient=False)
    if phrase.end == phrase.start or not (phrase.can_speak() or verb is not None):
        return None
    if (
        quoting
        and phrase.end < sentence[1]
        and not words[phrase.end].flags & (Class.STOP | Class.COMMA | Class.SEMICOLON)
    ):
        return None
    cue = verb if verb is not None else index
    taken = _taken_up(tokens, phrase.end, sentence[1])
    fronted = index <= sentence[0] + 1 or taken is not None
    content = _attributed_clause(tokens, index, taken or phrase.end, sentence, fronted=fronted)
    if content is None:
        return None
    if word.flags & Class.ACCORDING_FOR and (content[0] < index or not phrase.head & (Class.SEAT | Class.STATE)):
        return None
    return attributed_to(
        phrase,
        cue,
        noun_reading(_ACCORDING),
        sentence,
        Opening.ATTRIBUTED,
        content,
        hangs=index,
        score=0.8,
        quoted=tokens.inside[index] >= 0,
    )


def _taken_up(tokens: Tokens, index: int, limit: int) -> int | None:
    """Return the word by which a clause takes an attribution phrase up ("ووفقا للوزير، فإن …"), or None."""
    assert tokens.lexicon is not None
    for at in range(index, min(index + AFTERTHOUGHT, limit)):
        word = tokens.words[at]
        if word.key in tokens.lexicon.taken_up:
            return at
        if word.flags & (Class.STOP | Class.SEMICOLON | Class.BREAK) or is_cue_verb(word):
            return None
    return None


def _attributed_clause(
    tokens: Tokens, index: int, end: int, sentence: tuple[int, int], *, fronted: bool
) -> tuple[int, int] | None:
    """Return the clause on which an attribution phrase hangs: after it when it opens the sentence, else before."""
    words = tokens.words
    if fronted:
        start = end
        while start < sentence[1] and words[start].flags & (
            _MARKS | (Class.THAT | Class.THAT_PRONOUN | Class.TIME | Class.CLOSE)
        ):
            start += 1
        return (start, sentence[1]) if sentence[1] - start >= SHORTEST_CLAUSE else None
    return clause_before(tokens, index, sentence)


def clause_before(tokens: Tokens, index: int, sentence: tuple[int, int]) -> tuple[int, int] | None:
    """Return the clause that ends right before a token at which something that hangs on it begins, or None."""
    words = tokens.words
    last = index
    while last > sentence[0] and words[last - 1].flags & (_MARKS | (Class.DASH | Class.CLAUSE_OPENER)):
        last -= 1
    first = _last_clause(tokens, sentence[0], last)
    return (first, last) if last - first >= SHORTEST_CLAUSE else None


def _last_clause(tokens: Tokens, first: int, last: int) -> int:
    """Return where the last clause before an attribution begins, where a new one does after a comma."""
    lexicon = tokens.lexicon
    assert lexicon is not None
    for index in range(last - SHORTEST_CLAUSE, first, -1):
        word = tokens.words[index]
        if word.core in lexicon.adversatives and tokens.inside[index] < 0:
            return index + 1
        if not tokens.words[index - 1].flags & Class.COMMA or tokens.inside[index] >= 0:
            continue
        if word.core in lexicon.clause_starts:
            return index if word.flags & Class.RELATIVE_WHAT else index + 1
        if not word.conj and word.shape & Shape.PAST and not word.flags:
            discourse = tokens.words[first + 1].flags & Class.DISCOURSE  # "من جانب آخر، أعلن"
            circumstance = tokens.words[first].flags & _CIRCUMSTANCES and not discourse
            if circumstance or _closes_relative(tokens, first, index - 1):
                continue  # "في عملية خاطفة، حرر الجيش": the sentence's first clause
            return index
        if word.conj and word.flags & Class.VERBAL_PARTICLE:
            return index
    return first


def _closes_relative(tokens: Tokens, first: int, comma: int) -> bool:
    """Whether a comma closes a relative clause that another opened: the verb behind it is that of the main clause."""
    for index in range(comma - 1, first, -1):
        if tokens.words[index].flags & Class.COMMA:
            return bool(tokens.words[index + 1].flags & Class.RELATIVE)
    return False


def postposed_candidate(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Candidate | None:
    """Return the candidate of a cue verb that follows what was said: a quotation, or a clause and "كما".

    Args:
        tokens: the article's tokens.
        index: a word with a finite reading that found no opener behind it.
        sentence: the sentence it stands in.
    """
    words = tokens.words
    word = words[index]
    finite = (Tense.PAST, Tense.PRESENT)
    readings = [r for r in word.readings if r.tense in finite and r.frame.quote and not r.passive and not r.conj]
    if not readings or index == sentence[0]:
        return None
    reading = readings[0]
    subject = read_phrase(tokens, index + 1, sentence[1], lenient=True, subject=True)
    like = words[index - 1].flags & Class.CLAUSE_OPENER and _like(tokens, index - 1)
    if subject.end == subject.start or not (subject.can_speak() or (like and subject.definite)):
        return None
    before = index - 1
    while before > sentence[0] and words[before].flags & _MARKS:
        before -= 1
    opening, content = Opening.ATTRIBUTED, (0, 0)
    quotation = _closing_at(tokens, before)
    if quotation is not None and _names_medium(tokens, quotation):
        return None
    if quotation is not None and quotation.closes - quotation.opens > SHORTEST_CLAUSE:
        opening, content = Opening.QUOTATION, (quotation.opens + 1, sentence[1])
    elif like:
        if subject.end < sentence[1] and not words[subject.end].flags & (_MARKS | (Class.STOP | Class.PREPOSITION)):
            return None
        clause = _attributed_clause(tokens, index - 1, subject.end, sentence, fronted=False)
        if clause is None:
            return None
        content = clause
    else:
        return None
    score = 0.8 if opening is Opening.QUOTATION else 0.7
    return attributed_to(subject, index, reading, sentence, opening, content, hangs=index, score=score)


def _names_medium(tokens: Tokens, quotation: Quotation) -> bool:
    """Whether few words in marks are the name of the paper before them ("وحسب موقع «الشراع اليوم»، قال")."""
    short = quotation.closes - quotation.opens <= NAME_IN_MARKS
    return short and bool(tokens.words[quotation.opens - 1].flags & (Class.MEDIA | Class.ADDRESSEE_MEDIA | Class.BODY))


def _like(tokens: Tokens, index: int) -> bool:
    lexicon = tokens.lexicon
    return lexicon is not None and tokens.words[index].core in lexicon.attribution_openers


def _closing_at(tokens: Tokens, index: int) -> Quotation | None:
    return tokens.closing.get(index)
