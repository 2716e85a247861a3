"""What two extractors take for the article, as votes on the renderer's blocks."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable

from mahdar.pages.html import render

_WORD = re.compile(r"\w+")
_WORD_OR_END = re.compile(r"\w+|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
# Runs of this many words are compared; a block is in a vote when this share of its runs is.
_RUN = 3
_SHARE = 0.7


def votes(html: str, blocks: list[str], *, fast: bool = False) -> tuple[set[int], set[int], list[str]]:
    """Return the blocks that trafilatura takes for the article, those that readability takes, and failures.

    Args:
        html: the decoded source of the page.
        blocks: the words of each block of the renderer; empty for one that is not asked about.
        fast: ask resiliparse alone, whose vote stands first; it takes a twentieth of the time.
    """
    notes: list[str] = []
    words = [_WORD.findall(block) for block in blocks]
    if fast:
        return _vote(_resiliparse(html, notes), words), set(), notes
    first = _vote(_trafilatura(html, notes), words)
    second = _vote(_readability(html, notes), words)
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


def _vote(text: str, blocks: list[list[str]]) -> set[int]:
    """Return the blocks whose words stand, in their order, in an extractor's text."""
    if not text:
        return set()
    stream: list[str] = []
    lines: set[tuple[str, ...]] = set()
    begun = 0
    for word in [*_WORD_OR_END.findall(text), ""]:
        if word.strip():
            stream.append(word)
        else:
            lines.add(tuple(stream[begun:]))
            begun = len(stream)
    runs = set(_runs(stream))
    chosen = set()
    for index, words in enumerate(blocks):
        if len(words) < _RUN + 1:
            if words and tuple(words) in lines:
                chosen.add(index)
        elif sum(map(runs.__contains__, _runs(words))) >= _SHARE * (len(words) - _RUN + 1):
            chosen.add(index)
    return chosen


def _runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[first:] for first in range(_RUN)), strict=False)


EXTRACTORS = {"trafilatura": _trafilatura, "readability": _readability, "resiliparse": _resiliparse}
"""What finds the text of an article: a function of the source, and of a list to which it adds what went wrong."""
