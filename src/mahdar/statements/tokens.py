"""An article's body as tokens: words, marks, paragraphs and sentences, all in code points of the page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.lexicon import Lexicon
from mahdar.lang.words import Shape, Word

#: Words keep their combining marks; a quotation mark may stand in flattened text as an HTML entity.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
#: Marks of direction and width: no words, and no part of a content's ends.
_INVISIBLE = "\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_OTHER = (
    r"|\d+(?:[.,/:\u066b\u066c]\d+)*(?!\w)"
    rf"|[^\W_][\w{_MARKS}]*"
    r"|&(?:\#34|quot|\#x22|\#39|laquo|raquo);"
    r"|\.{2,}|\n|''|``|"
    rf"[^\s\w{_INVISIBLE}]"
)


@cache
def _pattern(inner: str, apart: str) -> re.Pattern[str]:
    """Return what a token is, as one group to split lines by.

    Args:
        inner: the marks that belong to a word when letters stand on both sides.
        apart: the pattern of names whose letters stand apart ("بي بي سي"); "" for none.
    """
    whole = f"{apart}|" if apart else ""
    joined = rf"(?:[{re.escape(inner)}](?=[^\W\d_])[\w{_MARKS}]+)*" if inner else ""
    return re.compile(rf"({whole}[^\W\d_][\w{_MARKS}]*{joined}{_OTHER})")


#: Longer runs without a break are cut, so that time stays linear in the length of a page. The longest paragraph of
#: the 11,427 articles of the Saudi set has 2,300 tokens, the longest real sentence of them some 350.
LONGEST_PARAGRAPH = 3000
LONGEST_SENTENCE = 400
#: A dateline has at most so many tokens, and none of these words.
DATELINE = 18
_NO_DATELINE = (
    Class.QUOTE
    | Class.THAT
    | Class.THAT_PRONOUN
    | Class.RELATIVE
    | Class.NEGATION
    | Class.DEMONSTRATIVE
    | Class.WAS
    | Class.PREPOSITION
    | Class.VERBAL_PARTICLE
    | Class.OFFICE
    | Class.SPOKESMAN
)
_BEGINS_CLAUSE = (
    Class.WAS
    | Class.PREPOSITION
    | Class.NEGATION
    | Class.CIRCUMSTANCE
    | Class.VERBAL_PARTICLE
    | Class.DEMONSTRATIVE
    | Class.RELATIVE_WHAT
)
_FINITE = (Tense.PAST, Tense.PRESENT)
#: In 10^9 words; surnames with the article are rarer than that without it, common nouns are not.
RARE = 250
_QUESTION_MARKS = frozenset("؟?")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of quotation marks: token indices of the marks; `closed` is False where the second is missing."""

    opens: int
    closes: int
    depth: int
    closed: bool


