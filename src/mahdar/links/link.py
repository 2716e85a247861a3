"""Everything that joins a set of articles: passages, entities, groups, origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from mahdar.links.carriers import trails
from mahdar.links.copies import find_copies, word_maps
from mahdar.links.entities import Entities, resolve
from mahdar.links.groups import Grouping, Tied
from mahdar.links.origins import count_origins
from mahdar.links.passages import find_passages
from mahdar.links.reports import Report, Set
from mahdar.links.speakers import Sort
from mahdar.links.wordings import Wordings
from mahdar.model import Doubt, Reading, make_id
from mahdar.model.links import Group, Link, Links, Member, Passage


def link(readings: Iterable[Reading], passages: Sequence[Passage] | None = None) -> Links:
    """Return what joins a set of readings. Their order does not matter; nothing is stored.

    Args:
        readings: articles with their statements; any number.
        passages: passages found before, by `find_passages` over the same articles; None to find them now.

    >>> link([]).groups
    ()
    """
    every = Set(list(readings))
    if passages is None:
        passages = find_passages(reading.article for reading in every.readings)
    entities = resolve(every.readings)
    reports = every.reports(entities)
    words = {(r.article.id, r.article.path): w for r, w in zip(every.readings, every.words, strict=True)}
    maps = word_maps(passages, words)
    grouping = Grouping(reports, find_copies(reports, maps))
    found = trails(reports)
    wordings = Wordings(reports, passages, maps)
    ties: dict[int, list[Tied]] = defaultdict(list)
    for tied in grouping.ties:
        ties[grouping.clusters.find(tied.left)].append(tied)
    groups = []
    for cluster in grouping.groups():
        members = sorted(cluster, key=lambda n: reports[n].order)
        count = count_origins(members, reports, found, wordings)
        groups.append(
            Group(
                id=make_id("gr", *sorted(f"{reports[n].article.path}\x1f{reports[n].statement.id}" for n in members)),
                speaker=_speaker(members, reports, entities),
                entity=_entity(members, reports, entities),
                members=tuple(_member(reports[n]) for n in members),
                links=tuple(_links(members, ties[grouping.clusters.find(members[0])])),
                origins=count.origins,
                joinings=count.joinings,
                lower=count.lower,
                upper=count.upper,
                doubts=(*count.doubts, *_speakers_differ(members, reports, entities)),
            )
        )
    groups.sort(key=lambda group: (group.members[0].path, group.members[0].span.range, group.id))
    return Links(tuple(passages), entities.entities, tuple(groups))


def _member(report: Report) -> Member:
    return Member(report.statement.id, report.article.id, report.article.path, report.statement.content)


def _leading(members: Sequence[int], reports: Sequence[Report]) -> int | None:
    """Return the entity that most members have as speaker."""
    told = [entity for n in members if (entity := reports[n].entity) is not None]
    return min(set(told), key=lambda entity: (-told.count(entity), entity)) if told else None


def _entity(members: Sequence[int], reports: Sequence[Report], entities: Entities) -> str | None:
    entity = _leading(members, reports)
    return None if entity is None else entities.entities[entity].id


def _speaker(members: Sequence[int], reports: Sequence[Report], entities: Entities) -> str | None:
    entity = _leading(members, reports)
    if entity is not None:
        return entities.entities[entity].name
    return max((reports[n].who.name for n in members), key=lambda name: (len(name), name)) or None


def _speakers_differ(members: Sequence[int], reports: Sequence[Report], entities: Entities) -> Iterable[Doubt]:
    """Yield a doubt where one text is attributed to different persons; one may be misread, or one page wrong."""
    persons = {reports[n].entity for n in members if reports[n].who.sort is Sort.PERSON} - {None}
    if len(persons) > 1:
        yield Doubt("speakers-differ", ", ".join(sorted(entities.entities[n].name for n in persons if n is not None)))


def _links(members: Sequence[int], ties: Iterable[Tied]) -> Iterable[Link]:
    place = {number: n for n, number in enumerate(members)}
    for tied in ties:
        if tied.left in place and tied.right in place:
            left, right = sorted((place[tied.left], place[tied.right]))
            yield Link(left, right, tied.score, tied.reasons)
