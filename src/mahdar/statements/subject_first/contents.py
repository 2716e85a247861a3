"""What a verb governs where subjects stand first: what is said behind it, or before it."""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame, Tense
from mahdar.lang.words import Shape
from mahdar.statements.candidates import Opening
from mahdar.statements.heads import Phrase
from mahdar.statements.subject_first.groups import lexicon_of
from mahdar.statements.subject_first.phrases import read_phrase
from mahdar.statements.tokens import Tokens

_FINITE = Class.WAS | Class.FUTURE | Class.VERBAL_PARTICLE
_CLOSED = Class.STOP | Class.SEMICOLON | Class.COMMA | Class.DASH | Class.CLOSE | Class.DOTS | Class.RELATIVE
_SUBJECTS = Class.PRONOUN | Class.DEMONSTRATIVE | Class.QUANTIFIER | Class.NUMBER
#: Marks with which a quotation may end although its sentence goes on ('"Who will pay?" she asked').
EXCLAIMED = frozenset({"?", "!", "…", "..."})
#: A clause has at least so many words.
SHORTEST_CLAUSE = 3


@dataclass(slots=True)
class Content:
    """What is said: how it opens, its tokens, the token at which the words around the cue end, the addressee."""

    opening: Opening
    start: int
    end: int
    gap: int
    addressee: Phrase | None = None


@dataclass(slots=True)
class After:
    """The walk behind a cue: where it stopped, and what it found."""

    at: int
    content: Content | None = None
    addressee: Phrase | None = None


def content_after(tokens: Tokens, start: int, limit: int, frame: Frame, *, participle: bool = False) -> After:
    """Return what stands behind a cue: its content where there is one, and where the words around the cue end.

    Args:
        tokens: the article's tokens.
        start: the token behind the cue, its particle and its inverted subject.
        limit: the end of the sentence or of the quotation around the cue.
        frame: what the cue governs.
        participle: whether the cue is a participle, whose clause needs no complementiser.
    """
    walk = _Walk(tokens, start, limit, frame, bare=frame.bare or (participle and bool(frame.clause)))
    walk.run()
    return After(walk.at, walk.content, walk.addressee)


