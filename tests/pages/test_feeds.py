"""Feeds: every item is a page; nothing that is broken or hostile costs the others, raises, or acts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mahdar import pipeline
from mahdar.model import Dropped, Page, Reading
from mahdar.pages import open_bytes, open_pages, read_bytes
from mahdar.pages.feeds import MAX_ITEMS, kind_of, listed_urls, read_feed
from mahdar.pages.feeds_items import FeedItem, read_items
from tests.pages.feeds import BROKEN, OPML, SOUND, TITLES, WORDS, atom, item, rss


def pages_of(source: str | bytes) -> list[Page]:
    """The pages of a feed, none of its items dropped."""
    items = list(open_bytes(source if isinstance(source, bytes) else source.encode(), "f.xml"))
    assert [one for one in items if isinstance(one, Dropped)] == []
    return [one for one in items if isinstance(one, Page)]


def one(inside: str, **channel: str) -> FeedItem:
    """The one item of a feed with something inside it."""
    (found,) = read_items(rss(f"<item>{inside}</item>", **channel).encode(), None)
    return found


@pytest.mark.parametrize("source", [SOUND, atom()], ids=["rss", "atom"])
def test_every_item_is_a_page_of_its_own(source: str) -> None:
    """Title and words are its text, one block a line; link, date and publisher are what it declares."""
    pages = pages_of(source)
    assert [page.path for page in pages] == ["f.xml#1", "f.xml#2", "f.xml#3"]
    assert [page.url for page in pages] == [f"https://dafater.example/{number}" for number in (1, 2, 3)]
    assert [page.text for page in pages] == ["\n".join((title, *WORDS)) for title in TITLES]
    for page in pages:
        assert page.media_type == "text/html"
        assert page.metadata["article:published_time"].startswith("2023-03-14T1")
        assert page.metadata["article:published_time"].endswith("+02:00")
        assert page.metadata["og:site_name"] == "دفاتر المدينة"
        assert page.metadata["lang"] == "ar"
    assert pages[0].metadata["author"] == "هند الخطيب"


@pytest.mark.parametrize("source", [SOUND, atom()], ids=["rss", "atom"])
def test_items_are_read_as_any_page(source: str, tmp_path: Path) -> None:
    """Headline, date, publisher and statements, with words that stand in the text."""
    path = tmp_path / "feed.xml"
    path.write_text(source, encoding="utf-8")
    readings = list(pipeline.read_each(path))
    assert all(isinstance(reading, Reading) for reading in readings)
    for reading, title in zip(readings, TITLES, strict=True):
        assert isinstance(reading, Reading)
        article = reading.article
        assert article.title is not None
        assert article.published is not None
        assert article.outlet is not None
        assert (article.title.text, article.published.value[:10]) == (title, "2023-03-14")
        assert article.outlet.name == "دفاتر المدينة"
        assert [statement.speaker.name for statement in reading.statements] == ["سلوى درويش"] * 2
        # "Monday", counted from the item's Tuesday.
        assert reading.statements[0].said is not None
        assert reading.statements[0].said.value == "2023-03-13"
    assert pipeline.check([reading for reading in readings if isinstance(reading, Reading)]) == []


def test_a_kept_item_can_be_read_again() -> None:
    """The HTML that a record keeps of an item gives the same page: text, metadata, address."""
    for page in (*pages_of(SOUND), *pages_of(atom())):
        assert page.html is not None
        again = read_bytes(page.html.encode(), page.path, "text/html; charset=utf-8")
        assert again == page


RDF = (
    '<?xml version="1.0"?><!DOCTYPE rdf:RDF PUBLIC "-//DUBLIN CORE//DCMES DTD//EN" "http://dublincore.example/x.dtd">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/">'
    '<channel rdf:about="https://dafater.example/"><title>آخر الأخبار</title><link>https://dafater.example/</link>'
    "<d:publisher>دفاتر المدينة</d:publisher><d:language>ar</d:language>"
    '<items><rdf:Seq><rdf:li rdf:resource="https://dafater.example/1"/></rdf:Seq></items></channel>'
    f'<item rdf:about="https://dafater.example/1"><title>{TITLES[0]}</title><d:date>2023-03-14T11:05+02:00</d:date>'
    f"<d:creator>هند الخطيب</d:creator><c:encoded><![CDATA[<p>{WORDS[0]}</p>]]></c:encoded></item></rdf:RDF>"
)


def test_the_oldest_feeds_are_read() -> None:
    """RSS 1.0, whose items stand beside the channel, with prefixes of its own; and RSS 0.91 with its document type."""
    (page,) = pages_of(RDF)
    assert page.text == f"{TITLES[0]}\n{WORDS[0]}"
    assert page.url == "https://dafater.example/1"
    assert page.metadata["article:published_time"] == "2023-03-14T11:05+02:00"
    assert page.metadata["og:site_name"] == "دفاتر المدينة"
    assert (page.metadata["author"], page.metadata["lang"]) == ("هند الخطيب", "ar")
    (page,) = pages_of(
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://netscape.example/rss-0.91.dtd">'
        '<rss version="0.91"><channel><title>x</title><item><title>خبر</title><link>https://a.example/1</link>'
        "<description>قال كلاما.</description></item></channel></rss>"
    )
    assert (page.text, page.url) == ("خبر\nقال كلاما.", "https://a.example/1")


@pytest.mark.parametrize(
    ("encoding", "declared", "told"),
    [
        *(("utf-16", "utf-16", None), ("cp1256", "windows-1256", None), ("cp1256", None, "windows-1256")),
        *(("iso8859-6", "ISO-8859-6", None), ("utf-8-sig", "utf-8", None), ("utf-16-be", "utf-16", None)),
    ],
)
def test_feeds_have_encodings_as_pages_have(encoding: str, declared: str | None, told: str | None) -> None:
    """By mark, by what the server or the declaration tells, else by what is likely."""
    source = SOUND.replace('encoding="utf-8"', f'encoding="{declared}"' if declared else "")
    if encoding == "utf-16-be":
        source = "\ufeff" + source
    items = list(open_bytes(source.encode(encoding), "f", f"text/xml; charset={told}" if told else None))
    assert [item.text.split("\n")[0] for item in items if isinstance(item, Page)] == list(TITLES)


@pytest.mark.parametrize("name", [name for name in BROKEN if name not in ("cut off", "empty")])
def test_a_broken_feed_gives_all_that_it_holds(name: str) -> None:
    """Three items with title, link, date and both sentences, whatever is wrong around or in one of them."""
    items = list(read_items(BROKEN[name].encode("utf-8", "surrogatepass"), None))
    assert [found.url for found in items] == [f"https://dafater.example/{number}" for number in (1, 2, 3)]
    for found, title in zip(items, TITLES, strict=True):
        assert found.title is not None
        assert found.title.endswith(title)
        assert found.published is not None
        assert found.published[:10] == "2023-03-14"
        assert found.words is not None
        # Some of the changes stand in the words themselves.
        assert "القراء في مطلع الشهر المقبل" in found.words.text
        assert "ألف كتاب من خمس مدن" in found.words.text


def test_what_breaks_off_says_so() -> None:
    """The last item of a feed that was cut off has a doubt; those before it have none."""
    pages = pages_of(BROKEN["cut off"])
    assert [[doubt.code for doubt in page.doubts] for page in pages] == [[], [], ["broken-feed"]]
    assert [page.doubts for page in pages_of(SOUND)] == [(), (), ()]


def test_entities_and_escapes_become_letters() -> None:
    """Of HTML and of XML, escaped once or twice; what stands in a title as markup is no part of it."""
    assert one("<title>أ&nbsp;&laquo;ب&raquo; &#1580;</title>").title == "أ «ب» ج"
    assert one("<title>A &amp;amp; B</title>").title == "A & B"
    assert one("<title><![CDATA[<b>خبر</b> &quot;عاجل&quot;]]></title>").title == 'خبر "عاجل"'
    assert one("<title><![CDATA[خبر<script>x()</script> <style>b</style>عاجل]]></title>").title == "خبر عاجل"
    words = one("<description>&lt;p&gt;قال &quot;نعم&quot;&lt;/p&gt;</description>").words
    assert words == ('<p>قال "نعم"</p>', True)
    assert one("<description>سطر\nسطر &amp;amp; آخر</description>").words == ("سطر\nسطر & آخر", False)
    assert one("<title>&#X41;&#66;</title>").title == "AB"


def test_titles_of_atom_are_what_their_type_says() -> None:
    """Text and XHTML mean their letters; HTML is escaped, and base64 packed (Atom 0.3)."""
    for title, shown in {
        '<title type="text">في &lt;b&gt;</title>': "في <b>",
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">&lt;b&gt; <i>خبر</i></div></title>': "<b> خبر",
        '<title type="html">في &lt;b&gt;خبر&lt;/b&gt;</title>': "في خبر",
        '<title type="text/html" mode="base64">2YHZiiA8Yj7Yrtio2LE8L2I+</title>': "في خبر",
        '<title mode="base64">2YHZ</title>': "ف\ufffd",
        '<title mode="base64">x</title>': None,
    }.items():
        source = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{title}<summary>نص</summary></entry></feed>'
        assert [found.title for found in read_items(source.encode(), None)] == [shown], title


def test_references_to_no_character_are_none() -> None:
    """However it is written or put together, and where the parser sees another thing: never half a character."""
    for reference in ("&#xD800;", "&#55296;", "&#x0000000000D800;", "&#xD8\x0000;", "&#xD8&#0;00;", "&#99999999999;"):
        for source in (
            rss(f"<item><title>{reference}أ</title></item>"),
            f'<rss><channel><link href="x" rel="<![CDATA[{reference}]]>"/><item><title>أ</title></item>',
            f'<rss x="<![CDATA[{reference}" <item><title>أ</title></item>]]>',
        ):
            for page in open_bytes(source.encode(), "f"):
                assert not isinstance(page, Page) or page.text.encode()
    assert one("<title>أ&#0;ب&#1602;</title>").title == "أ\ufffdبق"


def test_the_fullest_words_are_taken() -> None:
    """content:encoded before description; an empty one is passed over; a picture is no text."""
    short = "<description>موجز</description>"
    assert one(f"{short}<content:encoded>كامل</content:encoded>").words == ("كامل", False)
    assert one(f"{short}<content:encoded> </content:encoded>").words == ("موجز", False)
    entry = atom().replace('type="xhtml"', 'type="image/png"').replace("</entry>", "<summary>موجز</summary></entry>")
    assert [found.words for found in read_items(entry.encode(), None)][1] == ("موجز", False)


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        *((f"<p>{WORDS[0]}</p>", False), (f"<p>{WORDS[0]} … {WORDS[1]}</p>", False), (WORDS[0], False), ("", False)),
        *((f"<p>{WORDS[0]} [&#8230;]</p>", True), (f"{WORDS[0]}...", True), (f"<p>{WORDS[0]} &hellip;</p>", True)),
        (f'<p>{WORDS[0]}… <a class="more" href="https://a.example/1">اقرأ المزيد</a></p>', True),
        (f'<p>{WORDS[0]} [...]</p><p>ظهرت في <a href="https://a.example">دفاتر المدينة</a>.</p>', True),
    ],
)
def test_an_excerpt_is_doubted(words: str, cut: bool) -> None:
    """Where the feed marks that its words break off; an ellipsis within them is none."""
    (page,) = pages_of(rss(item(1, words=words)))
    assert [doubt.code for doubt in page.doubts] == (["excerpt"] if cut else [])


def test_links_are_addresses_of_pages() -> None:
    """Completed with the feed's own; a guid that is none, and another scheme, are no link."""
    base = "https://a.example/x/feed"
    for inside, url in {
        "<link>/1</link>": "https://dafater.example/1",
        "<guid>https://b.example/2</guid>": "https://b.example/2",
        '<guid isPermaLink="false">https://b.example/2</guid>': None,
        "<link>javascript:alert(1)</link>": None,
        "<link>https://[broken</link>": None,
        '<atom:link rel="enclosure" href="https://b.example/a.mp3"/>': None,
        "<link>\n https://b.example/3 </link>": "https://b.example/3",
    }.items():
        (found,) = read_items(rss(f"<item><title>أ</title>{inside}</item>").encode(), None, base)
        assert found.url == url, inside


