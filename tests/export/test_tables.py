"""Statements as a table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given

from mahdar.export.labels import load_labels
from mahdar.export.tables import BOM, COLUMNS, harmless, rows, to_csv
from mahdar.model import Reading, Span
from tests import factory
from tests.strategies import readings

LABELS = load_labels("ar")


def _read_back(readings: list[Reading]) -> list[dict[str, str]]:
    whole = "".join(to_csv(readings, LABELS))
    assert whole.startswith(BOM)
    return list(csv.DictReader(io.StringIO(whole.removeprefix(BOM), newline="")))


def test_a_statement_is_a_row() -> None:
    """Everything about it, flat, with the place of its words."""
    (row,) = _read_back([factory.reading()])
    assert tuple(row) == COLUMNS
    assert row["speaker"] == "غريغور فالتن"
    assert row["content"] == "الممر مفتوح"
    assert row["chain"] == "غريغور فالتن > قناة بحر > الوكالة لم تُذكر > الشراع (مستنتَج)"
    assert (row["date"], row["date_words"]) == ("2023-03-13", "أمس")
    assert factory.TEXT[int(row["start"]) : int(row["end"])] == row["content"]


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(opening: str) -> None:
    """What a page says is never run by the spreadsheet that shows it."""
    assert harmless(f"{opening}cmd") == f"'{opening}cmd"
    reading = factory.reading(path=f"{opening}cmd|' /C calc'!A0")
    (row,) = _read_back([reading])
    assert row["path"].startswith("'")


@given(readings())
def test_any_text_stays_in_its_cell(reading: Reading) -> None:
    """Quotes, commas and line ends in a page move nothing into another column."""
    back = _read_back([reading])
    assert len(back) == len(reading.statements)
    for row, statement in zip(back, reading.statements, strict=True):
        assert row["content"].removeprefix("'") == statement.content.text.removeprefix("'")


def test_numbers_stay_numbers() -> None:
    """Rows for data frames keep their types."""
    (row,) = rows(factory.reading(), LABELS)
    assert isinstance(row["start"], int)
    assert isinstance(row["score"], float)


def test_lines_within_a_content_are_kept() -> None:
    """A quotation over paragraphs stays one cell."""
    text = "نعم\nلا"
    statement = replace(
        factory.statement(), content=Span(0, 6, text), cue=None, said=None, medium=None, chain=(), doubts=()
    )
    (row,) = _read_back([Reading(factory.article(text), (statement,))])
    assert row["content"] == text
