"""`mahdar demo`."""

from __future__ import annotations

from pathlib import Path

from mahdar.cli.demo import examples
from tests.cli.conftest import Run


def test_the_example_pages_are_read(run: Run) -> None:
    """Every one of them; nothing is dropped, and it is said what the result is."""
    result = run("demo", "--lang", "en")
    assert result.exit_code == 0
    assert "dropped" not in result.stderr
    assert "reported speech" in result.stderr
    pages = [line for line in result.stdout.splitlines() if line.startswith("art-")]
    assert len(pages) == len(list(examples().glob("*.*")))


def test_the_pages_are_part_of_the_project(root: Path) -> None:
    """In an editable installation they are read from the sources."""
    assert examples() == root / "examples" / "pages"
