"""Who published a flattened page, as the page names it."""

from __future__ import annotations

import re
from collections import Counter

from mahdar.articles.credits import credit
from mahdar.articles.layout import Layout
from mahdar.articles.lexicon import load_chrome, load_credits
from mahdar.articles.names import TRAIL
from mahdar.model import Credit, Role, Span
from mahdar.world import Source, sources_meant, sources_named

_SEGMENTS = re.compile(r"\s+[\-–—|»/:·•]+\s+|\s*[|»]\s*")
_EDGE = " \t\n\r\xa0\u200e\u200f\u202a-\u202e\u202a\u202b\u202c\u202d\u202e«»\"“”'()[]{}-–—|,،.:؛"
_YEARS = re.compile(r"\d{4}(?:\s*[\-–]\s*\d{4})?")
_RIGHTS = re.compile(r"[©®\u00a9\ufe0f]")
# The name of the site stands among this many blocks at the top; it is short.
_MASTHEAD = 4
_MASTHEAD_WORDS = 4
_ALIAS = re.compile(r"\s*[«\"“(][^»\"”)]*[»\"”)]?$")
_SYMBOLS = re.compile(r"\s+[^\w\s«»\"'()،,.:؛&]+\s+")
# A publisher's name has at most this many words.
_NAME_WORDS = 5


def outlet_of(layout: Layout, text: str, language: str) -> Credit | None:
    """Return the publisher that a flattened page names around its article, or None.

    In this order: in the title of the page beside the headline, as a line above it that is a known publisher, as
    the name that stands more than once above it, as the first line of a page with menus, in the line of rights.

    Args:
        layout: the page's blocks and roles.
        text: the page's text.
        language: ISO 639-1 code.
    """
    return (
        _from_page_title(layout, text, language)
        or _from_line(layout, text)
        or _from_repetition(layout, text)
        or _from_masthead(layout, text)
        or _from_rights(layout, text, language)
    )


def _from_page_title(layout: Layout, text: str, language: str) -> Credit | None:
    if layout.title_block is None or layout.title is None:
        return None
    piece, headline = layout.pieces[layout.title_block], layout.pieces[layout.title]
    chrome = load_chrome(language)
    at, segments = 0, []
    for gap in _SEGMENTS.finditer(piece.words):
        segments.append((at, gap.start()))
        at = gap.end()
    segments.append((at, len(piece.words)))
    if len(segments) < 2:
        return None
    name = segments[0] if piece.key.endswith(headline.key) else segments[-1]
    words = piece.words[slice(*name)].strip(_EDGE)
    key = chrome.key(words)
    if not words or key in chrome.blocks or len(words.split()) > _NAME_WORDS or (key and key in headline.key):
        return None
    known = sources_named(words)
    if not known and "/" in piece.words[: segments[0][1] + 3]:
        return None  # a trail of sections
    return _named(text, piece.start, piece.end, words, "page-title", known)


def outlet_of_title(titles: tuple[str, ...], headline: str, language: str) -> Credit | None:
    """Return the publisher that the title of an HTML page names beside the headline, or None.

    >>> outlet_of_title(("الجسر يفتح غدا - صوت المدينة",), "الجسر يفتح غدا", "ar").name
    'صوت المدينة'
    """
    chrome = load_chrome(language)
    wanted = chrome.key(headline)
    for title in titles:
        segments = _SEGMENTS.split(title)
        if len(segments) < 2 or wanted not in chrome.key(title):
            continue
        for segment in (segments[-1], segments[0]):
            name, key = segment.strip(_EDGE), chrome.key(segment)
            if name and key not in wanted and key not in chrome.blocks and len(name.split()) <= _NAME_WORDS:
                return credit(name, "outlet", None, "metadata:title", sources_named(name))
    return None


def _from_line(layout: Layout, text: str) -> Credit | None:
    """Return the known publisher whose name is a line above the headline."""
    top = layout.title if layout.title is not None else layout.first
    for piece in layout.pieces[:top]:
        if piece.size > 60:
            continue
        name = TRAIL.split(piece.words.strip(_EDGE))[0].strip(_EDGE)
        known = tuple(s for s in sources_meant(name) if s.kind in ("outlet", "broadcaster"))
        if known and piece.known is None:
            return _named(text, piece.start, piece.end, name, "top-line", known)
    return None


def _from_masthead(layout: Layout, text: str) -> Credit | None:
    """Return the name with which a page of menus begins: only dates and buttons may stand before it."""
    top = layout.title if layout.title is not None else layout.first
    above = layout.pieces[:top]
    if not any(piece.known in ("chrome", "home") for piece in above):
        return None
    for index, piece in enumerate(above[:_MASTHEAD]):
        if piece.known == "chrome" or layout.roles[index][0] is Role.DATE:
            continue
        if piece.known is not None or not piece.words[0].isalnum() or piece.prose:
            return None
        name = _SYMBOLS.split(piece.words)[0].strip(_EDGE)
        name = _ALIAS.sub("", name)
        if not name or len(name.split()) > _MASTHEAD_WORDS or any(map(str.isdigit, name)):
            return None
        return _named(text, piece.start, piece.end, name, "masthead", sources_named(name))
    return None


def _from_rights(layout: Layout, text: str, language: str) -> Credit | None:
    """Return the name in a line of rights, without the year and the words that every such line has."""
    around = load_credits(language)
    outside = [*layout.pieces[layout.last + 1 :], *layout.pieces[: layout.first]]
    for piece in outside:
        if piece.known != "footer" or not (_RIGHTS.search(piece.words) or around.company.search(piece.words)):
            continue
        line = _YEARS.sub("\n", _RIGHTS.sub("\n", piece.words))
        for segment in re.split(r"\n|\s[\-–—|]\s|[.,،:]", around.company.sub("\n", line)):
            name = around.joined.sub("", segment.strip(_EDGE), count=1)
            if not name or not any(map(str.isalpha, name)) or len(name.split()) > _NAME_WORDS:
                continue
            known = sources_named(name)
            if known or around.company.search(piece.words):
                return _named(text, piece.start, piece.end, name, "footer", known)
    return None


def _from_repetition(layout: Layout, text: str) -> Credit | None:
    """Return the short name that stands at least twice above the headline and is no known chrome."""
    top = layout.title if layout.title is not None else layout.first
    above = layout.pieces[:top]
    counts = Counter(
        piece.key for piece in above if piece.key and not piece.known and piece.size <= 40 and piece.words[0].isalnum()
    )
    headline = layout.pieces[layout.title].key if layout.title is not None else ""
    for piece in above:
        if counts.get(piece.key, 0) >= 2 and piece.key != headline and piece.key.count(" ") < 4 and not piece.prose:
            return _named(
                text,
                piece.start,
                piece.end,
                piece.words.strip(_EDGE),
                "repeated-name",
                sources_named(piece.words.strip(_EDGE)),
            )
    return None


def _named(text: str, start: int, end: int, name: str, rule: str, known: tuple[Source, ...]) -> Credit | None:
    where = text.find(name, start, end)
    span = Span.of(text, where, where + len(name)) if where >= 0 else None
    return credit(name, "outlet", span, rule, known)
