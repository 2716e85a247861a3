"""Reworded passages: stretches that hold the same uncommon words, in any order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import combinations

from mahdar.links.spelling import spelling
from mahdar.links.words import article_words
from mahdar.model import Article, Span, make_id
from mahdar.model.links import Passage, PassageKind

# All figures below were swept on every second document of data/text-reuse with benchmarks/links_reuse.py, and looked
# at on gold/groups-dev, where no false passage may appear.

#: Words less rare than this (`Spelling.surprise`) say little about where a text comes from; .2 to .4.
LEAST_SURPRISE = 0.4
#: A stem that stands more often than this in one text marks no place in it; 3 to 6.
MOST_REPEATS = 6
#: Stems that two texts must share for a closer look, and the most texts that may hold such a stem.
FEWEST_STEMS = 6
MOST_TEXTS = 30
#: Points further apart than this many uncommon words are of different passages; tried from wide to narrow.
GAPS = (30, 20, 12, 8, 5)
#: The share of the uncommon words of each side that the other side must hold; .4 to .6.
LEAST_DENSITY = 0.45
#: Stems that a reworded passage must share, and the places where it must share them.
FEWEST_SHARED = 8
FEWEST_POINTS = 5
#: A smaller box takes the place of a wider one when it keeps this share of what the wider one shares; .8 to .95.
MOST_KEPT = 0.9

Point = tuple[int, int]
Box = tuple[int, int, int, int]  # a_first, a_last, b_first, b_last: uncommon words, inclusive


class _Text:
    """The uncommon words of an article: their stems, and which of the article's words they are."""

    def __init__(self, article: Article) -> None:
        self.article = article
        words = article_words(article)
        rules = spelling(article.language)
        numbers = [n for n, form in enumerate(words.forms) if form and rules.surprise(form) >= LEAST_SURPRISE]
        self.starts = [words.starts[n] for n in numbers]
        self.ends = [words.ends[n] for n in numbers]
        self.stems: list[str | None] = [rules.stem(words.forms[n]) for n in numbers]

    def places(self) -> dict[str, list[int]]:
        """Return where each stem stands."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, stem in enumerate(self.stems):
            if stem is not None:
                places[stem].append(place)
        return places

    def span(self, first: int, last: int) -> Span:
        """Return the stretch from one uncommon word to another."""
        return Span.of(self.article.text, self.starts[first], self.ends[last])

    def without(self, taken: Iterable[Span]) -> _Text:
        """Return the same text with nothing to find in some stretches of it."""
        other = copy(self)
        other.stems = list(self.stems)
        for span in taken:
            for place in range(bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)):
                other.stems[place] = None
        return other


def find_reworded(articles: Iterable[Article], copied: Iterable[Passage] = ()) -> tuple[Passage, ...]:
    """Return the reworded passages that articles share; the order of the articles does not matter.

    Args:
        articles: a handful to some hundreds; time grows with the pairs that share uncommon words.
        copied: passages found already (`find_passages`); what they cover is not looked at again for their pair.
    """
    texts = [_Text(article) for article in sorted(articles, key=lambda article: (article.path, article.id))]
    known: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in copied:
        known[passage.a_path, passage.b_path].append(passage)
    found: list[Passage] = []
    for left, right in _candidates(texts):
        a, b = texts[left], texts[right]
        if taken := known[a.article.path, b.article.path]:
            a, b = a.without(p.a_span for p in taken), b.without(p.b_span for p in taken)
        found.extend(_passage(a, b, box) for box in _boxes(a, b))
    return tuple(found)


def _candidates(texts: Sequence[_Text]) -> list[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for stem in text.places():
            holders[stem].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= max(MOST_TEXTS, 2):
            shared.update(combinations(numbers, 2))
    return sorted(pair for pair, count in shared.items() if count >= FEWEST_STEMS)


def _boxes(a: _Text, b: _Text) -> list[Box]:
    b_places = b.places()
    points = [
        (i, j)
        for stem, places in a.places().items()
        if len(places) <= MOST_REPEATS and len(b_places.get(stem, ())) <= MOST_REPEATS
        for i in places
        for j in b_places.get(stem, ())
    ]
    return sorted(_dense_boxes(a, b, sorted(points), GAPS))


def _dense_boxes(a: _Text, b: _Text, points: Sequence[Point], gaps: Sequence[int]) -> Iterator[Box]:
    for cluster in _clusters(points, gaps[0]):
        a_places, b_places = {i for i, _ in cluster}, {j for _, j in cluster}
        box = (min(a_places), max(a_places), min(b_places), max(b_places))
        if min(len(a_places), len(b_places)) < FEWEST_POINTS:
            continue
        shared = _shared(a, b, box)
        if shared >= FEWEST_SHARED and shared >= LEAST_DENSITY * _longest(box):
            yield _tightened(a, b, cluster, gaps[1:], box, shared)
        elif len(gaps) > 1:
            yield from _dense_boxes(a, b, cluster, gaps[1:])


def _tightened(a: _Text, b: _Text, points: Sequence[Point], gaps: Sequence[int], box: Box, shared: int) -> Box:
    """Return the one smaller box that holds nearly all of what a box shares, where there is one."""
    for gap in gaps:
        for cluster in _clusters(points, gap):
            inner = _box(cluster)
            if _shared(a, b, inner) >= MOST_KEPT * shared:
                box, points = inner, cluster
                break
    return box


def _box(points: Sequence[Point]) -> Box:
    a_places, b_places = [i for i, _ in points], [j for _, j in points]
    return (min(a_places), max(a_places), min(b_places), max(b_places))


def _longest(box: Box) -> int:
    return max(box[1] - box[0], box[3] - box[2]) + 1


def _shared(a: _Text, b: _Text, box: Box) -> int:
    """Return how many uncommon words of both sides of a box are alike, each counted once."""
    shared = Counter(a.stems[box[0] : box[1] + 1]) & Counter(b.stems[box[2] : box[3] + 1])
    return shared.total() - shared[None]


def _clusters(points: Sequence[Point], gap: int) -> Iterator[list[Point]]:
    """Yield the points that hang together by steps of at most `gap` in both texts."""
    leader = list(range(len(points)))

    def find(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    for n, (i, j) in enumerate(points):
        for m in range(n + 1, len(points)):
            x, y = points[m]
            if x - i > gap:
                break
            if abs(y - j) <= gap:
                leader[find(m)] = find(n)
    groups: dict[int, list[Point]] = defaultdict(list)
    for n, point in enumerate(points):
        groups[find(n)].append(point)
    yield from groups.values()


def _passage(a: _Text, b: _Text, box: Box) -> Passage:
    a_first, a_last, b_first, b_last = box
    a_span, b_span = a.span(a_first, a_last), b.span(b_first, b_last)
    matched = _shared(a, b, box)
    return Passage(
        id=make_id("ps", a.article.id, b.article.id, *a_span.range, *b_span.range),
        a=a.article.id,
        b=b.article.id,
        a_path=a.article.path,
        b_path=b.article.path,
        a_span=a_span,
        b_span=b_span,
        kind=PassageKind.REWORDED,
        score=round(matched / _longest(box), 4),
        matched=matched,
    )
