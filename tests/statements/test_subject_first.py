"""Laws of the clause grammar with the subject first, on English words in any order."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from mahdar import pipeline
from mahdar.lang.load import load_entries
from mahdar.model import Reading
from tests.statements.case import load_cases

MARKS = [",", ".", "?", ":", ";", '"', "“", "”", "'", "’", "—", "-", "(", ")", "\n", "…", "&quot;"]
OTHERS = [
    "Helen",
    "Marrow",
    "Lund's",
    "workers'",
    "road",
    "opened",
    "12",
    "2-1",
    "U.S.",
    "Mr.",
    "\ud800",
    "İ",
    "ﷺ",
    "قال",
]


@cache
def _words() -> tuple[str, ...]:
    names = ("verbs", "particles", "people", "occasions", "states", "nouns")
    found = {form for name in names for entry in load_entries("en", name) for form in entry.forms}
    found |= {form for entry in load_entries("en", "verbs") for form in entry.data.get("past", ())}
    return tuple(sorted(found | {word.capitalize() for word in found}))


@cache
def _sentences() -> tuple[str, ...]:
    return tuple(case.text for case in load_cases() if case.known.get("language") == "en")


def _texts() -> st.SearchStrategy[str]:
    piece = st.one_of(
        st.sampled_from(_words()), st.sampled_from(MARKS), st.sampled_from(OTHERS), st.sampled_from(_sentences())
    )
    return st.lists(piece, min_size=1, max_size=40).map(" ".join).filter(lambda text: bool(text.strip()))


def _read(text: str) -> Reading:
    return pipeline.read_text(text, language="en", published="2024-03-12")


@given(_texts())
def test_odd_text_never_raises_and_every_span_is_proven(text: str) -> None:
    """Whatever the order of words and marks, what is found stands in the text."""
    assert pipeline.check([_read(text)]) == []


@given(_texts())
def test_the_same_text_gives_the_same(text: str) -> None:
    """No order of sets or of memory shows."""
    assert _read(text).statements == _read(text).statements


@given(st.sampled_from(_sentences()), st.sampled_from(_sentences()))
def test_a_paragraph_before_moves_no_content(first: str, second: str) -> None:
    """Contents and cues of a sentence are its own; only who speaks may come from before."""
    alone = {(s.content.text, s.cue.span.text if s.cue else None) for s in _read(second).statements}
    after = {(s.content.text, s.cue.span.text if s.cue else None) for s in _read(f"{first}\n\n{second}").statements}
    assert {pair for pair in alone if pair[0]} <= after | _unspoken(second)


def _unspoken(text: str) -> set[tuple[str, str | None]]:
    """Acts that nobody in sight does say nothing; who is in sight may change with what stands before."""
    return {
        (s.content.text, s.cue.span.text if s.cue else None)
        for s in _read(text).statements
        if s.speaker.span is None and s.kind == "act"
    }
