"""How many pages of HTML become articles a second on one core, by way of reading.

    python benchmarks/html_speed.py ../shared/data/html-pages [--rounds 5]

The same pages go through each way in one run, one process and one thread, after a round to warm up. Prints one JSON
object: pages, megabytes, and for each way pages a second of processor time: decoding and rendering alone (`render`);
from bytes to the article with both extractors (`both`) and with the quick one (`fast`); with the statements behind
them (`both_statements`, `fast_statements`); and each extractor for itself.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from time import process_time

from mahdar import articles, pipeline
from mahdar.articles import votes
from mahdar.errors import PageError
from mahdar.model import Page
from mahdar.pages import read_bytes


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.htm*"))
    print(json.dumps(measure([file.read_bytes() for file in files], options.rounds), indent=1))


def measure(payloads: list[bytes], rounds: int) -> dict[str, object]:
    """Return the figures."""
    ways: dict[str, Callable[[bytes], object]] = {
        "render": _page,
        "both": lambda payload: _article(payload, fast=False),
        "fast": lambda payload: _article(payload, fast=True),
        "both_statements": lambda payload: pipeline.read_or_drop(_page(payload)),
        "fast_statements": lambda payload: pipeline.read_or_drop(_page(payload), fast=True),
    }
    sources = {payload: _page(payload).html or "" for payload in payloads}
    for name, extractor in votes.EXTRACTORS.items():
        ways[name] = lambda payload, extractor=extractor: extractor(sources[payload], [])
    found: dict[str, object] = {"pages": len(payloads), "megabytes": round(sum(map(len, payloads)) / 1e6, 2)}
    for name, way in ways.items():
        for payload in payloads:
            way(payload)
        begun = process_time()
        for _ in range(rounds):
            for payload in payloads:
                way(payload)
        found[name] = round(rounds * len(payloads) / (process_time() - begun), 1)
    return found


def _page(payload: bytes) -> Page:
    return read_bytes(payload, "page.html", "text/html")


def _article(payload: bytes, *, fast: bool) -> object:
    try:
        return articles.extract(_page(payload), fast=fast)
    except PageError as error:
        return error


if __name__ == "__main__":
    main()
