"""Times read from words: what they name, what they only look like."""

from __future__ import annotations

import pytest

from mahdar.errors import PackError
from mahdar.times import find
from tests.times.test_cases import EDTF

# A Thursday.
ANCHOR = "2022-01-13T08:50"


def read(text: str, anchor: str | None = ANCHOR) -> list[tuple[str, str]]:
    """The words and values of the times in a text."""
    return [(time.span.text if time.span else "", time.value) for time in find(text, 0, len(text), anchor)]


ABSOLUTE = {
    "13 يناير 2022، 8:50 ص": "2022-01-13T08:50",
    "13 يناير 2022، 8:50 م": "2022-01-13T20:50",
    "22 ديسمبر، 2021": "2021-12-22",
    "الأربعاء, يناير 28, 2026": "2026-01-28",
    "12 كانون الثاني 2022ء": "2022-01-12",
    "الاربعاء, 18 نوفمبر/ تشرين الثاني, 2009, 08:13 GMT": "2009-11-18T08:13",
    "1100 (GMT+04:00) - 28/06/09": "2009-06-28T11:00",
    "08:50 GMT 13.01.2022": "2022-01-13T08:50",
    "3 جانفي 2020": "2020-01-03",
    "3 غشت 2020": "2020-08-03",
    "3 دجنبر 2020": "2020-12-03",
    "3 أيار (مايو) 2020": "2020-05-03",
    "13-01-2022": "2022-01-13",
    "13.01.22 | 18:30": "2022-01-13T18:30",
    "08:41-13 يناير ,2022": "2022-01-13T08:41",
    "2022-01-13 10:40:21+03:00": "2022-01-13T10:40",
    "2022/1/13": "2022-01-13",
    "01/13/2022": "2022-01-13",
    "2022-01-13T08:50:11Z": "2022-01-13T08:50",
    "٢٢ يناير ٢٠٢٢": "2022-01-22",
    "١٥/٧/٢٠٠٠": "2000-07-15",
    "الثلاثاء ١٢ كانون الثاني ٢٠٢١ - ٠٨:٤٧": "2021-01-12T08:47",
    "7 أغسطس ,2021: 10:30 ص GST": "2021-08-07T10:30",
    "الأول من تموز (يوليو) عام 2010": "2010-07-01",
    "السادس والعشرين من فبراير 2016": "2016-02-26",
    "4 شوال 1436هـ": "2015-07-20",
    "15/7/1436": "2015-05-04",
    "يناير 2022": "2022-01",
    "عام 1975": "1975",
    "نهاية 2013": "2013",
}


@pytest.mark.parametrize(("words", "value"), ABSOLUTE.items())
def test_a_whole_date_needs_no_anchor(words: str, value: str) -> None:
    """Every naming of months, every order of numbers, every kind of digits; the anchor changes nothing."""
    text = f"خبر {words} نهاية"
    assert read(text, None)[0][1] == value
    assert read(text, "1999-05-05")[0][1] == value
    assert find(text, 0, len(text), ANCHOR)[0].anchor is None


RELATIVE = {
    "اليوم": "2022-01-13",
    "صباح اليوم": "2022-01-13",
    "أمس": "2022-01-12",
    "أول من أمس": "2022-01-11",
    "أمس الأول": "2022-01-11",
    "غداً": "2022-01-14",
    "بعد غد": "2022-01-15",
    "الخميس": "2022-01-13",
    "الأربعاء": "2022-01-12",
    "مساء الأربعاء": "2022-01-12",
    "يوم السبت الماضي": "2022-01-08",
    "الخميس الماضي": "2022-01-06",
    "الخميس المقبل": "2022-01-20",
    "الجمعة القادم": "2022-01-14",
    "اليوم الخميس": "2022-01-13",
    "اليوم (الأربعاء)": "2022-01-12",
    "أمس الثلاثاء": "2022-01-11",
    "يوم أمس الثلاثاء": "2022-01-11",
    "غدا الجمعة": "2022-01-14",
    "ليل الأربعاء/ الخميس": "2022-01-12",
    "يوم الجمعة من الأسبوع المقبل": "2022-01-21",
    "15 شباط": "2022-02-15",
    "25 كانون الأول/ديسمبر الماضي": "2021-12-25",
    "17 من أغسطس (آب) المقبل": "2022-08-17",
    "الخامس من أغسطس المقبل": "2022-08-05",
    "20 من الشهر الجاري": "2022-01-20",
    "الجمعة 23 تموز": "2021-07-23",
    "الشهر الماضي": "2021-12",
    "هذا الشهر": "2022-01",
    "العام المقبل": "2023",
    "مطلع العام الجاري": "2022",
    "قبل يومين": "2022-01-11",
    "قبل ثلاثة أيام": "2022-01-10",
    "منذ 12 يوما": "2022-01-01",
    "قبل شهرين": "2021-11~",
    "قبل خمس سنوات": "2017~",
    "أوائل شباط": "2022-02",
}


