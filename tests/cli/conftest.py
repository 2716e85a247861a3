"""Pages and a way to run commands on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mahdar.cli.main import cli
from mahdar.model.codec import to_line
from tests import factory

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Runs a command line and returns its exit code, stdout and stderr; defects of ours are raised."""

    def invoke(*arguments: str | Path, stdin: bytes | str | None = None) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)

    return invoke


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """The small page of the factory as a saved reading."""
    path = tmp_path / "saved.jsonl"
    path.write_text(to_line(factory.reading()) + "\n", encoding="utf-8")
    return path
