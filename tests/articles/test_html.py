"""HTML pages: the body by vote, what the head declares, and what the page prints instead."""

from __future__ import annotations

import json

import pytest

from mahdar.articles import extract
from mahdar.articles.head import read_date
from mahdar.errors import PageError
from mahdar.model import Article, Role
from mahdar.pages import read_bytes

PARAGRAPHS = [
    "خفض المصرف المركزي سعر الفائدة ربع نقطة مئوية، في أول خطوة من نوعها منذ عامين، وفق ما أعلن في بيان.",
    "وقال المحافظ للصحفيين إن التضخم تراجع إلى ثلاثة في المئة، وإن المصرف سيراقب الأسعار في الأشهر المقبلة.",
    "وكان محللون توقعوا أن يبقي المصرف الفائدة كما هي حتى نهاية العام، بحسب استطلاع نشر الأسبوع الماضي.",
]
TITLE = "المصرف المركزي يخفض الفائدة"
MENU = "<nav><ul><li><a href=/>الرئيسية</a></li><li><a href=/e>اقتصاد</a></li><li><a href=/s>رياضة</a></li></ul></nav>"


def article_of(body: str, head: str = "", url: str = "") -> Article:
    """The article of an HTML page."""
    link = f'<link rel="canonical" href="{url}">' if url else ""
    source = f"<!doctype html><html lang=ar><head><meta charset=utf-8>{head}{link}</head><body>{body}</body></html>"
    return extract(read_bytes(source.encode(), "a.html", "text/html"))


def body_of(article: Article) -> list[str]:
    """The blocks of the body."""
    return [article.text[block.start : block.end] for block in article.body_blocks()]


def paragraphs(words: list[str]) -> str:
    """Paragraph elements."""
    return "".join(f"<p>{one}</p>" for one in words)


def test_the_body_is_what_both_extractors_take() -> None:
    """Menus, related links, captions and comments stay outside; nothing of the text is lost."""
    links = "<ul><li><a href=1>أسعار الذهب ترتفع</a><li><a href=2>خبر آخر</a></ul>"
    related = f"<div class=related><h3>اقرأ أيضا</h3>{links}</div>"
    article = article_of(
        f"{MENU}<h1>{TITLE}</h1><figure><img src=x><figcaption>مقر المصرف (أرشيفية)</figcaption></figure>"
        f"<article>{paragraphs(PARAGRAPHS[:2])}<h2>توقعات السوق</h2>{paragraphs(PARAGRAPHS[2:])}</article>{related}"
        "<div class=comments><h3>التعليقات</h3><p>خبر ممتاز شكرا لكم على هذه التغطية الجيدة والمستمرة.</p></div>"
    )
    assert body_of(article) == PARAGRAPHS
    roles = {article.text[block.start : block.end]: block.role for block in article.blocks}
    assert roles[TITLE] is Role.HEADLINE
    assert roles["توقعات السوق"] is Role.SUBHEAD
    assert roles["مقر المصرف (أرشيفية)"] is Role.CAPTION
    assert roles["أسعار الذهب ترتفع"] is Role.RELATED
    assert roles["التعليقات"] is Role.COMMENT


def test_a_brief_over_teasers_keeps_its_own_sentence() -> None:
    """Excerpts of other reports are longer than the report itself."""
    teasers = "".join(
        f"<div class=teaser><a href=/{n}><h4>خبر رقم {n}</h4></a><p>{PARAGRAPHS[n]}</p></div>" for n in range(3)
    )
    brief = "أعلن اتحاد الكرة تأجيل مباراة الكأس يومين بسبب الأمطار."
    article = article_of(
        f"{MENU}<main><h1>تأجيل مباراة الكأس</h1><article><p>{brief}</p></article><h3>اقرأ أيضا</h3>{teasers}</main>"
    )
    assert body_of(article) == [brief]


