"""Shares and what is made of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.evaluation.figures import Share, f1, ratio


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (5, 10, 0.237, 0.763), (81, 263, 0.255, 0.366)],
    ids=["none", "all", "half", "Newcombe 1998, table I"],
)
def test_wilson_intervals(hits: int, of: int, low: float, high: float) -> None:
    """As published: R. G. Newcombe, Statistics in Medicine 17 (1998)."""
    assert Share(hits, of).interval == (low, high)


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_its_share(hits: int, more: int) -> None:
    """And stays within 0 to 1."""
    share = Share(hits, hits + more)
    low, high = share.interval
    assert 0 <= low <= (share.value or 0) <= high <= 1 or share.of == 0


def test_nothing_of_nothing() -> None:
    """A share of nothing is none, and could be anything."""
    assert Share(0, 0).value is None
    assert Share(0, 0).interval == (0.0, 1.0)
    assert ratio(0, 0) is None


def test_f1_of_what_is_missing_is_nought() -> None:
    """No precision or no recall, no F1."""
    assert f1(None, 1.0) == f1(0, 1.0) == 0
    assert f1(0.5, 1.0) == 0.667
