"""Noun phrases whose head stands last, before its prepositions: "the former chief engineer of the port"."""

from __future__ import annotations

from collections.abc import Mapping

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.words import Shape, Word
from mahdar.statements.heads import HUMAN, LONGEST, NAME_IN_MARKS, NO_CLASS, PLACES, SPEAKING, Phrase
from mahdar.statements.tokens import Tokens

#: These end a noun phrase, whatever they are beside that.
ENDS = (
    Class.COLON
    | Class.STOP
    | Class.SEMICOLON
    | Class.DOTS
    | Class.BREAK
    | Class.COMMA
    | Class.DASH
    | Class.OPEN
    | Class.CLOSE
    | Class.THAT
    | Class.RELATIVE
    | Class.RELATIVE_WHAT
    | Class.WHETHER
    | Class.NEGATION
    | Class.FUTURE
    | Class.WAS
    | Class.VERBAL_PARTICLE
    | Class.PRONOUN
    | Class.CLAUSE_OPENER
)
_NO_NAME = SPEAKING | (
    Class.HONORIFIC
    | Class.PEOPLE_ADJECTIVE
    | Class.TIME
    | Class.DEMONSTRATIVE
    | Class.ADJECTIVE
    | Class.QUANTIFIER
    | Class.NUMBER
    | Class.PREPOSITION
    | Class.CONJUNCTION
)
_SURNAMES = Class.OFFICE | Class.ROLE
#: An apposition has at most so many tokens ("the former head of the party's parliamentary group in the capital").
APPOSITION = 14


def read_phrase(
    tokens: Tokens,
    start: int,
    limit: int,
    governed: frozenset[str] = frozenset(),
    *,
    subject: bool = False,
    apposed: bool = True,
) -> Phrase:
    """Return the noun phrase that begins at token `start`; an empty one where none does.

    Args:
        tokens: the article's tokens.
        start: where the phrase begins.
        limit: the token it may not pass.
        governed: prepositions that the verb wants for something else, so that they end the phrase.
        subject: whether its verb stands at `limit`, so that every preposition belongs to it.
        apposed: whether appositions behind commas are taken in.
    """
    phrase = Phrase(start, start)
    reader = _Reader(tokens, phrase, min(limit, start + LONGEST), governed, subject)
    reader.run(apposed=apposed)
    return phrase


def is_finite(word: Word) -> bool:
    """Whether a word is a cue verb in a form that is no noun as well."""
    return any(r.tense is Tense.PAST or (r.tense is Tense.PRESENT and not r.frame.noun) for r in word.readings)


def is_capital(word: Word) -> bool:
    """Whether a word is written as names are."""
    return bool(word.shape & Shape.NAME)


