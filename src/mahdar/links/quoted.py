"""Which words of a text stand within quotation marks, whatever the marks look like."""

from __future__ import annotations

import unicodedata

from mahdar.links.words import Words

_PLAIN = frozenset('"\uff02')
_SINGLE = frozenset("'‘’‚‛‹›")


def quoted_words(text: str, words: Words, first: int, end: int) -> frozenset[int]:
    """Return the numbers of the words, out of a stretch, that stand within quotation marks.

    A mark opens when a space stands before it and none after it, and closes the other way round; where that does not
    tell, it closes what is open. Shapes are not trusted, and what is never closed ends with the stretch.

    Args:
        text: the text.
        words: its words.
        first, end: the stretch, in numbers of words; a paragraph, since quotations end with one.

    >>> from mahdar.links.words import split
    >>> said = 'he said ”we go“ and left'
    >>> sorted(quoted_words(said, split(said, "en"), 0, 6))
    [2, 3]
    """
    found: set[int] = set()
    depth = 0
    for number in range(first, min(end, len(words))):
        before = words.ends[number - 1] if number > first else max(0, words.starts[number] - 2)
        for place in range(before, words.starts[number]):
            if is_mark(text[place]):
                depth = _step(text, place, depth)
        if depth:
            found.add(number)
    return frozenset(found)


def is_mark(character: str) -> bool:
    """Tell whether a character is a quotation mark for speech; single ones and apostrophes are not.

    >>> [is_mark(ch) for ch in "«”\\"'x"]
    [True, True, True, False, False]
    """
    if character in _PLAIN:
        return True
    return (
        character not in _SINGLE and unicodedata.category(character) in ("Pi", "Pf", "Ps") and _names_quote(character)
    )


def _names_quote(character: str) -> bool:
    return "QUOTATION" in unicodedata.name(character, "")


def _step(text: str, place: int, depth: int) -> int:
    before = place == 0 or text[place - 1].isspace()
    after = place + 1 >= len(text) or text[place + 1].isspace()
    if before and not after:
        return depth + 1
    if after and not before:
        return max(0, depth - 1)
    return depth - 1 if depth else 1