@dataclass(slots=True)
class Tokens:
    """The tokens of an article's body, side by side.

    Attributes:
        text: the page's text.
        words: what each token may be.
        starts, ends: code points of each token in `text`, end exclusive.
        paragraphs: token ranges, end exclusive.
        sentences: token ranges, end exclusive, none across paragraphs.
        quotations: pairs of marks, in order of their opening.
        opening, closing: the quotation that a mark opens or closes, by its token.
        marks: the tokens that are marks (numbers and symbols too), in order.
        inside: for each token the index of the innermost quotation it stands in, or -1.
        attaching: the language's prepositions that may go on with a noun phrase, by what they hang on.
        names: words with a capital within a sentence; None until somebody asks.
    """

    text: str
    words: list[Word] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    opening: dict[int, Quotation] = field(default_factory=dict)
    closing: dict[int, Quotation] = field(default_factory=dict)
    marks: list[int] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    lexicon: Lexicon | None = None
    attaching: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: frozenset[str] | None = None

    def slice(self, first: int, last: int) -> str:
        """Return the text from token `first` up to, without, token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def bare(self, core: str) -> str:
        """Return a folded word without its article."""
        return core if self.lexicon is None else core.removeprefix(self.lexicon.morphology["article"])

    def heads(self, classes: int) -> Iterator[tuple[int, int]]:
        """Yield every token of some classes within the sentences, and where its sentence ends.

        One pass over all tokens: asking each word by a call of its own is what took the time.
        """
        marked = [index for index, word in enumerate(self.words) if word.flags and word.flags & classes]
        for index, sentence in self.in_sentences(marked):
            yield index, sentence[1]

    def in_sentences(self, indices: Iterable[int]) -> Iterator[tuple[int, tuple[int, int]]]:
        """Yield each of some tokens, given in order, with its sentence; those in none are left out."""
        sentences = iter(self.sentences)
        sentence = next(sentences, (0, 0))
        for index in indices:
            while index >= sentence[1]:
                following = next(sentences, None)
                if following is None:
                    return
                sentence = following
            if index >= sentence[0]:
                yield index, sentence

    def closed_at(self, index: int, before: int | None = None) -> Quotation | None:
        """Return the quotation that opens at a token, if it is closed (before token `before`)."""
        quotation = self.opening.get(index)
        if quotation is None or not quotation.closed or (before is not None and quotation.closes >= before):
            return None
        return quotation

    def spaced(self, index: int) -> bool:
        """Whether white space stands before the token."""
        return index == 0 or self.ends[index - 1] < self.starts[index]

    def long_name(self, index: int, limit: int) -> int:
        """Return how many tokens a state's name of several words has at `index`; 0 when none stands there."""
        word = self.words[index]
        if self.lexicon is None or word.core not in self.lexicon.long_names:
            return 0
        for parts in self.lexicon.long_names[word.core]:
            if index + len(parts) <= limit and all(
                self.words[index + n].key == part for n, part in enumerate(parts) if n
            ):
                return len(parts)
        return 0

    @property
    def joining(self) -> str:
        """The letter that joins a verb to one before it with the same subject; no letter where none is written so."""
        return "" if self.lexicon is None else next(iter(self.lexicon.morphology["conjunctions"]), "")

    def sentence_at(self, index: int) -> tuple[int, int]:
        """Return the sentence in which a token stands; the token alone where it stands in none."""
        place = bisect_right(self.sentences, (index, len(self.words))) - 1
        first, last = self.sentences[place] if place >= 0 else (0, 0)
        return (first, last) if first <= index < last else (index, index + 1)

    def is_sentence_start(self, index: int) -> bool:
        """Whether a sentence begins at the token, or at the mark right before it."""
        place = bisect_left(self.sentences, (index, 0))
        return any(
            index - 1 <= first <= index and (first == index or self.words[first].flags & Class.QUOTE)
            for first, _ in self.sentences[max(0, place - 1) : place + 1]
        )

    def is_name(self, key: str) -> bool:
        """Whether a folded word has a capital within a sentence somewhere in the article."""
        if self.names is None:
            starts = {index for first, _ in self.sentences for index in (first, first + 1)}
            self.names = frozenset(
                word.key for i, word in enumerate(self.words) if word.shape & Shape.NAME and i not in starts
            )
        return key in self.names

    def is_rare(self, word: Word) -> bool:
        """Whether a definite word without its article is rare enough to be a surname."""
        if self.lexicon is None:
            return False
        article = self.lexicon.morphology["article"]
        return self.lexicon.count(word.core[len(article) :]) < RARE

    def is_oblique_noun(self, word: Word) -> bool:
        """Whether a common noun stands in a form that no subject has ("السائقين"); names are spelt so too."""
        return (
            self.lexicon is not None and bool(word.shape & Shape.COMMON) and self.lexicon.shapes.is_oblique(word.core)
        )

    def is_question(self, end: int) -> bool:
        """Whether the sentence that ends before token `end` closes with a question mark."""
        return end > 0 and self.words[end - 1].raw in _QUESTION_MARKS


def tokenize(text: str, stretches: Sequence[tuple[int, int]], lexicon: Lexicon) -> Tokens:
    """Return the tokens of some stretches of a page.

    Args:
        text: the page's text.
        stretches: code points, end exclusive, in order; each is one or more paragraphs.
        lexicon: the language's words.

    >>> from mahdar.lang.lexicon import lexicon
    >>> tokens = tokenize("قال: لا.", [(0, 8)], lexicon("ar"))
    >>> [word.raw for word in tokens.words]
    ['قال', ':', 'لا', '.']
    """
    tokens = Tokens(text, lexicon=lexicon, attaching=lexicon.attaching)
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    known = lexicon.memory.__getitem__
    # names whose letters stand apart are looked for where a page has one: few have
    apart = any(name in text for name in lexicon.written_apart)
    token = _pattern(lexicon.inner_marks, lexicon.apart if apart else "")
    for first, last in _lines(text, stretches):
        begin = len(words)
        # what stands between tokens and the tokens, in turn: every step goes over the whole line at once, since this
        # is where most of the time of a page went
        parts = token.split(text[first:last])
        edges = list(accumulate(map(len, parts), initial=first))
        words += map(known, parts[1::2])
        starts += edges[1:-1:2]
        ends += edges[2:-1:2]
        for cut in range(begin, len(words), LONGEST_PARAGRAPH):
            tokens.paragraphs.append((cut, min(cut + LONGEST_PARAGRAPH, len(words))))
    for name, (other, word) in lexicon.twins.items():
        at = text.find(name) if other in text else -1  # a page that writes both means them
        while at >= 0:
            place = bisect_left(starts, at)
            if place < len(words) and words[place].raw == name:
                words[place] = word
            at = text.find(name, at + 1)
    tokens.inside = [-1] * len(words)
    tokens.marks = [index for index, word in enumerate(words) if word.is_mark]
    return tokens


