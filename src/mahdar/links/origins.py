"""Origins: how many chains of separate origin carry a group, at least and at most, and the proof.

Two reports are of the same origin when they share wording that can only have been copied, or name the same service
for the statement. They are perhaps of the same origin when their outlets are one, when one named service cites the
other, or when both rest on the same public post, broadcast or document. Evidence for the one statement goes before
that of the paragraph, that before the page's credit, that before ownership.

This says how a statement travelled, within the articles given; it says nothing of its truth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from mahdar.links.carriers import DOCUMENT, Trail
from mahdar.links.components import Components
from mahdar.links.reports import Report
from mahdar.links.wordings import Wordings
from mahdar.model import Doubt
from mahdar.model.links import Carrier, Evidence, Joining, Origin, Reason, Tie


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
    pairs = list(combinations(range(len(members)), 2))
    same: list[tuple[int, int, Reason]] = []
    perhaps: list[tuple[int, int, Reason]] = []
    for left, right in pairs:
        a, b = reports[members[left]], reports[members[right]]
        trail, other = trails[members[left]], trails[members[right]]
        same.extend((left, right, reason) for reason in _same(a, b, trail, other, wordings))
        perhaps.extend((left, right, reason) for reason in _perhaps(trail, other))
    surely = Components(len(members))
    joinings = list(_joinings(same, surely, Tie.SAME))
    parts = surely.all()
    maybe = Components(len(members))
    for part in parts:
        for number in part[1:]:
            maybe.join(part[0], number)
    joinings += _joinings(perhaps, maybe, Tie.PERHAPS)
    origins = tuple(_origin(part, members, trails) for part in parts)
    known = {maybe.find(origin.members[0]) for origin in origins if origin.known}
    return Count(origins, tuple(joinings), max(1, len(known)), len(origins), tuple(_doubts(origins)))


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
    both_named = left.known and right.known and Evidence.FIRST_HAND not in (left.evidence, right.evidence)
    if left.outlet and right.outlet and left.outlet.key == right.outlet.key and not both_named:
        yield Reason("same-outlet", 0.5, (("name", left.outlet.name),))


_ORDER = ("shared-wording", "shared-translation", "same-service", "same-article")


def _joinings(ties: Iterable[tuple[int, int, Reason]], parts: Components, tie: Tie) -> Iterable[Joining]:
    """Join what the ties join, and yield one joining for each step that joined, with all its reasons."""
    reasons: dict[tuple[int, int], list[Reason]] = {}
    for left, right, reason in ties:
        reasons.setdefault((left, right), []).append(reason)

    def strength(pair: tuple[int, int]) -> tuple[int, tuple[int, int]]:
        best = min(_ORDER.index(r.code) if r.code in _ORDER else len(_ORDER) for r in reasons[pair])
        return (best, pair)

    for left, right in sorted(reasons, key=strength):
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
