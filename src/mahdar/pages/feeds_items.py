"""What a feed says: its own name and language, and each item's title, link, date, authors and words."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import etree

from mahdar.pages.feeds_xml import count_items, is_closed, item_elements, items_apart, key_of, parse, source_of, tidy

_XML = "{http://www.w3.org/XML/1998/namespace}"
_MARKUP = re.compile(r"<(?:/?[a-zA-Z]|!--)")
_SPACE = re.compile(r"\s+")
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_SCRIPT = re.compile(r"<(script|style)\b.{0,300}?</\1\s*>", re.IGNORECASE | re.DOTALL)
# "press@paper.example (Salma Haddad)": the address is nobody's business here.
_MAILED = re.compile(r"^\S+@\S+\s*\(([^()]{1,200})\)$")
_HTML_NAME = re.compile(r"[a-z][a-z0-9]{0,20}")
# Types of Atom whose text is what it says: nothing in it is escaped HTML.
_PLAIN = frozenset({"text", "xhtml", "text/plain", "application/xhtml+xml"})
# How an excerpt ends; behind it may stand a link to the whole, and where it was first published.
_CUT = re.compile(r"\[\s*(?:…|\.{3,})\s*\]|(?:…|\.{3,})\s*\Z")
_LINK = re.compile(r"<a\b[^<>]{0,1000}>[^<]{0,200}</a>", re.IGNORECASE)
_END = 1500
# Elements of HTML that hold nothing, and are written without an end.
_VOID = frozenset({"br", "hr", "img", "wbr", "input", "source", "embed"})
# Where the words of an item stand, the fullest first.
_CONTENTS = (
    "content:encoded",
    "atom:content",
    "content",
    "xhtml:body",
    "xhtml:div",
    "body",
    "fullitem",
    "description",
    "atom:summary",
    "summary",
    "dc:description",
    "media:description",
    "itunes:summary",
)
# When it was published. When it was changed (``updated``) is another thing, and is not taken for it.
_DATES = ("pubdate", "atom:published", "published", "atom:issued", "dc:date", "dcterms:issued", "dcterms:created")
# An item's title, link or date is no longer than this (code points); longer ones are not believed.
_LONGEST = 4000


class Words(NamedTuple):
    """The words of an item: HTML, or text with its lines."""

    text: str
    html: bool

    @property
    def is_excerpt(self) -> bool:
        """Whether they break off, as the feed itself marks it: an ellipsis in brackets near the end, or one at the end.

        >>> Words("<p>قال المدير إن [&#8230;]</p><p>The post …</p>", True).is_excerpt
        True
        """
        end = self.text[-_END:]
        plain = unescape(_TAGS.sub(" ", _LINK.sub(" ", end))) if self.html else end
        return bool(_CUT.search(plain))


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed, as the feed gives it.

    Attributes:
        title: its headline.
        url: the address of its page; http or https.
        published: ISO 8601 with the offset from UTC that the feed gives, or the feed's own words where they
            are no date of RFC 822 or ISO 8601.
        authors: names alone.
        outlet: who published it: the item's own source, else the feed's name where it links to its own site.
        language: as the feed declares it.
        words: what it says.
        broken: whether the item had to be cut out of broken XML, or is the last of a feed that breaks off.
    """

    title: str | None
    url: str | None
    published: str | None
    authors: tuple[str, ...]
    outlet: str | None
    language: str | None
    words: Words | None
    broken: bool = False


def read_items(payload: bytes, charset: str | None, base: str | None = None) -> Iterator[FeedItem]:
    """Yield the items of a feed in its order; never raises, whatever the payload holds.

    Args:
        payload: RSS 0.9 to 2.0 or Atom.
        charset: what a server declared, or None.
        base: the feed's own address, to complete addresses in it.

    >>> rss = b"<rss><channel><title>A</title><item><title>B &amp; C</title></item></channel></rss>"
    >>> [item.title for item in read_items(rss, None)]
    ['B & C']
    """
    source = tidy(source_of(payload, charset))
    tree = parse(source)
    channel = _Channel.of(tree, base)
    found = list(item_elements(tree)) if tree is not None else []
    # A parser that gave up, or that took one item into another, has fewer items than were opened.
    whole = len(found) >= count_items(source)
    waiting: etree._Element | None = None
    for element in found if whole else items_apart(source):
        if waiting is not None:
            yield _item(waiting, channel, broken=not whole)
        waiting = element
    if waiting is not None:
        yield _item(waiting, channel, broken=not whole or not is_closed(source))


