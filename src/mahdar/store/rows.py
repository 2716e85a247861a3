"""Nouns as rows: what a worker hands to the one writer. Offsets go in, the words they stand for do not."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from hashlib import blake2b
from typing import Any, NamedTuple

from mahdar.errors import StoreError
from mahdar.model import Article, ChainLink, Credit, Doubt, Page, Reading, Span, Statement, Timex, content_hash

Row = tuple[Any, ...]


class StatementRows(NamedTuple):
    """A statement: its row without keys, its speaker's name, its chain, its words for search."""

    row: Row
    speaker: str | None
    chain: tuple[tuple[Row, str | None], ...]
    words: str


class ArticleRows(NamedTuple):
    """An article with what hangs on it: rows without keys, names beside them, words for search."""

    id: str
    digest: str
    row: Row
    outlet: str | None
    blocks: tuple[Row, ...]
    credits: tuple[tuple[Row, str], ...]
    words: str
    statements: tuple[StatementRows, ...]


class PageRows(NamedTuple):
    """A page and where it was found."""

    id: str
    row: Row
    path: str


ARTICLE_COLUMNS = (
    "language, body_start, body_end, title_start, title_end, published, published_start, published_end,"
    " published_rule, published_anchor, published_inferred, url, doubts, proof"
)
STATEMENT_COLUMNS = (
    'id, n, kind, status, score, start, "end", speaker_type, speaker_start, speaker_end, antecedent_start,'
    " antecedent_end, cue_start, cue_end, cue_lemma, cue_entry, said, said_start, said_end, said_rule, said_anchor,"
    " said_inferred, occasion_start, occasion_end, medium_start, medium_end, addressee_start, addressee_end, wording,"
    " act, issues, inside, doubts, proof, day"
)
PAGE_COLUMNS = "id, media_type, encoding, text, text_hash, given, html, url, captured, doubts"
#: Roles of an article's outlet and agencies; credits of other roles are what is signed.
CREDITED = ("outlet", "agency")
_EMPTY = "[]"


def page_rows(page: Page) -> PageRows:
    """Return a page as its row; an HTML page keeps its source, packed."""
    source = zlib.compress(page.html.encode("utf-8", "surrogatepass"), 6) if page.html is not None else None
    row = (
        page.id,
        page.media_type,
        page.encoding,
        page.text,
        text_hash(page.text),
        dumps(page.given) if page.given else None,
        source,
        page.url,
        page.captured,
        _doubts(page.doubts),
    )
    return PageRows(page.id, row, page.path)


def article_rows(reading: Reading, text: str, words: Iterable[str]) -> ArticleRows:
    """Return an article and its statements as rows, checked against the text.

    Args:
        reading: the article with its statements.
        text: the page's text, which every offset must count in.
        words: what search indexes: the article's words, then each statement's.

    Raises:
        StoreError: a span's words do not stand at its offsets, or the article's text is not its page's.
    """
    article = reading.article
    if article.text != text:
        raise StoreError(f"{article.path}: the article's text is not its page's")
    for owner, spans in (
        (article.id, article_spans(article)),
        *((s.id, statement_spans(s)) for s in reading.statements),
    ):
        for span in spans:
            if text[span.start : span.end] != span.text:
                raise StoreError(f"{article.path}: {owner}: {span.text[:40]!r} does not stand at {span.start}")
    published = article.published
    row = (
        article.language,
        *article.body,
        *_range(article.title),
        *_timex(published),
        article.url,
        _doubts(article.doubts),
        proof(article_spans(article)),
    )
    words = iter(words)
    own_words = next(words)
    published_day = published.value[:10] if published else None
    rows = ArticleRows(
        article.id,
        "",
        row,
        article.outlet.name if article.outlet else None,
        tuple((n, b.start, b.end, b.role.value, b.rule) for n, b in enumerate(article.blocks)),
        tuple(_credits(article)),
        own_words,
        tuple(_statement(n, s, published_day, next(words)) for n, s in enumerate(reading.statements)),
    )
    return rows._replace(digest=content_hash(repr(rows).encode("utf-8", "surrogatepass")))


def article_spans(article: Article) -> Iterator[Span]:
    """Yield every span of an article, in a fixed order."""
    credited = [credit.span for credit in (article.outlet, *article.agencies, *article.signed) if credit]
    for span in (article.title, article.published and article.published.span, *credited):
        if span:
            yield span


def statement_spans(statement: Statement) -> Iterator[Span]:
    """Yield every span of a statement, in a fixed order."""
    speaker, said = statement.speaker, statement.said
    yield statement.content
    for span in (
        speaker.span,
        speaker.antecedent,
        statement.cue and statement.cue.span,
        said and said.span,
        statement.occasion,
        statement.medium,
        statement.addressee,
        *[link.span for link in statement.chain],
    ):
        if span:
            yield span


def proof(spans: Iterable[Span]) -> int:
    """Return a 63-bit hash of the words of spans, stored beside their offsets so that both can be held together."""
    words = "\x1f".join([span.text for span in spans]).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "big") >> 1


def text_hash(text: str) -> str:
    """Return the hash that proves a page's text unchanged."""
    return content_hash(text.encode("utf-8", "surrogatepass"))


def dumps(value: object) -> str:
    """Return compact JSON with sorted keys, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _range(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _timex(timex: Timex | None) -> Row:
    if timex is None:
        return (None, None, None, None, None, 0)
    return (timex.value, *_range(timex.span), timex.rule, timex.anchor, int(timex.inferred))


def _doubts(doubts: tuple[Doubt, ...]) -> str:
    return dumps([asdict(doubt) for doubt in doubts]) if doubts else _EMPTY


def _credits(article: Article) -> Iterator[tuple[Row, str]]:
    if article.outlet:
        yield _credit(0, article.outlet)
    for n, credit in enumerate((*article.agencies, *article.signed), start=1):
        yield _credit(n, credit)


def _credit(n: int, credit: Credit) -> tuple[Row, str]:
    return (n, credit.role, *_range(credit.span), credit.rule, credit.source, int(credit.generic)), credit.name


def _statement(n: int, statement: Statement, published_day: str | None, words: str) -> StatementRows:
    speaker, cue, said = statement.speaker, statement.cue, statement.said
    row = (
        statement.id,
        n,
        statement.kind.value,
        statement.status.value,
        statement.score,
        *statement.content.range,
        speaker.type,
        *_range(speaker.span),
        *_range(speaker.antecedent),
        *_range(cue.span if cue else None),
        cue.lemma if cue else None,
        cue.entry if cue else None,
        *_timex(said),
        *_range(statement.occasion),
        *_range(statement.medium),
        *_range(statement.addressee),
        statement.wording,
        statement.act,
        dumps(statement.issues) if statement.issues else _EMPTY,
        statement.inside,
        _doubts(statement.doubts),
        proof(statement_spans(statement)),
        said.value[:10] if said else published_day or "",
    )
    return StatementRows(row, speaker.name, tuple(_link(i, link) for i, link in enumerate(statement.chain)), words)


def _link(n: int, link: ChainLink) -> tuple[Row, str | None]:
    return (n, link.role.value, *_range(link.span), int(link.inferred)), link.name
