"""`mahdar search`, `mahdar statements` and `mahdar timeline`: who said what, out of a record."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any, TypeVar

import click

from mahdar.cli.options import NOTHING, write
from mahdar.cli.store_commands.shared import (
    found_text,
    list_options,
    open_for_reading,
    tell,
    write_statements,
)
from mahdar.cli.text_output import Screen
from mahdar.export.labels import Labels
from mahdar.model import Kind, Status

Command = TypeVar("Command", bound=Callable[..., Any])


def filters(command: Command) -> Command:
    """Add the options that choose statements to a command."""
    for option in (
        click.option("--status", type=click.Choice(list(Status)), help="Whether it was said."),
        click.option("--kind", type=click.Choice(list(Kind)), help="How the content stands in the text."),
        click.option("--before", metavar="DAY", help="On this day or earlier."),
        click.option("--after", metavar="DAY", help="On this day or later: 2022, 2022-01 or 2022-01-13."),
        click.option("--agency", help="An agency that is credited or named."),
        click.option("--outlet", help="The outlet."),
        click.option("--speaker", help="The speaker, in any spelling that was met."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@list_options
@click.pass_context
def search(
    context: click.Context,
    query: tuple[str, ...],
    path: str,
    limit: int,
    offset: int,
    form: str,
    labels: Labels,
    bidi: str,
) -> None:
    """Find the statements that hold some words, the best first.

    All spellings and forms of a word are found: with and without article, particles and pronouns. A long query that
    stands nowhere finds likely rewordings.

    \b
    "two words"      a phrase
    -word            without this word
    speaker: outlet: agency:   words of a name        kind: direct, indirect, mixed, act
    status:          asserted, headline, negated, question, future
    2022-01-10..2022-01-14     days, also 2022-01.. and ..2022-02

    \b
    mahdar search -d record.db speaker:بيسكوف 2022-01-10..2022-01-14
    """
    with open_for_reading(path) as database:
        found = database.search(_joined(query), limit=limit, offset=offset)
        write_statements(found, form, labels, bidi)
    tell(found, labels)
    context.exit(0 if found else NOTHING)


@click.command()
@filters
@list_options
@click.pass_context
def statements(
    context: click.Context, /, path: str, limit: int, offset: int, form: str, labels: Labels, bidi: str, **given: str
) -> None:
    """List the statements of a record, newest first."""
    with open_for_reading(path) as database:
        found = database.statements(limit=limit, offset=offset, **given)  # type: ignore[arg-type]
        write_statements(found, form, labels, bidi)
    tell(found, labels)
    context.exit(0 if found else NOTHING)


@click.command()
@filters
@list_options
@click.pass_context
def timeline(
    context: click.Context, /, path: str, limit: int, offset: int, form: str, labels: Labels, bidi: str, **given: str
) -> None:
    """Show statements day by day, oldest first; those whose day is not known are left out."""
    with open_for_reading(path) as database:
        found = database.statements(limit=limit, offset=offset, order="oldest", **given)
        if form == "text":
            screen = Screen.of_terminal(labels, bidi)
            for day, some in groupby(found, key=lambda item: item.day):
                write([screen.head(f"== {day}")])
                for item in some:
                    write(found_text(item, screen))
                write(["\n"])
        else:
            write_statements(found, form, labels, bidi)
    tell(found, labels)
    context.exit(0 if found else NOTHING)


def _joined(words: tuple[str, ...]) -> str:
    """Return the words of the command line as one query; what the shell kept together is a phrase.

    >>> _joined(("a", "b c", "speaker:D E"))
    'a "b c" speaker:"D E"'
    """
    if len(words) == 1:
        return words[0]
    return " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    if not any(character.isspace() for character in word) or '"' in word:
        return word
    name, colon, value = word.partition(":")
    return f'{name}:"{value}"' if colon and name.isalpha() else f'"{word}"'
