"""When two names are spellings of one, when one is a part of the other, and when they contradict each other.

Sound alone proves little: every comparison gives its reason, and forms that are both common words of the language
are two names (a language's own given names differ by the very vowels that foreign names may drop).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from mahdar.links.spelling import Spelling, spelling
from mahdar.links.words import split

# Set by reading all names that these rules joined among 17,000 statements of the Saudi set, and the pairs of
# data/names that they would join.

#: Two forms that both stand more often than this in 10^9 words are two words, not two spellings; so are two of which
#: one stands very often. A language's own given names do, and differ by the very vowels that foreign names may drop.
COMMON = 3_000
VERY_COMMON = 15_000
#: Edits (letters changed, swapped, left out) allowed per letter of the longer form.
MOST_EDITS = 0.4
#: Sound that differs in one consonant counts for little, and only in long words (غوتيريش، غوتيريس).
NEAR_CONSONANTS = 4
NEAR_EDITS = 0.3
NEAR_SCORE = 0.7
#: Consonants that must be left for sound to count; a word of no more is a root, and its vowels make the word.
FEWEST_CONSONANTS = 3


class NameTie(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    SPELLING = "spelling"
    PART = "part"
    CONFLICT = "conflict"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two names stand to each other, and how sure that is (0 to 1)."""

    tie: NameTie
    score: float


def compare_names(left: str, right: str, language: str = "ar") -> NameMatch:
    """Return how two names of persons or bodies stand to each other; the order of the two does not matter.

    A surname, or the end of a name, is a part of the full name. Names that share their end but not the given
    name before it are in conflict: they are never of one person.

    >>> compare_names("ينس ستولتنبرغ", "ينس ستولتنبرج").tie.value
    'spelling'
    >>> compare_names("لافروف", "سيرغي لافروف").tie.value
    'part'
    >>> compare_names("هيلاري كلينتون", "بيل كلينتون").tie.value
    'conflict'
    """
    return _compare(*sorted((left, right)), language)


def name_words(name: str, language: str = "ar") -> tuple[str, ...]:
    """Return the folded words of a name.

    >>> name_words("ألكسندر لوكاشيفيتش")
    ('الكسندر', 'لوكاشيفيتش')
    """
    return tuple(split(name, language).forms)


def same_word(left: str, right: str, language: str = "ar") -> float:
    """Return how surely two folded words of names are one word: 1 alike, 0 two words.

    >>> same_word("سيرغي", "سيرجي") > 0.8, same_word("ديمتري", "دميتري") > 0.8
    (True, True)
    >>> same_word("حسن", "حسين"), same_word("سالم", "سليم")
    (0.0, 0.0)
    """
    rules = spelling(language)
    left, right = (rules.usual(rules.without_article(word)) for word in (left, right))
    if left == right:
        return 1.0
    edits, longest = OSA.distance(left, right), max(len(left), len(right))
    if _other_letter_of_one_sound(left, right, rules):
        return 1.0 - edits / (2 * longest)
    fewer, more = sorted((rules.count(left), rules.count(right)))
    a, b = rules.skeleton(left), rules.skeleton(right)
    shortest = min(len(rules.strong(left)), len(rules.strong(right)))
    if fewer > COMMON or more > VERY_COMMON or (more > COMMON and shortest <= FEWEST_CONSONANTS):
        return 0.0
    if a == b and shortest >= FEWEST_CONSONANTS:
        far = edits > MOST_EDITS * longest or (left[0] != right[0] and edits > 1)
        if far:
            return 0.0
        # A long vowel may be left out or change its place; another one in its place is another name.
        other_vowel = len(left) == len(right) and sorted(left) != sorted(right)
        return NEAR_SCORE if other_vowel else 1.0 - edits / (2 * longest)
    if min(len(a), len(b)) >= NEAR_CONSONANTS and OSA.distance(a, b) == 1 and edits <= NEAR_EDITS * longest:
        return NEAR_SCORE
    return 0.0


def _other_letter_of_one_sound(left: str, right: str, rules: Spelling) -> bool:
    """Tell whether two forms of one length differ only in letters that write one foreign sound."""
    return len(left) == len(right) and all(x == y or rules.one_sound(x, y) for x, y in zip(left, right, strict=True))


@lru_cache(maxsize=100_000)
def _compare(left: str, right: str, language: str) -> NameMatch:
    a, b = name_words(left, language), name_words(right, language)
    if not a or not b:
        return NameMatch(NameTie.DIFFERENT, 0.0)
    if a == b:
        return NameMatch(NameTie.SAME, 1.0)
    if len(a) > len(b):
        a, b = b, a
    if len(a) == len(b):
        likeness = [same_word(x, y, language) for x, y in zip(a, b, strict=True)]
        if all(likeness):
            return NameMatch(NameTie.SPELLING, min(likeness))
        if len(a) > 1 and likeness[-1]:
            return NameMatch(NameTie.CONFLICT, likeness[-1])
        one = "".join(a) == "".join(b)
        return NameMatch(NameTie.SPELLING, 1.0) if one else NameMatch(NameTie.DIFFERENT, 0.0)
    return _part(a, b, language)


def _part(short: tuple[str, ...], long: tuple[str, ...], language: str) -> NameMatch:
    if "".join(short) == "".join(long):  # عبدالله، عبد الله
        return NameMatch(NameTie.SPELLING, 1.0)
    likeness = [same_word(x, y, language) for x, y in zip(reversed(short), reversed(long), strict=False)]
    if all(likeness):
        return NameMatch(NameTie.PART, min(likeness))
    if len(short) > 1 and likeness[0]:
        # A middle name left out: first and last word alike, the words between in order. Another first word is
        # another person: the father, the brother.
        first = same_word(short[0], long[0], language)
        if first and _in_order(short, long, language):
            return NameMatch(NameTie.PART, min(first, likeness[0]))
        return NameMatch(NameTie.CONFLICT, likeness[0])
    return NameMatch(NameTie.DIFFERENT, 0.0)


def _in_order(short: tuple[str, ...], long: tuple[str, ...], language: str) -> bool:
    rest = iter(long)
    return all(any(same_word(word, other, language) for other in rest) for word in short)
