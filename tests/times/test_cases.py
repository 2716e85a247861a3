"""Cases that people marked: how many of them are read rightly, and that the marks themselves are sound."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from mahdar.times import find

FOLDER = Path(__file__).parent / "cases"
LANGUAGES = ("ar", "en")


class Case(NamedTuple):
    """A text of a language, the day of its publication ("" for none), and the times it names: words and value."""

    language: str
    text: str
    anchor: str
    times: list[tuple[str, str]]
    missed: str


def load_cases(language: str) -> list[Case]:
    """Return the cases of a language in the order of its file."""
    sets = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))["set"]
    return [
        Case(
            language,
            case["text"],
            one["anchor"],
            [(words, value) for words, value in case["times"]],
            case.get("missed", ""),
        )
        for one in sets
        for case in one["cases"]
    ]


DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_POINT = rf"(?:{DAY}(?:T(?:[01]\d|2[0-3]):[0-5]\d)?|\d{{4}}(?:-(?:0[1-9]|1[0-2]|2[1-4]))?|\d{{3}}X|\d\dXX)~?"
EDTF = re.compile(rf"{_POINT}(?:/{_POINT})?")


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_are_sound(language: str) -> None:
    """Words stand in their text, in order; values are EDTF and name days that exist."""
    for case in load_cases(language):
        after = 0
        for words, value in case.times:
            after = case.text.index(words, after) + len(words)
            assert value == "" or EDTF.fullmatch(value), (case.text, value)
            assert all(date.fromisoformat(day) for day in re.findall(DAY, value))


@pytest.mark.parametrize(("language", "least"), [("ar", 120), ("en", 40)])
def test_there_are_enough(language: str, least: int) -> None:
    """And no text stands twice with one anchor."""
    cases = load_cases(language)
    assert len({(case.text, case.anchor) for case in cases}) == len(cases) >= least


READ = [
    pytest.param(case, id=f"{language}-{number}", marks=[pytest.mark.xfail(reason=case.missed)] if case.missed else [])
    for language in LANGUAGES
    for number, case in enumerate(load_cases(language), 1)
]


@pytest.mark.parametrize("case", READ)
def test_cases_are_read_as_marked(case: Case) -> None:
    """Words and value of every time in a text, and nothing else."""
    found = find(case.text, 0, len(case.text), case.anchor or None, case.language)
    assert [(time.span.text, time.value) for time in found if time.span] == case.times
