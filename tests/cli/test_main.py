"""The command line as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from mahdar import __version__
from mahdar.cli.commands import Named
from mahdar.cli.main import cli


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


@pytest.mark.parametrize("command", cli.commands.values(), ids=lambda command: command.name)
def test_what_is_said_of_a_command_is_what_it_says_of_itself(command: click.Command) -> None:
    """The list shows the first sentence of each command's help, without importing it."""
    assert isinstance(command, Named)
    loaded = command.load()
    assert (loaded.name, loaded.get_short_help_str(200)) == (command.name, command.get_short_help_str(200))


def test_the_list_of_commands_waits_for_nothing() -> None:
    """Neither the readers of pages nor the record are imported for it."""
    run = "import sys; from mahdar.cli.main import cli; cli(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, check=True)
    loaded = set(done.stdout.decode().splitlines()[-1].split())
    assert "mahdar.cli.commands" in loaded
    assert not loaded & {"lxml", "apsw", "mahdar.pipeline", "mahdar.export", "mahdar.lang"}


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
