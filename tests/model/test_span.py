"""A span checks itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.model import Span


@given(st.text(max_size=40), st.data())
def test_a_span_holds_the_words_at_its_offsets(text: str, data: st.DataObject) -> None:
    """The law of all offsets: code points, end exclusive."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span.of(text, start, end)
    assert span.text == text[span.start : span.end]
    assert span.range == (start, end)


@pytest.mark.parametrize(("start", "end", "text"), [(0, 2, "a"), (3, 2, "a"), (-1, 0, "a")])
def test_offsets_that_do_not_fit_are_refused(start: int, end: int, text: str) -> None:
    """A span whose length is not that of its words cannot be made."""
    with pytest.raises(ValueError, match="does not fit"):
        Span(start, end, text)


def test_letters_outside_the_basic_plane_count_one() -> None:
    """Offsets are code points, not UTF-16 units: an emoji counts one."""
    assert Span.of("😀قال", 1, 4).text == "قال"
