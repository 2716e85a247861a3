"""Persons, bodies and countries within a set of articles: which words name the same one, and why.

Namesakes are never merged: names whose given names contradict each other stay apart, and a part of a name that
fits two full names belongs to neither, with a doubt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mahdar.links.components import Components
from mahdar.links.names import NameTie, compare_names
from mahdar.links.speakers import Named, Sort, is_given_name, named, state_stems, tells_apart
from mahdar.links.spelling import spelling
from mahdar.model import Doubt, Reading, Speaker, make_id
from mahdar.model.links import Entity, EntityKind, Mention, Reason

# Set by reading all joinings among 17,000 statements of the Saudi set, not by a sweep: no gold has such names.

#: How sure two full names must be spellings of one (`compare_names`): one letter in seven, or a vowel left out.
SURE_SPELLING = 0.75
#: The same for bodies: their names are words of the language, whose spelling hardly differs (الأمريكية، الأميركية).
SURE_BODY = 0.9
#: The same for names of one word, where there is no second word to agree.
SURE_SINGLE = 0.85

#: The same for a surname beside the full name elsewhere: letters of one sound differ, in a long name (ستولتنبرغ).
SURE_SURNAME = 0.92
#: Words that two offices must share to be of one person.
AGREEING_OFFICE = 2
#: Words of an office that make it one of a kind: with a state among them, or without.
SHORT_OFFICE = 3
LONG_OFFICE = 5

_KINDS = {Sort.PERSON: EntityKind.PERSON, Sort.BODY: EntityKind.BODY, Sort.COUNTRY: EntityKind.COUNTRY}

Key = tuple[int, int]  # the reading and the statement within it


@dataclass(slots=True)
class _Name:
    """One spelling of a name within the set: how often it stands, and in which articles."""

    sort: Sort
    words: tuple[str, ...]
    forms: Counter[str] = field(default_factory=Counter)
    articles: set[int] = field(default_factory=set)
    offices: set[frozenset[str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of a set of readings, and which of them each statement's speaker is.

    Attributes:
        entities: sorted by name.
        speakers: for (reading, statement) the number of the speaker's entity; missing for nobody, vague and
            unnamed speakers, and where a name fits two.
        named: for (reading, statement) what the words for the speaker tell.
    """

    entities: tuple[Entity, ...]
    speakers: dict[Key, int]
    named: dict[Key, Named]


def resolve(readings: Sequence[Reading]) -> Entities:
    """Return the entities that speak in a set of readings; the order of the readings does not matter.

    Args:
        readings: in the order that the keys of the result count in.
    """
    told: dict[Key, Named] = {
        (r, s): named(statement.speaker, reading.article.language)
        for r, reading in enumerate(readings)
        for s, statement in enumerate(reading.statements)
    }
    language = readings[0].article.language if readings else "ar"
    names = _collect(told)
    joined = _Joined(names, language)
    joined.join_full_names()
    joined.join_parts()
    holders = _holders(told, joined)
    return _assemble(readings, told, joined, holders)


def _collect(told: dict[Key, Named]) -> dict[tuple[Sort, tuple[str, ...]], _Name]:
    names: dict[tuple[Sort, tuple[str, ...]], _Name] = {}
    for (reading, _), who in sorted(told.items()):
        if who.sort in _KINDS:
            entry = names.setdefault((who.sort, who.words), _Name(who.sort, who.words))
            entry.forms[who.name] += 1
            entry.articles.add(reading)
            entry.offices.add(who.office)
    return names


