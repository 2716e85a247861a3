"""What every face says of a statement."""

from __future__ import annotations

from dataclasses import replace

from mahdar.export.labels import load_labels
from mahdar.export.phrases import chain_line, circumstances, doubt_name, speaker_name, title_of
from mahdar.model import Speaker, Status
from tests import factory

LABELS = load_labels("en")


def test_a_chain_says_what_is_untold_and_what_is_inferred() -> None:
    """From the mouth to the page; a gap is a gap."""
    line = chain_line(factory.statement(), LABELS)
    assert line == "غريغور فالتن > قناة بحر > agency not stated > الشراع (inferred)"


def test_a_speaker_without_a_name_is_called_by_words() -> None:
    """A name first, then the page's words, then the plain truth that it is unknown."""
    statement = factory.statement()
    words = statement.speaker.span
    assert speaker_name(replace(statement, speaker=Speaker(words, None)), LABELS) == "الوزير غريغور فالتن"
    assert speaker_name(replace(statement, speaker=Speaker(None, None)), LABELS) == "speaker unknown"


def test_only_what_is_not_asserted_gets_its_status() -> None:
    """Denied and asked words are never shown as said."""
    assert circumstances(factory.statement(), LABELS) == ["reported in the writer's words", "قناة بحر"]
    assert "negated" in circumstances(factory.statement(status=Status.NEGATED), LABELS)


def test_a_page_without_headline_says_so() -> None:
    """No headline is made up."""
    assert title_of(factory.article(title=None), LABELS) == "no headline"


def test_a_doubt_without_words_shows_its_code() -> None:
    """A new code can be shown before it has words."""
    assert doubt_name("never-heard-of", LABELS) == "never-heard-of"
