"""What the commands over a record share: the database, the part of a list, words and forms of output."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import click

from mahdar.cli.options import choice_of_format, note, options_of_screen, write
from mahdar.cli.text_output import INDENT, Screen, statement_text
from mahdar.database import Database
from mahdar.export.dossier import escape, to_markdown
from mahdar.export.labels import Labels, load_labels
from mahdar.export.plain import one_line
from mahdar.export.tables import BOM, harmless
from mahdar.links.wording import reason_words
from mahdar.listing import Listing
from mahdar.model import Reading
from mahdar.model.codec import SCHEMA, dumps, encode_statement
from mahdar.search.found import Found

Command = TypeVar("Command", bound=Callable[..., Any])
Json = dict[str, Any]

FORMATS = ("text", "json", "jsonl", "csv", "md")

database_option = click.option(
    "-d",
    "--database",
    "path",
    required=True,
    type=click.Path(dir_okay=False),
    envvar="MAHDAR_DATABASE",
    show_envvar=True,
    help="The file of the record.",
)
limit_option = click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="The most results to show."
)
offset_option = click.option(
    "--offset", type=click.IntRange(min=0), default=0, help="How many of the first results to pass over."
)


def store_labels(labels: Labels) -> Labels:
    """Return the interface's words with those for a record and for links added."""
    words: dict[str, Any] = dict(labels.words)
    for added in (reason_words(labels.language), _words(labels.language)):
        for name, table in added.items():
            words[name] = {**words.get(name, {}), **table}
    return Labels(labels.language, labels.direction, words)


@cache
def _words(language: str) -> Mapping[str, Any]:
    place = files("mahdar.cli.store_commands").joinpath("words", f"{language}.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))


#: Adds --lang, with the words for a record, and --bidi to a command.
words_options = options_of_screen(lambda language: store_labels(load_labels(language)))


def list_options(command: Command) -> Command:
    """Add --database, --limit, --offset, --format, --lang and --bidi to a command."""
    command = words_options(command)
    for option in (choice_of_format(FORMATS, stable=True), offset_option, limit_option, database_option):
        command = option(command)
    return command


def open_for_reading(path: str) -> Database:
    """Return a record for asking; a missing file is an error."""
    return Database(path, write=False)


def statement_json(found: Found) -> Json:
    """Return a stored statement as plain JSON values, with its article and its group."""
    article, group = found.article, found.group
    row: Json = encode_statement(found.statement)
    row["day"] = found.day
    row["article"] = {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "title": article.title.text if article.title else None,
        "outlet": article.outlet.name if article.outlet else None,
        "agencies": [credit.name for credit in article.agencies if not credit.generic],
        "published": article.published.value if article.published else None,
    }
    row["group"] = (
        {"id": group.id, "reports": group.reports, "independent": [group.lower, group.upper]} if group else None
    )
    if found.marks:
        row["marks"] = [list(mark) for mark in found.marks]
    if found.share < 1:
        row["share"] = round(found.share, 3)
    return row


def write_statements(listing: Listing[Found], form: str, labels: Labels, bidi: str) -> None:
    """Write statements in one of the forms of output."""
    if form == "md":
        write(to_markdown(_by_article(listing), labels))
        return
    write_listing(listing, form, "statements", statement_json, found_text, labels, bidi)


def write_listing(
    listing: Listing[Any],
    form: str,
    name: str,
    as_json: Callable[[Any], Json],
    as_text: Callable[[Any, Screen], Iterable[str]],
    labels: Labels,
    bidi: str,
) -> None:
    """Write a list in one of the forms of output.

    Args:
        listing: what to write.
        form: ``text``, ``json``, ``jsonl``, ``csv`` or ``md``.
        name: what the list is called in the JSON object.
        as_json, as_text: one item in those forms.
        labels, bidi: the interface.
    """
    if form == "jsonl":
        write(dumps(as_json(item)) + "\n" for item in listing)
    elif form == "json":
        rows = [as_json(item) for item in listing]
        write([dumps({"schema": SCHEMA, "total": listing.total, name: rows}, indent=1) + "\n"])
    elif form == "csv":
        write(csv_lines(list(listing.rows())))
    elif form == "md":
        write(_markdown_table(list(listing.rows()), labels))
    else:
        screen = Screen.of_terminal(labels, bidi)
        for item in listing:
            write(as_text(item, screen))
            write(["\n"])


def found_text(found: Found, screen: Screen) -> Iterator[str]:
    """Yield the lines of one stored statement."""
    article, group = found.article, found.group
    yield screen.head(one_line(article.path), article.published.value if article.published else None)
    if article.outlet:
        yield screen.lines(one_line(article.outlet.name))
    yield statement_text(found.statement, screen)
    if found.share < 1:
        yield screen.lines(screen.labels("store.likely", share=round(100 * found.share)))
    if group and group.reports > 1:
        yield from group_line(found, screen)


def group_line(found: Found, screen: Screen) -> Iterator[str]:
    """Yield the lines that say how many reports a statement has, and how many chains they come by."""
    group = found.group
    if group:
        reports = screen.labels.count("report", group.reports)
        yield screen.head(INDENT + group.id, f"reports={group.reports}", f"independent={group.lower}-{group.upper}")
        yield screen.lines(screen.labels("store.group", reports=reports, lower=group.lower, upper=group.upper))


def tell(listing: Listing[Any], labels: Labels) -> None:
    """Say on stderr how much of the list is shown."""
    if len(listing):
        note(labels("store.shown", shown=len(listing), total=listing.total))
    else:
        note(labels("store.nothing"))


def csv_lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield rows as CSV: with BOM, CRLF, and cells that no spreadsheet runs."""
    if not rows:
        return
    yield BOM + _csv_line(list(rows[0]))
    for row in rows:
        yield _csv_line([harmless(cell) if isinstance(cell, str) else cell for cell in row.values()])


def _csv_line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _markdown_table(rows: Sequence[Mapping[str, Any]], labels: Labels) -> Iterator[str]:
    if not rows:
        return
    yield f'<div dir="{labels.direction}" lang="{labels.language}">\n\n'
    yield "| " + " | ".join(rows[0]) + " |\n" + "|---" * len(rows[0]) + "|\n"
    for row in rows:
        yield "| " + " | ".join("" if cell is None else escape(str(cell)) for cell in row.values()) + " |\n"
    yield "\n</div>\n"


def _by_article(listing: Iterable[Found]) -> Iterator[Reading]:
    """Yield readings with neighbouring statements of one article put together."""
    waiting: Reading | None = None
    for found in listing:
        if waiting is not None and waiting.article.id == found.article.id:
            waiting = Reading(waiting.article, (*waiting.statements, found.statement))
            continue
        if waiting is not None:
            yield waiting
        waiting = found.reading
    if waiting is not None:
        yield waiting
