"""Reports that share their text: a statement found again in another article through the passages they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mahdar.links.reports import Report
from mahdar.links.words import Words
from mahdar.model.links import Passage

#: The share of the shorter content's words that must stand in the other; .4 to .9 (benchmarks/links_sweep.py). With .9,
#: edited copies are lost; below .6 nothing is won, and neighbours in one sentence could come together.
LEAST_HELD = 0.6
#: Contents shorter than this many words count only when their cues are shared too; 2 to 8, without effect on the sets.
SHORT = 4

WordMap = Mapping[int, int]
Pair = tuple[str, str, str, str]  # id and path of one article, id and path of another


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports whose contents share words in a shared passage.

    Attributes:
        left, right: numbers of the reports, smaller first.
        held: shared words over the words of the shorter content.
        both: shared words over the words of both contents together.
        cue: whether the cue is shared as well.
        count: number of shared words.
    """

    left: int
    right: int
    held: float
    both: float
    cue: bool
    count: int


def word_maps(passages: Iterable[Passage], words: Mapping[tuple[str, str], Words]) -> dict[Pair, dict[int, int]]:
    """Return, for each pair of articles, which word of the first stands as which word of the second.

    Args:
        passages: shared passages; reworded ones carry no runs and are passed over.
        words: the words of each article, by id and path.
    """
    maps: dict[Pair, dict[int, int]] = defaultdict(dict)
    for passage in sorted(passages, key=lambda p: (-p.matched, p.id)):
        a, b = words[passage.a, passage.a_path], words[passage.b, passage.b_path]
        pairs = maps[passage.a, passage.a_path, passage.b, passage.b_path]
        for run in passage.runs:
            i = a.within(run.a_start, run.a_end).start
            j = b.within(run.b_start, run.b_end).start
            for step in range(run.words):
                pairs.setdefault(i + step, j + step)
    return dict(maps)


def find_copies(reports: Sequence[Report], maps: Mapping[Pair, WordMap]) -> list[Copy]:
    """Return the pairs of reports that share their text, each with its best partners only."""
    by_article: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        by_article[report.article.id, report.article.path].append(number)
    found: list[Copy] = []
    for (a, a_path, b, b_path), pairs in sorted(maps.items()):
        found.extend(_between(reports, by_article[a, a_path], by_article[b, b_path], pairs))
    return found


def _between(reports: Sequence[Report], left: Sequence[int], right: Sequence[int], pairs: WordMap) -> list[Copy]:
    holders: dict[int, list[int]] = defaultdict(list)
    for number in right:
        for place in reports[number].content:
            holders[place].append(number)
    copies: dict[tuple[int, int], Copy] = {}
    for number in left:
        report = reports[number]
        shared: Counter[int] = Counter()
        for place in report.content:
            shared.update(holders.get(pairs.get(place, -1), ()))
        for other, count in shared.items():
            copy = _copy(reports, number, other, count, pairs)
            if copy.held >= LEAST_HELD and (copy.cue or count >= SHORT):
                copies[number, other] = copy
    best: dict[tuple[str, int], float] = {}
    for copy in copies.values():
        for side in (("l", copy.left), ("r", copy.right)):
            best[side] = max(best.get(side, 0.0), _fit(copy))
    return [copy for _, copy in sorted(copies.items()) if _fit(copy) in (best["l", copy.left], best["r", copy.right])]


def _fit(copy: Copy) -> float:
    return copy.both + copy.cue


def _copy(reports: Sequence[Report], left: int, right: int, count: int, pairs: WordMap) -> Copy:
    a, b = reports[left], reports[right]
    cue = a.cue is not None and b.cue is not None and pairs.get(a.cue) == b.cue
    shorter, every = min(len(a.content), len(b.content)), len(a.content) + len(b.content) - count
    return Copy(left, right, count / shorter, count / every, cue, count)
