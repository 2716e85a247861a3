"""How long joining many articles takes: passages, entities, groups, origins (evaluation only).

    python benchmarks/links_scale.py ../shared/data/saudinewsnet-2015-07.jsonl.gz [--articles N] [--passages-only]

Prints seconds and peak memory of each step, on one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from collections import Counter
from pathlib import Path

from mahdar import pipeline
from mahdar.links import find_passages, link
from mahdar.model import Article, Block, Reading, Role


def rows(path: Path, most: int | None) -> list[dict[str, str]]:
    """Return the rows of the set, the first `most` of them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return found[:most]


def bare(row: dict[str, str]) -> Reading:
    """Return an article without statements: enough for passages."""
    text = f"{row['title']}\n{row['content']}"
    blocks = (
        Block(0, len(row["title"]), Role.HEADLINE, "given"),
        Block(len(row["title"]) + 1, len(text), Role.BODY, "given"),
    )
    return Reading(Article(f"art-{row['id']}", "pg-0", row["id"], text, (0, len(text)), blocks), ())


def read(row: dict[str, str]) -> Reading:
    """Return an article with its statements."""
    return pipeline.read_text(
        row["content"], path=row["id"], published=row["date_extracted"][:10], outlet=row["source"]
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--passages-only", action="store_true")
    options = parser.parse_args()
    source = rows(options.path, options.articles)
    if options.passages_only:
        readings = [bare(row) for row in source]
    else:
        start = time.perf_counter()
        readings = [read(row) for row in source if row["content"].strip()]
        statements = sum(len(reading.statements) for reading in readings)
        report("read", start, f"{len(readings)} articles, {statements} statements")
    start = time.perf_counter()
    passages = find_passages(reading.article for reading in readings)
    pairs = {(p.a_path, p.b_path) for p in passages}
    report("passages", start, f"{len(passages)} passages in {len(pairs)} pairs")
    if options.passages_only:
        return
    start = time.perf_counter()
    links = link(readings, passages)
    report("link", start, f"{len(links.groups)} groups, {len(links.entities)} entities")
    print("bounds", Counter((group.lower, group.upper) for group in links.groups).most_common(8))


def report(step: str, start: float, what: str) -> None:
    """Print one step."""
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{step:10} {time.perf_counter() - start:6.1f} s  {megabytes:6.0f} MB  {what}", flush=True)


if __name__ == "__main__":
    main()
