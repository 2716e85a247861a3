"""What the package offers to others: a golden list, so that nothing enters or leaves unseen."""

from __future__ import annotations

import mahdar
from mahdar.cli.main import cli

NAMES = [
    "Article",
    "Block",
    "ChainLink",
    "Credit",
    "Cue",
    "Doubt",
    "Dropped",
    "Kind",
    "LinkRole",
    "MahdarError",
    "Mismatch",
    "PackError",
    "Page",
    "PageError",
    "Reading",
    "Readings",
    "RecordError",
    "Role",
    "Span",
    "Speaker",
    "Statement",
    "Status",
    "StoreError",
    "Timex",
    "UsageError",
    "check",
    "open",
    "read",
    "read_each",
    "read_page",
    "read_text",
]

COMMANDS = [
    "articles",
    "chain",
    "check",
    "compare",
    "demo",
    "eval",
    "export",
    "fix",
    "groups",
    "ingest",
    "people",
    "profile",
    "read",
    "relink",
    "reuse",
    "search",
    "show",
    "statements",
    "timeline",
    "trace",
]


def test_the_names_of_the_package() -> None:
    """Sorted, complete, and all there."""
    assert mahdar.__all__ == NAMES == sorted(mahdar.__all__)
    assert all(hasattr(mahdar, name) for name in NAMES)


def test_the_commands() -> None:
    """Every command, with help."""
    assert sorted(cli.commands) == COMMANDS
    assert all(command.help for command in cli.commands.values())


def test_a_name_that_is_not_there_is_told() -> None:
    """Late loading does not swallow mistakes."""
    assert not hasattr(mahdar, "raed")
