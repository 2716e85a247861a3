"""`mahdar groups`: the reports of one utterance across pages, with bounds on their origins."""

from __future__ import annotations

from collections.abc import Iterator

import click

from mahdar.cli.link_commands.shared import (
    csv_lines,
    group_text,
    inputs_argument,
    json_lines,
    link_labels,
    read_inputs,
)
from mahdar.cli.options import NOTHING, choice_of_format, note, screen_options, write
from mahdar.cli.text_output import Screen
from mahdar.export.labels import Labels
from mahdar.links import link
from mahdar.links.codec import encode_group
from mahdar.model.links import Group

COLUMNS = ("group", "speaker", "lower", "upper", "path", "start", "end", "content", "statement")


@click.command()
@inputs_argument
@choice_of_format(["text", "jsonl", "csv"])
@screen_options
@click.pass_context
def groups(context: click.Context, paths: tuple[str, ...], form: str, labels: Labels, bidi: str) -> None:
    """List the statements that several reports give, and how many chains of separate origin carry each.

    One group an utterance: in several pages, or twice in one. The bounds count origins within these pages.
    """
    found = link(read_inputs(paths)).groups
    if form == "jsonl":
        write(json_lines(encode_group(group, labels.language) for group in found))
    elif form == "csv":
        write(csv_lines(COLUMNS, (row for group in found for row in _rows(group))))
    else:
        screen = Screen.of_terminal(link_labels(labels), bidi)
        for group in found:
            write(group_text(group, screen))
            write(["\n"])
        if not found:
            note(screen.labels("trace.no-groups"))
    context.exit(0 if found else NOTHING)


def _rows(group: Group) -> Iterator[dict[str, str | int | None]]:
    for member in group.members:
        cells = (
            group.id,
            group.speaker,
            group.lower,
            group.upper,
            member.path,
            member.span.start,
            member.span.end,
            member.span.text,
            member.statement_id,
        )
        yield dict(zip(COLUMNS, cells, strict=True))
