"""Agencies in the author fields of real articles, where those are at hand; only figures stand here."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

GOLD = Path(__file__).parents[2] / "evals" / "gold" / "credits"
ARTICLES = Path(__file__).parents[3] / "shared" / "data" / "saudinewsnet-2015-07.jsonl.gz"
PRECISION, RECALL = 0.98, 0.95


def measures() -> ModuleType:
    """The command that measures, as a module."""
    spec = importlib.util.spec_from_file_location("measure_credits", GOLD / "measure.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not ARTICLES.is_file(), reason="the articles lie outside the project")
@pytest.mark.parametrize("name", ["saudi-300", "saudi-150"])
def test_agencies_of_author_fields(name: str) -> None:
    """As many right of those told, and told of those marked, as is wanted."""
    measure = measures()
    right = found = wanted = 0
    for row, gold in measure.marked(name, ARTICLES.parent):
        told = measure.of_field(row["author"])
        right, found, wanted = right + len(told & gold), found + len(told), wanted + len(gold)
    assert wanted > 0
    assert right / found >= PRECISION
    assert right / wanted >= RECALL
