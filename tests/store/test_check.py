"""Check: whatever is changed behind our back is found."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from mahdar.store.check import check_record
from mahdar.store.ingest import ingest
from mahdar.store.relink import relink

DAMAGE = {
    "a letter of a text": "UPDATE page SET text = replace(text, 'ممر', 'سمر')",
    "an offset": "UPDATE statement SET start = start + 1",
    "an offset outside of the text": 'UPDATE statement SET "end" = 99999',
    "a cue": "UPDATE statement SET cue_start = cue_start - 1, cue_end = cue_end - 1",
    "a link of a chain": 'UPDATE chain_link SET start = 0, "end" = 3 WHERE start IS NOT NULL',
    "a headline": "UPDATE article SET title_end = title_end - 1",
    "a body": "UPDATE article SET body_end = 99999",
    "a block": 'UPDATE block SET "end" = 99999',
    "a bound": "UPDATE statement_group SET upper = 99",
    "a member": "DELETE FROM member WHERE n = 0",
    "a passage": "UPDATE passage SET a_end = 99999",
    "a reference": "PRAGMA foreign_keys = OFF; DELETE FROM name",
    "the words of search": "INSERT INTO statement_words (rowid, words) VALUES (9999, 'x')",
    "a kind": "UPDATE statement SET kind = 'loud'",
}


@pytest.mark.parametrize("sql", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_found(record: apsw.Connection, folder: Path, sql: str) -> None:
    """Each alone, and without an error."""
    ingest(record, [folder], workers=0)
    relink(record)
    assert list(check_record(record)) == []
    record.execute(sql)
    assert list(check_record(record)) != []
