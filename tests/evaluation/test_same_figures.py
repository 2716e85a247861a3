"""Our figures must be those that the gold's own measure prints."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mahdar.evaluation.figures import figures
from mahdar.evaluation.gold import load_gold
from mahdar.evaluation.score import score_folder, score_readings
from mahdar.model.codec import from_line, to_line
from mahdar.pipeline import read

SETS = ("seeds", "dev", "ordinary", "padt-dev")


@pytest.mark.parametrize("name", SETS)
def test_readings_get_the_same_figures(name: str, shared: Path, tmp_path: Path) -> None:
    """What Mahdar reads today scores the same by both."""
    folder = shared / "gold" / name
    saved = tmp_path / "readings.jsonl"
    gold = load_gold(folder)
    readings = read(*(page.path for page in gold))
    saved.write_text("".join(to_line(reading) + "\n" for reading in readings), encoding="utf-8")
    assert figures(score_folder(folder)) == _their_figures(shared, folder, saved)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("seed", range(3))
def test_broken_gold_gets_the_same_figures(name: str, seed: int, shared: Path, tmp_path: Path) -> None:
    """Gold with mistakes strewn in, every field wrong somewhere, scores the same by both."""
    folder = shared / "gold" / name
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    chance = random.Random(seed)
    saved = tmp_path / "broken.jsonl"
    lines = [_broken(row, (folder / f"{row['doc']}.txt").read_bytes().decode(), chance) for row in rows]
    saved.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    ours = figures(score_readings(load_gold(folder), map(from_line, lines)))
    assert ours == _their_figures(shared, folder, saved)


def _their_figures(shared: Path, folder: Path, saved: Path) -> dict[str, Any]:
    command = [sys.executable, str(shared / "gold" / "score.py"), str(folder / "gold.jsonl"), str(saved)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _broken(row: dict[str, Any], text: str, chance: random.Random) -> str:
    """A record made of a page of gold, with about a third of everything shifted, lost or exchanged."""
    article = row["article"]
    title = chance.choice([article["title"], None])
    record = {
        "id": "art-" + row["doc"],
        "path": row["doc"] + ".txt",
        "text": text,
        "title": title,
        "title_span": [text.find(title), text.find(title) + len(title)] if title and title in text else None,
        "published": chance.choice([article["published"], "1999-01-01", None]),
        "body": _shifted(article["body"], text, chance),
        "statements": [],
    }
    record["title"] = title if record["title_span"] else None
    people = [statement["who"] for statement in row["statements"]]
    for number, statement in enumerate(row["statements"] * 2):
        if chance.random() < 0.5:
            continue
        record["statements"].append(_statement(number, statement, people, text, chance))
    return json.dumps(record, ensure_ascii=False)


def _statement(
    number: int, gold: dict[str, Any], people: list[str], text: str, chance: random.Random
) -> dict[str, Any]:
    names = [*gold.get("via", []), gold.get("medium"), gold.get("to"), "x"]
    roles = ["relay", "agency", "channel", "outlet"]
    medium = _find(text, gold.get("medium"), chance)
    addressee = _find(text, gold.get("to"), chance)
    cue = _shifted(gold["cue"], text, chance)
    return {
        "id": f"st-{number}",
        "kind": chance.choice([gold["kind"], gold["kind"], "act"]),
        "status": chance.choice(["asserted", "asserted", "asserted", "headline"]),
        "content": {"span": _shifted(gold["content"], text, chance)},
        "cue": {"span": cue} if cue else None,
        "speaker": {
            "span": _shifted(gold["speaker"], text, chance),
            "name": chance.choice([gold["who"], chance.choice(people), None]),
        },
        "date": chance.choice([gold.get("date"), "2001-02-03", None]),
        "medium_span": medium,
        "medium": text[slice(*medium)] if medium else None,
        "addressee_span": addressee,
        "addressee": text[slice(*addressee)] if addressee else None,
        "chain": [{"role": chance.choice(roles), "name": name} for name in names if chance.random() < 0.6],
    }


def _find(text: str, words: str | None, chance: random.Random) -> list[int] | None:
    start = text.find(words) if words and chance.random() < 0.6 else -1
    return [start, start + len(words or "")] if start >= 0 else None


def _shifted(span: list[int] | None, text: str, chance: random.Random) -> list[int] | None:
    if span is None or chance.random() < 0.1:
        return [0, 1] if span else None
    shift = chance.choice([0, 0, 0, 5, 30])
    return [max(0, span[0] - shift), min(len(text), span[1] + chance.choice([0, 0, shift, 40]))]
