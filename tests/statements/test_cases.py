"""The matrix of cases: in each sentence exactly what a careful reader of the guide finds."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from mahdar import pipeline
from mahdar.model import Kind, Status
from tests.statements.case import FOLDER, KEYS, SAYS, Case, differences, load_cases, whole

FILES = sorted(FOLDER.glob("*.toml"))
CASES = list(load_cases())
PACKS = Path(str(files("mahdar.lang"))) / "packs"


def _params() -> list[Any]:
    marked = []
    for case in CASES:
        marks = [pytest.mark.xfail(reason=case.xfail, strict=True, raises=AssertionError)] if case.xfail else []
        if not (PACKS / case.known.get("language", "ar") / "verbs.toml").is_file():
            marks = [pytest.mark.skip(reason="its language has no pack yet")]
        marked.append(pytest.param(case, id=case.id, marks=marks))
    return marked


@pytest.mark.parametrize("case", _params())
def test_a_reader_finds_the_same(case: Case) -> None:
    """Contents, cues, speakers, days and all else that the case tells; nothing more."""
    reading = pipeline.read_text(case.text, **case.known)
    assert pipeline.check([reading]) == []
    problems = differences(case.text, case.says, reading.statements)
    assert not problems, "\n".join([case.text, *problems])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_cases_is_sound(path: Path) -> None:
    """A head comment, unique ids, known keys; what is expected stands in the text; what is found and what is not."""
    source = path.read_text(encoding="utf-8")
    assert source.startswith("# "), "begin with a comment: what the file holds, its order, its strictness"
    rows = tomllib.loads(source)["case"]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row.keys() <= KEYS, row["id"]
        for says in row.get("says", ()):
            assert says.keys() <= SAYS, row["id"]
            assert says["kind"] in set(Kind), row["id"]
            assert says.get("status", "asserted") in set(Status), row["id"]
            for key in ("cue", "content", "speaker", "occasion", "medium"):
                values = says.get(key, [])
                for value in [values] if isinstance(values, str) else values:
                    text = row.get("title", "") + row["text"]
                    assert whole(text, value) in text, (row["id"], key, value)
    assert any(row.get("says") for row in rows), "positive cases"
    assert any(not row.get("says") for row in rows), "negative cases stand beside them"


def test_the_matrix_is_large() -> None:
    """Enough cases to mean something."""
    assert len(CASES) >= 120
