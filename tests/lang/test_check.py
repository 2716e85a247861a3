"""The rules that language packs keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.lang.check import check_packs, main

RIGHT = """
sorted = true
[[entry]]
id = "a.one"
forms = ["قال", "هـ"]
yes = ["قالـــت"]
[[entry]]
id = "a.two"
forms = ["ذكر"]
note = "no sentence: listed only"
"""


def _pack(folder: Path, text: str) -> Path:
    (folder / "xx").mkdir()
    (folder / "xx" / "words.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_right_file_has_no_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sentences may hold what pages hold; a lone letter may keep its tatweel."""
    assert list(check_packs(_pack(tmp_path, RIGHT))) == []
    assert main([str(tmp_path), "--strict"]) == 0
    assert capsys.readouterr().out == "1 pack files, 0 problems\n"


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('"a.two"', '"a.one"', "id 'a.one' stands 2 times"),
        ('"a.two"', '"a.0"', "says it is sorted; 'a.one' is out of order"),
        ('"a.two"', '"قال"', "must be ASCII"),
        ('"a.two"', '"b c"', "must be ASCII without spaces"),
        ('id = "a.two"', "", "entry 2: has no id"),
        ('["ذكر"]', "[]", "has no forms, or an empty one"),
        ('["ذكر"]', '["ذكر", "ذكر"]', "form 'ذكر' stands 2 times"),
        ('["ذكر"]', '["ذ  كر"]', "has spaces too many"),
        ('["ذكر"]', '["ذكــر"]', "holds a tatweel"),
        ('["ذكر"]', '["ا\u0653"]', "is not NFC; write 'آ'"),
        ('["ذكر"]', '["ذكر\u200f"]', "holds RIGHT-TO-LEFT MARK"),
        ("[[entry]]", "[entry", "is not valid TOML"),
        ('note = "no sentence: listed only"', "", "has neither sentences (yes, no) nor a note why not"),
    ],
)
def test_each_rule_is_seen_to_be_broken(tmp_path: Path, before: str, after: str, problem: str) -> None:
    """One mistake gives one problem, which says where and what."""
    assert before in RIGHT
    problems = [str(found) for found in check_packs(_pack(tmp_path, RIGHT.replace(before, after)))]
    assert len(problems) == 1, problems
    assert problem in problems[0]
    assert problems[0].startswith("xx/words.toml")
    assert main([str(tmp_path), "--strict"]) == 1


def test_a_file_may_say_why_it_needs_no_sentences(tmp_path: Path) -> None:
    """A list of countries is not proven sentence by sentence."""
    text = 'no_examples = "a list of countries"\n' + RIGHT.replace('note = "no sentence: listed only"', "")
    assert list(check_packs(_pack(tmp_path, text))) == []


def test_what_is_lacking_is_counted_and_not_yet_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --strict, entries without sentences are counted only."""
    _pack(tmp_path, RIGHT.replace('note = "no sentence: listed only"', ""))
    assert main([str(tmp_path)]) == 0
    assert "xx/words.toml: 1 entries without sentences or note" in capsys.readouterr().out


def test_the_packs_of_this_package_keep_the_rules() -> None:
    """What ships is right."""
    assert main([]) == 0
