"""`mahdar read`: pages in, their statements out; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from mahdar.cli.fetch import fetch_options
from mahdar.cli.inputs import open_inputs
from mahdar.cli.options import Tally, shared_options, write
from mahdar.cli.profile import load_profile
from mahdar.cli.text_output import Screen, reading_text
from mahdar.export.formats import EXPORTS
from mahdar.export.labels import Labels
from mahdar.model import Dropped, Reading


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE_OR_FOLDER...")
@click.option(
    "--profile",
    "learnt",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What other pages of their outlet teach (mahdar profile).",
)
@click.option("--fast", is_flag=True, help="Read HTML some five times faster, and less well.")
@fetch_options
@shared_options
@click.pass_context
def read(
    context: click.Context,
    paths: tuple[str, ...],
    learnt: Path | None,
    fast: bool,
    form: str,
    labels: Labels,
    bidi: str,
) -> None:
    """Print who said what in pages; nothing is stored.

    Takes text, HTML, saved web pages (MHTML, web archives), PDF, feeds (RSS, Atom), articles as JSON or JSONL, exported
    Telegram channels, ZIP, gzip, WARC and WACZ of these, folders of them, saved readings (.jsonl), addresses of pages
    and feeds (https://…), and - for stdin. Nothing is fetched but the addresses that are named here. Pages that cannot
    be read are named on stderr with the reason; the others are read all the same.

    \b
    mahdar read page.html
    mahdar read https://example.org/news https://example.org/feed.xml
    mahdar read pages/ --format jsonl > readings.jsonl
    curl -s https://example.org/news | mahdar read -
    """
    tally = print_readings(open_inputs(paths, load_profile(learnt), fast=fast), form, labels, bidi)
    context.exit(tally.exit_code)


def print_readings(items: Iterable[Reading | Dropped], form: str, labels: Labels, bidi: str) -> Tally:
    """Print readings in a format as they come, and return what was counted."""
    tally = Tally()
    readings = tally.readings(items)
    if form == "text":
        screen = Screen.of_terminal(labels, bidi)
        for reading in readings:
            write(reading_text(reading, screen))
    else:
        write(EXPORTS[form](readings, labels))
    tally.close(labels)
    return tally
