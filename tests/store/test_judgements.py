"""Decisions: they win, move with the words, are orphaned, and can be taken back."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from mahdar.errors import UsageError
from mahdar.model import Page
from mahdar.store.check import check_record
from mahdar.store.connect import immediate, rows, value
from mahdar.store.dump import dump
from mahdar.store.ingest import ingest, redo, redo_pages
from mahdar.store.judgements import (
    Decision,
    Judgement,
    judge_names,
    judge_statement,
    judgements,
    name_pairs,
    undo,
)
from mahdar.store.relink import relink
from mahdar.store.stages import VERSIONS, Stage
from tests.store import fake_rooms


@pytest.fixture
def filled(record: apsw.Connection, folder: Path) -> apsw.Connection:
    """A record with one page of two statements."""
    ingest(record, [folder / "a.txt"], workers=0)
    return record


def ids(connection: apsw.Connection) -> list[str]:
    """The statements, in order of place."""
    return [id_ for (id_,) in rows(connection, "SELECT id FROM statement ORDER BY start")]


def decide(connection: apsw.Connection, statement: str, decision: Decision, **given: str) -> str:
    """Decide in a transaction."""
    with immediate(connection):
        return judge_statement(connection, statement, decision, **given)


def one(connection: apsw.Connection) -> Judgement:
    """The only decision."""
    (judgement,) = judgements(connection)
    return judgement


def reread(connection: apsw.Connection, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    """Read everything anew, as after an upgrade."""
    monkeypatch.setitem(VERSIONS, Stage.STATEMENTS, f"another, {version}")
    redo(connection, workers=0)


def speakers(connection: apsw.Connection) -> list[str]:
    """Who says the statements, in order of place, and who leads their chains."""
    sql = "SELECT n.text FROM statement s JOIN name n ON n.pk = s.speaker ORDER BY s.start"
    chains = (
        "SELECT n.text FROM statement s JOIN chain_link c ON c.statement = s.pk JOIN name n ON n.pk = c.name"
        " WHERE c.role = 'speaker' ORDER BY s.start"
    )
    found = [name for (name,) in rows(connection, sql)]
    assert [name for (name,) in rows(connection, chains)] == found
    return found


def test_a_speaker_that_was_decided_stays(filled: apsw.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, after a new reading, and when the same page is found elsewhere."""
    decide(filled, ids(filled)[1], Decision.SPEAKER, name="سلمى أودين")
    assert speakers(filled) == ["غريغور فالتن", "سلمى أودين"]
    reread(filled, monkeypatch, "2")
    assert speakers(filled) == ["غريغور فالتن", "سلمى أودين"]
    assert one(filled).state == "attached"
    assert list(check_record(filled)) == []


