"""Gold: pages whose statements a person wrote down, as `gold.jsonl` beside their texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mahdar.errors import RecordError, UsageError
from mahdar.model import Kind
from mahdar.model.fields import Fields

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement as a person marked it; offsets are code points of the page's text.

    Attributes:
        speaker: the words for the speaker at the cue; None when the subject is dropped.
        who: the speaker's name, resolved; a description when unnamed.
        date: the day of the saying, where the text gives it.
        via: who relays it within the text.
    """

    content: Range
    cue: Range | None
    speaker: Range | None
    who: str | None
    kind: Kind
    date: str | None = None
    to: str | None = None
    occasion: str | None = None
    medium: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page with what its article says, as a person marked it."""

    name: str
    path: Path
    text: str
    title: str | None
    published: str | None
    outlet: str | None
    body: Range
    statements: tuple[GoldStatement, ...]


def load_gold(folder: Path) -> tuple[GoldPage, ...]:
    """Return the pages of a folder of gold: `gold.jsonl`, and `NAME.txt` for every page in it.

    Raises:
        UsageError: the folder has no `gold.jsonl`, or a page's text is missing.
        RecordError: a line breaks the format; the message says which page and field.
    """
    lines = folder / "gold.jsonl"
    if not lines.is_file():
        raise UsageError(f"{folder} has no gold.jsonl; gold is a folder with gold.jsonl and NAME.txt for each page")
    with open(lines, encoding="utf-8") as rows:
        return tuple(_read_page(folder, line, number) for number, line in enumerate(rows, start=1) if line.strip())


def digest(folder: Path) -> str:
    """Return a hash of the gold and of every text it speaks of; figures hold for this gold alone."""
    found = sha256((folder / "gold.jsonl").read_bytes())
    for page in load_gold(folder):
        found.update(page.path.read_bytes())
    return found.hexdigest()[:32]


def _read_page(folder: Path, line: str, number: int) -> GoldPage:
    try:
        fields = Fields.of(json.loads(line))
        name = fields.text("doc")
        path = folder / f"{name}.txt"
        if not path.is_file():
            raise UsageError(f"{folder / 'gold.jsonl'}, line {number}: {path.name} is not there")
        text = path.read_bytes().decode("utf-8")
        article = fields.inner("article")
        return GoldPage(
            name,
            path,
            text,
            article.optional_text("title"),
            article.optional_text("published"),
            article.optional_text("outlet"),
            article.needed_range("body", len(text)),
            tuple(_read_statements(fields, len(text))),
        )
    except (RecordError, ValueError) as error:
        raise RecordError(f"{folder / 'gold.jsonl'}, line {number}: {error}") from error


def _read_statements(fields: Fields, length: int) -> Iterator[GoldStatement]:
    for row in fields.objects("statements"):
        yield GoldStatement(
            content=row.needed_range("content", length),
            cue=row.range_within("cue", length),
            speaker=row.range_within("speaker", length),
            who=row.optional_text("who"),
            kind=row.choice("kind", Kind),
            date=row.optional_text("date"),
            to=row.optional_text("to"),
            occasion=row.optional_text("occasion"),
            medium=row.optional_text("medium"),
            via=row.texts("via"),
        )
