"""Signs around the words that matter."""

from __future__ import annotations

import pytest

from mahdar.cli.marks import CONTENT, CUE, SPEAKER, Mark, marked

TEXT = "he said yes"


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], "he said yes"),
        ([(0, 2, SPEAKER), (3, 7, CUE)], "<he> {said} yes"),
        ([(0, 2, SPEAKER), (2, 7, CUE)], "<he>{ said} yes"),
        ([(0, 7, CONTENT), (0, 2, SPEAKER)], "[<he> said] yes"),
        ([(0, 11, CONTENT), (8, 11, CUE)], "[he said {yes}]"),
        ([(3, 7, CUE), (3, 7, CUE)], "he {said} yes"),
        ([(5, 50, CONTENT)], "he sa[id yes]"),
        ([(4, 4, CONTENT)], "he said yes"),
    ],
    ids=["none", "apart", "touching", "open together", "close together", "twice", "cut", "empty"],
)
def test_signs_nest(marks: list[Mark], shown: str) -> None:
    """Every sign that opens closes, the inner before the outer."""
    assert marked(TEXT, 0, len(TEXT), marks) == shown
