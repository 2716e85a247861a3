"""`mahdar eval`: how right is it, on pages that a person has marked?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from mahdar.cli.inputs import open_inputs
from mahdar.cli.options import choice_of_format, write
from mahdar.evaluation.compare import PageScore
from mahdar.evaluation.figures import Share, figures, shares, sureness
from mahdar.evaluation.gold import load_gold
from mahdar.evaluation.score import by_outlet, by_page, errors, kinds, score_folder, score_readings
from mahdar.model.codec import dumps

GROUPS = {"page": by_page, "outlet": by_outlet}


@click.command(name="eval")
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--pages", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Where the pages are.")
@click.option("--errors", "show_errors", is_flag=True, help="List what is missed, too much, or has the wrong speaker.")
@click.option("--by", "group", type=click.Choice(["kind", *GROUPS]), help="Figures for each kind, page or outlet.")
@click.option(
    "--predicted", type=click.Path(exists=True), help="Score saved readings (.jsonl) instead of reading anew."
)
@choice_of_format(["text", "json"])
def evaluate(
    folders: tuple[Path, ...],
    pages: Path | None,
    show_errors: bool,
    group: str | None,
    predicted: str | None,
    form: str,
) -> None:
    """Score statements against folders of gold: gold.jsonl or NAME.yaml, and the pages.

    Several folders are counted together. A statement matches when the words of its content overlap with
    the gold's by half or more (intersection over union); the fields are judged on matched ones.
    """
    scores = [score for folder in folders for score in _score(folder, pages, predicted)]
    if form == "json":
        click.echo(dumps(_as_json(scores, group)))
    else:
        write(_as_text(scores, group))
    if show_errors:
        write(line + "\n" for line in errors(scores))


def _score(folder: Path, pages: Path | None, predicted: str | None) -> list[PageScore]:
    if predicted is None:
        return score_folder(folder, pages)
    return score_readings(load_gold(folder, pages), open_inputs((predicted,)))


def _as_json(scores: list[PageScore], group: str | None) -> Mapping[str, object]:
    found: dict[str, object] = dict(figures(scores))
    if group == "kind":
        found["kinds"] = kinds(scores)
    elif group:
        found[f"{group}s"] = {name: figures(some) for name, some in GROUPS[group](scores).items()}
    return found


def _as_text(scores: list[PageScore], group: str | None) -> Iterator[str]:
    total = figures(scores)
    yield f"{total['pages']} pages, {total['gold']} statements in gold, {total['predicted']} found, "
    yield f"{total['matched']} match\n\n"
    yield f"{'F1':<24}{_number(total['f1'])}\n"
    yield f"{'F1 without acts':<24}{_number(total['f1_without_acts'])}\n"
    yield f"{'F1 acts':<24}{_number(total['f1_acts'])}\n"
    yield f"{'content overlap':<24}{_number(total['content_overlap'])}\n"
    yield f"{'body overlap':<24}{_number(total['body_overlap'])}\n"
    yield f"{'false per page':<24}{_number(total['false_per_page'])}\n"
    yield f"{'false per empty page':<24}{_number(total['false_per_empty_page'])}  ({total['empty_pages']} pages)\n\n"
    yield from _table({**shares(scores), **sureness(scores)})
    if group == "kind":
        yield f"\n{'kind':<12}{'gold':>6}{'found':>7}{'recall':>9}{'precision':>11}\n"
        for name, row in kinds(scores).items():
            recall = Share(row["gold_matched"], row["gold"]).value
            precision = Share(row["found_matched"], row["found"]).value
            yield f"{name:<12}{row['gold']:>6}{row['found']:>7}{_number(recall):>9}{_number(precision):>11}\n"
    elif group:
        yield f"\n{'gold':>6}{'found':>7}{'F1':>7}{'precision':>22}{'recall':>22}{'speaker':>22}  {group}\n"
        for name, some in GROUPS[group](scores).items():
            part, share = figures(some), shares(some)
            cells = "".join(f"{_with_interval(share[field]):>22}" for field in ("precision", "recall", "speaker"))
            yield f"{part['gold']:>6}{part['predicted']:>7}{_number(part['f1']):>7}{cells}  {name}\n"
    yield "\n"


def _table(found: Mapping[str, Share]) -> Iterable[str]:
    yield f"{'share':<24}{'value':>5}   95 % interval   counts\n"
    for name, share in found.items():
        low, high = share.interval
        interval = f"{low:.3f} to {high:.3f}" if share.of else ""
        yield f"{name:<24}{_number(share.value):>5}   {interval:<14}   {share.hits}/{share.of}\n"


def _with_interval(share: Share) -> str:
    """A share with its 95 % Wilson interval."""
    low, high = share.interval
    return f"{_number(share.value)} ({low:.2f} to {high:.2f})" if share.of else "-"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
