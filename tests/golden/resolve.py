"""Turn hand-written gold (YAML beside pages) into offsets, and fail when a string is not on its page.

usage: resolve.py FOLDER            pages and YAML in one folder: writes FOLDER/gold.jsonl
       resolve.py PAGES GOLD        pages in one folder, YAML in another: checks only

The format is told in `mahdar.evaluation.marking`. Offsets are code points, end exclusive; for HTML they count in
`visible`, which is made here and not by Mahdar, so that the gold can be checked without what it is to judge.
"""

from __future__ import annotations

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from mahdar.errors import RecordError
from mahdar.evaluation import marking

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


def load(gold_path: Path, pages: Path) -> tuple[dict[str, Any], str]:
    """Return one page's resolved gold and its text.

    Raises:
        RecordError: a string is not on the page; the message says which.
    """
    page = next(path for path in (pages / f"{gold_path.stem}.txt", pages / f"{gold_path.stem}.html") if path.exists())
    text = page_text(page)
    try:
        row = marking.resolve(yaml.safe_load(gold_path.read_text(encoding="utf-8")), text)
    except RecordError as error:
        raise RecordError(f"{gold_path.name}: {error}") from error
    return {"doc": gold_path.stem, **row}, text


def gold_files(folder: Path) -> list[Path]:
    """Return the YAML files of a folder that hold the gold of a page."""
    return [path for path in sorted(folder.glob("*.yaml")) if path.stem != "groups"]


def lines(folder: Path) -> str:
    """Return what gold.jsonl of a folder must hold: an object a page."""
    rows = (load(path, folder)[0] for path in gold_files(folder))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main(pages: Path, folder: Path) -> None:
    """Resolve a folder; write gold.jsonl when pages and gold stand together."""
    rows = [load(path, pages)[0] for path in gold_files(folder)]
    if pages == folder:
        (folder / "gold.jsonl").write_text(lines(folder), encoding="utf-8")
    print(sum(len(row["statements"]) for row in rows), "statements on", len(rows), "pages")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[-1]))
