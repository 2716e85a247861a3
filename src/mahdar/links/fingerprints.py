"""Which texts may share a passage: an inverted index of word sequences over all texts at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from mahdar.links.align import grams

# Swept on data/text-reuse and on 4,000 articles of the Saudi set, as in align.py.

#: Words in a sequence of the index; 4 to 6. With 4, a twentieth more passages, nearly all of them formulas.
SIZE = 5
#: Sequences that two texts must share to be laid side by side: seven words in a row, or shorter copies; 1 to 5. On the
#: whole Saudi set, four of five pairs share fewer; with 1, a third more passages, recall of copies .003 higher.
FEWEST_SHARED = 3
#: A sequence that stands in more texts than this leads to the pairs of its first text only, and to none when one
#: publisher holds most of it: then it is that publisher's boilerplate.
MOST_TEXTS = 40
#: The share of the texts that one publisher holds, from which on a frequent sequence is its boilerplate.
BOILERPLATE = 0.8

_TEXT_BITS = 24
_TEXT_MASK = (1 << _TEXT_BITS) - 1
_GRAM_MASK = (1 << 40) - 1


def candidates(
    texts: Sequence[Sequence[int]], fewest: int | None = None, publishers: Sequence[str] = ()
) -> list[tuple[int, int]]:
    """Return the pairs of texts (numbers, smaller first) that share enough word sequences, sorted.

    Time grows with the number of words, not with the number of pairs of texts.

    Args:
        texts: the words of each text, as numbers that are equal when the words count as alike.
        fewest: sequences that a pair must share; `FEWEST_SHARED` when None.
        publishers: who published each text, empty for unknown; without them nothing is taken for boilerplate.

    >>> candidates([[1, 2, 3, 4, 5, 6, 7], [9, 9, 9], [0, 1, 2, 3, 4, 5, 6, 7]])
    [(0, 2)]
    """
    postings: list[int] = []
    for number, words in enumerate(texts):
        postings.extend((gram & _GRAM_MASK) << _TEXT_BITS | number for gram in set(grams(words, SIZE)))
    postings.sort()
    shared: Counter[tuple[int, int]] = Counter()
    for holders in _holders(postings):
        if len(holders) <= MOST_TEXTS:
            shared.update(combinations(holders, 2))
        elif not _boilerplate(holders, publishers):
            shared.update((holders[0], other) for other in holders[1:])
    return sorted(pair for pair, count in shared.items() if count >= (FEWEST_SHARED if fewest is None else fewest))


def _boilerplate(holders: Sequence[int], publishers: Sequence[str]) -> bool:
    """Tell whether one publisher holds most of a sequence that stands in many texts."""
    if not publishers:
        return False
    (publisher, count), *_ = Counter(publishers[number] for number in holders).most_common(1)
    return bool(publisher) and count >= BOILERPLATE * len(holders)


def _holders(postings: Iterable[int]) -> Iterable[list[int]]:
    """Yield, for each sequence that two texts or more hold, their numbers in order."""
    last, holders = -1, list[int]()
    for posting in postings:
        gram = posting >> _TEXT_BITS
        if gram == last:
            holders.append(posting & _TEXT_MASK)
            continue
        if len(holders) > 1:
            yield holders
        last, holders = gram, [posting & _TEXT_MASK]
    if len(holders) > 1:
        yield holders
