"""What two extractors take for the article, as votes on the renderer's blocks."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable

from mahdar.pages.html import render

_WORD = re.compile(r"\w+")
# Runs of this many words are compared; a block is in a vote when this share of its runs is.
_RUN = 3
_SHARE = 0.7
# What has no more words than a run is compared with whole lines.
_LONGER = re.compile(rf"\W*(?:\w+\W+){{{_RUN}}}\w")


def votes(html: str, blocks: list[str], *, fast: bool = False) -> tuple[set[int], set[int], list[str]]:
    """Return the blocks that trafilatura takes for the article, those that readability takes, and failures.

    Args:
        html: the decoded source of the page.
        blocks: the words of each block of the renderer; empty for one that is not asked about.
        fast: ask resiliparse alone, whose vote stands first; it takes a twentieth of the time.
    """
    notes: list[str] = []
    if fast:
        return _vote(_resiliparse(html, notes), blocks), set(), notes
    first = _vote(_trafilatura(html, notes), blocks)
    second = _vote(_readability(html, notes), blocks)
    return first, second, notes


def _trafilatura(html: str, notes: list[str]) -> str:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    import trafilatura

    try:
        found = trafilatura.extract(html, favor_precision=True, include_comments=False, include_links=False)
    except Exception as error:  # a library's failure on one page must not lose the page
        notes.append(f"trafilatura failed: {type(error).__name__}")
        return ""
    return found or ""


def _readability(html: str, notes: list[str]) -> str:
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    from readability import Document

    try:
        summary = Document(html).summary(html_partial=True)
        return render(summary).text
    except Exception as error:  # as above
        notes.append(f"readability failed: {type(error).__name__}")
        return ""


def _resiliparse(html: str, notes: list[str]) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    try:
        return str(extract_plain_text(HTMLTree.parse(html), main_content=True, preserve_formatting=True))
    except Exception as error:  # as above
        notes.append(f"resiliparse failed: {type(error).__name__}")
        return ""


def _vote(text: str, blocks: list[str]) -> set[int]:
    """Return the blocks whose words stand, in their order, in an extractor's text."""
    if not text:
        return set()
    runs = set(_runs(_WORD.findall(text)))
    lines = {tuple(_WORD.findall(line)) for line in text.splitlines() if not _LONGER.match(line)}
    chosen = set()
    for index, block in enumerate(blocks):
        if not _LONGER.match(block):
            words = tuple(_WORD.findall(block))
            held = bool(words) and words in lines
        elif not (held := _stands_in(block, text)):
            own = list(_runs(_WORD.findall(block)))
            held = sum(map(runs.__contains__, own)) >= _SHARE * len(own)
        if held:
            chosen.add(index)
    return chosen


def _stands_in(block: str, text: str) -> bool:
    """Return whether a block stands in a text as it is, between words: most of those that were chosen do."""
    at = text.find(block)
    around = text[max(0, at - 1) : at] + text[at + len(block) : at + len(block) + 1]
    return at >= 0 and _WORD.search(around) is None


def _runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[first:] for first in range(_RUN)), strict=False)


EXTRACTORS = {"trafilatura": _trafilatura, "readability": _readability, "resiliparse": _resiliparse}
"""What finds the text of an article: a function of the source, and of a list to which it adds what went wrong."""
