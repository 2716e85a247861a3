"""Gold: pages whose statements a person wrote down, as `gold.jsonl` or as YAML, a file a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mahdar import pages
from mahdar.errors import RecordError, UsageError
from mahdar.evaluation.marking import Range, resolve
from mahdar.model import Dropped, Kind
from mahdar.model.fields import Fields

ENDINGS = (".txt", ".html")
"""What the page of a gold may be called."""


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


def load_gold(folder: Path, pages_in: Path | None = None) -> tuple[GoldPage, ...]:
    """Return the pages of a folder of gold.

    The folder holds either `gold.jsonl`, with offsets in `NAME.txt`, or `NAME.yaml` for every page, with words
    that are looked for in the text of the page.

    Args:
        folder: the gold.
        pages_in: where the pages are, when not in the same folder.

    Raises:
        UsageError: there is no gold in the folder, or the page of a gold is missing.
        RecordError: a gold breaks the format, or its words are not on the page; the message says which.
    """
    place = pages_in or folder
    lines = folder / "gold.jsonl"
    if lines.is_file():
        rows = enumerate(lines.read_text(encoding="utf-8").splitlines(), start=1)
        return tuple(_from_line(place, line, f"{lines}, line {number}") for number, line in rows if line.strip())
    marked = [path for path in sorted(folder.glob("*.yaml")) if _is_page(path, place)]
    if not marked:
        raise UsageError(f"{folder} has neither gold.jsonl nor NAME.yaml beside its pages; see evals/README.md")
    return tuple(_from_marks(place, path) for path in marked)


def digest(folder: Path, pages_in: Path | None = None) -> str:
    """Return a hash of the gold and of every page it speaks of; figures hold for this gold alone."""
    found = sha256()
    for page in load_gold(folder, pages_in):
        found.update(page.path.read_bytes())
    for path in sorted((*folder.glob("gold.jsonl"), *folder.glob("*.yaml"))):
        found.update(path.read_bytes())
    return found.hexdigest()[:32]


def _is_page(path: Path, place: Path) -> bool:
    return any((place / f"{path.stem}{ending}").is_file() for ending in ENDINGS)


def _page_of(place: Path, name: str, where: str) -> Path:
    for ending in ENDINGS:
        path = place / f"{name}{ending}"
        if path.is_file():
            return path
    raise UsageError(f"{where}: no page {name} in {place} with an ending of {', '.join(ENDINGS)}")


def _from_line(place: Path, line: str, where: str) -> GoldPage:
    """Read gold with offsets; they count in the decoded file."""
    try:
        fields = Fields.of(json.loads(line))
        name = fields.text("doc")
        path = _page_of(place, name, where)
        return _page(name, path, path.read_bytes().decode("utf-8"), fields)
    except (RecordError, ValueError) as error:
        raise RecordError(f"{where}: {error}") from error


def _from_marks(place: Path, path: Path) -> GoldPage:
    """Read gold in words; they are looked for in the text that Mahdar makes of the page."""
    try:
        import yaml
    except ImportError as error:
        raise UsageError("gold in YAML needs PyYAML: pip install 'mahdar[dev]'") from error
    page_path = _page_of(place, path.stem, str(path))
    page = next(pages.open_pages(str(page_path)))
    if isinstance(page, Dropped):
        raise UsageError(f"{page_path}: {page.reason}: {page.detail}")
    try:
        marked = yaml.safe_load(path.read_text(encoding="utf-8"))
        return _page(path.stem, page_path, page.text, Fields.of(resolve(marked, page.text)))
    except (RecordError, KeyError, ValueError) as error:
        raise RecordError(f"{path}: {error}") from error


def _page(name: str, path: Path, text: str, fields: Fields) -> GoldPage:
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
