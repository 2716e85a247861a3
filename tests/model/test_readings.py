"""What comes of many pages can be gone through."""

from __future__ import annotations

from dataclasses import replace

from mahdar.model import Dropped, Readings
from tests import factory


def test_readings_hold_their_statements_in_order() -> None:
    """Statements of all pages, page after page."""
    second = replace(factory.statement(), id="st-2")
    readings = Readings((factory.reading(), factory.reading(second)), (Dropped("b.txt", "empty", ""),))
    assert [statement.id for statement in readings.statements] == ["st-1", "st-2"]
    assert len(readings) == 2
    assert list(readings) == list(readings.readings)


def test_readings_show_themselves_in_a_notebook() -> None:
    """Right to left, with the dropped pages named."""
    shown = Readings((factory.reading(),), (Dropped("b<.txt", "empty", ""),))._repr_html_()
    assert shown is not None
    assert 'dir="rtl"' in shown
    assert "b&lt;.txt" in shown