class _Joined:
    """Names put together, with the reason for each joining."""

    def __init__(self, names: dict[tuple[Sort, tuple[str, ...]], _Name], language: str) -> None:
        self.language = language
        self.keys = sorted(names)
        self.names = [names[key] for key in self.keys]
        self.number = {key: n for n, key in enumerate(self.keys)}
        self.groups = Components(len(self.keys))
        self.reasons: list[tuple[int, Reason]] = []
        self.ambiguous: dict[int, Doubt] = {}
        self.within: dict[tuple[int, int], int] = {}  # (name, article) -> full name it stands for there
        rules = spelling(language)
        self._sounds: dict[tuple[Sort, str], list[int]] = defaultdict(list)
        for n, name in enumerate(self.names):
            for word in {name.words[0], name.words[-1]}:
                self._sounds[name.sort, rules.skeleton(rules.without_article(word))].append(n)
        self._skeletons = [rules.skeleton(rules.without_article(name.words[-1])) for name in self.names]

    def _full(self, n: int) -> bool:
        return len(self.names[n].words) > 1

    def _neighbours(self, n: int) -> Iterable[int]:
        return (m for m in self._sounds[self.names[n].sort, self._skeletons[n]] if m != n)

    def join_full_names(self) -> None:
        """Join spellings of one name; names of one word need to be surer."""
        for n in range(len(self.names)):
            for m in self._neighbours(n):
                if m < n or self._full(n) != self._full(m):
                    continue
                match = compare_names(self._text(n), self._text(m), self.language)
                sure = SURE_SPELLING if self._full(n) else SURE_SINGLE
                if self.names[n].sort is Sort.BODY:
                    sure = SURE_BODY
                if match.tie in (NameTie.SAME, NameTie.SPELLING) and match.score >= sure:
                    self._join(n, m, "spelling", match.score)

    def join_parts(self) -> None:
        """Join a part of a name to the one full name that it fits: in the set where it is sure, else where both stand.

        A part that fits several full names is left apart, with a doubt, but for articles where one of them stands.
        """
        for n in sorted(range(len(self.names)), key=lambda n: (-len(self.names[n].words), n)):
            if self.names[n].sort is Sort.COUNTRY:
                continue
            fitting = [m for m in self._neighbours(n) if self._fits(n, m)]
            leaders = {self.groups.find(m) for m in fitting} - {self.groups.find(n)}
            if len(leaders) > 1:
                forms = ", ".join(sorted({self._text(m) for m in fitting}))
                self.ambiguous[n] = Doubt("ambiguous-name", f"{self._text(n)}: {forms}")
            if len(leaders) == 1 and any(self._sure(n, m) for m in fitting):
                best = max(fitting, key=lambda m: (self.names[m].forms.total(), -m))
                self._join(n, best, "part", 1.0)
            elif leaders:
                self._part_by_article(n, fitting)

    def _sure(self, short: int, long: int) -> bool:
        """Tell whether a part can mean the one full name wherever it stands in the set.

        "جواد ظريف" may be "محمد جواد ظريف" or his brother's son: a given name within the longer name is sure only
        where offices agree. A surname is sure when it is no common word and no given name.
        """
        one, other = self.names[short], self.names[long]
        if one.sort is Sort.BODY:  # الخارجية الروسية، وزارة الخارجية الروسية
            return len(one.words) > 1 and one.words == other.words[1:]
        if len(one.words) > 1:
            if one.words[0] == other.words[0] or not is_given_name(one.words[0], self.language):
                return True
            return any(len(x & y) >= AGREEING_OFFICE for x in one.offices for y in other.offices)
        likeness = compare_names(self._text(short), self._text(long), self.language).score
        return likeness >= SURE_SURNAME and tells_apart(self._text(short), self.language)

    def _fits(self, short: int, long: int) -> bool:
        if len(self.names[short].words) >= len(self.names[long].words):
            return False
        return compare_names(self._text(short), self._text(long), self.language).tie is NameTie.PART

    def _part_by_article(self, n: int, fitting: Sequence[int]) -> None:
        for article in self.names[n].articles:
            here = {self.groups.find(m): m for m in fitting if article in self.names[m].articles}
            if len(here) == 1:
                self.within[n, article] = next(iter(here.values()))

    def _join(self, n: int, m: int, how: str, score: float) -> None:
        self.groups.join(n, m)
        details = (("name", self._text(n)), ("as", self._text(m)))
        self.reasons.append((n, Reason(f"name-{how}", round(score, 3), details)))

    def _text(self, n: int) -> str:
        return _commonest(self.names[n].forms)


