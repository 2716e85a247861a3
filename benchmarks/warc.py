"""How fast the pages of a WARC come out, before anything is extracted from them.

    python benchmarks/warc.py [--megabytes 256] [--gzip] [FILE.warc]

Without a file, one is written to a temporary folder: pages of HTML with links, scripts and text, each a response record
with its request beside it, as crawlers write them. Prints one JSON object: records and pages, seconds, and megabytes of
the uncompressed WARC a second: of reading alone (`open_captures`), and with decoding and rendering (`open_pages`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from mahdar.model import Dropped
from mahdar.pages import open_captures, read_captures

# How much of the file is rendered too: it takes a hundred times as long as reading.
_RENDERED = 300


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--megabytes", type=int, default=256)
    parser.add_argument("--gzip", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.file
        if place is None:
            place = Path(folder) / ("pages.warc.gz" if options.gzip else "pages.warc")
            write(place, options.megabytes << 20)
        print(json.dumps(measure(place), indent=1))


def write(place: Path, size: int) -> None:
    """Write a WARC of about so many bytes, the same every time."""
    chance = random.Random(1)
    syllables = ["مر", "سا", "قل", "نو", "بي", "دا", "كت", "ري", "ها", "لم", "ست", "وا"]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(5000)]
    written = number = 0
    with place.open("wb") as file:
        while written < size:
            url = f"https://news.example/{number}"
            page = _page(chance, words).encode()
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            asked = f"GET /{number} HTTP/1.1\r\nHost: news.example\r\n\r\n".encode()
            for record in (_record("request", url, number, asked), _record("response", url, number, head + page)):
                file.write(gzip.compress(record, 6) if place.suffix == ".gz" else record)
                written += len(record)
            number += 1


def _page(chance: random.Random, words: list[str]) -> str:
    links = "".join(f'<li class="menu-item"><a href="/s/{n}">{chance.choice(words)}</a></li>' for n in range(150))
    script = "var data=" + json.dumps([chance.randint(0, 1 << 30) for _ in range(2000)]) + ";"
    text = "".join(f"<p>{' '.join(chance.choices(words, k=40))}.</p>" for _ in range(12))
    return (
        f"<!DOCTYPE html><html lang=ar><head><title>{' '.join(chance.choices(words, k=8))}</title>"
        f"<script>{script}</script></head><body><nav><ul>{links}</ul></nav><article>{text}</article></body></html>"
    )


def _record(kind: str, url: str, number: int, block: bytes) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"WARC-Date: 2022-01-13T08:50:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def measure(place: Path) -> dict[str, object]:
    """Return the figures."""
    size = _unpacked(place)
    begun = time.perf_counter()
    pages = sum(not isinstance(item, Dropped) for item in open_captures(place))
    seconds = time.perf_counter() - begun
    some = [item for item, _ in zip(open_captures(place), range(_RENDERED), strict=False)]
    begun = time.perf_counter()
    done = _count(read_captures(some))
    rendering = time.perf_counter() - begun
    return {
        "file": place.name,
        "megabytes": round(size / 1e6, 1),
        "pages": pages,
        "seconds": round(seconds, 3),
        "megabytes_per_second": round(size / 1e6 / seconds, 1),
        "rendered_pages_per_second": round(done / rendering, 1),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _count(items: Iterable[object]) -> int:
    return sum(1 for _ in items)


def _unpacked(place: Path) -> int:
    if place.suffix != ".gz":
        return place.stat().st_size
    size = 0
    with gzip.open(place) as stream:
        while block := stream.read(1 << 20):
            size += len(block)
    return size


if __name__ == "__main__":
    main()
