"""Laws of the engine that hold for every text, however odd."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mahdar.articles import from_text
from mahdar.lang.lexicon import lexicon
from mahdar.model import Reading, Statement, Status
from mahdar.model.proof import mismatches
from mahdar.statements import find
from mahdar.statements.find import read_tokens
from mahdar.statements.tokens import Tokens
from tests.strategies import news, salad

#: Enough to shuffle every case's sentences some times; the whole file takes a few seconds.
EXAMPLES = 400

NARRATIVE = [
    "وتساقطت الثلوج على القرى البعيدة طوال ثلاثة أيام.",
    "وامتلأت الشوارع القريبة من السوق بالزهور والأضواء.",
    "وبقيت البيوت القديمة فارغة سنوات طويلة",
]
"""Paragraphs without cue, office, name or quotation mark."""


def _tokens(text: str) -> Tokens:
    return read_tokens(text, [(0, len(text))], lexicon("ar"))


@settings(max_examples=EXAMPLES)
@given(news().filter(bool), st.none() | st.just("2023-03-14"), st.none() | st.just("وزير يؤكد أن الممر مفتوح"))
def test_any_text_is_read(text: str, published: str | None, title: str | None) -> None:
    """Nothing raises; every span's words stand in the text at its offsets; contents lie within the body."""
    article = from_text(text, published=published, title=title)
    found = find(article)
    assert list(mismatches(Reading(article, found))) == []
    first, last = article.body
    for statement in found:
        assert statement.content.text.strip()
        assert statement.cue is not None
        assert 0 <= statement.score <= 1
        if statement.status is not Status.HEADLINE:
            assert first <= statement.content.start < statement.content.end <= last


@settings(max_examples=EXAMPLES)
@given(salad())
def test_any_words_of_the_pack_are_read(text: str) -> None:
    """The same for sequences that no page ever held: cues beside cues, particles beside offices."""
    article = from_text(text, published="2023-03-14")
    assert list(mismatches(Reading(article, find(article)))) == []


@settings(max_examples=EXAMPLES)
@given(news().filter(bool))
def test_a_second_run_gives_the_same(text: str) -> None:
    """The same statements with the same ids, no id twice, in the order of their contents."""
    found = find(from_text(text))
    assert find(from_text(text)) == found
    assert len({statement.id for statement in found}) == len(found)
    places = [(statement.content.start, statement.content.end) for statement in found]
    assert places == sorted(places)


@settings(max_examples=EXAMPLES)
@given(news().filter(bool))
def test_tokens_go_forward(text: str) -> None:
    """Tokens follow each other without overlap; each is its own words; paragraphs and sentences follow each other."""
    tokens = _tokens(text)
    assert len(tokens.words) == len(tokens.starts) == len(tokens.ends) == len(tokens.inside)
    end = 0
    for start, after in zip(tokens.starts, tokens.ends, strict=True):
        assert end <= start < after <= len(text)
        end = after
    for word, start, after in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert word.raw == text[start:after]
    for stretches in (tokens.paragraphs, tokens.sentences):
        end = 0
        for first, last in stretches:
            assert end <= first < last <= len(tokens.words)
            end = last
    for first, last in tokens.sentences:
        assert any(begin <= first and last <= close for begin, close in tokens.paragraphs)


@settings(max_examples=EXAMPLES)
@given(news().filter(bool))
@example('«\nكلمة\n» “‘» ""')
@example("»\n\n\nكلمة كلمة:’،“»كلمة”")
def test_quotations_nest(text: str) -> None:
    """Two quotations lie apart or one within the other; `inside` names the innermost one around a token."""
    tokens = _tokens(text)
    quotations = tokens.quotations
    for quotation in quotations:
        assert 0 <= quotation.opens < quotation.closes <= len(tokens.words)
    for number, left in enumerate(quotations):
        for right in quotations[number + 1 :]:
            apart = left.closes <= right.opens
            within = left.opens < right.opens and right.closes <= left.closes
            assert apart or within, (left, right)
    for index, place in enumerate(tokens.inside):
        assert place == -1 or quotations[place].opens < index < quotations[place].closes


@settings(max_examples=EXAMPLES)
@given(news().filter(lambda text: text.strip() != ""), st.sampled_from(NARRATIVE))
@example('قال الوزير: "نعم', NARRATIVE[0])
@example("وقال الوزير عادل الشامي إن", NARRATIVE[1])
def test_a_narrative_paragraph_after_the_text_changes_nothing(text: str, narrative: str) -> None:
    """What stands before is found as before; the paragraph itself says nothing."""
    before = find(from_text(text))
    after = find(from_text(f"{text}\n\n{narrative}"))
    assert [_without_id(s) for s in after] == [_without_id(s) for s in before]


@pytest.mark.parametrize("narrative", NARRATIVE)
def test_the_narrative_says_nothing(narrative: str) -> None:
    """On its own, too."""
    assert find(from_text(narrative)) == ()


@pytest.mark.parametrize(
    "text", [" ", "\n", ".", '"', "«", "قال", "إن", "قال:", "\u200f", "\ud800", "قال إن", "و", "أن" * 500]
)
def test_the_smallest_texts(text: str) -> None:
    """A mark, a word, a space: nothing said, nothing raised."""
    assert find(from_text(text)) == ()


def _without_id(statement: Statement) -> Statement:
    return replace(statement, id="", inside="inside" if statement.inside else None)
