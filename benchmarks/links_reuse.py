"""How well shared passages are found: Plagdet on a corpus of copied passages (evaluation only, not in the project).

    python benchmarks/links_reuse.py ../shared/data/text-reuse [--verbatim-only] [--part 0|1]

Plagdet (Potthast et al. 2010) is F1 over characters, macro-averaged over passages, divided by log2(1 + granularity).
"""

from __future__ import annotations

import argparse
import math
import time
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mahdar.links.joined import join_passages
from mahdar.links.passages import find_passages
from mahdar.links.rewording import find_reworded
from mahdar.model import Article, Block, Role
from mahdar.model.links import Passage


@dataclass(frozen=True)
class Case:
    """A copied passage: its place in the suspicious and in the source document."""

    suspicious: str
    a: tuple[int, int]
    source: str
    b: tuple[int, int]
    kind: str = ""


def read_corpus(folder: Path, part: int | None) -> tuple[list[Article], list[Article], list[Case]]:
    """Return suspicious articles, source articles and the gold passages; `part` 0 or 1 takes every second document."""

    def articles(paths: list[Path]) -> list[Article]:
        found = []
        for path in paths:
            text = path.read_bytes().decode("utf-8")
            body = (Block(0, len(text), Role.BODY, "given"),)
            found.append(Article(path.name, "pg-0", path.name, text, (0, len(text)), body))
        return found

    names = sorted((folder / "suspicious-documents").glob("*.txt"))
    if part is not None:
        names = names[part::2]
    cases = []
    for name in names:
        tree = ET.parse(folder / "plagiarism-annotation" / f"{name.stem}.xml")
        for row in tree.getroot():
            a, b = int(row.get("this_offset", 0)), int(row.get("source_offset", 0))
            a_end, b_end = a + int(row.get("this_length", 0)), b + int(row.get("source_length", 0))
            source = row.get("source_reference", "")
            cases.append(Case(name.name, (a, a_end), source, (b, b_end), row.get("obfuscation", "")))
    return articles(names), articles(sorted((folder / "source-documents").glob("*.txt"))), cases


def overlap(x: tuple[int, int], y: tuple[int, int]) -> int:
    """Return how many characters two stretches share."""
    return max(0, min(x[1], y[1]) - max(x[0], y[0]))


def covered(case: Case, others: list[Case]) -> float:
    """Return the share of a passage's characters, on both sides, that passages matching on both sides cover."""
    hits = [o for o in others if overlap(case.a, o.a) and overlap(case.b, o.b)]
    total = (case.a[1] - case.a[0]) + (case.b[1] - case.b[0])
    a_chars = {c for o in hits for c in range(max(case.a[0], o.a[0]), min(case.a[1], o.a[1]))}
    b_chars = {c for o in hits for c in range(max(case.b[0], o.b[0]), min(case.b[1], o.b[1]))}
    return (len(a_chars) + len(b_chars)) / total if total else 0.0


def plagdet(gold: list[Case], found: list[Case]) -> dict[str, float]:
    """Return precision, recall, granularity and Plagdet."""
    by_pair: dict[tuple[str, str], tuple[list[Case], list[Case]]] = defaultdict(lambda: ([], []))
    for case in gold:
        by_pair[case.suspicious, case.source][0].append(case)
    for case in found:
        by_pair[case.suspicious, case.source][1].append(case)
    recall = [covered(c, theirs) for mine, theirs in by_pair.values() for c in mine]
    precision = [covered(c, mine) for mine, theirs in by_pair.values() for c in theirs]
    pieces = [
        sum(1 for o in theirs if overlap(c.a, o.a) and overlap(c.b, o.b))
        for mine, theirs in by_pair.values()
        for c in mine
    ]
    pieces = [n for n in pieces if n]
    p = sum(precision) / len(precision) if precision else 0.0
    r = sum(recall) / len(recall) if recall else 0.0
    granularity = sum(pieces) / len(pieces) if pieces else 1.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    rows = {"precision": p, "recall": r, "granularity": granularity, "plagdet": f1 / math.log2(1 + granularity)}
    kinds: dict[str, list[float]] = defaultdict(list)
    for mine, theirs in by_pair.values():
        for c in mine:
            kinds[c.kind].append(covered(c, theirs))
    rows |= {f"recall, {kind} ({len(values)})": sum(values) / len(values) for kind, values in sorted(kinds.items())}
    return rows


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", type=int, choices=(0, 1))
    parser.add_argument("--verbatim-only", action="store_true", help="leave out reworded passages")
    options = parser.parse_args()
    suspicious, sources, gold = read_corpus(options.folder, options.part)
    start = time.perf_counter()
    passages: list[Passage] = list(find_passages(suspicious + sources))
    if not options.verbatim_only:
        passages += find_reworded(suspicious + sources, passages)
    seconds = time.perf_counter() - start
    names = {article.path for article in suspicious}
    print(
        f"{len(passages)} passages, {len(gold)} gold, {seconds:.1f} s, {dict(Counter(p.kind.value for p in passages))}"
    )
    for gap in (None, 400):
        shown = passages if gap is None else join_passages(passages, suspicious + sources, gap)
        print("as found" if gap is None else f"joined over gaps of up to {gap} characters")
        for name, value in plagdet(gold, list(cases_of(shown, names))).items():
            print(f"  {name:45} {value:.3f}")


def cases_of(passages: Iterable[Passage], suspicious: set[str]) -> Iterator[Case]:
    """Yield the passages between a suspicious and a source document."""
    for p in passages:
        sides = ((p.a_path, p.a_span.range), (p.b_path, p.b_span.range))
        left, right = sides if p.a_path in suspicious else sides[::-1]
        if left[0] in suspicious and right[0] not in suspicious:
            yield Case(left[0], left[1], right[0], right[1])


if __name__ == "__main__":
    main()
