"""Commands over what joins articles: trace, groups, reuse, compare, chain. Nothing is stored."""

import click

from mahdar.cli.link_commands.chain import chain
from mahdar.cli.link_commands.compare import compare
from mahdar.cli.link_commands.groups import groups
from mahdar.cli.link_commands.reuse import reuse
from mahdar.cli.link_commands.trace import trace

COMMANDS: tuple[click.Command, ...] = (trace, groups, reuse, compare, chain)

__all__ = ["COMMANDS"]
