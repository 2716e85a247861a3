"""Scores: fitted, tried on outlets left out, shown."""

from __future__ import annotations

import random
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.evaluation.calibrate import as_markdown, as_toml
from mahdar.evaluation.calibration import (
    RAREST,
    Example,
    Judged,
    bands,
    brier,
    cross_validated,
    fitted,
    sure,
    unevenness,
)
from mahdar.evaluation.logistic import fit, scale
from mahdar.evaluation.plot import reliability
from mahdar.statements.score import SUREST, Weights


def _examples(number: int, seed: int = 3) -> list[Example]:
    """Examples of six outlets: with the sign `how=good` nine in ten are right, with `how=bad` one in five."""
    chance = random.Random(seed)
    rows = []
    for n in range(number):
        good = chance.random() < 0.6
        right = chance.random() < (0.9 if good else 0.2)
        signs = ("how=good" if good else "how=bad", f"act={chance.choice('abc')}")
        rows.append(Example(f"outlet {n % 6}", signs, right or chance.random() < 0.5, right))
    return rows


def test_a_fit_finds_the_odds_that_made_the_examples() -> None:
    """Two signs, without penalty: the logarithms of the odds among the rows themselves."""
    rows = [["a"]] * 10 + [["b"]] * 10
    right = [True] * 8 + [False] * 2 + [True] * 5 + [False] * 5
    found = fit(rows, right, ["a", "b"], penalty=1e-9, start=None)
    assert found.total(["a"]) == pytest.approx(1.3863, abs=1e-3)  # log 4
    assert found.total(["b"]) == pytest.approx(0.0, abs=1e-3)


def test_a_start_changes_no_fit() -> None:
    """It only saves steps."""
    rows = [["a"], ["a", "b"], ["b"], []] * 5
    right = [True, True, False, False, True, False, True, False, True, True] * 2
    first = fit(rows, right, ["a", "b"], penalty=2, start=None)
    again = fit(rows, right, ["a", "b"], penalty=2, start=fit(rows[:12], right[:12], ["a", "b"], penalty=2, start=None))
    assert again.base == pytest.approx(first.base, abs=1e-5)
    assert again.weights["a"] == pytest.approx(first.weights["a"], abs=1e-5)


def test_a_scale_takes_back_what_is_too_sure() -> None:
    """Sums twice as large as the odds get a slope of a half."""
    totals = [2 * 1.3863] * 100 + [-2 * 1.3863] * 100
    right = [True] * 80 + [False] * 20 + [True] * 20 + [False] * 80
    slope, shift = scale(totals, right)
    assert slope == pytest.approx(0.5, abs=1e-3)
    assert shift == pytest.approx(0.0, abs=1e-3)


def test_scores_of_outlets_left_out_mean_what_they_say() -> None:
    """On examples that follow one rule everywhere, and every example is judged once."""
    rows = _examples(900)
    judged = cross_validated(rows)
    assert len(judged) == len(rows)
    assert unevenness(judged) < 0.05
    assert brier(judged) < 0.16
    share, right, match = sure([Judged(0.95, True, True), Judged(0.9, True, False), Judged(0.2, False, False)])
    assert (share.hits, share.of, right.hits, right.of, match.hits) == (2, 3, 1, 2, 2)


def test_a_scale_is_that_of_the_examples_that_count_for_it() -> None:
    """Where they are right less often, scores are lower; which signs tell what stays."""
    rows = _examples(600)
    harder = [
        Example(row.outlet, row.signs, row.matched, row.right and n % 3 > 0, scales=True)
        for n, row in enumerate(_examples(600, seed=4))
    ]
    easy = fitted([*rows, *(replace(row, scales=False) for row in harder)])
    hard = fitted([*(replace(row, scales=False) for row in rows), *harder])
    assert easy.signs == hard.signs
    assert hard.score(("how=good",)) < easy.score(("how=good",))


def test_weights_are_of_signs_that_are_not_rare() -> None:
    """A sign on one example tells nothing."""
    rows = [*_examples(200), Example("outlet 1", ("how=odd",), True, True)]
    found = fitted(rows)
    assert "how=odd" not in found.signs
    assert found.signs["how=good"] > found.signs["how=bad"]
    assert sum(row.signs[0] == "how=bad" for row in rows) >= RAREST


def test_the_weights_are_written_as_they_are_read() -> None:
    """TOML with the command that makes it."""
    import tomllib

    weights = fitted(_examples(200))
    table = tomllib.loads(as_toml(weights, _examples(200), "python -m somewhere"))
    assert table["weights"].keys() == weights.signs.keys()
    assert table["scale"]["slope"] == pytest.approx(weights.slope, abs=0.001)


@given(st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), max_size=60))
def test_bands_lose_nobody(scores: list[tuple[float, bool]]) -> None:
    """Every example is in one band, and its mean within its bounds."""
    judged = [Judged(score, True, right) for score, right in scores]
    found = bands(judged)
    assert sum(band.right.of for band in found) == len(judged)
    assert sum(band.right.hits for band in found) == sum(right for _, right in scores)
    assert all(band.low <= band.mean + 1e-9 and band.mean <= band.high + 1e-9 for band in found)


@given(
    st.dictionaries(st.sampled_from(["a=1", "a=2", "b=1"]), st.floats(-9, 9)),
    st.lists(st.sampled_from(["a=1", "a=2", "b=1", "c=9"]), unique=True),
    st.lists(st.sampled_from(["a=1", "a=2", "b=1", "c=9"]), unique=True),
)
def test_a_score_is_a_probability_that_grows_with_the_sum(
    weights: dict[str, float], one: list[str], other: list[str]
) -> None:
    """Between its bounds, and in the order of the sums; unknown signs count nothing."""
    scale = Weights(0.1, 0.7, -0.2, weights)
    low, high = sorted((one, other), key=scale.total)
    assert round(1 - SUREST, 3) <= scale.score(low) <= scale.score(high) <= SUREST
    assert scale.score([*one, "never=seen"]) == scale.score(one)


def test_tables_and_picture_show_the_counts() -> None:
    """Markdown with a row for each band; an SVG that parses, with a point for each."""
    judged = [Judged(0.95, True, True)] * 19 + [Judged(0.95, True, False)] + [Judged(0.4, False, False)] * 5
    table = "".join(as_markdown({"these": judged}))
    assert "| these | 25 | 0.8 (0.609 to 0.911) | 0.95 (0.764 to 0.991) |" in table
    picture = ElementTree.fromstring(reliability({"these & those": bands(judged)}))
    circles = [e for e in picture.iter() if e.tag.endswith("circle")]
    assert len(circles) == 2 + 1
    assert any("these & those" in (e.text or "") for e in picture.iter())
