"""What a report says, as far as it can be compared: its uncommon words, by stem and root, weighted by rarity."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mahdar.links.spelling import spelling
from mahdar.links.words import Words

# Swept with benchmarks/links_sweep.py on gold/groups-dev and the example story: within the ranges given, the pairs
# found and their bounds stay as they are, or fall.

#: What a word counts when only its root is found on the other side, beside 1 for the stem; 0 to 1. With 0 a paraphrase
#: is lost, with 1 wrong pairs come in.
ROOT_SHARE = 0.7
#: How much of a word's weight comes from its rarity among the reports at hand, the rest from the language at large;
#: 0 to 1, without effect on the two sets: the first helps in one long story, the second with two or three articles.
LOCAL_SHARE = 0.5
#: Words less rare than this in the language carry no content; .1 to .4. From .3 on, pairs are lost.
LEAST_SURPRISE = 0.25


@dataclass(frozen=True, slots=True)
class Content:
    """The uncommon words of a report in order: stems, roots (empty for none) and weights."""

    stems: tuple[str, ...]
    roots: tuple[str, ...]
    weights: tuple[float, ...]
    total: float
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two contents have in common, 0 to 1 each.

    Attributes:
        held: the share of the lighter content's weight that the heavier one holds.
        both: the shared weight against both contents (Dice).
        weight: the shared weight itself, in words of full weight.
        numbers_differ: whether both give figures and share none: two accidents, two counts.
        words: the stems and roots found on both sides, each with its weight, heaviest first.
    """

    held: float
    both: float
    weight: float
    numbers_differ: bool
    words: tuple[tuple[str, float], ...]


def weigh(contents: Sequence[tuple[Words, Sequence[int]]], utterances: Sequence[int]) -> list[Content]:
    """Return the contents of reports, words weighted by how rare they are among these reports and at large.

    Args:
        contents: for each report the words of its article, and the numbers of those that are its content.
        utterances: for each report a number; copies of one text have one number and count once, so that words
            do not lose weight by being reprinted.
    """
    drafts = [_draft(words, numbers) for words, numbers in contents]
    holders: dict[str, set[int]] = defaultdict(set)
    for draft, utterance in zip(drafts, utterances, strict=True):
        for stem, _, _ in draft:
            holders[stem].add(utterance)
    spread = {stem: len(numbers) for stem, numbers in holders.items()}
    most = math.log(len(set(utterances)) + 1)
    return [_weighted(draft, spread, most) for draft in drafts]


def _draft(words: Words, numbers: Iterable[int]) -> list[tuple[str, str, float]]:
    rules = spelling(words.language)
    found = []
    for number in numbers:
        form = words.forms[number]
        entry = rules.entry(form)
        if entry[2] >= LEAST_SURPRISE or form.isdigit():
            found.append(entry)
    return found


def _weighted(draft: Sequence[tuple[str, str, float]], spread: Mapping[str, int], most: float) -> Content:
    weights = []
    for stem, _, surprise in draft:
        local = 1.0 - math.log(spread[stem]) / most if most else 1.0
        weights.append(surprise * (1.0 - LOCAL_SHARE + LOCAL_SHARE * local))
    return Content(
        stems=tuple(stem for stem, _, _ in draft),
        roots=tuple(root for _, root, _ in draft),
        weights=tuple(weights),
        total=sum(weights),
        numbers=frozenset(stem for stem, _, _ in draft if stem.isdigit()),
    )


def compare(a: Content, b: Content) -> Likeness:
    """Return how much two contents have in common; the order of the two does not matter."""
    if not a.total or not b.total:
        return Likeness(0.0, 0.0, 0.0, False, ())
    left, right = Counter(a.stems), Counter(b.stems)
    weight_of = dict(zip(a.stems, a.weights, strict=True)) | dict(zip(b.stems, b.weights, strict=True))
    same = left & right
    shared = sum(weight_of[stem] * count for stem, count in same.items())
    words = {stem: weight_of[stem] for stem in same}
    root_of = dict(zip(a.stems, a.roots, strict=True)) | dict(zip(b.stems, b.roots, strict=True))
    by_root = _lightest(left - same, root_of, weight_of)
    for root, weights in _lightest(right - same, root_of, weight_of).items():
        for one, other in zip(by_root.get(root, ()), weights, strict=False):
            shared += ROOT_SHARE * min(one, other)
            words[root] = max(words.get(root, 0.0), ROOT_SHARE * min(one, other))
    shared = min(shared, a.total, b.total)
    differ = bool(a.numbers and b.numbers) and not a.numbers & b.numbers
    heaviest = tuple(sorted(words.items(), key=lambda item: (-item[1], item[0])))
    return Likeness(shared / min(a.total, b.total), 2 * shared / (a.total + b.total), shared, differ, heaviest)


def _lightest(
    stems: Counter[str], root_of: Mapping[str, str], weight_of: Mapping[str, float]
) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for stem in sorted(stems.elements()):
        if root := root_of[stem]:
            found.setdefault(root, []).append(weight_of[stem])
    return {root: sorted(weights) for root, weights in found.items()}
