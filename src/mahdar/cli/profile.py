"""`mahdar profile`: what many pages of one outlet teach, for `mahdar read --profile`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from mahdar import articles, pages
from mahdar.cli.options import NOTHING, note
from mahdar.export.plain import one_line
from mahdar.model import Dropped, Page


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE_OR_FOLDER...")
@click.pass_context
def profile(context: click.Context, paths: tuple[str, ...]) -> None:
    """Print what pages of one outlet teach: the lines that repeat, and where its articles stand.

    The profile holds hashes of lines, none of their words. Give it to mahdar read --profile.

    \b
    mahdar profile pages/ > outlet.json
    mahdar read --profile outlet.json pages/
    """
    found = articles.learn(_pages(paths))
    click.echo(found.dumps())
    note(f"{found.pages} pages, {len(found.lines)} lines that repeat")
    context.exit(0 if found.lines or found.places else NOTHING)


def _pages(paths: tuple[str, ...]) -> Iterator[Page]:
    for path in paths:
        for item in pages.open_pages(path):
            if isinstance(item, Dropped):
                note(f"dropped {one_line(item.path)}: {item.reason}: {one_line(item.detail)}")
            else:
                yield item


def load_profile(path: Path | None) -> articles.OutletProfile | None:
    """Return the profile that a file holds, None without a file.

    Raises:
        RecordError: the file holds no profile.
    """
    return None if path is None else articles.OutletProfile.loads(path.read_text(encoding="utf-8", errors="replace"))
