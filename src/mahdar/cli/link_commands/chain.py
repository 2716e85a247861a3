"""`mahdar chain`: through whom a statement reached each page, and how many origins stand behind its reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from mahdar.cli.link_commands.shared import (
    bounds_line,
    inputs_argument,
    json_lines,
    link_labels,
    place,
    proof_text,
    read_inputs,
    shown,
)
from mahdar.cli.options import NOTHING, choice_of_format, note, screen_options, write
from mahdar.cli.text_output import INDENT, Screen, statement_head
from mahdar.export.labels import Labels
from mahdar.export.phrases import link_name, speaker_name
from mahdar.export.plain import one_line
from mahdar.links import link
from mahdar.links.codec import encode_group
from mahdar.links.names import NameTie, compare_names
from mahdar.model import Article, Reading, Statement
from mahdar.model.codec import encode_statement
from mahdar.model.links import Group


@click.command()
@inputs_argument
@click.option("--id", "id_start", help="The statement with this id, or its first characters.")
@click.option("--speaker", help="The statements of this speaker, in any spelling of the name.")
@choice_of_format(["text", "jsonl"])
@screen_options
@click.pass_context
def chain(
    context: click.Context,
    paths: tuple[str, ...],
    id_start: str | None,
    speaker: str | None,
    form: str,
    labels: Labels,
    bidi: str,
) -> None:
    """Show the chain of attribution of statements, link by link, and the origins behind their reports.

    From the mouth to the page: speaker, relays that the text names, channel, agency, outlet. What the text does not
    tell is said to be untold.
    """
    readings = read_inputs(paths)
    group_of = _groups(readings)
    chosen = [
        (reading.article, statement)
        for reading in readings
        for statement in reading.statements
        if statement.id.startswith(id_start or "") and (speaker is None or _speaks(statement, speaker, reading))
    ]
    if form == "jsonl":
        write(
            json_lines(
                chain_row(article, statement, group_of.get(_key(article, statement)), labels)
                for article, statement in chosen
            )
        )
    else:
        screen = Screen.of_terminal(link_labels(labels), bidi)
        for article, statement in chosen:
            write(chain_text(article, statement, group_of.get(_key(article, statement)), screen))
    if not chosen:
        note(f"no such statement; `mahdar read {' '.join(paths)}` lists them")
    context.exit(0 if chosen else NOTHING)


def _key(article: Article, statement: Statement) -> tuple[str, tuple[int, int]]:
    return (article.path, statement.content.range)


def _groups(readings: Sequence[Reading]) -> dict[tuple[str, tuple[int, int]], Group]:
    return {(m.path, m.span.range): group for group in link(readings).groups for m in group.members}


def _speaks(statement: Statement, name: str, reading: Reading) -> bool:
    tie = compare_names(name, statement.speaker.name or "", reading.article.language).tie
    return tie in (NameTie.SAME, NameTie.SPELLING, NameTie.PART)


def chain_row(article: Article, statement: Statement, group: Group | None, labels: Labels) -> dict[str, object]:
    """Return a statement's chain and its group as plain JSON values."""
    encoded = encode_statement(statement)
    return {
        "id": statement.id,
        "path": article.path,
        "content": encoded["content"],
        "chain": encoded["chain"],
        "group": encode_group(group, labels.language) if group else None,
    }


def chain_text(article: Article, statement: Statement, group: Group | None, screen: Screen) -> Iterator[str]:
    """Yield a statement's chain, link by link, and the origins behind its reports."""
    labels = screen.labels
    yield screen.head(one_line(article.path)) + statement_head(statement, screen)
    yield screen.lines(speaker_name(statement, labels))
    yield screen.lines(shown(statement.content.text))
    for carrier in statement.chain:
        span = carrier.span
        yield screen.head(INDENT + carrier.role.value, f"{span.start}-{span.end}" if span else None)
        yield screen.lines(f"{labels(f'role.{carrier.role.value}')}: {link_name(carrier, labels)}")
    if group:
        yield screen.head(INDENT + group.id, f"independent={group.lower}-{group.upper}")
        yield screen.lines(bounds_line(group, labels))
        for number, member in enumerate(group.members):
            yield screen.head(f"{INDENT}[{number + 1}]", place(member))
        yield from proof_text(group, screen)
    yield "\n"
