"""Groups: the reports of one utterance, in several articles or twice in one, each link with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from mahdar.links.components import Components
from mahdar.links.contents import Content, Likeness, compare, weigh
from mahdar.links.copies import Copy
from mahdar.links.reports import Report
from mahdar.links.same import FRAME, likeness_reason, likeness_value, same_speaker
from mahdar.links.score import score
from mahdar.links.speakers import Sort
from mahdar.model import Kind, LinkRole, Statement
from mahdar.model.links import Reason

# Swept with benchmarks/links_sweep.py on gold/groups-dev and the example story, and looked at on two days of the
# Saudi set (17,000 statements); ranges are given with each figure.

#: The least score of a link over alike content; .3 to .55. From .34 to .42 the two sets stay the same, below come wrong
#: pairs, above paraphrases are lost. On the Saudi set, four of ten links under .45 were of two utterances (two
#: accidents told by one spokesman), and one of ten from .5 on.
LEAST_SCORE = 0.42
#: The same within one article, where two reports are two utterances as a rule; .5 to .8, without effect on the sets.
LEAST_WITHIN = 0.65
#: Two clusters come together over alike content only when their reports are so alike on average; 0 to .4. With .4,
#: right pairs are lost; it holds chains of ever less alike reports apart, which the sets do not have.
LEAST_MEAN = 0.2
#: Members of a cluster that speak for it when it is compared with another.
MOST_SPEAKING = 16
#: Copied text with another speaker counts when the cue is copied too and the contents agree so far; .4 to .8, without
#: effect on the sets.
SURE_COPY = 0.6
#: A quotation after a paraphrase by the same speaker, in one article: weight of the rare words they share (.2 to .8;
#: from .5 on pairs are lost), and the number of utterances that may hold a rare word (2 to 8; with 2 pairs are lost).
LEAD_WEIGHT = 0.35
LEAD_SPREAD = 4
#: And the share of the lighter content that they must have in common; .1 to .4. From .3 on pairs are lost; on the Saudi
#: set, those below .22 were of two things.
LEAD_HELD = 0.22
#: Words that more reports of one speaker hold than this lead to a few pairs only: the others share rarer words too.
MOST_HOLDERS = 60
#: The least weight of shared words for a pair to be looked at.
LEAST_SHARED = 0.6
#: The same for pairs of two speakers of whom one may speak for the other: their contents must be alike throughout.
MOST_HOLDERS_APART = 20
LEAST_SHARED_APART = 1.2


@dataclass(frozen=True, slots=True)
class Tied:
    """Two reports taken to be of one utterance (numbers of reports, smaller first), and why."""

    left: int
    right: int
    score: float
    reasons: tuple[Reason, ...]


class Grouping:
    """Reports put together, strongest evidence first."""

    def __init__(self, reports: Sequence[Report], copies: Sequence[Copy]) -> None:
        self.reports = reports
        self.clusters = Components(len(reports))
        self.ties: list[Tied] = []
        self._join_copies(copies)
        utterances = [self.clusters.find(n) for n in range(len(reports))]
        self.contents = weigh([(report.words, report.content) for report in reports], utterances)
        self._likeness: dict[tuple[int, int], Likeness] = {}
        self.spread = _spread(self.contents, utterances)
        self._join_alike()
        self._join_leads()

    def likeness(self, left: int, right: int) -> Likeness:
        """Return how alike two reports' contents are."""
        key = (left, right) if left < right else (right, left)
        known = self._likeness.get(key)
        if known is None:
            known = self._likeness[key] = compare(self.contents[left], self.contents[right])
        return known

    def _join_copies(self, copies: Sequence[Copy]) -> None:
        for copy in sorted(copies, key=lambda c: (-c.held, -c.count, c.left, c.right)):
            a, b = self.reports[copy.left], self.reports[copy.right]
            speaker = same_speaker(a, b)
            if a.statement.status is not b.statement.status:
                continue
            if not speaker.value and not (copy.cue and copy.both >= SURE_COPY):
                continue
            reason = Reason("shared-text", round(copy.held, 3), (("count", str(copy.count)),))
            reasons = (reason, speaker.reason) if speaker.reason else (reason,)
            self._tie(Tied(copy.left, copy.right, round(copy.held, 3), reasons))

    def _tie(self, tied: Tied) -> None:
        self.ties.append(tied)
        self.clusters.join(tied.left, tied.right)

    def _join_alike(self) -> None:
        found: list[Tied] = []
        for left, right in sorted(self._candidates()):
            if self.clusters.find(left) == self.clusters.find(right) or self._overlap(left, right):
                continue
            frame = score(FRAME, self.reports[left], self.reports[right])
            if frame.value < LEAST_SCORE:
                continue
            likeness = self.likeness(left, right)
            value = frame.value * likeness_value(likeness)
            near = self.reports[left].key[0] == self.reports[right].key[0]
            if value >= (LEAST_WITHIN if near else LEAST_SCORE):
                reasons = (likeness_reason(likeness), *frame.details)
                found.append(Tied(left, right, round(value, 3), reasons))
        for tied in sorted(found, key=lambda t: (-t.score, t.left, t.right)):
            if self.clusters.find(tied.left) == self.clusters.find(tied.right) or self._mean(tied) >= LEAST_MEAN:
                self._tie(tied)

    def _overlap(self, left: int, right: int) -> bool:
        """Tell whether two contents lie in each other: two readings of the same words are not two reports."""
        a, b = self.reports[left], self.reports[right]
        if a.key[0] != b.key[0]:
            return False
        return a.content.start < b.content.stop and b.content.start < a.content.stop

    def _mean(self, tied: Tied) -> float:
        """Return how alike two clusters are on average; of large ones, some members speak for all."""
        left, right = (_some(self.clusters.members(number)) for number in (tied.left, tied.right))
        values = [likeness_value(self.likeness(*pair)) for pair in product(left, right)]
        return sum(values) / len(values)

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs that share enough uncommon words to be looked at, and whose speakers may be one."""
        holders: dict[str, list[int]] = defaultdict(list)
        weight: dict[str, float] = {}
        for number, content in enumerate(self.contents):
            for key, value in _keys(content).items():
                holders[key].append(number)
                weight[key] = max(weight.get(key, 0.0), value)
        shared: dict[tuple[int, int], float] = defaultdict(float)
        for key in sorted(holders):
            for pair in self._pairs(holders[key]):
                shared[pair] += weight[key]
        for (left, right), value in shared.items():
            one = self.reports[left].entity == self.reports[right].entity
            if value >= (LEAST_SHARED if one else LEAST_SHARED_APART):
                yield left, right

    def _pairs(self, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield pairs of one speaker, and of speakers of whom one may speak for the other.

        A word that many hold leads to pairs of one speaker only, and among very many of his to neighbours only.
        """
        by_speaker: dict[int, list[int]] = defaultdict(list)
        others: list[int] = []
        for number in numbers:
            report = self.reports[number]
            if report.entity is not None:
                by_speaker[report.entity].append(number)
            if report.who.sort in (Sort.COUNTRY, Sort.BODY, Sort.OFFICE):
                others.append(number)
        for block in by_speaker.values():
            if len(block) <= MOST_HOLDERS:
                yield from combinations(block, 2)
            else:  # reports of one content stand beside each other when they are sorted by it
                ordered = sorted(block, key=lambda n: (self.contents[n].stems, n))
                yield from ((min(pair), max(pair)) for pair in pairwise(ordered))
        if len(numbers) <= MOST_HOLDERS_APART:
            for other in others:
                entity = self.reports[other].entity
                for number in numbers:
                    twice = number in others and number <= other
                    if not twice and (entity is None or entity != self.reports[number].entity):
                        yield (other, number) if other < number else (number, other)

    def _join_leads(self) -> None:
        """Join a paraphrase to the quotation by the same speaker that comes next in its article.

        They must share words that few utterances hold: leads sum up the quotation that they open.
        """
        last: dict[tuple[int, int], int] = {}
        for right in sorted(
            range(len(self.reports)), key=lambda n: (self.reports[n].key[0], self.reports[n].content.start)
        ):
            report = self.reports[right]
            if report.entity is None:
                continue
            left = last.get((report.key[0], report.entity))
            last[report.key[0], report.entity] = right
            if left is not None and (tied := self._lead(left, right)):
                self._tie(tied)

    def _lead(self, left: int, right: int) -> Tied | None:
        a, b = self.reports[left].statement, self.reports[right].statement
        if a.kind is Kind.DIRECT or b.kind not in (Kind.DIRECT, Kind.MIXED) or a.status is not b.status:
            return None
        if self._overlap(left, right) or _own_occasion(a, b):
            return None
        likeness = self.likeness(left, right)
        rare = {word: weight for word, weight in likeness.words if self.spread.get(word, 0) <= LEAD_SPREAD}
        if likeness.held < LEAD_HELD or sum(rare.values()) < LEAD_WEIGHT:
            return None
        reason = Reason("lead-and-quotation", round(likeness.held, 3), (("words", " ".join(rare)),))
        return Tied(min(left, right), max(left, right), round(likeness.held, 3), (reason,))

    def groups(self) -> list[list[int]]:
        """Return the clusters of two reports or more, without reports that lie within another of their cluster."""
        found = []
        for cluster in self.clusters.all():
            kept = [number for number in cluster if not any(self._within(number, other) for other in cluster)]
            if len(kept) > 1:
                found.append(kept)
        return found

    def _within(self, inner: int, outer: int) -> bool:
        a, b = self.reports[inner], self.reports[outer]
        if inner == outer or a.key[0] != b.key[0]:
            return False
        inside = b.content.start <= a.content.start and a.content.stop <= b.content.stop
        return inside and (a.content != b.content or outer < inner)


