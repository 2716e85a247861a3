"""Cases as data: sentences with the statements that a careful reader finds in them (`cases/*.toml`).

A file begins with a comment on what it holds, and names its ``language`` where that is not Arabic. Each ``[[case]]``
has

    id            unique within its file
    text          the article's own text
    title, published, outlet, agencies
                  what is known from elsewhere, as in `mahdar.read_text`
    note          why, where the sentence does not say it
    xfail         why the engine does not yet find what a reader of the guide would: the case must fail until it does

and a ``[[case.says]]`` for each statement, in order of content:

    kind, cue, content
                  as they stand in the text; ``"first words … last words"`` for a long content
    speaker       the words that express the speaker; absent where none do
    who           the resolved name; absent where the case says nothing about it
    who_not       names that it must not be
    status        ``asserted`` unless said otherwise; a statement that is not asserted may also not be found at all,
                  and a case need not list what a headline says
    date, anchor  the day of the saying; absent: there must be none
    occasion, medium
                  words that must stand in what is found; absent: nothing may be found
    to            the addressee's name; absent: there must be none
    relays        their names in order; absent: there must be none
    chain         links as ``"role name"`` that must be in the chain
    wording       absent: ``unknown``
    doubts        codes that must be there
    inside        true where it stands in the content of another

`content` and `speaker` may be lists: any of their members will do (the guide leaves it open).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mahdar.model import LinkRole, Statement, Status

FOLDER = Path(__file__).parent / "cases"
KEYS = {"id", "text", "title", "published", "outlet", "agencies", "note", "xfail", "says"}
SAYS = {
    *("kind", "cue", "content", "speaker", "who", "who_not", "status", "date", "anchor", "occasion", "medium", "to"),
    *("relays", "chain", "wording", "doubts", "inside"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence or more, and what stands in it."""

    id: str
    file: str
    text: str
    says: tuple[Mapping[str, Any], ...]
    known: Mapping[str, Any]
    xfail: str | None


def load_cases() -> Iterator[Case]:
    """Yield every case of every file, in the order of the files' names."""
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for row in table["case"]:
            known = {key: row[key] for key in ("title", "published", "outlet", "agencies") if key in row}
            if "language" in table:
                known["language"] = table["language"]
            says = tuple(row.get("says", ()))
            yield Case(f"{path.stem}:{row['id']}", path.stem, row["text"], says, known, row.get("xfail"))


def differences(text: str, expected: Sequence[Mapping[str, Any]], found: Sequence[Statement]) -> list[str]:
    """Return what a reader would object to; empty when all is as it should be.

    Args:
        text: the article's text.
        expected: the statements of the case.
        found: those of the engine.
    """
    out: list[str] = []
    left = list(found)
    for row in expected:
        status = row.get("status", "asserted")
        contents = [whole(text, content) for content in _options(row["content"])]
        same = [s for s in left if s.content.text in contents and s.cue is not None and s.cue.span.text == row["cue"]]
        if not same:
            if status == "asserted":
                out.append(f"not found: {row['cue']} / {contents[0]}")
            continue
        left.remove(same[0])
        out += [f"{row['cue']}: {problem}" for problem in _compare(row, same[0], status)]
    out += [f"not expected: {show(statement)}" for statement in left if statement.status is not Status.HEADLINE]
    return out


def whole(text: str, content: str) -> str:
    """Return a content written as ``first … last`` as it stands in the text."""
    first, gap, last = content.partition(" … ")
    if not gap:
        return content
    start = text.index(first)
    return text[start : text.index(last, start) + len(last)]


def show(statement: Statement) -> str:
    """Return a statement in one line, for people."""
    cue = statement.cue.span.text if statement.cue else None
    speaker = statement.speaker.span.text if statement.speaker.span else None
    return f"{statement.kind} {statement.status} {cue} / {speaker} / {statement.content.text}"


def _compare(row: Mapping[str, Any], statement: Statement, status: str) -> Iterator[str]:
    speaker = statement.speaker.span.text if statement.speaker.span else None
    asserted = status == "asserted"
    pairs: list[tuple[str, Any, Any]] = [
        ("kind", row["kind"], statement.kind),
        ("status", status, statement.status),
    ]
    if speaker not in _options(row.get("speaker")):
        pairs.append(("speaker", row.get("speaker"), speaker))
    if "who" in row:
        pairs.append(("who", row["who"], statement.speaker.name))
    if statement.speaker.name in row.get("who_not", ()):
        yield f"who {statement.speaker.name!r}, who it must not be"
    if "inside" in row:
        pairs.append(("inside", row["inside"], statement.inside is not None))
    if asserted:
        pairs += _circumstances(row, statement)
    for name, wanted, got in pairs:
        if wanted != got:
            yield f"{name} {got!r}, should be {wanted!r}"
    if missing := set(row.get("doubts", ())) - {doubt.code for doubt in statement.doubts}:
        yield f"doubts {sorted(missing)} are lacking"
    links = {f"{link.role} {link.name}" for link in statement.chain}
    if missing := set(row.get("chain", ())) - links:
        yield f"chain lacks {sorted(missing)}"


def _circumstances(row: Mapping[str, Any], statement: Statement) -> Iterator[tuple[str, Any, Any]]:
    said = statement.said
    yield "date", row.get("date"), said.value[:10] if said else None
    if "anchor" in row:
        yield "anchor", row["anchor"], said.anchor if said else None
    yield "to", row.get("to"), statement.to
    yield "relays", row.get("relays", []), [link.name for link in statement.chain if link.role is LinkRole.RELAY]
    yield "wording", row.get("wording", "unknown"), statement.wording
    for name, span in (("occasion", statement.occasion), ("medium", statement.medium)):
        wanted, got = row.get(name), span.text if span else None
        if wanted is None or got is None or wanted not in got:
            yield name, wanted, got


def _options(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
