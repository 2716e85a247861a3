"""What is installed is whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest


@pytest.mark.long
def test_the_wheel_reads_its_own_examples(root: Path, tmp_path: Path) -> None:
    """Packs, words, licences and example pages are in it, and the demo runs away from the sources."""
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "."]
    subprocess.run([*build, "--wheel-dir", str(tmp_path)], cwd=root, check=True)
    (wheel,) = tmp_path.glob("mahdar-*.whl")
    with ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "installed")
    missing = [
        path.name for path in (root / "examples" / "pages").iterdir() if f"mahdar/examples/{path.name}" not in names
    ]
    assert missing == []
    assert "mahdar/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    for source in (root / "src" / "mahdar").rglob("*.toml"):
        assert str(source.relative_to(root / "src")) in names
    run = "import sys; sys.argv = ['mahdar', 'demo', '--format', 'jsonl']; from mahdar.cli.main import main; main()"
    place = {"PYTHONPATH": str(tmp_path / "installed")}
    done = subprocess.run(
        [sys.executable, "-c", run], cwd=tmp_path, env=os.environ | place, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert str(tmp_path / "installed").encode() in done.stderr
