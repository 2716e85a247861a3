"""Switches that turn a mechanism of the engine off: there, without effect on others, and undone."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from mahdar import pipeline

PLACE = Path(__file__).parents[2] / "benchmarks" / "ablations.py"
TEXT = """قال وزير الموانئ سليم العقيلي إن الميناء مفتوح، مشيرا إلى أن السفن تدخل كل يوم.
وأضاف: «لن نغلق الممر أمام أحد ما دام القانون يسمح». ونفى الوزير نيته الاستقالة من منصبه."""


@pytest.fixture(scope="module")
def ablations() -> ModuleType:
    """The benchmark, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("ablations", PLACE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["ablations"] = module
    spec.loader.exec_module(module)
    return module


def _read() -> list[tuple[str, str, str | None]]:
    return [(s.kind.value, s.content.text, s.speaker.name) for s in pipeline.read_text(TEXT).statements]


def test_a_switch_is_undone(ablations: ModuleType) -> None:
    """What is read afterwards is what was read before, whatever was off in between."""
    before = _read()
    for switch in ablations.SWITCHES:
        if not ablations.missing(switch):
            with ablations.off(switch):
                _read()
    assert _read() == before


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("participles", ("indirect", "السفن تدخل كل يوم", "سليم العقيلي")),
        ("acts", ("act", "نيته الاستقالة من منصبه", "سليم العقيلي")),
        ("quotations", ("direct", "لن نغلق الممر أمام أحد ما دام القانون يسمح", "سليم العقيلي")),
        ("carried on", ("direct", "لن نغلق الممر أمام أحد ما دام القانون يسمح", "سليم العقيلي")),
    ],
)
def test_what_is_off_is_lost(ablations: ModuleType, name: str, lost: tuple[str, str, str]) -> None:
    """And only while it is off."""
    (switch,) = [s for s in ablations.SWITCHES if name in s.name]
    assert ablations.missing(switch) == ""
    assert lost in _read()
    with ablations.off(switch):
        assert lost not in _read()


def test_a_switch_without_its_function_is_left_out(ablations: ModuleType) -> None:
    """Named, and no error."""
    gone = ablations.Switch("gone", ("mahdar.statements.find:no_such_step",), ablations.never())
    assert ablations.missing(gone) == "mahdar.statements.find:no_such_step"
    assert "left out" in "".join(ablations.table([gone], {}, {}))