class _Reader:
    """One walk over a phrase."""

    def __init__(self, tokens: Tokens, phrase: Phrase, limit: int, governed: frozenset[str], subject: bool) -> None:
        assert tokens.lexicon is not None
        self.tokens, self.words, self.phrase, self.limit, self.subject = tokens, tokens.words, phrase, limit, subject
        self.governed = governed
        self.table: Mapping[str, list[str]] = tokens.lexicon.morphology["phrase"]

    def run(self, *, apposed: bool) -> None:
        phrase = self.phrase
        end = self.core(phrase.start, main=True)
        if end == phrase.start:
            return
        phrase.end = end
        while True:
            further = self.preposition(phrase.end)
            if further == phrase.end:
                further = self.bracketed(phrase.end)
            if further == phrase.end:
                further = self.coordinated(phrase.end)
            if further == phrase.end:
                break
            phrase.end = further
        if apposed:
            for _ in range(3):
                end = self.apposition(phrase.end)
                if end == phrase.end:
                    break
                phrase.end = end

    def core(self, start: int, *, main: bool) -> int:
        """Return the token after the determiners, adjectives, nouns and names that begin at `start`."""
        index, head, owner, nouns, state = start, 0, start, 0, start
        while index < self.limit:
            step = self.step(index, start)
            if step == index:
                break
            word = self.words[index]
            if step - index > 1 and not word.flags & Class.QUOTE:
                head, nouns, state = Class.STATE, nouns + 1, step  # the name of a state in several words
            elif word.shape & Shape.POSSESSIVE or self.is_apostrophe(index):
                head, owner, nouns = 0, step, 0
            else:
                nouns += not word.flags & (Class.DEMONSTRATIVE | Class.ADVERB | Class.TIME | Class.WEEKDAY)
                head = (word.flags & (SPEAKING | Class.ADDRESSEE)) or head
            if main:
                self.phrase.flags |= word.flags
            index = step
        if not nouns:
            return start
        if main:
            self.settle(start, max(owner, state) if state < index else index, index, head)
            self.phrase.definite = self.phrase.definite or owner > start
        return index

    def step(self, index: int, start: int) -> int:
        """Return the token after what is taken at `index`, or `index` when the phrase ends there."""
        word = self.words[index]
        flags, first = word.flags, index == start
        long_name = self.tokens.long_name(index, self.limit)
        if long_name:
            return index + long_name
        if flags & Class.STOP and not first and self.is_shortened(index - 1):
            return index + 1
        if flags & Class.QUOTE:
            return self.quoted(index, start)
        named = is_capital(word) and flags & SPEAKING
        if flags & ENDS and not named:
            return index
        if flags & Class.DEMONSTRATIVE:
            before = self.words[index - 1]
            return index + 1 if first or before.flags & (Class.QUANTIFIER | Class.HONORIFIC) else index
        if flags & (Class.PREPOSITION | Class.CONJUNCTION) and not flags & Class.NAME_PART:
            return index
        if flags & (Class.TIME | Class.WEEKDAY):
            belongs = (
                first
                or word.shape & Shape.POSSESSIVE
                or self.words[index - 1].flags & (Class.DEMONSTRATIVE | Class.TIME | Class.ADJECTIVE)
            )
            return index + 1 if belongs else index
        if flags & Class.ADVERB and not first and not self.words[index - 1].flags & Class.DEMONSTRATIVE:
            return index
        if word.readings and not self.is_noun(index, start):
            return index
        if not first and self.leaves_name(index):
            return index
        return index + 1

    def leaves_name(self, index: int) -> bool:
        """Whether a common word behind a name is a verb that the pack does not know ("Tobias Lund opened the road")."""
        word, before = self.words[index], self.words[index - 1]
        if is_capital(word) or word.flags or before.shape & Shape.POSSESSIVE:
            return False
        following = self.words[index + 1].flags if index + 1 < self.limit else 0
        governs = not self.subject and bool(following & (Class.DEMONSTRATIVE | Class.PREPOSITION | Class.PRONOUN))
        if not is_capital(before):
            return governs and bool(before.flags & SPEAKING)  # "the trust wants to sell"
        if before.flags & ~(Class.BODY | Class.MEDIA):
            return False
        if (
            not before.flags
            and index - 2 >= self.phrase.start
            and is_capital(self.words[index - 2])
            and not self.words[index - 2].flags & (Class.BODY | Class.MEDIA)
        ):
            return True
        return governs

    def is_noun(self, index: int, start: int) -> bool:
        """Whether a word that can be a cue verb is a noun here, or part of a name."""
        word = self.words[index]
        if is_finite(word) or any(r.tense is Tense.PARTICIPLE for r in word.readings):
            return index > start and is_capital(word) and is_capital(self.words[index - 1])
        return True

    def is_shortened(self, index: int) -> bool:
        lexicon = self.tokens.lexicon
        key = self.words[index].key
        return lexicon is not None and (key in lexicon.abbreviations or (len(key) == 1 and key.isalpha()))

    def is_apostrophe(self, index: int) -> bool:
        """Whether a mark only makes the plural before it an owner ("the workers' union")."""
        word = self.words[index]
        return bool(word.flags & Class.QUOTE) and index not in self.tokens.opening and index not in self.tokens.closing

    def quoted(self, index: int, start: int) -> int:
        if index == start:
            return index
        if self.is_apostrophe(index):
            return index + 1
        quotation = self.tokens.opening.get(index)
        if quotation is None or not quotation.closed or quotation.closes - index > NAME_IN_MARKS:
            return index
        return quotation.closes + 1 if quotation.closes + 1 < self.limit else index

    # -- what it is ----------------------------------------------------------------------------------------------

    def settle(self, start: int, owner: int, end: int, head: int) -> None:
        """Set head, name and number of the phrase whose last nouns stand from `owner` to `end`."""
        phrase, words = self.phrase, self.words
        name = self.name(owner, end)
        first = words[start]
        phrase.definite = first.core in self.table["definite"]
        if head & PLACES and not head & ~PLACES and name is not None and words[end - 1].flags == 0:
            head = 0  # "Paris Central": a place within a name
        if name is not None and name[0] == start + 1 and first.flags & Class.DEMONSTRATIVE and not head:
            head, name = Class.BODY, None  # a name with the article is no person's
        phrase.head = head or NO_CLASS
        if name is not None:
            phrase.name, phrase.named, phrase.name_at = name, True, name[0]
        last = words[end - 1]
        plural = bool(last.shape & Shape.PLURAL) and not is_capital(last)
        if start == end - 1 and not last.flags & Class.GIVEN_NAME and name is None:
            plural = bool(last.shape & Shape.PLURAL)
        phrase.plural = bool(last.shape & Shape.PLURAL) and name is None
        phrase.human = bool(last.flags & Class.MANY) or (plural and not head & (Class.BODY | Class.DOCUMENT))

    def name(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the names in capitals with which the phrase ends, or None."""
        words = self.words
        first = end
        while first > start and self.in_name(first - 1, end):
            first -= 1
        while first < end and words[first].flags & (Class.STOP | Class.NAME_PART) and not is_capital(words[first]):
            first += 1
        while first < end and words[first].flags & (Class.STOP | Class.QUOTE):
            first += 1
        if first == end or (end - first == 1 and self.only_begins(first)):
            return None
        return first, end

    def in_name(self, index: int, end: int) -> bool:
        word = self.words[index]
        if word.flags & Class.NAME_PART:
            return index + 1 < end
        if word.flags & Class.STOP:
            return self.is_shortened(index - 1)
        if not is_capital(word) or word.readings:
            return is_capital(word) and index == end - 1 and is_capital(self.words[index - 1])
        if word.flags & _NO_NAME:
            before = self.words[index - 1]
            surname = index == end - 1 and word.flags & _SURNAMES and not word.flags & Class.MANY
            return bool(surname) and is_capital(before) and not before.flags
        return True

    def only_begins(self, index: int) -> bool:
        """Whether a single word has its capital only because it begins a sentence."""
        words = self.words
        begins = index == 0 or words[index - 1].flags & (Class.STOP | Class.QUOTE | Class.BREAK | Class.COLON)
        begins = begins or self.tokens.is_sentence_start(index)
        return bool(begins and words[index].shape & Shape.PLURAL) and not self.tokens.is_name(words[index].key)

    # -- what hangs on it ----------------------------------------------------------------------------------------

    def preposition(self, index: int) -> int:
        """Return the token after a preposition and its noun phrase at `index`, or `index`."""
        if index + 1 >= self.limit:
            return index
        word, following = self.words[index], self.words[index + 1]
        if not word.flags & Class.PREPOSITION or word.core in self.governed:
            return index
        if word.core not in self.table["of"] and not (self.subject and word.core in self.table["subject"]):
            return index
        if following.flags & (Class.TIME | Class.WEEKDAY) and not following.shape & Shape.POSSESSIVE:
            return index
        end = self.core(index + 1, main=False)
        occasion = word.flags & Class.OCCASION_IN and any(
            self.words[i].flags & (Class.OCCASION | Class.CHANNEL) for i in range(index + 1, end)
        )
        if end == index + 1 or occasion:
            return index
        self.take_name(index + 1, end)
        return end

    def take_name(self, start: int, end: int) -> None:
        """Take the name behind a place or body for that of the office before it ("envoy for Syria Ann Bell")."""
        phrase, words = self.phrase, self.words
        if phrase.named or not phrase.head & HUMAN or phrase.human:
            return
        name = self.name(start, end)
        if name is not None and name[0] > start and words[name[0] - 1].flags & (PLACES | Class.BODY | Class.ADJECTIVE):
            phrase.name, phrase.named, phrase.name_at = name, True, name[0]

    def bracketed(self, index: int) -> int:
        """Return the token after a short form in brackets, and after the name of the office behind it."""
        words = self.words
        if index >= self.limit or not words[index].flags & Class.OPEN:
            return index
        close = next((i for i in range(index + 1, min(index + 5, self.limit)) if words[i].flags & Class.CLOSE), index)
        if close == index:
            return index
        end = self.core(close + 1, main=False) if close + 1 < self.limit else close + 1
        name = self.name(close + 1, end) if end > close + 1 else None
        if name is not None and name[0] == close + 1 and self.phrase.head & HUMAN and not self.phrase.named:
            self.phrase.name, self.phrase.named, self.phrase.name_at = name, True, name[0]
            return end
        return close + 1

    def coordinated(self, index: int) -> int:
        """Return the token after "and" and a second phrase that speaks too, or `index`."""
        if index + 1 >= self.limit or self.words[index].core not in self.table["and"]:
            return index
        following = self.words[index + 1]
        end = self.core(index + 1, main=False)
        if end == index + 1:
            return index
        if not (is_capital(following) or following.flags & (SPEAKING | Class.DEMONSTRATIVE | Class.QUANTIFIER)):
            return end if end < self.limit and self.words[end].flags & Class.THAT else index
        inner = read_phrase(self.tokens, index + 1, end, apposed=False)
        if not inner.can_speak() and not self.subject:
            return index
        if self.phrase.named or self.phrase.head & PLACES:
            self.phrase.name, self.phrase.named = None, False
            self.phrase.head = Class.GROUP
        self.phrase.human = True
        return end

    def apposition(self, index: int) -> int:
        """Return the token after a comma and a phrase that says the same once more, or `index`."""
        words = self.words
        if index + 1 >= self.limit or not words[index].flags & Class.COMMA:
            return index
        if words[index + 1].flags & Class.NUMBER:
            after = index + 2
            return after if after < self.limit and words[after].flags & Class.COMMA else index
        inner = read_phrase(self.tokens, index + 1, min(self.limit, index + 1 + APPOSITION), apposed=False)
        if inner.end == inner.start:
            return index
        if inner.end < len(words) and not words[inner.end].flags & (Class.COMMA | Class.STOP | Class.SEMICOLON):
            if inner.end < self.limit:
                return index
        if self.subject and inner.end == self.limit:
            return index  # before a verb a second comma closes it
        if not self.phrase.named and inner.named and self.phrase.head & (HUMAN | Class.BODY):
            self.phrase.name, self.phrase.named, self.phrase.name_at = inner.name, True, inner.name_at
        elif not inner.head & SPEAKING or inner.named:
            return index
        if not self.phrase.head & SPEAKING:
            self.phrase.head = inner.head
        self.phrase.flags |= inner.flags
        return inner.end
