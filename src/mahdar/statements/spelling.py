"""Names that an article spells in two ways: transliterations vary, and news is typed in a hurry."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from mahdar.lang.words import Shape
from mahdar.statements.tokens import Tokens

#: Shorter words are other names as often as other spellings (حسن, حسين); judgement, from reading merges in news pages.
SHORTEST = 5


def spelled_alike(tokens: Tokens, known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether two names differ in one letter of one rare word: dropped, added, replaced or swapped with the next.

    Args:
        known, words: folded words of the names; one word alone is compared with the last of the other.

    A difference in a given name is a difference.
    """
    short, long = (known, words) if len(known) <= len(words) else (words, known)
    if len(short) != len(long):
        if len(short) != 1:
            return False
        long = long[-1:]
    differing = [(a, b) for a, b in zip(short, long, strict=True) if a != b]
    if len(differing) != 1:
        return False
    (one, other) = differing[0]
    if min(len(one), len(other)) < SHORTEST or OSA.distance(one, other, score_cutoff=1) > 1:
        return False
    return _is_plain_name(tokens, one) and _is_plain_name(tokens, other)


def _is_plain_name(tokens: Tokens, folded: str) -> bool:
    """Whether a word is nothing else than a name wherever the article has it, and no given name."""
    return all(
        not w.flags and bool(w.shape & Shape.NAME or (w.shape & Shape.DEFINITE and tokens.is_rare(w)))
        for w in tokens.words
        if folded in (w.core, w.key)
    )


def is_more_usual(tokens: Tokens, words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether an article writes the words of the first name more often than those of the second."""
    counts = [sum(word.core in own for word in tokens.words) for own in (set(words), set(known))]
    return counts[0] > counts[1]
