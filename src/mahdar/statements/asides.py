"""What stands in marks, brackets, dashes and commas within a noun phrase: names, and what is said beside them."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape, Word
from mahdar.statements.heads import (
    ASIDE,
    LONGEST,
    NAME_IN_MARKS,
    NO_CLASS,
    SPEAKING,
    TITLED,
    Phrase,
    is_cue_verb,
)
from mahdar.statements.naming import MARKED, NameSense
from mahdar.statements.tokens import Tokens


class Asides(NameSense):
    """The steps of a walk over a phrase into marks, brackets and asides; each returns the token behind what it took.

    Attributes:
        aside_end: the token behind an aside between dashes, or -1.
        appositions: how many appositions were taken.
        apposed: whether the phrase itself is an apposition: then no other hangs on it.
    """

    aside_end = -1
    appositions = 0
    apposed = False

    def __init__(
        self, tokens: Tokens, phrase: Phrase, limit: int, governed: frozenset[str], lenient: bool, subject: bool
    ) -> None:
        self.lenient = lenient
        self.subject = subject
        self.tokens = tokens
        self.words = tokens.words
        self.long_names = tokens.lexicon.long_names if tokens.lexicon is not None else {}
        self.phrase = phrase
        self.limit = limit
        self.governed = governed

    def run(self) -> None:
        """Walk over the phrase."""
        raise NotImplementedError

    def take(self, word: Word) -> None:
        """Take a word into the phrase."""
        raise NotImplementedError

    def quoted(self, index: int) -> int:
        """A name or a term in marks belongs to the phrase; what is said does not."""
        quotation = self.tokens.opening.get(index)
        if quotation is None or not quotation.closed or quotation.closes - index > NAME_IN_MARKS:
            return index
        after = quotation.closes + 1
        if index == self.phrase.start and after <= self.limit and after < len(self.words):
            return self.named_in_marks(index + 1, after)
        if after > self.limit:
            return index
        if self.is_said(self.words[index + 1 : quotation.closes]):
            return index
        if index > self.phrase.start and self.is_name_within(index + 1, quotation.closes):
            return self.name_within(index + 1, after)
        people = self.phrase.head & (Class.GROUP | Class.PEOPLE_ADJECTIVE) and not self.phrase.head & Class.OFFICE
        if people and self.phrase.definite:
            return index  # "ويتهم الجمهوريون «فلانا»": a name of somebody else
        flags = self.words[after].flags if after < self.limit else 0
        titled = quotation.closes - index <= MARKED + 1 and self.phrase.head & Class.MEDIA and not self.phrase.definite
        if (flags & (Class.STOP | Class.SEMICOLON) and not titled) or (
            self.phrase.head & Class.OFFICE and self.phrase.named
        ):
            return index
        if self.phrase.named and not self.phrase.flags & (Class.BODY | Class.MEDIA):
            return index
        self.open = False
        self.phrase.definite = True
        return after

    def named_in_marks(self, first: int, after: int) -> int:
        """Take a phrase that begins with a name in marks, where a subject stands ("حث «فلان» الجميع")."""
        if not self.subject or not self.is_marked_name(first, after):
            return first - 1
        return self.name_within(first, after)

    def bracketed(self, index: int) -> int:
        """Brackets belong to the phrase, with what stands in them; the name of an office's holder names it."""
        for close in range(index + 1, min(index + ASIDE, self.limit)):
            if self.words[close].flags & Class.CLOSE:
                if index > self.phrase.start and self.is_name_within(index + 1, close):
                    return self.name_within(index + 1, close + 1)
                return close + 1
        return index

    def name_within(self, first: int, after: int) -> int:
        """Take a name in marks or brackets; `after` is the token behind the closing one."""
        for index in range(first, after - 1):
            self.take(self.words[index])
        self.phrase.named, self.phrase.definite, self.open = True, True, False
        return after

    def aside(self, index: int) -> int:
        """An aside between dashes belongs to the phrase when it is an apposition."""
        if index == self.phrase.start or index + 1 >= self.limit:
            return index
        if self.words[index + 1].flags & (
            Class.PREPOSITION | Class.CIRCUMSTANCE | Class.RELATIVE | Class.TIME | Class.WEEKDAY | Class.ADVERB
        ):
            return index
        for close in range(index + 2, min(index + ASIDE, self.limit)):
            if self.words[close].flags & Class.DASH:
                self.open = False
                self.aside_end = close + 1
                return close + 1
        return index

    def apposition(self, index: int) -> int:
        """A comma goes on with the phrase when a name follows an office, or an office a name."""
        if index == self.phrase.start or self.apposed:
            return index
        after = index + 1
        if after >= self.limit:
            return index
        word = self.words[after]
        if word.conj or word.prep or (is_cue_verb(word) and not word.flags & SPEAKING):
            return index
        inner = Phrase(after, after)
        reader = type(self)(self.tokens, inner, min(self.limit, after + LONGEST), self.governed, False, False)
        reader.apposed = True
        reader.run()
        if inner.end == after or inner.end - after > 14:
            return index
        if inner.named and inner.name_at < 0 and inner.head == NO_CLASS and word.shape & Shape.COMMON:
            inner.name_at = after  # "قائد الشرطة، جيم فلان": a first name like a common word
        if self.appositions and self.phrase.named and self.phrase.head & TITLED:
            return index  # office and name are both there: what comes now is somebody else
        between = inner.end < self.limit and self.words[inner.end].flags & Class.COMMA and inner.end - after <= 5
        inside = self.words[after : inner.end]
        plain = not any(w.prep for w in inside) and not (word.shape & Shape.DEFINITE and word.shape & Shape.FEMININE)
        if between and plain and not self.phrase.named and self.phrase.head & TITLED and not inner.flags & SPEAKING:
            inner.named, inner.name_at = True, after
        wanted = inner.named if not self.phrase.named else bool(inner.head & (TITLED | Class.BODY))
        if not wanted or (not self.phrase.flags & SPEAKING and not self.phrase.named):
            return index
        if inner.end < self.limit:
            closing = self.words[inner.end].flags
            ends = (
                (0 if self.subject else Class.STOP)
                | Class.COMMA
                | Class.COLON
                | Class.QUOTE
                | Class.THAT
                | Class.THAT_PRONOUN
                | Class.DASH
            )
            adjunct = Class.TIME | Class.PREPOSITION | Class.CIRCUMSTANCE | Class.VERBAL_PARTICLE
            behind = self.words[inner.end]
            told = behind.prep in self.tokens.attaching.get("addressing", ()) and behind.core.isascii()
            left_open = not closing & (ends | adjunct) and not told and not is_cue_verb(behind)
            if left_open and not self.is_before_object(inner, behind):
                return index
        self.appositions += 1
        self.phrase.named |= inner.named
        self.phrase.name_at = max(self.phrase.name_at, inner.name_at)
        self.phrase.flags |= inner.flags
        self.open = False
        return inner.end

    def is_before_object(self, inner: Phrase, behind: Word) -> bool:
        """Whether an office behind a name has no comma behind it, but the object ("رئيس النقابة حادث الحريق")."""
        if not self.subject or self.lenient or not self.phrase.named or not inner.head & TITLED or not inner.definite:
            return False
        return bool(behind.shape & Shape.COMMON) and not behind.flags and not behind.shape & Shape.ADJECTIVE
