"""The command line as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mahdar import __version__


def _run(*arguments: str, folder: Path | None = None, **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "mahdar", *arguments]
    return subprocess.run(command, capture_output=True, check=False, cwd=folder, env=os.environ | variables)


def test_the_version() -> None:
    """As the package has it."""
    assert _run("--version").stdout.decode().strip() == f"mahdar, version {__version__}"


@pytest.mark.parametrize("command", [("eval", "."), ("export", ".", "-o", "no/such/folder/out.csv")], ids=str)
def test_errors_are_one_line_and_exit_code_two(tmp_path: Path, command: tuple[str, ...]) -> None:
    """No traceback for what is not a defect of ours."""
    result = _run(*command, folder=tmp_path)
    assert result.returncode == 2
    (line,) = result.stderr.decode().splitlines()
    assert line.startswith("mahdar: ")


def test_arabic_comes_out_in_any_locale(tmp_path: Path) -> None:
    """UTF-8 always: the machine's locale decides nothing."""
    page = tmp_path / "page.txt"
    page.write_text("عنوان\n\nقال الوزير سامر حداد إن الممر مفتوح أمام السفن كلها منذ أمس.\n", encoding="utf-8")
    result = _run("read", str(page), LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert result.returncode == 0, result.stderr.decode()
    assert "الممر مفتوح" in result.stdout.decode("utf-8")


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    """`mahdar … | head` ends quietly."""
    result = subprocess.run(
        f"{sys.executable} -m mahdar demo | head -n 1", shell=True, capture_output=True, check=False, cwd=tmp_path
    )
    assert b"Traceback" not in result.stderr