class _Channel(NamedTuple):
    title: str | None
    url: str | None
    language: str | None
    base: str | None

    @classmethod
    def of(cls, tree: etree._Element | None, base: str | None) -> _Channel:
        """Read what stands beside the items."""
        if tree is None:
            return cls(None, None, None, base)
        place = tree
        for child in tree:
            if key_of(child) == "channel":
                place = child
                break
        own = _fields(place)
        base = urljoin(base or "", tree.get(_XML + "base") or "") or None
        language = _text(own, "language", "dc:language") or tree.get(_XML + "lang") or place.get(_XML + "lang")
        url = _link(place, own, base)
        return cls(_text(own, "dc:publisher", "title", "atom:title"), url, language, url or base)


Fields = dict[str, list[etree._Element]]


def _fields(element: etree._Element) -> Fields:
    found: Fields = {}
    for child in element:
        found.setdefault(key_of(child), []).append(child)
    return found


def _item(element: etree._Element, channel: _Channel, *, broken: bool) -> FeedItem:
    own = _fields(element)
    url = _link(element, own, element.get(_XML + "base") or channel.base)
    return FeedItem(
        title=_text(own, "title", "atom:title", "dc:title", "media:title"),
        url=url,
        published=_date(own),
        authors=tuple(dict.fromkeys(_authors(own))),
        outlet=_outlet(own, url, channel),
        language=_text(own, "dc:language") or element.get(_XML + "lang") or channel.language,
        words=_words(element, own),
        broken=broken,
    )


def _raw(own: Fields, *keys: str) -> str | None:
    """Return the text of the first of some fields that has one."""
    for key in keys:
        for element in own.get(key, ()):
            text = _letters(element).strip()
            if text and len(text) <= _LONGEST:
                return text
    return None


def _text(own: Fields, *keys: str) -> str | None:
    """Return the first of some fields as one line of words: feeds escape titles once, twice, or write HTML."""
    for key in keys:
        text = _raw(own, key)
        if text is None:
            continue
        if own[key][0].get("type") not in _PLAIN:
            text = unescape(text)
            if _MARKUP.search(text):
                text = unescape(_TAGS.sub(" ", _SCRIPT.sub(" ", text)))
        text = _SPACE.sub(" ", text).strip()
        if text:
            return text
    return None


def _link(element: etree._Element, own: Fields, base: str | None) -> str | None:
    """Return the address of an item or a feed: complete, of http or https; None when it has none."""
    guids = own.get("guid", [])
    candidates = [
        _raw(own, "feedburner:origlink"),
        *(link.get("href") for link in _links(own) if (link.get("rel") or "alternate").lower() == "alternate"),
        _raw(own, "link"),
        *(_raw(own, "guid") for guid in guids[:1] if (guid.get("ispermalink") or guid.get("isPermaLink")) != "false"),
        element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"),
    ]
    for candidate in candidates:
        if not candidate or len(candidate) > _LONGEST or any(map(str.isspace, candidate.strip())):
            continue
        with suppress(ValueError):
            address = urljoin(base or "", candidate.strip())
            parts = urlsplit(address)
            if parts.scheme in ("http", "https") and parts.hostname:
                return address
    return None


def _links(own: Fields) -> Iterator[etree._Element]:
    for key in ("atom:link", "link"):
        yield from (link for link in own.get(key, ()) if link.get("href"))


