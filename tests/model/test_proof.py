"""Does every item point at the words that prove it?"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from mahdar.model import Block, Reading, Role, Span
from mahdar.model.proof import mismatches, spans_of
from tests import factory
from tests.strategies import readings


@given(readings())
def test_true_spans_are_borne_out(reading: Reading) -> None:
    """No span that was cut from its own text is doubted; references to nothing are."""
    assert {mismatch.field for mismatch in mismatches(reading)} <= {"inside"}


def test_every_span_is_visited() -> None:
    """Spans are found wherever they hang, in chains and credits too."""
    places = {place for place, _ in spans_of((factory.article(), factory.statement()))}
    assert places == {
        "[0].title",
        "[0].agencies[0].span",
        "[0].signed[0].span",
        "[1].speaker.span",
        "[1].cue.span",
        "[1].content",
        "[1].said.span",
        "[1].medium",
        "[1].chain[0].span",
        "[1].chain[1].span",
    }


def test_a_false_span_is_named() -> None:
    """The mismatch says where, what the record says and what the text holds."""
    moved = Span(0, 11, "الممر مفتوح")
    found = list(mismatches(factory.reading(factory.statement(content=moved))))
    assert [(item.id, item.field, item.expected, item.found) for item in found] == [
        ("st-1", "content", "الممر مفتوح", "كالدورا ترد")
    ]


def test_a_body_outside_the_text_is_named() -> None:
    """The body's offsets are proven too."""
    reading = factory.reading(body=(0, 5000))
    assert [mismatch.field for mismatch in mismatches(reading)] == ["body"]


def test_overlapping_blocks_are_named() -> None:
    """Blocks follow each other; none reaches into the next or out of the text."""
    blocks = (Block(0, 20, Role.BODY, ""), Block(10, 30, Role.BODY, ""), Block(30, 5000, Role.BODY, ""))
    reading = factory.reading(blocks=blocks)
    assert [mismatch.field for mismatch in mismatches(reading)] == ["blocks[1]", "blocks[2]"]


def test_a_statement_inside_nothing_is_named() -> None:
    """`inside` names a statement of the same article."""
    outer = factory.statement()
    inner = replace(outer, id="st-2", inside="st-1")
    lost = replace(outer, id="st-3", inside="st-9")
    assert [item.id for item in mismatches(factory.reading(outer, inner, lost))] == ["st-3"]
