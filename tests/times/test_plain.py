"""Text as the patterns of times match it: letters folded, marks left out, every place known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mahdar.times import find
from mahdar.times.lexicon import load_lexicon

LEXICON = load_lexicon("ar")


@given(st.text("أإابةى ـًَّ١2ـ-.", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_each_place_has_its_letter(text: str, start: int, size: int) -> None:
    """Each character of plain text is the folded one at its offset; what lies between two is marks behind a letter."""
    start = min(start, len(text))
    end = min(len(text), start + size)
    plain = LEXICON.plain(text, start, end)
    places = range(plain.start, len(plain.text))
    offsets = [plain.offset(place) for place in places]
    folding = dict(LEXICON.letters)
    assert [plain.text[place] for place in places] == [folding.get(text[offset], text[offset]) for offset in offsets]
    assert set(offsets) <= set(range(start, end))
    assert all(LEXICON.fold(text[offset]) == "" for offset in set(range(start, end)) - set(offsets))
    assert plain.offset(len(plain.text)) == end


def test_marks_belong_to_the_words() -> None:
    """A time keeps the marks of its words, and offsets count them."""
    text = "وصلَ الوفدُ يومَ الثُلاثاءِ، وغادرَ."
    (time,) = find(text, 0, len(text), "2022-01-13")
    assert time.span is not None
    assert time.span.text == "يومَ الثُلاثاءِ"
    assert text[time.span.start : time.span.end] == time.span.text


def test_a_stroke_between_numbers_may_be_a_mark() -> None:
    """The sign that stretches a letter joins no numbers."""
    assert find("قبل 1ـ2 يناير", 0, 13, None) == find("قبل 1ـ2 يناير", 6, 13, None)


def test_a_word_is_not_cut_at_a_mark() -> None:
    """A number of the pack with an ending behind a mark is another word."""
    assert find("ستُسلم", 0, 6, "2022-01-13", loose=True) == ()
