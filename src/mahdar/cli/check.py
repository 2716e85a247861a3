"""`mahdar check`: does every item point at the words that prove it?"""

from __future__ import annotations

import click

from mahdar.cli.inputs import open_inputs
from mahdar.cli.options import NOTHING, Tally, language_option, note
from mahdar.export.labels import Labels
from mahdar.export.plain import one_line
from mahdar.model.proof import Mismatch, mismatches, spans_of


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE_OR_FOLDER...")
@language_option
@click.pass_context
def check(context: click.Context, paths: tuple[str, ...], labels: Labels) -> None:
    """Verify that every span's words stand in the text at its offsets.

    Reads pages, or readings saved as .jsonl. Exit code 1 when one does not, or when a saved
    record cannot be decoded.
    """
    tally = Tally()
    spans = wrong = 0
    for reading in tally.readings(open_inputs(paths)):
        spans += sum(1 for _ in spans_of((reading.article, reading.statements)))
        for mismatch in mismatches(reading):
            wrong += 1
            click.echo(_line(mismatch))
    pages = labels.count("page", tally.pages)
    if wrong:
        note(labels.count("mismatch", wrong))
    elif tally.pages:
        note(labels("note.proven", spans=labels.count("span", spans), pages=pages))
    tally.close(labels)
    context.exit(NOTHING if wrong or tally.bad_records or not tally.pages else 0)


def _line(mismatch: Mismatch) -> str:
    expected, found = one_line(mismatch.expected), one_line(mismatch.found)
    return f"{one_line(mismatch.path)}  {mismatch.id}  {mismatch.field}: record {expected!r}, text {found!r}"
