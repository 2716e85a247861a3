"""Feeds for tests: sound ones, and each way in which feeds are broken in the wild."""

from __future__ import annotations

from html import escape

WORDS = (
    "قالت مديرة المكتبة سلوى درويش يوم الاثنين إن القاعة الجديدة ستفتح أبوابها أمام القراء في مطلع الشهر المقبل.",
    "وأضافت أن عدد الكتب التي جمعها المتطوعون خلال العام تجاوز أربعين ألف كتاب من خمس مدن.",
)
TITLES = ("المكتبة تفتح قاعة جديدة", "المتطوعون يجمعون أربعين ألف كتاب", "موعد الافتتاح في مطلع الشهر")
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)


def item(number: int, *, words: str | None = None, extra: str = "") -> str:
    """An item of RSS, counted from 1."""
    html = "".join(f"<p>{line}</p>" for line in WORDS) if words is None else words
    return (
        f"<item><title>{TITLES[(number - 1) % 3]}</title><link>https://dafater.example/{number}</link>"
        f"<pubDate>Tue, 14 Mar 2023 1{number % 10}:05:00 +0200</pubDate><dc:creator>هند الخطيب</dc:creator>"
        f"<content:encoded><![CDATA[{html}]]></content:encoded>{extra}</item>"
    )


def rss(*items: str, names: str = NAMES) -> str:
    """A feed of RSS 2.0."""
    return (
        f'{HEAD}<rss version="2.0" {names}><channel><title>دفاتر المدينة</title><link>https://dafater.example/</link>'
        f'<atom:link rel="self" href="https://dafater.example/feed"/><language>ar</language>{"".join(items)}'
        "</channel></rss>"
    )


def atom() -> str:
    """A feed of Atom with HTML, XHTML and text in its three entries."""
    html = escape("".join(f"<p>{line}</p>" for line in WORDS))
    xhtml = "".join(f"<p>{line}</p>" for line in WORDS)
    common = "<published>2023-03-14T11:05:00+02:00</published><updated>2023-03-15T00:00:00Z</updated>"
    return (
        f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>دفاتر المدينة</title>'
        '<link href="https://dafater.example/"/><updated>2023-03-15T00:00:00Z</updated>'
        f'<entry><title>{TITLES[0]}</title><link rel="edit" href="/e/1"/><link href="/1"/>{common}'
        f'<author><name>هند الخطيب</name></author><content type="html">{html}</content></entry>'
        f'<entry><title type="html">{TITLES[1]}</title><link href="/2"/>{common}'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{xhtml}</div></content></entry>'
        f'<entry><title>{TITLES[2]}</title><link href="/3"/>{common}'
        f'<summary type="text">{WORDS[0]}\n{WORDS[1]}</summary></entry></feed>'
    )


OPML = (
    f'{HEAD}<opml version="2.0"><head><title>قائمة</title></head><body><outline text="مدن">'
    '<outline type="rss" text="أ" xmlUrl="https://dafater.example/feed" htmlUrl="https://dafater.example/"/>'
    '<outline type="rss" text="ب" xmlUrl="https://shurfa.example/atom.xml"/></outline></body></opml>'
)

THREE = [item(number) for number in (1, 2, 3)]
SOUND = rss(*THREE)
BROKEN = {
    "bare ampersand": SOUND.replace("<title>المكتبة", "<title>الكتب & المكتبة"),
    "HTML entities": rss(
        item(1, extra="<description>أ&nbsp;ب &laquo;ج&raquo; &eacute;</description>"), item(2), item(3)
    ),
    "undeclared prefixes": rss(*THREE, names=""),
    "control characters": SOUND.replace("المتطوعون", "\x0b\x01المتطوعون"),
    "reference to no character": SOUND.replace("المتطوعون", "&#0;&#x1f;المتطوعون"),
    "junk before": "\n\n \ufeff" + SOUND,
    "cut off": SOUND[: SOUND.rindex("كتاب من")],
    "item not closed": rss(THREE[0].replace("</item>", ""), THREE[1], THREE[2]),
    "wrong end mark": rss(THREE[0].replace("</title>", "</titel>", 1), THREE[1], THREE[2]),
    "stray end marks": rss(THREE[0] + "</item></channel>", THREE[1], THREE[2]),
    "CDATA not closed": rss(THREE[0].replace("]]>", ""), THREE[1], THREE[2]),
    "unescaped HTML": rss(
        *(one.replace("<![CDATA[", "").replace("]]>", "").replace("</p><p>", "</p><br><p>") for one in THREE)
    ),
    "bare less-than": SOUND.replace("<title>المكتبة", "<title>3 < 5 المكتبة"),
    "attribute without marks": SOUND.replace('rel="self"', "rel=self"),
    "words after the end": SOUND + "\n<!-- generated --> Fatal error in line 3",
    "wrong encoding declared": SOUND.replace('encoding="utf-8"', 'encoding="iso-8859-1"'),
    "unknown encoding declared": SOUND.replace('encoding="utf-8"', 'encoding="arabic"'),
    "no declaration": SOUND.removeprefix(HEAD),
    "doctype with entities": SOUND.replace(
        HEAD, HEAD + '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY x "<y>">]>\n'
    ).replace("القاعة", "القاعة&nbsp;"),
    "comment not closed": SOUND.replace("<language>", "<!-- <language>"),
    "very deep": rss(item(1, extra="<b>" * 400 + "</b>" * 400), item(2), item(3)),
    "empty": rss(),
}
