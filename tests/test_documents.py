"""What the documents say is so."""

from __future__ import annotations

import ast
import doctest
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from mahdar.cli.main import cli
from tests.documents import DOCUMENTS, Block, blocks, run

SOURCE = Path(__file__).parent.parent / "src" / "mahdar"
CODES = {"Doubt": 0, "PageError": 0, "Dropped": 1}
"""Where in its arguments each class takes its code."""


@pytest.mark.parametrize("block", list(blocks("console")), ids=lambda block: block.name)
def test_commands_print_what_the_documents_show(block: Block) -> None:
    """`python tests/documents.py` writes the output anew where it has changed for the better."""
    assert run(block.text) == block.text


@pytest.mark.parametrize("block", list(blocks("pycon")), ids=lambda block: block.name)
def test_python_does_what_the_documents_show(block: Block, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions in the documents are doctests."""
    monkeypatch.chdir(root)
    test = doctest.DocTestParser().get_doctest(block.text, {}, block.name, str(block.document), block.line)
    results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test)
    assert results.failed == 0


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_documented(command: str, root: Path) -> None:
    """With its own help text, which is under test as output."""
    assert f"$ mahdar {command} --help" in (root / "docs" / "cli.md").read_text(encoding="utf-8")


def test_every_code_is_documented(root: Path) -> None:
    """Doubts and reasons are an interface: who meets one finds it in docs/doubts.md, and none there is dead."""
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", (root / "docs" / "doubts.md").read_text(encoding="utf-8"), re.M))
    used = {code for path in SOURCE.rglob("*.py") for code in _codes(ast.parse(path.read_text(encoding="utf-8")))}
    assert used - listed == set(), "add these to docs/doubts.md"
    assert listed - used == set(), "no code gives these any more"


def _codes(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CODES:
            place = CODES[node.func.id]
            code = node.args[place] if len(node.args) > place else None
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield code.value


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    """Links to files of the project, and paths in code marks that look like its files."""
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?://|#)([^)#\s]+)(?:#[^)]*)?\)", text)
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_picture_of_the_layers_is_the_contract(root: Path) -> None:
    """Every room of the layers in pyproject.toml stands in docs/architecture.md."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    rooms = {room.strip() for layer in layers for room in layer.split("|")} - {"__main__"}
    text = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [room for room in sorted(rooms) if not re.search(rf"\b{room}\b", text)] == []
