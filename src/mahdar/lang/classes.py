"""The closed classes that a pack may name, as bits that combine in `Word.flags`."""

from __future__ import annotations

from enum import IntFlag, auto


class Class(IntFlag):
    """What a word may be. The names in a pack's files are these, in lower case with hyphens."""

    THAT = auto()
    THAT_PRONOUN = auto()
    THAT_NOT = auto()
    RELATIVE = auto()
    RELATIVE_WHAT = auto()
    NEGATION = auto()
    FUTURE = auto()
    WAS = auto()
    VERBAL_PARTICLE = auto()
    DONE = auto()
    CONJUNCTION = auto()
    CLAUSE_OPENER = auto()
    WHILE = auto()
    PREPOSITION = auto()
    PREPOSITION_PRONOUN = auto()
    CIRCUMSTANCE = auto()
    DEMONSTRATIVE = auto()
    PRONOUN = auto()
    QUANTIFIER = auto()
    QUESTION = auto()
    WHETHER = auto()
    TIME = auto()
    WEEKDAY = auto()
    DISCOURSE = auto()
    AND_WORDS = auto()
    ADVERB = auto()
    MANY = auto()
    CLITIC = auto()
    OFFICE = auto()
    ENVOY = auto()
    SPOKESMAN = auto()
    ROLE = auto()
    UNNAMED = auto()
    GROUP = auto()
    BODY = auto()
    DOCUMENT = auto()
    MEDIA = auto()
    TITLE = auto()
    NAME_PART = auto()
    CHANNEL = auto()
    ADDRESSEE = auto()
    ADDRESSEE_MEDIA = auto()
    OCCASION = auto()
    OCCASION_IN = auto()
    OCCASION_REPLY = auto()
    SAYING = auto()
    ACCORDING = auto()
    ACCORDING_OWN = auto()
    ACCORDING_FOR = auto()
    GIST = auto()
    STATE = auto()
    SEAT = auto()
    PEOPLE_ADJECTIVE = auto()
    ADJECTIVE = auto()
    GIVEN_NAME = auto()
    # shapes of tokens, not of the pack
    COMMA = auto()
    SEMICOLON = auto()
    COLON = auto()
    STOP = auto()
    DOTS = auto()
    DASH = auto()
    OPEN = auto()
    CLOSE = auto()
    QUOTE = auto()
    NUMBER = auto()
    BREAK = auto()
    SYMBOL = auto()
    LATIN = auto()

    @classmethod
    def named(cls, name: str) -> Class:
        """Return the class of a pack's name for it.

        Raises:
            KeyError: no such class.

        >>> Class.named("that-pronoun").name
        'THAT_PRONOUN'
        """
        return cls[name.upper().replace("-", "_")]
