"""The share of the sets of Recognizers-Text that is read rightly does not fall; skipped where they are absent."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARK = Path(__file__).parent.parent.parent / "benchmarks" / "dates.py"
# Measured; of DateParser the bar is .90. The other sets hold much that is no date, and answers of their own.
FLOORS = {
    "DateParser": 0.90,
    "DateExtractor": 0.97,
    "DatePeriodParser": 0.43,
    "MergedParser": 0.30,
    "DateTimeModel": 0.78,
}


@pytest.fixture(scope="module")
def benchmark_dates() -> ModuleType:
    """The benchmark as a module."""
    spec = importlib.util.spec_from_file_location("benchmark_dates", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_the_share_does_not_fall(shared: Path, benchmark_dates: ModuleType, name: str, floor: float) -> None:
    """Of every set, the share of sentences whose dates are all found with an expected value."""
    folder = shared / "data" / "dates"
    if not folder.is_dir():
        pytest.skip("no data/dates in ../shared")
    cases = [case for _, case in benchmark_dates.load_cases(folder, name)]
    right = sum(benchmark_dates.is_right(case, loose=True) for case in cases)
    assert right / len(cases) >= floor


def test_few_cases_are_left_out(benchmark_dates: ModuleType) -> None:
    """At most one in twenty of the 102, each with its reason."""
    assert len(benchmark_dates.EXCLUDED) <= 102 / 20
    assert all(benchmark_dates.EXCLUDED.values())
