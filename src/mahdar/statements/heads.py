"""What a noun phrase is, and which heads can speak."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.words import Shape, Word

# these end every noun phrase
HARD_END = (
    Class.COLON
    | Class.STOP
    | Class.SEMICOLON
    | Class.DOTS
    | Class.BREAK
    | Class.THAT
    | Class.THAT_PRONOUN
    | Class.THAT_NOT
    | Class.RELATIVE
    | Class.NEGATION
    | Class.FUTURE
    | Class.WAS
    | Class.VERBAL_PARTICLE
    | Class.CONJUNCTION
    | Class.PRONOUN
    | Class.DONE
    | Class.CLOSE
    | Class.CLITIC
)

PERSONS = Class.OFFICE | Class.ENVOY | Class.SPOKESMAN | Class.ROLE
TITLED = PERSONS | Class.TITLE
HUMAN = TITLED | Class.UNNAMED | Class.GROUP
SPEAKING = HUMAN | (Class.BODY | Class.DOCUMENT | Class.MEDIA | Class.STATE | Class.SEAT)
PLACES = Class.STATE | Class.SEAT
ADDRESSED = Class.ADDRESSEE | Class.ADDRESSEE_MEDIA

#: The head of a phrase whose first noun belongs to no class.
NO_CLASS = 1 << 70
#: A quoted or bracketed name inside a phrase has at most so many tokens; longer ones are content or asides.
NAME_IN_MARKS = 6
ASIDE = 16
#: A phrase longer than this has swallowed something else (gold dev and seeds: longest 17 words).
LONGEST = 28


class Phrase:
    """A noun phrase, as token indices.

    No dataclass: some forty are made for each page, most of them empty or of one word, and what is not set should
    cost nothing.

    Attributes:
        start, end: tokens, end exclusive.
        flags: the classes of all its words together.
        head: the classes of its first noun.
        named: whether a personal or proper name stands in it.
        human: whether its head has the plural of people.
        definite: whether it is definite.
        name_at: where a name begins that looks like a common noun, or -1.
        subject: whether its first word is a subject, so that no preposition can be cut off it.
        name: the tokens of the name, where capitals tell it.
        plural: whether its last noun is a plural, of people or not.
    """

    flags: int = 0
    head: int = 0
    named: bool = False
    human: bool = False
    definite: bool = False
    name_at: int = -1
    name: tuple[int, int] | None = None
    plural: bool = False

    def __init__(self, start: int, end: int, *, subject: bool = False) -> None:
        self.start = start
        self.end = end
        self.subject = subject

    def can_speak(self) -> bool:
        """Whether its head is something that says things, or a name."""
        return bool(self.head & SPEAKING) or self.named or self.human


def is_cue_verb(word: Word) -> bool:
    """Whether a word can be read as a finite cue verb or an adverbial participle; not those of a few subjects alone."""
    return bool(word.readings) and any(r.tense is not Tense.MASDAR and not r.frame.subjects for r in word.readings)


def is_definite_adjective(word: Word) -> bool:
    """Whether a definite word is more likely an adjective than a noun of its own."""
    return bool(word.shape & Shape.ADJECTIVE) or bool(word.flags & (Class.PEOPLE_ADJECTIVE | Class.ADJECTIVE))
