"""Gold, in offsets and in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from mahdar.errors import RecordError, UsageError
from mahdar.evaluation.gold import digest, load_gold
from mahdar.evaluation.marking import find, resolve

TEXT = "عنوان\nقال زيد إن البحر واسع. وقال عمرو: «البحر ضيق». وقال زيد إنه لا يوافق على ذلك القول.\nذيل"
MARKS: dict[str, Any] = {
    "article": {"title": "عنوان", "body_start": "قال زيد", "body_end": "ذلك القول.", "published": None},
    "statements": [
        {"speaker": "زيد", "who": "زيد", "cue": "قال", "content": "البحر واسع", "kind": "indirect"},
        {"speaker": "عمرو", "who": "عمرو", "cue": "قال", "content": "البحر ضيق", "kind": "direct"},
        {"speaker": None, "who": "زيد", "cue": "قال", "content": "لا يوافق … القول", "kind": "indirect"},
    ],
}


def _resolved(**changes: Any) -> dict[str, Any]:
    return resolve(MARKS | changes, TEXT)


def test_words_get_their_offsets() -> None:
    """The cue before its content, the speaker nearest to the cue, a content by its ends."""
    rows = _resolved()["statements"]
    assert [TEXT[slice(*row["content"])] for row in rows] == ["البحر واسع", "البحر ضيق", "لا يوافق على ذلك القول"]
    assert [row["cue"][0] for row in rows] == [match for match in range(len(TEXT)) if TEXT.startswith("قال ", match)]
    assert TEXT[slice(*rows[1]["speaker"])] == "عمرو"
    assert rows[2]["speaker"] is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"content": "السماء"}, "not on the page"),
        ({"content": "البحر … السماء"}, "its end is not on the page"),
        ({"content": "ذيل"}, "outside the body"),
        ({"cue": "صرح"}, "not on the page as whole words"),
        ({"speaker": "زي"}, "not on the page as whole words"),
    ],
)
def test_marks_that_are_not_on_the_page_are_refused(change: dict[str, str], message: str) -> None:
    """Gold cannot drift from its page."""
    with pytest.raises(RecordError, match=message):
        _resolved(statements=[MARKS["statements"][0] | change])


def test_what_is_said_to_be_no_statement_is_none() -> None:
    """Gold cannot contradict itself."""
    assert _resolved(not_statements=["ذيل"])
    with pytest.raises(RecordError, match="said to be no statement"):
        _resolved(not_statements=["البحر واسع"])


def test_the_longer_stretch_decides() -> None:
    """`cue_in` and `speaker_in` choose among several."""
    row = {"cue_in": "وقال عمرو", "speaker_in": "وقال زيد"} | MARKS["statements"][0]
    (found,) = _resolved(statements=[row])["statements"]
    assert found["cue"][0] == TEXT.index("وقال عمرو") + 1
    assert found["speaker"][0] == TEXT.index("وقال زيد") + 5


def test_both_forms_of_gold_are_the_same(tmp_path: Path) -> None:
    """Words beside a page, or offsets beside it."""
    words, offsets = tmp_path / "words", tmp_path / "offsets"
    for folder in (words, offsets):
        folder.mkdir()
        (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (words / "a.yaml").write_text(yaml.safe_dump(MARKS, allow_unicode=True), encoding="utf-8")
    (words / "notes.yaml").write_text("no: page", encoding="utf-8")
    row = {"doc": "a"} | _resolved()
    (offsets / "gold.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (from_words,), (from_offsets,) = load_gold(words), load_gold(offsets)
    assert from_words.statements == from_offsets.statements
    assert (from_words.title, from_words.body) == (from_offsets.title, from_offsets.body)


def test_pages_may_lie_elsewhere(tmp_path: Path) -> None:
    """Gold of the example pages does not lie among them."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(yaml.safe_dump(MARKS), encoding="utf-8")
    (page,) = load_gold(tmp_path, tmp_path / "pages")
    assert page.path == tmp_path / "pages" / "a.txt"


def test_broken_gold_is_named(tmp_path: Path) -> None:
    """File, line and field."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    row = {"doc": "a", "article": {"body": [0, 9999]}, "statements": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(RecordError, match=r"gold\.jsonl, line 1: article\.body: expected two offsets"):
        load_gold(tmp_path)
    (tmp_path / "gold.jsonl").write_text('{"doc": "b"}', encoding="utf-8")
    with pytest.raises(UsageError, match="no page b"):
        load_gold(tmp_path)


def test_the_digest_is_of_gold_and_pages(tmp_path: Path) -> None:
    """A change in either is a change."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(yaml.safe_dump(MARKS), encoding="utf-8")
    first = digest(tmp_path)
    assert digest(tmp_path) == first
    (tmp_path / "a.txt").write_text(TEXT + " ", encoding="utf-8")
    second = digest(tmp_path)
    (tmp_path / "a.yaml").write_text(yaml.safe_dump(MARKS | {"note": "x"}), encoding="utf-8")
    assert len({first, second, digest(tmp_path)}) == 3


def test_find_looks_onwards() -> None:
    """Contents are looked for in the order of the file."""
    assert find("a b a b", "a b", 1) == (4, 7)
