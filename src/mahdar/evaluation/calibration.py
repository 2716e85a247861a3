"""How well scores tell what is right: examples out of gold, weights fitted without an outlet and tried on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from mahdar import statements
from mahdar.evaluation.figures import SURE, Share
from mahdar.evaluation.logistic import Fit, fit, scale
from mahdar.evaluation.score import score_folder
from mahdar.model import Status
from mahdar.statements.score import Weights

#: So much lower, in log-odds, are scores than the fitted scale has them. Every set of the scale was read by developers
#: at some time, and pages that nobody read are harder. At 0 of the scores of .9 or more .947 were right, each outlet
#: left out, at .3 .954 (912 statements, November 2026); between 0 and .4 all shares lay from .946 to .954.
CAUTION = 0.3
#: A sign on fewer examples than this gets no weight. The penalty is on the squares of the others: from 2 to 8 they did
#: alike on outlets left out (.952 to .958 right from .9 on).
RAREST = 8
PENALTY = 3.0

BANDS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Example:
    """A statement that was found on a page of gold.

    Attributes:
        outlet: the outlet that the gold names; pages that name none are one outlet for each folder.
        signs: what the engine has for and against it.
        matched: whether its content is that of a statement in the gold.
        right: whether the speaker is right too.
        scales: whether it counts for the scale. Pages that the engine was developed on most are read better than any
            other page will be: scores on their scale would promise too much.
    """

    outlet: str
    signs: tuple[str, ...]
    matched: bool
    right: bool
    scales: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """An example with a score that was fitted without its outlet."""

    score: float
    matched: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Examples whose scores lie between two bounds: so many, their mean score, and what was right."""

    low: float
    high: float
    mean: float
    right: Share
    matched: Share


def examples(folder: Path, pages_in: Path | None = None, *, scales: bool = True) -> list[Example]:
    """Return the asserted statements that are found on the pages of a folder of gold, in their order.

    Args:
        folder: the gold.
        pages_in: where its pages are, when not in the same folder.
        scales: whether they count for the scale.
    """
    found: list[Example] = []
    for score in score_folder(folder, pages_in):
        if score.reading is None:
            continue
        seen: dict[str, tuple[str, ...]] = {}
        again = statements.find(score.reading.article, seen)
        speakers = {match.found.id: match.speaker for match in score.matches}
        outlet = score.page.outlet or f"unnamed in {folder.name}"
        found += [
            Example(outlet, seen[s.id], s.id in speakers, speakers.get(s.id, False), scales)
            for s in again
            if s.status is Status.ASSERTED
        ]
    return found


def fitted(rows: Sequence[Example]) -> Weights:
    """Return weights for all examples, their scale from sums that were fitted without each one's outlet."""
    whole = _fit(rows, None)
    slope, shift = _scale(_left_out(rows, whole), rows, "")
    return Weights(whole.base, slope, shift, whole.weights)


def cross_validated(rows: Sequence[Example]) -> list[Judged]:
    """Return every example with the score that it gets when its outlet is left out, of weights and scale alike."""
    totals = _left_out(rows, _fit(rows, None))
    judged: list[Judged | None] = [None] * len(rows)
    for outlet in {row.outlet for row in rows}:
        slope, shift = _scale(totals, rows, outlet)
        for n, row in enumerate(rows):
            if row.outlet == outlet:
                judged[n] = Judged(Weights(totals[n], slope, shift, {}).score(()), row.matched, row.right)
    return [item for item in judged if item is not None]


def bands(judged: Iterable[Judged]) -> list[Band]:
    """Return what came of the examples of each band of scores; bands without examples are left out."""
    rows = list(judged)
    found = []
    for low, high in pairwise(BANDS):
        inside = [row for row in rows if low <= row.score < high]
        if inside:
            mean = sum(row.score for row in inside) / len(inside)
            right = Share(sum(row.right for row in inside), len(inside))
            found.append(Band(low, min(high, 1.0), mean, right, Share(sum(r.matched for r in inside), len(inside))))
    return found


def sure(judged: Iterable[Judged]) -> tuple[Share, Share, Share]:
    """Return the share of examples scored `SURE` or more, how many of these are right, and how many match."""
    rows = list(judged)
    inside = [row for row in rows if row.score >= SURE]
    return (
        Share(len(inside), len(rows)),
        Share(sum(row.right for row in inside), len(inside)),
        Share(sum(row.matched for row in inside), len(inside)),
    )


def brier(judged: Sequence[Judged]) -> float:
    """Return the mean squared distance of scores from what was right; 0 is perfect, a coin gets .25.

    Source: G. W. Brier, Verification of forecasts expressed in terms of probability (1950).

    >>> brier([Judged(1.0, True, True), Judged(0.5, True, False)])
    0.125
    """
    return round(sum((row.score - row.right) ** 2 for row in judged) / len(judged), 4) if judged else 0.0


def unevenness(judged: Sequence[Judged]) -> float:
    """Return the mean distance between a band's score and what was right in it (expected calibration error)."""
    return round(sum(b.right.of * abs(b.mean - b.right.hits / b.right.of) for b in bands(judged)) / len(judged), 4)


def _scale(totals: Sequence[float], rows: Sequence[Example], outlet: str) -> tuple[float, float]:
    """Return slope and shift from the examples that count for it and are not of an outlet, lowered by `CAUTION`."""
    some = [(total, row.right) for total, row in zip(totals, rows, strict=True) if row.scales and row.outlet != outlet]
    slope, shift = scale([total for total, _ in some], [right for _, right in some])
    return slope, shift - CAUTION


def _left_out(rows: Sequence[Example], whole: Fit) -> list[float]:
    """Return for each example its sum under weights that were fitted without its outlet."""
    totals = [0.0] * len(rows)
    for outlet in {row.outlet for row in rows}:
        others = _fit([row for row in rows if row.outlet != outlet], whole)
        for n, row in enumerate(rows):
            if row.outlet == outlet:
                totals[n] = others.total(row.signs)
    return totals


def _fit(rows: Sequence[Example], start: Fit | None) -> Fit:
    counts = Counter(sign for row in rows for sign in row.signs)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    return fit([row.signs for row in rows], [row.right for row in rows], names, penalty=PENALTY, start=start)