class _Walk:
    def __init__(self, tokens: Tokens, start: int, limit: int, frame: Frame, *, bare: bool) -> None:
        self.tokens, self.words, self.limit, self.frame, self.bare = tokens, tokens.words, limit, frame, bare
        self.start = self.at = start
        self.gerund = tuple(lexicon_of(tokens).morphology["attribution"]["gerund"])
        self.adjunct = -1  # where the first preposition that was skipped stands
        self.content: Content | None = None
        self.addressee: Phrase | None = None
        self.bare_addressee: Phrase | None = None

    def run(self) -> None:
        while self.at < self.limit and self.content is None:
            step = self.step(self.at)
            if step == self.at:
                break
            self.at = step
        if self.content is None and self.bare_addressee and self.is_end(self.at) and "obj" in self.frame.nominal:
            # what is promised, not to whom ("promised an investigation")
            self.content = Content(Opening.NOMINAL, self.bare_addressee.start, self.limit, self.bare_addressee.start)
            self.addressee = None

    def is_end(self, index: int) -> bool:
        return index >= self.limit or bool(self.words[index].flags & _CLOSED)

    def found(self, opening: Opening, start: int) -> int:
        self.content = Content(opening, start, self.limit, self.at, self.addressee)
        return self.at

    def step(self, index: int) -> int:
        """Return the token after what belongs to the cue at `index`; `index` when the walk ends there."""
        word, frame = self.words[index], self.frame
        flags = word.flags
        if flags & Class.QUOTE:
            return index if frame.postposed else self.quoted(index)
        if flags & Class.COLON:
            if frame.quote and index + 1 < self.limit:
                quoted = self.words[index + 1].flags & Class.QUOTE
                return self.found(Opening.QUOTATION if quoted else Opening.COLON, index + 2 if quoted else index + 1)
            return index
        if flags & Class.COMMA:
            return self.comma(index)
        if flags & Class.THAT and frame.clause and self.is_complete():
            return self.found(Opening.CLAUSE, index + 1)
        if word.core in frame.to and flags & Class.PREPOSITION and self.addressee is None:
            end = self.address(index + 1)
            if end > index + 1:
                return end
        if word.core in frame.nominal and self.is_complete() and not self.is_adjunct(index):
            return self.found(Opening.NOMINAL, index)
        if "obj" in frame.to and self.addressee is None and not flags & (Class.PREPOSITION | _CLOSED):
            end = self.address(index)
            if end > index:
                self.bare_addressee = self.addressee
                return end
        if flags & (Class.TIME | Class.ADVERB) and not self.is_bare_clause(index):
            return index + 1
        if flags & Class.PREPOSITION:
            return self.skipped(index)
        if flags & _FINITE and self.adjunct >= 0 and frame.clause and self.bare:
            return self.found(Opening.CLAUSE, self.adjunct)
        if flags & (_CLOSED | _FINITE) or not self.is_complete():
            return index
        if frame.clause and self.is_bare_clause(index):
            return self.found(Opening.CLAUSE, index)
        if "obj" in frame.nominal and self.is_object(index):
            return self.found(Opening.NOMINAL, index)
        return index

    def is_complete(self) -> bool:
        return not self.frame.addressed or self.addressee is not None

    def quoted(self, index: int) -> int:
        quotation = self.tokens.opening.get(index)
        if quotation is None:
            return index
        if self.frame.quote and (not self.frame.addressed or self.addressee is not None):
            return self.found(Opening.QUOTATION, index + 1)
        if "obj" in self.frame.nominal and self.is_complete():
            return self.found(Opening.NOMINAL, index)
        return index

    def comma(self, index: int) -> int:
        following = self.words[index + 1] if index + 1 < self.limit else None
        if following is None:
            return index
        if following.flags & Class.QUOTE and self.frame.quote and index + 1 in self.tokens.opening:
            return self.found(Opening.QUOTATION, index + 2)
        if following.flags & (Class.PREPOSITION | Class.TIME):
            for close in range(index + 2, min(index + 12, self.limit)):
                if self.words[close].flags & Class.COMMA and close + 1 < self.limit:
                    return close + 1 if self.words[close + 1].flags & Class.THAT else index
        return index

    def address(self, index: int) -> int:
        """Take the addressee at `index`; return the token behind it."""
        if index >= self.limit or self.words[index].flags & (Class.TIME | Class.QUOTE):
            return index
        if self.words[index].flags & Class.PRONOUN:
            return index + 1 if self.take(Phrase(index, index + 1)) else index
        phrase = read_phrase(self.tokens, index, self.limit, self.frame.nominal, apposed=False)
        if phrase.end == phrase.start:
            return index
        if phrase.end < self.limit and self.words[phrase.end].flags & _FINITE:
            return index  # the subject of a clause
        for at in range(phrase.start, phrase.end):
            if self.words[at].flags & Class.ADDRESSEE:
                phrase.end = at + 1  # "reporters at the harbour": where, not who
                break
        self.take(phrase)
        return phrase.end

    def take(self, phrase: Phrase) -> bool:
        self.addressee = phrase
        return True

    def is_adjunct(self, index: int) -> bool:
        """Whether a preposition of the frame opens a time or an occasion here ("called on Friday")."""
        if index + 1 >= self.limit or not self.words[index].flags & Class.PREPOSITION:
            return False
        return bool(self.words[index + 1].flags & (Class.TIME | Class.WEEKDAY))

    def skipped(self, index: int) -> int:
        """Return the token behind a preposition and its phrase."""
        if self.adjunct < 0:
            self.adjunct = index
        end = index + 1
        if end < self.limit and self.words[end].flags & (Class.TIME | Class.NUMBER):
            while end < self.limit and self.words[end].flags & (Class.TIME | Class.NUMBER):
                end += 1
            return end
        while end < self.limit and self.words[end].flags & Class.PREPOSITION:
            end += 1
        if end < self.limit and self.words[end].core.endswith(self.gerund):
            end += 1  # "after inspecting the bridge"
        return max(read_phrase(self.tokens, end, self.limit, apposed=False).end, end)

    def is_bare_clause(self, index: int) -> bool:
        """Whether a clause without a complementiser begins at `index`."""
        if not self.frame.clause or self.limit - index < SHORTEST_CLAUSE:
            return False
        word = self.words[index]
        if word.flags & Class.PRONOUN:
            return True
        phrase = read_phrase(self.tokens, index, self.limit, apposed=False)
        if phrase.end > index and phrase.end < self.limit and self.words[phrase.end].flags & _FINITE:
            return True
        if not self.bare or "obj" in self.frame.nominal:
            return False
        if word.flags & (Class.TIME | Class.ADVERB):
            return False
        return bool(phrase.end > index or word.flags & (_SUBJECTS | Class.CLAUSE_OPENER))

    def is_object(self, index: int) -> bool:
        """Whether a bare object begins at `index`; where the frame names its nouns, with one of them."""
        word = self.words[index]
        if any(r.tense is Tense.PARTICIPLE for r in word.readings):
            return True
        phrase = read_phrase(self.tokens, index, self.limit, apposed=False)
        if phrase.end == index:
            return self.is_gerund(index)
        allowed = self.frame.heads.get("obj")
        if allowed is None:
            return True
        return any(self.words[i].core in allowed for i in range(index, phrase.end))

    def is_gerund(self, index: int) -> bool:
        """Whether a word that is no noun phrase may be what is denied ("denied receiving money")."""
        return bool(self.words[index].shape & Shape.COMMON) and not self.words[index].flags


