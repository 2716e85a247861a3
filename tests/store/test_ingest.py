"""Ingest: nothing twice, nothing lost, in any order."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from mahdar.model.codec import to_line
from mahdar.store import ingest as module
from mahdar.store.check import check_record
from mahdar.store.connect import connect, rows, value
from mahdar.store.dump import dump
from mahdar.store.ingest import ingest, redo
from mahdar.store.nouns import load_readings
from mahdar.store.pool import Pool
from mahdar.store.relink import relink
from mahdar.store.stages import VERSIONS, Stage
from tests.pages.packed import archive, http, join
from tests.pages.packed import record as packed_record
from tests.store.conftest import RECORDS


def lines(connection: apsw.Connection) -> list[str]:
    """The whole record, with everything joined."""
    relink(connection)
    assert list(check_record(connection)) == []
    return list(dump(connection))


def test_everything_goes_in(record: apsw.Connection, folder: Path) -> None:
    """Pages, HTML and records, in folders."""
    done = ingest(record, [folder], workers=0)
    assert (done.pages, done.articles, done.statements, done.known) == (7, 7, 9, 0)
    assert not done.dropped
    assert list(check_record(record)) == []


def test_the_same_twice_changes_nothing(record: apsw.Connection, folder: Path) -> None:
    """Not even a key, and nothing is read a second time."""
    ingest(record, [folder], workers=0)
    before, tables = lines(record), contents(record)
    again = ingest(record, [folder, folder / "a.txt"], workers=0)
    assert (again.pages, again.known) == (0, 7)
    assert lines(record) == before
    assert contents(record) == tables


def contents(connection: apsw.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of ours."""
    names = [name for (name,) in rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'")]
    own = [name for name in names if not name.startswith("sqlite_") and "_words" not in name and name != "ledger"]
    return {name: sorted(rows(connection, f"SELECT * FROM {name}"), key=repr) for name in own}


@pytest.mark.parametrize("seed", range(4))
def test_the_order_changes_nothing(record: apsw.Connection, folder: Path, tmp_path: Path, seed: int) -> None:
    """Pages one by one in any order, some of them twice, give the same record after relink."""
    ingest(record, [folder], workers=0)
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()] * 2
    random.Random(seed).shuffle(files)
    other = connect(tmp_path / "other.db", write=True)
    for file in files:
        ingest(other, [file], workers=0)
        if seed % 2:
            relink(other)
    assert lines(other) == lines(record)
    other.close()


def test_one_page_in_two_places(record: apsw.Connection, folder: Path) -> None:
    """Is one page, and says where it was found."""
    shutil.copy(folder / "a.txt", folder / "z.txt")
    done = ingest(record, [folder], workers=0)
    assert value(record, "SELECT count(*) FROM page") == 7
    found = [path for (path,) in rows(record, "SELECT path FROM capture WHERE path LIKE '%.txt' ORDER BY path")]
    assert [os.path.basename(path) for path in found] == ["a.txt", "b.txt", "c.txt", "z.txt"]
    assert done.articles == 8  # it was read twice, and stored once


def test_one_text_at_two_outlets(record: apsw.Connection, folder: Path) -> None:
    """Is two pages: how often a text was printed is what the record is about."""
    ingest(record, [folder / "more.jsonl"], workers=0)
    assert value(record, "SELECT count(*) FROM article") == len(RECORDS)
    outlets = rows(record, "SELECT n.text FROM article a JOIN name n ON n.pk = a.outlet ORDER BY 1")
    assert [name for (name,) in outlets] == ["الشراع", "الشراع", "المرفأ"]


def test_a_page_that_has_changed_is_read_again(record: apsw.Connection, folder: Path) -> None:
    """As another page; what was seen before stays."""
    ingest(record, [folder / "a.txt"], workers=0)
    (folder / "a.txt").write_text("عنوان\nقال غريغور فالتن إن الممر مغلق.\n", encoding="utf-8")
    assert ingest(record, [folder / "a.txt"], workers=0).pages == 1
    assert value(record, "SELECT count(*) FROM page") == 2


