"""The names of carriers that a page takes up by a common noun: "the channel" is the one that it named before."""

from __future__ import annotations

from functools import cached_property

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape
from mahdar.statements.heads import HUMAN, Phrase
from mahdar.statements.names import name_of
from mahdar.statements.parties import Parties
from mahdar.statements.phrases import read_phrase
from mahdar.statements.tokens import Tokens

_ADJECTIVE = Class.ADJECTIVE | Class.PEOPLE_ADJECTIVE


class Carriers:
    """The media that an article names, by where they stand."""

    def __init__(self, tokens: Tokens, parties: Parties) -> None:
        self.tokens = tokens
        self.parties = parties

    @cached_property
    def named(self) -> list[tuple[int, str, frozenset[str], str]]:
        """Token of each medium's noun, the noun without its article, the other words, the name; when first asked."""
        found: list[tuple[int, str, frozenset[str], str]] = []
        taken = 0
        for index, last in self.tokens.heads(Class.MEDIA):
            if index >= taken:
                taken = self._take_up(index, last, found)
        return found

    def _take_up(self, index: int, limit: int, found: list[tuple[int, str, frozenset[str], str]]) -> int:
        """Keep the medium that a token names; return where its phrase ends, or 0 when it names none."""
        word = self.tokens.words[index]
        if not word.flags & Class.MEDIA or word.flags & HUMAN or word.shape & (Shape.DEFINITE | Shape.OWNED):
            return 0
        phrase = read_phrase(self.tokens, index, limit)
        if phrase.end <= index + 1 or not self._has_name(phrase):
            return 0
        others = frozenset(self.tokens.bare(word.core) for word in self.tokens.words[index + 1 : phrase.end])
        found.append((index, self.tokens.bare(word.core), others, name_of(self.tokens, index, phrase.end)))
        return phrase.end

    def _has_name(self, phrase: Phrase) -> bool:
        words = self.tokens.words[phrase.start + 1 : phrase.end]
        return any(
            word.flags & (Class.NUMBER | Class.LATIN | Class.QUOTE)
            or (word.key[:1].isalpha() and not word.flags & _ADJECTIVE and not word.shape & Shape.ADJECTIVE)
            for word in words
        )

    def relay(self, phrase: Phrase) -> str:
        """Return the name of who relays: of a document, the name of who put it out ("نقل التقرير عن فلان قوله")."""
        if phrase.head & Class.DOCUMENT:
            party = self.parties.of(phrase)
            if party is not None and party.issuer is not None:
                return party.issuer.name
        return self.name(phrase.start, phrase.end, subject=phrase.subject)

    def name(self, first: int, last: int, *, subject: bool = False) -> str:
        """Return the name of a carrier: its own words, or those of the medium that a definite noun takes up.

        Args:
            first, last: token range of its phrase.
            subject: whether nothing written together with its first word is a preposition.
        """
        words = self.tokens.words
        own = name_of(self.tokens, first, last, subject=subject)
        if not words[first].flags & Class.MEDIA or not words[first].shape & Shape.DEFINITE:
            return own
        noun = self.tokens.bare(words[first].core)
        rest = {
            self.tokens.bare(word.core)
            for word in words[first + 1 : last]
            if word.key[:1].isalpha() and not word.flags & _ADJECTIVE and not word.shape & Shape.ADJECTIVE
        }
        meant = [name for at, head, others, name in self.named if at < first and head == noun and rest <= others]
        return meant[-1] if meant else own
