"""Commands over a record in a file: reading pages into it, and asking it who said what."""

import click

from mahdar.cli.store_commands.extended import chain, check, groups, show
from mahdar.cli.store_commands.fix import fix
from mahdar.cli.store_commands.ingest import ingest, relink
from mahdar.cli.store_commands.lists import articles, people
from mahdar.cli.store_commands.statements import search, statements, timeline

COMMANDS: tuple[click.Command, ...] = (
    ingest,
    relink,
    search,
    statements,
    timeline,
    articles,
    people,
    fix,
    show,
    check,
    groups,
    chain,
)
"""`show`, `check`, `groups` and `chain` take the place of the commands of those names, and take ``-d`` besides."""

__all__ = ["COMMANDS"]
