"""The record from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import mahdar
from mahdar.errors import StoreError, UsageError
from mahdar.listing import Listing
from mahdar.search.found import Found

TEXT = (
    "الممر والضمانات\n2023-03-15\n"
    'قال سامي الحداد: "لن نغلق الممر أمام أحد ما دامت الضمانات قائمة".\n'
    "وأكدت ليلى منصور أن بلادها تريد ضمانات مكتوبة قبل أي لقاء.\n"
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A record of one page."""
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    with mahdar.open(tmp_path / "r.db") as db:
        assert db.ingest(tmp_path / "page.txt").articles == 1
    return tmp_path / "r.db"


def test_asking(place: Path) -> None:
    """By operators, words and ids; every answer points at its words."""
    with mahdar.open(place, write=False) as db:
        everything = db.statements()
        assert len(everything) == everything.total == db.counts()["statements"] >= 2
        assert len(db.statements(speaker="الحداد", after="2023", before="2023-03", kind="direct")) == 1
        assert len(db.statements(limit=1)) == 1
        assert db.statements(limit=1).total == everything.total
        found = db.search("الضمانات")[0]
        start, end = found.marks[0]
        assert "ضمانات" in found.article.text[start:end]
        one = db[found.statement.id]
        assert isinstance(one, Found)
        assert one.statement == found.statement
        assert db[found.article.id] == next(db.readings(found.article.id))
        with pytest.raises(KeyError, match="no items"):
            db["st-none"]
        assert db.articles("الممر")[0].id == found.article.id
        assert db.people("الحداد")[0].entity.name == "سامي الحداد"
        assert db.group(found.statement.id).total == len(db.group(found.statement.id))
        assert db.passages(found.article.id) == ()
        assert (db.dropped(), db.judgements(), list(db.check())) == ((), (), [])


def test_a_record_for_reading_is_not_written(place: Path) -> None:
    """A mistake in a notebook changes nothing."""
    with mahdar.open(place, write=False) as db:
        statement = db.statements()[0].statement.id
        before = list(db.dump())
        with pytest.raises(StoreError, match="reading only"):
            db.judge(statement, "reject")
        with pytest.raises(StoreError, match="reading only"):
            db.ingest(place.parent / "page.txt")
        assert list(db.dump()) == before


def test_decisions(place: Path) -> None:
    """Hold at once, and are taken back."""
    with mahdar.open(place) as db:
        statement = db.search("مكتوبة")[0].statement
        decision = db.judge(statement.id, "speaker", name="سلمى أودين")
        assert db.search("speaker:سلمى")[0].statement.id == statement.id
        db.undo(decision)
        assert db.search("speaker:سلمى").total == 0
        with pytest.raises(UsageError, match="one of"):
            db.judge(statement.id, "guess")
        with pytest.raises(UsageError, match="one of"):
            db.people(kind="ship")


def test_lists_show_themselves(place: Path) -> None:
    """As sequences, as tables, and as HTML that nothing on a page can break out of."""
    with mahdar.open(place) as db:
        listing = db.statements()
        assert repr(listing) == f"<{len(listing)} of {listing.total}>"
        assert isinstance(listing[:1], Listing)
        assert "dir='rtl'" in listing._repr_html_()
        columns = {"statement", "speaker", "content", "group", "lower", "upper"}
        assert columns <= set(next(iter(listing.rows())))
        for other in (db.articles(), db.people()):
            assert other._repr_html_().startswith("<table")
            assert list(other.rows())
    hostile = Listing([{"a": "<script>alert(1)</script>\u202e"}], 1, lambda item: item)
    assert "<script" not in hostile._repr_html_()
    assert "\u202e" not in hostile._repr_html_()
    assert Listing([], 0, dict)._repr_html_().startswith("<table")


def test_data_frames(place: Path) -> None:
    """One row an item."""
    pandas = pytest.importorskip("pandas")
    with mahdar.open(place) as db:
        frame = db.statements().to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert "content" in frame.columns
