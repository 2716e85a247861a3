"""Odd pages of our own against what a person marked on them; see evals/gold/pages-own."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.errors import PageError, RecordError
from mahdar.evaluation.article_marks import load_marks
from mahdar.evaluation.articles import GoldArticle, compare_words, figures, load, score
from mahdar.model import Role

FOLDER = Path(__file__).parent.parent.parent / "evals" / "gold" / "pages-own"
FOLDERS = (FOLDER, FOLDER.with_name("pages-own2"), FOLDER.with_name("pages-own3"))
PAGES = {gold.name: gold for folder in FOLDERS for gold in load_marks(folder)}
HELD = [name for name, gold in PAGES.items() if gold.reason is None]
_EITHER = {(Role.CREDIT, Role.BODY), (Role.CREDIT, Role.CHROME)}
NONE = [name for name, gold in PAGES.items() if gold.reason is not None]


@pytest.mark.parametrize("name", HELD)
def test_headline_date_and_body_are_the_marked_ones(name: str) -> None:
    """Word for word; and every doubt that the page calls for stands on the article."""
    found = score(PAGES[name])
    assert found.reason is None
    assert (found.body.extra, found.body.missing) == (0, 0)
    assert found.title
    assert found.date
    assert found.found is not None
    assert {doubt.code for doubt in found.found.doubts} >= set(PAGES[name].doubts)


@pytest.mark.parametrize("name", HELD)
def test_other_blocks_have_their_roles(name: str) -> None:
    """Save that a credit line right above the text is the text's beginning, and a note below it stands outside."""
    wrong = [
        (wanted, role)
        for wanted, role, _ in score(PAGES[name]).roles
        if wanted is not role and (wanted, role) not in _EITHER
    ]
    assert wrong == []


@pytest.mark.parametrize("name", NONE)
def test_pages_without_article_say_why(name: str) -> None:
    """Walls and lists are dropped, each with its own reason."""
    assert score(PAGES[name]).reason == PAGES[name].reason


def test_odd_pages_do_not_cry_wolf() -> None:
    """The doubts about a page's being one whole article stand on no page but those marked so."""
    loud = {"live", "several-articles", "walled"}
    for name in HELD:
        found = score(PAGES[name]).found
        assert found is not None
        assert {doubt.code for doubt in found.doubts} & loud == set(PAGES[name].doubts), name


def test_the_figures_of_the_set() -> None:
    """Counted together; pages without article stand apart."""
    found = figures(score(gold) for gold in PAGES.values())
    assert (found["body_f1"], found["title"], found["date"], found["no_article"]) == (1.0, 1.0, 1.0, 1.0)
    assert (found["pages"], found["n_no_article"], found["wrong_dates"]) == (len(PAGES), len(NONE), 0)


def test_words_of_neutral_blocks_do_not_count(tmp_path: Path) -> None:
    """A subhead within the body neither helps nor harms; a caption harms."""
    (tmp_path / "a.txt").write_text("عنوان\nمتن أول\nعنوان فرعي\nمتن ثان\nصورة\n", encoding="utf-8")
    (tmp_path / "a.toml").write_text(
        'title = "عنوان"\nbody = ["متن أول", "متن ثان"]\n[roles]\nsubhead = ["عنوان فرعي"]\ncaption = ["صورة"]\n',
        encoding="utf-8",
    )
    (gold,) = load_marks(tmp_path)
    assert compare_words(["متن أول", "عنوان فرعي", "متن ثان"], gold).f1 == 1.0
    assert compare_words(["متن أول متن ثان صورة"], gold).precision == 0.8
    assert compare_words(["متن أول"], gold).recall == 0.5


def test_gold_that_does_not_fit_its_page_is_refused(tmp_path: Path) -> None:
    """A page that is not there, words that are not on it, another digest."""
    (tmp_path / "a.toml").write_text('reason = "listing"\n', encoding="utf-8")
    with pytest.raises(RecordError, match="no page"):
        load_marks(tmp_path)
    (tmp_path / "a.txt").write_text("خبر", encoding="utf-8")
    (tmp_path / "a.toml").write_text('title = "غيره"\nbody = ["خبر"]\n', encoding="utf-8")
    with pytest.raises(RecordError, match="not above the body"):
        load_marks(tmp_path)
    (tmp_path / "gold.jsonl").write_text('{"doc": "a.txt", "digest": "00", "body": []}\n', encoding="utf-8")
    with pytest.raises(RecordError, match="another page"):
        load(tmp_path / "gold.jsonl", tmp_path)


SETS = {"html": "html-pages", "flattened": "flattened-pages"}


@pytest.mark.parametrize("name", SETS)
def test_real_pages_agree_with_gold(name: str, shared: Path) -> None:
    """Body words at .97 or better, headline and date; no date that is wrong."""
    pages = shared / "data" / SETS[name]
    if not pages.is_dir():
        pytest.skip(f"no {SETS[name]} in ../shared/data")
    rows: tuple[GoldArticle, ...] = load(FOLDER.parent / "pages" / f"{name}.jsonl", pages)
    found = figures(score(gold) for gold in rows)
    assert (found["body_f1"] or 0) >= 0.97
    assert (found["title"], found["date"], found["wrong_dates"]) == (1.0, 1.0, 0)


def test_a_set_on_which_little_was_mended() -> None:
    """Cells of a table of results are taken for body there; the gold does not have them."""
    found = figures(score(gold) for gold in load_marks(FOLDER.with_name("pages-own4")))
    assert (found["body_f1"] or 0) >= 0.98
    assert (found["title"], found["date"], found["no_article"], found["doubts"]) == (1.0, 1.0, 1.0, 1.0)


def test_a_page_of_others_is_refused_by_reason() -> None:
    """The error names the page."""
    from mahdar.articles import extract

    with pytest.raises(PageError) as caught:
        extract(PAGES["home.html"].page)
    assert (caught.value.reason, caught.value.path) == ("listing", "home.html")
