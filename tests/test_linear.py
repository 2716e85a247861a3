"""Time grows with the length of a page, not with its square."""

from __future__ import annotations

import time

import pytest

from mahdar import pipeline

GROWTH = 4
LIMIT = 8
"""Four times the text may take eight times as long; were it quadratic, it would take sixteen."""


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    [
        "قال الوزير سامر حداد إن «الممر مفتوح» أمام السفن. ",
        "وأضاف أن الممر مفتوح.\n\n",
        "قال الوزير سامر حداد إن «الممر مفتوح» أمام السفن ",
        "«قال (",
        "حشدت قواتها على الحدود منذ أسبوع. ",
    ],
    ids=["sentences", "carried", "one sentence", "unclosed", "narration"],
)
def test_time_is_linear(piece: str) -> None:
    """For text of many statements, of one endless sentence, of nothing but open quotations, and of none."""
    _seconds(piece * 20)
    short = min(_seconds(piece * 400) for _ in range(3))
    long = min(_seconds(piece * 400 * GROWTH) for _ in range(2))
    assert long < max(short, 0.02) * LIMIT


def _seconds(text: str) -> float:
    begin = time.perf_counter()
    pipeline.read_text(text)
    return time.perf_counter() - begin
