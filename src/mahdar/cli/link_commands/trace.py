"""`mahdar trace`: one voice or several, for a handful of pages or pasted texts."""

from __future__ import annotations

from collections.abc import Iterator

import click

from mahdar.cli.link_commands.shared import (
    group_text,
    inputs_argument,
    link_labels,
    passage_text,
    read_inputs,
)
from mahdar.cli.options import NOTHING, choice_of_format, note, screen_options, write
from mahdar.cli.text_output import Screen
from mahdar.export.labels import Labels
from mahdar.export.plain import one_line
from mahdar.links.codec import encode_trace
from mahdar.links.trace import Trace
from mahdar.links.trace import trace as trace_readings
from mahdar.links.wording import explain
from mahdar.model.codec import dumps


@click.command()
@inputs_argument
@choice_of_format(["text", "json"])
@screen_options
@click.pass_context
def trace(context: click.Context, paths: tuple[str, ...], form: str, labels: Labels, bidi: str) -> None:
    """Tell whether pages carry one voice or several; nothing is stored.

    Takes whatever mahdar read takes, and texts pasted on stdin. Prints a verdict, the text that the pages share, each
    shared statement with how many chains of separate origin carry it (at least and at most) and the proof, and what
    the pages do not tell. It says how a statement travelled, not whether it is true.

    \b
    mahdar trace a.html b.html c.txt
    mahdar trace folder/ --lang en
    """
    readings = read_inputs(paths)
    if not readings:
        note("no page could be read")
        context.exit(NOTHING)
    found = trace_readings(readings)
    if form == "json":
        write([dumps(encode_trace(found, labels.language), indent=1) + "\n"])
    else:
        write(_text(found, Screen.of_terminal(link_labels(labels), bidi)))
    context.exit(0 if found.groups or found.passages else NOTHING)


def verdict_line(found: Trace, labels: Labels) -> str:
    """Return the verdict in words."""
    return labels(
        f"verdict.{found.verdict}",
        upper=labels.count("chain", found.upper),
        lower=str(found.lower),
        several=labels.count("group", found.several),
        rest=labels.count("group", len(found.groups) - found.several),
    )


def _text(found: Trace, screen: Screen) -> Iterator[str]:
    labels = screen.labels
    counts = (labels.count("group", len(found.groups)), labels.count("passage", len(found.passages)))
    yield screen.head(found.verdict, f"independent={found.lower}-{found.upper}", f"pages={found.pages}")
    yield screen.lines(verdict_line(found, labels))
    yield screen.lines(" · ".join(counts))
    yield screen.lines(labels("trace.scope", pages=labels.count("page", found.pages)))
    if found.groups:
        yield "\n" + screen.lines(f"== {labels('trace.groups')}")
    for group in found.groups:
        yield "\n"
        yield from group_text(group, screen)
    if found.passages:
        yield "\n" + screen.lines(f"== {labels('trace.passages')}")
    for passage in found.passages:
        yield passage_text(passage, screen)
    yield "\n" + screen.lines(f"== {labels('trace.unknown')}")
    for reason in found.unknown:
        yield screen.lines(one_line(explain(reason, labels.language, "unknown")))
    if not found.unknown:
        yield screen.lines(labels("trace.nothing-unknown"))
