"""Hypothesis strategies for the nouns; every span is a true one, of the article's own text."""

from __future__ import annotations

from hypothesis import strategies as st

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
        language=draw(st.sampled_from(["ar", "en"])),
        url=draw(maybe_names),
        doubts=draw(many_doubts),
    )
    return Reading(article, tuple(draw(st.lists(statements(text), max_size=2))))
