"""Records: articles that come as lines of JSON, and what such a line knows beside the text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

from mahdar import articles
from mahdar.articles.credits import read_credits, trailing_credits
from mahdar.articles.lines import dateline_end
from mahdar.errors import PageError, RecordError
from mahdar.model import Article, Credit, Page, Reading, content_hash, make_id
from mahdar.model.codec import decode
from mahdar.store.rows import dumps

# What the fields are called by those who write such files; the first that holds words counts.
_TEXT = ("text", "content", "body")
_FIELDS = {
    "title": ("title", "headline"),
    "published": ("published", "date", "date_published", "published_at"),
    "outlet": ("outlet", "source", "publisher"),
    "author": ("author", "byline"),
    "language": ("language", "lang"),
    "url": ("url", "link"),
}
# When a crawler saw the page is no date of publication: it is kept apart and resolves nothing.
_CAPTURED = ("captured", "date_extracted", "date_crawled", "fetched")
_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)

Given = dict[str, Any]
"""What came beside a text: title, published, outlet, author, language, url, agencies; ``start`` is where the given
text begins in the page's."""


class Record(NamedTuple):
    """One line: a page with its article still to be read, or a saved reading."""

    page: Page
    given: Given | None
    article: Article
    reading: Reading | None


def read_record(line: bytes, path: str) -> Record:
    """Return what a line of records holds.

    Args:
        line: a JSON object with a text and, where known, title, date, outlet, author, agencies, url; or a reading
            that ``mahdar read --format jsonl`` wrote.
        path: its place, kept in the record.

    Raises:
        PageError: its text is empty.
        RecordError: it is no such object.

    >>> read_record(b'{"title": "T", "text": "Words."}', "a.jsonl#1").page.text
    'T\\n\\nWords.'
    """
    row = _parse(line)
    if "statements" in row and "schema" in row:
        reading = decode(row)
        page_id = reading.article.page_id or f"pg-{content_hash(reading.article.text.encode())[:16]}"
        article = replace(reading.article, id=make_id("art", page_id), page_id=page_id, path=path)
        page = Page(article.page_id, path, "text/plain", article.text, url=article.url)
        return Record(page, None, article, Reading(article, reading.statements))
    text = _first(row, _TEXT)
    if text is None:
        if any(isinstance(row.get(name), str) for name in _TEXT):
            raise PageError("empty", "the record's text holds nothing but space", path)
        raise RecordError(f"no text in any of the fields {', '.join(_TEXT)}")
    given: Given = {name: value for name, fields in _FIELDS.items() if (value := _first(row, fields)) is not None}
    if (words := given.pop("published", None)) is not None:
        published = iso_date(words)
        given |= {"published": published} if published else {"published_unread": words}
    agencies = row.get("agencies")
    if isinstance(agencies, list) and (names := [name for name in agencies if isinstance(name, str) and name.strip()]):
        given["agencies"] = names
    # Two outlets that print the very same words are two pages: all that the line says takes part in the id.
    page_id = f"pg-{content_hash(dumps(row).encode())[:16]}"
    article = _article(text, given, path, page_id)
    given["start"] = article.body[0]
    page = Page(page_id, path, "text/plain", article.text, url=given.get("url"), captured=_first(row, _CAPTURED))
    return Record(page, given, article, None)


def article_again(page: Page, given: Given) -> Article:
    """Return the article of a stored record, read anew."""
    return _article(page.text[given["start"] :], given, page.path, page.id)


def iso_date(words: str) -> str | None:
    """Return a date as an ISO 8601 prefix, as precise as it was written; None for what is no date.

    Times of day keep the clock of the place where they were written. Midnight is what programs write when they know the
    day alone, and the first of January when they know the year alone: no more of them is believed.

    >>> iso_date("2015-07-21 02:51:32"), iso_date("2015-07"), iso_date("Tue, 21 Jul 2015 02:51:32 +0300")
    ('2015-07-21T02:51', '2015-07', '2015-07-21T02:51')
    >>> iso_date("2015-07-21T00:00:00Z"), iso_date("2015-01-01"), iso_date("2015-02-30"), iso_date("yesterday")
    ('2015-07-21', '2015', None, None)
    """
    found = _ISO.fullmatch(words.strip())
    if found is None:
        try:
            return parsedate_to_datetime(words).strftime("%Y-%m-%dT%H:%M")
        except (ValueError, TypeError, OverflowError):
            return None
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    try:
        datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0)
    except ValueError:
        return None
    if hour or minute:
        return f"{found[1]}-{found[2]}-{found[3]}T{found[4]}:{found[5]}"
    return found[1] if (month, day) == (1, 1) else "-".join(part for part in found.groups()[:3] if part)


def _article(text: str, given: Given, path: str, page_id: str) -> Article:
    article = articles.from_text(
        text,
        path=path,
        title=given.get("title"),
        published=given.get("published"),
        outlet=given.get("outlet"),
        agencies=given.get("agencies", ()),
        url=given.get("url"),
        language=given.get("language", "ar"),
    )
    credited = {credit.name: credit for credit in reversed([*article.agencies, *_credits(article, given)])}
    return replace(article, id=make_id("art", page_id), page_id=page_id, agencies=tuple(reversed(credited.values())))


def _credits(article: Article, given: Given) -> list[Credit]:
    """Return the agencies that the byline of the record names, then those at the head and at the end of its text."""
    text, language, author = article.text, article.language, given.get("author", "")
    start, end = article.body
    named = [replace(credit, span=None) for credit in read_credits(author, 0, len(author), "metadata:author", language)]
    head = start + dateline_end(text[start:end], language)
    found = named + read_credits(text, start, head, "dateline", language) + trailing_credits(text, start, end, language)
    return [credit for credit in found if credit.role == "agency"]


def _parse(line: bytes) -> Mapping[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"), strict=False)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not a line of JSON: {error}") from error
    if not isinstance(row, dict):
        raise RecordError(f"expected an object, found {type(row).__name__}")
    cleaned: Mapping[str, Any] = _whole(row)
    return cleaned


def _whole(value: Any) -> Any:
    """Return a JSON value whose texts can be stored: half a surrogate pair becomes one replacement character."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _is_broken(value) else value
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_whole(item) for item in value]
    return value


def _is_broken(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """Return the first of some fields that holds words."""
    return next((value for name in names if isinstance(value := row.get(name), str) and value.strip()), None)
