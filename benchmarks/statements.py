"""How fast statements are read from clean articles on one core, beside public tools on the same text in the same run.

    python benchmarks/statements.py ../shared/data/saudinewsnet-2015-07.jsonl.gz [--articles 3000] [--markdown]

The file has an object a line with the article's text in `content`. Prints articles and megabytes (of UTF-8) a second,
the slowest article, memory at each quarter of the run, and how time grows with the length of a page: the slope of its
logarithm against that of the length, between articles joined to pages of twice the length each time; 1 is linear, 2
the square. Times are processor time of this process, so that others on the machine count less.

The tools do less than Mahdar does, each a known amount of it: a floor (an Aho-Corasick scan for all forms of the cues),
tokenisers of public libraries, a regular expression for quotations. Those that are not installed are left out, with a
line that says what to install; nothing of Mahdar needs them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import statistics
from collections.abc import Callable, Iterator
from itertools import islice
from math import log
from pathlib import Path
from time import process_time

from mahdar import pipeline
from mahdar.collector import sweep_rarely
from mahdar.lang.forms import verb_forms
from mahdar.lang.load import load_entries, load_table

#: Articles joined to make pages of growing length, and how often each page is read (the fastest counts).
DOUBLINGS = (4, 8, 16, 32, 64)
REPEATS = 3
#: So many articles are read before the clock starts: packs are loaded and the memory of words is filled.
WARM = 300
#: So many of the slowest are read again.
SLOWEST = 20
_PAGE = resource.getpagesize()
Tool = Callable[[str], object]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, help="only so many, drawn by lot; default: all")
    parser.add_argument("--language", default="ar")
    parser.add_argument("--markdown", action="store_true", help="the table of tools as Markdown")
    options = parser.parse_args()
    sweep_rarely()  # as the command line does
    texts = list(read_texts(options.articles_file))
    if options.articles:
        texts = random.Random(7).sample(texts, min(options.articles, len(texts)))
    size = sum(len(text.encode("utf-8")) for text in texts) / 1e6
    words = statistics.median(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {size:.1f} MB, median {words:.0f} words")

    def read(text: str) -> object:
        return pipeline.read_text(text, language=options.language)

    ours = run(read, texts)
    seconds = sum(ours.times)
    print(f"mahdar: {len(texts) / seconds:.0f} articles/s, {size / seconds:.2f} MB/s")
    took, length = slowest(read, texts, ours.times)
    print(
        f"  slowest {1000 * took:.0f} ms ({length} characters); {1000 * max(ours.times):.0f} ms with what fell into it"
    )
    print(f"  99 of 100 within {1000 * sorted(ours.times)[int(0.99 * len(texts))]:.1f} ms")
    print(f"  memory at each quarter: {', '.join(f'{mb} MB' for mb in ours.memory)}; peak {peak()} MB")
    slope, points = growth(read, texts)
    print(
        f"  time grows with length to the power of {slope:.2f}: "
        + ", ".join(f"{n}: {1000 * s:.0f} ms" for n, s in points)
    )
    rows = [("mahdar", seconds)]
    for name, made in tools(options.language):
        if isinstance(made, str):
            print(f"{name}: left out; {made}")
        else:
            rows.append((name, sum(run(made, texts).times)))
    print()
    print(*table(rows, len(texts), size, markdown=options.markdown), sep="\n")


class Run:
    """The seconds of each text, and the memory in MB after each quarter of them."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.memory: list[int] = []


