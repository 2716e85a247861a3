"""`mahdar eval`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mahdar.errors import UsageError
from mahdar.model import Kind, Status
from mahdar.model.codec import to_line
from tests import factory
from tests.cli.conftest import Run


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of gold with the small page and one statement marked on it, and another that is not found."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.txt").write_bytes(factory.TEXT.encode())
    article, statement = factory.article(), factory.statement()
    speaker, cue = statement.speaker.span, statement.cue
    assert speaker
    assert cue
    row = {
        "doc": "a",
        "article": {"title": "كالدورا ترد", "published": "2023-03-14", "outlet": "الشراع", "body": article.body},
        "statements": [
            {
                "speaker": speaker.range,
                "who": "غريغور فالتن",
                "cue": cue.span.range,
                "content": statement.content.range,
                "kind": "indirect",
                "date": "2023-03-13",
                "medium": "قناة بحر",
                "via": ["رويترز"],
            },
            {"speaker": None, "who": "زيد", "cue": None, "content": [0, 7], "kind": "act"},
        ],
    }
    (folder / "gold.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def predicted(tmp_path: Path) -> Path:
    """The right statement, one too many, and one that is only in the headline and so does not count."""
    extra = factory.statement(id="st-2", content=factory.span("اقرأ أيضا"), kind=Kind.ACT)
    headline = factory.statement(id="st-3", content=factory.span("كالدورا ترد"), status=Status.HEADLINE)
    path = tmp_path / "predicted.jsonl"
    line = to_line(factory.reading(factory.statement(), extra, headline))
    path.write_text(line + "\n", encoding="utf-8")
    return path


def test_the_figures_are_right(run: Run, gold: Path, predicted: Path) -> None:
    """One of two found, one of two right: counted by hand."""
    result = run("eval", gold, "--predicted", predicted, "--format", "json")
    found = json.loads(result.stdout)
    assert (found["gold"], found["predicted"], found["matched"]) == (2, 2, 1)
    assert (found["precision"], found["recall"], found["f1"]) == (0.5, 0.5, 0.5)
    assert (found["f1_without_acts"], found["f1_acts"]) == (1.0, 0)
    assert (found["speaker"], found["cue"], found["kind"], found["date"]) == (1.0, 1.0, 1.0, 1.0)
    assert (found["medium"], found["n_medium"], found["via"], found["n_via"]) == (1.0, 1, 0.0, 1)
    assert (found["title"], found["published"], found["body_overlap"]) == (1.0, 1.0, 1.0)


def test_errors_name_what_is_missed_and_what_is_too_much(run: Run, gold: Path, predicted: Path) -> None:
    """With the cue and the entry of the pack that was at work."""
    lines = run("eval", gold, "--predicted", predicted, "--errors").stdout.splitlines()
    assert "missed  a [act] cue '': 'كالدورا'" in lines
    assert "extra   a [act] cue 'قال' (say.qal): 'اقرأ أيضا'" in lines


@pytest.mark.parametrize(
    ("group", "line"),
    [
        ("kind", "indirect         1      1    1.000      1.000"),
        ("page", "     2      2  0.500  0.500 (0.10 to 0.91)  0.500 (0.10 to 0.91)  1.000 (0.21 to 1.00)  a"),
        ("outlet", "     2      2  0.500  0.500 (0.10 to 0.91)  0.500 (0.10 to 0.91)  1.000 (0.21 to 1.00)  الشراع"),
    ],
)
def test_figures_by_group(run: Run, gold: Path, predicted: Path, group: str, line: str) -> None:
    """Where it is strong and where it is weak."""
    assert line in run("eval", gold, "--predicted", predicted, "--by", group).stdout.splitlines()


def test_shares_come_with_counts_and_intervals(run: Run, gold: Path, predicted: Path) -> None:
    """A share of two cases does not look like a share of a thousand."""
    lines = run("eval", gold, "--predicted", predicted).stdout.splitlines()
    assert "precision               0.500   0.095 to 0.905   1/2" in lines


def test_a_folder_without_gold_is_an_error(run: Run, tmp_path: Path) -> None:
    """The message says what gold is."""
    with pytest.raises(UsageError, match=r"neither gold\.jsonl nor NAME\.yaml"):
        run("eval", tmp_path)