def test_what_cannot_be_read_is_named(record: apsw.Connection, folder: Path) -> None:
    """With its reason, and tried again only when asked."""
    (folder / "x.txt").write_bytes(b"\0\0")
    (folder / "y.txt").write_text(" \n", encoding="utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / "bad.jsonl").write_text('{"title": "no text"}\nnot json\n[1]\n\n{"text": " "}\n', encoding="utf-8")
    (folder / "torn.jsonl.gz").write_bytes(gzip.compress(json.dumps(RECORDS[2]).encode() + b"\n" * 99_999)[:-20])
    done = ingest(record, [folder, folder / "none"], workers=0)
    assert done.dropped == {"binary": 1, "empty": 2, "picture": 1, "bad-record": 3, "damaged": 1, "missing": 1}
    assert done.articles == 8
    assert value(record, "SELECT count(*) FROM dropped") == 9
    assert ingest(record, [folder], workers=0).dropped == {"picture": 1, "damaged": 1}
    assert ingest(record, [folder], workers=0, retry=True).dropped["binary"] == 1
    assert value(record, "SELECT max(attempts) FROM ledger") == 2


def test_half_a_surrogate_can_be_stored(record: apsw.Connection, tmp_path: Path) -> None:
    """As a character of the same length, so that offsets keep their meaning."""
    place = tmp_path / "odd.jsonl"
    place.write_text('{"text": "\\ud83d قال نبيل كارو إن الممر\\u0000 ضيق."}\n', encoding="utf-8")
    assert ingest(record, [place], workers=0).statements == 1
    assert list(check_record(record)) == []
    assert value(record, "SELECT text FROM page")[0] == "\ufffd"


def test_a_new_version_redoes_what_follows(
    record: apsw.Connection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements alone, from the stored articles, when only their version is new; nothing when none is."""
    ingest(record, [folder], workers=0)
    before = lines(record)
    assert redo(record, workers=0).pages == 0
    shutil.rmtree(folder)  # what is stored is enough
    monkeypatch.setitem(VERSIONS, Stage.STATEMENTS, "another")
    monkeypatch.setattr("tests.store.fake_rooms.extract", None)
    assert redo(record, workers=0).articles == 7
    assert redo(record, workers=0).pages == 0
    assert lines(record) == before


def test_a_new_version_of_articles(record: apsw.Connection, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads pages anew, HTML from its stored source and records with what was given beside them."""
    ingest(record, [folder], workers=0)
    before = lines(record)
    shutil.rmtree(folder)
    monkeypatch.setitem(VERSIONS, Stage.ARTICLES, "another")
    assert redo(record, workers=0).articles == 7
    assert lines(record) == before


def test_a_new_version_of_pages(record: apsw.Connection, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are given again are read again, and nothing stands in the record twice."""
    ingest(record, [folder], workers=0)
    before = lines(record)
    assert ingest(record, [folder], workers=0).known > 0
    monkeypatch.setitem(VERSIONS, Stage.PAGES, "another")
    assert ingest(record, [folder], workers=0).known == 0
    assert lines(record) == before


def test_worker_processes_give_the_same(
    record: apsw.Connection, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a page that kills its worker is found, named and left out; the others are read."""
    ingest(record, [folder], workers=0)
    expected = lines(record)
    with_fakes(monkeypatch)
    (folder / "poison.txt").write_text("عنوان\nسم\n", encoding="utf-8")
    other = connect(tmp_path / "other.db", write=True)
    done = ingest(other, [folder], workers=2)
    assert (done.articles, done.dropped) == (7, {"crash": 1})
    failed = list(rows(other, "SELECT state, error FROM ledger WHERE state = 'failed'"))
    assert failed == [("failed", "crash: its worker process ended with code 11")]
    assert [line for line in lines(other) if '"dropped"' not in line] == expected
    other.close()


def with_fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let worker processes use the stand-ins too."""

    class FakePool(Pool):
        def __init__(self, function: str, workers: int, *, seconds_each: float) -> None:
            del function
            super().__init__("tests.store.fake_rooms:read_unit", workers, seconds_each=seconds_each)

    monkeypatch.setattr(module, "Pool", FakePool)


def test_progress_is_told_when_it_is_safe(
    record: apsw.Connection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is reported can be read by another connection at that moment."""
    monkeypatch.setattr(module, "_BATCH_INPUTS", 1)
    other = connect(record.filename)
    told = []
    ingest(
        record,
        [folder],
        workers=0,
        on_progress=lambda done: told.append((done.pages, value(other, "SELECT count(*) FROM page"))),
    )
    assert told
    assert all(reported == stored for reported, stored in told)
    other.close()


def test_a_saved_reading_takes_no_pages_place(record: apsw.Connection, folder: Path, tmp_path: Path) -> None:
    """It is taken over as it is; but what it tells of a page that was read is not believed against the page."""
    ingest(record, [folder / "a.txt"], workers=0)
    (before,) = [reading for _, reading in load_readings(record, [1])]
    saved = tmp_path / "saved.jsonl"
    saved.write_text(to_line(before) + "\n", encoding="utf-8")
    assert ingest(record, [saved], workers=0).articles == 1
    assert value(record, "SELECT count(*) FROM statement") == 2
    forged = json.loads(to_line(before))
    forged["text"] = forged["text"].replace("كافية", "هباء!")
    forged["statements"] = []
    saved.write_text(json.dumps(forged, ensure_ascii=False) + "\n", encoding="utf-8")
    assert ingest(record, [saved], workers=0).dropped == {"conflict": 1}
    assert [reading.article.text for _, reading in load_readings(record, [1])] == [before.article.text]
    elsewhere = connect(tmp_path / "elsewhere.db", write=True)
    assert ingest(elsewhere, [saved], workers=0).articles == 1
    elsewhere.close()


def test_dates_of_records(record: apsw.Connection, tmp_path: Path) -> None:
    """Are taken when they are dates; a crawler's own date never is."""
    place = tmp_path / "dated.jsonl"
    dates = [{"date": "2015-07-21 02:51:32"}, {"date": "last week"}, {"date_extracted": "2015-07-22 01:00:00"}]
    lines = [json.dumps({"text": f"قال نبيل كارو إن العدد {n} صحيح."} | date) for n, date in enumerate(dates)]
    place.write_text("\n".join(lines), encoding="utf-8")
    ingest(record, [place], workers=0)
    found = rows(record, "SELECT a.published, p.captured FROM article a JOIN page p ON p.pk = a.page ORDER BY p.text")
    assert list(found) == [("2015-07-21T02:51", None), (None, None), (None, "2015-07-22T01:00:00")]


def test_no_file_among_the_pages_is_run(root: Path, folder: Path, tmp_path: Path) -> None:
    """Not even by worker processes started in a folder that holds one named like a module."""
    for name in ("apsw.py", "json.py", "mahdar.py"):
        (folder / name).write_text("open('ran', 'w').close()", encoding="utf-8")
    for number in range(60):
        (folder / f"{number}.txt").write_text(f"عنوان\nقال نبيل كارو إن العدد {number} صحيح.\n", encoding="utf-8")
    program = (
        "import sys; sys.path.remove(''); import mahdar; mahdar.open(sys.argv[1]).ingest('.', workers=2, link=False)"
    )
    subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "r.db")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        check=True,
    )
    assert not (folder / "ran").exists()
    done = connect(tmp_path / "r.db")
    assert value(done, "SELECT count(*) FROM page") == 67
    done.close()


def test_what_lies_in_containers_goes_in_page_by_page(record: apsw.Connection, tmp_path: Path) -> None:
    """Each page of an archive and of a WARC is an input of its own: what was read is not read again."""
    folder = tmp_path / "packed"
    folder.mkdir()
    page = "<p>عنوان</p>\n<p>قال نبيل كارو إن العدد {} صحيح.</p>\n"
    (folder / "a.zip").write_bytes(archive({f"{n}.html": page.format(n).encode() for n in range(3)}))
    answers = [http(page.format(n).encode()) for n in range(3, 6)]
    (folder / "b.warc.gz").write_bytes(join([packed_record(n, one) for n, one in enumerate(answers)], packed=True))
    done = ingest(record, [folder], workers=0)
    assert (done.pages, done.articles, done.dropped.total()) == (6, 6, 0)
    found = list(
        rows(record, "SELECT p.url, p.captured, c.path FROM page p JOIN capture c ON c.page = p.pk ORDER BY c.path")
    )
    assert found[3] == (
        "https://marfa.example/0",
        "2022-01-13T08:50:00Z",
        f"{folder}/b.warc.gz!https://marfa.example/0",
    )
    assert next(reading for _, reading in load_readings(record, [4])).article.captured == "2022-01-13T08:50:00Z"
    assert ingest(record, [folder], workers=0).known == 6