def read_texts(path: Path) -> Iterator[str]:
    """Yield the texts of a file that are not empty."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            text = json.loads(line)["content"]
            if text.strip():
                yield text


def run(tool: Tool, texts: list[str]) -> Run:
    """Read all texts with a tool; a text that it cannot read counts with the time until it gave up."""
    for text in islice(texts, WARM):
        tool(text)
    found = Run()
    quarter = max(1, len(texts) // 4)
    for number, text in enumerate(texts, start=1):
        begun = process_time()
        tool(text)
        found.times.append(process_time() - begun)
        if number % quarter == 0 and len(found.memory) < 4:
            found.memory.append(resident())
    return found


def slowest(tool: Tool, texts: list[str], times: list[float]) -> tuple[float, int]:
    """Return the seconds and the length of the text that takes longest.

    The slowest are read again and the shorter time counts: a collection of garbage falls into the time of some text.
    """
    worst = sorted(range(len(texts)), key=times.__getitem__)[-SLOWEST:]
    return max((min(times[n], min(_seconds(tool, [texts[n]]) for _ in range(REPEATS))), len(texts[n])) for n in worst)


def growth(tool: Tool, texts: list[str]) -> tuple[float, list[tuple[int, float]]]:
    """Return the slope of log time against log length over pages of twice the length each time, and the points.

    The pages are the same articles joined, so that a long page differs from a short one by its length alone.
    """
    usual = sorted(texts, key=len)[len(texts) // 3 : 2 * len(texts) // 3]
    chosen = random.Random(3).sample(usual, min(DOUBLINGS[-1], len(usual)))
    points = []
    for count in (n for n in DOUBLINGS if n <= len(chosen)):
        pages = ["\n".join(chosen[n : n + count]) for n in range(0, len(chosen) - count + 1, count)]
        best = min(_seconds(tool, pages) for _ in range(REPEATS)) / len(pages)
        points.append((sum(map(len, pages)) // len(pages), best))
    xs, ys = [log(n) for n, _ in points], [log(s) for _, s in points]
    return statistics.linear_regression(xs, ys).slope, points


def _seconds(tool: Tool, pages: list[str]) -> float:
    begun = process_time()
    for page in pages:
        tool(page)
    return process_time() - begun


def resident() -> int:
    """Return the memory that the process holds now, in MB; its peak where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE // (1 << 20)
    except OSError:
        return peak()


def peak() -> int:
    """Return the most memory that the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def cue_forms(language: str) -> list[str]:
    """Return every written form of every cue verb of a pack."""
    morphology = load_table(language, "morphology")
    entries = load_entries(language, "verbs")
    return sorted({form.spelling for entry in entries for form in verb_forms(entry, morphology)})


def tools(language: str) -> Iterator[tuple[str, Tool | str]]:
    """Yield the tools to compare with, or what to install for one that is not here."""
    yield "str.split", str.split
    quoted = re.compile(r"[\"“”«‹][^\"“”«»‹›\n]{10,}[\"“”»›]")
    yield "a regular expression for quotations", quoted.findall
    forms = cue_forms(language)
    try:
        import ahocorasick_rs

        scan = ahocorasick_rs.AhoCorasick(forms)
        yield f"Aho-Corasick, {len(forms)} forms of cues (ahocorasick_rs)", scan.find_matches_as_indexes
    except ImportError:
        yield "Aho-Corasick", "pip install ahocorasick_rs"
    try:
        from nltk.tokenize import wordpunct_tokenize

        yield "word and mark tokens (nltk)", wordpunct_tokenize
    except ImportError:
        yield "nltk", "pip install nltk"
    try:
        import spacy

        yield f'spacy.blank("{language}")', spacy.blank(language)
    except ImportError:
        yield "spaCy", "pip install spacy"


def table(rows: list[tuple[str, float]], articles: int, size: float, *, markdown: bool) -> Iterator[str]:
    """Yield the lines of the comparison: the share of Mahdar's time that each tool takes."""
    ours = rows[0][1]
    head = ("tool", "articles/s", "MB/s", "of Mahdar's time")
    lines = [(name, f"{articles / s:.0f}", f"{size / s:.2f}", f"{s / ours:.3f}") for name, s in rows]
    if markdown:
        yield f"| {' | '.join(head)} |\n|{'---|' * len(head)}"
        yield from (f"| {' | '.join(line)} |" for line in lines)
        return
    width = max(len(line[0]) for line in lines)
    for name, *cells in (head, *lines):
        yield name.ljust(width) + "".join(cell.rjust(18) for cell in cells)


if __name__ == "__main__":
    main()
