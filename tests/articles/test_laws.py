"""Laws of articles: blocks are in order and apart, spans are true, nothing crashes, nothing is slow."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.articles import extract, from_text
from mahdar.errors import PageError
from mahdar.model import Article, Role
from mahdar.pages import MAX_BYTES, read_bytes
from tests.articles.layouts import BODY, FIRST, HEADLINE, LAYOUTS

ODD = (
    "الرئيسية;عاجل;logo;13 يناير 2022;آخر تحديث:;عمان (رويترز) - قال;(د ب أ);•;مقالات ذات صلة;اترك رد;© 2024;أ | ب | ج"
)
MORE = "* ملاحظة.;«», ();المصدر: رويترز; ;\ufeff;خبر - موقع"
LINES = [HEADLINE, FIRST, BODY, *ODD.split(";"), *MORE.split(";")]
lines = st.sampled_from(LINES) | st.text(max_size=30)
texts = st.tuples(st.lists(lines, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", "     ", "\n \n"])).map(
    lambda pair: pair[1].join(pair[0])
)


def check(article: Article) -> None:
    """What holds for every article."""
    last = 0
    for block in article.blocks:
        assert last <= block.start < block.end <= len(article.text)
        last = block.end
    start, end = article.body
    assert 0 <= start <= end <= len(article.text)
    members = [block for block in article.blocks if block.role is Role.BODY]
    if members:
        assert article.body == (members[0].start, members[-1].end)
    stamped = article.published.span if article.published else None
    named = [credit.span for credit in (*article.agencies, article.outlet) if credit]
    for span in (article.title, stamped, *named):
        if span is not None:
            assert article.text[span.start : span.end] == span.text


@given(texts)
def test_any_text_is_an_article_or_none(text: str) -> None:
    """Lines of pages in any order: true spans, or an error with a reason."""
    try:
        page = read_bytes(text.encode(), "a.txt", "text/plain")
        article = extract(page)
    except PageError as error:
        assert error.reason in {"empty", "not-text", "binary", "no-article", "listing"}  # noqa: PT017
        return
    assert article.text == page.text
    check(article)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_reading_twice_gives_the_same(layout: object) -> None:
    """A pure function of the page."""
    payload = layout.text.encode()  # type: ignore[attr-defined]
    first, second = (extract(read_bytes(payload, "a.txt", "text/plain")) for _ in range(2))
    assert first == second
    check(first)


@given(st.text(min_size=1, max_size=200), st.none() | st.text(min_size=1, max_size=40))
def test_a_given_text_is_all_body(text: str, title: str | None) -> None:
    """Nothing is searched for, nothing is cut."""
    article = from_text(text, title=title)
    assert article.text[slice(*article.body)] == text
    assert (article.title.text if article.title else None) == title
    check(article)


def test_a_given_article_keeps_what_it_is_given() -> None:
    """Date, outlet and agencies, with their sources where the table knows them."""
    article = from_text("نص", published="2022-01-13", outlet="عكاظ", agencies=["رويترز", "نوردبرس"], path="a")
    assert article.published is not None
    assert article.outlet is not None
    assert (article.published.value, article.outlet.source, article.path) == ("2022-01-13", "okaz", "a")
    assert [(agency.name, agency.source) for agency in article.agencies] == [("رويترز", "reuters"), ("نوردبرس", None)]
    with pytest.raises(ValueError, match="text"):
        from_text("")


PIECES = [FIRST + "\n", FIRST + " ", "الرئيسية | أخبار | رياضة\n", "(رويترز) - "]
PIECES += ["خبر\n", "خبر    ", "1/1/2022 ", "عاجل\n", "«", ". "]


@pytest.mark.parametrize("piece", PIECES)
def test_a_page_as_large_as_allowed_is_read_in_time(piece: str) -> None:
    """Time grows with the page, not with its square; the limit bounds it."""
    payload = (piece * (2_000_000 // len(piece.encode()))).encode()
    start = time.process_time()
    try:
        check(extract(read_bytes(payload, "a.txt", "text/plain")))
    except PageError as error:
        assert error.reason in {"no-article", "not-text", "listing", "too-long"}  # noqa: PT017
    assert time.process_time() - start < 6


def test_one_line_beyond_the_limit_is_dropped_at_once() -> None:
    """Fifty megabytes without a newline."""
    start = time.process_time()
    with pytest.raises(PageError) as caught:
        read_bytes(b"a" * 50_000_000, "a.txt", "text/plain")
    assert caught.value.reason == "too-large"
    assert len(b"a") * 50_000_000 > MAX_BYTES
    assert time.process_time() - start < 1
