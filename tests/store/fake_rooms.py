"""Small stand-ins for the rooms that read a page: a test of the store must not hang on what they find."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace

from mahdar import pages
from mahdar.errors import PageError
from mahdar.model import (
    Article,
    Block,
    Capture,
    ChainLink,
    Credit,
    Cue,
    Doubt,
    Kind,
    LinkRole,
    Page,
    Reading,
    Role,
    Span,
    Speaker,
    Statement,
    Status,
    Timex,
    content_hash,
    make_id,
)
from mahdar.store import reading
from mahdar.store.sources import Unit

_SAID = re.compile(r"(قال|أكد|أعلنت) (\w+ \w+)(?: (أمس))? (?:إن|أن) ([^.\n]+)")


crashed = pages.crashed


def read_capture(capture: Capture) -> Page:
    if capture.media_type == "application/json":
        return pages.read_capture(capture)
    if b"\0" in capture.payload:
        raise PageError("binary", "no text", capture.path)
    page = read_bytes(capture.payload, capture.path)
    return replace(page, url=capture.url, captured=capture.captured)


def read_bytes(payload: bytes, path: str = "", media_type: str | None = None) -> Page:
    del media_type
    text = payload.decode("utf-8")
    html = text if text.startswith("<") else None
    if html:
        text = re.sub(r"<[^>]*>", "", text)
    media_type = "text/html" if html else "text/plain"
    return Page("pg-" + content_hash(payload), path, media_type, text, html=html)


def extract(page: Page) -> Article:
    if "سم" in page.text.split():  # poison: the worker's end, as a fault of a library below would be
        import os

        os._exit(11)
    if not page.text.strip():
        raise PageError("empty", "nothing to read", page.path)
    given = page.given or {}
    article = _article(page.text, page.path, page.id, given.get("published"), given.get("outlet"), ())
    article = replace(article, url=page.url, captured=page.captured)
    return replace(article, body=(given["start"], len(page.text))) if given else article


def _article(
    text: str, path: str, page: str, published: str | None, outlet: str | None, agencies: Sequence[str]
) -> Article:
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    first, rest = lines[0], lines[1:] or lines
    blocks = [Block(*line, Role.HEADLINE if line == first else Role.BODY, "line") for line in lines]
    credit = Credit(outlet, "outlet", None, "given") if outlet else None
    dated = re.search(r"\d{4}-\d\d-\d\d", text)
    when = Timex(published, None, "given") if published else None
    if when is None and dated:
        when = Timex(dated.group(), Span(dated.start(), dated.end(), dated.group()), "stamp")
    return Article(
        id=make_id("art", page),
        page_id=page,
        path=path,
        text=text,
        body=(rest[0][0], rest[-1][1]),
        blocks=tuple(blocks),
        title=Span.of(text, *first),
        published=when,
        outlet=credit,
        agencies=tuple(Credit(name, "agency", None, "given") for name in agencies),
        doubts=() if when else (Doubt("no-date"),),
    )


def find(article: Article) -> tuple[Statement, ...]:
    found = []
    for match in _SAID.finditer(article.text, *article.body):
        speaker = Span(match.start(2), match.end(2), match.group(2))
        content = Span(match.start(4), match.end(4), match.group(4))
        links = [ChainLink(LinkRole.SPEAKER, speaker.text, speaker)]
        links += [ChainLink(LinkRole.AGENCY, credit.name) for credit in article.agencies]
        links += [ChainLink(LinkRole.OUTLET, article.outlet and article.outlet.name, None, True)]
        said = Span(match.start(3), match.end(3), match.group(3)) if match.group(3) else None
        found.append(
            Statement(
                id=make_id("st", article.id, *content.range),
                kind=Kind.DIRECT if content.text.startswith('"') else Kind.INDIRECT,
                status=Status.ASSERTED,
                score=0.9,
                speaker=Speaker(speaker, speaker.text, "person"),
                cue=Cue(Span(match.start(1), match.end(1), match.group(1)), match.group(1), "say"),
                content=content,
                said=Timex("2022-01-12", said, "yesterday", "2022-01-13") if said else None,
                chain=tuple(links),
            )
        )
    return tuple(found)


def read(article: Article) -> Reading:
    """An article with its statements."""
    return Reading(article, find(article))


def install() -> None:
    """Put the stand-ins in place, in a process that is not a test's own."""
    here = sys.modules[__name__]
    reading.pages = reading.articles = reading.statements = here  # type: ignore[assignment]


def read_unit(unit: Unit) -> tuple[reading.Result, ...]:
    """The worker's function with the stand-ins in place: for tests in which worker processes run."""
    install()
    return reading.read_unit(unit)
