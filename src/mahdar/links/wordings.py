"""Shared wording as proof of one origin: which words of two reports can only have been copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mahdar.links.copies import Pair, WordMap
from mahdar.links.quoted import quoted_words
from mahdar.links.reports import Report
from mahdar.model import Kind
from mahdar.model.links import Passage, PassageKind

# Swept with benchmarks/links_sweep.py on gold/groups-dev and the example story.

#: Words alike outside what was said, the speaker and the cue that prove a common origin; 3 to 16. From 12 on, bounds
#: are wrong; below, passages of eight words alike hold as many anyway.
FEWEST_OUTSIDE = 6
#: Words in a row that must be alike in a translated quotation: two translators do not agree so long; 4 to 12. On
#: gold/groups-dev, two translations of one quotation share four words in a row, and with 4 they become one.
FEWEST_TRANSLATED = 7
#: Of the words of both reports' own stretch, this many must lie in the passage (1 to 5, no effect), or this share.
FEWEST_IN_FRAME = 3
LEAST_IN_FRAME = 0.6


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of two reports that stand alike: outside what was said, and in a row within a translated quotation."""

    outside: int
    translated: int

    @property
    def proves(self) -> bool:
        """Whether the words can only have been copied."""
        return self.outside >= FEWEST_OUTSIDE or self.translated >= FEWEST_TRANSLATED


class Wordings:
    """What pairs of reports share word for word, by the passages of their articles."""

    def __init__(self, reports: Sequence[Report], passages: Sequence[Passage], maps: Mapping[Pair, WordMap]) -> None:
        self._maps = maps
        self._passages: dict[Pair, list[Passage]] = {}
        for passage in passages:
            if passage.kind is not PassageKind.REWORDED:
                pair = (passage.a, passage.a_path, passage.b, passage.b_path)
                self._passages.setdefault(pair, []).append(passage)
        self._by_article: dict[tuple[str, str], list[Report]] = {}
        for report in reports:
            self._by_article.setdefault((report.article.id, report.article.path), []).append(report)
        self._said: dict[tuple[str, str, bool], frozenset[int]] = {}
        self._counts: dict[tuple[str, str, str, bool], int] = {}
        partners: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for a, a_path, b, b_path in maps:
            partners.setdefault((a, a_path), set()).add((b, b_path))
            partners.setdefault((b, b_path), set()).add((a, a_path))
        self._partners = {article: frozenset(others) for article, others in partners.items()}

    def between(self, a: Report, b: Report, translated: bool | None) -> Wording:
        """Return what two reports of different articles share.

        Args:
            translated: whether the speaker's words were translated; None when it is not known.
        """
        pair = (a.article.id, a.article.path, b.article.id, b.article.path)
        if pair not in self._maps:
            a, b = b, a
            pair = (a.article.id, a.article.path, b.article.id, b.article.path)
        words = self._maps.get(pair)
        if words is None:
            return Wording(0, 0)
        return self._count(a, b, pair, words, translated)

    def partners(self, report: Report) -> frozenset[tuple[str, str]]:
        """Return the articles (id and path) that share a passage with a report's article."""
        return self._partners.get((report.article.id, report.article.path), frozenset())

    def _count(self, a: Report, b: Report, pair: Pair, words: WordMap, translated: bool | None) -> Wording:
        most = 0
        for passage in self._passages.get(pair, ()):
            within = a.words.within(*passage.a_span.range)
            stretch = range(max(a.frame.start, within.start), min(a.frame.stop, within.stop))
            framed = sum(1 for n in stretch if words.get(n, -1) in b.frame)
            if framed >= min(FEWEST_IN_FRAME, LEAST_IN_FRAME * min(len(a.frame), len(b.frame))):
                most = max(most, self._outside(a, passage, within, words, translated))
        row = _longest_row(a, b, words) if translated and a.statement.kind is not Kind.INDIRECT else 0
        return Wording(most, row)

    def _outside(self, a: Report, passage: Passage, within: range, words: WordMap, translated: bool | None) -> int:
        """Return how many words of a passage stand alike outside what was said; worked out once a passage."""
        key = (passage.id, passage.a_path, passage.b_path, translated is False)
        known = self._counts.get(key)
        if known is None:
            said = self._words_said(a, translated)
            known = self._counts[key] = sum(1 for n in within if n in words and n not in said)
        return known

    def _words_said(self, report: Report, translated: bool | None) -> frozenset[int]:
        """Return the words of the article that are what somebody said, or the formula around it.

        A paraphrase is the desk's own wording, unless the speaker's own words were of this language: then it may
        repeat them, and so may others.
        """
        original = translated is False
        key = (report.article.id, report.article.path, original)
        known = self._said.get(key)
        if known is None:
            found: set[int] = set()
            for block in report.article.blocks:
                places = report.words.within(block.start, block.end)
                found.update(quoted_words(report.article.text, report.words, places.start, places.stop))
            for other in self._by_article[key[:2]]:
                if other.statement.kind is Kind.DIRECT or original:
                    found.update(other.content)
                found.update(_formula(other))
            known = self._said[key] = frozenset(found)
        return known


def _formula(report: Report) -> set[int]:
    """Return the words for the speaker and the cue: all desks write them alike."""
    statement = report.statement
    found: set[int] = set()
    for span in (statement.speaker.span, statement.cue.span if statement.cue else None):
        if span:
            found.update(report.words.within(*span.range))
    return found


def _longest_row(a: Report, b: Report, words: WordMap) -> int:
    """Return the longest run of content words that stand in the same order, without a gap, in both contents."""
    longest = row = 0
    last = None
    for n in a.content:
        place = words.get(n)
        if place is None or place not in b.content:
            row, last = 0, None
            continue
        row = row + 1 if last is not None and place == last + 1 else 1
        last = place
        longest = max(longest, row)
    return longest
