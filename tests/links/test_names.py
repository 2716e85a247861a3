"""Spellings of one name, parts of it, and namesakes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.links.entities import SURE_SPELLING
from mahdar.links.names import NameTie, compare_names, same_word

CASES = [
    ("ينس ستولتنبرغ", "ينس ستولتنبرج", NameTie.SPELLING),
    ("سيرغي لافروف", "سيرجي لافروف", NameTie.SPELLING),
    ("ديمتري بيسكوف", "دميتري بيسكوف", NameTie.SPELLING),
    ("أنتوني بلينكن", "أنتوني بلينكين", NameTie.SPELLING),
    ("ألكسندر لوكاشيفيتش", "الكسندر لوكاشيفيتش", NameTie.SAME),
    ("غوتيريش", "جوتيريس", NameTie.SPELLING),
    ("عبد الفتاح السيسي", "عبدالفتاح السيسي", NameTie.SPELLING),
    ("وزارة الخارجية الأمريكية", "وزارة الخارجية الأميركية", NameTie.SPELLING),
    ("لافروف", "سيرغي لافروف", NameTie.PART),
    ("نصر الله", "حسن نصر الله", NameTie.PART),
    ("محمد جواد ظريف", "جواد ظريف", NameTie.PART),
    ("جورج بوش", "جورج دبليو بوش", NameTie.PART),
    ("هيلاري كلينتون", "بيل كلينتون", NameTie.CONFLICT),
    ("محمد مرسي", "محمود مرسي", NameTie.CONFLICT),
    ("أحمد شفيق", "حمد شفيق", NameTie.CONFLICT),
    ("سالم الدوسري", "سليم الدوسري", NameTie.CONFLICT),
    ("حسن روحاني", "حسين روحاني", NameTie.CONFLICT),
    ("عبدالعزيز العمري", "صالح بن عبدالعزيز العمري", NameTie.PART),
    ("عبدالعزيز آل منصور", "صالح بن عبدالعزيز بن محمد آل منصور", NameTie.CONFLICT),
    ("طارق محمد", "طارق محمود", NameTie.DIFFERENT),
    ("عبدالله السالم", "عبدالله السلوم", NameTie.DIFFERENT),
    ("وزارة السياحة", "وزارة الصحة", NameTie.DIFFERENT),
    ("منظمة التعاون", "الأمانة العامة لمنظمة التعاون", NameTie.CONFLICT),
    ("نتنياهو", "بنيامين نتانياهو", NameTie.PART),
    ("فلاديمير بوتين", "فلاديمير زيلينسكي", NameTie.DIFFERENT),
    ("ليا سورين", "ألدو ميرغان", NameTie.DIFFERENT),
    ("", "ألدو ميرغان", NameTie.DIFFERENT),
]


@pytest.mark.parametrize(("left", "right", "tie"), CASES, ids=[f"{left}-{right}" for left, right, _ in CASES])
def test_how_two_names_stand(left: str, right: str, tie: NameTie) -> None:
    """In either order."""
    assert compare_names(left, right).tie is tie
    assert compare_names(right, left).tie is tie


@given(st.text("ابتجحدرسعغفكلمنهوي ", max_size=14), st.text("ابتجحدرسعغفكلمنهوي ", max_size=14))
def test_the_order_of_names_does_not_matter(left: str, right: str) -> None:
    """Comparing is symmetric, and a name is always itself."""
    assert compare_names(left, right) == compare_names(right, left)
    if left.strip():
        assert compare_names(left, left).tie is NameTie.SAME


@given(st.text("ابتجحدرسعغفكلمنهوي", min_size=1, max_size=8), st.text("ابتجحدرسعغفكلمنهوي", min_size=1, max_size=8))
def test_words_are_as_alike_as_their_mirror(left: str, right: str) -> None:
    """And never more than alike."""
    assert same_word(left, right) == same_word(right, left)
    assert 0.0 <= same_word(left, right) <= 1.0


def test_a_language_without_a_pack_compares_words_as_they_are() -> None:
    """No sounds are known; a letter's difference is never sure."""
    assert compare_names("Jens Stoltenberg", "Jens Stoltenberg", "xx").tie is NameTie.SAME
    assert compare_names("Jens Stoltenberg", "Jens Stoltenburg", "xx").score < SURE_SPELLING
