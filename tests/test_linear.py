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
    ("piece", "language"),
    [
        ("قال الوزير سامر حداد إن «الممر مفتوح» أمام السفن. ", "ar"),
        ("وأضاف أن الممر مفتوح.\n\n", "ar"),
        ("قال الوزير سامر حداد إن «الممر مفتوح» أمام السفن ", "ar"),
        ("«قال (", "ar"),
        ("حشدت قواتها على الحدود منذ أسبوع. ", "ar"),
        ("The harbour minister said on Monday that the bridge was closed. ", "en"),
        ('"The road is open," said Lund. "The bridge is not."\n\n', "en"),
        ("Lund said the road was open and the bridge, the old one, said ", "en"),
    ],
    ids=[
        "sentences",
        "carried",
        "one sentence",
        "unclosed",
        "narration",
        "English",
        "quotations",
        "one English sentence",
    ],
)
def test_time_is_linear(piece: str, language: str) -> None:
    """For text of many statements, of one endless sentence, of nothing but open quotations, and of none."""
    _seconds(piece * 20, language)
    short = min(_seconds(piece * 400, language) for _ in range(3))
    long = min(_seconds(piece * 400 * GROWTH, language) for _ in range(2))
    assert long < max(short, 0.02) * LIMIT


def _seconds(text: str, language: str) -> float:
    begin = time.perf_counter()
    pipeline.read_text(text, language=language)
    return time.perf_counter() - begin