def test_a_table_with_breaks_is_read() -> None:
    """Old pages: no paragraph, no heading, the name of the site as title."""
    lines = "<br><br>".join(PARAGRAPHS)
    article = article_of(
        "<table><tr><td colspan=3><font size=5><b>صوت المدينة</b></font><tr><td><a href=/>الصفحة الأولى</a><br>"
        f"<a href=/n>حوادث</a><td><font size=4><b>{TITLE}</b></font><br>"
        f"<font size=2>الخميس 13 يناير 2022 - السنة الثانية</font><br><br>{lines}<br>"
        "<td><b>الطقس</b><br>عمان 12</table>",
        "<title>صوت المدينة</title>",
    )
    assert body_of(article) == PARAGRAPHS
    assert (article.title.text if article.title else None) == TITLE
    assert (article.published.value if article.published else None) == "2022-01-13"
    assert (article.outlet.name if article.outlet else None) == "صوت المدينة"


LD = json.dumps(
    {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": ["NewsArticle"],
                "headline": TITLE,
                "datePublished": "2021-05-03T10:15:00+00:00",
                "publisher": {"name": "نشرة المال"},
                "author": [{"name": "ليلى سالم - رويترز"}],
            },
        ]
    }
)
HEADS = {
    "json-ld first": (
        f'<script type="application/ld+json">{LD}</script>'
        '<meta property="article:published_time" content="2020-01-05">',
        "2021-05-03T10:15",
        "metadata:json-ld",
    ),
    "broken json-ld": (
        '<script type="application/ld+json">{"datePublished":</script>'
        '<meta property="article:published_time" content="2020-01-05T07:00:00Z">',
        "2020-01-05T07:00",
        "metadata:article:published_time",
    ),
    "spelled out": (
        '<meta property="article:published_time" content="الأربعاء، 07 أكتوبر 2020 - 12:09 م">',
        "2020-10-07T12:09",
        "metadata:article:published_time",
    ),
    "bare first of January": ('<meta property="article:published_time" content="2020-01-01">', None, None),
    "nothing": ("", None, None),
}


@pytest.mark.parametrize(("head", "value", "rule"), HEADS.values(), ids=HEADS.keys())
def test_dates_are_believed_in_order(head: str, value: str | None, rule: str | None) -> None:
    """JSON-LD, metadata in any spelling, and never a year that a program made a day of."""
    published = article_of(f"<h1>{TITLE}</h1>{paragraphs(PARAGRAPHS)}", head).published
    assert (published.value if published else None, published.rule if published else None) == (value, rule)


def test_the_printed_date_stands_in_when_nothing_is_declared() -> None:
    """The one beside the headline, not one in a list of others."""
    article = article_of(
        f"<h1>{TITLE}</h1><div>13 كانون الثاني 2022</div>{paragraphs(PARAGRAPHS)}<aside><p>عدد 2022/01/20</p></aside>"
    )
    assert article.published is not None
    assert article.published.value == "2022-01-13"
    assert article.published.span is not None


def test_publisher_and_agencies_come_from_the_head_too() -> None:
    """JSON-LD's publisher, the author's agency; an address in the table gives the Arabic name."""
    article = article_of(
        f"<h1>{TITLE}</h1>{paragraphs(PARAGRAPHS)}", f'<script type="application/ld+json">{LD}</script>'
    )
    assert article.outlet is not None
    assert (article.outlet.name, article.outlet.rule) == ("نشرة المال", "metadata:json-ld")
    assert [(agency.name, agency.span) for agency in article.agencies] == [("رويترز", None)]
    named = article_of(
        f"<h1>{TITLE}</h1>{paragraphs(PARAGRAPHS)}",
        '<meta property="og:site_name" content="aawsat">',
        "https://aawsat.com/home/1",
    )
    assert named.outlet is not None
    assert (named.outlet.name, named.outlet.source) == ("الشرق الأوسط", "aawsat")
    suffixed = article_of(f"<h1>{TITLE}</h1>{paragraphs(PARAGRAPHS)}", f"<title>{TITLE} | صوت المدينة</title>")
    assert (suffixed.outlet.name if suffixed.outlet else None) == "صوت المدينة"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2020-08-24 09:23", "2020-08-24T09:23"),
        ("2020-8-4", "2020-08-04"),
        ("2019-02-08T00:00:00+01:00", "2019-02-08"),
        ("2020-13-45", ""),
        ("3 شباط 2020", "2020-02-03"),
        ("2020-01-01T00:00:00Z", ""),
        ("yesterday", ""),
        ("9" * 300, ""),
    ],
)
def test_metadata_dates_are_read_or_not_at_all(words: str, value: str) -> None:
    """ISO with or without the hour, or words; midnight is a day, nonsense is nothing."""
    assert read_date(words, "ar") == value


