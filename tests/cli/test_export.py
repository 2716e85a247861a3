"""`mahdar export`."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.export.formats import EXPORTS
from mahdar.model.codec import from_line
from tests import factory
from tests.cli.conftest import Run


@pytest.mark.parametrize("form", EXPORTS)
def test_the_ending_of_the_file_tells_the_format(run: Run, saved: Path, form: str) -> None:
    """Every format can be written by name, by ending, and to stdout; all are the same."""
    by_ending, by_name = saved.with_name(f"out.{form}"), saved.with_name("out.other")
    assert run("export", saved, "-o", by_ending).exit_code == 0
    assert run("export", saved, "-o", by_name, "--format", form).exit_code == 0
    on_stdout = run("export", saved, "--format", form).stdout_bytes
    assert by_ending.read_bytes() == by_name.read_bytes() == on_stdout


def test_jsonl_is_the_default_and_complete(run: Run, saved: Path) -> None:
    """What goes out can come back."""
    assert from_line(run("export", saved).stdout) == factory.reading()


def test_an_unknown_ending_is_wrong_usage(run: Run, saved: Path) -> None:
    """The formats are named."""
    result = run("export", saved, "-o", saved.with_name("out.xlsx"))
    assert result.exit_code == 2
    assert "--format jsonl|json|csv|md" in result.stderr


def test_a_broken_run_leaves_the_old_file(run: Run, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The target is replaced whole or not at all."""
    target = saved.with_name("out.md")
    target.write_text("old", encoding="utf-8")

    def broken(*_: object, **__: object) -> object:
        yield "half"
        raise KeyboardInterrupt

    monkeypatch.setitem(EXPORTS, "md", broken)  # type: ignore[arg-type]
    assert run("export", saved, "-o", target).exit_code != 0
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in saved.parent.iterdir()) == ["out.md", "saved.jsonl"]


def test_nothing_found_is_exit_code_one(run: Run, tmp_path: Path) -> None:
    """As with read; the file is written all the same, with no rows."""
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("export", tmp_path / "empty.txt", "-o", tmp_path / "out.csv").exit_code == 1
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").startswith("statement,path")
