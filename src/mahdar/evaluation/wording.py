"""How right wordings are: statements of real articles that people marked as original, translated or unknown.

    python -m mahdar.evaluation.wording evals/gold/wording/gold.jsonl ../shared/data/saudinewsnet-2015-07.jsonl.gz

The marks are offsets and line numbers; the articles lie outside the project, an object a line with `id` and `content`.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from mahdar import pipeline
from mahdar.evaluation.figures import Share
from mahdar.model import Statement

#: A mark is about the statement with which it shares this part of the characters of both.
SAME = 0.5


def load_marks(path: Path) -> list[dict[str, Any]]:
    """Return the marks of a file: `line`, `id`, `content` and `wording` of each."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def found_wordings(marks: list[dict[str, Any]], articles: Path) -> Iterator[tuple[Mapping[str, Any], Statement | None]]:
    """Yield each mark with the statement that stands there today; None where there is none.

    Raises:
        ValueError: a line of the articles is not the one that was marked.
    """
    wanted = {mark["line"]: mark for mark in marks}
    with gzip.open(articles, "rt", encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines):
            if number not in wanted:
                continue
            mark, row = wanted[number], json.loads(line)
            if row["id"] != mark["id"]:
                raise ValueError(f"line {number} is {row['id']}, not {mark['id']}")
            statements = pipeline.read_text(row["content"]).statements
            best = max(statements, key=lambda s: _overlap(s, mark["content"]), default=None)
            yield mark, best if best is not None and _overlap(best, mark["content"]) >= SAME else None


def _overlap(statement: Statement, place: list[int]) -> float:
    start, end = statement.content.range
    shared = min(end, place[1]) - max(start, place[0])
    return max(0, shared) / (max(end, place[1]) - min(start, place[0]))


@click.command()
@click.argument("marks", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="List what is not as it was marked.")
def main(marks: Path, articles: Path, errors: bool) -> None:
    """Compare the wordings of statements with what people marked."""
    table: Counter[tuple[str, str]] = Counter()
    gone = 0
    for mark, statement in found_wordings(load_marks(marks), articles):
        if statement is None:
            gone += 1
            continue
        table[mark["wording"], statement.wording] += 1
        if errors and mark["wording"] != statement.wording:
            click.echo(
                f"line {mark['line']}: marked {mark['wording']}, read {statement.wording}: {statement.speaker.name}"
            )
    click.echo(f"{sum(table.values())} statements, {gone} no longer read")
    for value in ("translated", "original"):
        hit = table[value, value]
        precision = Share(hit, sum(n for (_, read), n in table.items() if read == value))
        recall = Share(hit, sum(n for (marked, _), n in table.items() if marked == value))
        click.echo(f"{value}: precision {_shown(precision)}, recall {_shown(recall)}")


def _shown(share: Share) -> str:
    low, high = share.interval
    return f"{share.value} of {share.of} ({low} to {high})" if share.of else "- of 0"


if __name__ == "__main__":
    main()
