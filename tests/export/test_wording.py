"""A wording is shown where it tells something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mahdar import pipeline
from mahdar.export.labels import load_labels
from mahdar.export.phrases import circumstances
from mahdar.export.tables import rows


@pytest.mark.parametrize(
    ("language", "wording", "words"),
    [
        ("en", "translated", ["direct quotation", "in translation"]),
        ("en", "original", ["direct quotation", "in the speaker's own language"]),
        ("en", "unknown", ["direct quotation"]),
        ("en", "another", ["direct quotation", "another"]),
        ("ar", "translated", ["اقتباس مباشر", "مترجم"]),
    ],
)
def test_a_wording_stands_beside_the_kind(language: str, wording: str, words: list[str]) -> None:
    """In words of the interface; unknown is left out, and a value of somebody else's stands as it is."""
    (statement,) = pipeline.read_text("قال سليم العقيلي: «لن نقبل بهذا العرض ما دام الممر مغلقا».").statements
    assert circumstances(replace(statement, wording=wording), load_labels(language)) == words


def test_a_table_has_a_column_for_it() -> None:
    """As the value itself, for whoever counts."""
    reading = pipeline.read_text("وقالت الكاتبة ليلى الحسن باللغة الفرنسية: «لم أكتب هذا الكتاب لأحد من قبل».")
    assert [row["wording"] for row in rows(reading, load_labels("en"))] == ["translated"]
