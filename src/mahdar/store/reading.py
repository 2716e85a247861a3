"""The half of ingest that needs no store: inputs in, rows out. It runs in worker processes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from mahdar import articles, pages, statements
from mahdar.errors import PageError
from mahdar.model import Dropped, Page, Reading, make_id
from mahdar.store.rows import ArticleRows, PageRows, article_rows, page_rows
from mahdar.store.sources import Input, Kept, Unit
from mahdar.store.words import indexed_words


class Item(NamedTuple):
    """What came of one page.

    Attributes:
        page, article: its rows; None, and `dropped` says why, when there is no page, or no article on it.
        told: whether the page is only told of, by a saved reading: then it never takes the place of one that was read.
    """

    page: PageRows | None
    article: ArticleRows | None
    dropped: Dropped | None
    seconds: float
    told: bool = False


class Result(NamedTuple):
    """What came of one input; `again`: it was a stored page."""

    input: str
    path: str
    again: bool
    item: Item


def read_unit(unit: Unit) -> tuple[Result, ...]:
    """Return what came of each input of a unit; never raises for what a file holds."""
    return tuple(Result(item.id, item.path, item.kept is not None, _read(item)) for item in unit.inputs)


def _read(item: Input) -> Item:
    try:
        if item.kept is not None:
            return _again(item.kept)
        assert item.found is not None
        return _page(pages.read_capture(item.found))
    except PageError as error:
        return _drop(Dropped(item.path, error.reason, error.detail))
    except Exception as error:
        return _drop(pages.crashed(item.path, error))


def _page(page: Page) -> Item:
    if page.reading is None:
        return _item(page, lambda: statements.read(articles.extract(page)))
    # The same page may be told of by many files: the place of the line counts, and the id follows from the page's.
    told = replace(page.reading.article, id=make_id("art", page.id), path=page.path)
    reading = replace(page.reading, article=told)
    return _item(page, lambda: reading)._replace(told=True)


def _again(kept: Kept) -> Item:
    """Read a stored page anew; the lines of its HTML are rendered again."""
    page, article = kept
    if article is not None:
        return _item(page, lambda: statements.read(article))
    if page.html is not None:
        rendered = pages.read_bytes(page.html.encode("utf-8", "surrogatepass"), page.path, "text/html; charset=utf-8")
        page = replace(
            rendered, id=page.id, encoding=page.encoding, url=page.url, captured=page.captured, doubts=page.doubts
        )
    return _page(page)


def _item(page: Page, read: Callable[[], Reading]) -> Item:
    begun = time.perf_counter()
    rows: ArticleRows | None = None
    dropped: Dropped | None = None
    try:
        reading = read()
        rows = article_rows(reading, page.text, indexed_words(reading))
    except PageError as error:
        dropped = Dropped(page.path, error.reason, error.detail)
    except Exception as error:
        dropped = pages.crashed(page.path, error)
    return Item(page_rows(page), rows, dropped, time.perf_counter() - begun)


def _drop(dropped: Dropped) -> Item:
    return Item(None, None, dropped, 0.0)