def _some(numbers: Sequence[int]) -> Sequence[int]:
    """Return all members of a small cluster, and of a large one some, evenly from first to last."""
    step = -(-len(numbers) // MOST_SPEAKING)
    return numbers[::step]


def _own_occasion(lead: Statement, quotation: Statement) -> bool:
    """Tell whether a quotation comes from an occasion, channel or carrier that its lead does not name.

    A post quoted after a speech, or an interview after an announcement, is another utterance.
    """
    roles = (LinkRole.RELAY, LinkRole.CHANNEL)
    named = {link.name for link in lead.chain if link.role in roles and link.name}
    if any(link.name and link.name not in named for link in quotation.chain if link.role in roles):
        return True
    return bool((quotation.occasion and not lead.occasion) or (quotation.medium and not lead.medium))


def _keys(content: Content) -> dict[str, float]:
    """Return what a content is looked up by: its stems, and the roots of those that have one."""
    keys: dict[str, float] = {}
    for stem, root, weight in zip(content.stems, content.roots, content.weights, strict=True):
        keys[stem] = max(keys.get(stem, 0.0), weight)
        if root and root != stem:
            keys[f"+{root}"] = max(keys.get(f"+{root}", 0.0), weight / 2)
    return keys


def _spread(contents: Sequence[Content], utterances: Sequence[int]) -> dict[str, int]:
    """Return in how many utterances each stem and root stands."""
    holders: dict[str, set[int]] = defaultdict(set)
    for content, utterance in zip(contents, utterances, strict=True):
        for word in (*content.stems, *content.roots):
            holders[word].add(utterance)
    return {word: len(numbers) for word, numbers in holders.items()}