def test_dates_are_given_or_unknown() -> None:
    """Of mail, of ISO 8601, or in words; when an item was changed is not when it was published."""
    for inside, published in {
        "<pubDate>Tue, 14 Mar 2023 17:42:10 GMT</pubDate>": "2023-03-14T17:42+00:00",
        "<pubDate>14 Mar 2023 17:42 +0300</pubDate>": "2023-03-14T17:42+03:00",
        "<dc:date>2023-03-14T17:42:10Z</dc:date>": "2023-03-14T17:42+00:00",
        "<dc:date>2023-03-14</dc:date>": "2023-03-14T00:00",
        "<pubDate>14 مارس 2023</pubDate>": "14 مارس 2023",
        "<pubDate></pubDate>": None,
        "<atom:updated>2023-03-14T17:42:10Z</atom:updated>": None,
    }.items():
        assert one(f"<title>أ</title>{inside}").published == published, inside


def test_a_date_in_words_is_read_too() -> None:
    """As any declared date of a page is."""
    source = rss(
        f"<item><title>{TITLES[0]}</title><pubDate>14 مارس 2023</pubDate><description>{WORDS[0]}</description></item>"
    )
    (page,) = pages_of(source)
    published = pipeline.read_page(page).article.published
    assert published is not None
    assert published.value == "2023-03-14"


