"""Words as search sees them: folded, without their clitics, each with its place in the text.

The forms of a language (what is written onto a word) and its word counts are arguments, so that
this file knows no language; `mahdar.store.words` puts them together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10

# What a word may hold without it ending: marks written over letters, joiners, direction signs. Python's \w
# leaves them out, so that a word with a shadda would fall in two.
_INSIDE = "".join(
    f"\\u{code:04x}" for code in range(0x300, 0x10000) if unicodedata.category(chr(code)) in {"Mn", "Me", "Cf"}
)
_WORD = re.compile(rf"[^\W_](?:[{_INSIDE}]*[^\W_])*[{_INSIDE}]*")
_MARKS = re.compile(f"[{_INSIDE}]+")

# The shortest rest that may remain when a clitic comes off: with two letters, particles would swallow words.
_SHORTEST = 3

# log10 of the count of a word that is not in the list, half a step below the rarest that is (100 in 10^9).
_UNSEEN = 1.5

# Longer "words" are no words (addresses, runs of letters); they are indexed by their first letters.
_LONGEST = 60

# What taking off one clitic gains, the word and its written form that remain, and the place of the clitic.
_Taken = tuple[float, str, str, int]

# Words of a corpus repeat; beyond this many different ones the memory is emptied and filled again.
_REMEMBERED = 400_000


@dataclass(frozen=True, slots=True)
class Before:
    """A clitic before a word; `clitics.toml` of a pack explains the scales.

    Attributes:
        form: its letters, folded.
        place: clitics stand in the order of their places, so one that came off bars those up to its place.
        gain: comes off when log(rest) + gain >= log(word).
        rare: the shortest rest (letters) when neither form is known; 0: then it stays on.
        least: the shortest rest (letters) at all.
        leaves: letters that remain written before the rest.
        not_written: letters at the start of the word, unfolded, that rule it out.
    """

    form: str
    place: int
    gain: float
    rare: int = 0
    least: int = 3
    leaves: str = ""
    not_written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class After:
    """A clitic after a word.

    Attributes:
        cost: comes off when log(rest) - cost >= log(word).
        not_before: letters that the rest must not end with.
        not_written: letters at the end of the word, unfolded, that rule it out.
    """

    form: str
    cost: float
    least: int = 3
    not_before: tuple[str, ...] = ()
    not_written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """An ending that is written for another; `bound`: only once a clitic behind it came off."""

    one: str
    other: str
    gain: float
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Clitics:
    """What a language writes onto its words. A language without such habits has none."""

    article: str = ""
    before: tuple[Before, ...] = ()
    after: tuple[After, ...] = ()
    ends: tuple[End, ...] = ()

    @classmethod
    def of(cls, table: Mapping[str, Sequence[Mapping[str, object]] | str]) -> Clitics:
        """Return the clitics that a pack's table (``clitics.toml``) holds.

        Raises:
            TypeError: an entry has a key that is not known, or lacks one.

        >>> Clitics.of({"after": [{"form": "s", "cost": 0.5}]}).after[0].form
        's'
        """

        def entries(name: str) -> Iterator[dict[str, object]]:
            for row in table.get(name, ()):
                assert isinstance(row, Mapping)
                yield {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}

        return cls(
            article=str(table.get("article", "")),
            before=tuple(Before(**row) for row in entries("before")),  # type: ignore[arg-type]
            after=tuple(After(**row) for row in entries("after")),  # type: ignore[arg-type]
            ends=tuple(End(**row) for row in entries("end")),  # type: ignore[arg-type]
        )


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its place (code points, end exclusive) and its keys in the index.

    One written word has several keys when it is a ligature of several words.
    """

    start: int
    end: int
    keys: tuple[str, ...]


