"""What the head of an HTML page declares: names and contents, unjudged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

_SPACE = re.compile(r"\s+")
_NAMES = ("title", "meta", "link", "script", "time")
# Looking for attributes is twice as fast as looking for elements that have them.
_PROPERTIES = etree.XPath("descendant::*/@property")
_ITEMPROPS = etree.XPath("descendant::*/@itemprop")
# Bounds on what is kept, so that a hostile head cannot swell a record.
_MAX_VALUE = 100_000
_MAX_KEYS = 300


def read_head(tree: etree._Element) -> dict[str, str]:
    """Return what a page declares about itself.

    Keys: ``title``, ``lang``, ``canonical``, the lower-cased name or property of each meta element
    (``og:title``, ``article:published_time``, ``author`` …), ``json-ld`` (``json-ld:2`` … for further ones),
    ``itemprop:NAME`` for microdata, the property of RDFa, and ``time`` for the first machine-readable time
    element. The first of several equal keys is kept.

    >>> from lxml import etree
    >>> read_head(etree.HTML('<html lang=ar><meta name=Author content="ن"><title>خ</title>'))
    {'lang': 'ar', 'title': 'خ', 'author': 'ن'}
    """
    found: dict[str, str] = {}

    def put(key: str, value: str | None) -> None:
        value = (value or "").strip()
        if value and len(value) <= _MAX_VALUE and len(found) < _MAX_KEYS:
            found.setdefault(key, value)

    put("lang", tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    named: dict[str, list[etree._Element]] = {name: [] for name in _NAMES}
    for element in tree.iter(_NAMES):
        named[element.tag].append(element)
    for element in named["title"][:1]:
        put("title", _SPACE.sub(" ", "".join(map(str, element.itertext()))))
    for element in named["meta"]:
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        if name:
            put(name.strip().lower(), element.get("content"))
        if element.get("itemprop"):
            put(f"itemprop:{(element.get('itemprop') or '').strip().lower()}", element.get("content"))
    for element in named["link"]:
        if (element.get("rel") or "").lower() == "canonical":
            put("canonical", element.get("href"))
    number = 1
    for element in named["script"]:
        if "ld+json" in (element.get("type") or "").lower() and element.text:
            put("json-ld" if number == 1 else f"json-ld:{number}", element.text)
            number += 1
    for element in named["time"]:
        put("time", element.get("datetime"))
    for name, element in _with(_PROPERTIES, tree):
        if element.tag != "meta":
            put(name.strip().lower(), element.get("content") or element.get("datetime"))
    for name, element in _with(_ITEMPROPS, tree):
        put(f"itemprop:{name.strip().lower()}", element.get("content") or element.get("datetime"))
    return found


def _with(attributes: etree.XPath, tree: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the value of each attribute of a kind, with the element that has it."""
    for value in cast("list[etree._ElementUnicodeResult]", attributes(tree)):
        element = value.getparent()
        if element is not None:
            yield value, element
