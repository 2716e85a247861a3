"""`mahdar reuse`: the text that pages share, with its place in each."""

from __future__ import annotations

import click

from mahdar.cli.link_commands.shared import (
    csv_lines,
    inputs_argument,
    json_lines,
    link_labels,
    passage_text,
    read_inputs,
)
from mahdar.cli.options import NOTHING, choice_of_format, screen_options, write
from mahdar.cli.text_output import Screen
from mahdar.export.labels import Labels
from mahdar.links import find_passages, find_reworded, join_passages
from mahdar.links.codec import encode_passage
from mahdar.links.trace import MOST_FOR_REWORDING

COLUMNS = ("id", "a", "b", "kind", "score", "words", "a_text", "b_text")


@click.command()
@inputs_argument
@choice_of_format(["text", "jsonl", "csv"])
@click.option(
    "--reworded/--copied", default=True, show_default=True, help="Also passages that were reworded throughout."
)
@click.option(
    "--join",
    type=click.IntRange(min=0),
    default=None,
    help="Put passages together over gaps of up to so many characters.",
)
@screen_options
@click.pass_context
def reuse(
    context: click.Context,
    paths: tuple[str, ...],
    form: str,
    reworded: bool,
    join: int | None,
    labels: Labels,
    bidi: str,
) -> None:
    """List the passages that pages share, pair by pair, whatever the order in which each page gives them.

    A passage is verbatim, edited (the same words with changes) or reworded (the same uncommon words in another order).
    Who copied from whom is not said: the text alone does not prove it.
    """
    articles = [reading.article for reading in read_inputs(paths)]
    passages = find_passages(articles)
    if reworded and len(articles) <= MOST_FOR_REWORDING:
        passages += find_reworded(articles, passages)
    if join is not None:
        passages = join_passages(passages, articles, join)
    found = sorted(passages, key=lambda p: (p.a_path, p.b_path, p.a_span.range, p.b_span.range))
    if form == "jsonl":
        write(json_lines(map(encode_passage, found)))
    elif form == "csv":
        write(csv_lines(COLUMNS, map(encode_passage, found)))
    else:
        screen = Screen.of_terminal(link_labels(labels), bidi)
        write(passage_text(passage, screen) for passage in found)
    context.exit(0 if found else NOTHING)
