"""The scripts at the door."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

SCRIPTS = ["scripts/demo", "scripts/test", ".ci/run"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_can_be_run(root: Path, script: str) -> None:
    """Executable, right bash, and stopping at the first failure."""
    path = root / script
    assert os.access(path, os.X_OK)
    assert "set -euo pipefail" in path.read_text(encoding="utf-8")
    subprocess.run(["bash", "-n", str(path)], check=True)


def test_wrong_usage_is_told(root: Path, tmp_path: Path) -> None:
    """From any folder, exit code 2."""
    command = [str(root / "scripts" / "test"), "--some"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "usage: scripts/test [--all]\n")


def test_continuous_integration_runs_everything(root: Path) -> None:
    """The same script as by hand, nothing hidden."""
    assert 'scripts/test" --all' in (root / ".ci" / "run").read_text(encoding="utf-8")
