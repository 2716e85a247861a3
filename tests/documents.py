"""Output in documents is real: commands in them are run and compared.

In `README.md` and `docs/*.md`, a block fenced with ``console`` holds commands after ``$ `` and what they print on
stdout; a block fenced with ``pycon`` is a doctest. All run at the project's top.

    python tests/documents.py      writes the output of every console block anew
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its document, the line it starts on, its kind and its text."""

    document: Path
    line: int
    kind: str
    text: str

    @property
    def name(self) -> str:
        """Document and line, to call a test by."""
        return f"{self.document.relative_to(ROOT)}:{self.line}"


def blocks(kind: str) -> Iterator[Block]:
    """Yield the blocks of a kind in all documents."""
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        for match in _BLOCK.finditer(text):
            if match[1] == kind:
                yield Block(document, text.count("\n", 0, match.start()) + 1, kind, match[2])


def run(text: str) -> str:
    """Return a console block with the output that its commands have today."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            lines += [line, *_output(line.removeprefix("$ ")).splitlines()]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _output(command: str) -> str:
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=os.environ | {"PATH": places, "COLUMNS": "100", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.stdout.decode("utf-8")


def main() -> None:
    """Write the output of every console block anew."""
    for document in DOCUMENTS:
        before = document.read_text(encoding="utf-8")
        after = _BLOCK.sub(
            lambda match: f"```console\n{run(match[2])}```" if match[1] == "console" else match[0], before
        )
        if after != before:
            document.write_text(after, encoding="utf-8")
            print(f"{document.relative_to(ROOT)}: written anew")


if __name__ == "__main__":
    main()
