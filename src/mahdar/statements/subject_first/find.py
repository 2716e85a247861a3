"""Candidates where subjects stand first: every cue of a sentence with its subject and what was said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.words import CueReading, Shape
from mahdar.statements.candidates import Candidate, Opening, Place
from mahdar.statements.ends import trim
from mahdar.statements.heads import SPEAKING, Phrase
from mahdar.statements.subject_first.attributions import according, named_line, passed_on, quoted_as, words_of
from mahdar.statements.subject_first.contents import Content, content_after, content_around, content_before
from mahdar.statements.subject_first.ends import settle
from mahdar.statements.subject_first.groups import (
    Group,
    Subject,
    agrees,
    group_at,
    is_owner,
    lexicon_of,
    subject_after,
    subject_before,
)
from mahdar.statements.subject_first.phrases import is_capital, is_finite
from mahdar.statements.tokens import Tokens

_NOUN_CUES = Class.SAYING | Class.ACCORDING
_MARKS = Class.COMMA | Class.DASH
_SPOKEN = (Opening.QUOTATION, Opening.COLON)
#: A cue so near behind "according to the agency" says by whom it was said.
LEADS = 12
#: Said although it is negated: whoever does not deny says something.
_SAID_WHEN_NEGATED = frozenset({"deny"})


def candidates(tokens: Tokens) -> list[Candidate]:
    """Return the cues of an article with their contents settled, in order."""
    found: list[Candidate] = []
    for number, sentence in enumerate(tokens.sentences):
        here = list(_in_sentence(tokens, sentence))
        found += here
        spoken = [c for c in here if c.opening is Opening.QUOTATION]
        if spoken:
            found += _continued(tokens, spoken[-1], number)
    by_sentence: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in found:
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
    chosen = [c for c in found if _stays(tokens, c, by_sentence[c.sentence])]
    settle(tokens, chosen)
    for candidate in chosen:
        candidate.content = trim(tokens, *candidate.content)
    return [c for c in chosen if c.content[1] > c.content[0]]


def _in_sentence(tokens: Tokens, sentence: tuple[int, int]) -> Iterator[Candidate]:
    line = named_line(tokens, sentence)
    if line is not None:
        yield line
    for index in range(*sentence):
        word = tokens.words[index]
        if word.readings:
            yield from _verb(tokens, index, sentence)
        elif word.flags & _NOUN_CUES:
            candidate = according(tokens, index, sentence) or words_of(tokens, index, sentence)
            if candidate is not None:
                yield candidate


def _verb(tokens: Tokens, index: int, sentence: tuple[int, int]) -> list[Candidate]:
    """Return the candidates of the best reading of a word: two where a quotation stands on both sides."""
    best: list[Candidate] = []
    for reading in tokens.words[index].readings:
        found = _reading(tokens, index, sentence, reading)
        if found and (not best or found[0].score > best[0].score):
            best = found
    return best


def _reading(tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading) -> list[Candidate]:
    words, frame = tokens.words, reading.frame
    if frame.noun and index > sentence[0] and is_capital(words[index]) and is_capital(words[index - 1]):
        return []  # "United States": part of a name
    group = group_at(tokens, index, sentence[0], reading)
    if group is None or group.passive:
        return []
    behind = index + 1
    if frame.particle:
        if behind >= sentence[1] or words[behind].core != frame.particle:
            return []
        behind += 1
    adverbial = reading.tense is Tense.PARTICIPLE and group.start == index
    if adverbial:
        quoted = quoted_as(tokens, index, sentence, reading)
        if quoted is not None:
            subject: Subject | None = quoted[0]
        elif (
            frame.bare
            and index > sentence[0]
            and words[index - 1].core in lexicon_of(tokens).morphology["attribution"]["by"]
        ):
            subject = Subject(None, Place.DROPPED, index)  # "ended his speech by saying"
        elif index > sentence[0] and (words[index - 1].flags & _MARKS or _follows_noun(tokens, index, reading)):
            subject = Subject(None, Place.DROPPED, index)
        else:
            return []
    else:
        quoted = None
        subject = subject_before(tokens, group, sentence)
        if subject is not None and (not agrees(group, subject) or _is_noun(tokens, subject)):
            return []
    inverted = False
    if subject is None:
        after = _inverted(tokens, group, behind, sentence)
        if after is None:
            return []
        subject, behind, inverted = Subject(after, Place.AFTER, index), after.end, True
    if frame.subjects and not _is_one_of(subject.phrase, frame.subjects):
        return []
    spoken_before = not adverbial or quoted is not None
    found = _contents(tokens, group, subject, behind, sentence, inverted=inverted, spoken_before=spoken_before)
    made = [_candidate(tokens, group, subject, content, sentence) for content in found]
    for candidate in made:
        if quoted is not None and quoted[1] is not None:
            candidate.relays.append(quoted[1])
        passed_on(tokens, candidate)
    return made


def _follows_noun(tokens: Tokens, index: int, reading: CueReading) -> bool:
    """Whether a participle of plain saying hangs on what stands before it ("rejected the offer saying that")."""
    before = tokens.words[index - 1]
    if is_finite(before) or (before.shape & Shape.NAME and not before.flags & Class.TIME):
        return False
    if tokens.words[min(index + 1, len(tokens.words) - 1)].flags & Class.THAT and reading.frame.clause:
        return not before.flags & ~(SPEAKING | Class.OCCASION | Class.TIME | Class.WEEKDAY | Class.MANY)
    return reading.frame.bare and not before.flags & ~(SPEAKING | Class.OCCASION | Class.MANY)


def _is_noun(tokens: Tokens, subject: Subject) -> bool:
    """Whether what looks like a verb is the noun that its "subject" owns ("Moscow's demands")."""
    return subject.phrase is not None and is_owner(tokens, subject.phrase)


def _is_one_of(phrase: Phrase | None, classes: frozenset[str]) -> bool:
    return phrase is not None and any(phrase.head & Class.named(name) for name in classes)


def _inverted(tokens: Tokens, group: Group, behind: int, sentence: tuple[int, int]) -> Phrase | None:
    """Return the subject behind a cue that follows what was said: it stands right behind a mark."""
    words = tokens.words
    if group.start != group.cue or group.cue == sentence[0] or not group.reading.frame.quote:
        return None
    if not words[group.cue - 1].flags & (Class.COMMA | Class.DASH | Class.QUOTE):
        return None
    return subject_after(tokens, behind, sentence)


def _contents(
    tokens: Tokens,
    group: Group,
    subject: Subject,
    behind: int,
    sentence: tuple[int, int],
    *,
    inverted: bool,
    spoken_before: bool,
) -> list[Content]:
    frame = group.reading.frame
    limit = sentence[1]
    depth = tokens.inside[group.cue]
    if depth >= 0:
        limit = min(limit, tokens.quotations[depth].closes)
    participle = group.reading.tense is Tense.PARTICIPLE
    after = content_after(tokens, behind, limit, frame, participle=participle)
    before = None
    if spoken_before and subject.place is not Place.ANTECEDENT:
        if not (frame.addressed and after.addressee is None):
            before = content_before(tokens, subject.start, sentence, frame)
    content = after.content
    if inverted and content is not None and content.opening is not Opening.QUOTATION:
        content = None
    if content is not None and frame.predicate and not _has_quotation(tokens, content):
        return []
    if content is not None and content.opening is Opening.QUOTATION and before is not None:
        if before.opening is Opening.QUOTATION:
            before.gap, before.addressee = content.gap, after.addressee
            return [before, content]
    if content is not None and before is not None and before.opening is Opening.QUOTATION:
        if content.opening is Opening.CLAUSE and not tokens.words[content.start - 1].flags & Class.THAT:
            return [before]
    if content is not None:
        return [content]
    ends = after.at >= limit or tokens.words[after.at].flags & (
        Class.STOP | Class.COMMA | Class.SEMICOLON | Class.DASH | Class.CLOSE | Class.RELATIVE | Class.CONJUNCTION
    )
    if not ends:
        return []
    around = None
    if subject.place in (Place.BEFORE, Place.DROPPED) and not participle:
        around = content_around(tokens, subject.start, after.at, sentence, frame)
    if around is not None and (before is None or before.opening is not Opening.QUOTATION):
        return [around]
    if before is None:
        return []
    before.gap, before.addressee = after.at, after.addressee
    return [before]


def _has_quotation(tokens: Tokens, content: Content) -> bool:
    return any(index in tokens.opening for index in range(content.start + 1, min(content.start + 9, content.end)))


def _candidate(
    tokens: Tokens, group: Group, subject: Subject, content: Content, sentence: tuple[int, int]
) -> Candidate:
    frame, phrase = group.reading.frame, subject.phrase
    behind = content.start > group.cue
    start = phrase.start if phrase is not None and subject.place is not Place.AFTER else subject.start
    gap = phrase.end if phrase is not None and subject.place is Place.AFTER else group.cue + 1
    score = 0.9 if content.opening in _SPOKEN else 0.86 if content.opening is Opening.CLAUSE else 0.7
    if phrase is not None and (phrase.head & SPEAKING or phrase.named):
        score += 0.06
    candidate = Candidate(
        group.cue,
        group.cue + 1,
        subject.reading(group.reading) if phrase is None else group.reading,
        frame,
        sentence,
        content.opening,
        (content.start, content.end),
        phrase,
        subject.place,
        (gap, max(gap, content.gap)),
        (sentence[0] if behind else start, start),
        None if frame.about else content.addressee,
        score=score,
        quoted=tokens.inside[group.cue] >= 0,
    )
    candidate.status = _status(tokens, group, subject, candidate)
    return candidate


def _status(tokens: Tokens, group: Group, subject: Subject, candidate: Candidate) -> str:
    """Return the status that auxiliaries and the sentence give; "dropped" for what is only supposed."""
    if group.negated:
        return "asserted" if candidate.frame.act in _SAID_WHEN_NEGATED else "negated"
    if group.future:
        return "future"
    if group.supposed:
        return "dropped"
    lexicon = lexicon_of(tokens)
    before = tokens.words[subject.start - 1] if subject.start > candidate.sentence[0] else None
    if before is not None and before.core in lexicon.hypotheticals:
        return "question"
    first = tokens.words[candidate.sentence[0]]
    asked = tokens.is_question(candidate.sentence[1]) and first.flags & Class.QUESTION
    return "question" if asked and candidate.opening is not Opening.QUOTATION else "asserted"


def _continued(tokens: Tokens, candidate: Candidate, number: int) -> Iterator[Candidate]:
    """Yield the quotations that go on after a saying as sentences of their own ('"…," said he. "…"')."""
    end = _paragraph_end(tokens, candidate.cue)
    for following in range(number + 1, len(tokens.sentences)):
        sentence = tokens.sentences[following]
        quotation = tokens.opening.get(sentence[0])
        if sentence[0] >= end or quotation is None or not quotation.closed:
            return
        closes = quotation.closes
        if not closes < sentence[1] <= closes + 2:
            return
        yield replace(
            candidate, sentence=sentence, content=(quotation.opens + 1, closes), relays=list(candidate.relays)
        )


def _paragraph_end(tokens: Tokens, index: int) -> int:
    place = bisect_right(tokens.paragraphs, (index, len(tokens.words)))
    return tokens.paragraphs[place - 1][1] if place else 0


def _stays(tokens: Tokens, candidate: Candidate, here: list[Candidate]) -> bool:
    """Whether a candidate stays beside the others of its sentence."""
    if candidate.status == "dropped":
        return False
    if candidate.quoted:
        # within a quotation only what somebody else is said to have said counts
        subject = candidate.subject
        somebody = subject is not None and subject.can_speak() and not subject.head & Class.DOCUMENT
        return somebody and candidate.opening is Opening.CLAUSE
    first = candidate.content[0]
    others = [o for o in here if o is not candidate and o.content[0] > o.cue]
    if candidate.reading.tense is Tense.MASDAR and candidate.opening is Opening.ATTRIBUTED:
        # "according to the agency, the minister said that": the agency only passes it on
        return not any(first - 2 < o.cue < first + LEADS and o.opening is not Opening.NOMINAL for o in others)
    if candidate.subject is None and candidate.reading.number:
        start = candidate.before[1]
        if start > 0 and tokens.words[start - 1].flags & Class.RELATIVE:
            return False  # "his neighbours, who he says …"
        # "said it rejected the claims": the speaker's own words about himself
        return not any(
            o.cue < candidate.cue and o.opening is Opening.CLAUSE and 0 <= start - o.content[0] <= 1 for o in others
        )
    return True
