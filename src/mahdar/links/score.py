"""Scores that can say why: features are functions, a score is the reasons they gave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mahdar.links.reports import Report
from mahdar.model.links import Reason


@dataclass(frozen=True, slots=True)
class Finding:
    """What a feature found: a factor (0 refuses, 1 takes nothing away), and the reason it would give."""

    value: float
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """A function over two reports, and how much it may take away: 1 multiplies by its value, 0 changes nothing.

    The docstring of the function is the feature's documentation.
    """

    func: Callable[[Report, Report], Finding]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """A value from 0 to 1 and the reasons for it."""

    value: float
    details: tuple[Reason, ...]


def score(features: Sequence[Feature], left: Report, right: Report, start: float = 1.0) -> Score:
    """Return the product of what the features find; a feature that refuses ends it.

    Args:
        features: looked at in order, the cheapest first.
        start: the value before any feature has spoken.
    """
    value, details = start, []
    for feature in features:
        finding = feature.func(left, right)
        value *= 1.0 - feature.weight * (1.0 - finding.value)
        if value <= 0.0:
            return Score(0.0, ())
        if finding.reason:
            details.append(finding.reason)
    return Score(value, tuple(details))
