"""Logistic regression on present and absent signs, small and exact: what `calibrate` fits scores with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

#: Newton's method ends when no weight moves by more than this, or after so many steps.
NEAR = 1e-6
STEPS = 30


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights by sign, and the base that every sum begins with."""

    base: float
    weights: Mapping[str, float]

    def total(self, signs: Sequence[str]) -> float:
        """Return the log-odds of some signs; a sign without a weight counts nothing."""
        return self.base + sum(self.weights.get(sign, 0.0) for sign in signs)


def fit(
    rows: Sequence[Sequence[str]], right: Sequence[bool], names: Sequence[str], *, penalty: float, start: Fit | None
) -> Fit:
    """Return the weights under which the rows are likeliest, less a penalty on the squares of the weights.

    Args:
        rows: the signs of each example.
        right: what each of them is.
        names: the signs that get a weight.
        penalty: half of it times the sum of squared weights is taken off the log-likelihood; the base goes free.
        start: where to begin; a near fit saves steps and changes nothing else.

    >>> found = fit([["a"], ["a"], ["b"], ["b"]], [True, True, False, True], ["a", "b"], penalty=1, start=None)
    >>> found.weights["a"] > found.weights["b"]
    True
    """
    place = {name: number for number, name in enumerate(names)}
    size = len(names) + 1
    columns = [[place[sign] for sign in row if sign in place] + [size - 1] for row in rows]
    # the base hardly pays: without any penalty a set that is all right has no best base
    ridge = [penalty] * (size - 1) + [1e-4]
    at = [start.weights.get(name, 0.0) for name in names] + [start.base] if start is not None else [0.0] * size
    for _ in range(STEPS):
        slope = [-ridge[i] * at[i] for i in range(size)]
        curve = [[0.0] * size for _ in range(size)]
        for i in range(size):
            curve[i][i] = ridge[i]
        for row, is_right in zip(columns, right, strict=True):
            chance = _logistic(sum(at[i] for i in row))
            rest, weight = float(is_right) - chance, chance * (1 - chance)
            for i in row:
                slope[i] += rest
                line = curve[i]
                for j in row:
                    line[j] += weight
        step = _solved(curve, slope)
        at = [old + new for old, new in zip(at, step, strict=True)]
        if max(map(abs, step)) < NEAR:
            break
    return Fit(at[-1], dict(zip(names, at, strict=False)))


def scale(totals: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Return the slope and shift that make sums of signs log-odds.

    Source: J. Platt, Probabilistic outputs for support vector machines (1999), without his smoothing of the labels.
    """
    slope, shift = 1.0, 0.0
    for _ in range(STEPS):
        gradient, curve = [0.0, 0.0], [[1e-6, 0.0], [0.0, 1e-6]]
        for total, is_right in zip(totals, right, strict=True):
            chance = _logistic(slope * total + shift)
            rest, weight = float(is_right) - chance, chance * (1 - chance)
            gradient[0] += rest * total
            gradient[1] += rest
            curve[0][0] += weight * total * total
            curve[0][1] += weight * total
            curve[1][0] += weight * total
            curve[1][1] += weight
        step = _solved(curve, gradient)
        slope, shift = slope + step[0], shift + step[1]
        if max(map(abs, step)) < NEAR:
            break
    return slope, shift


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, value))))


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric positive system by Cholesky's decomposition."""
    size = len(right)
    lower: list[list[float]] = []
    for i in range(size):
        row: list[float] = []
        for j in range(i):
            other = lower[j]
            row.append((matrix[i][j] - sum(a * b for a, b in zip(row, other, strict=False))) / other[j])
        row.append((matrix[i][i] - sum(a * a for a in row)) ** 0.5)
        lower.append(row)
    half: list[float] = []
    for i in range(size):
        half.append((right[i] - sum(a * b for a, b in zip(lower[i], half, strict=False))) / lower[i][i])
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (half[i] - sum(lower[j][i] * found[j] for j in range(i + 1, size))) / lower[i][i]
    return found
