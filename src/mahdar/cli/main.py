"""The command `mahdar`: results on stdout; progress, notes and dropped pages on stderr.

Exit codes, as grep has them: 0 something was found, 1 nothing was found, 2 wrong usage.
"""

from __future__ import annotations

import sys

import click

from mahdar import __version__
from mahdar.cli.commands import Commands, named_commands
from mahdar.collector import sweep_rarely
from mahdar.errors import MahdarError


@click.group(
    cls=Commands,
    commands=named_commands(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="mahdar")
def cli() -> None:
    """Who said what in news pages, Arabic first, and the words that prove it."""


def main() -> None:
    """Run the command line; errors of ours become one line on stderr, and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sweep_rarely()
    try:
        cli()
    except (MahdarError, OSError) as error:
        click.echo(f"mahdar: {error}", err=True)
        sys.exit(2)