class SearchWords:
    """Finds the words of texts and gives each its key: all forms of a word share one.

    Args:
        fold: makes spellings of one word alike; see `mahdar.lang.fold`.
        clitics: what the language writes onto words.
        counts: how often each folded word stands in 10^9 words; a missing word is rare.

    >>> words = SearchWords(str.lower, Clitics(after=(After("s", 0.5),)), {"claim": 9000, "claims": 900})
    >>> words.text("He CLAIMS")
    'he claim'
    """

    def __init__(self, fold: Callable[[str], str], clitics: Clitics, counts: Mapping[str, int]) -> None:
        self._fold = fold
        self._clitics = clitics
        self._counts = counts
        self._keys: dict[str, tuple[str, ...]] = {}

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the words of a text in order.

        >>> [(t.start, t.end, t.keys) for t in SearchWords(str.lower, Clitics(), {}).tokens("On, off")]
        [(0, 2, ('on',)), (4, 7, ('off',))]
        """
        for match in _WORD.finditer(text):
            yield Token(match.start(), match.end(), self.keys(match.group()))

    def places(self, text: str, wanted: frozenset[str]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return the words of a text that have one of some keys: start, end (code points) and their keys.

        >>> SearchWords(str.lower, Clitics(), {}).places("On, off, on", frozenset({"on"}))
        [(0, 2, ('on',)), (9, 11, ('on',))]
        """
        known, analyse, disjoint = self._keys, self.keys, wanted.isdisjoint
        found = []
        for match in _WORD.finditer(text):
            word = match.group()
            keys = known.get(word) or analyse(word)
            if not disjoint(keys):
                found.append((match.start(), match.end(), keys))
        return found

    def text(self, text: str) -> str:
        """Return a text's keys in order, with a blank between: what is put into the index."""
        return " ".join([key for word in _WORD.findall(text) for key in self.keys(word)])

    def folded(self, word: str) -> str:
        """Return a word folded, with its clitics.

        >>> SearchWords(str.lower, Clitics(), {}).folded("NATO")
        'nato'
        """
        return self._fold(_plain(word))

    def rarity(self, key: str) -> float:
        """Return how rare a word is in the language: log10 of 10^9 over its count, 7.5 for one not in the list.

        >>> SearchWords(str.lower, Clitics(), {"the": 10_000_000}).rarity("the")
        2.0
        """
        return 9 - self._log(key)

    def keys(self, word: str) -> tuple[str, ...]:
        """Return the keys of one written word, mostly one; the same for every form of a word."""
        known = self._keys.get(word)
        if known is None:
            if len(self._keys) >= _REMEMBERED:
                self._keys.clear()
            known = self._keys[word] = self._analyse(word)
        return known

    def asked(self, word: str) -> tuple[str, ...]:
        """Return the keys that a search for a word must look for: its own first.

        A form that the word list does not know may have kept a clitic in the index, so the forms
        that a text could write for the word are made, and those keep their keys.

        >>> clitics = Clitics(before=(Before("x", 2, -1.0),))
        >>> SearchWords(str.lower, clitics, {}).asked("Minsk")
        ('minsk', 'xminsk')
        """
        own = self.keys(word)
        if len(own) != 1:
            return own
        folded = self.folded(word)
        forms = [self._clitics.article + folded]
        forms += [clitic.form + folded for clitic in self._clitics.before]
        forms += [folded + clitic.form for clitic in self._clitics.after]
        # A form that is known was decided by its count, and may be another word altogether.
        unknown = (form for form in forms if len(folded) > _SHORTEST and form not in self._counts)
        kept = (key for form in unknown for key in self.keys(form) if folded in key)
        return tuple(dict.fromkeys((*own, *self.keys(forms[0]), *kept)))

    def _analyse(self, word: str) -> tuple[str, ...]:
        # Compatibility forms first: a ligature may hold a blank, and letters that folding knows only apart.
        keys = []
        for part in _WORD.findall(_plain(word)):
            folded = self._fold(part)[:_LONGEST]
            if folded:
                # Where folding left letters out, the written form no longer lies beside the folded one.
                keys.append(self._bare(folded, part if len(part) == len(folded) else folded))
        return tuple(keys)

    def _bare(self, word: str, written: str) -> str:
        """Take clitics off, the likeliest first, until none comes off: so every form ends at the same word."""
        place = 0
        while True:
            whole = self._log(word)
            taken = max(
                (*self._without_before(word, written, place, whole), *self._without_after(word, written, whole)),
                default=None,
            )
            if taken is not None:
                _, word, written, place = taken
                continue
            other = self._one_ending(word, bound=False)
            if other == word:
                return word
            word = written = other

    def _log(self, word: str) -> float:
        count = self._counts.get(word)
        return log10(count) if count else _UNSEEN

    def _without_before(self, word: str, written: str, place: int, whole: float) -> Iterator[_Taken]:
        for clitic in self._clitics.before:
            length = len(clitic.form)
            left = len(word) - length
            if clitic.place <= place or left < clitic.least or not word.startswith(clitic.form):
                continue
            if clitic.not_written and written.startswith(clitic.not_written):
                continue
            rest = clitic.leaves + word[length:]
            gain = self._log(rest) + clitic.gain - whole
            if whole == _UNSEEN and rest not in self._counts:
                if not clitic.rare or left < clitic.rare:
                    continue
                gain = 0.0
            if gain >= 0:
                yield gain, rest, clitic.leaves + written[length:], clitic.place

    def _without_after(self, word: str, written: str, whole: float) -> Iterator[_Taken]:
        for clitic in self._clitics.after:
            left = len(word) - len(clitic.form)
            if left < clitic.least or not word.endswith(clitic.form) or written.endswith(clitic.not_written):
                continue
            rest = word[:left]
            if rest.endswith(clitic.not_before):
                continue
            rest = self._one_ending(rest, bound=True)
            gain = self._log(rest) - clitic.cost - whole
            if gain >= 0 and rest in self._counts:
                # Nothing stands after what stood before it: only one clitic comes off at the end.
                yield gain, rest, rest, 0

    def _one_ending(self, word: str, *, bound: bool) -> str:
        for end in self._clitics.ends:
            if end.bound != bound or not word.endswith(end.one) or len(word) - len(end.one) < _SHORTEST:
                continue
            other = word[: len(word) - len(end.one)] + end.other
            if other in self._counts and self._log(other) + end.gain >= self._log(word):
                return other
        return word


def _plain(word: str) -> str:
    """Return a word in its compatibility form, without marks and signs."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", word))
