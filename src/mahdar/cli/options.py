"""Options and habits that all commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from mahdar.export.formats import EXPORTS
from mahdar.export.labels import LANGUAGES, Labels, load_labels
from mahdar.export.plain import one_line
from mahdar.model import Dropped, Reading

NOTHING = 1
"""Exit code when nothing was found; 0 is found, 2 (click's own) wrong usage."""

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("text", *EXPORTS)


def choice_of_format(formats: Sequence[str], *, stable: bool = False) -> Callable[[Command], Command]:
    """Return the option --format with the forms that a command knows; the parameter is `form`.

    Args:
        formats: the forms, ``text`` among them.
        stable: whether ``jsonl`` is the form that docs/json.md promises.
    """
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default="text",
        show_default=True,
        help="Form of the results" + ("; jsonl is the stable one (docs/json.md)." if stable else "."),
    )


def choice_of_language(labels_of: Callable[[str], Labels]) -> Callable[[Command], Command]:
    """Return the option --lang; the parameter `labels` holds what `labels_of` gives for the language."""
    return click.option(
        "--lang",
        "labels",
        type=click.Choice(LANGUAGES),
        default="ar",
        show_default=True,
        callback=lambda _context, _parameter, value: labels_of(value),
        help="Language of the interface's own words.",
    )


language_option = choice_of_language(load_labels)
bidi_option = click.option(
    "--bidi",
    type=click.Choice(["auto", "raw", "isolate"]),
    default="auto",
    show_default=True,
    help="Direction marks around Arabic: none (raw), isolates, or isolates where the terminal needs them (auto).",
)


def options_of_screen(labels_of: Callable[[str], Labels]) -> Callable[[Command], Command]:
    """Return what adds --lang, with the words that `labels_of` gives, and --bidi to a command."""
    return lambda command: choice_of_language(labels_of)(bidi_option(command))


screen_options = options_of_screen(load_labels)


def shared_options(command: Command) -> Command:
    """Add --format, --lang and --bidi to a command."""
    return choice_of_format(FORMATS, stable=True)(screen_options(command))


@dataclass(slots=True)
class Tally:
    """Counts what passes by, and says on stderr which pages were dropped."""

    pages: int = 0
    statements: int = 0
    dropped: int = 0
    bad_records: int = 0

    def readings(self, items: Iterable[Reading | Dropped]) -> Iterator[Reading]:
        """Yield the readings among the items, counting; dropped ones go to stderr with their reason."""
        for item in items:
            if isinstance(item, Reading):
                self.pages += 1
                self.statements += len(item.statements)
                yield item
            else:
                self.dropped += 1
                self.bad_records += item.reason == "bad-record"
                note(f"dropped {one_line(item.path)}: {item.reason}: {one_line(item.detail)}")

    def close(self, labels: Labels) -> None:
        """Say on stderr what was counted."""
        note(
            labels(
                "note.summary",
                pages=labels.count("page", self.pages),
                statements=labels.count("statement", self.statements),
            )
        )
        if self.dropped:
            note(labels("note.dropped", pages=labels.count("page", self.dropped)))

    @property
    def exit_code(self) -> int:
        """0 when a statement was found, else 1."""
        return 0 if self.statements else NOTHING


def note(line: str) -> None:
    """Write a line to stderr."""
    click.echo(line, err=True)


def write(pieces: Iterable[str]) -> None:
    """Write pieces of text to stdout as they come."""
    for piece in pieces:
        click.echo(piece, nl=False)
