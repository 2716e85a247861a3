"""The flow of the work, top to bottom: files to pages, to articles, to statements.

    open_pages(path) -> Page | Dropped     mahdar.pages
    extract(page)    -> Article            mahdar.articles
    read(article)    -> Reading            mahdar.statements

Nothing here knows a store or the clock: a reading depends on its page alone. The network is reached for an address
that the caller names, and for nothing else (`mahdar.pages.fetching`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from typing import TYPE_CHECKING

from mahdar import articles, pages, statements
from mahdar.errors import PageError
from mahdar.lang.load import pack_of
from mahdar.model import Dropped, Page, Reading, Readings
from mahdar.model.proof import Mismatch, mismatches
from mahdar.pages.fetching import client_for

if TYPE_CHECKING:
    from mahdar.pages.fetching import Client


def read(
    *paths: str | PathLike[str], profile: articles.OutletProfile | None = None, client: Client | None = None
) -> Readings:
    """Return what files and folders say: the pages that were read, and those dropped, with reasons.

    All pages are kept in memory; `read_each` gives them one at a time.

    Args:
        paths: files of any kind that `mahdar.pages.open_pages` reads, folders of them, and addresses (``https://…``) of
            pages and feeds, which are fetched.
        profile: what other pages of their outlet taught (`mahdar.articles.learn`).
        client: fetches the addresses; None for a polite one with the defaults of `mahdar.pages.fetching.Policy`.

    >>> read("no/such/page.html").dropped[0].reason
    'missing'
    """
    readings: list[Reading] = []
    dropped: list[Dropped] = []
    for item in read_each(*paths, profile=profile, client=client):
        if isinstance(item, Reading):
            readings.append(item)
        else:
            dropped.append(item)
    return Readings(tuple(readings), tuple(dropped))


def read_each(
    *paths: str | PathLike[str],
    profile: articles.OutletProfile | None = None,
    client: Client | None = None,
    fast: bool = False,
) -> Iterator[Reading | Dropped]:
    """Yield the reading of every page, or why it was dropped, in order, one in memory at a time.

    A page that fails never stops the others: what is known to go wrong keeps its reason, anything
    else becomes reason ``crash``, with a traceback in the log, since it is a defect of ours.

    Args:
        paths: files, folders and addresses, as for `read`.
        profile: what other pages of their outlet taught (`mahdar.articles.learn`).
        client: fetches the addresses, as for `read`.
        fast: read HTML some five times faster and less well (`mahdar.articles.extract`).
    """
    client = client or client_for(paths)
    for path in paths:
        for item in _open(str(path), client):
            yield item if isinstance(item, Dropped) else read_or_drop(item, profile, fast=fast)


def read_page(page: Page, profile: articles.OutletProfile | None = None, *, fast: bool = False) -> Reading:
    """Return the article of a page with its statements; a page that holds a saved reading gives that.

    Args:
        page: a page as `mahdar.pages` read it.
        profile: what other pages of its outlet taught.
        fast: read HTML some five times faster and less well.

    Raises:
        PageError: the page holds no article.
    """
    if page.reading is not None:
        return page.reading
    article = articles.extract(page, profile, fast=fast)
    return statements.read(article)


def read_text(
    text: str,
    *,
    path: str = "",
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    agencies: Iterable[str] = (),
    language: str | None = None,
) -> Reading:
    """Return the reading of a clean article text: no menus, nothing to cut away.

    Args:
        text: the text; offsets count its code points.
        path: a name for it, kept in the record.
        title, published, outlet, agencies: what is known about it from elsewhere; `published` in ISO 8601.
            Days such as "yesterday" are resolved against `published`. A title is set before the text, so that it
            has a place too; offsets count in `reading.article.text`.
        language: ISO 639-1 code of the pack that reads it; told from the text when it is None.

    Raises:
        PageError: the text is empty.
    """
    if not text.strip():
        raise PageError("empty", "an article needs a text", path or None)
    article = articles.from_text(
        text,
        path=path,
        title=title,
        published=published,
        outlet=outlet,
        agencies=tuple(agencies),
        language=language or pack_of(articles.language_of(text)),
    )
    return statements.read(article)


def read_or_drop(page: Page, profile: articles.OutletProfile | None = None, *, fast: bool = False) -> Reading | Dropped:
    """Return the reading of a page, or why it has none; never raises for what a page holds."""
    try:
        return read_page(page, profile, fast=fast)
    except PageError as error:
        return Dropped(error.path or page.path, error.reason, error.detail)
    except Exception as error:
        return pages.crashed(page.path, error)


def check(readings: Iterable[Reading]) -> list[Mismatch]:
    """Return every place where a record and its text disagree; empty when all is proven."""
    return [mismatch for reading in readings for mismatch in mismatches(reading)]


def _open(path: str, client: Client | None) -> Iterator[Page | Dropped]:
    try:
        yield from pages.open_pages(path, client=client)
    except PageError as error:
        yield Dropped(error.path or path, error.reason, error.detail)
    except Exception as error:
        yield pages.crashed(path, error)
