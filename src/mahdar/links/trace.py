"""One voice or several: the answer for a handful of articles, with what proves it and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mahdar.links.link import link
from mahdar.links.passages import find_passages
from mahdar.links.rewording import find_reworded
from mahdar.model import Reading
from mahdar.model.links import Group, Links, Passage, Reason

#: Articles up to this many are also looked through for reworded passages, whose cost grows with their pairs.
MOST_FOR_REWORDING = 200


@dataclass(frozen=True, slots=True)
class Trace:
    """What a handful of articles share, and through how many chains of separate origin.

    Attributes:
        verdict: a code: ``one-page``, ``nothing``, ``text-only``, ``one-origin``, ``one-origin-open`` (no evidence of
            more than one, more not ruled out), ``several`` (every shared statement has more than one), ``mixed``.
        groups: the groups with reports in two articles or more; those in most articles first.
        passages: the shared passages, reworded ones included.
        links: everything, groups within one article included.
        unknown: what the pages do not tell.
        pages: number of articles.
        lower, upper: the least lower and the greatest upper bound among the groups; 0 without groups.
        several: number of groups with more than one origin for sure.
    """

    verdict: str
    groups: tuple[Group, ...]
    passages: tuple[Passage, ...]
    links: Links
    unknown: tuple[Reason, ...]
    pages: int
    lower: int
    upper: int
    several: int


def trace(readings: Iterable[Reading]) -> Trace:
    """Return what readings share and how far it goes back to one origin; their order does not matter.

    >>> trace([]).verdict
    'one-page'
    """
    every = sorted(readings, key=lambda reading: (reading.article.path, reading.article.id))
    articles = [reading.article for reading in every]
    copied = find_passages(articles)
    reworded = find_reworded(articles, copied) if len(articles) <= MOST_FOR_REWORDING else ()
    passages = sorted((*copied, *reworded), key=lambda p: (p.a_path, p.b_path, p.a_span.range, p.b_span.range))
    links = link(every, copied)
    groups = sorted(
        (group for group in links.groups if _articles(group) > 1),
        key=lambda group: (-_articles(group), -len(group.members), group.members[0].path, group.members[0].span.range),
    )
    lower = min((group.lower for group in groups), default=0)
    upper = max((group.upper for group in groups), default=0)
    several = sum(group.lower > 1 for group in groups)
    return Trace(
        verdict=_verdict(every, groups, passages, several, upper),
        groups=tuple(groups),
        passages=tuple(passages),
        links=links,
        unknown=tuple(_unknown(every)),
        pages=len(every),
        lower=lower,
        upper=upper,
        several=several,
    )


def _articles(group: Group) -> int:
    return len({(member.article_id, member.path) for member in group.members})


def _verdict(
    readings: Sequence[Reading], groups: Sequence[Group], passages: Sequence[Passage], several: int, upper: int
) -> str:
    if len(readings) < 2:
        return "one-page"
    if not groups:
        return "text-only" if passages else "nothing"
    if not several:
        return "one-origin-open" if upper > 1 else "one-origin"
    return "several" if several == len(groups) else "mixed"


def _unknown(readings: Sequence[Reading]) -> Iterable[Reason]:
    """Yield what each page does not tell, page by page."""
    for reading in readings:
        article = reading.article
        path = (("path", article.path),)
        if article.published is None:
            yield Reason("no-date", details=path)
        if article.outlet is None:
            yield Reason("no-outlet", details=path)
        generic = [credit.name for credit in article.agencies if credit.generic]
        if not article.agencies:
            yield Reason("no-service", details=path)
        elif len(generic) == len(article.agencies):
            yield Reason("generic-service", details=(("name", generic[0]), *path))
        if any(s.speaker.name is None and s.speaker.span is None for s in reading.statements):
            yield Reason("no-speaker", details=path)
