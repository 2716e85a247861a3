"""`mahdar export`: readings into a file for other programs and for people."""

from __future__ import annotations

import os
from pathlib import Path

import click

from mahdar.cli.inputs import open_inputs
from mahdar.cli.options import Tally, language_option, note, write
from mahdar.export.formats import EXPORTS
from mahdar.export.labels import Labels


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE_OR_FOLDER...")
@click.option(
    "--format", "form", type=click.Choice(list(EXPORTS)), help="Default: by the ending of --output, or jsonl."
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; default stdout.")
@language_option
@click.pass_context
def export(
    context: click.Context, paths: tuple[str, ...], form: str | None, output: Path | None, labels: Labels
) -> None:
    """Write what pages say as jsonl, json, csv or md.

    \b
    jsonl  everything, one article a line (docs/json.md)
    json   the same as one object
    csv    one statement a row, for spreadsheets: UTF-8 with BOM, no cell is taken for a formula
    md     a dossier: quotations with chain and place

    \b
    mahdar export pages/ -o statements.csv
    mahdar export readings.jsonl -o dossier.md --lang en
    """
    form = form or _format_of(output)
    tally = Tally()
    pieces = EXPORTS[form](tally.readings(open_inputs(paths)), labels)
    if output is None:
        write(pieces)
    else:
        # Written beside the target and moved: a broken run never leaves half a file under its name.
        part = output.with_name(output.name + ".part")
        try:
            with open(part, "w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
            os.replace(part, output)
        finally:
            part.unlink(missing_ok=True)
        note(str(output))
    tally.close(labels)
    context.exit(tally.exit_code)


def _format_of(output: Path | None) -> str:
    if output is None:
        return "jsonl"
    form = output.suffix.removeprefix(".")
    if form not in EXPORTS:
        raise click.UsageError(f"cannot tell the format of {output.name}; give --format {'|'.join(EXPORTS)}")
    return form
