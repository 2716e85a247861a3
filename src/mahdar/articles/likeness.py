"""How much of one line another text tells, by runs of letters: inflected words of a language share them."""

from __future__ import annotations

# Words are compared by runs of so many letters; shorter words are left out.
_GRAMS = (3, 4)


def grams(text: str) -> frozenset[str]:
    """Return the runs of letters of a folded text."""
    return frozenset(gram for word in text.split() for size in _GRAMS for gram in _runs(word, size))


def told(line: str, runs: frozenset[str]) -> float:
    """Return how much of a folded line's words a text holds, 0 to 1.

    Args:
        line: the line.
        runs: what `grams` gives for the text.

    >>> told("rising rivers", grams("the river rises")), told("rising rivers", grams("nothing"))
    (0.3333333333333333, 0.0)
    """
    shares = [sum(gram in runs for gram in own) / len(own) for word in line.split() if (own := _runs(word))]
    return sum(shares) / len(shares) if shares else 0.0


def _runs(word: str, size: int | None = None) -> list[str]:
    """Return the runs of four letters of a word, or of as many as it has; none of a word of two letters."""
    size = size or min(len(word), _GRAMS[-1])
    return [word[at : at + size] for at in range(len(word) - size + 1)] if size >= _GRAMS[0] else []
