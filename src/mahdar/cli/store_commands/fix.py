"""`mahdar fix`: what people decide about statements, kept beside the words and stronger than any score."""

from __future__ import annotations

import click

from mahdar.cli.options import NOTHING, note, write
from mahdar.cli.store_commands.shared import database_option, words_options
from mahdar.cli.text_output import Screen
from mahdar.database import Database
from mahdar.errors import UsageError
from mahdar.export.labels import Labels
from mahdar.model import Kind
from mahdar.store.judgements import Judgement


@click.command()
@click.argument("statement", required=False, metavar="[STATEMENT]")
@database_option
@click.option("--speaker", help="Who said it.")
@click.option("--kind", type=click.Choice(list(Kind)), help="How the content stands in the text.")
@click.option("--reject", is_flag=True, help="It is no statement.")
@click.option("--undo", metavar="DECISION", help="Take a decision back.")
@click.option("--note", "remark", default="", help="Why, for other people.")
@words_options
@click.pass_context
def fix(
    context: click.Context,
    statement: str | None,
    path: str,
    speaker: str | None,
    kind: str | None,
    reject: bool,
    undo: str | None,
    remark: str,
    labels: Labels,
    bidi: str,
) -> None:
    """Decide about a statement; without one, list the decisions that were taken.

    A decision holds at once, wins over every later reading, and can be taken back. It hangs on the words: when a page
    is read anew and they are no longer a statement, it is listed as orphaned.

    \b
    mahdar fix -d record.db st-0123456789abcdef --speaker "NAME"
    mahdar fix -d record.db
    mahdar fix -d record.db --undo jd-0123456789abcdef
    """
    given = [name for name, value in (("speaker", speaker), ("kind", kind), ("reject", reject)) if value]
    with Database(path) as database:
        if undo:
            database.undo(undo)
            note(labels("store.undone", id=undo))
        elif statement is None:
            if given:
                raise UsageError(f"which STATEMENT? --{given[0]} needs one")
            decisions = database.judgements()
            write(line for judgement in decisions for line in _text(judgement, Screen.of_terminal(labels, bidi)))
            if not decisions:
                note(labels("store.no-decisions"))
            context.exit(0 if decisions else NOTHING)
        elif len(given) != 1:
            raise UsageError("give one of --speaker, --kind, --reject")
        else:
            value = {"speaker": {"name": speaker or ""}, "kind": {"kind": kind or ""}, "reject": {}}[given[0]]
            note(labels("store.decided", id=database.judge(statement, given[0], note=remark, **value)))
            note(labels("store.relink", path=path))


def _text(judgement: Judgement, screen: Screen) -> list[str]:
    labels = screen.labels
    value = dict(judgement.value)
    if "kind" in value:
        value["kind"] = labels(f"kind.{value['kind']}")
    lines = [
        screen.head(judgement.id, judgement.state, judgement.decided[:19], judgement.statement),
        screen.lines(labels(f"decision.{judgement.decision.value}", **value)),
    ]
    if judgement.exact:
        lines.append(screen.lines(f"«{judgement.exact}»"))
    if judgement.state == "orphaned":
        lines.append(screen.lines(labels("store.orphaned")))
    if judgement.note:
        lines.append(screen.lines(judgement.note))
    return [*lines, "\n"]
