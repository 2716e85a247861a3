"""`mahdar show`."""

from __future__ import annotations

from pathlib import Path

from mahdar.cli.show import CONTEXT
from mahdar.model import Reading
from mahdar.model.codec import to_line
from tests import factory
from tests.cli.conftest import Run


def test_a_statement_is_shown_with_all_that_proves_it(run: Run, saved: Path) -> None:
    """Context with marks, chain link by link, date with its rule, doubts."""
    result = run("show", saved, "st-1")
    assert result.exit_code == 0
    for line in (
        "   القائل: غريغور فالتن",
        "   فعل النقل: قال",
        "   2023-03-13  rule=day.yesterday  from=2023-03-14",
        "   اليوم: أمس",
        "   القناة: قناة بحر «قناة بحر»",
        "   الوكالة: الوكالة لم تُذكر",
        "   كاربين (نوردبرس) - {قال} <الوزير غريغور فالتن> أمس لقناة بحر إن [الممر مفتوح].",
    ):
        assert line in result.stdout.splitlines()


def test_without_id_the_article_is_shown_with_what_was_cut_away(run: Run, saved: Path) -> None:
    """Nothing of the page is hidden: what is not article is marked as cut."""
    lines = run("show", saved).stdout.splitlines()
    body = factory.article().body
    assert f"+ {body[0]}-{body[1]}  body  sentence" in lines
    link = lines.index(next(line for line in lines if "related" in line))
    assert lines[link].startswith("- ")
    assert lines[link + 1] == "   اقرأ أيضا"


def test_the_beginning_of_an_id_is_enough(run: Run, saved: Path) -> None:
    """As with commits."""
    assert run("show", saved, "st").stdout == run("show", saved, "st-1").stdout


def test_an_unknown_id_is_told(run: Run, saved: Path) -> None:
    """Exit code 1, and the command that helps."""
    result = run("show", saved, "st-9")
    assert result.exit_code == 1
    assert "no statement 'st-9'" in result.stderr
    assert "mahdar read" in result.stderr


def test_a_page_without_blocks_shows_a_window(run: Run, tmp_path: Path) -> None:
    """Of a wall of text only the surroundings are shown."""
    text = factory.TEXT + "ا" * 5000
    path = tmp_path / "wall.jsonl"
    path.write_text(to_line(Reading(factory.article(text), (factory.statement(),))), encoding="utf-8")
    shown = run("show", path, "st-1").stdout
    assert "[الممر مفتوح]" in shown
    assert len(shown) < 2000 + 2 * CONTEXT
