"""Articles against gold: which words of a page are its body, what its headline and its date.

The gold is an object a line: ``doc`` (the page's file), ``digest`` (the first 16 digits of its SHA-256), ``title``,
``published``, ``body`` and ``roles`` (offsets; see evals/gold/pages/README.md), or ``doc`` and ``reason`` for a page
that holds no article.

    python -m mahdar.evaluation.articles GOLD.jsonl --pages FOLDER [--errors]
    python -m mahdar.evaluation.articles FOLDER [--errors]     pages with their marks in TOML (`article_marks`)
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import click

from mahdar import articles
from mahdar.errors import PageError, RecordError
from mahdar.evaluation.figures import f1, ratio
from mahdar.model import Article, Page, Role
from mahdar.model.fields import Fields
from mahdar.pages import read_bytes
from mahdar.pages.kinds import media_type_of

NEUTRAL = frozenset({Role.STANDFIRST, Role.SUBHEAD, Role.CREDIT})
"""Blocks of these roles count neither for nor against a body; captions and links in it count against it."""

_WORD = re.compile(r"\w+")
_DIGEST = 16


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A page with what a person marked on it; offsets are code points of `Page.text`.

    Attributes:
        body: the blocks of the body; empty for a page that holds no article.
        roles: further blocks and what they are.
        reason: for a page that holds no article, why.
        doubts: codes of doubts that the article must carry.
    """

    name: str
    page: Page
    title: tuple[int, int] | None
    published: str | None
    body: tuple[tuple[int, int], ...]
    roles: tuple[tuple[int, int, Role], ...]
    reason: str | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """How many words are right, too much and missing."""

    right: int
    extra: int
    missing: int

    @property
    def precision(self) -> float | None:
        """The share of found words that are the gold's."""
        return ratio(self.right, self.right + self.extra)

    @property
    def recall(self) -> float | None:
        """The share of the gold's words that were found."""
        return ratio(self.right, self.right + self.missing)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return f1(self.precision, self.recall)

    def __add__(self, other: Words) -> Words:
        return Words(self.right + other.right, self.extra + other.extra, self.missing + other.missing)


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """How one page was read.

    Attributes:
        body: words of the body.
        title, date: whether they are the gold's; True also where neither has one.
        wrong_date: a date was given, and is not the gold's.
        roles: for each block marked with a role, the marked role, the found one, and where it stands.
        reason: why the page was dropped, None when it was read.
    """

    gold: GoldArticle
    body: Words
    title: bool
    date: bool
    wrong_date: bool
    roles: tuple[tuple[Role, Role | None, int], ...]
    reason: str | None
    found: Article | None


