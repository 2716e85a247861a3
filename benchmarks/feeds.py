"""How fast feeds are read: items of a sound feed, pages of them, readings of them, each a second of one core's time.

    python -m benchmarks.feeds [ITEMS]

Where feedparser is installed beside, its rate on the same feed is printed too, and on each broken feed of the tests how
many of the three items come whole (title, link, date and both sentences) by either.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from tests.pages.feeds import BROKEN, TITLES, item, rss

from mahdar import pipeline
from mahdar.model import Page
from mahdar.pages import open_bytes
from mahdar.pages.feeds_items import read_items

_ROUNDS = 3


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    feed = rss(*(item(number) for number in range(1, count + 1))).encode()
    pages = [page for page in open_bytes(feed, "f") if isinstance(page, Page)]
    pipeline.read_or_drop(pages[0])  # loads what is loaded once
    _print("items", count, lambda: list(read_items(feed, None)))
    _print("pages", count, lambda: list(open_bytes(feed, "f")))
    _print("readings", count, lambda: [pipeline.read_or_drop(page) for page in pages])
    try:
        feedparser = import_module("feedparser")
    except ImportError:
        return
    _print("feedparser", count, lambda: feedparser.parse(feed))
    for name, source in BROKEN.items():
        payload = source.encode("utf-8", "surrogatepass")
        own = [_whole(i.title, i.url, i.published, i.words and i.words.text) for i in read_items(payload, None)]
        other = [_of_feedparser(entry) for entry in feedparser.parse(payload).entries]
        print(f"{name:28} {sum(own)} of {len(own)}    feedparser {sum(other)} of {len(other)}")


def _print(name: str, count: int, run: Callable[[], object]) -> None:
    best = float("inf")
    for _ in range(_ROUNDS):
        begun = time.process_time()
        run()
        best = min(best, time.process_time() - begun)
    print(f"{name:12} {count / best:8.0f} a second")


def _of_feedparser(entry: Any) -> bool:
    words = (entry.get("content") or [{"value": entry.get("summary", "")}])[0]["value"]
    return _whole(entry.get("title"), entry.get("link"), entry.get("published_parsed"), words)


def _whole(title: str | None, url: object, date: object, words: str | None) -> bool:
    plain = re.sub(r"<[^>]+>", " ", words or "")
    named = any((title or "").endswith(one) for one in TITLES)
    return bool(named and url and date and plain.count("أمام القراء") == 1 and "من خمس مدن" in plain)


if __name__ == "__main__":
    main()
