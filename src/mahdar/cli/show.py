"""`mahdar show`: one statement with all that proves it, or an article with what was cut away."""

from __future__ import annotations

from collections.abc import Iterator

import click

from mahdar.cli.inputs import open_inputs
from mahdar.cli.marks import marked, marks_of
from mahdar.cli.options import NOTHING, Tally, note, screen_options, write
from mahdar.cli.text_output import INDENT, Screen, article_head, statement_head
from mahdar.export.labels import Labels
from mahdar.export.phrases import circumstances, doubt_name, link_name, speaker_name
from mahdar.export.plain import one_line
from mahdar.model import Article, Reading, Role, Span, Statement

CONTEXT = 200
"""Characters of context on each side where the page has no block around the statement."""

_KEPT = {Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.SUBHEAD, Role.DATE, Role.CREDIT}


@click.command()
@click.argument("path", metavar="FILE")
@click.argument("id_start", required=False, metavar="[ID]")
@screen_options
@click.pass_context
def show(context: click.Context, path: str, id_start: str | None, labels: Labels, bidi: str) -> None:
    """Show one statement with its context, chain and doubts; without ID the article, part by part.

    FILE is a page, a folder or saved readings (.jsonl); ID is a statement's id or its first characters.
    """
    screen = Screen.of_terminal(labels, bidi)
    found = 0
    for reading in Tally().readings(open_inputs((path,))):
        if id_start is None:
            found += 1
            write(article_view(reading, screen))
            continue
        for statement in reading.statements:
            if statement.id.startswith(id_start):
                found += 1
                write(statement_view(reading.article, statement, screen))
    if not found and id_start is not None:
        note(f"no statement {id_start!r} in {path}; `mahdar read {path}` lists them")
    context.exit(0 if found else NOTHING)


def article_view(reading: Reading, screen: Screen) -> Iterator[str]:
    """Yield the article's blocks in order, each with its role and the rule that gave it; statements are marked."""
    yield article_head(reading, screen)
    article = reading.article
    marks = [mark for statement in reading.statements for mark in marks_of(statement)]
    for block in article.blocks:
        cut = block.role not in _KEPT
        yield screen.head(f"{'-' if cut else '+'} {block.start}-{block.end}", block.role.value, block.rule)
        inside = () if cut else marks
        yield screen.lines(marked(article.text, block.start, block.end, inside))
    share = sum(block.end - block.start for block in article.blocks if block.role not in _KEPT)
    yield screen.head(f"- {share}/{len(article.text)}")
    yield screen.lines(screen.labels("note.cut"))
    yield screen.lines(screen.labels("note.marks"))
    yield "\n"


def statement_view(article: Article, statement: Statement, screen: Screen) -> Iterator[str]:
    """Yield one statement with its proofs, its chain, its doubts and its context."""
    labels = screen.labels
    speaker, cue, said = statement.speaker, statement.cue, statement.said
    yield screen.head(one_line(article.path)) + statement_head(statement, screen)
    yield screen.lines(f"{labels('field.speaker')}: {speaker_name(statement, labels)}")
    if speaker.antecedent:
        yield from _proof(labels("field.antecedent"), speaker.antecedent, screen)
    if cue:
        yield from _proof(labels("field.cue"), cue.span, screen)
    yield screen.lines(f"{labels('field.kind')}: {' · '.join(circumstances(statement, labels))}")
    if said:
        rule = f"rule={said.rule}" if said.rule else None
        anchor = f"from={said.anchor}" if said.anchor else None
        yield screen.head(INDENT + said.value, rule, anchor, "inferred" if said.inferred else None)
        if said.span:
            yield from _proof(labels("field.date"), said.span, screen)
    yield screen.head("chain")
    for link in statement.chain:
        name = f"{labels(f'role.{link.role.value}')}: {link_name(link, labels)}"
        yield screen.lines(name if link.span is None else f"{name} «{one_line(link.span.text)}»")
    if statement.doubts:
        yield screen.head("doubts")
    for doubt in statement.doubts:
        yield screen.lines(f"{doubt_name(doubt.code, labels)} {doubt.detail}")
    start, end = _around(article, statement)
    yield screen.head("context", f"{start}-{end}")
    yield screen.lines(marked(article.text, start, end, marks_of(statement)))
    yield screen.lines(labels("note.marks"))
    yield "\n"


def _proof(name: str, span: Span, screen: Screen) -> Iterator[str]:
    yield screen.lines(f"{name}: {one_line(span.text)}")


def _around(article: Article, statement: Statement) -> tuple[int, int]:
    """The blocks that the statement and its proofs touch; a window where the page has no blocks."""
    marks = marks_of(statement)
    start, end = min(first for first, _, _ in marks), max(last for _, last, _ in marks)
    touched = [block for block in article.blocks if block.start < end and start < block.end]
    if not touched or touched[-1].end - touched[0].start > (end - start) + 4 * CONTEXT:
        return max(0, start - CONTEXT), min(len(article.text), end + CONTEXT)
    return min(start, touched[0].start), max(end, touched[-1].end)
