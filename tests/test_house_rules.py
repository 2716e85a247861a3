"""Rules that hold for every file of the package."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "mahdar"
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST = 400
# Letters only: brackets and commas of a script are no words.
ARABIC = re.compile(
    r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08ff\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc]"
)

every_file = pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SOURCE)) for path in FILES])


@every_file
def test_no_engine_file_holds_a_word_of_a_language(path: Path) -> None:
    """Language knowledge is data: Arabic letters stand in docstrings and comments, never in code."""
    source = path.read_text(encoding="utf-8")
    docstrings = set(_docstring_lines(ast.parse(source)))
    found = [
        f"line {token.start[0]}: {token.string.strip()[:60]}"
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type != tokenize.COMMENT and token.start[0] not in docstrings and ARABIC.search(token.string)
    ]
    assert not found, "move the words into a pack (src/mahdar/lang/packs) or a words file"


@every_file
def test_no_file_is_long(path: Path) -> None:
    """A file is one idea: at most 400 lines of code, without blank lines, comments and docstrings."""
    assert code_lines(path.read_text(encoding="utf-8")) <= LONGEST


@every_file
def test_every_public_thing_says_what_it_is(path: Path) -> None:
    """Modules, public classes, public functions and public methods have a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lacking = [] if ast.get_docstring(tree) else ["the module"]
    lacking += [node.name for node in _public(tree) if not ast.get_docstring(node)]
    assert not lacking


@every_file
def test_no_escape_spells_a_word(path: Path) -> None:
    """Words of a language are not hidden behind escapes either: a run of Arabic code points is one."""
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"(\\u0(6[2-4]|67)[0-9a-fA-F]){3}", source)


def code_lines(source: str) -> int:
    """Count the lines that hold code."""
    docstrings = set(_docstring_lines(ast.parse(source)))
    nothing = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in nothing:
            lines.update(range(token.start[0], token.end[0] + 1))
    return len(lines - docstrings)


def _docstring_lines(tree: ast.AST) -> Iterator[int]:
    """The lines of every text that stands as a statement of its own, and so does nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                    yield inner
