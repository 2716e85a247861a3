#!/usr/bin/env python3
"""Put a fresh set's pages and gold into a folder, from the material that lies outside the project.

usage: materialise.py FOLDER [--set NAME] [--shared FOLDER]

The texts are their outlets', so the `gold.jsonl` of a set (`fresh` beside this file, or the sibling folder that --set
names, as `fresh3` or `acts/even`) holds offsets only. This writes `NAME.txt` for every page and a `gold.jsonl` with
words where words are needed, which the project's own measures and score.py of the shared gold read. A page whose
digest is not the marked one ends the run with nothing written: offsets mean nothing on another text.
"""

import argparse
import gzip
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[3] / "shared"
UNNAMED = "غير مسمى"  # what the shared gold's guide writes for a speaker whom the page neither names nor describes


#: The outlets of the material, as the gold of other sets names them; the rest go by the material's own names.
OUTLETS = {
    "aawsat": "الشرق الأوسط",
    "aleqtisadiya": "الاقتصادية",
    "aljazirah": "الجزيرة",
    "alwatan": "الوطن",
    "alweeam": "الوئام",
    "sabq": "سبق",
    "bbc": "BBC Arabic",
    "cnn": "CNNArabic.com",
}


def texts(data: Path, sources: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Read the pages that `sources` name, in their order, each with its outlet.

    Characters are as stored; `slice` says which of them.
    """
    wanted = {source["index"]: source["id"] for source in sources if source["set"] == "saudinewsnet-2015-07"}
    articles: dict[int, tuple[str, str]] = {}
    with gzip.open(data / "saudinewsnet-2015-07.jsonl.gz", "rt", encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines):
            if number in wanted:
                row = json.loads(line)
                if row["id"] != wanted[number]:
                    raise ValueError(f"line {number} is {row['id']}, not {wanted[number]}")
                articles[number] = row["content"], row["source"]
    whole = [
        articles[source["index"]]
        if source["set"] == "saudinewsnet-2015-07"
        else ((data / source["set"] / source["file"]).read_bytes().decode("utf-8"), source["file"].partition("-")[0])
        for source in sources
    ]
    return [
        (text[slice(*source.get("slice", (0, None)))], OUTLETS.get(outlet, outlet))
        for (text, outlet), source in zip(whole, sources, strict=True)
    ]


def words(text: str, place: list[int] | None) -> str | None:
    """Give the words at `place`; the alif of an article that a preceding lam has swallowed comes back."""
    if place is None:
        return None
    begin, end = place
    found = text[begin:end]
    lam = "\N{ARABIC LETTER LAM}"
    return "\N{ARABIC LETTER ALEF}" + found if begin and text[begin - 1] == found[0] == lam else found


def in_words(row: dict[str, Any], text: str, outlet: str) -> dict[str, Any]:
    """Give one page's gold with its outlet, and words for title, who, to, occasion, medium and via."""
    title = row["article"]["title"]
    statements = [
        statement
        | {field: words(text, statement[field]) for field in ("to", "occasion", "medium")}
        | {"who": words(text, statement["who"]) or UNNAMED}
        | {"via": [words(text, place) for place in statement["via"]]}
        for statement in row["statements"]
    ]
    article = row["article"] | {"title": text[slice(*title)] if title else None, "outlet": outlet}
    return {"doc": row["doc"], "article": article, "statements": statements}


def main() -> int:
    """Write pages and gold; 0 when every page is the marked one, else 1."""
    parser = argparse.ArgumentParser(description="Rebuild a fresh set from the shared material.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", default=HERE.name, help=f"the folder of the set's gold.jsonl (default: {HERE.name})")
    parser.add_argument("--shared", type=Path, default=SHARED, help="where data/ lies (default: ../shared)")
    given = parser.parse_args()
    try:
        gold_lines = (HERE.parent / given.set / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in gold_lines]
        found = texts(given.shared / "data", [row["from"] for row in rows])
    except (OSError, ValueError, KeyError) as error:
        print(f"cannot read the material: {error}", file=sys.stderr)
        return 1
    digests = [hashlib.sha256(text.encode("utf-8")).hexdigest() for text, _ in found]
    wrong = [row["doc"] for row, digest in zip(rows, digests, strict=True) if digest != row["sha256"]]
    if wrong:
        print(f"not the text that was marked: {', '.join(wrong)}; nothing written", file=sys.stderr)
        return 1
    given.folder.mkdir(parents=True, exist_ok=True)
    gold = []
    for row, (text, outlet) in zip(rows, found, strict=True):
        (given.folder / f"{row['doc']}.txt").write_bytes(text.encode("utf-8"))
        gold.append(json.dumps(in_words(row, text, outlet), ensure_ascii=False) + "\n")
    (given.folder / "gold.jsonl").write_text("".join(gold), encoding="utf-8")
    print(f"{sum(len(row['statements']) for row in rows)} statements on {len(rows)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
