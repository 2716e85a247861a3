"""Origins: how many chains of separate origin carry a group, at least and at most, and the proof.

Two reports are of the same origin when they share wording that can only have been copied, or name the same service
for the statement. They are perhaps of the same origin when their outlets are one or have one owner, when the services
they name have one owner, when one named service cites the other, or when both rest on the same public post, broadcast
or document. Evidence for the one statement goes before that of the paragraph, that before the page's credit, that
before ownership.

This says how a statement travelled, within the articles given; it says nothing of its truth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from mahdar.links.carriers import DOCUMENT, Trail
from mahdar.links.components import Components
from mahdar.links.reports import Report
from mahdar.links.wordings import Wordings
from mahdar.model import Doubt
from mahdar.model.links import Carrier, Evidence, Joining, Origin, Reason, Tie

#: Reports of one article up to this many are compared pair by pair; more are one hand's list.
MOST_PAIRED = 50


@dataclass(frozen=True, slots=True)
class Count:
    """The origins of one group with bounds on their number."""

    origins: tuple[Origin, ...]
    joinings: tuple[Joining, ...]
    lower: int
    upper: int
    doubts: tuple[Doubt, ...]


def count_origins(
    members: Sequence[int], reports: Sequence[Report], trails: Sequence[Trail], wordings: Wordings
) -> Count:
    """Return the origins behind the reports of one group.

    Args:
        members: numbers of the reports, in the order of the group.
        reports, trails: of the whole set.
        wordings: what pairs of them share word for word.
    """
    told = [trails[member] for member in members]
    found = [reports[member] for member in members]

    def same(left: int, right: int) -> list[Reason]:
        return list(_same(found[left], found[right], told[left], told[right], wordings))

    def perhaps(left: int, right: int) -> list[Reason]:
        return list(_perhaps(told[left], told[right]))

    surely = Components(len(members))
    joinings = list(_joinings(_same_pairs(found, told, wordings), surely, Tie.SAME, same))
    parts = surely.all()
    maybe = Components(len(members))
    for part in parts:
        for number in part[1:]:
            maybe.join(part[0], number)
    joinings += _joinings(_perhaps_pairs(told), maybe, Tie.PERHAPS, perhaps)
    origins = tuple(_origin(part, members, trails) for part in parts)
    known = {maybe.find(origin.members[0]) for origin in origins if origin.known}
    return Count(origins, tuple(joinings), max(1, len(known)), len(origins), tuple(_doubts(origins)))


Pairs = Iterable[tuple[int, int]]


def _same_pairs(found: Sequence[Report], told: Sequence[Trail], wordings: Wordings) -> Pairs:
    """Yield the pairs that may be of one origin: enough to join all that are, not all pairs of a large group."""
    by_article: dict[tuple[str, str], list[int]] = {}
    for number, report in enumerate(found):
        by_article.setdefault((report.article.id, report.article.path), []).append(number)
    for article in sorted(by_article):
        numbers = by_article[article]
        yield from combinations(numbers, 2) if len(numbers) <= MOST_PAIRED else pairwise(numbers)
        for other in sorted(wordings.partners(found[numbers[0]]) & by_article.keys()):
            if article < other:
                few = max(len(numbers), len(by_article[other])) <= MOST_PAIRED
                yield from (product if few else zip)(numbers, by_article[other])
    yield from _stars(sorted(trail.services) if len(trail.services) == 1 else () for trail in told)


def _perhaps_pairs(told: Sequence[Trail]) -> Pairs:
    """Yield the pairs that may perhaps be of one origin: through an outlet, an owner, a primary, or a service cited."""
    yield from _stars(sorted(trail.services) for trail in told)
    yield from _stars(sorted(trail.primaries) for trail in told)
    # One that names no service hangs together with all of its outlet, so it goes first and the others hang on it.
    order = sorted(range(len(told)), key=lambda n: (_by_service(told[n]), n))
    outlets = [trail.outlet for trail in told]
    yield from _stars(([outlet.key] if outlet else [] for outlet in outlets), order)
    houses = [trail.house for trail in told]
    yield from _stars(([house.key] if house else [] for house in houses), order)
    # Owners of services count between reports that name one, so these go first.
    yield from _stars([sorted(trail.owners) for trail in told], sorted(order, key=lambda n: not _by_service(told[n])))
    credited = [{service.key for service in trail.page} - trail.services.keys() for trail in told]
    for key in sorted(set().union(*credited)):
        citing = [n for n, keys in enumerate(credited) if key in keys]
        named = [n for n, trail in enumerate(told) if key in trail.services]
        if citing and named:
            yield from ((citing[0], n) for n in named)
            yield from ((n, named[0]) for n in citing)


def _stars(keys: Iterable[Iterable[str]], order: Sequence[int] | None = None) -> Pairs:
    """Yield, for each key, the first number that has it with every other that has it."""
    listed = list(keys)
    first: dict[str, int] = {}
    for number in range(len(listed)) if order is None else order:
        for key in listed[number]:
            if first.setdefault(key, number) != number:
                yield first[key], number


def _by_service(trail: Trail) -> bool:
    return trail.known and trail.evidence is not Evidence.FIRST_HAND


def _same(a: Report, b: Report, left: Trail, right: Trail, wordings: Wordings) -> Iterable[Reason]:
    services, others = left.services, right.services
    if a.key[0] == b.key[0]:
        # One article gives its reports from one hand, unless its text names different services for them.
        if not (services and others) or services.keys() & others.keys():
            yield Reason("same-article", 1.0)
        return
    translated = left.translated if left.translated is right.translated else left.translated or right.translated
    wording = wordings.between(a, b, translated)
    if wording.proves:
        count = max(wording.outside, wording.translated)
        code = "shared-wording" if wording.outside >= wording.translated else "shared-translation"
        yield Reason(code, 1.0, (("count", str(count)),))
    if services.keys() == others.keys() and len(services) == 1:
        yield Reason("same-service", 1.0, (("name", next(iter(services.values()))),))


def _perhaps(left: Trail, right: Trail) -> Iterable[Reason]:
    services, others = left.services, right.services
    for key in sorted(services.keys() & others.keys()):
        yield Reason("shared-service", 0.7, (("name", services[key]),))
    for one, other in ((left, right), (right, left)):
        for page in sorted(one.page, key=lambda service: service.key):
            if page.key in other.services and page.key not in one.services:
                cited = ", ".join(sorted(one.services.values()))
                yield Reason("service-cites", 0.7, (("name", page.name), ("cited", cited)))
    for name in sorted(left.primaries & right.primaries):
        yield Reason("same-document", 0.7) if name == DOCUMENT else Reason("same-primary", 0.7, (("name", name),))
    both_named = _by_service(left) and _by_service(right)
    if left.outlet and right.outlet and left.outlet.key == right.outlet.key and not both_named:
        yield Reason("same-outlet", 0.5, (("name", left.outlet.name),))
    elif (owned := _one_owner(left, right, both_named=both_named)) is not None:
        yield Reason("same-owner", 0.5, (("name", owned),))


def _one_owner(left: Trail, right: Trail, *, both_named: bool) -> str | None:
    """Return who owns both services where both reports name one, else both outlets; None when nobody does.

    The same service says more than the same owner, and services that are named say more than the outlets'.
    """
    if both_named:
        shared = left.owners.keys() & right.owners.keys()
        return left.owners[min(shared)] if shared and not left.services.keys() & right.services.keys() else None
    if left.house is None or right.house is None or left.house.key != right.house.key:
        return None
    return left.house.name


_ORDER = ("shared-wording", "shared-translation", "same-service", "same-article")


def _joinings(
    pairs: Pairs, parts: Components, tie: Tie, reasons_of: Callable[[int, int], list[Reason]]
) -> Iterable[Joining]:
    """Join what has a reason, strongest first, and yield one joining for each step that joined, with its reasons."""
    reasons = {pair: reasons_of(*pair) for pair in {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}}

    def strength(pair: tuple[int, int]) -> tuple[int, tuple[int, int]]:
        best = min(_ORDER.index(r.code) if r.code in _ORDER else len(_ORDER) for r in reasons[pair])
        return (best, pair)

    for left, right in sorted((pair for pair in reasons if reasons[pair]), key=strength):
        if parts.join(left, right):
            yield Joining(left, right, tie, tuple(reasons[left, right]))


def _origin(part: Sequence[int], members: Sequence[int], trails: Sequence[Trail]) -> Origin:
    order = list(Evidence)
    carriers = [
        (order.index(evidence), Carrier(service.name, evidence, number, span))
        for number in part
        for trail in (trails[members[number]],)
        for evidence in (trail.evidence,)
        if evidence is not None
        for service, span in trail.named
    ]
    carriers.sort(key=lambda item: (item[0], item[1].member, item[1].name))
    return Origin(tuple(part), bool(carriers), tuple(carrier for _, carrier in carriers))


def _doubts(origins: Iterable[Origin]) -> Iterable[Doubt]:
    """Yield a doubt for each origin whose reports name different services at the same nearness."""
    for origin in origins:
        nearest = [carrier for carrier in origin.carriers if carrier.evidence is origin.carriers[0].evidence]
        by_member: dict[int, set[str]] = {}
        for carrier in nearest:
            by_member.setdefault(carrier.member, set()).add(carrier.name)
        if any(not x & y for x, y in combinations(by_member.values(), 2)):
            yield Doubt("credits-conflict", ", ".join(sorted({carrier.name for carrier in nearest})))
