"""What speaks for two reports being of one utterance: the speaker, the day, the status, the content."""

from __future__ import annotations

from datetime import date

from mahdar.links.contents import Likeness
from mahdar.links.names import NameTie, compare_names
from mahdar.links.reports import Report
from mahdar.links.score import Feature, Finding
from mahdar.links.speakers import Sort
from mahdar.model import Kind, Timex
from mahdar.model.links import Reason

# Swept with benchmarks/links_sweep.py on gold/groups-dev and the example story, one at a time over the ranges given.
# Where these sets do not move, the figure stands by judgement, and says so.

#: One speaks for the other (a minister, his country), or an office that the other holds; .3 to 1, by judgement.
SPEAKS_FOR = 0.5
#: A country says the same thing many times, through many mouths; .6 to 1, by judgement.
COUNTRY = 0.8
#: Nothing is known that would contradict: a speaker without a name, or words such as "the ministry". So low that such
#: reports come together over shared text only.
UNKNOWN_SPEAKER = 0.3
#: Days told in both texts that differ by one: night, and the desk's day against the speaker's; .6 to 1, by judgement.
NEXT_DAY = 0.85
#: No day is told, and the articles are this many days apart: (at most, factor); by judgement.
BY_PUBLICATION = ((2, 1.0), (7, 0.9), (30, 0.7))
LONG_APART = 0.5
#: How much of the likeness is containment, the rest is Dice; .2 to .8. With .2, pairs are lost; a high share lets short
#: contents into long ones.
HELD_SHARE = 0.45
#: One is an act, the other a clause; .6 to 1. With .6, pairs are lost; with 1, a demand of a country joins a long
#: quotation on the seed pages.
ACT_AND_CLAUSE = 0.8
#: Both give figures, and none is the same; .6 to 1, by the accidents of the Saudi set.
OTHER_NUMBERS = 0.8
#: Shared words, by weight, that make the evidence full; below it, the score shrinks with them; .6 to 2. From 1.3 on,
#: pairs of short contents are lost; below 1, three more are found, and three words in common would be enough.
FULL_WEIGHT = 1.0


def same_status(a: Report, b: Report) -> Finding:
    """Only reports of one status are compared: what was said with what was said, a question with a question."""
    return Finding(float(a.statement.status is b.statement.status))


def same_speaker(a: Report, b: Report) -> Finding:
    """The speaker is one entity, one speaks for the other, or nothing contradicts; else the pair is refused.

    Within one article only one entity counts: an article that names a minister and his country means two speakers.
    """
    if a.entity is not None and a.entity == b.entity:
        value = COUNTRY if Sort.COUNTRY in (a.who.sort, b.who.sort) else 1.0
        return Finding(value, Reason("same-speaker", 1.0, (("name", a.who.name or b.who.name),)))
    if a.key[0] == b.key[0]:
        return Finding(0.0)
    for one, other in ((a, b), (b, a)):
        if one.who.sort in (Sort.NOBODY, Sort.UNNAMED):
            return Finding(UNKNOWN_SPEAKER, Reason("speaker-unknown", UNKNOWN_SPEAKER))
        if _stands_for(one, other):
            details = (("name", one.who.name), ("as", other.who.name))
            return Finding(SPEAKS_FOR, Reason("speaks-for", SPEAKS_FOR, details))
    if Sort.VAGUE in (a.who.sort, b.who.sort) or _could_be_one(a, b):
        return Finding(UNKNOWN_SPEAKER, Reason("speaker-unknown", UNKNOWN_SPEAKER))
    return Finding(0.0)


def _stands_for(one: Report, other: Report) -> bool:
    """Tell whether all words of one speaker's name are part of what stands around the other's."""
    name = one.who.about - one.who.office if one.who.sort is not Sort.OFFICE else one.who.about
    if one.who.sort is Sort.PERSON or not name:
        return False
    return name < other.who.about or (one.who.sort is Sort.OFFICE and name == other.who.about)


def _could_be_one(a: Report, b: Report) -> bool:
    """Tell whether a name fits the other, though it also fits somebody else; or an office whose holder is not told."""
    if a.who.sort is Sort.PERSON and b.who.sort is Sort.PERSON:
        tie = compare_names(a.who.name, b.who.name, a.article.language).tie
        return (a.entity is None or b.entity is None) and tie in (NameTie.PART, NameTie.SPELLING, NameTie.SAME)
    sorts = {a.who.sort, b.who.sort}
    return sorts == {Sort.OFFICE, Sort.PERSON} and not (a.who.office and b.who.office)


def same_kind(a: Report, b: Report) -> Finding:
    """A demand, an offer or a denial is told in few words that fit many of its kind; a clause says more."""
    return Finding(ACT_AND_CLAUSE if (a.statement.kind is Kind.ACT) != (b.statement.kind is Kind.ACT) else 1.0)


def same_day(a: Report, b: Report) -> Finding:
    """The days on which it was said agree where both are told; else the days of publication lie near each other."""
    left, right = day_of(a.statement.said), day_of(b.statement.said)
    if left and right:
        apart = abs((left - right).days)
        if apart == 0:
            return Finding(1.0, Reason("same-day", 1.0, (("day", left.isoformat()),)))
        return Finding(NEXT_DAY if apart == 1 else 0.0)
    left, right = day_of(a.article.published), day_of(b.article.published)
    if not left or not right:
        return Finding(1.0)
    apart = abs((left - right).days)
    return Finding(next((factor for most, factor in BY_PUBLICATION if apart <= most), LONG_APART))


def day_of(time: Timex | None) -> date | None:
    """Return the day that a time names; None when it names a month, a year or nothing."""
    try:
        return date.fromisoformat(time.value[:10]) if time else None
    except ValueError:
        return None


#: What two reports must pass, whatever they say; the cheapest first.
FRAME = (Feature(same_status), Feature(same_kind), Feature(same_speaker), Feature(same_day))


def likeness_value(likeness: Likeness) -> float:
    """Return how alike two contents are, 0 to 1; little is alike when few words are."""
    mixed = HELD_SHARE * likeness.held + (1.0 - HELD_SHARE) * likeness.both
    return mixed * min(1.0, likeness.weight / FULL_WEIGHT) * (OTHER_NUMBERS if likeness.numbers_differ else 1.0)


def likeness_reason(likeness: Likeness) -> Reason:
    """Return the reason that alike contents give, with the words they share."""
    shown = " ".join(word for word, _ in likeness.words[:8])
    return Reason("like-content", round(likeness_value(likeness), 3), (("words", shown),))
