"""Laws of times: spans are true, in order and apart; values are dates; nothing is slow."""

from __future__ import annotations

import re
import time as clock
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.lang.load import load_entries
from mahdar.times import find, may_name_day
from tests.times.test_cases import DAY, EDTF, load_cases

FORMS = sorted({form for language in ("ar", "en") for entry in load_entries(language, "times") for form in entry.forms})
pieces = st.sampled_from(FORMS) | st.sampled_from(
    ["9", "10", "2022", "1443", "31", "08:50", "/", "-", "،", "(", ")", "و", "."]
)
texts = st.lists(pieces, max_size=12).map(" ".join) | st.lists(pieces, max_size=8).map("".join) | st.text(max_size=60)
anchors = (
    st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat) | st.dates().map(date.isoformat)
)


@given(texts, anchors)
def test_times_are_true_in_order_and_apart(text: str, anchor: str | None) -> None:
    """Whatever stands in the text: no span lies, none overlaps another, every value is a date or empty."""
    last = 0
    for found in find(text, 0, len(text), anchor):
        assert found.span is not None
        assert text[found.span.start : found.span.end] == found.span.text
        assert found.span.text.strip()
        assert found.span.start >= last
        last = found.span.end
        assert found.value == "" or EDTF.fullmatch(found.value)
        assert all(date.fromisoformat(day) for day in re.findall(DAY, found.value))
        assert found.day is None or found.day == found.value[:10]
        assert found.anchor in (None, anchor)


@given(texts, anchors, st.sampled_from(["ar", "en"]))
def test_typed_dates_are_true_in_order_and_apart(text: str, anchor: str | None, language: str) -> None:
    """The same where the text is known to be about dates, in either language."""
    last = 0
    for found in find(text, 0, len(text), anchor, language, loose=True):
        assert found.span is not None
        assert text[found.span.start : found.span.end] == found.span.text
        assert found.span.start >= last
        last = found.span.end
        assert found.value == "" or EDTF.fullmatch(found.value)


@given(texts)
def test_nothing_relative_is_resolved_without_an_anchor(text: str) -> None:
    """A value without an anchor does not change with one."""
    without = {t.span: t.value for t in find(text, 0, len(text), None) if t.span and t.value}
    within = {t.span: t.value for t in find(text, 0, len(text), "2022-01-13") if t.span}
    assert all(within.get(span) == value for span, value in without.items())


@pytest.mark.parametrize(
    "piece",
    [
        "9 و",
        "1/1/",
        "12 ",
        "يوم ",
        "أول ",
        "كانون ",
        "الأول ",
        "(",
        "1-",
        "12:30 ",
        "مساء يوم ",
        "ا",
        " ",
        "ألف و",
        "2019-",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """Ten times the text takes no more than about ten times as long, for every piece a time is made of."""

    def seconds(text: str) -> float:
        start = clock.perf_counter()
        find(text, 0, len(text), "2022-01-13")
        return clock.perf_counter() - start

    short = min(seconds(piece * 2000) for _ in range(3))
    assert min(seconds(piece * 20000) for _ in range(3)) < 40 * max(short, 0.001)


@given(texts, st.sampled_from(["ar", "en"]))
def test_what_may_name_no_day_names_none(text: str, language: str) -> None:
    """The cheap look never hides a day."""
    if any(time.day for time in find(text, 0, len(text), None, language)):
        assert may_name_day(text, language)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_marked_days_are_not_hidden(language: str) -> None:
    """No case that people marked holds a day of its own that the cheap look would hide; a bare line is told by it."""
    for case in load_cases(language):
        if any(time.day for time in find(case.text, 0, len(case.text), None, language)):
            assert may_name_day(case.text, language), case.text
    assert not may_name_day("12:45", language)
