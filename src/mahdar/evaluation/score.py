"""A folder of gold against what Mahdar reads out of its pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

from mahdar import pipeline
from mahdar.evaluation.compare import PageScore, compare
from mahdar.evaluation.gold import GoldPage, load_gold
from mahdar.model import Dropped, Kind, Reading


def score_folder(folder: Path, pages_in: Path | None = None) -> list[PageScore]:
    """Return the score of every page of a folder of gold, read anew.

    Args:
        folder: the gold.
        pages_in: where the pages are, when not in the same folder.
    """
    gold = load_gold(folder, pages_in)
    return score_readings(gold, pipeline.read_each(*(str(page.path) for page in gold)))


def score_readings(gold: Iterable[GoldPage], items: Iterable[Reading | Dropped]) -> list[PageScore]:
    """Return the score of every page of gold against readings, found by the stem of their path."""
    readings = {PurePath(item.article.path).stem: item for item in items if isinstance(item, Reading)}
    return [compare(page, readings.get(page.name)) for page in gold]


def by_page(scores: Iterable[PageScore]) -> dict[str, list[PageScore]]:
    """Group scores page by page."""
    return _grouped(scores, lambda score: score.page.name)


def by_outlet(scores: Iterable[PageScore]) -> dict[str, list[PageScore]]:
    """Group scores by outlet as the gold names it; pages that name none stand together."""
    return _grouped(scores, lambda score: score.page.outlet or "-")


def errors(scores: Iterable[PageScore]) -> Iterator[str]:
    """Yield one line for each statement missed, found too much, or given to the wrong speaker.

    Each line names the page, the kind, the words, and the rule at work: the cue's entry in the pack.
    """
    for score in scores:
        name, text = score.page.name, score.page.text
        if score.reading is None:
            yield f"dropped {name}"
        for match in score.matches:
            if not match.speaker:
                got = match.found.speaker.name or (match.found.speaker.span.text if match.found.speaker.span else None)
                yield f"speaker {name} gold {match.gold.who!r}, got {got!r}{_rule(match.found)}"
        for gold in score.missed:
            cue = text[slice(*gold.cue)] if gold.cue else ""
            yield f"missed  {name} [{gold.kind}] cue {cue!r}: {_short(text[slice(*gold.content)])!r}"
        for found in score.extra:
            yield f"extra   {name} [{found.kind}]{_rule(found)}: {_short(found.content.text)!r}"


def kinds(scores: Iterable[PageScore]) -> dict[str, dict[str, int]]:
    """Return, kind by kind, how many the gold has, how many were found, and how many match with any kind."""
    table = {kind.value: {"gold": 0, "found": 0, "gold_matched": 0, "found_matched": 0} for kind in Kind}
    for score in scores:
        for gold in score.page.statements:
            table[gold.kind]["gold"] += 1
        for match in score.matches:
            table[match.gold.kind]["gold_matched"] += 1
            table[match.found.kind]["found"] += 1
            table[match.found.kind]["found_matched"] += 1
        for found in score.extra:
            table[found.kind]["found"] += 1
    return table


def _rule(found: object) -> str:
    cue = getattr(found, "cue", None)
    return f" cue {cue.span.text!r} ({cue.entry})" if cue else " no cue"


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:89] + "…"


def _grouped(scores: Iterable[PageScore], key: Callable[[PageScore], str]) -> dict[str, list[PageScore]]:
    groups: dict[str, list[PageScore]] = defaultdict(list)
    for score in scores:
        groups[key(score)].append(score)
    return dict(sorted(groups.items()))
