"""Relink: what joins the articles of a record, worked out anew from all of them.

The readings are put in the order of their ids before they are joined, so that the order in which pages came changes
nothing. Everything is replaced in one transaction: a reader sees the old links or the new ones.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import apsw

from mahdar.links.link import link
from mahdar.model import Reading
from mahdar.model.links import Links
from mahdar.store.connect import immediate, rows, value
from mahdar.store.judgements import Decision, name_pairs
from mahdar.store.link_rows import save_links
from mahdar.store.names import renamed, with_decisions
from mahdar.store.nouns import load_readings
from mahdar.store.stages import VERSIONS, Stage
from mahdar.store.words import words_version
from mahdar.store.write import Writer, index_words

_ALL = "record"
_WORDS = "words"


@dataclass(frozen=True, slots=True)
class Relinked:
    """What `relink` found. `fresh` is False when nothing had changed and all was left as it was."""

    fresh: bool
    articles: int
    passages: int
    entities: int
    groups: int
    seconds: float


def relink(
    connection: apsw.Connection,
    *,
    anew: bool = False,
    join: Callable[[list[Reading]], Links] = link,
) -> Relinked:
    """Work out what joins the articles, unless it is known already; bring the words of search up to date.

    Args:
        connection: a record opened for writing; the caller holds `sole_writer`.
        anew: work it out even when nothing has changed, and index all words anew.
        join: what joins readings; another for tests.
    """
    begun = time.monotonic()
    settle_words(connection, anew=anew)
    done = value(
        connection,
        "SELECT 1 FROM ledger WHERE stage = ? AND input = ? AND version = ? AND state = 'done'",
        (Stage.LINKS.value, _ALL, VERSIONS[Stage.LINKS]),
    )
    if not done or anew:
        keys = [key for (key,) in rows(connection, "SELECT pk FROM article ORDER BY id")]
        readings = [reading for _, reading in load_readings(connection, keys)]
        links = _with_decisions(connection, readings, join)
        with immediate(connection):
            save_links(connection, links)
            Writer(connection).done(Stage.LINKS, [_ALL], seconds=time.monotonic() - begun)
        tidy(connection)
    counts = [
        value(connection, f"SELECT count(*) FROM {t}") for t in ("article", "passage", "entity", "statement_group")
    ]
    articles, passages, entities, groups = counts
    return Relinked(not done or anew, articles, passages, entities, groups, time.monotonic() - begun)


def settle_words(connection: apsw.Connection, *, anew: bool = False) -> None:
    """Index all words anew when other rules made the index, or when it is asked for."""
    known = value(connection, "SELECT value FROM meta WHERE key = ?", (_WORDS,))
    if known == words_version() and not anew:
        return
    with immediate(connection):
        if known is not None:
            index_words(connection)
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_WORDS, words_version()))


def tidy(connection: apsw.Connection) -> None:
    """Make the file quick to search: one piece for each index of words, fresh statistics, the log folded in."""
    with immediate(connection):
        for table in ("statement_words", "article_words", "name_words"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    connection.execute("PRAGMA optimize = 0x10002")
    connection.pragma("wal_checkpoint(truncate)")


def _with_decisions(
    connection: apsw.Connection, readings: list[Reading], join: Callable[[list[Reading]], Links]
) -> Links:
    """Join the readings, with the names that people decided to be one already made one."""
    same, different = name_pairs(connection, Decision.SAME), name_pairs(connection, Decision.DIFFERENT)
    if not same and not different:
        return join(readings)
    links = join([renamed(reading, same) for reading in readings])
    return replace(links, **with_decisions(links, readings, same, different))
