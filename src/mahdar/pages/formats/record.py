"""Records: articles that come as JSON, and what such an object knows beside the text."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from mahdar.errors import PageError, RecordError
from mahdar.model import Capture, Page, content_hash, make_id
from mahdar.model.codec import decode
from mahdar.pages.html import render
from mahdar.pages.instants import capture_time, iso_date

MAX_RECORD = 32 * 1024 * 1024
"""The longest record that is read: a longer one is no article and, read whole, could fill the memory."""

GAP = "\n\n"
"""What stands between the title of a record and its text, in the page's text."""

_MARKUP = re.compile(r"</(?:p|div|span|a|b|strong|em)>|<br ?/?>|<p>", re.IGNORECASE)


def read_record(capture: Capture) -> Page:
    """Return the page that a record is: its title, an empty line and its text, with what it says beside them.

    A reading that ``mahdar read --format jsonl`` wrote is taken over as it is, as `Page.reading`.

    Args:
        capture: a JSON object with a text and, where known, title, date, outlet, author, agencies, url, under any of
            the names in ``record_fields.toml``.

    Raises:
        PageError: ``bad-record``, ``empty``.

    >>> page = read_record(Capture("a.jsonl#1", b'{"headline": "T", "text": "Words.", "date": "2022-01-13"}'))
    >>> page.text, page.given["published"], page.given["start"]
    ('T\\n\\nWords.', '2022-01-13', 3)
    """
    path = capture.path
    try:
        row = parse_object(capture.payload)
        if is_reading(row):
            return _saved(row, capture)
    except RecordError as error:
        raise PageError("bad-record", str(error), path) from error
    names = _names(row)
    text = _text(names)
    if text is None:
        if any(isinstance(names.get(name), str) for name in (*_table()["text"], *_table()["html"])):
            raise PageError("empty", "the record's text holds nothing but space", path)
        raise PageError("bad-record", f"no text in any of the fields {', '.join(_table()['text'])}", path)
    given = _given(names)
    title = given.get("title")
    given["start"] = len(title) + len(GAP) if title else 0
    return Page(
        # Two outlets that print the very same words are two pages: all that the record says takes part in the id.
        f"pg-{content_hash(as_payload(row))[:16]}",
        path,
        "text/plain",
        title + GAP + text if title else text,
        url=given.get("url") or capture.url,
        captured=_captured(names) or capture.captured,
        metadata=capture.metadata,
        given=given,
        doubts=capture.doubts,
    )


def parse_object(payload: bytes) -> dict[str, Any]:
    """Return the JSON object that a payload is.

    Raises:
        RecordError: it is none.
    """
    try:
        row = json.loads(payload.decode("utf-8-sig"), strict=False)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not a line of JSON: {error}") from error
    if not isinstance(row, dict):
        raise RecordError(f"expected an object, found {type(row).__name__}")
    try:
        whole: dict[str, Any] = _whole(row)
    except RecursionError as error:
        raise RecordError("nested too deeply") from error
    return whole


def is_reading(row: Mapping[str, Any]) -> bool:
    """Tell whether an object is a saved reading rather than an article."""
    return isinstance(row.get("statements"), list)


def holds_article(row: Mapping[str, Any]) -> bool:
    """Tell whether an object has any field in which the text of an article stands, or is a saved reading."""
    names = _names(row)
    return is_reading(row) or any(name in names for name in (*_table()["text"], *_table()["html"]))


def document_names(part: str) -> tuple[str, ...]:
    """Return the names of ``lists`` or ``objects`` within which a JSON document holds articles."""
    return tuple(_table()["document"][part])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("mahdar.pages.formats").joinpath("record_fields.toml").read_text(encoding="utf-8"))


def _saved(row: dict[str, Any], capture: Capture) -> Page:
    reading = decode(row)
    article = reading.article
    if not article.page_id:
        page_id = f"pg-{content_hash(article.text.encode('utf-8', 'surrogatepass'))[:16]}"
        article = replace(article, page_id=page_id, id=article.id or make_id("art", page_id))
        reading = replace(reading, article=article)
    return Page(
        article.page_id,
        capture.path,
        "text/plain",
        article.text,
        url=article.url,
        captured=article.captured,
        reading=reading,
    )


def _given(names: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a record says beside its text."""
    given: dict[str, Any] = {}
    for field, spellings in _table()["fields"].items():
        if field == "agencies":
            continue
        if field == "published":
            given |= _published(names, spellings)
        elif (words := _first(names, spellings)) is not None:
            given[field] = words
    agencies = names.get("agencies")
    if isinstance(agencies, list) and (found := [name for name in agencies if isinstance(name, str) and name.strip()]):
        given["agencies"] = found
    return given


def _published(names: Mapping[str, Any], spellings: list[str]) -> dict[str, str]:
    """Return the first date that is one; where there is none, the words that were meant as one."""
    unread: str | None = None
    for name in spellings:
        value = names.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(int(value))
        words = _words(value)
        if words is None:
            continue
        if (day := iso_date(words)) is not None:
            return {"published": day}
        unread = unread or words
    return {"published_unread": unread} if unread else {}


def _captured(names: Mapping[str, Any]) -> str | None:
    words = _first(names, _table()["capture"]["captured"])
    return capture_time(words) if words else None


def _text(names: Mapping[str, Any]) -> str | None:
    text = _first(names, _table()["text"], "\n")
    source = text if text is not None and _MARKUP.search(text) else None
    if text is None:
        source = _first(names, _table()["html"])
    if source is None:
        return text
    rendered = render(source).text
    return rendered if rendered.strip() else text


def _first(names: Mapping[str, Any], spellings: list[str], between: str = ", ") -> str | None:
    """Return the first of some fields that holds words."""
    return next((words for name in spellings if (words := _words(names.get(name), between)) is not None), None)


def _words(value: Any, between: str = ", ") -> str | None:
    """Return the words that a field holds: itself, those of an object's name, or of a list of both."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, dict):
        return next(
            (w for name in _table()["inner"]["words"] if isinstance(w := value.get(name), str) and w.strip()), None
        )
    if isinstance(value, list):
        return between.join(words for item in value if not isinstance(item, list) and (words := _words(item))) or None
    return None


def _names(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record's fields by their names in small letters; of two spellings of one name the first counts."""
    names: dict[str, Any] = {}
    for name, value in row.items():
        names.setdefault(name.lower().replace("-", "_"), value)
    return names


def as_payload(row: Mapping[str, Any]) -> bytes:
    """Return an object as JSON that is the same for the same object."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


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