def load(path: Path, pages_in: Path) -> tuple[GoldArticle, ...]:
    """Return the gold of a file, with its pages.

    Args:
        path: objects, one a line.
        pages_in: where the pages are.

    Raises:
        RecordError: a page is not there or has another digest, or a line has another form.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_row(line, pages_in, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip())


def _row(line: str, pages_in: Path, where: str) -> GoldArticle:
    try:
        raw = json.loads(line)
        fields = Fields.of(raw)
        file = pages_in / fields.text("doc")
        payload = file.read_bytes()
        digest = fields.optional_text("digest")
        if digest is not None and sha256(payload).hexdigest()[:_DIGEST] != digest:
            raise RecordError(f"{file.name} is another page than the one that was marked")
        page = read_bytes(payload, file.name, media_type_of(file.name))
        return GoldArticle(
            file.name,
            page,
            fields.range_within("title", len(page.text)),
            fields.optional_text("published"),
            tuple((int(start), int(end)) for start, end in raw.get("body", ())),
            tuple((int(start), int(end), Role(role)) for start, end, role in raw.get("roles", ())),
            fields.optional_text("reason"),
        )
    except (OSError, ValueError, TypeError, RecordError) as error:
        raise RecordError(f"{where}: {error}") from error


def words_of(text: str) -> Counter[str]:
    """Return how often each word stands in a text, compared without marks and case.

    >>> words_of("قالَ قال Reuters") == words_of("قال قال reuters")
    True
    """
    plain = "".join(ch for ch in unicodedata.normalize("NFKC", text) if not unicodedata.combining(ch))
    return Counter(_WORD.findall(plain.casefold()))


def compare_words(found: Iterable[str], gold: GoldArticle) -> Words:
    """Return how the words of a body agree with the gold's: as bags, so that any extractor's text can be judged.

    Words too many that stand in blocks of `NEUTRAL` roles are not counted.
    """
    text = gold.page.text
    wanted: Counter[str] = Counter()
    neutral: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    for start, end in gold.body:
        wanted += words_of(text[start:end])
    for start, end, role in gold.roles:
        if role in NEUTRAL:
            neutral += words_of(text[start:end])
    for part in found:
        ours += words_of(part)
    right = sum((ours & wanted).values())
    extra = ours - wanted
    extra -= neutral
    return Words(right, sum(extra.values()), sum((wanted - ours).values()))


def score(gold: GoldArticle) -> ArticleScore:
    """Return how the page of a gold is read today."""
    try:
        article = articles.extract(gold.page)
    except PageError as error:
        nothing = compare_words((), gold)
        return ArticleScore(gold, nothing, False, False, False, (), error.reason, None)
    return judge(gold, article)


def judge(gold: GoldArticle, article: Article) -> ArticleScore:
    """Return how an article agrees with the gold of its page."""
    text = gold.page.text
    body = compare_words((text[block.start : block.end] for block in article.body_blocks()), gold)
    wanted = _WORD.findall(text[slice(*gold.title)]) if gold.title else []
    title = _WORD.findall(article.title.text if article.title else "") == wanted
    theirs, ours = (gold.published or "")[:10], (article.published.value if article.published else "")[:10]
    roles = tuple((role, _role_at(article, start, end), start) for start, end, role in gold.roles)
    return ArticleScore(gold, body, title, theirs == ours, bool(ours) and theirs != ours, roles, None, article)


def _role_at(article: Article, start: int, end: int) -> Role | None:
    """Return the role of the block that covers the middle of a stretch."""
    middle = (start + end) // 2
    return next((block.role for block in article.blocks if block.start <= middle < block.end), None)


def figures(scores: Iterable[ArticleScore]) -> Mapping[str, float | int | None]:
    """Return the figures of a set: words of the body counted together, the mean and the worst page, and shares."""
    scores = list(scores)
    held = [score for score in scores if score.gold.reason is None]
    empty = [score for score in scores if score.gold.reason is not None]
    total = sum((score.body for score in held), Words(0, 0, 0))
    marked = [pair for score in held for pair in score.roles]
    return {
        "pages": len(scores),
        "body_precision": total.precision,
        "body_recall": total.recall,
        "body_f1": total.f1,
        "body_f1_mean": ratio(sum(score.body.f1 for score in held), len(held)),
        "body_f1_worst": min((score.body.f1 for score in held), default=None),
        "title": ratio(sum(score.title for score in held), len(held)),
        "date": ratio(sum(score.date for score in held), len(held)),
        "wrong_dates": sum(score.wrong_date for score in held),
        "roles": ratio(sum(wanted is found for wanted, found, _ in marked), len(marked)),
        "n_roles": len(marked),
        "doubts": ratio(sum(_doubted(score) for score in held), len(held)),
        "dropped": sum(score.reason is not None for score in held),
        "no_article": ratio(sum(score.reason == score.gold.reason for score in empty), len(empty)),
        "n_no_article": len(empty),
    }


def _doubted(score: ArticleScore) -> bool:
    """Return whether an article carries the doubts that it must."""
    codes = {doubt.code for doubt in score.found.doubts} if score.found else set()
    return codes >= set(score.gold.doubts)


def errors(scores: Iterable[ArticleScore]) -> Iterator[str]:
    """Yield a line for everything that is not as the gold has it, with places and no text."""
    for score in scores:
        name, gold = score.gold.name, score.gold
        if score.reason != gold.reason:
            yield f"{name}: dropped as {score.reason}, gold {gold.reason}"
            continue
        if score.found is None:
            continue
        if score.body.extra or score.body.missing:
            yield f"{name}: body F1 {score.body.f1}, {score.body.extra} words too many, {score.body.missing} missing"
            yield from (f"    too much {place}" for place in _too_much(gold, score.found))
            yield from (f"    missing {place}" for place in _missing(gold, score.found))
        if not score.title:
            yield f"{name}: title {score.found.title.range if score.found.title else None}, gold {gold.title}"
        if not score.date:
            published = score.found.published
            yield f"{name}: date {published.value if published else None}, gold {gold.published}"
        codes = {doubt.code for doubt in score.found.doubts}
        yield from (f"{name}: lacks the doubt {code}" for code in gold.doubts if code not in codes)
        for wanted, role, start in score.roles:
            if wanted is not role:
                yield f"{name}: {wanted} at {start} is taken for {role}"


def _too_much(gold: GoldArticle, article: Article) -> Iterator[str]:
    known = [*gold.body, *((start, end) for start, end, role in gold.roles if role in NEUTRAL)]
    for block in article.body_blocks():
        if not any(start < block.end and block.start < end for start, end in known):
            yield f"{block.start}-{block.end} ({block.rule})"


def _missing(gold: GoldArticle, article: Article) -> Iterator[str]:
    for start, end in gold.body:
        if not any(start < block.end and block.start < end for block in article.body_blocks()):
            yield f"{start}-{end} ({_role_at(article, start, end)})"


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--pages", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Of a file of gold.")
@click.option("--errors", "show_errors", is_flag=True, help="List what is not as the gold has it.")
def main(gold: Path, pages: Path | None, show_errors: bool) -> None:
    """Score headline, date and body of pages against gold: a file of offsets, or a folder of pages with their marks."""
    from mahdar.evaluation.article_marks import load_marks

    try:
        scores = [score(row) for row in (load_marks(gold) if gold.is_dir() else load(gold, pages or gold.parent))]
    except RecordError as error:
        raise click.ClickException(str(error)) from error
    for name, value in figures(scores).items():
        click.echo(f"{name:<16}{'-' if value is None else value}")
    if show_errors:
        for line in errors(scores):
            click.echo(line)


if __name__ == "__main__":
    main()