def _date(own: Fields) -> str | None:
    for key in _DATES:
        words = _raw(own, key)
        if words is None or len(words) > 200:
            continue
        with suppress(ValueError, OverflowError):
            return (
                datetime.fromisoformat(words).isoformat(timespec="minutes") if "-" in words[:5] else _mail_date(words)
            )
        return words
    return None


def _mail_date(words: str) -> str:
    """Return a date as mail writes it (RFC 822) in ISO 8601.

    Raises:
        ValueError: it is none.
    """
    try:
        return parsedate_to_datetime(words).isoformat(timespec="minutes")
    except (TypeError, IndexError) as error:  # what the library raises for some words that are no date
        raise ValueError(words) from error


def _authors(own: Fields) -> Iterator[str]:
    for key in ("atom:author", "author", "dc:creator", "itunes:author"):
        for element in own.get(key, ()):
            inner = _fields(element)
            words = _text(inner, "atom:name", "name") if len(element) else _text({key: [element]}, key)
            if words is None:
                continue
            mailed = _MAILED.match(words)
            name = mailed[1].strip() if mailed else words
            if "@" not in name and len(name) <= 200:
                yield name


def _outlet(own: Fields, url: str | None, channel: _Channel) -> str | None:
    """Return who published an item. A feed that links elsewhere gathers what others publish: its name is not theirs."""
    for key in ("source", "atom:source"):
        for element in own.get(key, ()):
            name = _text(_fields(element), "atom:title", "title") if len(element) else _text({key: [element]}, key)
            if name:
                return name
    return channel.title if url is None or channel.url is None or _same_site(url, channel.url) else None


def _same_site(first: str, second: str) -> bool:
    """Tell whether two addresses are of one site: the same host, or one below the other, but for ``www.``.

    >>> _same_site("https://www.a.example/1", "http://a.example/"), _same_site("https://b.example", "https://a.example")
    (True, False)
    """
    with suppress(ValueError):
        hosts = [(urlsplit(address).hostname or "").removeprefix("www.") for address in (first, second)]
        short, long = sorted(hosts, key=len)
        return bool(short) and (long == short or long.endswith("." + short))
    return False


def _words(element: etree._Element, own: Fields) -> Words | None:
    """Return what an item says: the first of its contents that says anything."""
    for key in _CONTENTS:
        candidates = own.get(key, [])
        if not candidates and key == "media:description":
            candidates = [inner for inner in element.iter() if key_of(inner) == key]
        for candidate in candidates:
            words = _content(candidate)
            if words is not None and words.text.strip():
                return words
    return None


def _content(element: etree._Element) -> Words | None:
    kind = (element.get("type") or "").lower()
    if kind and kind not in ("text", "html", "xhtml", "plain") and not kind.startswith("text/") and "xml" not in kind:
        return None  # a picture, a film
    if len(element):
        return Words(_as_html(element), True)  # marks that nobody escaped are the element's children
    text = _letters(element)
    if kind in ("text", "text/plain", "plain"):
        return Words(text, False)
    if _MARKUP.search(text):
        return Words(text, True)
    return Words(unescape(text), False)


def _letters(element: etree._Element) -> str:
    """Return the text of an element and of all within it; unpacked, where Atom 0.3 packs it (``mode="base64"``)."""
    text = "".join(str(piece) for piece in element.itertext())
    if element.get("mode") != "base64":
        return text
    with suppress(ValueError):
        return b64decode(text).decode("utf-8", "replace")
    return ""


def _as_html(element: etree._Element) -> str:
    """Return the inside of an element as HTML: its names without namespaces."""
    inside = etree.Element("div")
    inside.text = element.text
    inside.extend(list(element))
    for inner in inside.iter():
        if isinstance(inner.tag, str):
            name = inner.tag.rpartition("}")[2].rpartition(":")[2].lower()
            inner.tag = name if _HTML_NAME.fullmatch(name) else "span"
            if inner.tag in _VOID and (len(inner) or inner.text):
                inner.tag = "div"  # a break that nobody closed has taken in what follows it
    etree.cleanup_namespaces(inside)
    return str(etree.tostring(inside, method="html", encoding="unicode"))
