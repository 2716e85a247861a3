"""The half of ingest that needs no store: inputs in, rows out. It runs in worker processes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from mahdar import articles, pages, statements
from mahdar.errors import PageError, RecordError
from mahdar.model import Dropped, Page, Reading
from mahdar.pages.fetching.arrived import pages_of
from mahdar.store.records import Given, article_again, read_record
from mahdar.store.rows import ArticleRows, PageRows, article_rows, page_rows
from mahdar.store.sources import Input, Kept, Unit
from mahdar.store.words import indexed_words

_log = logging.getLogger("mahdar")


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
    """What came of one input: its pages, and what could not be read; `again`: it was a stored page."""

    input: str
    path: str
    again: bool
    items: tuple[Item, ...]


def read_unit(unit: Unit) -> tuple[Result, ...]:
    """Return what came of each input of a unit; never raises for what a file holds."""
    return tuple(Result(item.id, item.path, item.kept is not None, tuple(_read(item))) for item in unit.inputs)


def _read(item: Input) -> Iterator[Item]:
    try:
        if item.kept is not None:
            yield _again(item.kept)
        elif item.line is not None:
            yield _record(item.line, item.path)
        else:
            found = pages.open_pages(item.path) if item.fetched is None else pages_of(item.fetched)
            for page in found:
                yield _drop(page) if isinstance(page, Dropped) else _page(page)
    except PageError as error:
        yield _drop(Dropped(item.path, error.reason, error.detail))
    except RecordError as error:
        yield _drop(Dropped(item.path, "bad-record", str(error)))
    except Exception as error:
        yield _drop(_crash(item.path, error))


def _page(page: Page) -> Item:
    return _item(page, None, lambda: statements.read(articles.extract(page)))


def _record(line: bytes, path: str) -> Item:
    record = read_record(line, path)
    item = _item(record.page, record.given, lambda: record.reading or statements.read(record.article))
    return item._replace(told=record.reading is not None)


def _again(kept: Kept) -> Item:
    """Read a stored page anew; the lines of its HTML are rendered again."""
    page, given, article = kept
    if article is not None:
        return _item(page, given, lambda: statements.read(article))
    if given is not None:
        return _item(page, given, lambda: statements.read(article_again(page, given)))
    if page.html is not None:
        rendered = pages.read_bytes(page.html.encode("utf-8", "surrogatepass"), page.path, "text/html; charset=utf-8")
        page = replace(
            rendered,
            id=page.id,
            encoding=page.encoding,
            url=page.url,
            captured=page.captured,
            doubts=page.doubts,
        )
    return _page(page)


def _item(page: Page, given: Given | None, read: Callable[[], Reading]) -> Item:
    begun = time.perf_counter()
    rows: ArticleRows | None = None
    dropped: Dropped | None = None
    try:
        reading = read()
        rows = article_rows(reading, page.text, indexed_words(reading))
    except PageError as error:
        dropped = Dropped(page.path, error.reason, error.detail)
    except Exception as error:
        dropped = _crash(page.path, error)
    return Item(page_rows(page, given), rows, dropped, time.perf_counter() - begun)


def _drop(dropped: Dropped) -> Item:
    return Item(None, None, dropped, 0.0)


def _crash(path: str, error: Exception) -> Dropped:
    _log.error("%s: unexpected %s; please report it", path, type(error).__name__, exc_info=error)
    return Dropped(path, "crash", f"{type(error).__name__}: {error}")
