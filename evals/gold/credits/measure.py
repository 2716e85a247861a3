#!/usr/bin/env python3
"""Measure how right agencies are told in author fields; see README.md beside this file.

usage: measure.py [--shared FOLDER] [--errors]

Counts pairs of an article and an agency; "agencies" without a name counts as one more agency. `field`: the author
field alone, read as a credit line. `page`: headline, author field and text as a flattened page, and of the agencies
that the article credits those whose words stand in the author field. `text`: headline and text alone, and all that the
article credits.
"""

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mahdar.articles import extract
from mahdar.articles.credits import read_credits
from mahdar.errors import PageError
from mahdar.model import Credit
from mahdar.pages import read_bytes

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[3] / "shared"
# The ways in which a set is measured; the errors of the first alone may be read.
SETS = {"saudi-300": ("field", "page"), "saudi-150": ("field", "page"), "saudi-texts-150": ("text",)}
OPEN = "saudi-300"
GENERIC = "generic"


def ids(found: Iterable[Credit]) -> set[str]:
    """Give the agencies among credits: the id, or the words where no id is known."""
    return {GENERIC if c.generic else c.source or c.name for c in found if c.role == "agency"}


def of_field(author: str) -> set[str]:
    """Give the agencies of an author field alone."""
    return ids(read_credits(author, 0, len(author), "byline", "ar"))


def of_page(row: dict[str, Any]) -> set[str]:
    """Give the agencies that stand in the author field of a page made of headline, author and text."""
    head = row["title"] + "\n\n"
    field = (len(head), len(head) + len(row["author"]))
    try:
        article = extract(read_bytes((head + row["author"] + "\n\n" + row["content"]).encode(), "a.txt", "text/plain"))
    except PageError:
        return set()
    return ids(c for c in article.agencies if c.span and field[0] <= c.span.start and c.span.end <= field[1])


def of_text(row: dict[str, Any]) -> set[str]:
    """Give the agencies that an article of headline and text alone credits."""
    page = (row["title"] + "\n\n" + row["content"]).encode()
    try:
        return ids(extract(read_bytes(page, "a.txt", "text/plain")).agencies)
    except PageError:
        return set()


def marked(name: str, data: Path) -> Iterator[tuple[dict[str, Any], set[str]]]:
    """Give each marked article with its gold; one that is not the marked one ends the run."""
    rows = [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    gold = {row["index"]: row for row in rows}
    with gzip.open(data / "saudinewsnet-2015-07.jsonl.gz", "rt", encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines):
            if number in gold:
                row, mark = json.loads(line), gold[number]
                if hashlib.sha256(row["author"].encode()).hexdigest() != mark["author_sha256"]:
                    raise ValueError(f"line {number} is not the one that was marked")
                yield row, {*mark["agencies"], *([GENERIC] if mark["generic"] else [])}


def main() -> int:
    """Run the command; see the docstring of the module."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    for name, ways in SETS.items():
        pairs = list(marked(name, asked.shared / "data"))
        for way in ways:
            right = found = wanted = 0
            for row, gold in pairs:
                told = of_field(row["author"]) if way == "field" else of_page(row) if way == "page" else of_text(row)
                right, found, wanted = right + len(told & gold), found + len(told), wanted + len(gold)
                if asked.errors and name == OPEN and told != gold:
                    print(f"  {row['id']} {way}: {row['author']!r} told {sorted(told)}, marked {sorted(gold)}")
            precision, recall = right / found if found else 1.0, right / wanted if wanted else 1.0
            print(f"{name} {way}: precision {precision:.3f} ({right}/{found}), recall {recall:.3f} ({right}/{wanted})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
