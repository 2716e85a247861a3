#!/usr/bin/env python3
"""Print the figures of the verdicts beside this file: what was right from .9 on and below, by band, kind and reason.

usage: measure.py
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from mahdar.evaluation.figures import SURE, Share

BANDS = (0.0, 0.5, 0.8, 0.9, 0.95, 1.01)

Verdict = dict[str, Any]


def matches(row: Verdict) -> bool:
    """Whether it is a statement, half of whose content, or more, is the right one."""
    return bool(row["statement"] and row["ends"])


def right(row: Verdict) -> bool:
    """Whether the speaker is the right one too, by whatever name."""
    return matches(row) and row["speaker"] != "wrong"


def fully(row: Verdict) -> bool:
    """Whether the speaker's name is in order as well."""
    return matches(row) and row["speaker"] == "right"


def share(rows: Iterable[Verdict], holds: Callable[[Verdict], bool]) -> str:
    """Write the share of rows for which something holds, with its interval."""
    said = [holds(row) for row in rows]
    found = Share(sum(said), len(said))
    low, high = found.interval
    return f"{found.value} ({low} to {high}), {found.hits}/{found.of}"


def line(name: str, rows: list[Verdict]) -> None:
    """Print one group: mean score, and the three shares."""
    mean = sum(row["score"] for row in rows) / len(rows)
    print(f"{name}: mean score {mean:.3f}; right {share(rows, right)}; name in order {share(rows, fully)}; ", end="")
    print(f"match {share(rows, matches)}")


def main() -> None:
    """Print all figures."""
    lines = Path(__file__).with_name("verdicts.jsonl").read_text(encoding="utf-8").splitlines()
    rows: list[Verdict] = [json.loads(text) for text in lines]
    for name, group in (
        (f"{SURE} or more", [row for row in rows if row["score"] >= SURE]),
        (f"below {SURE}", [row for row in rows if row["score"] < SURE]),
    ):
        line(name, group)
        for kind in ("direct", "indirect", "mixed", "act"):
            line(f"  {kind}", [row for row in group if row["kind"] == kind])
        print("  unsure counted as wrong:", share(group, lambda row: right(row) and not row["unsure"]))
        print("  reasons:", dict(Counter(code for row in group for code in row["codes"]).most_common()))
    for low, high in pairwise(BANDS):
        line(f"{low} to {min(high, 1.0)}", [row for row in rows if low <= row["score"] < high])
    for field in ("kind_right", "date_right", "to_right"):
        print(f"{field}:", share([row for row in rows if row[field] is not None], lambda row, name=field: row[name]))


if __name__ == "__main__":
    main()
