"""When two names are the same."""

from __future__ import annotations

import pytest

from mahdar.evaluation.names import Words, name_words, overlap, own_words, plain_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إنترفاكس", "انترفاكس"),
        ("ستولتنبرغ", "ستولتنبرج"),
        ("ردّاً", "ردا"),
        ("لـــافروف", "لافروف"),
        ("وزارة الخارجية", "وزاره الخارجيه"),
        (None, ""),
    ],
)
def test_spellings_of_one_name(one: str | None, other: str) -> None:
    """Hamza, marks, tatweel, and the letter of a foreign g."""
    assert plain_words(one) == plain_words(other)


def test_a_capital_stands_for_its_country() -> None:
    """Moscow speaking is Russia speaking."""
    assert name_words("موسكو") == name_words("روسيا")


def test_an_office_alone_names_nobody() -> None:
    """Unless there is nothing else in the name."""
    assert own_words("الوزير لافروف") == {"لافروف"}
    assert own_words("الوزير") == {"الوزير"}


def test_words_within_a_stretch() -> None:
    """Words that begin in it; the last may reach one character beyond."""
    words = Words("واحد اثنان ثلاثة")
    assert words.within(0, 10) == {0, 5}
    assert words.within(1, 10) == {5}
    assert words.within(0, 9) == {0, 5}
    assert words.within(0, 8) == {0}


def test_overlap_of_nothing_is_nothing() -> None:
    """Two empty stretches have nothing in common."""
    assert overlap(set(), set()) == 0
    assert overlap({1, 2}, {2, 3}) == 1 / 3
