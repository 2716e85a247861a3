"""The renderer: all visible words in order, one block a line, and what the head declares."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.pages import read_bytes
from mahdar.pages.html import render

CASES = {
    "<p>أ<b>ب</b>ج</p>": "أبج",
    "<p>  كلمة \n\t أخرى </p>": "كلمة أخرى",
    "<div>قبل<p>داخل</p>بعد</div>": "قبل\nداخل\nبعد",
    "سطر<br>سطر<br/>سطر": "سطر\nسطر\nسطر",
    "<ul><li>أ<li>ب</ul>": "أ\nب",
    "<table><tr><td>أ<td>ب</table>": "أ\nب",
    "<p>ظاهر<script>خفي()</script><style>خفي</style><noscript>خفي</noscript></p>": "ظاهر",
    "<p>ظاهر</p><p hidden>خفي</p><p style='display: none'>خفي</p><template>خفي</template>": "ظاهر",
    "<p>أ<!-- خفي -->ب</p>": "أب",
    "<p>&quot;كلام&quot; &amp; &#1576;</p>": '"كلام" & ب',
    "<title>عنوان الصفحة</title><p>نص": "نص",
    "<p>نص <a href=x>رابط</a> نص": "نص رابط نص",
    "<h1>عنوان</h1>نص بلا فقرة": "عنوان\nنص بلا فقرة",
}


@pytest.mark.parametrize(("source", "text"), CASES.items())
def test_visible_words_stand_one_block_a_line(source: str, text: str) -> None:
    """What a reader sees, in the order of the document."""
    assert render(source).text == text


def test_blocks_say_where_they_stood() -> None:
    """Element, ancestors with ids and classes, share of linked characters."""
    rendered = render('<div id="main" class="a b"><h1>عنوان</h1><p>نص <a href="x">رابط</a></p></div>')
    first, second = rendered.blocks
    assert (first.tag, first.link_share) == ("h1", 0)
    assert "div#main.a.b h1" in first.path
    assert second.link_share == pytest.approx(4 / 6, abs=0.01)


TAGS = ["<p>", "</p>", "<b>", "<br>", "<div>", "<table>", "<li>", "&amp;", "<"]


@given(st.text(max_size=100), st.lists(st.sampled_from(TAGS), max_size=20))
def test_blocks_are_the_lines_of_the_text(words: str, tags: list[str]) -> None:
    """Whatever the source, blocks tile the lines, none is empty, none lies."""
    source = "كلمة".join(tags) + words
    rendered = render(source)
    lines = rendered.text.split("\n") if rendered.text else []
    assert [rendered.text[block.start : block.end] for block in rendered.blocks] == lines
    assert all(line.strip() == line != "" for line in lines)


def test_the_head_is_kept_unjudged() -> None:
    """Names, properties, JSON-LD, microdata, RDFa and the address."""
    page = read_bytes(
        """<html lang="ar"><head><title> خبر
        مهم </title><meta property="OG:Title" content="خبر"><meta name="author" content="سلمى">
        <link rel="canonical" href="https://a.example/1"><script type="application/ld+json">{"a": 1}</script>
        <script type="application/ld+json">{"b": 2}</script></head><body><span property="dc:date" content="2020-02-03">
        3 شباط</span><time datetime="2020-02-04">x</time><b itemprop="datePublished" content="2020-02-05">y</b></body>
        """.encode(),
        "a.html",
    )
    assert page.url == "https://a.example/1"
    assert dict(page.metadata) == {
        "lang": "ar",
        "title": "خبر مهم",
        "og:title": "خبر",
        "author": "سلمى",
        "canonical": "https://a.example/1",
        "json-ld": '{"a": 1}',
        "json-ld:2": '{"b": 2}',
        "time": "2020-02-04",
        "dc:date": "2020-02-03",
        "itemprop:datepublished": "2020-02-05",
    }


@pytest.mark.parametrize("charset", ["windows-1256", "utf-8"])
def test_a_declared_charset_is_used(charset: str) -> None:
    """In the page's own head."""
    source = f'<html><head><meta charset="{charset}"></head><p>قال المدير إن المدرسة مفتوحة غدا</p>'
    page = read_bytes(source.encode(charset), "a.html")
    assert page.text == "قال المدير إن المدرسة مفتوحة غدا"


@pytest.mark.parametrize(
    "source",
    ["<div>" * 1000 + "نص" + "</div>" * 1000, "<b>" * 1500 + "نص", "<p>نص</p>" * 30_000, "نص<br>" * 30_000],
    ids=["deep", "unclosed", "many", "breaks"],
)
def test_odd_shapes_are_rendered_in_time(source: str) -> None:
    """Depth costs no recursion, size costs no more than itself."""
    start = time.perf_counter()
    assert "نص" in render(source).text
    assert time.perf_counter() - start < 5


def test_a_page_too_deep_for_the_parser_says_so() -> None:
    """What lies too deep is left out, not silently."""
    source = "<p>قبل العمق</p>" + "<div>" * 3000 + "نص" + "</div>" * 3000
    page = read_bytes(source.encode(), "a.html", "text/html")
    assert page.text.startswith("قبل العمق")
    assert [doubt.code for doubt in page.doubts] == ["extractors"]
