"""The gate: no figure may fall below what was once reached.

`evals/floors.json` holds the sets with the digest and the counts of their gold, and a floor for each
figure (a ceiling for those where less is better). The gate reads every page anew and fails when a figure
is worse than its floor by more than `EPSILON`, or when the gold is another than the floors were set on.

    python -m mahdar.evaluation.gate                     compare
    python -m mahdar.evaluation.gate --update            raise floors to what is reached now; never lowers one
    python -m mahdar.evaluation.gate --update --allow-regression     sets them to what is reached, also where worse
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from mahdar.errors import MahdarError, UsageError
from mahdar.evaluation.figures import figures, sureness
from mahdar.evaluation.gold import digest
from mahdar.evaluation.score import score_folder

EPSILON = 0.0015
"""How far a figure may fall. The engine gives the same answer every time, so this only covers rounding:
shares have three digits and F1 is computed of two of them, which can move it by 0.001. One statement lost
or gained moves a figure by more than this on every set smaller than 600 statements."""

LESS_IS_BETTER = frozenset({"false_per_page", "false_per_empty_page"})

FLOORS = Path("evals", "floors.json")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Folders of gold that are counted together, and what was reached on them.

    Attributes:
        folders: relative to the project; `pages` says where their pages are, when elsewhere.
        optional: folders that are not part of the project; without them the set is skipped.
        digest, pages, statements: of the gold that the floors were set on.
        floors: figure by name; `bars` are the project's aims beside them, which do not fail the gate.
    """

    name: str
    folders: tuple[str, ...]
    pages_in: str | None
    optional: bool
    digest: str | None
    pages: int | None
    statements: int | None
    floors: Mapping[str, float | None]
    bars: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one set: why it was skipped, or its figures and in what it fails."""

    set: GoldSet
    skipped: str | None
    figures: Mapping[str, float | int | None]
    failures: tuple[str, ...]
    digest: str | None


def load_sets(path: Path) -> tuple[GoldSet, ...]:
    """Return the sets of a floors file.

    Raises:
        UsageError: the file is not there or has another form.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["sets"]
        return tuple(
            GoldSet(
                name=name,
                folders=tuple(row["folders"]),
                pages_in=row.get("pages_in"),
                optional=row.get("optional", False),
                digest=row.get("digest"),
                pages=row.get("pages"),
                statements=row.get("statements"),
                floors=row["floors"],
                bars=row.get("bars", {}),
            )
            for name, row in rows.items()
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is no file of floors: {error!r}") from error


def judge(gold_set: GoldSet, root: Path) -> Outcome:
    """Return how the engine does on a set today."""
    folders = [root / folder for folder in gold_set.folders]
    missing = [folder for folder in folders if not folder.is_dir()]
    if missing:
        if not gold_set.optional:
            raise UsageError(f"{gold_set.name}: {missing[0]} is not there")
        return Outcome(gold_set, f"{missing[0]} is not there", {}, (), None)
    pages_in = root / gold_set.pages_in if gold_set.pages_in else None
    scores = [score for folder in folders for score in score_folder(folder, pages_in)]
    found = {**figures(scores), **{name: share.value for name, share in sureness(scores).items()}}
    now = "-".join(digest(folder, pages_in) for folder in folders)
    return Outcome(gold_set, None, found, tuple(_failures(gold_set, found, now)), now)


def raised(outcome: Outcome, *, allow_regression: bool) -> GoldSet:
    """Return the set with floors raised to today's figures.

    Args:
        outcome: of today.
        allow_regression: take today's figures also where they are worse. Otherwise a floor never falls,
            unless the gold itself has changed, when old floors mean nothing any more.
    """
    old, now = outcome.set, outcome.figures
    fresh = allow_regression or outcome.digest != old.digest
    floors = {name: _better(name, floor, _number(now[name]), fresh=fresh) for name, floor in old.floors.items()}
    return replace(
        old, floors=floors, digest=outcome.digest, pages=_count(now["pages"]), statements=_count(now["gold"])
    )


def save_sets(path: Path, sets: tuple[GoldSet, ...]) -> None:
    """Write the sets as a floors file."""
    rows: dict[str, dict[str, Any]] = {}
    for item in sets:
        rows[item.name] = {
            "folders": list(item.folders),
            **({"pages_in": item.pages_in} if item.pages_in else {}),
            "optional": item.optional,
            "digest": item.digest,
            "pages": item.pages,
            "statements": item.statements,
            "floors": dict(item.floors),
            "bars": dict(item.bars),
        }
    path.write_text(json.dumps({"sets": rows}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _failures(gold_set: GoldSet, found: Mapping[str, float | int | None], now: str) -> Iterator[str]:
    if gold_set.digest and now != gold_set.digest:
        yield "the gold or its pages have changed since the floors were set; look, then --update"
        return
    for name, floor in gold_set.floors.items():
        if floor is not None and _worse(name, _number(found[name]), floor) > EPSILON:
            word = "above its ceiling" if name in LESS_IS_BETTER else "below its floor"
            yield f"{name} is {found[name]}, {word} {floor}"


def _worse(name: str, value: float | None, floor: float) -> float:
    """By how much a figure is worse than its floor; negative when better."""
    if value is None:
        return 1.0
    return value - floor if name in LESS_IS_BETTER else floor - value


def _better(name: str, floor: float | None, value: float | None, *, fresh: bool) -> float | None:
    if floor is None or fresh:
        return value
    return value if value is not None and _worse(name, value, floor) < 0 else floor


def _number(value: float | int | None) -> float | None:
    return value


def _count(value: float | int | None) -> int:
    return int(value or 0)


def _report(outcome: Outcome) -> Iterator[str]:
    name = outcome.set.name
    if outcome.skipped:
        yield f"{name}: skipped: {outcome.skipped}"
        return
    counts = f"{outcome.figures['pages']} pages, {outcome.figures['gold']} statements"
    yield f"{name}: {'FAILED' if outcome.failures else 'held'} ({counts})"
    for figure, floor in outcome.set.floors.items():
        value, bar = _number(outcome.figures[figure]), outcome.set.bars.get(figure)
        missed = bar is not None and (value is None or _worse(figure, value, bar) > 0)
        aim = f"   aim {bar}{' (not reached)' if missed else ''}" if bar is not None else ""
        yield f"  {figure:<24}{'-' if value is None else value:>7}   floor {'-' if floor is None else floor}{aim}"
    for failure in outcome.failures:
        yield f"  {failure}"


@click.command()
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(), help="Project.")
@click.option("--update", is_flag=True, help="Raise floors to what is reached now.")
@click.option("--allow-regression", is_flag=True, help="With --update: also lower them.")
@click.pass_context
def main(context: click.Context, root: Path, update: bool, allow_regression: bool) -> None:
    """Compare today's figures with the floors in evals/floors.json; exit code 1 when one has fallen."""
    path = root / FLOORS
    try:
        outcomes = [judge(gold_set, root) for gold_set in load_sets(path)]
    except MahdarError as error:
        raise click.ClickException(str(error)) from error
    for outcome in outcomes:
        click.echo("\n".join(_report(outcome)))
    if update:
        sets = tuple(
            outcome.set if outcome.skipped else raised(outcome, allow_regression=allow_regression)
            for outcome in outcomes
        )
        save_sets(path, sets)
        click.echo(f"floors written to {path}")
        return
    context.exit(1 if any(outcome.failures for outcome in outcomes) else 0)


if __name__ == "__main__":
    main()
