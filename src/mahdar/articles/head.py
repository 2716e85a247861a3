"""What an HTML page declares about its article: titles, date, publisher, credits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mahdar.model import Page, Timex
from mahdar.times import find
from mahdar.world import Source, source_of_domain

# Keys of the head in the order in which they are believed.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "itemprop:datepublished",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "dc.date.issued",
    "dcterms.created",
    "dc:date",
    "dcterms:created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "cxenseparse:recs:publishtime",
)
_TITLES = (
    "og:title",
    "itemprop:headline",
    "twitter:title",
    "dc.title",
    "title",
)
_SITES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
)
_AUTHORS = (
    "author",
    "article:author",
    "itemprop:author",
    "dc.creator",
)
_ARTICLES = frozenset(
    {
        "newsarticle",
        "article",
        "reportagenewsarticle",
        "blogposting",
        "liveblogposting",
        "webpage",
        "opinionnewsarticle",
        "analysisnewsarticle",
    }
)
_LIVE = "liveblogposting"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2}))?")
_DATED = re.compile(r"/(?P<y>(?:19|20)\d\d)[/\-](?:[A-Za-z_]+/)?(?P<m>\d{1,2})[/\-](?P<d>\d{1,2})(?=[/_.\-]|$)")
_SPACE = re.compile(r"\s+")
# htmldate is not asked about larger pages.
_MAX_GUESS = 1_000_000
_URL = re.compile(r"^(?:https?:)?//|^[\w.-]+\.[a-z]{2,}/?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's head says, the most believable first.

    Attributes:
        titles: declared titles.
        published: declared date of publication.
        site: declared name of the publisher, and the key that declares it.
        authors: declared authors, as written.
        guess: a date that htmldate reads from the mark-up, asked only when nothing is declared.
        source: the publisher at the page's address, when the table of sources has it.
        live: whether it declares a page that is written while things happen.
    """

    titles: tuple[str, ...]
    published: Timex | None
    guess: Timex | None
    site: tuple[str, str] | None
    authors: tuple[str, ...]
    source: Source | None
    live: bool = False


def read_page_head(page: Page, language: str) -> Head:
    """Return what the head of a page declares: JSON-LD before OpenGraph and other metadata.

    Args:
        page: an HTML page.
        language: ISO 639-1 code in which dates may be spelled.
    """
    data = page.metadata
    nodes = list(_json_ld(page))
    titles = [str(node["headline"]) for node in nodes if isinstance(node.get("headline"), str)]
    titles += [data[key] for key in _TITLES if key in data]
    address = page.url or data.get("canonical") or data.get("og:url") or ""
    published = _published(page, nodes, language)
    return Head(
        tuple(dict.fromkeys(_SPACE.sub(" ", title).strip() for title in titles)),
        published,
        (dated_address(address) or guessed_date(page)) if published is None else None,
        _site(data, nodes),
        tuple(dict.fromkeys([*_names(nodes, "author"), *(data[key] for key in _AUTHORS if key in data)])),
        source_of_domain(address) if address else None,
        any(_LIVE in _kinds(node) for node in nodes),
    )


def _json_ld(page: Page) -> Iterator[dict[str, Any]]:
    """Yield the nodes of the page's JSON-LD that describe an article; broken JSON is passed over."""
    for key, value in page.metadata.items():
        if key != "json-ld" and not key.startswith("json-ld:"):
            continue
        try:
            waiting: list[Any] = [json.loads(value, strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while waiting and seen < 500:
            node = waiting.pop(0)
            seen += 1
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                if _kinds(node) & _ARTICLES:
                    yield node
                if "@graph" in node:
                    waiting.append(node["@graph"])
                if isinstance(node.get("mainEntity"), dict):
                    waiting.append(node["mainEntity"])


def _kinds(node: dict[str, Any]) -> set[str]:
    """Return the types of a node, in lower case."""
    kinds = node.get("@type")
    return {str(name).lower() for name in (kinds if isinstance(kinds, list) else [kinds])}


def _published(page: Page, nodes: list[dict[str, Any]], language: str) -> Timex | None:
    for node in nodes:
        value = read_date(str(node.get("datePublished") or ""), language)
        if value:
            return Timex(value, None, "metadata:json-ld")
    for key in _PUBLISHED:
        value = read_date(page.metadata.get(key, ""), language)
        if value:
            return Timex(value, None, f"metadata:{key}")
    return None


def read_date(words: str, language: str) -> str:
    """Return the date that a metadata value spells, as an ISO prefix to the minute; empty when it spells none.

    The first of January without an hour is what programs write for a year: it is not believed.

    >>> read_date("2020-08-24T09:23:13Z", "ar"), read_date("2020-01-01", "ar"), read_date("", "ar")
    ('2020-08-24T09:23', '', '')
    """
    if not words or len(words) > 200:
        return ""
    found = _ISO.match(words.strip())
    value = ""
    if found:
        year, month, day = (int(found[n]) for n in (1, 2, 3))
        if 1 <= month <= 12 and 1 <= day <= 31:
            value = f"{year:04d}-{month:02d}-{day:02d}"
            # Midnight is what programs write when they know the day alone.
            if found[4] and int(found[4]) < 24 and f"{found[4]:0>2}{found[5]}" != "0000":
                value += f"T{int(found[4]):02d}:{found[5]}"
    else:
        value = next((t.value for t in find(words, 0, len(words), None, language) if t.day), "")
    return "" if value[4:] == "-01-01" else value


def dated_address(address: str) -> Timex | None:
    """Return the day that a page's address holds: year, month and day, with at most one section between; or None.

    >>> dated_address("http://example.org/2013/world/8/3/bridge/index.html").value
    '2013-08-03'
    >>> dated_address("http://example.org/2013/8/bridge") is None
    True
    """
    found = _DATED.search(address)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.group("y", "m", "d"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Timex(f"{year:04d}-{month:02d}-{day:02d}", None, "metadata:address")


def guessed_date(page: Page) -> Timex | None:
    """Return the date that htmldate reads from mark-up alone, or None.

    It comes after the date that the page prints beside its headline: of the development pages it reads one wrong,
    from a list of other issues.
    """
    if page.html is None or len(page.html) > _MAX_GUESS:
        return None
    import logging

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    from htmldate import find_date

    try:
        value = find_date(page.html, extensive_search=False, original_date=True, url=page.url)
    except Exception:  # a library's failure on one page must not lose the page
        return None
    return None if not value or value.endswith("-01-01") else Timex(str(value), None, "metadata:htmldate")


def _site(data: Any, nodes: list[dict[str, Any]]) -> tuple[str, str] | None:
    for key in _SITES:
        name = data.get(key)
        if name and not _URL.match(name) and len(name) <= 60:
            return name, f"metadata:{key}"
    for name in _names(nodes, "publisher"):
        if not _URL.match(name) and len(name) <= 60:
            return name, "metadata:json-ld"
    return None


def _names(nodes: list[dict[str, Any]], field: str) -> Iterator[str]:
    for node in nodes:
        value = node.get(field)
        for one in value if isinstance(value, list) else [value]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and name.strip():
                yield name.strip()
