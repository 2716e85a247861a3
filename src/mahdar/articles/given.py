"""Articles whose text is already clean: no search for a body, no reading of dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from mahdar.articles.credits import credit, read_credits, trailing_credits
from mahdar.articles.language import language_of
from mahdar.articles.lines import dateline_end
from mahdar.lang.load import pack_of
from mahdar.model import Article, Block, Credit, Page, Role, Span, Timex, content_hash, make_id
from mahdar.pages.formats.record import GAP
from mahdar.world import sources_named


def from_record(page: Page) -> Article:
    """Return the article of a page whose text came clean, with what was given beside it.

    Agencies are those given, then those that the author's line, the head of the text and its end name.

    Args:
        page: a page with `given`.

    >>> from mahdar.pages import read_bytes
    >>> page = read_bytes(b'{"text": "Words.", "title": "T", "outlet": "O", "date": "2022-01-13"}', "a.jsonl#1")
    >>> article = from_record(page)
    >>> article.title.text, article.outlet.name, article.published.value, article.body
    ('T', 'O', '2022-01-13', (3, 9))
    """
    given = page.given or {}
    text = page.text[given.get("start", 0) :]
    language = given.get("language")
    if language is None:
        language = pack_of(language_of(text))  # what is told of a few words is often wrong
    article = from_text(
        text,
        path=page.path,
        title=given.get("title"),
        published=given.get("published"),
        outlet=given.get("outlet"),
        agencies=given.get("agencies", ()),
        url=page.url,
        language=language,
    )
    credited = {credit.name: credit for credit in reversed([*article.agencies, *_credits(article, given)])}
    return replace(
        article,
        id=make_id("art", page.id),
        page_id=page.id,
        agencies=tuple(reversed(credited.values())),
        captured=page.captured,
        doubts=page.doubts,
    )


def from_text(
    text: str,
    *,
    path: str = "",
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    agencies: Iterable[str] = (),
    url: str | None = None,
    language: str = "ar",
) -> Article:
    """Return the article that a clean text is: all of it is body.

    With a title, the article's own text is the title, an empty line and the text, so that the headline has
    a place too; the body's offsets say where the given text begins.

    Args:
        text: the article's own text, without menus.
        path: what to call it.
        title: its headline.
        published: when it was published, as an ISO 8601 prefix.
        outlet: who published it.
        agencies: agencies that it credits.
        url: its address.
        language: ISO 639-1 code.

    Raises:
        ValueError: the text is empty.

    >>> article = from_text("قال المدير كلاما.", title="خبر", published="2022-01-13")
    >>> article.body, article.text[slice(*article.body)], article.title.text
    ((5, 22), 'قال المدير كلاما.', 'خبر')
    """
    if not text:
        raise ValueError("an article needs a text")
    whole, start, blocks = text, 0, []
    if title:
        whole = title + GAP + text
        start = len(title) + len(GAP)
        blocks.append(Block(0, len(title), Role.HEADLINE, "given"))
    body = (start, len(whole))
    blocks.append(Block(*body, Role.BODY, "given"))
    page_id = f"pg-{content_hash(whole.encode('utf-8', 'surrogatepass'))[:16]}"
    return Article(
        id=make_id("art", page_id),
        page_id=page_id,
        path=path,
        text=whole,
        body=body,
        blocks=tuple(blocks),
        title=Span(0, len(title), title) if title else None,
        published=Timex(published, None, "given") if published else None,
        outlet=_given(outlet, "outlet") if outlet else None,
        agencies=tuple(_given(name, "agency") for name in agencies),
        language=language,
        url=url,
    )


def _given(name: str, role: str) -> Credit:
    return credit(name, role, None, "given", sources_named(name))


def _credits(article: Article, given: Mapping[str, Any]) -> list[Credit]:
    """Return the agencies that the author's line of a record names, then those at the head and end of its text."""
    text, language, author = article.text, pack_of(article.language), given.get("author", "")
    start, end = article.body
    named = [replace(found, span=None) for found in read_credits(author, 0, len(author), "metadata:author", language)]
    head = start + dateline_end(text[start:end], language)
    found = named + read_credits(text, start, head, "dateline", language) + trailing_credits(text, start, end, language)
    return [credit for credit in found if credit.role == "agency"]
