"""Feeds: every item of an RSS or Atom file is a page of its own; an OPML file names feeds.

An item becomes a small HTML page (what the feed declares in its head, title and words in its body) and is read as any
page is: the same renderer, the same readers, the same offsets. Nothing that a feed mentions is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

import lxml.html
from lxml import etree

from mahdar.errors import PageError
from mahdar.model import Capture, Doubt, Dropped, Page
from mahdar.pages.feeds_items import FeedItem, Words, read_items
from mahdar.pages.feeds_xml import SNIFFED, Kind, key_of, kind_of, parse, source_of, tidy
from mahdar.pages.read import read_capture

__all__ = ["MAX_ITEMS", "SNIFFED", "Kind", "feed_captures", "kind_of", "listed_urls", "read_feed", "read_list"]

# Items of one feed that are read. Feeds have tens, archives of blogs some thousands.
MAX_ITEMS = 20_000
# Elements that are no words of an item, or that speak for a page as only its head may.
_DROPPED = ("script", "style", "meta", "link", "title", "base", "iframe", "object", "embed", "form", "template")
_DECLARING = ("itemprop", "itemscope", "itemtype", "property", "typeof", "vocab", "about", "resource")
_FRAME = re.compile(r"</?(?:html|head|body)\b[^<>]{0,2000}>", re.IGNORECASE)


def read_feed(
    payload: bytes, path: str, *, charset: str | None = None, url: str | None = None
) -> Iterator[Page | Dropped]:
    """Yield a page for each item of a feed, in the feed's order; never raises. See `feed_captures`.

    >>> rss = "<rss><channel><item><title>خبر</title><description>قال كلاما.</description></item></channel></rss>"
    >>> (page,) = read_feed(rss.encode(), "f.xml")
    >>> page.path, page.text
    ('f.xml#1', 'خبر\\nقال كلاما.')
    """
    for item in feed_captures(payload, path, charset=charset, url=url):
        if isinstance(item, Dropped):
            yield item
            continue
        try:
            yield read_capture(item)
        except PageError as error:
            yield Dropped(item.path, error.reason, error.detail)


def feed_captures(
    payload: bytes, path: str, *, charset: str | None = None, url: str | None = None
) -> Iterator[Capture | Dropped]:
    """Yield each item of a feed as a page of HTML, unread, in the feed's order; never raises.

    A page's path is that of the feed with ``#`` and the item's number from 1, its url the item's link. What the feed
    says of the item (title, link, date, authors, publisher) stands in its metadata as an HTML page would declare it.
    Words that break off are a doubt (``excerpt``). Reasons for dropping: ``no-items``, ``empty`` (an item without
    words), ``too-large`` (more than `MAX_ITEMS`).

    Args:
        payload: RSS 0.9 to 2.0 or Atom.
        path: its place, as the caller names it.
        charset: what a server declared, or None.
        url: the feed's own address, to complete addresses in it.
    """
    number = 0
    for number, item in enumerate(read_items(payload, charset, url), start=1):
        place = f"{path}#{number}"
        if number > MAX_ITEMS:
            yield Dropped(place, "too-large", f"a feed is read up to {MAX_ITEMS} items")
            return
        if not item.title and item.words is None:
            yield Dropped(place, "empty", "the item has neither title nor words")
            continue
        doubts = []
        if item.words is not None and item.words.is_excerpt:
            doubts.append(Doubt("excerpt", "the feed gives the beginning of the text alone"))
        if item.broken:
            doubts.append(Doubt("broken-feed", "the feed's XML breaks off or is nested wrongly"))
        source = document_of(item).encode("utf-8", "replace")
        yield Capture(place, source, "text/html; charset=utf-8", doubts=tuple(doubts))
    if not number:
        yield Dropped(path, "no-items", "the feed holds no item")


def document_of(item: FeedItem) -> str:
    """Return an item as an HTML page: what the feed declares as its head, title and words as its body.

    >>> document_of(FeedItem("A", None, None, (), None, "ar", Words("x\\ny", False))).partition("<body>")[2]
    '<article><h1>A</h1><p>x</p><p>y</p></article></body></html>'
    """
    head = [f'<meta charset="utf-8"><title>{escape(item.title or "")}</title>']
    head += [f'<link rel="canonical" href="{escape(item.url)}">'] if item.url else []
    declared = {
        "og:title": item.title,
        "article:published_time": item.published,
        "author": ", ".join(item.authors),
        "og:site_name": item.outlet,
    }
    head += [f'<meta name="{name}" content="{escape(value)}">' for name, value in declared.items() if value]
    title = f"<h1>{escape(item.title, quote=False)}</h1>" if item.title else ""
    language = f' lang="{escape(item.language)}"' if item.language else ""
    body = _body_of(item.words) if item.words else ""
    return (
        f"<!DOCTYPE html><html{language}><head>{''.join(head)}</head>"
        f"<body><article>{title}{body}</article></body></html>"
    )


def read_list(payload: bytes, path: str) -> Iterator[Dropped]:
    """Yield, for each address that an OPML file names, that it was not fetched: a list is no leave to fetch.

    Args:
        payload: OPML.
        path: its place, as the caller names it.
    """
    urls = listed_urls(payload)
    for url in urls:
        yield Dropped(url, "not-fetched", f"{path} names this feed; --follow fetches what a list names")
    if not urls:
        yield Dropped(path, "no-items", "the list names no feed")


def listed_urls(payload: bytes, charset: str | None = None) -> tuple[str, ...]:
    """Return the addresses of http and https that an OPML file names, in its order, each once.

    >>> listed_urls(b'<opml><body><outline xmlUrl="https://a.example/f"/><outline xmlUrl="x:y"/></body></opml>')
    ('https://a.example/f',)
    """
    tree = parse(tidy(source_of(payload, charset)))
    found: dict[str, None] = {}
    for element in tree.iter() if tree is not None else ():
        if key_of(element) == "outline":
            named = {str(name).lower(): str(value).strip() for name, value in element.attrib.items()}
            url = named.get("xmlurl") or named.get("url") or ""
            if url.lower().startswith(("http://", "https://")) and not any(map(str.isspace, url)):
                found[url] = None
    return tuple(found)


def _body_of(words: Words) -> str:
    if not words.html:
        lines = (line.strip() for line in words.text.splitlines())
        return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line)
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    # The frame of a whole page within an item: what stands behind its end would be lost.
    source = f"<div>{_FRAME.sub('', words.text)}</div>".encode("utf-8", "replace")
    try:
        tree = lxml.html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    body = tree.find("body")
    if body is None:
        return ""
    etree.strip_elements(body, *_DROPPED, with_tail=False)
    for element in body.iter():
        for name in _DECLARING:
            if name in element.attrib:
                del element.attrib[name]
    body.tag = "div"
    return str(etree.tostring(body, method="html", encoding="unicode", with_tail=False))