def test_a_rejected_statement_stays_away(filled: apsw.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also out of search."""
    first, second = ids(filled)
    decide(filled, first, Decision.REJECT)
    for version in ("2", "3"):
        assert ids(filled) == [second]
        assert list(check_record(filled)) == []
        reread(filled, monkeypatch, version)
    assert one(filled).state == "attached"


def test_a_decision_moves_with_its_words(filled: apsw.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later version cuts the content elsewhere: half the words in common are enough."""
    decide(filled, ids(filled)[0], Decision.KIND, kind="mixed")
    shorter = re.compile(fake_rooms._SAID.pattern.replace("([^.\\n]+)", "([^.\\n]+) جميع"))
    monkeypatch.setattr(fake_rooms, "_SAID", shorter)
    reread(filled, monkeypatch, "2")
    (new,) = ids(filled)
    assert (one(filled).state, one(filled).statement) == ("attached", new)
    assert value(filled, "SELECT kind FROM statement WHERE id = ?", (new,)) == "mixed"


def test_a_decision_without_its_words_is_orphaned(filled: apsw.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """And taken up again when they come back."""
    decide(filled, ids(filled)[0], Decision.KIND, kind="mixed")
    monkeypatch.setattr(fake_rooms, "_SAID", re.compile(fake_rooms._SAID.pattern.replace("([^.\\n]+)", "(الممر)")))
    reread(filled, monkeypatch, "2")
    assert (one(filled).state, one(filled).statement) == ("orphaned", None)
    monkeypatch.undo()
    for name in ("pages", "articles", "statements"):
        monkeypatch.setattr(f"mahdar.store.reading.{name}", fake_rooms)
    reread(filled, monkeypatch, "3")
    assert (one(filled).state, one(filled).statement) == ("attached", ids(filled)[0])


def test_words_that_moved_are_found_by_their_surroundings(
    record: apsw.Connection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later version renders a line before them; of two places with these words, the likest wins."""
    ingest(record, [folder / "sub" / "d.html"], workers=0)
    decide(record, ids(record)[0], Decision.SPEAKER, name="سلمى أودين")
    render = fake_rooms.read_bytes

    def render_more(payload: bytes, path: str = "", media_type: str | None = None) -> Page:
        page = render(payload, path, media_type)
        said = "قال نبيل كارو إن بالضمانات وحدها ينتهي الخلاف.\n"
        return replace(page, text=page.text.replace("\n", f"\n{said}", 1))

    monkeypatch.setattr(fake_rooms, "read_bytes", render_more)
    monkeypatch.setitem(VERSIONS, Stage.ARTICLES, "another")
    redo(record, workers=0)
    assert speakers(record) == ["نبيل كارو", "سلمى أودين"]
    assert list(check_record(record)) == []


def test_a_decision_can_be_taken_back(filled: apsw.Connection) -> None:
    """The page then says what it says, and decisions that remain still hold."""
    before = list(dump(filled))
    first, second = ids(filled)
    gone = decide(filled, first, Decision.REJECT)
    kept = decide(filled, second, Decision.KIND, kind="act")
    for judgement in (gone, kept):
        with immediate(filled):
            page = undo(filled, judgement)
        redo_pages(filled, [page or ""])
        assert value(filled, "SELECT count(*) FROM statement") == 2
    assert [line for line in dump(filled) if "judgement" not in line] == before
    with pytest.raises(UsageError, match="no decision"), immediate(filled):
        undo(filled, gone)


def test_names_are_joined_and_parted(record: apsw.Connection, folder: Path) -> None:
    """People's word against the scores, with the reason said."""
    ingest(record, [folder], workers=0)
    relink(record)
    with immediate(record):
        judge_names(record, Decision.SAME, "غريغور فالتن", "فريدا لوم")
    relink(record)
    names = list(
        rows(
            record,
            "SELECT n.text, l.count FROM alias l JOIN name n ON n.pk = l.name JOIN entity e ON e.pk = l.entity"
            " JOIN name own ON own.pk = e.name WHERE own.text = 'غريغور فالتن' ORDER BY l.n",
        )
    )
    assert names == [("غريغور فالتن", 2), ("فريدا لوم", 1)]
    assert "judged" in str(value(record, "SELECT merges FROM entity WHERE merges LIKE '%judged%'"))
    assert list(check_record(record)) == []
    (decision,) = judgements(record)
    with immediate(record):
        undo(record, decision.id)
        judge_names(record, Decision.DIFFERENT, "غريغور فالتن", "فريدا لوم")
    assert name_pairs(record, Decision.SAME) == []
    relink(record)
    assert value(record, "SELECT count(*) FROM entity WHERE merges LIKE '%judged%'") == 0


@pytest.mark.parametrize(
    ("decision", "given"),
    [
        (Decision.SPEAKER, {}),
        (Decision.SPEAKER, {"name": ""}),
        (Decision.KIND, {"kind": "loud"}),
        (Decision.REJECT, {"name": "x"}),
        (Decision.SAME, {"name": "x", "other": "y"}),
    ],
    ids=str,
)
def test_a_decision_that_means_nothing(filled: apsw.Connection, decision: Decision, given: dict[str, str]) -> None:
    """Is refused, and nothing is kept of it."""
    with pytest.raises(UsageError):
        decide(filled, ids(filled)[0], decision, **given)
    with pytest.raises(UsageError, match="no statement"):
        decide(filled, "st-none", Decision.REJECT)
    with pytest.raises(UsageError), immediate(filled):
        judge_names(filled, Decision.SAME, "a", "a")
    assert list(judgements(filled)) == []