def test_authors_are_names() -> None:
    """The mail address beside a name is nobody's business; an address alone is no name."""
    assert one("<author>a@b.example (سلمى حداد)</author>").authors == ("سلمى حداد",)
    assert one("<author>a@b.example</author>").authors == ()
    assert one("<dc:creator>أ</dc:creator><dc:creator>ب</dc:creator>").authors == ("أ", "ب")


def test_a_feed_that_gathers_others_is_not_their_publisher() -> None:
    """An item that leads to another site has no publisher, unless it names its own."""
    assert one("<link>https://other.example/1</link>").outlet is None
    named = '<link>https://other.example/1</link><source url="https://other.example/f">الشرفة</source>'
    assert one(named).outlet == "الشرفة"
    assert one("<link>https://www.dafater.example/1</link>").outlet == "دفاتر المدينة"


def test_an_item_declares_nothing_beside_its_feed() -> None:
    """Metadata in an item's HTML (of what it embeds, or hostile) is not the page's."""
    hostile = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "كذب"}</script>'
        '</article></body></html><head><meta property="og:title" content="كذب"><title>كذب</title>'
        '<link rel="canonical" href="https://evil.example/"></head>'
        '<p itemprop="datePublished" content="2001-02-03">نص</p>'
    )
    source = rss(f"<item><title>خبر</title><content:encoded><![CDATA[{hostile}]]></content:encoded></item>")
    (page,) = pages_of(source)
    assert page.text == "خبر\nنص"
    assert page.url is None
    assert page.metadata == {"lang": "ar", "title": "خبر", "og:title": "خبر", "og:site_name": "دفاتر المدينة"}


