"""Relink: links kept as they are found, replaced whole, and left alone when nothing has changed."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from mahdar.links.link import link
from mahdar.model import Reading
from mahdar.model.links import Links
from mahdar.store import words
from mahdar.store.check import check_record
from mahdar.store.connect import rows, value
from mahdar.store.ingest import ingest
from mahdar.store.link_rows import load_entities, load_groups, load_passages
from mahdar.store.nouns import load_readings
from mahdar.store.relink import relink


def keys(connection: apsw.Connection, table: str) -> list[int]:
    """The keys of a table, in the order in which they were saved."""
    return [key for (key,) in rows(connection, f"SELECT pk FROM {table} ORDER BY pk")]


def test_links_come_back_as_they_were_found(record: apsw.Connection, folder: Path) -> None:
    """Every passage, entity and group, with reasons, origins and doubts."""
    ingest(record, [folder], workers=0)
    found: list[Links] = []

    def join(readings: list[Reading]) -> Links:
        found.append(link(readings))
        return found[-1]

    relink(record, join=join)
    (links,) = found
    assert links.groups
    assert links.passages
    assert tuple(sorted(load_passages(record), key=lambda p: p.id)) == tuple(sorted(links.passages, key=lambda p: p.id))
    assert tuple(load_entities(record, keys(record, "entity"))) == links.entities
    assert tuple(load_groups(record, keys(record, "statement_group"))) == links.groups


def test_nothing_is_done_twice(record: apsw.Connection, folder: Path) -> None:
    """Unless something was added, or it is asked for."""
    calls: list[int] = []

    def join(readings: list[Reading]) -> Links:
        calls.append(len(readings))
        return Links((), (), ())

    ingest(record, [folder / "a.txt"], workers=0)
    assert relink(record, join=join).fresh
    assert not relink(record, join=join).fresh
    assert relink(record, join=join, anew=True).fresh
    ingest(record, [folder], workers=0)
    assert relink(record, join=join).fresh
    assert calls == [1, 1, 7]


def test_readings_are_joined_in_the_order_of_their_ids(record: apsw.Connection, folder: Path) -> None:
    """Whatever came first."""
    ingest(record, [folder], workers=0)
    seen: list[str] = []

    def join(readings: list[Reading]) -> Links:
        seen.extend(reading.article.id for reading in readings)
        return Links((), (), ())

    relink(record, join=join)
    assert seen == sorted(seen)


def test_a_relink_that_fails_leaves_the_old_links(record: apsw.Connection, folder: Path) -> None:
    """Readers see the old or the new ones, never a part."""
    ingest(record, [folder], workers=0)
    relink(record)
    before = value(record, "SELECT count(*) FROM statement_group")

    def join(readings: list[Reading]) -> Links:
        links = link(readings)
        return Links(links.passages, links.entities, (*links.groups, *links.groups[:1]))

    with pytest.raises(apsw.ConstraintError):
        relink(record, join=join, anew=True)
    assert value(record, "SELECT count(*) FROM statement_group") == before
    assert list(check_record(record)) == []


def test_other_rules_for_words_index_anew(
    record: apsw.Connection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index that other clitics made would miss what it holds."""
    ingest(record, [folder], workers=0)
    relink(record)
    monkeypatch.setattr("mahdar.store.relink.words_version", lambda: "other")
    monkeypatch.setattr("mahdar.store.write.indexed_words", _first_letters)
    relink(record)
    assert value(record, "SELECT count(*) FROM statement_words WHERE statement_words MATCH '\"zzz\"'") == 9
    assert list(check_record(record)) == []


def _first_letters(reading: Reading) -> list[str]:
    return ["zzz" for _ in words.indexed_words(reading)]


def test_readings_come_back_as_they_were_read(record: apsw.Connection, folder: Path) -> None:
    """Article and statements, except for what a store adds: the entity of the speaker."""
    ingest(record, [folder], workers=0)
    articles = keys(record, "article")
    before = [reading for _, reading in load_readings(record, articles)]
    assert sum(len(reading.statements) for reading in before) == 9
    relink(record)
    after = [reading for _, reading in load_readings(record, articles)]
    assert [reading.article for reading in after] == [reading.article for reading in before]
    entities = [statement.speaker.entity for reading in after for statement in reading.statements]
    assert any(entities)
