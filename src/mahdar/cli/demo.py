"""`mahdar demo`: reads the example pages that ship with the package."""

from __future__ import annotations

from pathlib import Path

import click

import mahdar
from mahdar import pipeline
from mahdar.cli.options import note, shared_options
from mahdar.cli.read import print_readings
from mahdar.errors import UsageError
from mahdar.export.labels import Labels


@click.command()
@shared_options
@click.pass_context
def demo(context: click.Context, form: str, labels: Labels, bidi: str) -> None:
    """Read the example pages that ship with Mahdar and print what they say."""
    folder = examples()
    note(f"{labels('note.demo')}: {folder}")
    tally = print_readings(pipeline.read_each(folder), form, labels, bidi)
    note(labels("note.reported"))
    context.exit(tally.exit_code)


def examples() -> Path:
    """Return the folder of example pages: within the installed package, or beside the sources.

    Raises:
        UsageError: there is none.
    """
    package = Path(mahdar.__file__).parent
    for folder in (package / "examples", package.parent.parent / "examples" / "pages"):
        if folder.is_dir():
            return folder
    raise UsageError(f"no example pages in {package}; install Mahdar again from its sources")
