"""Laws over real pages: the 250 flattened pages of the shared corpus, and the seed pages."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from mahdar import pipeline
from mahdar.model import Dropped, Reading, Status
from mahdar.model.codec import from_line, to_line

DEFECTS = {"crash", "bad-record"}


@pytest.fixture(scope="module")
def items(shared: Path) -> list[Reading | Dropped]:
    """What every page of the corpus comes to."""
    folder = shared / "data" / "flattened-pages"
    if not folder.is_dir():
        pytest.skip("no data/flattened-pages in ../shared")
    return list(pipeline.read_each(*sorted(folder.glob("*.txt"))))


def test_every_page_is_read_or_dropped_with_a_reason(items: list[Reading | Dropped], shared: Path) -> None:
    """None is lost, none crashes."""
    assert len(items) == len(list((shared / "data" / "flattened-pages").glob("*.txt")))
    reasons = Counter(item.reason for item in items if isinstance(item, Dropped))
    assert not DEFECTS & reasons.keys(), reasons
    assert reasons.total() <= len(items) // 10, reasons


def test_every_item_points_at_its_words(items: list[Reading | Dropped]) -> None:
    """No offset lies, on any page."""
    assert pipeline.check(item for item in items if isinstance(item, Reading)) == []


def test_contents_lie_within_the_body(items: list[Reading | Dropped]) -> None:
    """What was cut away says nothing; only headlines may stand outside."""
    for item in items:
        if isinstance(item, Reading):
            start, end = item.article.body
            for statement in item.statements:
                if statement.status is not Status.HEADLINE:
                    assert start <= statement.content.start < statement.content.end <= end, statement.id


def test_ids_are_unique_and_order_is_that_of_the_text(items: list[Reading | Dropped]) -> None:
    """A statement has one id, and statements come in order of content."""
    for item in items:
        if isinstance(item, Reading):
            ids = [statement.id for statement in item.statements]
            assert len(set(ids)) == len(ids)
            starts = [statement.content.start for statement in item.statements]
            assert starts == sorted(starts)


def test_json_keeps_every_reading(items: list[Reading | Dropped]) -> None:
    """Real pages go through a line of JSON unchanged."""
    for item in items:
        if isinstance(item, Reading):
            assert from_line(to_line(item)) == item


def test_reading_again_gives_the_same(items: list[Reading | Dropped], shared: Path) -> None:
    """No clock, no chance: the same pages give the same readings, in any order."""
    paths = sorted((shared / "data" / "flattened-pages").glob("*.txt"))[:20]
    again = list(pipeline.read_each(*reversed(paths)))
    assert again == list(reversed(items[:20]))


def test_nothing_around_the_article_speaks(shared: Path) -> None:
    """Statements stand in the gold's headline or body: not in tickers, menus, comments, forms of the seed pages."""
    folder = shared / "gold" / "seeds"
    if not folder.is_dir():
        pytest.skip("no gold/seeds in ../shared")
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        begin, end = row["article"]["body"]
        for item in pipeline.read_each(folder / f"{row['doc']}.txt"):
            assert isinstance(item, Reading)
            for statement in item.statements:
                content = statement.content
                inside = begin <= content.start and content.end <= end
                assert inside or statement.status is Status.HEADLINE, (row["doc"], content.text)