def content_before(tokens: Tokens, clause: int, sentence: tuple[int, int], frame: Frame) -> Content | None:
    """Return what was said before a clause of saying at token `clause`: a quotation, or the sentence up to there."""
    words = tokens.words
    last = clause
    while last > sentence[0] and words[last - 1].flags & (Class.COMMA | Class.DASH):
        last -= 1
    first = sentence[0]
    while first < last and words[first].flags & (Class.CONJUNCTION | Class.COMMA | Class.DASH):
        first += 1
    quotation = tokens.closing.get(last - 1) if last > first else None
    if clause == sentence[0] and frame.quote:
        return _exclaimed(tokens, clause)
    if quotation is not None and frame.quote and quotation.opens <= first:
        return Content(Opening.QUOTATION, quotation.opens + 1, quotation.closes, clause)
    if last == clause and quotation is None:
        return None
    if not frame.clause or last - first < SHORTEST_CLAUSE or not _is_clause(tokens, first, last):
        return None
    return Content(Opening.ATTRIBUTED, first, last, clause)


def _exclaimed(tokens: Tokens, clause: int) -> Content | None:
    """Return the quotation that ends the sentence before, where it ends with another mark than a full stop."""
    quotation = tokens.closing.get(clause - 1)
    if quotation is None or tokens.words[quotation.closes - 1].raw not in EXCLAIMED:
        return None
    same = any(first < clause < last for first, last in tokens.paragraphs if first <= quotation.opens)
    return Content(Opening.QUOTATION, quotation.opens + 1, quotation.closes, clause) if same else None


def _is_clause(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a stretch before a saying is a clause and no circumstance of it ("In a statement on Friday, …")."""
    word = tokens.words[first]
    if not word.flags & (Class.PREPOSITION | Class.TIME) and not word.readings:
        return True
    return any(tokens.words[i].flags & (_FINITE | Class.COMMA | Class.PRONOUN) for i in range(first, last))


def content_around(tokens: Tokens, clause: int, end: int, sentence: tuple[int, int], frame: Frame) -> Content | None:
    """Return what a saying between commas interrupts ("So far, it said, there was no answer"): the longer part."""
    words = tokens.words
    if not frame.clause or end >= sentence[1] or not words[end].flags & Class.COMMA:
        return None
    following = words[end + 1] if end + 1 < sentence[1] else None
    if following is None or following.flags & (Class.QUOTE | Class.RELATIVE | Class.CONJUNCTION | Class.DEMONSTRATIVE):
        return None
    if any(r.tense is Tense.PARTICIPLE for r in following.readings):
        return None
    if following.core in lexicon_of(tokens).morphology["attribution"]["writer"]:
        return None
    before = clause - 1 - sentence[0]
    if before > sentence[1] - end - 2 or not words[clause - 1].flags & Class.COMMA:
        return None
    return Content(Opening.CLAUSE, end + 1, sentence[1], end)
