"""Commands that read pages, given a record to read from as well: ``-d FILE.db`` in place of files."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any

import click

from mahdar.cli.check import check as check_pages
from mahdar.cli.link_commands.chain import chain as chain_of_pages
from mahdar.cli.link_commands.chain import chain_row, chain_text
from mahdar.cli.link_commands.groups import groups as groups_of_pages
from mahdar.cli.link_commands.shared import group_text, json_lines
from mahdar.cli.options import NOTHING, note, write
from mahdar.cli.show import article_view, statement_view
from mahdar.cli.show import show as show_page
from mahdar.cli.store_commands.shared import (
    group_line,
    limit_option,
    offset_option,
    open_for_reading,
    store_labels,
    tell,
    write_listing,
)
from mahdar.cli.text_output import Screen
from mahdar.export.labels import Labels
from mahdar.export.plain import one_line
from mahdar.links.codec import encode_group
from mahdar.search.found import Found

Given = dict[str, Any]


def extended(
    command: click.Command, run: Callable[[click.Context, str, Given], None], *options: Callable[[Any], Any]
) -> click.Command:
    """Return a command with ``-d`` added: with it `run` answers, without it the command does as before.

    Args:
        command: the command over pages; its arguments may then be missing.
        run: called with the context, the file of the record and the other values.
        options: further options that only matter for a record.
    """

    @click.pass_context
    def callback(context: click.Context, /, **given: Any) -> None:
        database = given.pop("database")
        own = {param.name: given[param.name] for param in command.params if param.name}
        if database is not None:
            run(context, database, given)
            return
        for param in command.params:
            if isinstance(param, click.Argument) and param.required and not own[param.name or ""]:
                raise click.MissingParameter(ctx=context, param=param)
        context.invoke(command, **own)

    option = click.option("-d", "--database", type=click.Path(dir_okay=False), help="A record, in place of files.")
    for add in (*options, option):
        add(callback)
    added = reversed(callback.__click_params__)  # type: ignore[attr-defined]
    params = [*(_optional(param) for param in command.params), *added]
    return click.Command(command.name, callback=callback, params=params, help=command.help)


def _optional(param: click.Parameter) -> click.Parameter:
    param = copy(param)
    if isinstance(param, click.Argument):
        param.required = False
    return param


def _show(context: click.Context, path: str, given: Given) -> None:
    labels = _labels(given)
    screen = Screen.of_terminal(labels, given["bidi"])
    id_start = given["id_start"] or given["path"]
    if not id_start:
        raise click.UsageError("which statement or article? Give its id, or the first characters of it")
    with open_for_reading(path) as database:
        found = database.find(id_start)
        for item in found:
            if isinstance(item, Found):
                write(statement_view(item.article, item.statement, screen))
                write(group_line(item, screen))
            else:
                write(article_view(item, screen))
    if not found:
        note(labels("store.nothing"))
    context.exit(0 if found else NOTHING)


def _check(context: click.Context, path: str, given: Given) -> None:
    labels = _labels(given)
    wrong = 0
    with open_for_reading(path) as database:
        for mismatch in database.check():
            wrong += 1
            expected, found = one_line(mismatch.expected), one_line(mismatch.found)
            click.echo(
                f"{one_line(mismatch.path)}  {mismatch.id}  {mismatch.field}: record {expected!r}, found {found!r}"
            )
        counts = database.counts()
    if wrong:
        note(labels.count("mismatch", wrong))
    else:
        numbers = {name: labels.count(name[:-1], counts[name]) for name in ("pages", "articles", "statements")}
        note(labels("store.proven", **numbers))
    context.exit(NOTHING if wrong or not counts["pages"] else 0)


def _groups(context: click.Context, path: str, given: Given) -> None:
    labels = _labels(given)
    with open_for_reading(path) as database:
        if given["paths"]:
            found = database.group(given["paths"][0])
        else:
            found = database.groups(fewest=given["fewest"], limit=given["limit"], offset=given["offset"])
        write_listing(
            found,
            given["form"],
            "groups",
            lambda group: encode_group(group, labels.language),
            group_text,
            labels,
            given["bidi"],
        )
    tell(found, labels)
    context.exit(0 if found else NOTHING)


def _chain(context: click.Context, path: str, given: Given) -> None:
    labels = _labels(given)
    id_start = given["id_start"] or next(iter(given["paths"]), None)
    if not id_start and not given["speaker"]:
        raise click.UsageError("which statement? Give its id, or the first characters of it, or --speaker")
    with open_for_reading(path) as database:
        if id_start:
            found = [item for item in database.find(id_start) if isinstance(item, Found)]
        else:
            found = list(database.statements(speaker=given["speaker"], limit=given["limit"], offset=given["offset"]))
        groups = {item.group.id: database.group(item.group.id)[0] for item in found if item.group}
    chosen = [(item.article, item.statement, groups[item.group.id] if item.group else None) for item in found]
    if given["form"] == "jsonl":
        write(json_lines(chain_row(article, said, group, labels) for article, said, group in chosen))
    else:
        screen = Screen.of_terminal(labels, given["bidi"])
        for article, said, group in chosen:
            write(chain_text(article, said, group, screen))
    if not found:
        note(labels("store.nothing"))
    context.exit(0 if found else NOTHING)


def _labels(given: Given) -> Labels:
    return store_labels(given["labels"])


fewest_option = click.option(
    "--fewest", type=click.IntRange(min=1), default=1, show_default=True, help="Least number of reports (-d only)."
)

show = extended(show_page, _show)
check = extended(check_pages, _check)
chain = extended(chain_of_pages, _chain, offset_option, limit_option)
groups = extended(groups_of_pages, _groups, offset_option, limit_option, fewest_option)
