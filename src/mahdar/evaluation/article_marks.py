"""Gold of whole pages as a person writes it: the words, in TOML beside the page; here they get their offsets.

``NAME.toml`` beside ``NAME.html`` or ``NAME.txt`` holds ``title``, ``published``, ``body`` (its blocks, whole or as
``first words … last words``), ``roles`` (further blocks by role) and ``doubts`` (codes that the article must carry), or
``reason`` for a page that holds no article.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mahdar.errors import RecordError
from mahdar.evaluation.articles import GoldArticle
from mahdar.evaluation.marking import find
from mahdar.model import Role
from mahdar.pages import read_bytes
from mahdar.pages.kinds import media_type_of

_ENDINGS = (".html", ".txt")


def load_marks(folder: Path) -> tuple[GoldArticle, ...]:
    """Return the gold of every marked page of a folder.

    Raises:
        RecordError: a page is not there, or words of its gold are not on it.
    """
    return tuple(_marked(path) for path in sorted(folder.glob("*.toml")))


def _marked(path: Path) -> GoldArticle:
    file = next((found for ending in _ENDINGS if (found := path.with_suffix(ending)).is_file()), None)
    if file is None:
        raise RecordError(f"{path}: no page beside it")
    page = read_bytes(file.read_bytes(), file.name, media_type_of(file.name))
    marks: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        body = tuple(_in_order(page.text, marks.get("body", ())))
        roles = [
            (*find(page.text, words), Role(role)) for role, some in marks.get("roles", {}).items() for words in some
        ]
        title = _headline(page.text, marks["title"], body) if "title" in marks else None
    except (RecordError, ValueError) as error:
        raise RecordError(f"{path}: {error}") from error
    return GoldArticle(
        file.name,
        page,
        title,
        marks.get("published"),
        body,
        tuple(sorted(roles)),
        marks.get("reason"),
        tuple(marks.get("doubts", ())),
    )


def _in_order(text: str, wanted: Iterable[str]) -> Iterable[tuple[int, int]]:
    at = 0
    for words in wanted:
        found = find(text, words, at)
        at = found[1]
        yield found


def _headline(text: str, words: str, body: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """Return the last place of a headline above the body."""
    start = text.rfind(words, 0, body[0][0] if body else len(text))
    if start < 0:
        raise RecordError(f"not above the body: {words!r}")
    return start, start + len(words)
