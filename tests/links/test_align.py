"""Two lists of words side by side."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mahdar.links.align import chains, fill, runs, seeds_of

WORDS = st.lists(st.integers(0, 12), max_size=60)


@given(WORDS, WORDS)
def test_runs_are_alike_and_as_long_as_can_be(a: list[int], b: list[int]) -> None:
    """Every run holds equal words, and neither side could go on."""
    for i, j, length in runs(a, b, seeds_of(a)):
        assert a[i : i + length] == b[j : j + length]
        assert i + length == len(a) or j + length == len(b) or a[i + length] != b[j + length]


@given(WORDS, WORDS)
def test_chains_keep_every_run_and_their_order(a: list[int], b: list[int]) -> None:
    """Putting runs together loses none, and within a chain both texts go forward."""
    blocks = runs(a, b, seeds_of(a))
    found = chains(blocks)
    assert sum(map(len, found)) == len(blocks)
    for chain in found:
        for (i, j, length), (x, y, _) in pairwise(chain):
            assert x >= i + length
            assert y >= j + length


@given(WORDS, WORDS)
def test_filling_adds_words_alike_only(a: list[int], b: list[int]) -> None:
    """What is found between two runs is alike and in order."""
    for chain in chains(runs(a, b, seeds_of(a))):
        filled = fill(a, b, chain)
        for i, j, length in filled:
            assert a[i : i + length] == b[j : j + length]
        assert filled == sorted(filled)


def test_paragraphs_in_the_opposite_order_are_two_chains() -> None:
    """What a comparison that keeps order finds once is found twice."""
    a = [*range(10), *range(20, 30)]
    b = [*range(20, 30), *range(10)]
    assert chains(runs(a, b, seeds_of(a))) == [[(0, 10, 10)], [(10, 0, 10)]]