@pytest.mark.parametrize(("words", "value"), RELATIVE.items())
def test_a_relative_time_is_counted_from_the_anchor(words: str, value: str) -> None:
    """With an anchor it has a date and says from where; without one it has its words alone."""
    text = f"وصل الوفد {words} إلى المدينة"
    (time,) = find(text, 0, len(text), ANCHOR)
    assert time.span is not None
    assert (time.span.text, time.value, time.anchor) == (words, value, ANCHOR)
    (unresolved,) = find(text, 0, len(text), None)
    assert (unresolved.span, unresolved.value, unresolved.anchor) == (time.span, "", None)


@pytest.mark.parametrize("words", ["قبل أيام", "منذ سنوات", "الأحد الأسبوع المقبل", "الأيام القليلة الماضية"])
def test_what_words_do_not_tell_stays_unresolved(words: str) -> None:
    """Vague distances, and days on which the weeks of the countries differ, keep their words and get no date."""
    assert read(f"جرى ذلك {words}.") == [(words, "")]


@pytest.mark.parametrize(
    "text",
    [
        "في اليوم الأخير من زيارته",
        "ذلك اليوم",
        "قالت قناة “روسيا اليوم” إن",
        "نقلت صحيفة «اليوم» عنه",
        "بعد صلاة الجمعة في الجامع",
        "يلتقون كل يوم الجمعة",
        "هجمات 11 سبتمبر غيرت أشياء",
        "ميدان 25 يناير في وسط المدينة",
        "أعداء الأمس صاروا شركاء",
        "من أجل غد أفضل",
        "قبل يومين من الموعد",
        "يوم الأحد الأول من كل موسم",
        "3.5 مليون",
        "فاز 3-2-1",
        "فئات 10-12-14 عاما",
        "النسخة 2.6.18 من البرنامج",
        "192.168.1.1",
        "كتب يناير على الجدار",
        "31/2/2022",
        "وأضاف أن المشروع سينتهي",
        "",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    """Names, habits, other days, scores and versions."""
    assert read(text) == []


def test_days_of_one_month_are_times_of_their_own() -> None:
    """Each number is a time; the month stands with the last."""
    assert read("يومي 9 و10 كانون الثاني/يناير الجاري") == [
        ("9", "2022-01-09"),
        ("10 كانون الثاني/يناير الجاري", "2022-01-10"),
    ]


def test_a_stretch_is_one_time() -> None:
    """From the words that open it to its last day; its beginning takes the year of its end."""
    assert read("بين الرابع والخامس من آذار 2020") == [("بين الرابع والخامس من آذار 2020", "2020-03-04/2020-03-05")]
    assert read("من 20 كانون الأول إلى 3 كانون الثاني 2019") == [
        ("من 20 كانون الأول إلى 3 كانون الثاني 2019", "2018-12-20/2019-01-03")
    ]


def test_letters_joined_before_a_time_are_no_part_of_it() -> None:
    """And, then, in, to."""
    assert read("والأربعاء") == [("الأربعاء", "2022-01-12")]
    assert read("وفي الشهر الماضي") == [("الشهر الماضي", "2021-12")]
    assert read("بالأمس") == [("الأمس", "2022-01-12")]


def test_only_the_stretch_is_read() -> None:
    """Offsets count the whole text; words outside the stretch are not seen."""
    text = "أمس وصل وفد، وغادر اليوم."
    (time,) = find(text, 5, len(text), ANCHOR)
    assert time.span is not None
    assert time.span.text == "اليوم"
    assert text[time.span.start : time.span.end] == "اليوم"


@pytest.mark.parametrize("anchor", ["0001-01-01", "9999-12-31", "2189-12-31"])
def test_odd_numbers_and_anchors_are_no_error(anchor: str) -> None:
    """Numbers longer than any date, and anchors before and after all that news speak of."""
    for text in ("1/1/" + "1" * 5000, "9" * 5000 + " 2022", "عام " + "1" * 5000, "الصيف الماضي وبعد 999 عاما"):
        for loose in (False, True):
            values = [time.value for time in find(text, 0, len(text), anchor, loose=loose)]
            assert all(value == "" or EDTF.fullmatch(value) for value in values)


@pytest.mark.parametrize("anchor", ["2022", "2022-01", "2022-13-45", "gestern", ""])
def test_a_coarse_or_broken_anchor_resolves_no_day(anchor: str) -> None:
    """A month is enough for last month, never for yesterday."""
    assert read("أمس", anchor) == [("أمس", "")]
    value = {"2022-01": "2021-12"}.get(anchor, "")
    if len(anchor) < 8:
        assert read("الشهر الماضي", anchor) == [("الشهر الماضي", value)]


def test_a_month_without_a_year_far_from_the_anchor_stays_open() -> None:
    """Half a year away, last and next are as likely."""
    assert read("في تموز") == [("تموز", "")]
    assert read("في شباط") == [("شباط", "2022-02")]


def test_a_language_without_a_pack_is_an_error() -> None:
    """There is nothing to read it with."""
    with pytest.raises(PackError):
        find("abc", 0, 3, None, "xx")
