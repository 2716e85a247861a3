"""How long a set of articles takes to become a record, and a search in it.

    python benchmarks/store.py ../shared/data/saudinewsnet-2015-07.jsonl.gz [--workers 2] [--keep record.db]

Prints one JSON object: seconds of each step, articles, statements, size of the file, peak memory, and the times of
searches (milliseconds, median and worst of the queries). Queries are made of words of the set itself, by how many
statements hold them, so that any set can be used.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw

from mahdar.model import Page, make_id
from mahdar.search.find import search
from mahdar.search.query import parse
from mahdar.store.check import check_record
from mahdar.store.connect import connect, rows, value
from mahdar.store.ingest import ingest
from mahdar.store.nouns import load_readings
from mahdar.store.relink import relink, settle_words, tidy
from mahdar.store.rows import ArticleRows, PageRows, article_rows, page_rows
from mahdar.store.words import indexed_words, search_words
from mahdar.store.write import Writer

_RUNS = 5


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-link", action="store_true")
    parser.add_argument("--at", type=int, default=100_000, help="statements at which search is measured")
    parser.add_argument("--keep", type=Path, help="where to leave the record")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.keep or Path(folder) / "record.db"
        connection = connect(place, write=True)
        print(json.dumps(measure(connection, place, options), indent=1))
        connection.close()


def measure(connection: apsw.Connection, place: Path, options: argparse.Namespace) -> dict[str, object]:
    """Return the figures."""
    settle_words(connection)
    begun = time.perf_counter()
    done = ingest(connection, options.paths, workers=options.workers)
    figures: dict[str, object] = {
        "articles": done.articles,
        "statements": done.statements,
        "dropped": dict(done.dropped),
        "workers": options.workers,
        "ingest_s": _since(begun),
    }
    begun = time.perf_counter()
    ingest(connection, options.paths, workers=options.workers)
    figures["ingest_again_s"] = _since(begun)
    begun = time.perf_counter()
    if options.no_link:
        tidy(connection)
    else:
        figures["links"] = {name: getattr(relink(connection), name) for name in ("passages", "entities", "groups")}
    figures["relink_s"] = _since(begun)
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figures["peak_worker_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    figures["file_mb"] = os.path.getsize(place) // (1 << 20)
    begun = time.perf_counter()
    figures["mismatches"] = sum(1 for _ in check_record(connection))
    figures["check_s"] = _since(begun)
    figures["search_ms"] = times(connection)
    grow(connection, options.at)
    figures[f"search_ms_at_{value(connection, 'SELECT count(*) FROM statement')}"] = times(connection)
    return figures


def times(connection: apsw.Connection) -> dict[str, list[float]]:
    """Return median and worst time of searches by kind of query, in milliseconds."""
    found: dict[str, list[float]] = {}
    for kind, queries in questions(connection).items():
        took = []
        for query in queries:
            parsed = parse(query)
            runs = []
            for _ in range(_RUNS):
                begun = time.perf_counter()
                search(connection, parsed)
                runs.append(1000 * (time.perf_counter() - begun))
            took.append(statistics.median(runs))
        found[kind] = [round(statistics.median(took), 2), round(max(took), 2)]
    return found


def questions(connection: apsw.Connection) -> dict[str, list[str]]:
    """Return queries made of the record's own words: rare, usual and common ones, several, phrases, operators."""
    chance = random.Random(7)
    contents = [
        content
        for (content,) in rows(
            connection,
            'SELECT substr(p.text, s.start + 1, s."end" - s.start) FROM statement s JOIN article a ON a.pk = s.article'
            " JOIN page p ON p.pk = a.page ORDER BY s.id LIMIT 3000",
        )
    ]
    texts = [text.split() for text in contents if len(text.split()) >= 8]
    words = sorted({word for text in texts for word in text if word.isalpha() and len(word) > 2})
    chance.shuffle(words)
    by_count: dict[str, list[str]] = {"rare word": [], "usual word": [], "common word": []}
    for word in words[:3000]:
        key = search_words("ar").keys(word)[0]
        count = value(connection, "SELECT count(*) FROM statement_words WHERE statement_words MATCH ?", (f'"{key}"',))
        kind = "rare word" if count < 100 else "usual word" if count < 4000 else "common word"
        by_count[kind].append(word)
    speakers = [
        name
        for (name,) in rows(
            connection,
            "SELECT n.text FROM statement s JOIN name n ON n.pk = s.speaker GROUP BY n.pk"
            " ORDER BY count(*) DESC LIMIT 20",
        )
    ]
    usual = by_count["usual word"]
    some = {kind: found[:40] for kind, found in by_count.items()}
    return some | {
        "two words": [f"{a} {b}" for a, b in zip(usual[40:60], usual[60:80], strict=False)],
        "phrase": [f'"{text[0]} {text[1]}"' for text in texts[:20]],
        "pasted sentence": [" ".join(text[:14]) for text in texts[20:40]],
        "reworded sentence": [" ".join([*text[:6], usual[0], *text[7:12]]) for text in texts[40:60]],
        "speaker": [f'speaker:"{name}"' for name in speakers],
        "speaker and word": [f'speaker:"{name}" {word}' for name, word in zip(speakers, usual, strict=False)],
        "kind and word": [f"kind:direct {word}" for word in usual[:20]],
    }


def grow(connection: apsw.Connection, most: int) -> None:
    """Add articles made of the record's own sentences in another order, until it holds so many statements."""
    chance = random.Random(11)
    keys = [key for (key,) in rows(connection, "SELECT pk FROM article ORDER BY id")]
    writer = Writer(connection)
    number = 0
    while (missing := most - value(connection, "SELECT count(*) FROM statement")) > 0:
        chance.shuffle(keys)
        connection.execute("BEGIN IMMEDIATE")
        for page, article in _remade(connection, keys[:1000], number):
            writer.article(writer.page(page), article)
            missing -= len(article.statements)
            if missing <= 0:
                break
        connection.execute("COMMIT")
        number += 1
    tidy(connection)


def _remade(connection: apsw.Connection, keys: list[int], number: int) -> Iterator[tuple[PageRows, ArticleRows]]:
    for _, reading in load_readings(connection, keys):
        if not reading.statements:
            continue
        article = reading.article
        page_id = make_id("pg", article.id, number)
        article = replace(article, id=make_id("art", page_id), page_id=page_id)
        statements = tuple(replace(s, id=make_id("st", article.id, *s.content.range)) for s in reading.statements)
        reading = replace(reading, article=article, statements=statements)
        page = Page(page_id, f"{number}/{article.path}", "text/plain", article.text)
        yield page_rows(page), article_rows(reading, article.text, indexed_words(reading))


def _since(begun: float) -> float:
    return round(time.perf_counter() - begun, 1)


if __name__ == "__main__":
    main()
