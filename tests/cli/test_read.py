"""`mahdar read`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mahdar.model.codec import from_line, to_line
from tests import factory
from tests.cli.conftest import Run
from tests.test_pipeline import BAD, PAGE


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with one good page and bad ones."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    for name, payload in BAD.items():
        (folder / name).write_bytes(payload)
    return folder


def test_results_on_stdout_and_dropped_pages_on_stderr(run: Run, pages: Path) -> None:
    """stdout is only what was asked for, so that it can be piped."""
    result = run("read", pages, "--format", "jsonl")
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    assert len(from_line(line).statements) == 3
    for name in BAD:
        assert f"{name}: " in result.stderr


def test_the_exit_code_is_that_of_grep(run: Run, pages: Path) -> None:
    """0 found, 1 nothing found, 2 wrong usage."""
    assert run("read", pages / "page.txt").exit_code == 0
    assert run("read", pages / "empty.txt").exit_code == 1
    assert run("read", "no/such/file").exit_code == 1
    assert run("read").exit_code == 2
    assert run("read", pages, "--format", "song").exit_code == 2


def test_a_page_comes_by_stdin(run: Run) -> None:
    """- is stdin."""
    result = run("read", "-", "--format", "jsonl", stdin=PAGE.encode())
    assert json.loads(result.stdout)["path"] == "-"
    assert run("read", "-", stdin=b"").exit_code == 1


def test_saved_readings_come_by_file_and_by_stdin(run: Run, saved: Path) -> None:
    """What `--format jsonl` wrote is read back as it was."""
    by_file = run("read", saved, "--format", "jsonl").stdout
    by_pipe = run("read", "-", "--format", "jsonl", stdin=saved.read_bytes()).stdout
    assert by_file == by_pipe == to_line(factory.reading()) + "\n"


def test_json_is_one_object(run: Run, saved: Path) -> None:
    """Never a bare list, so that fields can be added."""
    found = json.loads(run("read", saved, "--format", "json").stdout)
    assert set(found) == {"schema", "readings"}


def test_text_keeps_ids_and_arabic_apart(run: Run, saved: Path) -> None:
    """A line is of ids, dates and offsets, or of the page's words: no terminal scrambles either."""
    content = factory.statement().content
    result = run("read", saved)
    assert result.stdout == (
        "art-1  2023-03-14T17:42  statements=1  a.txt\n"
        "   كالدورا ترد\n"
        "   الشراع · نوردبرس\n"
        "\n"
        f"st-1  2023-03-13  indirect  {content.start}-{content.end}  score=0.90  doubts=date-from-page\n"
        "   غريغور فالتن · الوزير غريغور فالتن · قال\n"
        "   الممر مفتوح\n"
        "   نقل بالمعنى · قناة بحر\n"
        "   سلسلة النقل: غريغور فالتن > قناة بحر > الوكالة لم تُذكر > الشراع (مستنتَج)\n"
        "\n"
    )
    assert result.stderr == "صفحة واحدة، تصريح واحد\n"


def test_a_pipe_gets_no_control_characters(run: Run, saved: Path) -> None:
    """Logical order and nothing else, unless isolates are asked for."""
    plain = run("read", saved).stdout
    assert not set(plain) & set("\x1b\u2066\u2067\u2068\u2069\u200e\u200f")
    isolated = run("read", saved, "--bidi", "isolate").stdout
    lines = [line for line in isolated.splitlines() if line.startswith("   ")]
    assert lines
    assert all(line.startswith("   \u2067") and line.endswith("\u2069") for line in lines)


def test_the_interface_speaks_english_when_asked(run: Run, saved: Path) -> None:
    """Our words change, the page's do not."""
    result = run("read", saved, "--lang", "en")
    assert "agency not stated" in result.stdout
    assert "الممر مفتوح" in result.stdout
    assert result.stderr == "1 page, 1 statement\n"


def test_a_broken_record_is_named_by_line_and_field(run: Run, saved: Path) -> None:
    """The others on the file are read."""
    saved.write_text('{"id": "x", "text": 5, "statements": []}\n' + saved.read_text(encoding="utf-8"), encoding="utf-8")
    result = run("read", saved, "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 1
    assert "saved.jsonl#1: bad-record: text: expected text, found int" in result.stderr