def test_a_page_of_links_is_no_article() -> None:
    """A front page."""
    with pytest.raises(PageError) as caught:
        article_of(MENU + "".join(f"<a href=/{n}>خبر {n}</a><br>" for n in range(30)))
    assert caught.value.reason == "no-article"


def test_a_page_too_large_for_the_extractors_is_still_read() -> None:
    """As flattened text."""
    article = article_of(f"<h1>{TITLE}</h1>" + "<p>نص</p>" * 16_000 + paragraphs(PARAGRAPHS * 40))
    assert PARAGRAPHS[0] in article.text[slice(*article.body)]


def test_links_between_all_paragraphs_do_not_make_them_teasers() -> None:
    """Every paragraph but the first stands below a link to another report, as excerpts do; none tells what it does."""
    links = [
        f"<p><a href=/{n}>{title}</a></p>" for n, title in enumerate(("فوز فريق المرفأ بالكأس", "أمطار في الشمال"))
    ]
    more = ["وأبقى المصرف على توقعاته للنمو في العام الحالي دون تغيير.", "وينشر المصرف تقريره الفصلي في نهاية الشهر."]
    paragraphs_and_links = "".join(f"<p>{words}</p>{links[n % 2]}" for n, words in enumerate([*PARAGRAPHS, *more]))
    article = article_of(f"{MENU}<h1>{TITLE}</h1><article>{paragraphs_and_links}</article>")
    assert body_of(article) == [*PARAGRAPHS, *more]


def test_an_article_with_a_list_of_links_is_no_listing() -> None:
    """Many links as long as headlines stand on nearly every page."""
    links = "".join(f"<li><a href=/{n}>خبر طويل عن أمر آخر رقم {n}</a></li>" for n in range(40))
    article = article_of(f"{MENU}<h1>{TITLE}</h1>{paragraphs(PARAGRAPHS)}<ul>{links}</ul>")
    assert body_of(article) == PARAGRAPHS


@pytest.mark.parametrize(
    "words",
    ["نستخدم ملفات تعريف الارتباط", "يجب تسجيل الدخول للتعليق", "ليس لديك حساب؟ أنشئ حسابا جديدا", "خصوصيتك تهمنا"],
)
def test_a_banner_is_no_wall(words: str) -> None:
    """Where an article stands on the page, whatever its boxes say."""
    article = article_of(f"<div class=box><p>{words}.</p></div><h1>{TITLE}</h1>{paragraphs(PARAGRAPHS)}")
    assert body_of(article) == PARAGRAPHS
    assert [doubt.code for doubt in article.doubts if doubt.code == "walled"] == []


def test_a_report_about_walls_is_no_wall() -> None:
    """A short report that holds the words of one."""
    words = (
        "قالت الصحيفة إن محتواها صار متاحا للمشتركين فقط، وإن عبارة «سجل الدخول لمتابعة القراءة» ستظهر للقراء الآخرين."
    )
    article = article_of(f"<h1>صحيفة تغلق موقعها</h1>{paragraphs([words, PARAGRAPHS[0], PARAGRAPHS[1]])}")
    assert words in article.text[slice(*article.body)]
