"""Readings as a perfect reader would give them: hand-written gold turned into nouns.

So the second half of the way is tested without the first: what groups and origins get wrong here is their own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from mahdar import pages
from mahdar.model import (
    Article,
    Block,
    ChainLink,
    Credit,
    Cue,
    Kind,
    LinkRole,
    Reading,
    Role,
    Span,
    Speaker,
    Statement,
    Status,
    Timex,
)

ELLIPSIS = " … "


def locate(text: str, wanted: str, start: int = 0) -> tuple[int, int]:
    """Return where the words stand; " … " leaves out what stands between."""
    first, _, last = wanted.partition(ELLIPSIS)
    at = text.index(first, start)
    return (at, at + len(first)) if not last else (at, text.index(last, at) + len(last))


def readings(pages_folder: Path, gold_folder: Path) -> list[Reading]:
    """Return the reading of every page that has gold, in the order of their names."""
    return [
        reading(pages_folder, path)
        for path in sorted(gold_folder.glob("*.yaml"))
        if path.stem not in ("groups", "links")
    ]


def reading(pages_folder: Path, gold: Path) -> Reading:
    """Return the reading of one page: its text as Mahdar renders it, all else from the gold."""
    page = next(path for path in sorted(pages_folder.glob(f"{gold.stem}.*")) if path.suffix in (".txt", ".html"))
    rows = yaml.safe_load(gold.read_text(encoding="utf-8"))
    text = next(iter(pages.open_pages(page))).text  # type: ignore[union-attr]
    article = _article(page.name, text, rows["article"])
    found: list[Statement] = []
    place = article.body[0]
    for number, row in enumerate(rows["statements"]):
        found.append(_statement(article, row, number, place))
        place = found[-1].content.start - 400 if number else place
    return Reading(article, tuple(found))


def _article(name: str, text: str, row: dict[str, Any]) -> Article:
    start, _ = locate(text, row["body_start"])
    last = row["body_end"]
    end = text.index(last, start) + len(last)
    lines, at = [], start
    for line in text[start:end].split("\n"):
        lines += [Block(at, at + len(line), Role.BODY, "given")] if line.strip() else []
        at += len(line) + 1
    head, at = text[max(0, start - 200) : start], max(0, start - 200)
    for line in head.split("\n"):
        lines += [Block(at, at + len(line), Role.CREDIT, "given")] if line.strip() else []
        at += len(line) + 1
    lines.sort(key=lambda block: block.start)
    published = row.get("published")
    agencies = [row["agency"]] if isinstance(row.get("agency"), str) else row.get("agency") or []
    return Article(
        id=f"art-{name}",
        page_id="pg-0",
        path=name,
        text=text,
        body=(start, end),
        blocks=tuple(lines),
        published=Timex(str(published), None, "given") if published else None,
        outlet=Credit(row["outlet"], "outlet", None, "given") if row.get("outlet") else None,
        agencies=tuple(Credit(n, "agency", None, "given", generic=_generic(n)) for n in agencies),
    )


def _generic(name: str) -> bool:
    return name.removeprefix("ال").startswith("وكالات")


def _statement(article: Article, row: dict[str, Any], number: int, near: int) -> Statement:
    text = article.text
    try:
        content = locate(text, row["content"], max(article.body[0], near))
    except ValueError:
        content = locate(text, row["content"], article.body[0])
    paragraph = text.rfind("\n", 0, content[0]) + 1
    speaker = _near(text, row.get("speaker"), paragraph, content)
    cue = _near(text, row.get("cue"), paragraph, content)
    who = row.get("who")
    relays = [_near(text, name, paragraph, content) or name for name in row.get("via") or ()]
    links = [ChainLink(LinkRole.SPEAKER, who)]
    links += [
        ChainLink(LinkRole.RELAY, r if isinstance(r, str) else r.text, None if isinstance(r, str) else r)
        for r in relays
    ]
    if row.get("medium"):
        links.append(ChainLink(LinkRole.CHANNEL, row["medium"]))
    said = row.get("date")
    return Statement(
        id=f"st-{article.path}-{number}",
        kind=Kind(row["kind"]),
        status=Status.ASSERTED,
        score=1.0,
        speaker=Speaker(speaker, who),
        cue=Cue(cue, cue.text, "given") if cue else None,
        content=Span.of(text, *content),
        said=Timex(str(said), None, "given") if said else None,
        occasion=_near(text, row.get("occasion"), paragraph, content),
        medium=_near(text, row.get("medium"), paragraph, content),
        chain=tuple(links),
    )


def _near(text: str, words: str | None, paragraph: int, content: tuple[int, int]) -> Span | None:
    """Return the words nearest before the content within its paragraph, else right after it."""
    if not words:
        return None
    at = text.rfind(words, paragraph, content[0])
    if at < 0:
        at = text.find(words, content[0], content[1] + 300)
    return Span.of(text, at, at + len(words)) if at >= 0 else None
