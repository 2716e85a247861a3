"""Fit what a statement's score says, and show how far it can be believed.

    python -m mahdar.evaluation.calibrate FOLDER… [--scale FOLDER]… [--pages FOLDER=PAGES]
        [--unseen FOLDER] [--write] [--doc FILE.md]

Every folder of gold is read anew. Weights are fitted on all of them; what is reported about them was fitted without
the outlet that it is about. The scale of scores is fitted on the folders that `--scale` names, or on all. `--unseen`
reports on a folder that no weight comes from. `--write` puts the weights into `src/mahdar/statements/score.toml`;
`--doc` rewrites the tables of a document below its mark, and the picture beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from textwrap import wrap

import click

from mahdar.errors import MahdarError
from mahdar.evaluation.calibration import (
    PENALTY,
    RAREST,
    Example,
    Judged,
    bands,
    brier,
    cross_validated,
    examples,
    fitted,
    sure,
    unevenness,
)
from mahdar.evaluation.figures import SURE, Share
from mahdar.evaluation.plot import reliability
from mahdar.statements.score import Weights

MARK = "<!-- written by python -m mahdar.evaluation.calibrate -->"
DIGITS = 3


def as_toml(weights: Weights, rows: Sequence[Example], command: str) -> str:
    """Return the weights as the file that the engine reads."""
    outlets = len({row.outlet for row in rows})
    lines = [
        "# What the signs on a statement count for its score (statements/score.py); see docs/calibration.md.",
        "# Do not edit: fitted by",
        *(f"#   {line}" for line in wrap(command, 116, subsequent_indent="  ", break_long_words=False)),
        f"# on {len(rows)} statements of {outlets} outlets, {sum(row.right for row in rows)} of them right;",
        f"# penalty {PENALTY:g}, signs on at least {RAREST} statements; all gold is Arabic, no sign is a word.",
        "",
        "[scale]",
        f"base = {weights.base:.{DIGITS}f}",
        f"slope = {weights.slope:.{DIGITS}f}",
        f"shift = {weights.shift:.{DIGITS}f}",
        "",
        "[weights]",
        *(f'"{sign}" = {value:.{DIGITS}f}' for sign, value in sorted(weights.signs.items())),
    ]
    return "\n".join(lines) + "\n"


def as_markdown(series: Mapping[str, Sequence[Judged]]) -> Iterator[str]:
    """Yield the tables: what is sure, and what came of each band of scores."""
    yield f"| set | statements | scored {SURE:g} or more | of these right | of these match | Brier | unevenness |\n"
    yield "|---|---|---|---|---|---|---|\n"
    for name, judged in series.items():
        share, right, match = sure(judged)
        cells = (name, len(judged), _cell(share), _cell(right), _cell(match), brier(judged), unevenness(judged))
        yield f"| {' | '.join(map(str, cells))} |\n"
    for name, judged in series.items():
        yield f"\n{name}:\n\n| score | statements | mean score | right | match alone |\n|---|---|---|---|---|\n"
        for band in bands(judged):
            bounds = f"{band.low:g} to {band.high:g}"
            line = (bounds, band.right.of, f"{band.mean:.3f}", _cell(band.right), band.matched.value)
            yield f"| {' | '.join(map(str, line))} |\n"


def _cell(share: Share) -> str:
    low, high = share.interval
    return f"{share.value} ({low} to {high})" if share.of else "-"


def _read(folders: Sequence[Path], pages: Mapping[Path, Path], scaling: Sequence[Path] = ()) -> list[Example]:
    return [
        example
        for folder in folders
        for example in examples(folder, pages.get(folder), scales=not scaling or folder in scaling)
    ]


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--scale", multiple=True, type=click.Path(path_type=Path), help="A folder that the scale is fitted on.")
@click.option("--pages", multiple=True, metavar="FOLDER=PAGES", help="Where the pages of a folder are.")
@click.option("--unseen", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Only reported on.")
@click.option("--write", is_flag=True, help="Write the weights into the engine.")
@click.option("--doc", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Rewrite its tables.")
def main(
    folders: tuple[Path, ...],
    scale: tuple[Path, ...],
    pages: tuple[str, ...],
    unseen: Path | None,
    write: bool,
    doc: Path | None,
) -> None:
    """Fit the weights of scores on folders of gold and report how right scores are on outlets left out."""
    places = {Path(left): Path(right) for left, _, right in (item.partition("=") for item in pages)}
    try:
        rows = _read(folders, places, scale)
        series: dict[str, Sequence[Judged]] = {"known pages, each outlet left out": cross_validated(rows)}
        weights = fitted(rows)
        if unseen is not None:
            others = _read([unseen], places)
            series["unseen pages"] = [Judged(weights.score(e.signs), e.matched, e.right) for e in others]
    except MahdarError as error:
        raise click.ClickException(str(error)) from error
    tables = "".join(as_markdown(series))
    click.echo(tables, nl=False)
    if write:
        named = [*map(str, folders), *(f"--scale {item}" for item in scale), *(f"--pages {item}" for item in pages)]
        text = as_toml(weights, rows, " ".join(["python -m mahdar.evaluation.calibrate", *named, "--write"]))
        Path(str(files("mahdar.statements").joinpath("score.toml"))).write_text(text, encoding="utf-8")
    if doc is not None:
        head = doc.read_text(encoding="utf-8").partition(MARK)[0]
        doc.write_text(f"{head}{MARK}\n\n{tables}", encoding="utf-8")
        picture = reliability({name: bands(judged) for name, judged in series.items()})
        doc.with_suffix(".svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
