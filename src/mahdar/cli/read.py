"""`mahdar read`: pages in, their statements out; nothing is stored."""

from __future__ import annotations

import click

from mahdar.cli.inputs import open_inputs
from mahdar.model import Dropped
from mahdar.model.codec import to_line


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE_OR_FOLDER...")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl")
def read(paths: tuple[str, ...], form: str) -> None:  # noqa: ARG001
    """Print who said what in pages; nothing is stored."""
    found = 0
    for item in open_inputs(paths):
        if isinstance(item, Dropped):
            click.echo(f"dropped {item.path}: {item.reason}: {item.detail}", err=True)
            continue
        found += len(item.statements)
        click.echo(to_line(item))
    raise SystemExit(0 if found else 1)
