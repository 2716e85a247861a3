"""The stages a page passes, and the version of each: a new version redoes that stage and what follows from it."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """A step of the work, as the ledger names it, in order."""

    PAGES = "pages"
    ARTICLES = "articles"
    STATEMENTS = "statements"
    LINKS = "links"


VERSIONS = {Stage.PAGES: "2", Stage.ARTICLES: "2", Stage.STATEMENTS: "2", Stage.LINKS: "2"}
"""Raise one whenever its room gives other results for the same input: the next `ingest` or `relink` then redoes what is
stale. Pages are read anew when their file is given again, for a record keeps no files; the rest from what it keeps."""


def following(stage: Stage) -> tuple[Stage, ...]:
    """Return the stages that must be done again after `stage`.

    >>> following(Stage.ARTICLES)
    (<Stage.STATEMENTS: 'statements'>, <Stage.LINKS: 'links'>)
    """
    order = tuple(Stage)
    return order[order.index(stage) + 1 :]
