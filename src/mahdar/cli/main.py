"""The command `mahdar`: results on stdout; progress, notes and dropped pages on stderr.

Exit codes, as grep has them: 0 something was found, 1 nothing was found, 2 wrong usage.
"""

from __future__ import annotations

import sys

import click

from mahdar import __version__
from mahdar.cli.check import check
from mahdar.cli.demo import demo
from mahdar.cli.eval import evaluate
from mahdar.cli.export import export
from mahdar.cli.link_commands import COMMANDS as LINK_COMMANDS
from mahdar.cli.profile import profile
from mahdar.cli.read import read
from mahdar.cli.show import show
from mahdar.cli.store_commands import COMMANDS as STORE_COMMANDS
from mahdar.errors import MahdarError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="mahdar")
def cli() -> None:
    """Who said what in news pages, Arabic first, and the words that prove it."""


for command in (demo, read, profile, show, check, evaluate, export, *LINK_COMMANDS, *STORE_COMMANDS):
    cli.add_command(command)


def main() -> None:
    """Run the command line; errors of ours become one line on stderr, and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli()
    except (MahdarError, OSError) as error:
        click.echo(f"mahdar: {error}", err=True)
        sys.exit(2)
