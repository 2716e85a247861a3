"""What each threshold of links does: one constant at a time, over values, on the groups of two sets (evaluation only).

    python benchmarks/links_sweep.py ../shared [--only groups.LEAST_SCORE]

The sets: the example story with readings as a perfect reader gives them (tests/links/ideal.py), and gold/groups-dev
with the statements that Mahdar reads, those of the gold put in the place of what it misses. Printed are pairs of
reports found, missed and wrong, and groups whose bounds are exact; for constants of passages also the copies found
and the passages in all.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from mahdar import pipeline
from mahdar.links import find_passages
from mahdar.model import Reading, Span

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.links.ideal import locate  # noqa: E402
from tests.links.ideal import readings as ideal  # noqa: E402

Values = Sequence[float]
SWEPT: dict[str, Values] = {
    "align.SEED": (3, 4, 5, 6),
    "align.GAP": (4, 8, 12, 20, 40),
    "fingerprints.FEWEST_SHARED": (1, 2, 3, 5, 8),
    "passages.FEWEST_WORDS": (6, 7, 8, 10, 12),
    "passages.LEAST_DENSITY": (0.3, 0.4, 0.5, 0.6, 0.7),
    "copies.LEAST_HELD": (0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
    "copies.SHORT": (2, 3, 4, 6, 8),
    "spelling.SPLIT_COST": (1, 2, 3, 5, 10),
    "spelling.ARTICLE_SHARE": (0.001, 0.01, 0.05, 0.2),
    "contents.ROOT_SHARE": (0.0, 0.4, 0.7, 0.85, 1.0),
    "contents.LOCAL_SHARE": (0.0, 0.25, 0.5, 0.75, 1.0),
    "contents.LEAST_SURPRISE": (0.1, 0.2, 0.25, 0.3, 0.4),
    "same.SPEAKS_FOR": (0.3, 0.4, 0.5, 0.6, 0.8, 1.0),
    "same.UNKNOWN_SPEAKER": (0.1, 0.3, 0.5, 0.8),
    "same.COUNTRY": (0.6, 0.8, 1.0),
    "same.ACT_AND_CLAUSE": (0.6, 0.8, 1.0),
    "same.OTHER_NUMBERS": (0.6, 0.8, 1.0),
    "same.NEXT_DAY": (0.6, 0.85, 1.0),
    "same.HELD_SHARE": (0.2, 0.3, 0.45, 0.6, 0.8),
    "same.FULL_WEIGHT": (0.6, 0.8, 1.0, 1.3, 1.6, 2.0),
    "groups.LEAST_SCORE": (0.3, 0.34, 0.38, 0.42, 0.46, 0.5, 0.55),
    "groups.LEAST_WITHIN": (0.5, 0.6, 0.65, 0.8),
    "groups.LEAST_MEAN": (0.0, 0.1, 0.2, 0.3, 0.4),
    "groups.SURE_COPY": (0.4, 0.6, 0.8),
    "groups.LEAD_WEIGHT": (0.2, 0.35, 0.5, 0.8),
    "groups.LEAD_SPREAD": (2, 3, 5, 8),
    "groups.LEAD_HELD": (0.1, 0.22, 0.3, 0.4),
    "wordings.FEWEST_OUTSIDE": (3, 4, 6, 8, 12, 16),
    "wordings.FEWEST_TRANSLATED": (4, 5, 7, 9, 12),
    "wordings.FEWEST_IN_FRAME": (1, 3, 5),
}


def module(name: str) -> ModuleType:
    """Return a module of links; the package holds functions of some of their names."""
    return importlib.import_module(f"mahdar.links.{name}")


def users(constant: str, value: Any) -> Iterator[ModuleType]:
    """Yield the modules of links that hold a constant, having imported it or made it."""
    for name, found in list(sys.modules.items()):
        if name.startswith("mahdar.links.") and getattr(found, constant, None) == value:
            yield found


class Gold:
    """A set with its groups."""

    def __init__(self, name: str, readings: list[Reading], groups: list[dict[str, Any]]) -> None:
        self.name = name
        self.readings = readings
        every = {Path(reading.article.path).stem: reading for reading in readings}
        self.wanted = [
            ({self._unit(every[m["doc"]], m["content"]) for m in group["members"]}, (group["min"], group["max"]))
            for group in groups
        ]
        self.pairs = {pair for units, _ in self.wanted for pair in self._pairs(units)}
        self.listed = {unit for units, _ in self.wanted for unit in units}

    @staticmethod
    def _unit(reading: Reading, content: str) -> tuple[str, int]:
        start, end = locate(reading.article.text, content)
        shared = [min(end, s.content.end) - max(start, s.content.start) for s in reading.statements]
        return (reading.article.path, reading.statements[max(range(len(shared)), key=shared.__getitem__)].content.start)

    @staticmethod
    def _pairs(units: set[tuple[str, int]]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
        return ((x, y) for x in units for y in units if x[0] < y[0])

    def score(self) -> str:
        """Return pairs found, missed and wrong, and exact bounds."""
        groups = module("link").link(self.readings).groups
        units = [{(m.path, m.span.start) for m in group.members} for group in groups]
        ours = {pair for group in units for pair in self._pairs(group) if self.listed & set(pair)}
        exact = 0
        for wanted, bounds in self.wanted:
            best = max(range(len(units)), key=lambda n: len(units[n] & wanted), default=None)
            if best is not None and len(units[best] & wanted) > 1:
                exact += (groups[best].lower, groups[best].upper) == bounds
        right = len(ours & self.pairs)
        return f"{self.name} {right:3} +{len(ours) - right:2} -{len(self.pairs) - right:2}, bounds {exact:2}"


def with_gold(readings: Sequence[Reading], groups: Sequence[dict[str, Any]]) -> list[Reading]:
    """Return readings with the statements of the gold in the place of what was read otherwise."""
    found = []
    for reading in readings:
        statements = list(reading.statements)
        text = reading.article.text
        for group in groups:
            for member in group["members"]:
                if member["doc"] != Path(reading.article.path).stem:
                    continue
                start, end = locate(text, member["content"])
                shared = [min(end, s.content.end) - max(start, s.content.start) for s in statements]
                best = max(range(len(shared)), key=shared.__getitem__)
                union = max(end, statements[best].content.end) - min(start, statements[best].content.start)
                if shared[best] < 0.5 * union:
                    who = group["who"].split(" (")[0]
                    speaker = replace(statements[best].speaker, name=who, span=None, antecedent=None)
                    copy = replace(
                        statements[best], id=f"st-{start}", content=Span.of(text, start, end), speaker=speaker
                    )
                    statements.append(copy)
        statements.sort(key=lambda s: s.content.range)
        found.append(replace(reading, statements=tuple(statements)))
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only")
    options = parser.parse_args()
    story = yaml.safe_load((ROOT / "tests" / "golden" / "groups.yaml").read_text(encoding="utf-8"))
    folder = options.shared / "gold" / "groups-dev"
    rows = yaml.safe_load((folder / "groups.yaml").read_text(encoding="utf-8"))
    real = list(pipeline.read(*sorted(folder.glob("*.txt"))).readings)
    sets = [
        Gold("story", ideal(ROOT / "examples" / "pages", ROOT / "tests" / "golden"), story["groups"]),
        Gold("real", with_gold(real, rows["groups"]), rows["groups"]),
    ]
    module("trace")
    print("as it is:", "; ".join(gold.score() for gold in sets), copies(real, rows["copies"]))
    for constant, values in SWEPT.items():
        if options.only in (None, constant):
            sweep(constant, values, sets, real, rows["copies"])


def sweep(constant: str, values: Values, sets: Sequence[Gold], real: list[Reading], rows: list[dict[str, str]]) -> None:
    """Print the figures with a constant at each value."""
    owner, name = constant.split(".")
    usual = getattr(module(owner), name)
    holders = list(users(name, usual))
    for value in values:
        for holder in holders:
            setattr(holder, name, value)
        forget()
        more = copies(real, rows) if owner in ("align", "fingerprints", "passages") else ""
        mark = "*" if value == usual else " "
        print(f"{mark} {constant} = {value:<6}", "; ".join(gold.score() for gold in sets), more, flush=True)
    for holder in holders:
        setattr(holder, name, usual)
    forget()


def forget() -> None:
    """Empty the memories of words, so that a changed constant is felt."""
    for language in ("ar",):
        module("spelling").spelling(language).forget()
    module("names")._compare.cache_clear()


def copies(real: Sequence[Reading], rows: Sequence[dict[str, str]]) -> str:
    """Return how many copied passages are found by four fifths of their characters, and how many passages there are."""
    passages = find_passages(reading.article for reading in real)
    texts = {Path(reading.article.path).stem: reading.article.text for reading in real}
    found = 0
    for row in rows:
        start, end = locate(texts[row["a"]], row["a_text"])
        shared = sum(
            max(0, min(end, p.a_span.end) - max(start, p.a_span.start))
            for p in passages
            if (Path(p.a_path).stem, Path(p.b_path).stem) == (row["a"], row["b"])
        )
        found += shared >= 0.8 * (end - start)
    return f"; copies {found} of {len(rows)}, passages {len(passages)}"


if __name__ == "__main__":
    main()
