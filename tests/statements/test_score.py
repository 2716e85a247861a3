"""Scores on statements, and the fitted file against what the engine can see."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from mahdar import pipeline, statements
from mahdar.articles import from_text
from mahdar.errors import PackError
from mahdar.statements import score
from mahdar.statements.score import SUREST, weights
from mahdar.statements.signs import FAMILIES
from tests.statements.case import load_cases

NAMED = "قال وزير الموانئ سليم العقيلي إن الميناء مفتوح أمام السفن."
CARRIED = "هطلت أمطار غزيرة على المدينة أمس. وأضاف أن الشوارع غرقت."


def test_the_fitted_file_weighs_signs_that_there_are() -> None:
    """Every family that it weighs is declared, and every declared one is weighed."""
    source = files("mahdar.statements").joinpath("score.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    assert {sign.partition("=")[0] for sign in table["weights"]} == FAMILIES
    assert table["scale"]["slope"] > 0
    assert re.search(r"^#   python -m mahdar\.evaluation\.calibrate .+ --write$", source, re.MULTILINE | re.DOTALL)


def test_every_sign_is_of_a_declared_family() -> None:
    """On all cases that are read; a statement has at most one sign of a family, and its score is that of its signs."""
    statements_seen = 0
    for case in load_cases():
        if case.xfail or case.known.get("language", "ar") != "ar":
            continue
        article = pipeline.read_text(case.text, **case.known).article
        seen: dict[str, tuple[str, ...]] = {}
        for statement in statements.find(article, seen):
            families = [sign.partition("=")[0] for sign in seen[statement.id]]
            assert set(families) <= FAMILIES
            assert len(families) == len(set(families))
            assert statement.score == weights().score(seen[statement.id])
            assert 1 - SUREST - 1e-9 <= statement.score <= SUREST
            statements_seen += 1
    assert statements_seen > 100


def test_a_named_speaker_beside_the_cue_is_surer_than_nobody() -> None:
    """The order that every reader expects."""
    (named,) = statements.find(from_text(NAMED))
    (carried,) = statements.find(from_text(CARRIED))
    assert named.score >= 0.9
    assert carried.score < 0.5


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"act=say"', '"colour=red"', "weighs 'colour=red'"),
        ("slope = ", "slope = -", "slope must be above 0"),
    ],
)
def test_a_broken_file_is_named(old: str, new: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what is wrong in it."""
    source = files("mahdar.statements").joinpath("score.toml").read_text(encoding="utf-8")
    broken = tomllib.loads(source.replace(old, new, 1))
    monkeypatch.setattr(score.tomllib, "loads", lambda _: broken)
    weights.cache_clear()
    try:
        with pytest.raises(PackError, match=message):
            weights()
    finally:
        weights.cache_clear()