def test_nothing_is_read_or_expanded_for_a_feed(tmp_path: Path) -> None:
    """External entities (XXE) stay words; nested ones (billion laughs) do not grow."""
    secret = tmp_path / "secret.txt"
    secret.write_text("سر", encoding="utf-8")
    body = "<rss><channel><item><title>&x;</title><description>كلام</description></item></channel></rss>"
    for declared in (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>',
        f'<!DOCTYPE rss SYSTEM "file://{secret}">',
        f'<!DOCTYPE rss [<!ENTITY % y SYSTEM "file://{secret}"> %y;]>',
        f'<!-- > --><!DOCTYPE rss [<!ENTITY z "]>"><!ENTITY x SYSTEM "file://{secret}">]>',
        f'<!DOCTYPE rss><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>',
    ):
        (page,) = pages_of(declared + body)
        assert "سر" not in page.text
        assert page.text == "&x;\nكلام"
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    start = time.perf_counter()
    (page,) = pages_of(f'<!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}]>' + body.replace("&x;", "&a11;"))
    assert page.text == "&a11;\nكلام"
    assert time.perf_counter() - start < 5


def test_empty_feeds_and_items_say_so() -> None:
    """Each with its reason."""
    assert [found.reason for found in open_bytes(rss().encode(), "f") if isinstance(found, Dropped)] == ["no-items"]
    items = list(open_bytes(rss("<item><link>https://a.example</link></item>", item(1)).encode(), "f"))
    assert isinstance(items[0], Dropped)
    assert (items[0].path, items[0].reason) == ("f#1", "empty")
    assert isinstance(items[1], Page)


