"""`mahdar compare`: the reports that two pages give of one utterance, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import click

from mahdar.cli.link_commands.shared import json_lines, link_labels, read_inputs
from mahdar.cli.options import NOTHING, choice_of_format, note, screen_options, write
from mahdar.cli.text_output import INDENT, Screen
from mahdar.errors import UsageError
from mahdar.export.labels import Labels
from mahdar.export.plain import one_line
from mahdar.links import link
from mahdar.links.codec import encode_diff
from mahdar.links.diff import EditKind, ReportDiff, diff_reports
from mahdar.model import Article, Reading, Statement
from mahdar.model.links import Group

_SIGNS = {EditKind.CHANGED: "!", EditKind.CUT: "-", EditKind.ADDED: "+", EditKind.SPELLING: "~"}


@dataclass(frozen=True, slots=True)
class _Pair:
    group: Group
    left: tuple[Article, Statement]
    right: tuple[Article, Statement]
    difference: ReportDiff


@click.command()
@click.argument("a")
@click.argument("b")
@choice_of_format(["text", "jsonl"])
@screen_options
@click.pass_context
def compare(context: click.Context, a: str, b: str, form: str, labels: Labels, bidi: str) -> None:
    """Show how two pages differ in what they report: words cut, added, changed; cue, day and quotation marks.

    A and B are two pages. For each statement that both report, the words of A are compared with those of B.
    """
    left, right = read_inputs((a,)), read_inputs((b,))
    if len(left) != 1 or len(right) != 1:
        raise UsageError(f"compare takes two pages; {a} holds {len(left)} that can be read, {b} {len(right)}")
    pairs = _pairs(left[0], right[0])
    screen = Screen.of_terminal(link_labels(labels), bidi)
    if form == "jsonl":
        write(json_lines(_row(pair) for pair in pairs))
    else:
        for pair in pairs:
            write(_text(pair, screen))
    if not pairs:
        note(screen.labels("trace.no-groups"))
    context.exit(0 if pairs else NOTHING)


def _pairs(left: Reading, right: Reading) -> list[_Pair]:
    """Return, for each report of A, the most alike report of B in its group; B's own where A has fewer."""
    found: list[_Pair] = []
    for group in link([left, right]).groups:
        ours, theirs = _members(group, left), _members(group, right)
        if not ours or not theirs:
            continue
        pairs = [
            _Pair(group, (left.article, x), (right.article, y), diff_reports((left.article, x), (right.article, y)))
            for x, y in product(ours, theirs)
        ]
        found += _best(pairs)
    return found


def _best(pairs: Sequence[_Pair]) -> list[_Pair]:
    kept: list[_Pair] = []
    seen: set[str] = set()
    for pair in sorted(
        pairs, key=lambda p: (-p.difference.likeness, p.left[1].content.start, p.right[1].content.start)
    ):
        ids = {pair.left[1].id, "\0" + pair.right[1].id}
        if not ids & seen:
            kept.append(pair)
            seen |= ids
    return sorted(kept, key=lambda p: p.left[1].content.range)


def _members(group: Group, reading: Reading) -> list[Statement]:
    spans = {member.span.range for member in group.members if member.path == reading.article.path}
    return [statement for statement in reading.statements if statement.content.range in spans]


def _row(pair: _Pair) -> dict[str, object]:
    return {
        "group": pair.group.id,
        "speaker": pair.group.speaker,
        "a": pair.left[0].path,
        "b": pair.right[0].path,
        "a_span": list(pair.left[1].content.range),
        "b_span": list(pair.right[1].content.range),
        **encode_diff(pair.difference),
    }


def _text(pair: _Pair, screen: Screen) -> Iterator[str]:
    labels, difference = screen.labels, pair.difference
    a, b = pair.left[1].content, pair.right[1].content
    yield screen.head(
        f"likeness={difference.likeness:.2f}",
        f"{one_line(pair.left[0].path)}:{a.start}-{a.end}",
        f"{one_line(pair.right[0].path)}:{b.start}-{b.end}",
    )
    yield screen.lines(pair.group.speaker or labels("missing.speaker"))
    if difference.identical:
        yield screen.lines(labels("trace.identical"))
    for edit in difference.edits:
        if edit.kind is EditKind.SAME:
            continue
        sides = [one_line(side.text) for side in (edit.left, edit.right) if side]
        yield screen.head(INDENT + _SIGNS[edit.kind])
        yield screen.lines(f"{labels(f'edit.{edit.kind.value}')}: {' ← '.join(reversed(sides))}")
    for other in difference.differences:
        sides = [one_line(side) or "…" for side in (other.left, other.right)]
        yield screen.lines(f"{labels(f'difference.{other.what}')}: {' ← '.join(reversed(sides))}")
    for left, _, on_left in difference.marks:
        side = "marks-left" if on_left else "marks-right"
        yield screen.lines(f"{labels(f'difference.{side}')}: {one_line(left.text)}")
    yield "\n"
