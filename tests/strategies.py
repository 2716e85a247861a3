"""Hypothesis strategies: for the nouns, every span a true one of the article's own text; and for pages of news."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from mahdar.lang.load import load_entries
from mahdar.model import (
    Article,
    Block,
    ChainLink,
    Credit,
    Cue,
    Doubt,
    Kind,
    LinkRole,
    Reading,
    Role,
    Span,
    Speaker,
    Statement,
    Status,
    Timex,
)
from tests.statements.case import load_cases

words = st.text(max_size=12)
names = st.text(min_size=1, max_size=12)
maybe_names = st.none() | names
doubts = st.builds(Doubt, names, words)
many_doubts = st.lists(doubts, max_size=2).map(tuple)


@st.composite
def ranges(draw: st.DrawFn, length: int) -> tuple[int, int]:
    """Two offsets within a text of some length."""
    first, second = draw(st.integers(0, length)), draw(st.integers(0, length))
    return min(first, second), max(first, second)


def spans(text: str) -> st.SearchStrategy[Span]:
    """A span of a text."""
    return ranges(len(text)).map(lambda pair: Span.of(text, *pair))


def timexes(text: str) -> st.SearchStrategy[Timex]:
    """A resolved date."""
    return st.builds(Timex, names, st.none() | spans(text), words, maybe_names, st.booleans())


def credits_of(text: str, role: str) -> st.SearchStrategy[Credit]:
    """A credit."""
    return st.builds(Credit, names, st.just(role), st.none() | spans(text), words, maybe_names, st.booleans())


def statements(text: str) -> st.SearchStrategy[Statement]:
    """A statement on a text."""
    some = spans(text)
    maybe = st.none() | some
    return st.builds(
        Statement,
        id=names,
        kind=st.sampled_from(Kind),
        status=st.sampled_from(Status),
        score=st.floats(0, 1),
        speaker=st.builds(Speaker, maybe, maybe_names, maybe_names, maybe, maybe_names),
        cue=st.none() | st.builds(Cue, some, words, words),
        content=some,
        said=st.none() | timexes(text),
        occasion=maybe,
        medium=maybe,
        addressee=maybe,
        wording=st.sampled_from(["original", "translated", "unknown"]),
        chain=st.lists(
            st.builds(ChainLink, st.sampled_from(LinkRole), maybe_names, maybe, st.booleans()), max_size=3
        ).map(tuple),
        act=maybe_names,
        issues=st.lists(names, max_size=2).map(tuple),
        inside=maybe_names,
        doubts=many_doubts,
        addressee_name=maybe_names,
    ).filter(lambda statement: not statement.addressee or statement.addressee.text != statement.addressee_name)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading of any text at all."""
    text = draw(st.text(max_size=80))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    blocks = tuple(
        Block(start, end, draw(st.sampled_from(Role)), draw(words))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    article = Article(
        id=draw(names),
        page_id=draw(words),
        path=draw(words),
        text=text,
        body=draw(ranges(len(text))),
        blocks=blocks,
        title=draw(st.none() | spans(text)),
        published=draw(st.none() | timexes(text)),
        outlet=draw(st.none() | credits_of(text, "outlet")),
        agencies=draw(st.lists(credits_of(text, "agency"), max_size=2).map(tuple)),
        signed=draw(st.lists(credits_of(text, "writer") | credits_of(text, "place"), max_size=2).map(tuple)),
        language=draw(st.sampled_from(["ar", "en"])),
        url=draw(maybe_names),
        captured=draw(maybe_names),
        doubts=draw(many_doubts),
    )
    return Reading(article, tuple(draw(st.lists(statements(text), max_size=2))))


MARKS = list("\"'`«»“”„‘’‹›:،,؛;.؟?!…-–—()[]{}&/\\_*#|")
SPACES = [" ", " ", " ", "  ", "\n", "\n\n", "\t", "\r\n", "\u00a0", "\u2028", "\u200b", "\u3000", "\v", "\f"]
INVISIBLE = ["\u200e", "\u200f", "\u202b", "\u202c", "\u2067", "\u2069", "\ufeff", "\u061c", "\u200c", "\u200d", "\x00"]
ODD = [
    "&#34;",
    "&quot;",
    "''",
    "``",
    "...",
    "بـ",
    "ـ",
    "َ",
    "ّ",
    "😀",
    "👩‍👧",
    "NordTel",
    "5G",
    "٣٫٥",
    "12:30",
    "2023/3/14",
]
ODD += ["ﷺ", "ﻗﺎﻝ", "ﻻ", "é", "𝔸", "(تستمر)", "د.", "و", "ال", "%", "\ud800", "²", "ªº", "ß", "İ"]


@cache
def sentences() -> tuple[str, ...]:
    """Every sentence of the statements' cases."""
    return tuple(sorted({line.strip() for case in load_cases() for line in case.text.splitlines() if line.strip()}))


@cache
def pack_words(*names: str) -> tuple[str, ...]:
    """Every form that files of the Arabic pack list."""
    return tuple(sorted({form for name in names for entry in load_entries("ar", name) for form in entry.forms}))


@cache
def cues() -> tuple[str, ...]:
    """Cue verbs as pages write them: past, present, participle."""
    verbs = load_entries("ar", "verbs")
    shown = {entry.data["present"] for entry in verbs if "present" in entry.data}
    shown |= {entry.data["participle"] + "ا" for entry in verbs if "participle" in entry.data}
    return tuple(sorted(shown | set(pack_words("verbs"))))


@cache
def openers() -> tuple[str, ...]:
    """Words that open a clause: أن and its kin."""
    particles = load_entries("ar", "particles")
    return tuple(sorted({f for e in particles if e.data["class"].startswith("that") for f in e.forms}))


def _words() -> st.SearchStrategy[str]:
    """Words of the pack, those that make statements more often."""
    people, rest = pack_words("people", "states"), pack_words("particles", "occasions", "nouns")
    return st.one_of(*(st.sampled_from(words) for words in (cues(), openers(), people, rest)))


@st.composite
def news(draw: st.DrawFn) -> str:
    """A text of sentences, pieces of sentences, words of the pack and marks in any order."""
    sentence = st.sampled_from(sentences())
    piece = st.one_of(
        sentence,
        sentence.flatmap(_pieces),
        _words(),
        st.sampled_from(MARKS),
        st.sampled_from(MARKS[:16]),
        st.sampled_from(SPACES),
        st.sampled_from(INVISIBLE),
        st.sampled_from(ODD),
        st.text(max_size=6),
    )
    gap = st.sampled_from(["", " ", " ", " ", ". ", "، ", "\n"])
    return "".join(text + after for text, after in draw(st.lists(st.tuples(piece, gap), min_size=1, max_size=16)))


def _pieces(text: str) -> st.SearchStrategy[str]:
    """Some words of a sentence, in their order."""
    words = text.split(" ")
    return ranges(len(words)).map(lambda pair: " ".join(words[pair[0] : pair[1]]))


def salad() -> st.SearchStrategy[str]:
    """Words of the pack alone, in any order, with a mark here and there."""
    word = _words()
    return st.lists(word | word | word | st.sampled_from(MARKS), min_size=1, max_size=24).map(" ".join)
