"""Groups: the reports of one utterance, in several articles or twice in one, each link with its reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from mahdar.links.components import Components
from mahdar.links.contents import Content, Likeness, compare, weigh
from mahdar.links.copies import Copy
from mahdar.links.reports import Report
from mahdar.links.same import FRAME, likeness_reason, likeness_value, same_speaker
from mahdar.links.score import score
from mahdar.model import Kind
from mahdar.model.links import Reason

# Figures swept on gold/groups-dev and tests/golden (see same.py).

#: The least score of a link over alike content; .35 to .55.
LEAST_SCORE = 0.42
#: Two clusters come together over alike content only when their reports are so alike on average; .1 to .35.
LEAST_MEAN = 0.2
#: Copied text with another speaker counts when the cue is copied too and the contents agree so far.
SURE_COPY = 0.6
#: A quotation right after a paraphrase by the same speaker, in one article: weight of the uncommon words they share,
#: and the number of utterances that may hold such a word.
LEAD_WEIGHT = 0.35
LEAD_SPREAD = 3
#: Words in more utterances than this lead to no pair: the pairs they would lead to share rarer words too.
MOST_HOLDERS = 60
#: The least weight of shared words for a pair to be looked at.
LEAST_SHARED = 0.6


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
            likeness = self.likeness(left, right)
            frame = score(FRAME, self.reports[left], self.reports[right], likeness_value(likeness))
            if frame.value >= LEAST_SCORE:
                reasons = (likeness_reason(likeness), *frame.details)
                found.append(Tied(left, right, round(frame.value, 3), reasons))
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
        pairs = [
            (left, right) for left in self.clusters.members(tied.left) for right in self.clusters.members(tied.right)
        ]
        return sum(likeness_value(self.likeness(*pair)) for pair in pairs) / len(pairs)

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs that share enough uncommon words to be looked at."""
        holders: dict[str, list[int]] = defaultdict(list)
        weight: dict[str, float] = {}
        for number, content in enumerate(self.contents):
            for key, value in _keys(content).items():
                holders[key].append(number)
                weight[key] = max(weight.get(key, 0.0), value)
        shared: Counter[tuple[int, int]] = Counter()
        for key in sorted(holders):
            for block in self._blocks(holders[key]):
                for pair in combinations(block, 2):
                    shared[pair] += weight[key]  # type: ignore[assignment]
        yield from (pair for pair, value in shared.items() if value >= LEAST_SHARED)

    def _blocks(self, numbers: Sequence[int]) -> Iterable[Sequence[int]]:
        """A word that many hold leads only to pairs of one speaker; one that too many hold, to none."""
        if len(numbers) <= MOST_HOLDERS:
            return (numbers,)
        by_speaker: dict[int, list[int]] = defaultdict(list)
        for number in numbers:
            entity = self.reports[number].entity
            if entity is not None:
                by_speaker[entity].append(number)
        return (block for block in by_speaker.values() if len(block) <= MOST_HOLDERS)

    def _join_leads(self) -> None:
        """Join a paraphrase to the quotation that follows it, where they share a word that few utterances hold."""
        order = sorted(range(len(self.reports)), key=lambda n: (self.reports[n].key[0], self.reports[n].content.start))
        for left, right in pairwise(order):
            a, b = self.reports[left], self.reports[right]
            if a.key[0] != b.key[0] or a.entity is None or a.entity != b.entity or self._overlap(left, right):
                continue
            if a.statement.kind is Kind.DIRECT or b.statement.kind not in (Kind.DIRECT, Kind.MIXED):
                continue
            if a.statement.status is not b.statement.status:
                continue
            likeness = self.likeness(left, right)
            rare = [word for word in likeness.words if self.spread.get(word, 0) <= LEAD_SPREAD]
            if rare and likeness.weight >= LEAD_WEIGHT:
                reason = Reason("lead-and-quotation", round(likeness.held, 3), (("words", " ".join(rare)),))
                self._tie(Tied(min(left, right), max(left, right), round(likeness.held, 3), (reason,)))

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
