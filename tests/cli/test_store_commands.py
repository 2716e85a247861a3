"""The commands over a record: what they print, and how they end."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mahdar.cli.main import cli
from mahdar.database import Database
from mahdar.errors import MahdarError, StoreError, UsageError

PAGES = {
    "nordpress.txt": (
        "الحداد: الممر مفتوح\nنوردبرس\n2023-03-14\n"
        "قال وزير الخارجية سامي الحداد أمس الاثنين إن الممر مفتوح أمام جميع السفن التجارية بلا استثناء.\n"
        "وأكدت المتحدثة ليلى منصور أن بلادها تريد ضمانات مكتوبة قبل أي لقاء.\n"
    ),
    "harbour.txt": (
        "الممر والضمانات\n2023-03-15\n"
        'قال سامي الحداد: "لن نغلق الممر أمام أحد ما دامت الضمانات قائمة".\n'
        "وأضاف أن المحادثات ستستأنف الأسبوع المقبل.\n"
        "وقال وزير الخارجية سامي الحداد إن الممر مفتوح أمام جميع السفن التجارية بلا استثناء.\n"
    ),
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of two pages, made by the command."""
    top = tmp_path_factory.mktemp("cli")
    pages = top / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / name).write_text(text, encoding="utf-8")
    place = str(top / "record.db")
    result = run("ingest", str(pages), "-d", place, "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "2 pages" in result.stderr
    return place


def run(*arguments: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(cli, list(arguments))


def rows(*arguments: str) -> list[dict[str, object]]:
    """The lines of JSON that a command prints."""
    result = run(*arguments, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_search_prints_statements_with_their_proof(database: str) -> None:
    """Each with article, group, and the places of the words asked for."""
    found = rows("search", "-d", database, "الضمانات")
    assert len(found) == 2
    for row in found:
        with Database(database, write=False) as record:
            (reading,) = record.readings(row["article"]["id"])  # type: ignore[index]
        for start, end in row["marks"]:  # type: ignore[attr-defined]
            assert "ضمانات" in reading.article.text[start:end]
        assert row["group"] is None or row["group"]["independent"][0] >= 1  # type: ignore[index]


def test_operators_of_the_command_line(database: str) -> None:
    """The shell takes quotation marks away; what it kept together stays together."""
    assert len(rows("search", "-d", database, "speaker:ليلى منصور", "ضمانات")) == 1
    assert len(rows("search", "-d", database, "ضمانات مكتوبة", "بلادها")) == 1
    assert run("search", "-d", database, "مكتوبة ضمانات", "بلادها").exit_code == 1


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "md"])
@pytest.mark.parametrize(
    "command",
    [("search", "الضمانات"), ("statements",), ("timeline",), ("articles",), ("articles", "الممر"), ("people",)],
    ids=" ".join,
)
def test_every_list_in_every_form(database: str, command: tuple[str, ...], form: str) -> None:
    """Results on stdout, how many on stderr, and the ending of grep."""
    result = run(*command, "-d", database, "--format", form, "--limit", "2", "--lang", "en")
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()
    assert " of " in result.stderr
    if form == "json":
        (items,) = [value for value in json.loads(result.stdout).values() if isinstance(value, list)]
        assert 1 <= len(items) <= 2
    if form == "jsonl":
        assert 1 <= len([json.loads(line) for line in result.stdout.splitlines()]) <= 2
    if form == "csv":
        table = list(csv.reader(io.StringIO(result.stdout.removeprefix("\ufeff"))))
        assert 2 <= len(table) <= 3
        assert len({len(row) for row in table}) == 1


@pytest.mark.parametrize(
    "command",
    [
        ("search", "لايوجد"),
        ("statements", "--speaker", "لايوجد"),
        ("timeline", "--after", "2099"),
        ("articles", "لايوجد"),
        ("people", "لايوجد"),
        ("show", "st-none"),
        ("groups", "gr-none"),
    ],
    ids=" ".join,
)
def test_nothing_found(database: str, command: tuple[str, ...]) -> None:
    """Ends with 1, prints nothing, and says so."""
    result = run(*command, "-d", database, "--lang", "en")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing found" in result.stderr


def test_wrong_usage(database: str, tmp_path: Path) -> None:
    """An error of ours, which `main` turns into one line and exit code 2; a missing file is not made."""
    for arguments, error in (
        (("search", "-d", database, "kind:loud"), UsageError),
        (("statements", "-d", database, "--after", "yesterday"), UsageError),
        (("search", "-d", str(tmp_path / "none.db"), "x"), StoreError),
        (("fix", "-d", database, "st-none", "--reject"), UsageError),
        (("fix", "-d", database, "--reject"), UsageError),
        (("people", "-d", database, "--same", "x"), UsageError),
    ):
        result = run(*arguments)
        assert isinstance(result.exception, error), result.output
        assert isinstance(result.exception, MahdarError)
    assert not (tmp_path / "none.db").exists()
    assert run("search", "x").exit_code == 2
    assert run("show").exit_code == 2
    assert run("check").exit_code == 2


def test_the_same_again(database: str) -> None:
    """Adds nothing, and is no failure."""
    result = run("ingest", str(Path(database).parent / "pages"), "-d", database, "--lang", "en")
    assert result.exit_code == 0
    assert "no pages" in result.stderr
    assert "nothing has changed" in result.stderr
    assert run("ingest", str(Path(database).parent / "none"), "-d", database).exit_code == 1


def test_show_and_check_of_a_record(database: str) -> None:
    """By the first characters of an id; statement and article."""
    (first, *_) = rows("statements", "-d", database)
    shown = run("show", "-d", database, str(first["id"]))
    assert shown.exit_code == 0
    assert str(first["id"]) in shown.stdout
    article = run("show", "-d", database, str(first["article"]["id"]))  # type: ignore[index]
    assert article.exit_code == 0
    checked = run("check", "-d", database, "--lang", "en")
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert "2 pages" in checked.stderr


def test_commands_over_pages_take_records_too(database: str) -> None:
    """The file of a record among their inputs."""
    result = run("read", database, "--format", "jsonl")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    assert run("check", database).exit_code == 0


def test_groups_of_a_record(database: str) -> None:
    """As they are stored; by the id of a statement too."""
    everything = rows("groups", "-d", database)
    assert everything
    member = everything[0]["members"][0]  # type: ignore[index]
    (one,) = rows("groups", "-d", database, member["statement"])
    assert one == everything[0]


def test_timeline_goes_forward(database: str) -> None:
    """Day by day."""
    days = [str(row["day"]) for row in rows("timeline", "-d", database)]
    assert days == sorted(days)
    assert len(set(days)) > 1
    assert "== 2023-03-1" in run("timeline", "-d", database).stdout


def test_people_with_every_spelling(database: str) -> None:
    """And why each is theirs."""
    (person,) = rows("people", "-d", database, "الحداد")
    assert person["statements"] >= 2  # type: ignore[operator]
    assert {"name", "count"} == set(person["names"][0])  # type: ignore[index]


def test_decisions(database: str, tmp_path: Path) -> None:
    """Taken, listed, seen at once, and taken back."""
    place = str(tmp_path / "copy.db")
    Path(place).write_bytes(Path(database).read_bytes())
    (row,) = rows("search", "-d", place, "speaker:ليلى", "ضمانات")
    assert run("fix", "-d", place).exit_code == 1
    assert run("fix", "-d", place, str(row["id"]), "--speaker", "سلمى أودين", "--note", "سهو").exit_code == 0
    assert rows("search", "-d", place, "speaker:سلمى")[0]["id"] == row["id"]
    listed = run("fix", "-d", place)
    assert "سهو" in listed.stdout
    decision = listed.stdout.split()[0]
    assert run("fix", "-d", place, "--undo", decision).exit_code == 0
    assert run("search", "-d", place, "speaker:سلمى").exit_code == 1
    assert run("people", "-d", place, "الحداد", "--same", "الوزير").exit_code == 0
    assert run("relink", "-d", place, "--lang", "en").exit_code == 0


def test_what_could_not_be_read_is_told(tmp_path: Path) -> None:
    """On stderr with its reason; the rest goes in."""
    (tmp_path / "good.txt").write_text(PAGES["harbour.txt"], encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.4")
    result = run("ingest", str(tmp_path / "good.txt"), str(tmp_path / "bad.txt"), "-d", str(tmp_path / "r.db"))
    assert result.exit_code == 0
    assert "bad.txt: damaged" in result.stderr


def test_chains_of_a_record(database: str) -> None:
    """By the id of a statement or by its speaker, with the group as it is stored."""
    (one,) = rows("chain", "-d", database, str(rows("search", "-d", database, "مكتوبة")[0]["id"]))
    assert next(link["role"] for link in one["chain"]) == "speaker"  # type: ignore[attr-defined]
    said = rows("chain", "-d", database, "--speaker", "الحداد")
    assert any(row["group"] for row in said)
    assert "speaker" in run("chain", "-d", database, "--speaker", "الحداد").stdout
    assert run("chain", "-d", database, "st-none").exit_code == 1
    assert run("chain", "-d", database).exit_code == 2
