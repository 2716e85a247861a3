"""Articles against gold and real pages; figures only, no text of theirs stands here."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from mahdar.articles import extract
from mahdar.errors import PageError
from mahdar.model import Article, Page
from mahdar.pages import open_pages

WORD = re.compile(r"\w+")
# What the figures were when this was written, less a margin for gold that grows.
FLOORS = {"seeds": (1.0, 1.0, 0.97), "dev": (0.95, 0.95, 0.97), "ordinary": (0.95, 0.95, 0.97)}
SPEED = 500


def words(text: str, span: list[int] | tuple[int, int]) -> set[int]:
    """Where the words of a stretch begin."""
    return {found.start() for found in WORD.finditer(text, *span)}


@pytest.mark.parametrize("name", FLOORS)
def test_articles_agree_with_gold(name: str, shared: Path) -> None:
    """Headline, date and body; dates that gold does not have are not invented."""
    folder = shared / "gold" / name
    if not (folder / "gold.jsonl").is_file():
        pytest.skip(f"no {name}/gold.jsonl in ../shared/gold")
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    titles = dates = 0
    overlap = 0.0
    for row in gold:
        (page,) = open_pages(folder / f"{row['doc']}.txt")
        assert isinstance(page, Page)
        article, wanted = extract(page), row["article"]
        titles += WORD.findall(article.title.text if article.title else "") == WORD.findall(wanted["title"])
        dates += (article.published.value[:10] if article.published else None) == (wanted["published"] or "")[:10]
        dates += article.published is None and wanted["published"] is None
        ours, theirs = words(page.text, article.body), words(page.text, wanted["body"])
        overlap += len(ours & theirs) / len(ours | theirs)
    floors = FLOORS[name]
    assert (titles / len(gold), dates / len(gold), overlap / len(gold)) >= floors
    assert dates / len(gold) >= floors[1]
    assert overlap / len(gold) >= floors[2]


@pytest.fixture(scope="module")
def pages(shared: Path) -> list[Page]:
    """The flattened pages of the shared data."""
    folder = shared / "data" / "flattened-pages"
    if not folder.is_dir():
        pytest.skip("no data/flattened-pages in ../shared")
    return [page for page in open_pages(folder) if isinstance(page, Page)]


def test_every_flattened_page_has_an_article(pages: list[Page]) -> None:
    """None raises, and nearly all have a headline."""
    articles = [extract(page) for page in pages]
    assert sum(article.title is not None for article in articles) >= 0.98 * len(articles)


def test_flattened_pages_are_read_fast(pages: list[Page]) -> None:
    """Well above what a run over a crawl needs, on any machine."""
    extract(pages[0])  # loads the packs
    start = time.process_time()
    for page in pages:
        extract(page)
    assert len(pages) / (time.process_time() - start) > SPEED


def test_html_pages_are_read(shared: Path) -> None:
    """Real pages: each has headline, body and publisher, and no date is a bare first of January."""
    folder = shared / "data" / "html-pages"
    if not folder.is_dir():
        pytest.skip("no data/html-pages in ../shared")
    for page in open_pages(folder):
        if not isinstance(page, Page) or page.html is None:
            continue
        article: Article = extract(page)
        assert article.title is not None, page.path
        assert article.body[1] - article.body[0] > 300, page.path
        assert article.outlet is not None, page.path
        assert article.published is None or not article.published.value.endswith("-01-01"), page.path


def test_articles_of_a_feed_are_read_as_files(shared: Path) -> None:
    """Headline, credit line and text, as thousands of files have them: the headline is the first line."""
    source = shared / "data" / "saudinewsnet-2015-07.jsonl.gz"
    if not source.is_file():
        pytest.skip("no saudinewsnet in ../shared/data")
    import gzip

    from mahdar.pages import read_bytes

    right = total = 0
    with gzip.open(source, "rt", encoding="utf-8") as rows:
        for number, line in enumerate(rows):
            if number % 20:
                continue
            row = json.loads(line)
            payload = f"{row['title']}\n\n{row['author']}\n\n{row['content']}".encode()
            try:
                article = extract(read_bytes(payload, row["id"], "text/plain"))
            except PageError:
                continue
            total += 1
            right += article.title is not None and article.title.text.split() == row["title"].split()
    assert right >= 0.98 * total
