"""How likely a statement is right: a sum of weights of its signs, made a probability.

The weights were fitted on pages that people marked, and stand as data in `score.toml` with the command that fits them
(`python -m mahdar.evaluation.calibrate`). No weight depends on a word: signs are about form alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import exp

from mahdar.errors import PackError
from mahdar.statements.signs import FAMILIES

#: No statement is surer than this either way: nothing was fitted on enough pages to tell .99 from 1.
SUREST = 0.99
DIGITS = 3
#: So many sets of signs keep their score: news has the same ones again and again.
KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Weights:
    """What signs count for.

    Attributes:
        base: what every statement begins with.
        slope, shift: the scale that makes a sum a log-odds; fitted on sums of pages of other outlets.
        signs: the weight of a sign; one that is not there counts nothing.
    """

    base: float
    slope: float
    shift: float
    signs: Mapping[str, float]

    def total(self, signs: Iterable[str]) -> float:
        """Return the sum of the weights of some signs."""
        return self.base + sum(self.signs.get(sign, 0.0) for sign in signs)

    def score(self, signs: Iterable[str]) -> float:
        """Return the probability, between `1 - SUREST` and `SUREST`; it grows with the sum.

        >>> weights = Weights(0.0, 1.0, 0.0, {"how=expressed": 2.0, "how=none": -9.0})
        >>> weights.score(["how=expressed"]), weights.score(["how=none"]), weights.score([])
        (0.881, 0.01, 0.5)
        """
        odds = max(-50.0, min(50.0, self.slope * self.total(signs) + self.shift))
        return round(min(SUREST, max(1 - SUREST, 1 / (1 + exp(-odds)))), DIGITS)


@lru_cache(maxsize=KEPT)
def score(signs: tuple[str, ...]) -> float:
    """Return the score of a statement by its signs, under the fitted weights.

    >>> score(("how=expressed", "named=True", "place=after")) > score(("how=none", "named=nobody", "place=dropped"))
    True
    """
    return weights().score(signs)


@cache
def weights() -> Weights:
    """Return the fitted weights.

    Raises:
        PackError: the file weighs a sign of no family, or its slope is not above 0.

    >>> weights().slope > 0
    True
    """
    table = tomllib.loads(files("mahdar.statements").joinpath("score.toml").read_text(encoding="utf-8"))
    strange = sorted(sign for sign in table["weights"] if sign.partition("=")[0] not in FAMILIES)
    if strange:
        raise PackError(f"statements/score.toml weighs {strange[0]!r}; signs.FAMILIES has no such family")
    if not table["scale"]["slope"] > 0:
        raise PackError("statements/score.toml: the slope must be above 0, or a likelier statement has a lower score")
    return Weights(table["scale"]["base"], table["scale"]["slope"], table["scale"]["shift"], table["weights"])