def test_a_list_of_feeds_names_them_and_fetches_nothing(tmp_path: Path) -> None:
    """Each address of an OPML file is dropped as not fetched."""
    path = tmp_path / "feeds.opml"
    path.write_text(OPML, encoding="utf-8")
    items = list(open_pages(path))
    assert [(found.path, found.reason) for found in items if isinstance(found, Dropped)] == [
        ("https://dafater.example/feed", "not-fetched"),
        ("https://shurfa.example/atom.xml", "not-fetched"),
    ]
    assert listed_urls(b"<opml><body/></opml>") == ()


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (b"<rss>", "feed"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<?xml-stylesheet href='a>b'?><!-- <html> --><rss version='2.0'>", "feed"),
        (b"<!DOCTYPE rss [<!ENTITY a '<html>'>]><rss >", "feed"),
        ("<rss></rss>".encode("utf-16"), "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "feed"),
        (b"<atom:feed>", "feed"),
        (b"<OPML version='1.0'>", "list"),
        (b"<html><rss>", None),
        (b"<rssx>", None),
        (b"words and then <rss>", None),
        (b"<!-- <rss>", None),
        (b"", None),
        (b"<!-- -->" * 2000 + b"<rss>", "feed"),
        (b"<!DOCTYPE " + b"[" * 9000, None),
    ],
)
def test_feeds_are_told_by_their_root(payload: bytes, kind: str | None) -> None:
    """Behind marks, declarations, comments and document types; a page that mentions one is none."""
    assert kind_of(payload) == kind


PIECES = [
    *("<item>", "</item>", "<entry>", "</entry>", "<title>", "</title>", "<description>", "</description>", "<link>"),
    *("<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "<!DOCTYPE rss [", "]>", '<!ENTITY a "b">', "&a;", "&nbsp;", "&"),
    *("<content:encoded>", "</content:encoded>", "<p>", "</p>", "<br>", "<pubDate>", "2023-03-14", "<", ">", '"', "\0"),
    *("</channel>", "</rss>", "<source>", "<author>", "https://a.example/1", "https://[", "خبر", "\ud800", "&#xD800;"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["<rss><channel>", "<feed>", "<opml>", ""]))
def test_no_feed_raises(pieces: list[str], root: str) -> None:
    """Whatever marks come in whatever order, each item is a page whose blocks are its lines, or has a reason."""
    payload = (root + "".join(pieces)).encode("utf-8", "surrogatepass")
    for found in (*open_bytes(payload, "f"), *read_feed(payload, "f")):
        if isinstance(found, Page):
            assert not found.blocks or [
                found.text[block.start : block.end] for block in found.blocks
            ] == found.text.split("\n")
        else:
            assert found.reason
            assert found.detail


SEEDS = [SOUND, atom(), OPML, *BROKEN.values()]
EDITS = st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from([*PIECES, "", "ي", "\x81", "a:00 "]))


@settings(max_examples=500)
@given(st.sampled_from(SEEDS), st.lists(EDITS, min_size=1, max_size=8), st.floats(0, 1))
def test_no_damage_raises(source: str, edits: list[tuple[float, int, str]], end: float) -> None:
    """A feed with pieces cut out and put in anywhere, and cut off anywhere."""
    for place, length, piece in edits:
        at = int(place * len(source))
        source = source[:at] + piece + source[at + length :]
    source = source[: int((0.5 + end) * len(source))]
    for found in open_bytes(source.encode("utf-8", "surrogatepass"), "f"):
        if isinstance(found, Page):
            assert not found.blocks or [found.text[b.start : b.end] for b in found.blocks] == found.text.split("\n")


@given(st.binary(max_size=300), st.sampled_from([None, "utf-16", "klingon"]))
def test_no_bytes_break_it(payload: bytes, charset: str | None) -> None:
    """Any bytes are items or none."""
    assert all(found.path for found in read_feed(b"<rss>" + payload, "f", charset=charset))


@pytest.mark.parametrize(
    "source",
    [
        "<rss>" + "<![CDATA[" * 200_000,
        "<rss>" + "<!--" * 200_000,
        "<rss>" + "<item>" * 100_000,
        "<rss>" + "<item><![CDATA[</item>" * 50_000,
        "<rss>" + "&amp" * 300_000,
        "<!DOCTYPE " + "[" * 500_000 + "<rss>",
        "<rss><item><title>" + "<" * 500_000,
        "<rss><item><description>" + "&lt;b" * 200_000,
    ],
    ids=["cdata", "comments", "items", "sections", "references", "doctype", "marks", "tags"],
)
def test_hostile_sizes_cost_no_more_than_themselves(source: str) -> None:
    """A megabyte of any mark is read in seconds."""
    start = time.perf_counter()
    assert all(found.path for found in open_bytes(source.encode(), "f"))
    assert time.perf_counter() - start < 10


def test_a_feed_is_read_up_to_a_number_of_items() -> None:
    """The rest is named, not lost."""
    items = list(read_feed(rss("<item/>" * (MAX_ITEMS + 5)).encode(), "f"))
    assert len(items) == MAX_ITEMS + 1
    assert isinstance(items[-1], Dropped)
    assert items[-1].reason == "too-large"
