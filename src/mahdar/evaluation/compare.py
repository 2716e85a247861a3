"""One page of gold against one reading: which statements match, and what is right about them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from mahdar.evaluation.gold import GoldPage, GoldStatement
from mahdar.evaluation.marking import Range
from mahdar.evaluation.names import WORD, Words, name_words, overlap, own_words, plain_words
from mahdar.model import LinkRole, Reading, Span, Statement, Status

MATCH = 0.5
"""Contents match when intersection over union of their words reaches this; speakers too."""

LONGER_CUE = 2
"""A cue may be this many words longer than the gold's."""

_CARRIERS = frozenset({LinkRole.RELAY, LinkRole.AGENCY, LinkRole.CHANNEL})


@dataclass(frozen=True, slots=True)
class Match:
    """A statement found, the gold it matches, and what is right about it.

    Attributes:
        overlap: intersection over union of the words of the two contents.
        date, medium, addressee: None where the gold says nothing about it.
        via: for each relay of the gold, whether the chain has it.
    """

    gold: GoldStatement
    found: Statement
    overlap: float
    speaker: bool
    cue: bool
    kind: bool
    date: bool | None
    medium: bool | None
    addressee: bool | None
    via: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class PageScore:
    """What came of one page.

    Attributes:
        title, published: whether they are right; `published` is None where the gold has no date.
        body: intersection over union of the words of the two bodies.
    """

    page: GoldPage
    reading: Reading | None
    matches: tuple[Match, ...]
    missed: tuple[GoldStatement, ...]
    extra: tuple[Statement, ...]
    title: bool
    published: bool | None
    body: float


def compare(page: GoldPage, reading: Reading | None) -> PageScore:
    """Return how a reading does against the gold of its page.

    Only asserted statements are compared. They match one to one, best overlap of contents first.

    Args:
        page: the gold.
        reading: what was read; None when the page was dropped, which misses everything.
    """
    words = Words(page.text)
    asserted = [s for s in reading.statements if s.status is Status.ASSERTED] if reading else []
    pairs = _pairs(page.statements, asserted, words)
    hit_gold = {gold for gold, _, _ in pairs}
    hit_found = {found for _, found, _ in pairs}
    title = reading.article.title if reading else None
    published = reading.article.published if reading else None
    return PageScore(
        page,
        reading,
        tuple(_match(page.statements[g], asserted[f], value, page.text, words) for g, f, value in pairs),
        tuple(gold for number, gold in enumerate(page.statements) if number not in hit_gold),
        tuple(found for number, found in enumerate(asserted) if number not in hit_found),
        title=plain_words(page.title) == plain_words(title.text if title else None),
        published=(published.value if published else "").startswith(page.published[:10]) if page.published else None,
        body=overlap(words.within(*page.body), words.within(*reading.article.body)) if reading else 0.0,
    )


def _pairs(gold: Sequence[GoldStatement], found: Sequence[Statement], words: Words) -> list[tuple[int, int, float]]:
    contents = [words.within(*statement.content) for statement in gold]
    others = [words.within(*statement.content.range) for statement in found]
    scored = sorted(
        ((overlap(left, right), i, j) for i, left in enumerate(contents) for j, right in enumerate(others)),
        reverse=True,
    )
    pairs: list[tuple[int, int, float]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for value, i, j in scored:
        if value < MATCH:
            break
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j, value))
    return pairs


def _match(gold: GoldStatement, found: Statement, value: float, text: str, words: Words) -> Match:
    return Match(
        gold,
        found,
        value,
        speaker=_right_speaker(gold, found, text, words),
        cue=_right_cue(gold.cue, found.cue.span if found.cue else None, text),
        kind=gold.kind is found.kind,
        date=gold.date == (found.said.value if found.said else "")[:10] if gold.date else None,
        medium=_carried(gold.medium, found, {LinkRole.CHANNEL}, found.medium.text if found.medium else None)
        if gold.medium
        else None,
        addressee=_carried(gold.to, found, set(), found.to) if gold.to else None,
        via=tuple(_carried(name, found, _CARRIERS, None) for name in gold.via),
    )


def _right_speaker(gold: GoldStatement, found: Statement, text: str, words: Words) -> bool:
    """The same words, or a name made of the gold's words only, with one of its own among them."""
    span = found.speaker.span
    if gold.speaker and span and overlap(words.within(*gold.speaker), words.within(*span.range)) >= MATCH:
        return True
    known = name_words(gold.who) | (name_words(text[slice(*gold.speaker)]) if gold.speaker else set())
    given = found.speaker.name or (span.text if span else None)
    name = name_words(given)
    return bool(name) and name <= known and bool(own_words(given) & own_words(gold.who))


def _right_cue(gold: Range | None, found: Span | None, text: str) -> bool:
    if gold is None or found is None:
        return gold is None and found is None
    touching = found.start < gold[1] and gold[0] < found.end
    longer = len(WORD.findall(text[found.start : found.end])) - len(WORD.findall(text[slice(*gold)]))
    return touching and longer <= LONGER_CUE


def _carried(wanted: str, found: Statement, roles: Set[LinkRole], words: str | None) -> bool:
    """Whether a word of the wanted name stands in the words given, or in a link of these roles."""
    have = name_words(words)
    for link in found.chain:
        if link.role in roles:
            have |= name_words(link.name)
    return bool(name_words(wanted) & have)
