"""Feeds as XML: whatever was written becomes a tree; nothing that was written can act.

The document type goes before the parser sees it, and with it every entity that a file could define: no file or address
is read (XXE), and nothing can be expanded (a "billion laughs"). The parser recovers from broken marks; where it gives
up, the items are cut apart and each is parsed for itself, so that a broken one costs no other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from html.entities import html5
from typing import Literal

from lxml import etree

from mahdar.pages.encoding import decode

Kind = Literal["feed", "list"]

# The roots of RSS 0.9 to 2.0, Atom and OPML.
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|feed|RDF|opml)(?=[\s>/])", re.IGNORECASE)
SNIFFED = 16_384
"""How far into a payload its root element is looked for (bytes)."""

# How long a document type may be (code points).
_DOCTYPE = 65_536
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DECLARED = re.compile(rb"\A[^<]{0,200}<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.DOTALL)
_SECTION = re.compile(r"<!--|<!\[CDATA\[|<\?")
_CLOSING = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# References to characters by number, wherever they stand: the parser does not refuse all that XML forbids.
_NUMBER = re.compile(r"&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));?")
# References by name, and an "&" that begins none.
_REFERENCE = re.compile(r"&(?!#(?:[0-9]+|[xX][0-9a-fA-F]+);)(?:(\w{1,40});)?")
_OWN = frozenset({"lt", "gt", "amp", "quot", "apos"})
_ITEM_START = re.compile(r"<(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_ITEM_END = re.compile(r"</(?:item|entry)>", re.IGNORECASE)
_FIELD_END = re.compile(r"</(?:content:encoded|description|content|summary|title|item|entry)>", re.IGNORECASE)
_NAMESPACE = re.compile(r"\sxmlns(?::[\w.-]{1,40})?\s*=\s*(?:\"[^\"<]{0,300}\"|'[^'<]{0,300}')")

# One spelling for each vocabulary, whatever prefix a file binds it to.
_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://purl.org/rss/1.0/": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss091": "",
    "http://backend.userland.com/rss092": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
# The tags that a feed with no declarations at all may use.
_USUAL = ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def kind_of(payload: bytes) -> Kind | None:
    """Tell what a payload's root element says it is: a feed (RSS, Atom), a list of feeds (OPML), or neither (None).

    >>> kind_of(b"<?xml version='1.0'?><rss version='2.0'>"), kind_of(b"<opml>"), kind_of(b"<html>")
    ('feed', 'list', None)
    """
    head = payload[:SNIFFED].decode("utf-16" if payload.startswith(_WIDE_MARKS) else "latin-1", "replace")
    found = _ROOT.match(head, _root_at(head))
    if found is None:
        return None
    return "list" if found[1].lower() == "opml" else "feed"


def source_of(payload: bytes, charset: str | None) -> str:
    """Return the text of a payload, decoded by its mark, UTF-8, what is declared, or what is likely. Never fails."""
    declared = _DECLARED.match(payload[:SNIFFED])
    return decode(payload, charset or (declared[1].decode("ascii") if declared else None), html=False)[0]


def tidy(source: str) -> str:
    """Return the root element of an XML source, with no entity but the five of XML: nothing before it, no comments.

    >>> tidy('<!DOCTYPE r [<!ENTITY a "b">]><r>&a; &eacute; A & B <![CDATA[ & ]]></r>')
    '<r>&amp;a; é A &amp; B <![CDATA[ & ]]></r>'
    """
    source = _NUMBER.sub(_letter, _NO_XML.sub("", source))
    pieces: list[str] = []
    at = _root_at(source)
    if not _ROOT.match(source, at) and (root := _ROOT.search(source, at)):
        at = root.start()
    unclosed: set[str] = set()
    ends = _Ends(source)
    while found := _SECTION.search(source, at):
        pieces.append(_REFERENCE.sub(_reference, source[at : found.start()]))
        mark, at = found[0], found.end()
        end = -1 if mark in unclosed else source.find(_CLOSING[mark], at)
        if end < 0:
            unclosed.add(mark)
        own = ends.within(at, end if end >= 0 else len(source)) if mark == "<![CDATA[" else None
        if own is not None:
            # Never closed, or closed by the next one's end: it would take other items into itself.
            pieces.append(f"{mark}{source[at:own]}]]>")
            at = own
            continue
        if end < 0:  # a mark that nothing closes is left out, and what follows it is kept
            continue
        at = end + len(_CLOSING[mark])
        if mark == "<![CDATA[":
            pieces.append(source[found.start() : at])
    pieces.append(_REFERENCE.sub(_reference, source[at:]))
    return "".join(pieces)


def parse(source: str) -> etree._Element | None:
    """Return the tree of a text that `tidy` gave, as far as it can be understood; None when nothing can."""
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def items_apart(source: str) -> Iterator[etree._Element]:
    """Yield each item of a text that `tidy` gave, cut out and parsed for itself."""
    starts = [found.start() for found in _ITEM_START.finditer(source)]
    head = source[: starts[0]] if starts else ""
    names = "".join(dict.fromkeys(_NAMESPACE.findall(head)))
    names += "" if "xmlns:" in names else _USUAL
    for start, end in zip(starts, [*starts[1:], len(source)], strict=True):
        tree = parse(f"<cut{names}>{source[start:end]}</cut>")
        found = next(item_elements(tree), None) if tree is not None else None
        if found is not None:
            yield found


def item_elements(tree: etree._Element) -> Iterator[etree._Element]:
    """Yield the items of a feed's tree (``item`` of RSS, ``entry`` of Atom) in order, wherever they stand."""
    return (element for element in tree.iter() if key_of(element) in ("item", "entry", "atom:entry", "atom:item"))


