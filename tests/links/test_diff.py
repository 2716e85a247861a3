"""Two reports side by side, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.links.diff import EditKind, ReportDiff, diff_reports
from mahdar.links.quoted import quoted_words
from mahdar.links.words import split
from mahdar.model import Kind
from tests.links.build import article, said


def _diff(left: str, right: str, **fields: str) -> ReportDiff:
    """The difference of two contents; `fields` go to the right report."""
    a, b = article(f"قال الوزير إن {left}."), article(f"قال الوزير أمس إن {right}.", "b.txt")
    return diff_reports((a, said(a, left, who=None, cue="قال")), (b, said(b, right, who=None, cue="قال", **fields)))


def _edits(difference: ReportDiff) -> list[tuple[str, str, str]]:
    return [
        (edit.kind.value, edit.left.text if edit.left else "", edit.right.text if edit.right else "")
        for edit in difference.edits
        if edit.kind is not EditKind.SAME
    ]


@pytest.mark.parametrize(
    ("left", "right", "edits"),
    [
        ("الممر مفتوح أمام السفن", "الممر مفتوح أمام السفن", []),
        ("الممر مفتوح أمام كل السفن", "الممر مفتوح أمام السفن", [("cut", "كل", "")]),
        ("الممر مفتوح أمام السفن", "الممر مفتوح الآن أمام السفن", [("added", "", "الآن")]),
        ("الممر مفتوح أمام السفن", "الممر مغلق أمام السفن", [("changed", "مفتوح", "مغلق")]),
        ("ستولتنبرغ لم يحضر", "ستولتنبرج لم يحضر", [("spelling", "ستولتنبرغ", "ستولتنبرج")]),
        ("الممر مفتوح أمام السفن", "الممرّ مفتوحٌ امام السفن", []),
    ],
    ids=["same", "cut", "added", "changed", "spelling", "marks and hamza"],
)
def test_what_became_of_the_words(left: str, right: str, edits: list[tuple[str, str, str]]) -> None:
    """Cut, added, changed, or spelled otherwise."""
    assert _edits(_diff(left, right)) == edits


def test_identical_reports_differ_in_nothing() -> None:
    """Likeness 1."""
    difference = _diff("الممر مفتوح أمام السفن", "الممر مفتوح أمام السفن")
    assert difference.identical
    assert difference.likeness == 1.0


def test_a_day_told_by_one_report_only() -> None:
    """Beside the words, the day, the cue, the kind and the channel are compared."""
    (other,) = _diff("الممر مفتوح", "الممر مفتوح", day="2023-03-14").differences
    assert (other.what, other.left, other.right) == ("day", "", "2023-03-14")


def test_marks_that_one_copy_has_lost() -> None:
    """The stretch that stands in quotation marks in one report only."""
    words = "بلاده لن تنتظر إلى ما لا نهاية"
    a, b = article("قال إن بلاده «لن تنتظر إلى ما لا نهاية»."), article(f"قال إن {words}.", "b.txt")
    left = said(a, "بلاده «لن تنتظر إلى ما لا نهاية", who=None, kind=Kind.MIXED)
    ((on_left, on_right, marked),) = diff_reports((a, left), (b, said(b, words, who=None))).marks
    assert (on_left.text, on_right.text, marked) == ("لن تنتظر إلى ما لا نهاية", "لن تنتظر إلى ما لا نهاية", True)


WORDS = st.lists(
    st.sampled_from(["الممر", "مفتوح", "مغلق", "أمام", "السفن", "الحربية", "اليوم", "غدا", "ورقة", "موقعة"]),
    min_size=1,
    max_size=12,
)


@given(WORDS, WORDS)
def test_edits_cover_both_contents_once(left: list[str], right: list[str]) -> None:
    """Every word of either side stands in exactly one edit, in order."""
    difference = _diff(" ".join(left), " ".join(right))
    for side, words in (("left", left), ("right", right)):
        spans = [span for edit in difference.edits if (span := getattr(edit, side))]
        assert [word for span in spans for word in split(span.text).forms] == split(" ".join(words)).forms


@given(WORDS, WORDS)
def test_the_mirror_of_a_difference(left: list[str], right: list[str]) -> None:
    """Read the other way, the same share of words is alike."""
    assert _diff(" ".join(left), " ".join(right)).likeness == _diff(" ".join(right), " ".join(left)).likeness


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("قال «نعم» ثم مضى", ["نعم"]),
        ("قال ”نعم“ ثم مضى", ["نعم"]),
        ('قال ”نعم" ثم مضى', ["نعم"]),
        ('قال "نعم" ثم "لا"', ["نعم", "لا"]),
        ("قال “نعم ثم مضى", ["نعم", "ثم", "مضي"]),
        ("لا شيء هنا", []),
    ],
    ids=["guillemets", "turned", "mismatched", "two", "unclosed", "none"],
)
def test_words_in_quotation_marks(text: str, quoted: list[str]) -> None:
    """Whatever the marks look like."""
    words = split(text)
    assert [words.forms[n] for n in sorted(quoted_words(text, words, 0, len(words)))] == quoted
