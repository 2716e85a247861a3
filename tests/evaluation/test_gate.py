"""The gate: no figure may fall."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mahdar.evaluation.gate import load_sets, main
from tests.test_pipeline import PAGE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one page of gold: one statement that is found, and one that is none."""
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "a.txt").write_text(PAGE, encoding="utf-8")
    content = PAGE.index("الممر مفتوح أمام")
    right = {"content": [content, PAGE.index(".", content)], "kind": "indirect", "who": "سامر حداد"}
    wrong = {"content": [0, 3], "kind": "act", "who": "x"}
    row = {"doc": "a", "article": {"title": "x", "body": [0, len(PAGE)]}, "statements": [right, wrong]}
    (gold / "gold.jsonl").write_text(json.dumps(row), encoding="utf-8")
    _write(tmp_path, {"recall": None, "false_per_page": None})
    return tmp_path


def _write(project: Path, floors: dict[str, float | None], **fields: Any) -> None:
    (project / "evals").mkdir(exist_ok=True)
    row = {"folders": ["gold"], "floors": floors, **fields}
    (project / "evals" / "floors.json").write_text(json.dumps({"sets": {"own": row}}), encoding="utf-8")


def _gate(project: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(project), *options], catch_exceptions=False)


def _floors(project: Path) -> dict[str, float | None]:
    (only,) = load_sets(project / "evals" / "floors.json")
    return dict(only.floors)


def test_update_sets_floors_and_then_they_hold(project: Path) -> None:
    """What is reached becomes the floor, with the digest and the counts of the gold."""
    assert _gate(project, "--update").exit_code == 0
    assert _floors(project)["recall"] == 0.5
    (only,) = load_sets(project / "evals" / "floors.json")
    assert (only.pages, only.statements) == (1, 2)
    assert only.digest
    assert _gate(project).exit_code == 0


def test_a_figure_below_its_floor_fails(project: Path) -> None:
    """The message names set, figure and floor."""
    _write(project, {"recall": 0.6})
    result = _gate(project)
    assert result.exit_code == 1
    assert "own: FAILED (1 pages, 2 statements)" in result.output
    assert "recall is 0.5, below its floor 0.6" in result.output


def test_less_is_better_for_false_ones(project: Path) -> None:
    """Such a floor is a ceiling."""
    _write(project, {"false_per_page": 0.0})
    result = _gate(project)
    assert result.exit_code == 1
    assert "above its ceiling 0.0" in result.output
    _write(project, {"false_per_page": 99.0})
    assert _gate(project).exit_code == 0


def test_rounding_is_no_fall(project: Path) -> None:
    """Less than one statement's worth."""
    _write(project, {"recall": 0.501})
    assert _gate(project).exit_code == 0


def test_update_never_lowers_a_floor(project: Path) -> None:
    """Unless it is said that it may."""
    _gate(project, "--update")
    path = project / "evals" / "floors.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"recall": 0.5', '"recall": 0.9'), encoding="utf-8")
    _gate(project, "--update")
    assert _floors(project)["recall"] == 0.9
    _gate(project, "--update", "--allow-regression")
    assert _floors(project)["recall"] == 0.5


def test_changed_gold_asks_for_a_look(project: Path) -> None:
    """Floors mean nothing on other gold; an update sets them anew."""
    _gate(project, "--update")
    (project / "gold" / "a.txt").write_text(PAGE + "\n", encoding="utf-8")
    result = _gate(project)
    assert result.exit_code == 1
    assert "have changed" in result.output
    assert _gate(project, "--update").exit_code == 0
    assert _gate(project).exit_code == 0


def test_an_absent_set_is_skipped_with_its_reason_if_it_may_be(project: Path) -> None:
    """Gold that is not part of the project may be absent; its floors stay as they are."""
    shutil.rmtree(project / "gold")
    _write(project, {"recall": 0.5}, optional=True)
    result = _gate(project, "--update")
    assert result.exit_code == 0
    assert "own: skipped" in result.output
    assert _floors(project) == {"recall": 0.5}
    _write(project, {"recall": 0.5})
    assert _gate(project).exit_code == 1


def test_a_broken_floors_file_is_named(project: Path) -> None:
    """No traceback."""
    (project / "evals" / "floors.json").write_text("{}", encoding="utf-8")
    result = _gate(project)
    assert result.exit_code == 1
    assert "is no file of floors" in result.output


def test_aims_are_shown_and_do_not_fail(project: Path) -> None:
    """A floor is what was reached; an aim is what is wanted."""
    _write(project, {"recall": 0.5}, bars={"recall": 0.95})
    result = _gate(project)
    assert result.exit_code == 0
    assert "aim 0.95 (not reached)" in result.output
