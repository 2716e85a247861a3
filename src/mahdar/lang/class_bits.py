"""The closed classes that a pack may name, as bits that combine in `Word.flags`.

The names in a pack's files are these, in lower case with hyphens.
"""

from __future__ import annotations

from typing import Final

THAT: Final = 1 << 0
THAT_PRONOUN: Final = 1 << 1
THAT_NOT: Final = 1 << 2
RELATIVE: Final = 1 << 3
RELATIVE_WHAT: Final = 1 << 4
NEGATION: Final = 1 << 5
FUTURE: Final = 1 << 6
WAS: Final = 1 << 7
VERBAL_PARTICLE: Final = 1 << 8
DONE: Final = 1 << 9
CONJUNCTION: Final = 1 << 10
CLAUSE_OPENER: Final = 1 << 11
WHILE: Final = 1 << 12
PREPOSITION: Final = 1 << 13
PREPOSITION_PRONOUN: Final = 1 << 14
CIRCUMSTANCE: Final = 1 << 15
DEMONSTRATIVE: Final = 1 << 16
PRONOUN: Final = 1 << 17
QUANTIFIER: Final = 1 << 18
QUESTION: Final = 1 << 19
WHETHER: Final = 1 << 20
TIME: Final = 1 << 21
WEEKDAY: Final = 1 << 22
DISCOURSE: Final = 1 << 23
AND_WORDS: Final = 1 << 24
ADVERB: Final = 1 << 25
MANY: Final = 1 << 26
CLITIC: Final = 1 << 27
OFFICE: Final = 1 << 28
ENVOY: Final = 1 << 29
SPOKESMAN: Final = 1 << 30
ROLE: Final = 1 << 31
UNNAMED: Final = 1 << 32
GROUP: Final = 1 << 33
BODY: Final = 1 << 34
DOCUMENT: Final = 1 << 35
MEDIA: Final = 1 << 36
TITLE: Final = 1 << 37
NAME_PART: Final = 1 << 38
CHANNEL: Final = 1 << 39
ADDRESSEE: Final = 1 << 40
ADDRESSEE_MEDIA: Final = 1 << 41
OCCASION: Final = 1 << 42
OCCASION_IN: Final = 1 << 43
OCCASION_REPLY: Final = 1 << 44
SAYING: Final = 1 << 45
ACCORDING: Final = 1 << 46
ACCORDING_OWN: Final = 1 << 47
ACCORDING_FOR: Final = 1 << 48
GIST: Final = 1 << 49
STATE: Final = 1 << 50
SEAT: Final = 1 << 51
PEOPLE_ADJECTIVE: Final = 1 << 52
ADJECTIVE: Final = 1 << 53
GIVEN_NAME: Final = 1 << 54
HONORIFIC: Final = 1 << 55
# marks, numbers and symbols, not of the pack: all bits above the words'
COMMA: Final = 1 << 56
SEMICOLON: Final = 1 << 57
COLON: Final = 1 << 58
STOP: Final = 1 << 59
DOTS: Final = 1 << 60
DASH: Final = 1 << 61
OPEN: Final = 1 << 62
CLOSE: Final = 1 << 63
QUOTE: Final = 1 << 64
NUMBER: Final = 1 << 65
BREAK: Final = 1 << 66
SYMBOL: Final = 1 << 67
LATIN: Final = 1 << 68


def named(name: str) -> int:
    """Return the bit of a pack's name for a class.

    Raises:
        KeyError: no such class.

    >>> named("that-pronoun") == THAT_PRONOUN
    True
    """
    bit: int = _bits()[name.upper().replace("-", "_")]
    return bit


def names(bits: int) -> tuple[str, ...]:
    """Return the names of the classes in `bits`, for people.

    >>> names(THAT | TIME)
    ('that', 'time')
    """
    return tuple(name.lower() for name, bit in _bits().items() if bits & bit)


def _bits() -> dict[str, int]:
    """Return every class with its bit."""
    return {name: bit for name, bit in globals().items() if name.isupper() and isinstance(bit, int)}
