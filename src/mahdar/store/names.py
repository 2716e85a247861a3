"""Decisions about names, brought to bear on entities: what people joined stays joined, what they parted stays apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypedDict

from mahdar.model import Reading, Statement, make_id
from mahdar.model.links import Entity, Group, Links, Mention, Reason

_JUDGED = "judged"

Pairs = Sequence[tuple[str, str]]


class Changed(TypedDict):
    """The parts of `Links` that decisions change."""

    entities: tuple[Entity, ...]
    groups: tuple[Group, ...]


def renamed(reading: Reading, same: Pairs) -> Reading:
    """Return a reading in which each name that was decided to be another's is written as that other.

    >>> from mahdar.model import Article, Reading
    >>> empty = Reading(Article("a", "p", "", "", (0, 0), ()), ())
    >>> renamed(empty, [("A", "B")]) == empty
    True
    """
    first = _first(same)
    if not any(statement.speaker.name in first for statement in reading.statements):
        return reading
    return replace(reading, statements=tuple(_renamed(statement, first) for statement in reading.statements))


def _renamed(statement: Statement, first: Mapping[str, str]) -> Statement:
    name = statement.speaker.name
    if name is None or name not in first:
        return statement
    return replace(statement, speaker=replace(statement.speaker, name=first[name]))


def with_decisions(links: Links, readings: Iterable[Reading], same: Pairs, different: Pairs) -> Changed:
    """Return entities and groups with decisions about names brought to bear.

    Args:
        links: what joins the readings after `renamed`.
        readings: as they were before.
        same, different: pairs of names that were decided to be of one, or of two.
    """
    written = {
        (reading.article.id, statement.id): statement.speaker.name
        for reading in readings
        for statement in reading.statements
    }
    first = _first(same)
    entities: list[Entity] = []
    moved: dict[tuple[str, str], str] = {}  # (entity, name of its speaker) -> entity that was parted from it
    for entity in links.entities:
        mentions = [_as_written(mention, written) for mention in entity.mentions]
        parts = _parted(entity, mentions, different)
        for number, (name, some) in enumerate(parts):
            id_ = entity.id if number == 0 else make_id("en", entity.id, name)
            if number:
                moved.update({(entity.id, mention.name): id_ for mention in some})
            entities.append(_entity(entity, id_, name, some, first))
    groups = tuple(
        replace(group, entity=moved[group.entity, group.speaker])
        if group.entity and group.speaker and (group.entity, group.speaker) in moved
        else group
        for group in links.groups
    )
    return Changed(entities=tuple(sorted(entities, key=lambda entity: (entity.name, entity.id))), groups=groups)


def _first(same: Pairs) -> Mapping[str, str]:
    """Return for each joined name the one it is written as, however long the way of decisions there."""
    first: dict[str, str] = {}
    for name, other in same:
        name, other = first.get(name, name), first.get(other, other)
        if name != other:
            first[other] = name
            first.update({key: name for key, known in first.items() if known == other})
    return first


def _as_written(mention: Mention, written: Mapping[tuple[str, str], str | None]) -> Mention:
    if mention.role != "speaker":
        return mention
    return replace(mention, name=written.get((mention.article_id, mention.statement_id)) or mention.name)


def _parted(entity: Entity, mentions: Sequence[Mention], different: Pairs) -> list[tuple[str, list[Mention]]]:
    """Part an entity that holds two names decided to be of two; what is neither stays with the first."""
    names = {mention.name for mention in mentions}
    parts: list[tuple[str, list[Mention]]] = [(entity.name, list(mentions))]
    for name, other in different:
        if name in names and other in names:
            away = name if entity.name == other else other
            kept = [mention for mention in parts[0][1] if mention.name != away]
            gone = [mention for mention in parts[0][1] if mention.name == away]
            if kept and gone:
                parts[0] = (parts[0][0], kept)
                parts.append((away, gone))
    return parts


def _entity(entity: Entity, id_: str, name: str, mentions: Sequence[Mention], first: Mapping[str, str]) -> Entity:
    counts = Counter(mention.name for mention in mentions)
    judged = [Reason(_JUDGED, 1.0, (("name", form),)) for form in sorted(counts) if form in first]
    kept = tuple(reason for reason in entity.merges if reason.detail("name") in counts)
    return replace(
        entity,
        id=id_,
        name=name,
        names=tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        mentions=tuple(mentions),
        merges=(*kept, *judged),
    )
