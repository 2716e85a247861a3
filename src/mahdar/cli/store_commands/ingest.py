"""`mahdar ingest` and `mahdar relink`: pages into a record, and what joins them."""

from __future__ import annotations

import sys

import click

from mahdar.cli.fetch import client_of, fetch_options
from mahdar.cli.options import NOTHING, note
from mahdar.cli.store_commands.shared import database_option, words_options
from mahdar.database import Database
from mahdar.export.labels import Labels
from mahdar.export.plain import one_line
from mahdar.model import Dropped
from mahdar.store.ingest import Progress
from mahdar.store.relink import Relinked

workers_option = click.option(
    "--workers", type=click.IntRange(min=0), help="Worker processes; default one a core, 0 reads in this process."
)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE_OR_FOLDER...", type=click.Path())
@database_option
@workers_option
@click.option("--retry", is_flag=True, help="Try again what could not be read before.")
@fetch_options
@click.option("--link/--no-link", default=True, show_default=True, help="Afterwards work out what joins the articles.")
@words_options
@click.pass_context
def ingest(
    context: click.Context,
    paths: tuple[str, ...],
    path: str,
    workers: int | None,
    retry: bool,
    link: bool,
    labels: Labels,
    bidi: str,
) -> None:
    """Read pages into a record; what it holds already is passed over.

    Takes whatever mahdar read takes: pages in any form, archives and folders of them, articles as JSON or JSONL (fields
    text, title, date, outlet, author, url), addresses of pages and feeds (https://…). Nothing is fetched but
    the addresses that are named here. The record is made when it is not there. What was reported as stored is safe: an
    ingest that was interrupted goes on where it stopped.

    \b
    mahdar ingest pages/ -d record.db
    mahdar ingest articles.jsonl.gz -d record.db --workers 4
    """
    del bidi
    with Database(path) as database:
        done = database.ingest(
            *paths,
            workers=workers,
            retry=retry,
            link=False,
            on_progress=lambda progress: _show(progress, labels),
            on_dropped=_tell_dropped,
            client=client_of(paths),
        )
        note(
            labels(
                "store.added",
                pages=labels.count("page", done.pages),
                articles=labels.count("article", done.articles),
                statements=labels.count("statement", done.statements),
                known=labels.count("known", done.known),
            )
        )
        for reason, number in sorted(done.dropped.items()):
            note(labels("store.dropped", reason=reason, number=number))
        if link:
            _tell_links(database.relink(workers=workers), labels)
        found = done.articles or done.known
    context.exit(0 if found else NOTHING)


@click.command()
@database_option
@workers_option
@click.option("--anew", is_flag=True, help="Do it even when nothing has changed.")
@words_options
@click.pass_context
def relink(context: click.Context, path: str, workers: int | None, anew: bool, labels: Labels, bidi: str) -> None:
    """Work out what joins the articles of a record: shared passages, people, groups, origins.

    Pages that an earlier version read are read anew first. The result does not depend on the order in which pages
    came; people's decisions (`mahdar fix`) win over it.
    """
    del bidi
    with Database(path) as database:
        done = database.relink(anew=anew, workers=workers)
        _tell_links(done, labels)
    context.exit(0 if done.articles else NOTHING)


def _show(progress: Progress, labels: Labels) -> None:
    """Keep one line on the terminal; into a file, say it only now and then through the final lines."""
    if not sys.stderr.isatty():
        return
    rate = progress.pages / progress.seconds if progress.seconds else 0.0
    line = labels(
        "store.progress",
        pages=labels.count("page", progress.pages),
        statements=labels.count("statement", progress.statements),
        dropped=progress.dropped.total(),
        rate=f"{rate:.0f}",
    )
    click.echo(f"\r\x1b[K{line}", err=True, nl=False)


def _tell_dropped(dropped: Dropped) -> None:
    note(f"dropped {one_line(dropped.path)}: {dropped.reason}: {one_line(dropped.detail)}")


def _tell_links(done: Relinked, labels: Labels) -> None:
    if not done.fresh:
        note(labels("store.unchanged"))
    note(
        labels(
            "store.linked",
            passages=labels.count("passage", done.passages),
            entities=labels.count("entity", done.entities),
            groups=labels.count("group", done.groups),
        )
    )
