"""Turn hand-written gold (YAML beside pages) into offsets, and fail when a string is not on its page.

usage: resolve.py FOLDER            pages and YAML in one folder: writes FOLDER/gold.jsonl
       resolve.py PAGES GOLD        pages in one folder, YAML in another: checks only

A content is written whole, or as ``first words … last words``. Contents are looked for in the order of the YAML.
``cue_in`` and ``speaker_in`` may hold a longer stretch of the page that contains the cue or the speaker, where the
nearest occurrence of the word would be the wrong one. Offsets are code points, end exclusive; for HTML they count in
`visible`, which is only good for checking.
"""

from __future__ import annotations

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

JOINT = " … "
BEFORE = 260
PROCLITICS = "[وفبلكس]{0,2}"
HIDDEN = frozenset({"title", "script", "style", "template", "noscript"})
INLINE = frozenset({"a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "time", "u"})


class _Visible(HTMLParser):
    """Collects the visible text of a page, one block a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.hidden += tag in HIDDEN
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN and self.hidden > 0
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def visible(html: str) -> str:
    """Return the visible text of an HTML page, one block a line.

    >>> visible("<p>قال <b>فلان</b></p><script>x</script><p>نعم")
    'قال فلان\\nنعم'
    """
    parser = _Visible()
    parser.feed(html)
    lines = (re.sub(r" +", " ", line).strip() for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def page_text(path: Path) -> str:
    """Return the text of a page: the decoded file, or for HTML its visible text."""
    payload = path.read_bytes()
    if path.suffix != ".html":
        return payload.decode("utf-8")
    declared = re.search(rb"charset=[\"']?([\w-]+)", payload[:2048])
    return visible(payload.decode(declared[1].decode("ascii") if declared else "utf-8"))


def find(text: str, wanted: str, start: int = 0) -> tuple[int, int]:
    """Return the stretch that `wanted` names, at or after `start`.

    >>> find("قال إن البحر واسع جدا", "البحر … جدا")
    (7, 21)
    """
    first, _, last = wanted.partition(JOINT)
    i = text.find(first, start)
    if i < 0:
        raise ValueError(f"not on the page after {start}: {wanted!r}")
    if not last:
        return i, i + len(first)
    j = text.find(last, i + len(first))
    if j < 0:
        raise ValueError(f"its end is not on the page: {wanted!r}")
    return i, j + len(last)


def _whole(text: str, words: str) -> list[int]:
    """Return where `words` stand as whole words (a clitic may precede)."""
    pattern = rf"(?<!\w){PROCLITICS}({re.escape(words)})(?!\w)"
    hits = [match.start(1) for match in re.finditer(pattern, text)]
    if not hits:
        raise ValueError(f"not on the page as whole words: {words!r}")
    return hits


def _cue(text: str, words: str, content: tuple[int, int]) -> tuple[int, int]:
    """Return the cue: the last occurrence shortly before the content, else the nearest outside it."""
    low, high = content
    hits = _whole(text, words)
    before = [hit for hit in hits if low - BEFORE <= hit and hit + len(words) <= low]
    outside = [hit for hit in hits if hit < low or hit >= high]
    start = max(before) if before else min(outside or hits, key=lambda hit: min(abs(low - hit), abs(hit - high)))
    return start, start + len(words)


def _speaker(text: str, words: str, near: tuple[int, int]) -> tuple[int, int]:
    """Return the occurrence of the speaker's words that lies closest to the cue."""
    size = len(words)

    def gap(hit: int) -> int:
        return max(hit - near[1], near[0] - (hit + size), 0)

    start = min(_whole(text, words), key=gap)
    return start, start + size


def _within(text: str, words: str, context: str) -> tuple[int, int]:
    start = find(text, context)[0] + context.index(words)
    return start, start + len(words)


def resolve(gold: dict[str, Any], text: str, doc: str) -> dict[str, Any]:
    """Return the gold of one page with offsets for body, contents, cues and speakers."""
    article = dict(gold["article"])
    start = find(text, article.pop("body_start"))[0]
    end = find(text, article.pop("body_end"), start)[1]
    article["body"] = [start, end]
    article["published"] = str(article["published"]) if article.get("published") else None
    rows, at = [], start
    for entry in gold["statements"]:
        row = dict(entry)
        cue_in, speaker_in = row.pop("cue_in", None), row.pop("speaker_in", None)
        try:
            content = find(text, row["content"], at)
        except ValueError:
            content = find(text, row["content"], start)
        if content[1] > end:
            raise ValueError(f"{doc}: outside the body: {row['content']!r}")
        at = max(at, content[0])
        near = (content[0], content[0])
        if row["cue"]:
            near = _within(text, row["cue"], cue_in) if cue_in else _cue(text, row["cue"], content)
        if row.get("speaker"):
            words = row["speaker"]
            row["speaker"] = list(_within(text, words, speaker_in) if speaker_in else _speaker(text, words, near))
        row["cue"] = list(near) if row["cue"] else None
        row["content"] = list(content)
        if row.get("date"):
            row["date"] = str(row["date"])
        rows.append(row)
    for words in gold.get("not_statements", []):
        low, high = find(text, words)
        for row in rows:
            if low < row["content"][1] and row["content"][0] < high:
                raise ValueError(f"{doc}: {words!r} stands inside a statement")
    return {"doc": doc, "article": article, "statements": rows}


def load(gold_path: Path, pages: Path) -> tuple[dict[str, Any], str]:
    """Return one page's resolved gold and its text."""
    page = next(path for path in (pages / f"{gold_path.stem}.txt", pages / f"{gold_path.stem}.html") if path.exists())
    text = page_text(page)
    return resolve(yaml.safe_load(gold_path.read_text(encoding="utf-8")), text, gold_path.stem), text


def gold_files(folder: Path) -> list[Path]:
    """Return the YAML files of a folder that hold the gold of a page."""
    return [path for path in sorted(folder.glob("*.yaml")) if path.stem != "groups"]


def main(pages: Path, folder: Path) -> None:
    """Resolve a folder; write gold.jsonl when pages and gold stand together."""
    rows = [load(path, pages)[0] for path in gold_files(folder)]
    if pages == folder:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / "gold.jsonl").write_text("".join(lines), encoding="utf-8")
    print(sum(len(row["statements"]) for row in rows), "statements on", len(rows), "pages")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[-1]))
