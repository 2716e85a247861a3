"""Readings as text for a terminal: one line of ASCII, then lines of the page's language.

A line that mixes Arabic with ids, dates and offsets is scrambled by one terminal or another;
a line of Arabic alone is read rightly by all that know Arabic at all. So ids, dates and
offsets stand on a line of their own, and nothing is ever set in columns.
"""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

import click

from mahdar.export.labels import Labels
from mahdar.export.phrases import chain_line, circumstances, speaker_name, title_of
from mahdar.export.plain import one_line
from mahdar.model import Kind, Reading, Statement, Status

INDENT = "   "
_ISOLATE = "\u2067{}\u2069"  # right-to-left isolate … pop


@dataclass(frozen=True, slots=True)
class Screen:
    """How lines are put on the screen.

    Attributes:
        labels: the words of the interface.
        isolate: wrap each line of page text in isolates, for terminals that reorder by paragraph.
        width: columns to wrap at; 0 to leave lines whole, as pipes want them.
        colour: dim the lines of ids.
    """

    labels: Labels
    isolate: bool = False
    width: int = 0
    colour: bool = False

    @classmethod
    def of_terminal(cls, labels: Labels, bidi: str = "auto") -> Screen:
        """Return the screen that suits stdout.

        Args:
            labels: the words of the interface.
            bidi: ``raw`` writes letters in logical order, ``isolate`` adds isolates,
                ``auto`` adds them on terminals that are known to need them (VTE).
        """
        terminal = sys.stdout.isatty()
        return cls(
            labels,
            isolate=bidi == "isolate" or (bidi == "auto" and terminal and "VTE_VERSION" in os.environ),
            width=min(shutil.get_terminal_size().columns, 100) if terminal else 0,
            colour=terminal and not os.environ.get("NO_COLOR"),
        )

    def head(self, *parts: str | None) -> str:
        """Return a line of ids, dates and offsets."""
        line = "  ".join(part for part in parts if part)
        return (click.style(line, dim=True) if self.colour else line) + "\n"

    def lines(self, text: str) -> str:
        """Return page text as indented lines; empty for empty text."""
        text = one_line(text)
        if not text:
            return ""
        pieces = textwrap.wrap(text, self.width - len(INDENT) - 1) if self.width > 40 else [text]
        return "".join(INDENT + (_ISOLATE.format(piece) if self.isolate else piece) + "\n" for piece in pieces)


def reading_text(reading: Reading, screen: Screen) -> Iterator[str]:
    """Yield an article's head and its statements."""
    yield article_head(reading, screen)
    for statement in reading.statements:
        yield "\n" + statement_text(statement, screen)
    yield "\n"


def article_head(reading: Reading, screen: Screen) -> str:
    """Return the lines that say which article it is."""
    article, labels = reading.article, screen.labels
    doubts = ",".join(doubt.code for doubt in article.doubts)
    head = screen.head(
        article.id,
        article.published.value if article.published else "????-??-??",
        f"statements={len(reading.statements)}",
        f"doubts={doubts}" if doubts else None,
        one_line(article.path),
    )
    publishers = [credit.name for credit in (article.outlet, *article.agencies) if credit]
    return head + screen.lines(title_of(article, labels)) + screen.lines(" · ".join(publishers))


def statement_text(statement: Statement, screen: Screen) -> str:
    """Return the lines of one statement: who, with which words, what, where, through whom."""
    labels = screen.labels
    content = one_line(statement.content.text)
    chain = chain_line(statement, labels)
    return "".join(
        (
            statement_head(statement, screen),
            screen.lines(_who(statement, labels)),
            screen.lines(f"«{content}»" if statement.kind is Kind.DIRECT else content),
            screen.lines(" · ".join(circumstances(statement, labels))),
            screen.lines(f"{labels('field.chain')}: {chain}") if chain else "",
        )
    )


def statement_head(statement: Statement, screen: Screen) -> str:
    """Return the line of ids, dates and offsets of a statement."""
    doubts = ",".join(doubt.code for doubt in statement.doubts)
    return screen.head(
        statement.id,
        statement.said.value if statement.said else "????-??-??",
        statement.kind.value,
        None if statement.status is Status.ASSERTED else statement.status.value,
        statement.act if statement.kind is Kind.ACT else None,
        f"{statement.content.start}-{statement.content.end}",
        f"score={statement.score:.2f}",
        f"doubts={doubts}" if doubts else None,
    )


def _who(statement: Statement, labels: Labels) -> str:
    """The speaker, the words for the speaker where they are others, and the cue."""
    name = speaker_name(statement, labels)
    words = one_line(statement.speaker.span.text) if statement.speaker.span else name
    cue = one_line(statement.cue.span.text) if statement.cue else None
    return " · ".join(part for part in (name, words if words != name else None, cue) if part)
