"""The commands over several pages, on the example story."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mahdar.cli.link_commands.chain import chain
from mahdar.cli.link_commands.compare import compare
from mahdar.cli.link_commands.groups import groups
from mahdar.cli.link_commands.reuse import reuse
from mahdar.cli.link_commands.trace import trace
from tests.links.texts import FILLER, WIRE

BY_NAME = {command.name: command for command in (trace, groups, reuse, compare, chain)}
PAIR = ("examples/pages/01-shira.txt", "examples/pages/02-marfa.txt")


def run(name: str, *arguments: str, given: str | None = None) -> Result:
    """Run one command, with text on stdin."""
    return CliRunner().invoke(BY_NAME[name], list(arguments), input=given, catch_exceptions=False)


@pytest.fixture(autouse=True)
def _at_the_top(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


def test_trace_says_one_voice_or_several() -> None:
    """First the verdict, then what it rests on, then what is not known."""
    result = run("trace", *PAIR)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("one-origin")
    assert "لا دليل على أكثر من منشأ واحد" in lines[1]
    assert "== ما لا يُعرف" in result.stdout


def test_trace_speaks_english() -> None:
    """The interface's words; the pages keep theirs."""
    result = run("trace", *PAIR, "--lang", "en")
    assert "No evidence of more than one origin" in result.stdout
    assert "not whether they are true" in result.stdout


def test_trace_reads_pasted_texts() -> None:
    """Lines of hyphens stand between texts on stdin; nothing need be stored."""
    result = run("trace", "--format", "json", given=f"{WIRE}\n---\n{FILLER[0]}\n{WIRE}\n")
    found = json.loads(result.stdout)
    assert found["pages"] == 2
    assert {passage["a"] for passage in found["passages"]} == {"-1"}


def test_groups_have_the_fixed_names() -> None:
    """What score programs read."""
    result = run("groups", *PAIR, "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    for row in rows:
        assert {"id", "speaker", "members", "independent", "reasons"} <= set(row)
        lower, upper = row["independent"]
        assert 1 <= lower <= upper
        for member in row["members"]:
            text = Path(member["path"]).read_bytes().decode()
            assert text[slice(*member["span"])] == member["text"]


def test_reuse_has_the_fixed_names() -> None:
    """Offsets of both sides, in code points."""
    result = run("reuse", *PAIR, "--format", "jsonl")
    for row in map(json.loads, result.stdout.splitlines()):
        for side in "ab":
            assert Path(row[side]).read_bytes().decode()[slice(*row[f"{side}_span"])] == row[f"{side}_text"]
        assert row["kind"] in ("verbatim", "edited", "reworded")
        assert 0 < row["score"] <= 1


@pytest.mark.parametrize("name", ["groups", "reuse"])
def test_tables_are_safe_in_spreadsheets(name: str) -> None:
    """With a BOM, and one row a member or passage."""
    result = run(name, *PAIR, "--format", "csv")
    assert result.stdout.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff"))))
    assert rows
    assert all(None not in row.values() for row in rows)


def test_compare_shows_what_was_cut() -> None:
    """The second page cut words of the first."""
    result = run("compare", *PAIR, "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    assert all({"edits", "differences", "marks", "likeness"} <= set(row) for row in rows)
    assert run("compare", *PAIR).stdout.startswith("likeness=")


def test_compare_takes_two_pages() -> None:
    """A folder of many is wrong usage."""
    with pytest.raises(Exception, match="two pages"):
        run("compare", "examples/pages", PAIR[0])


def test_chain_shows_every_link() -> None:
    """Of the statements of one speaker, in any spelling of the name."""
    result = run("chain", *PAIR, "--speaker", "ميرجان", "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    assert all(row["chain"][0]["role"] == "speaker" for row in rows)
    assert "chain" in BY_NAME
    assert run("chain", PAIR[0], "--id", rows[0]["id"]).exit_code == 0


@pytest.mark.parametrize("name", ["trace", "groups", "reuse", "chain"])
def test_a_page_that_is_not_there_is_nothing_found(name: str) -> None:
    """Exit code 1, with the reason on stderr."""
    result = run(name, "no/such/page.txt")
    assert result.exit_code == 1
    assert "missing" in result.stderr


def test_what_is_printed_is_the_same_in_any_order_of_pages() -> None:
    """Names of the pages on the command line may come as they like."""
    assert run("trace", *PAIR).stdout == run("trace", *PAIR[::-1]).stdout
