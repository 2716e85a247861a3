"""Opening a record: what is ours, which version, and who may write."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import apsw
import pytest

from mahdar.errors import StoreError
from mahdar.store import connect as module
from mahdar.store.connect import VERSION, connect, immediate, migrate, sole_writer, value


def test_a_record_is_made_once(tmp_path: Path) -> None:
    """With our id and version; opening it again changes nothing."""
    connect(tmp_path / "r.db", write=True).close()
    before = (tmp_path / "r.db").read_bytes()
    again = connect(tmp_path / "r.db")
    assert again.pragma("application_id") == module.APPLICATION
    assert again.pragma("user_version") == VERSION
    again.close()
    assert (tmp_path / "r.db").read_bytes() == before


def test_reading_makes_no_file(tmp_path: Path) -> None:
    """A name that was mistyped is an error with the command that would make it."""
    with pytest.raises(StoreError, match="mahdar ingest"):
        connect(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    """Text, and a database of another program."""
    text = tmp_path / "text.db"
    text.write_text("this is no database, but it is long enough to be looked at as one" * 20)
    with pytest.raises(StoreError, match="no SQLite database"):
        connect(text, write=True)
    foreign = sqlite3.connect(tmp_path / "foreign.db")
    foreign.execute("CREATE TABLE page (x)")
    foreign.commit()
    foreign.close()
    with pytest.raises(StoreError, match="another program"):
        connect(tmp_path / "foreign.db", write=True)


def test_a_later_version_is_refused(tmp_path: Path) -> None:
    """Rather than misread."""
    connection = connect(tmp_path / "r.db", write=True)
    connection.pragma("user_version", VERSION + 1)
    connection.close()
    with pytest.raises(StoreError, match="later Mahdar"):
        connect(tmp_path / "r.db", write=True)


def test_migrations_run_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each leads one version further, and a broken one changes nothing."""
    steps = {
        f"migrations/{VERSION + 1:04d}.sql": "ALTER TABLE page ADD COLUMN extra TEXT; CREATE TABLE more (x);",
        f"migrations/{VERSION + 2:04d}.sql": "CREATE TABLE last (x); CREATE TABLE more (x);",
    }
    monkeypatch.setattr(module, "_data", lambda name: steps[name])
    connection = apsw.Connection(str(tmp_path / "r.db"))
    monkeypatch.undo()
    connect(tmp_path / "r.db", write=True).close()
    monkeypatch.setattr(module, "_data", lambda name: steps[name])
    migrate(connection, VERSION, VERSION + 1)
    assert connection.pragma("user_version") == VERSION + 1
    assert value(connection, "SELECT count(*) FROM more") == 0
    with pytest.raises(apsw.SQLError, match="already exists"):
        migrate(connection, VERSION + 1, VERSION + 2)
    assert connection.pragma("user_version") == VERSION + 1
    assert value(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'last'") == 0
    connection.close()


def test_an_older_version_asks_for_a_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading migrates nothing."""
    connect(tmp_path / "r.db", write=True).close()
    monkeypatch.setattr(module, "VERSION", VERSION + 1)
    with pytest.raises(StoreError, match="mahdar relink"):
        connect(tmp_path / "r.db")
    with pytest.raises(StoreError, match=f"no migrations/{VERSION + 1:04d}.sql"):
        connect(tmp_path / "r.db", write=True)


def test_a_broken_transaction_leaves_nothing(tmp_path: Path) -> None:
    """All of it or none."""
    connection = connect(tmp_path / "r.db", write=True)
    with pytest.raises(apsw.SQLError), immediate(connection):
        connection.execute("INSERT INTO meta VALUES ('a', 'b'); INSERT INTO nowhere VALUES (1)")
    assert value(connection, "SELECT count(*) FROM meta") == 0
    connection.close()


def test_there_is_one_long_writer(tmp_path: Path) -> None:
    """Another process is refused while it works, and let in when it has ended, however it ended."""
    place = tmp_path / "r.db"
    code = f"""
        import sys, time
        from mahdar.store.connect import sole_writer
        with sole_writer({str(place)!r}):
            print("held", flush=True)
            time.sleep(60)
    """
    other = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE)
    assert other.stdout is not None
    try:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match="another process"), sole_writer(place):
            pass
    finally:
        other.kill()
        other.wait()
        other.stdout.close()
    with sole_writer(place):
        pass


def test_other_tools_can_read_it(tmp_path: Path) -> None:
    """The tables need nothing that an older SQLite lacks, search included."""
    connect(tmp_path / "r.db", write=True).close()
    other = sqlite3.connect(tmp_path / "r.db")
    assert other.execute("SELECT * FROM statements").fetchall() == []
    assert other.execute("SELECT * FROM articles").fetchall() == []
    assert other.execute("SELECT rowid FROM statement_words WHERE statement_words MATCH 'x'").fetchall() == []
    other.close()
