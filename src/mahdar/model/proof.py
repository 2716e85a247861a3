"""Every item points at the exact characters that prove it; here that is verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from mahdar.model.article import Article
from mahdar.model.span import Span
from mahdar.model.statement import Reading, Statement


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A place where a record and its text disagree.

    Attributes:
        path: the page, as the caller named it.
        id: the statement or the article.
        field: where in it (``chain[1].span``).
        expected: what the record says.
        found: what the text holds there.
    """

    path: str
    id: str
    field: str
    expected: str
    found: str


def spans_of(item: object, place: str = "") -> Iterator[tuple[str, Span]]:
    """Yield every span within a noun, with the place where it hangs.

    It walks the fields of the classes, so that a field added later is proven too.

    >>> from mahdar.model import ChainLink, LinkRole
    >>> [place for place, span in spans_of(ChainLink(LinkRole.RELAY, "a", Span(0, 1, "a")))]
    ['span']
    """
    if isinstance(item, Span):
        yield place, item
    elif isinstance(item, tuple):
        for number, part in enumerate(item):
            yield from spans_of(part, f"{place}[{number}]")
    elif is_dataclass(item):
        for field in fields(item):
            yield from spans_of(getattr(item, field.name), f"{place}.{field.name}" if place else field.name)


def mismatches(reading: Reading) -> Iterator[Mismatch]:
    """Yield each span, block or reference of a reading that its own text does not bear out."""
    article = reading.article
    owners: tuple[Article | Statement, ...] = (article, *reading.statements)
    for owner in owners:
        for place, span in spans_of(owner):
            found = article.text[span.start : span.end]
            if found != span.text:
                yield Mismatch(article.path, owner.id, place, span.text, found)
    yield from _wrong_ranges(article)
    known = {statement.id for statement in reading.statements}
    for statement in reading.statements:
        if statement.inside is not None and statement.inside not in known:
            yield Mismatch(article.path, statement.id, "inside", statement.inside, "no such statement")


def _wrong_ranges(article: Article) -> Iterator[Mismatch]:
    """Yield the body where it leaves the text, and blocks that leave it or overlap the block before."""
    length = len(article.text)
    start, end = article.body
    if not 0 <= start <= end <= length:
        yield Mismatch(article.path, article.id, "body", f"{start}-{end}", f"0-{length}")
    before = 0
    for number, block in enumerate(article.blocks):
        if not before <= block.start <= block.end <= length:
            yield Mismatch(
                article.path, article.id, f"blocks[{number}]", f"{block.start}-{block.end}", f"{before}-{length}"
            )
        before = max(before, block.end)
