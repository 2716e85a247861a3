"""The full name that a page gives to somebody whom it also names by one word: "قال حداد" beside "نادر حداد"."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape, Word
from mahdar.statements.heads import TITLED
from mahdar.statements.tokens import Tokens

#: A full name has at most so many words before its last.
BEFORE = 4
#: A page with more tokens is long, and the time for each of its names must not grow with it.
LONG = 2000
#: A past verb has its other gender at least so often against it (عاش, عاشت); of names neither is one.
PAST_RATIO = 5
#: Classes whose definite words are complete before a name ("الوزير"، "الألماني").
_COMPLETE = TITLED | Class.PEOPLE_ADJECTIVE
_NAMES = Class.GIVEN_NAME | Class.PREPOSITION | Class.OCCASION_IN
_EDGES = (
    Class.COMMA
    | Class.STOP
    | Class.QUOTE
    | Class.OPEN
    | Class.DASH
    | Class.COLON
    | Class.THAT
    | Class.TITLE
    | Class.WAS
    | Class.VERBAL_PARTICLE
    | Class.CONJUNCTION
    | Class.CLAUSE_OPENER
    | Class.WHILE
    | Class.TIME
    | Class.WEEKDAY
    | Class.ADVERB
)
_NOT_A_NAME = Shape.FEMININE | Shape.ACCUSATIVE | Shape.OWNED | Shape.PLURAL | Shape.DEFINITE | Shape.VERB


class FullNames:
    """What stands before the other mentions of a name, for the names that somebody asks for."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._known: dict[str, tuple[int, int] | None] = {}
        self._mentions: dict[str, list[int]] | None = None
        self._keys: list[str] = []

    def of(self, index: int) -> tuple[int, int] | None:
        """Return the tokens of the full name whose last word stands at `index` too, or None.

        None also where the page has two names that end so, since nothing tells whose it is.
        """
        lexicon = self.tokens.lexicon
        if lexicon is None or lexicon.subject_first:
            return None
        word = self.tokens.words[index]
        if word.flags & ~_NAMES:
            return None
        key = word.core if word.conj else word.key
        if key not in self._known:
            self._known[key] = self._find(key)
        return self._known[key]

    def _find(self, key: str) -> tuple[int, int] | None:
        best: tuple[int, int] | None = None
        for index in self._mentions_of(key):
            if index and not self._goes_on(index + 1):
                begin = self._begin(index)
                if begin == index or not self._may_begin(begin):
                    continue
                found = (begin, index + 1)
                if best is None or self._is_within(best, found):
                    best = found
                elif not self._is_within(found, best):
                    return None
        return best or self._begun(key)

    def _begun(self, key: str) -> tuple[int, int] | None:
        """Return the one name that begins with a word."""
        words = self.tokens.words
        best: tuple[int, int] | None = None
        for index in self._mentions_of(key):
            if not index or not (words[index - 1].readings or self._is_complete(words[index - 1])):
                continue  # nothing tells that a name begins here
            end = index + 1
            while end - index < BEFORE and self._goes_on(end) and not self._is_verb(words[end]):
                end += 1
            if end == index + 1 or words[end - 1].flags & Class.NAME_PART:
                continue
            if best is None or self._is_within(best, (index, end)):
                best = (index, end)
            elif not self._is_within((index, end), best):
                return None
        return best

    def _mentions_of(self, key: str) -> list[int]:
        """Return the tokens with a folded spelling that may be names."""
        if self._mentions is None:
            # Few names are asked for: on most pages to look each up is quicker than to sort all tokens by spelling.
            self._keys = [word.key for word in self.tokens.words]
            self._mentions = _sorted_by_spelling(self._keys) if len(self._keys) > LONG else {}
        if key not in self._mentions and len(self._keys) <= LONG:
            self._mentions[key] = list(_places(self._keys, key))
        return [i for i in self._mentions.get(key, ()) if not self.tokens.words[i].flags & ~_NAMES]

    def _begin(self, last: int) -> int:
        """Return where the name begins whose last word stands at `last`."""
        words, begin = self.tokens.words, last
        if words[last].flags & Class.GIVEN_NAME and words[last - 1].flags & Class.NAME_PART:
            return last  # a father's or a child's name
        while begin and last - begin < BEFORE and not (words[begin].conj and begin < last):
            word = words[begin - 1]
            if not self._belongs(begin - 1):
                if self._is_plain(word) and begin > 1 and self._is_complete(words[begin - 2]):
                    begin -= 1
                break
            begin -= 1
        while begin < last and words[begin].flags & Class.TITLE and not words[begin].flags & Class.GIVEN_NAME:
            begin += 1
        return begin

    def _goes_on(self, index: int) -> bool:
        """Whether the name goes on with the word at `index`."""
        if index >= len(self.tokens.words):
            return False
        word = self.tokens.words[index]
        if word.flags & (Class.GIVEN_NAME | Class.NAME_PART):
            return not word.flags & Class.PREPOSITION and not word.conj
        return bool(word.shape & Shape.NAME) and not (word.flags or word.prep or word.conj or word.readings)

    def _may_begin(self, index: int) -> bool:
        """Whether a name can begin at `index`: with a first name, or where no noun or preposition governs it."""
        words = self.tokens.words
        if not index or words[index].flags & Class.GIVEN_NAME:
            return True
        before = words[index - 1]
        if words[index].conj or before.readings or self._is_complete(before):
            return True
        if before.flags:
            lexicon = self.tokens.lexicon
            tail = lexicon is not None and before.core in lexicon.name_tails  # "قال الله تعالى"
            return bool(before.flags & _EDGES) and not tail
        return bool(before.shape & (Shape.DEFINITE | Shape.OWNED))

    def _belongs(self, index: int) -> bool:
        """Whether a word before a name is part of it by itself."""
        word = self.tokens.words[index]
        if word.flags & Class.GIVEN_NAME:
            return not word.flags & Class.PREPOSITION or (index > 0 and self._is_complete(self.tokens.words[index - 1]))
        if word.flags & Class.NAME_PART:
            return not word.conj
        if word.flags & Class.TITLE:
            return index > 0 and bool(self.tokens.words[index - 1].flags & Class.GIVEN_NAME)
        if word.flags or word.prep or word.readings or not word.shape & Shape.NAME:
            return False
        return not self._is_verb(word) and bool(word.key[:1].isalpha())

    def _is_verb(self, word: Word) -> bool:
        """Whether a word can be a past verb: it is about as common with the ending of the feminine, or without."""
        lexicon = self.tokens.lexicon
        assert lexicon is not None
        ending = lexicon.morphology["shape"]["past_feminine"]
        size, other = lexicon.count(word.core), lexicon.count(word.core + ending)
        if word.core.endswith(ending):
            other = max(other, lexicon.count(word.core.removesuffix(ending)))
        return other * PAST_RATIO > size > 0

    def _is_plain(self, word: Word) -> bool:
        """Whether a common word can be a first name."""
        lexicon = self.tokens.lexicon
        assert lexicon is not None
        odd = word.flags or word.readings or word.conj or word.prep or word.shape & _NOT_A_NAME
        return not odd and word.key[:1].isalpha() and not lexicon.is_verbal_noun(word)

    def _is_complete(self, word: Word) -> bool:
        return bool(word.flags & _COMPLETE) and bool(word.shape & Shape.DEFINITE)

    def _is_within(self, short: tuple[int, int], long: tuple[int, int]) -> bool:
        words = self.tokens.words
        parts = {words[i].core if words[i].conj else words[i].key for i in range(*long)}
        return all((words[i].core if words[i].conj else words[i].key) in parts for i in range(*short))


def _places(keys: list[str], key: str) -> Iterator[int]:
    """Yield where a spelling stands among others."""
    at = -1
    for _ in range(keys.count(key)):
        at = keys.index(key, at + 1)
        yield at


def _sorted_by_spelling(keys: list[str]) -> dict[str, list[int]]:
    """Return the places of each spelling."""
    places: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        places.setdefault(key, []).append(index)
    return places
