"""The hand-written gold of the example pages cannot drift from the pages: every string must occur."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from resolve import gold_files, lines, load, page_text

from mahdar.evaluation.marking import find

GOLD = Path(__file__).parent
PAGES = GOLD.parents[1] / "examples" / "pages"
OWN = GOLD.parents[1] / "evals" / "gold" / "own-ordinary"
GROUPS = yaml.safe_load((GOLD / "groups.yaml").read_text(encoding="utf-8"))
TEXTS = {path.stem: page_text(path) for path in sorted(PAGES.iterdir())}
KINDS = {"direct", "indirect", "mixed", "act"}


def test_every_page_has_gold() -> None:
    assert {path.stem for path in gold_files(GOLD)} == set(TEXTS)


@pytest.mark.parametrize("path", gold_files(GOLD), ids=lambda path: path.stem)
def test_strings_stand_on_the_page(path: Path) -> None:
    gold, text = load(path, PAGES)
    assert gold["article"]["title"] in text
    for row in gold["statements"]:
        assert row["kind"] in KINDS
        assert row["who"]
        content = text[slice(*row["content"])]
        assert content == content.strip()
        assert not content.endswith((".", "،", "؛", ":"))


@pytest.mark.parametrize("group", GROUPS["groups"], ids=lambda group: group["id"])
def test_group_members_are_statements_of_the_gold(group: dict) -> None:
    assert 1 <= group["min"] <= group["max"] <= len({member["doc"] for member in group["members"]})
    for member in group["members"]:
        gold, text = load(GOLD / f"{member['doc']}.yaml", PAGES)
        assert list(find(text, member["content"], gold["article"]["body"][0])) in [
            row["content"] for row in gold["statements"]
        ]


@pytest.mark.parametrize("copy", GROUPS["copies"], ids=lambda copy: f"{copy['a']}-{copy['b']}")
def test_copied_passages_stand_on_both_pages(copy: dict) -> None:
    find(TEXTS[copy["a"]], copy["a_text"])
    find(TEXTS[copy["b"]], copy["b_text"])


def test_singles_are_the_statements_in_no_group() -> None:
    grouped = {(member["doc"], member["content"]) for group in GROUPS["groups"] for member in group["members"]}
    total = sum(len(load(path, PAGES)[0]["statements"]) for path in gold_files(GOLD))
    assert GROUPS["singles"] == total - len(grouped)


def test_offsets_of_the_own_gold_are_those_of_its_words() -> None:
    assert (OWN / "gold.jsonl").read_text(encoding="utf-8") == lines(OWN)