def _lines(text: str, stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the lines of some stretches, as code points without their newlines."""
    for first, last in stretches:
        while first < last:
            newline = text.find("\n", first, last)
            end = last if newline < 0 else newline
            yield first, end
            first = end + 1


def split_sentences(tokens: Tokens, *, dateline: bool = True) -> None:
    """Fill `tokens.sentences`: full stops inside a quotation, after an initial or in a run do not end a sentence.

    Args:
        tokens: tokens whose quotations are paired.
        dateline: whether the text may open with a dateline, which is left out of the first sentence.
    """
    ends = Class.STOP | Class.DOTS
    words, inside = tokens.words, tokens.inside
    stops = [index for index in tokens.marks if words[index].flags & ends]
    for number, (first, last) in enumerate(tokens.paragraphs):
        begin = _dateline_end(tokens, first, last) if dateline and not number else first
        for index in stops[bisect_left(stops, first) : bisect_left(stops, last)]:
            if words[index].flags & Class.DOTS and not _is_pause(tokens, index, last):
                continue
            while index - begin > LONGEST_SENTENCE:
                tokens.sentences.append((begin, begin + LONGEST_SENTENCE))
                begin += LONGEST_SENTENCE
            quotation = inside[index]
            if quotation >= 0 and not (
                tokens.quotations[quotation].closes == index + 1 and _sentence_may_start(tokens, index + 2, last)
            ):
                continue
            if words[index].raw == "." and begin < index < last - 1 and _is_shortened(tokens, index - 1):
                continue
            if index + 1 < last and words[index + 1].flags & Class.CLOSE and _has_capitals(tokens):
                continue  # a shortened word in brackets: "(D-Minn.)"
            end = index + 1
            if quotation >= 0:
                end = min(index + 2, last)  # the closing mark belongs to the sentence whose full stop it follows
            if end > begin:
                tokens.sentences.append((begin, end))
            begin = max(begin, end)  # a full stop within the dateline is behind it
        while last - begin > LONGEST_SENTENCE:
            tokens.sentences.append((begin, begin + LONGEST_SENTENCE))
            begin += LONGEST_SENTENCE
        if begin < last:
            tokens.sentences.append((begin, last))


def _is_pause(tokens: Tokens, index: int, last: int) -> bool:
    """Whether dots stand for a full stop: outside quotations, before a conjunction with which a new clause begins."""
    if tokens.inside[index] >= 0 or index + 1 >= last:
        return False
    word = tokens.words[index + 1]
    return word.conj and bool(word.shape & Shape.VERB or word.readings or word.flags & _BEGINS_CLAUSE)


def _has_capitals(tokens: Tokens) -> bool:
    """Whether the language writes names with a capital."""
    return tokens.lexicon is not None and tokens.lexicon.capitals is not None


def _is_shortened(tokens: Tokens, index: int) -> bool:
    """Whether a word is an initial or a shortened word, whose full stop ends no sentence."""
    key = tokens.words[index].key
    if len(key) == 1:
        return key.isalpha()
    return tokens.lexicon is not None and key in tokens.lexicon.abbreviations


def _dateline_end(tokens: Tokens, first: int, last: int) -> int:
    """Return the token after the dateline that opens an article ("موسكو- وكالات –"), or `first` when there is none."""
    words = tokens.words
    end = first
    brackets = 0
    capitals = _has_capitals(tokens)
    for index in range(first, min(first + DATELINE, last)):
        flags = words[index].flags
        if flags & Class.OPEN:
            brackets += 1
        elif flags & Class.CLOSE:
            brackets -= 1
        if brackets <= 0 and flags & (Class.DASH | Class.CLOSE | Class.COLON):
            end = index + 1
        elif brackets <= 0 and (flags & _NO_DATELINE or any(r.tense in _FINITE for r in words[index].readings)):
            break
        if capitals and words[index].raw[:1].islower():
            break  # where names have capitals, a dateline has no other words
        if words[index].raw == "." and index > first and not _is_shortened(tokens, index - 1):
            break
    return end if end < last else first


def _sentence_may_start(tokens: Tokens, index: int, last: int) -> bool:
    """Whether a new sentence can begin at `index`: at a paragraph's end, or at a word after a closed quotation."""
    if index >= last:
        return True
    flags = tokens.words[index].flags
    if _has_capitals(tokens) and tokens.words[index].raw[:1].islower():
        return False  # '"Who will pay?" asked the mayor.'
    return not flags & (Class.COMMA | Class.STOP | Class.DOTS | Class.COLON | Class.CLOSE | Class.SEMICOLON)
