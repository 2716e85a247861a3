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
from mahdar.export.labels import LANGUAGES, load_labels
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
    listed = set(_doubts(root)) | set(_listed(root, "## Reasons"))
    sources = {path: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    used = {code for source in sources.values() for code in _codes(ast.parse(source))}
    assert used - listed == set(), "add these to docs/doubts.md"
    dead = {code for code in listed if not any(f'"{code}"' in source for source in sources.values())}
    assert dead == set(), "no code gives these any more"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_doubt_can_be_shown(language: str, root: Path) -> None:
    """In the words of both interfaces (src/mahdar/export/words)."""
    labels = load_labels(language)
    assert [code for code in _doubts(root) if labels.get(f"doubt.{code}", "") == ""] == []


def _doubts(root: Path) -> list[str]:
    return _listed(root, "## Doubts")


def _listed(root: Path, heading: str) -> list[str]:
    text = (root / "docs" / "doubts.md").read_text(encoding="utf-8")
    section = text.partition(f"{heading}")[2].partition("\n## ")[0]
    codes = re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)
    assert codes == sorted(codes)
    return codes


def _codes(tree: ast.AST) -> Iterator[str]:
    """The constants in the place of the code, also where a condition chooses between two."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CODES:
            place = CODES[node.func.id]
            code = node.args[place] if len(node.args) > place else None
            choices = [code.body, code.orelse] if isinstance(code, ast.IfExp) else [code]
            for choice in choices:
                if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
                    yield choice.value


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
