"""`mahdar articles` and `mahdar people`: what else a record holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from mahdar.cli.options import NOTHING, note
from mahdar.cli.store_commands.shared import list_options, open_for_reading, tell, write_listing
from mahdar.cli.text_output import INDENT, Screen
from mahdar.database import Database
from mahdar.errors import UsageError
from mahdar.export.labels import Labels
from mahdar.export.plain import one_line
from mahdar.links.wording import explain
from mahdar.model.links import EntityKind
from mahdar.search.lists import ArticleRow, PersonRow

Json = dict[str, Any]


@click.command()
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@click.option("--outlet", help="The outlet.")
@click.option("--agency", help="An agency that is credited.")
@click.option("--after", metavar="DAY", help="Published on this day or later: 2022, 2022-01 or 2022-01-13.")
@click.option("--before", metavar="DAY", help="Published on this day or earlier.")
@list_options
@click.pass_context
def articles(
    context: click.Context,
    /,
    query: tuple[str, ...],
    path: str,
    limit: int,
    offset: int,
    form: str,
    labels: Labels,
    bidi: str,
    **given: str | None,
) -> None:
    """List the articles of a record, newest first; with QUERY, those whose text holds its words."""
    with open_for_reading(path) as database:
        found = database.articles(" ".join(query), limit=limit, offset=offset, **given)
        write_listing(found, form, "articles", _article_json, _article_text, labels, bidi)
    tell(found, labels)
    context.exit(0 if found else NOTHING)


@click.command()
@click.argument("name", required=False)
@click.option("--kind", type=click.Choice(list(EntityKind)), help="Only persons, bodies or countries.")
@click.option("--same", metavar="OTHER", help="Decide that OTHER is another name of NAME.")
@click.option("--different", metavar="OTHER", help="Decide that OTHER is somebody else than NAME.")
@click.option("--note", "remark", default="", help="Why, for other people.")
@list_options
@click.pass_context
def people(
    context: click.Context,
    name: str | None,
    kind: str | None,
    same: str | None,
    different: str | None,
    remark: str,
    path: str,
    limit: int,
    offset: int,
    form: str,
    labels: Labels,
    bidi: str,
) -> None:
    """List the persons, bodies and countries of a record with every spelling met, and why each is theirs.

    \b
    mahdar people -d record.db
    mahdar people -d record.db ستولتنبرغ
    mahdar people -d record.db "NAME" --same "OTHER SPELLING"
    """
    if same or different:
        if name is None:
            raise UsageError("give the NAME that the other is, or is not")
        with Database(path) as database:
            decision, other = ("same", same) if same else ("different", different)
            id_ = database.judge_names(decision, name, other or "", note=remark)
        note(labels("store.decided", id=id_))
        note(labels("store.relink", path=path))
        return
    with open_for_reading(path) as database:
        found = database.people(name, kind=kind, limit=limit, offset=offset)
        write_listing(found, form, "people", lambda person: _person_json(person, labels), _person_text, labels, bidi)
    tell(found, labels)
    context.exit(0 if found else NOTHING)


def _article_json(article: ArticleRow) -> Json:
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "title": article.title,
        "published": article.published,
        "outlet": article.outlet,
        "agencies": list(article.agencies),
        "statements": article.statements,
        "passages": article.passages,
        "doubts": list(article.doubts),
    }


def _article_text(article: ArticleRow, screen: Screen) -> Iterator[str]:
    labels = screen.labels
    yield screen.head(
        article.id,
        article.published or "????-??-??",
        f"statements={article.statements}",
        f"passages={article.passages}",
        one_line(article.path),
    )
    yield screen.lines(article.title or labels("missing.title"))
    yield screen.lines(" · ".join(name for name in (article.outlet, *article.agencies) if name))


def _person_json(person: PersonRow, labels: Labels) -> Json:
    entity = person.entity
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "names": [{"name": name, "count": count} for name, count in entity.names],
        "statements": person.statements,
        "articles": person.articles,
        "first": person.first,
        "last": person.last,
        "merges": [
            {
                "code": reason.code,
                "score": reason.score,
                "details": dict(reason.details),
                "text": explain(reason, labels.language),
            }
            for reason in entity.merges
        ],
        "doubts": [{"code": doubt.code, "detail": doubt.detail} for doubt in entity.doubts],
    }


def _person_text(person: PersonRow, screen: Screen) -> Iterator[str]:
    entity, labels = person.entity, screen.labels
    days = f"{person.first}..{person.last}" if person.first else None
    yield screen.head(
        entity.id, entity.kind.value, f"statements={person.statements}", f"articles={person.articles}", days
    )
    yield screen.lines(entity.name)
    if len(entity.names) > 1:
        yield screen.lines(f"{labels('store.names')}: {'، '.join(name for name, _ in entity.names)}")
        yield screen.head(INDENT + " ".join(str(count) for _, count in entity.names))
    for reason in entity.merges:
        yield screen.lines(explain(reason, labels.language))
    for doubt in entity.doubts:
        yield screen.lines(f"{labels.get(f'doubt.{doubt.code}', doubt.code)} {doubt.detail}")
