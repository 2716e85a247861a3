"""`mahdar check`."""

from __future__ import annotations

from pathlib import Path

from mahdar.model import Span
from mahdar.model.codec import to_line
from tests import factory
from tests.cli.conftest import Run
from tests.test_pipeline import PAGE


def test_a_true_record_passes(run: Run, saved: Path) -> None:
    """Exit code 0, nothing on stdout, the count on stderr."""
    result = run("check", saved)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "كل المواضع مطابقة" in result.stderr


def test_pages_are_read_and_proven(run: Run, tmp_path: Path) -> None:
    """What the engine says of a page stands in the page."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    assert run("check", path).exit_code == 0


def test_a_false_record_fails_and_says_where(run: Run, tmp_path: Path) -> None:
    """Exit code 1; statement, field, what is said and what stands there."""
    path = tmp_path / "false.jsonl"
    wrong = factory.statement(content=Span(0, 11, "الممر مفتوح"))
    path.write_text(to_line(factory.reading(wrong)) + "\n", encoding="utf-8")
    result = run("check", path)
    assert result.exit_code == 1
    assert result.stdout == "a.txt  st-1  content: record 'الممر مفتوح', text 'كالدورا ترد'\n"


def test_a_record_that_cannot_be_decoded_fails(run: Run, saved: Path) -> None:
    """A check that could not look has not passed."""
    saved.write_text(saved.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    assert run("check", saved).exit_code == 1


def test_nothing_to_check_fails(run: Run, tmp_path: Path) -> None:
    """An empty folder proves nothing."""
    assert run("check", tmp_path).exit_code == 1