def count_items(source: str) -> int:
    """Return how many items a text opens; marks inside CDATA sections do not count."""
    count = at = 0
    while (begin := source.find("<![CDATA[", at)) >= 0 and (end := source.find("]]>", begin)) >= 0:
        count += len(_ITEM_START.findall(source, at, begin))
        at = end + 3
    return count + len(_ITEM_START.findall(source, at))


def is_closed(source: str) -> bool:
    """Tell whether a text that `tidy` gave ends with the end of its root element."""
    root = _ROOT.match(source)
    return root is not None and f"{root[1]}>".lower() in source[-200:].lower()


def key_of(element: etree._Element) -> str:
    """Return the name of an element in one spelling: ``content:encoded``, ``dc:creator``, ``title``.

    Elements of RSS have no prefix, those of Atom have ``atom:``; a prefix that the file does not declare stays.

    >>> key_of(etree.fromstring('<x:creator xmlns:x="http://purl.org/dc/elements/1.1/"/>'))
    'dc:creator'
    """
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag[0] != "{":
        return tag.lower()
    space, _, name = tag[1:].partition("}")
    prefix = _PREFIXES.get(space.lower(), (element.prefix or "").lower())
    return f"{prefix}:{name.lower()}" if prefix else name.lower()


class _Ends:
    """Where elements end, to find the end of a section that holds the end of its own item."""

    def __init__(self, source: str) -> None:
        self._items = [found.start() for found in _ITEM_END.finditer(source)]
        self._fields = [found.start() for found in _FIELD_END.finditer(source)]

    def within(self, start: int, end: int) -> int | None:
        """Return the first end of an element from `start` on, if an item ends before `end`."""
        item = bisect_left(self._items, start)
        if item == len(self._items) or self._items[item] >= end:
            return None
        return self._fields[bisect_left(self._fields, start)]


def _root_at(source: str) -> int:
    """Return where the root element begins: behind space, marks, instructions, comments and a document type."""
    at = 0
    while at < len(source):
        begin = source.find("<", at)
        if begin < 0 or any(map(str.isalpha, source[at:begin].strip("\xef\xbb\xbf"))):
            return at
        if source.startswith("<?", begin) or source.startswith("<!--", begin):
            close = "-->" if source[begin + 1] == "!" else "?>"
            end = source.find(close, begin)
            if end < 0:
                return begin
            at = end + len(close)
        elif source[begin : begin + 9].upper() == "<!DOCTYPE":
            at = _doctype_end(source, begin)
        else:
            return begin
    return at


def _doctype_end(source: str, begin: int) -> int:
    """Return where a document type ends; one that is never closed ends with its own name."""
    quote, depth = "", 0
    for at in range(begin, min(len(source), begin + _DOCTYPE)):
        sign = source[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth = max(0, depth - 1)
        elif sign == ">" and not depth:
            return at + 1
    return begin + len("<!DOCTYPE")


def _letter(found: re.Match[str]) -> str:
    """Return a reference to a character as XML spells it; one to none that XML knows becomes U+FFFD, as in HTML."""
    digits, base = (found[1], 10) if found[1] else (found[2], 16)
    digits = digits.lstrip("0")
    number = int(digits, base) if 0 < len(digits) < 9 else 0
    allowed = (
        number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
    )
    return f"&#{number};" if allowed else "\ufffd"


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name in _OWN:
        return found[0]
    letters = html5.get(name + ";")
    if letters is None:
        return "&amp;" + found[0][1:]
    return "".join(f"&#{ord(letter)};" if letter in "<>&\"'" else letter for letter in letters)