def _commonest(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))


def _holders(told: dict[Key, Named], joined: _Joined) -> dict[frozenset[str], set[int]]:
    """Return who holds each office that stands before a name somewhere in the set."""
    holders: dict[frozenset[str], set[int]] = defaultdict(set)
    for who in told.values():
        if who.sort is Sort.PERSON and _singular(who, joined.language):
            holders[who.office].add(joined.groups.find(joined.number[who.sort, who.words]))
    return holders


def _singular(who: Named, language: str) -> bool:
    """Tell whether an office is told so fully that few hold it: with its state, or at some length."""
    if len(who.office) >= LONG_OFFICE:
        return True
    return len(who.office) >= SHORT_OFFICE and bool(who.office & state_stems(language))


def _assemble(
    readings: Sequence[Reading], told: dict[Key, Named], joined: _Joined, holders: dict[frozenset[str], set[int]]
) -> Entities:
    owners: dict[Key, int] = {}
    by_office: list[tuple[int, Reason]] = []
    for key, who in told.items():
        if who.sort in _KINDS:
            n = joined.number[who.sort, who.words]
            n = joined.within.get((n, key[0]), n)
            owners[key] = joined.groups.find(n)
        elif who.sort is Sort.OFFICE and len(holders.get(who.about, ())) == 1:
            owners[key] = next(iter(holders[who.about]))
            by_office.append((owners[key], Reason("name-office", 1.0, (("name", who.name),))))
    members: dict[int, list[Key]] = defaultdict(list)
    for key, owner in sorted(owners.items()):
        members[owner].append(key)
    built = sorted(
        ((_entity(readings, told, joined, keys, owner, by_office), owner) for owner, keys in members.items()),
        key=lambda pair: (pair[0].name, pair[0].id),
    )
    number = {owner: n for n, (_, owner) in enumerate(built)}
    speakers = {key: number[owner] for key, owner in owners.items()}
    return Entities(tuple(entity for entity, _ in built), speakers, told)


def _entity(
    readings: Sequence[Reading],
    told: dict[Key, Named],
    joined: _Joined,
    keys: Sequence[Key],
    owner: int,
    by_office: Iterable[tuple[int, Reason]],
) -> Entity:
    forms: Counter[str] = Counter()
    mentions: list[Mention] = []
    for reading, statement in keys:
        article, said = readings[reading].article, readings[reading].statements[statement]
        forms[told[reading, statement].name] += 1
        mentions.append(_mention(article.id, said.id, said.speaker))
    parts = joined.groups.members(owner)
    sort = joined.names[owner].sort
    reasons = {reason for n, reason in joined.reasons if n in parts} | {r for o, r in by_office if o == owner}
    longest = max(len(joined.names[n].words) for n in parts)
    full: Counter[str] = Counter()
    for n in parts:
        if len(joined.names[n].words) == longest or (longest > 3 and len(joined.names[n].words) > 1):
            full += joined.names[n].forms
    name = _commonest(full)
    doubts = tuple(joined.ambiguous[n] for n in sorted(parts) if n in joined.ambiguous)
    return Entity(
        id=make_id("en", _KINDS[sort].value, *sorted(joined.keys[n][1] for n in parts)),
        kind=_KINDS[sort],
        name=name,
        names=tuple(sorted(forms.items(), key=lambda item: (-item[1], item[0]))),
        mentions=tuple(sorted(mentions, key=lambda m: (m.article_id, m.statement_id))),
        merges=tuple(sorted(reasons, key=lambda reason: (reason.code, reason.details))),
        doubts=doubts,
    )


def _mention(article_id: str, statement_id: str, speaker: Speaker) -> Mention:
    return Mention(article_id, statement_id, "speaker", speaker.span or speaker.antecedent, speaker.name or "")
