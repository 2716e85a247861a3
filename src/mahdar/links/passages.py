"""Shared passages: stretches of one article that also stand, alike, in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from mahdar.links.align import Block, chains, fill, runs, seeds_of
from mahdar.links.fingerprints import candidates
from mahdar.links.spelling import spelling
from mahdar.links.words import Words, article_words
from mahdar.model import Article, Span, make_id
from mahdar.model.links import Passage, PassageKind, Run

#: Words that must stand alike for a passage; 6 to 12. The copies of gold/groups-dev have 8 or more, headlines aside
#: (22 of 24 found; 18 with 10); with 6, precision on data/text-reuse falls from .92 to .76.
FEWEST_WORDS = 8
#: The share of the longer side's words that must stand alike; below it, the passage is cut at its widest gap. From .3
#: to .7 next to nothing changes.
LEAST_DENSITY = 0.5
#: A chain is left out when this share of both of its sides is already part of better ones.
MOST_COVERED = 0.5


class Vocabulary:
    """Words as numbers, equal when they count as alike: spelling variants of one word have one number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._by_form: dict[tuple[str, str], int] = {}
        self._breaks = 0

    def numbers(self, words: Words) -> list[int]:
        """Return the numbers of a text's words, in order."""
        known, language = self._by_form, words.language
        found = []
        for form in words.forms:
            if not form:  # a break is like nothing else, not even another break
                self._breaks -= 1
                found.append(self._breaks)
                continue
            number = known.get((language, form))
            if number is None:
                key = spelling(language).key(form)
                number = known[language, form] = self._numbers.setdefault(key, len(self._numbers))
            found.append(number)
        return found


def find_passages(articles: Iterable[Article]) -> tuple[Passage, ...]:
    """Return the passages that articles share, pair by pair, whatever the order in which each gives them.

    The result does not depend on the order of the articles. Passages of one pair stand in the order of the
    first article; the first article of a pair is the one whose path sorts first.

    Args:
        articles: any number of articles; time grows with their words and with the pairs that share text.
    """
    ordered = sorted(articles, key=lambda article: (article.path, article.id))
    words = [article_words(article) for article in ordered]
    vocabulary = Vocabulary()
    numbers = [vocabulary.numbers(text) for text in words]
    found: list[Passage] = []
    publishers = [article.outlet.name if article.outlet else "" for article in ordered]
    for left, pairs in groupby(candidates(numbers, publishers=publishers), key=itemgetter(0)):
        seeds = seeds_of(numbers[left])
        for _, right in pairs:
            blocks = runs(numbers[left], numbers[right], seeds)
            found.extend(
                _passage(ordered[left], ordered[right], words[left], words[right], chain)
                for chain in shared_stretches(numbers[left], numbers[right], blocks)
            )
    return tuple(found)


def shared_stretches(a: Sequence[int], b: Sequence[int], blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the chains of runs that are passages, best ones kept where chains overlap, in order of `a`."""
    parts = (part for chain in chains(blocks) for part in _dense_parts(fill(a, b, chain)))
    ranked = sorted((-sum(map(itemgetter(2), part)), part) for part in parts)
    kept: list[list[Block]] = []
    a_taken: set[int] = set()
    b_taken: set[int] = set()
    for _, chain in ranked:
        a_places = {i + step for i, _, length in chain for step in range(length)}
        b_places = {j + step for _, j, length in chain for step in range(length)}
        most = MOST_COVERED * len(a_places)
        if len(a_places & a_taken) > most and len(b_places & b_taken) > most:
            continue
        kept.append(chain)
        a_taken |= a_places
        b_taken |= b_places
    return sorted(kept)


def _dense_parts(chain: list[Block]) -> Iterator[list[Block]]:
    """Yield a chain, or its parts on both sides of the widest gaps, that are long and dense enough."""
    matched = sum(length for _, _, length in chain)
    if matched < FEWEST_WORDS:
        return
    (i, j, _), (last_i, last_j, length) = chain[0], chain[-1]
    if matched >= LEAST_DENSITY * max(last_i + length - i, last_j + length - j):
        yield chain
        return
    widest = max(range(1, len(chain)), key=lambda n: (_gap(chain[n - 1], chain[n]), -n))
    yield from _dense_parts(chain[:widest])
    yield from _dense_parts(chain[widest:])


def _gap(before: Block, after: Block) -> int:
    return max(after[0] - before[0], after[1] - before[1]) - before[2]


def _passage(left: Article, right: Article, a: Words, b: Words, chain: list[Block]) -> Passage:
    first, last = chain[0], chain[-1]
    a_end, b_end = last[0] + last[2], last[1] + last[2]
    a_span = Span.of(left.text, a.starts[first[0]], a.ends[a_end - 1])
    b_span = Span.of(right.text, b.starts[first[1]], b.ends[b_end - 1])
    matched = sum(length for _, _, length in chain)
    alike = a.forms[first[0] : a_end] == b.forms[first[1] : b_end]
    return Passage(
        id=make_id("ps", left.id, right.id, *a_span.range, *b_span.range),
        a=left.id,
        b=right.id,
        a_path=left.path,
        b_path=right.path,
        a_span=a_span,
        b_span=b_span,
        kind=PassageKind.VERBATIM if alike else PassageKind.EDITED,
        score=round(matched / max(a_end - first[0], b_end - first[1]), 4),
        matched=matched,
        runs=tuple(Run(a.starts[i], a.ends[i + n - 1], b.starts[j], b.ends[j + n - 1], n) for i, j, n in chain),
    )
