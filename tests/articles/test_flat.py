"""Flattened pages: headline, body, date, publisher and agencies in every layout that sites use."""

from __future__ import annotations

import pytest

from mahdar.articles import extract
from mahdar.errors import PageError
from mahdar.model import Article, Role
from mahdar.pages import read_bytes
from tests.articles.layouts import BODY, FIRST, HEADLINE, LAST, LAYOUTS, Layout


def article_of(text: str) -> Article:
    """The article on a page of flattened text."""
    return extract(read_bytes(text.encode(), "a.txt", "text/plain"))


def words_of(article: Article, role: Role) -> list[str]:
    """The blocks of one role."""
    return [article.text[block.start : block.end] for block in article.blocks if block.role is role]


every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())


@every_layout
def test_the_headline_is_found(layout: Layout) -> None:
    """Printed once or twice, with the name of the site or without."""
    article = article_of(layout.text)
    assert article.title is not None
    assert article.title.text == HEADLINE


@every_layout
def test_the_body_is_the_articles_own_text(layout: Layout) -> None:
    """From its dateline or first sentence to its last; menus, captions and closing lines stay outside."""
    article = article_of(layout.text)
    body = article.text[slice(*article.body)]
    assert body.startswith(layout.begins)
    if "لـ«" not in body:
        assert body.endswith(LAST)


@every_layout
def test_the_date_is_the_pages_own_or_none(layout: Layout) -> None:
    """Labelled, beside the headline or in the dateline; the clock of the site is none."""
    published = article_of(layout.text).published
    assert (published.value if published else None) == layout.published


@every_layout
def test_the_publisher_is_who_the_page_names(layout: Layout) -> None:
    """In the title of the page, as masthead, in the line of rights, in a credit; nobody when it names nobody."""
    outlet = article_of(layout.text).outlet
    assert (outlet.name if outlet else None) == layout.outlet


@every_layout
def test_agencies_are_those_that_are_credited(layout: Layout) -> None:
    """In dateline, credit line, trailing code or source line; generic ones say that they are."""
    agencies = article_of(layout.text).agencies
    assert tuple(agency.name for agency in agencies) == layout.agencies
    assert [agency.generic for agency in agencies] == [agency.name == "وكالات" for agency in agencies]


def test_what_stands_around_the_text_has_its_role() -> None:
    """Ticker, links, comments and captions are told apart."""
    article = article_of(
        f"عاجل\nفوز فريق المدينة بالكأس\nالرئيسية\nأخبار\nرياضة\n{HEADLINE}\nصورة للجسر قبل عام (رويترز)\n{BODY}\n"
        f"روابط ذات علاقة\nأول جسر في المدينة\nالأمطار تغلق الطرق\n{FIRST}\nتوقعات الأسبوع\n{LAST}\nمقالات ذات صلة\n"
        "خبر عن شيء آخر\nاترك رد\nزائر يقول رأيه"
    )
    assert words_of(article, Role.TICKER) == ["عاجل", "فوز فريق المدينة بالكأس"]
    assert words_of(article, Role.CAPTION) == ["صورة للجسر قبل عام (رويترز)"]
    assert words_of(article, Role.SUBHEAD) == ["توقعات الأسبوع"]
    assert words_of(article, Role.BODY) == [*BODY.split("\n\n"), FIRST, LAST]
    assert "الأمطار تغلق الطرق" in words_of(article, Role.RELATED)
    assert "زائر يقول رأيه" in words_of(article, Role.COMMENT)
    assert article.agencies == ()


def test_a_list_within_the_text_is_text() -> None:
    """Short lines that follow one another are no headings."""
    article = article_of(f"{HEADLINE}\n\n{FIRST}\n\nالفريق الأول 43\nالفريق الثاني 42\nالفريق الثالث 40\n\n{LAST}")
    assert "الفريق الثاني 42" in words_of(article, Role.BODY)


def test_a_gallery_has_a_headline_and_no_body() -> None:
    """A headline printed twice over no text is an article without one, and says so."""
    text = f"   صوت المدينة - {HEADLINE}     الرئيسية     أخبار     رياضة     {HEADLINE}    "
    article = article_of(text)
    assert article.title is not None
    assert article.title.text == HEADLINE
    assert article.body[0] == article.body[1]
    assert "no-body" in [doubt.code for doubt in article.doubts]


@pytest.mark.parametrize("text", ["الرئيسية\nأخبار\nرياضة\nاتصل بنا", "كاريكاتير", "عاجل"])
def test_menus_alone_are_no_article(text: str) -> None:
    """Nothing is made of nothing."""
    with pytest.raises(PageError) as caught:
        article_of(text)
    assert caught.value.reason == "no-article"


def test_a_pasted_sentence_is_an_article() -> None:
    """Without headline, without full stop."""
    article = article_of("قال المدير إن المدرسة تفتح أبوابها غدا")
    assert article.text[slice(*article.body)] == article.text
    assert article.title is None


def test_a_weekday_that_is_not_the_dates_is_a_doubt() -> None:
    """The date is kept as printed."""
    article = article_of(f"{HEADLINE}\nالجمعة 13 يناير 2022\n\n{BODY}")
    assert article.published is not None
    assert article.published.value == "2022-01-13"
    assert [doubt.code for doubt in article.doubts] == ["weekday"]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("الرياض - عمان", []),
        ("الرياض - واس", ["واس"]),
        ("«الرياض» - واس", ["واس"]),
        ("جوني ديب (ممثل)", []),
        ("عمان – أ.ف.ب", ["أ ف ب"]),
        ("(أ ب) - عمان", ["أ ب"]),
        ("عمان / الأناضول", ["الأناضول"]),
        ("متابعات - عمان", ["متابعات"]),
    ],
)
def test_places_and_people_are_no_agencies(line: str, agencies: list[str]) -> None:
    """Only names that the table knows, or that the page calls agencies."""
    assert [agency.name for agency in article_of(f"{HEADLINE}\n\n{line}\n\n{BODY}").agencies] == agencies


def test_a_name_that_the_page_calls_an_agency_is_one() -> None:
    """The table need not know it."""
    text = f"{HEADLINE}\n\nالمرفأ - نوردبرس\n\n{BODY}\n\nوكانت وكالة نوردبرس ذكرت أمس أن العمل متوقف منذ شهر."
    assert [agency.name for agency in article_of(text).agencies] == ["نوردبرس"]
