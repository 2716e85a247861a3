"""The commands by name: where each is written, and what it does in one sentence.

A command is imported when it is called: listing them, and calling one that reads no page, need not wait for the rest.
"""

from __future__ import annotations

from importlib import import_module

import click

_LINKS = "mahdar.cli.link_commands"
_STORE = "mahdar.cli.store_commands"
_COMMANDS = (
    ("demo", "mahdar.cli.demo:demo", "Read the example pages that ship with Mahdar and print what they say."),
    ("read", "mahdar.cli.read:read", "Print who said what in pages; nothing is stored."),
    (
        "profile",
        "mahdar.cli.profile:profile",
        "Print what pages of one outlet teach: the lines that repeat, and where its articles stand.",
    ),
    (
        "eval",
        "mahdar.cli.eval:evaluate",
        "Score statements against folders of gold: gold.jsonl or NAME.yaml, and the pages.",
    ),
    ("export", "mahdar.cli.export:export", "Write what pages say as jsonl, json, csv or md."),
    ("trace", f"{_LINKS}.trace:trace", "Tell whether pages carry one voice or several; nothing is stored."),
    (
        "reuse",
        f"{_LINKS}.reuse:reuse",
        "List the passages that pages share, pair by pair, whatever the order in which each page gives them.",
    ),
    (
        "compare",
        f"{_LINKS}.compare:compare",
        "Show how two pages differ in what they report: words cut, added, changed; cue, day and quotation marks.",
    ),
    ("ingest", f"{_STORE}.ingest:ingest", "Read pages into a record; what it holds already is passed over."),
    (
        "relink",
        f"{_STORE}.ingest:relink",
        "Work out what joins the articles of a record: shared passages, people, groups, origins.",
    ),
    ("search", f"{_STORE}.statements:search", "Find the statements that hold some words, the best first."),
    ("statements", f"{_STORE}.statements:statements", "List the statements of a record, newest first."),
    (
        "timeline",
        f"{_STORE}.statements:timeline",
        "Show statements day by day, oldest first; those whose day is not known are left out.",
    ),
    (
        "articles",
        f"{_STORE}.lists:articles",
        "List the articles of a record, newest first; with QUERY, those whose text holds its words.",
    ),
    (
        "people",
        f"{_STORE}.lists:people",
        "List the persons, bodies and countries of a record with every spelling met, and why each is theirs.",
    ),
    ("fix", f"{_STORE}.fix:fix", "Decide about a statement; without one, list the decisions that were taken."),
    (
        "show",
        f"{_STORE}.extended:show",
        "Show one statement with its context, chain and doubts; without ID the article, part by part.",
    ),
    ("check", f"{_STORE}.extended:check", "Verify that every span's words stand in the text at its offsets."),
    (
        "groups",
        f"{_STORE}.extended:groups",
        "List the statements that several reports give, and how many chains of separate origin carry each.",
    ),
    (
        "chain",
        f"{_STORE}.extended:chain",
        "Show the chain of attribution of statements, link by link, and the origins behind their reports.",
    ),
)


class Named(click.Command):
    """A command that is known by name and not imported yet.

    Args:
        name: its name.
        place: module and attribute, with a colon between.
        sentence: the first sentence of its help.
    """

    def __init__(self, name: str, place: str, sentence: str) -> None:
        super().__init__(name, help=sentence)
        self.place = place

    def load(self) -> click.Command:
        """Return the command itself."""
        module, _, attribute = self.place.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


class Commands(click.Group):
    """The group of all commands; the one that is called is imported."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that arguments call, and what is left of them."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, Named) else command, rest


def named_commands() -> dict[str, click.Command]:
    """Return all commands by name, none of them imported."""
    return {name: Named(name, place, sentence) for name, place, sentence in _COMMANDS}
