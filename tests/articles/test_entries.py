"""Live pages, chronicles and pages of several articles, told apart."""

from __future__ import annotations

import pytest

from mahdar.articles import extract
from mahdar.errors import PageError
from mahdar.model import Article, Role
from mahdar.pages import read_bytes

TITLE = "توقف العبّارة بين المرسى والجزيرة"
TEXTS = (
    "عادت العبّارة إلى العمل بعد إصلاح محركها، ونقلت مئة راكب كانوا ينتظرون على الرصيف.",
    "قال مدير الميناء إن قطعة الغيار وصلت بالطائرة وإن الإصلاح يحتاج إلى ساعة.",
    "توقفت العبّارة عن العمل بسبب عطل في المحرك، وبقي الركاب على الرصيف.",
)


def article_of(hours: tuple[str, ...], title: str = TITLE) -> Article:
    """The article of a page whose texts stand below hours."""
    entries = "\n\n".join(f"{hour}\n{text}" for hour, text in zip(hours, TEXTS, strict=True))
    return extract(read_bytes(f"{title}\n\n5 مارس 2023\n\n{entries}\n".encode(), "a.txt", "text/plain"))


@pytest.mark.parametrize(
    ("hours", "title", "live"),
    [
        (("18:30", "15:10", "09:00"), TITLE, True),
        (("الساعة 18:30", "الساعة 15:10", "الساعة 09:00"), TITLE, True),
        (("09:00", "15:10", "18:30"), TITLE, False),
        (("09:00", "15:10", "18:30"), f"لحظة بلحظة: {TITLE}", True),
        (("18:30", "18:30", "18:30"), TITLE, False),
        (("الرحلة الثالثة", "الرحلة الثانية", "الرحلة الأولى"), f"لحظة بلحظة: {TITLE}", False),
    ],
    ids=["falling hours", "hours in words", "a chronicle", "a chronicle that says so", "one hour", "no hours"],
)
def test_live_pages_have_hours_of_their_own(hours: tuple[str, ...], title: str, live: bool) -> None:
    """The latest first, or the page says that it is live."""
    article = article_of(hours, title)
    assert [doubt.code for doubt in article.doubts if doubt.code == "live"] == ["live"] * live
    body = [article.text[block.start : block.end] for block in article.body_blocks()]
    assert [text for text in TEXTS if text in body] == list(TEXTS)
    if live:
        assert body == list(TEXTS)
        dates = [article.text[block.start : block.end] for block in article.blocks if block.role is Role.DATE]
        assert set(hours) <= set(dates)


def test_articles_with_days_of_their_own_are_told_apart() -> None:
    """The first is the article, the others are not its body; headings without days are subheads."""
    units = [
        ("حريق صغير في سوق الأقمشة", "7 مارس 2023", TEXTS[0]),
        ("زيادة رحلات القطار مساء", "6 مارس 2023", TEXTS[1]),
        ("عودة المعرض بعد غياب", "6 مارس 2023", TEXTS[2]),
    ]
    page = "\n\n".join(f"{heading}\n{day}\n{text}" for heading, day, text in units)
    several = extract(read_bytes(page.encode(), "a.txt", "text/plain"))
    assert several.text[slice(*several.body)] == TEXTS[0]
    assert several.published is not None
    assert several.published.value == "2023-03-07"
    assert [doubt.code for doubt in several.doubts if doubt.code == "several-articles"] == ["several-articles"]
    whole = "\n\n".join(f"{heading}\n{text}" for heading, _, text in units)
    one = extract(read_bytes(f"{TITLE}\n\n{whole}".encode(), "a.txt", "text/plain"))
    assert [doubt.code for doubt in one.doubts if doubt.code == "several-articles"] == []
    assert one.text[slice(*one.body)].endswith(TEXTS[2])


def test_excerpts_below_a_heading_of_others_are_no_body() -> None:
    """They tell what the lines above them do; a paragraph of the article itself does not, and goes on with it."""
    excerpts = (
        "فوز مدرسة البنات ببطولة الشطرنج\nفازت مدرسة البنات ببطولة الشطرنج بعد مباراة استمرت خمس ساعات.",
        "افتتاح معصرة حديثة في السهل\nافتتح الوزير معصرة حديثة في السهل تخدم ثلاثين قرية وتعمل ليلا ونهارا.",
    )
    menu = "الرئيسية\nأخبار\nرياضة\n\n"
    page = f"{menu}{TITLE}\n\n{TEXTS[0]}\n\n{TEXTS[1]}\n\nاقرأ أيضا\n" + "\n".join(excerpts)
    article = extract(read_bytes(page.encode(), "a.txt", "text/plain"))
    assert [article.text[block.start : block.end] for block in article.body_blocks()] == list(TEXTS[:2])
    within = f"{menu}{TITLE}\n\n{TEXTS[0]}\n\nاقرأ أيضا\nسباق الدراجات يغلق وسط المدينة\n\n{TEXTS[1]}\n\n{TEXTS[2]}"
    article = extract(read_bytes(within.encode(), "a.txt", "text/plain"))
    assert [article.text[block.start : block.end] for block in article.body_blocks()] == list(TEXTS)


LINES = {
    "مجلس المدينة يقر الموازنة الجديدة": "أقر مجلس المدينة الموازنة الجديدة في جلسة استمرت حتى منتصف الليل.",
    "إغلاق الطريق الساحلي أسبوعا كاملا": "أغلقت الشرطة الطريق الساحلي أسبوعا كاملا وحولت السير إلى الجبل.",
    "فريق الميناء يفوز بلقب الدوري": "فاز فريق الميناء بلقب الدوري للمرة الثالثة بعد تغلبه على المرفأ بهدفين.",
    "افتتاح معرض الصور القديمة اليوم": "افتتح المحافظ اليوم معرض الصور القديمة في محطة القطار بحضور المصورين.",
}


def test_headings_with_an_excerpt_each_are_a_list() -> None:
    """A front page without buttons; one that gives an article more than an excerpt is none."""
    page = "الرئيسية\nسياسة\nرياضة\n\n" + "\n\n".join(f"{line}\n{text}" for line, text in LINES.items())
    with pytest.raises(PageError) as caught:
        extract(read_bytes(page.encode(), "a.txt", "text/plain"))
    assert caught.value.reason == "listing"
    longer = extract(read_bytes(f"{page}\n\n{TEXTS[0]}".encode(), "a.txt", "text/plain"))
    assert longer.text[slice(*longer.body)].endswith(TEXTS[0])
