"""The one writer: rows of workers into tables, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable

import apsw

from mahdar.lang.keys import search_words
from mahdar.model import Dropped
from mahdar.store.connect import rows, value
from mahdar.store.nouns import load_readings
from mahdar.store.rows import (
    ARTICLE_COLUMNS,
    PAGE_COLUMNS,
    STATEMENT_COLUMNS,
    ArticleRows,
    PageRows,
    Row,
    StatementRows,
)
from mahdar.store.stages import VERSIONS, Stage
from mahdar.store.words import DEFAULT_LANGUAGE, indexed_words

_PAGE = f"INSERT INTO page ({PAGE_COLUMNS}) VALUES ({','.join('?' * len(PAGE_COLUMNS.split(',')))})"
_ARTICLE = (
    f"INSERT INTO article (id, digest, page, outlet, {ARTICLE_COLUMNS})"
    f" VALUES (?, ?, ?, ?, {','.join('?' * len(ARTICLE_COLUMNS.split(',')))})"
)
_STATEMENT = (
    f"INSERT INTO statement (article, speaker, {STATEMENT_COLUMNS})"
    f" VALUES (?, ?, {','.join('?' * len(STATEMENT_COLUMNS.split(',')))})"
)


class Writer:
    """Puts pages, articles and statements into the tables; every method needs an open transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._names: dict[str, int] = {}

    def forget(self) -> None:
        """Forget keys learnt in a transaction that was rolled back."""
        self._names.clear()

    def name(self, text: str) -> int:
        """Return the key of a name, adding it when it is new."""
        key = self._names.get(text)
        if key is None:
            run = self._connection.execute
            key = run("SELECT pk FROM name WHERE text = ?", (text,)).get
            if key is None:
                run("INSERT INTO name (text) VALUES (?)", (text,))
                key = self._connection.last_insert_rowid()
                words = search_words(DEFAULT_LANGUAGE).text(text)
                run("INSERT INTO name_words (rowid, words) VALUES (?, ?)", (key, words))
            self._names[text] = key
        return key

    def page(self, page: PageRows) -> int:
        """Add a page and the place where it was found; return its key. A page whose text changed is replaced."""
        run = self._connection.execute
        found = run("SELECT pk, text_hash FROM page WHERE id = ?", (page.id,)).fetchone()
        if found is None:
            run(_PAGE, page.row)
            key = self._connection.last_insert_rowid()
        else:
            key = found[0]
            if found[1] != page.row[4]:
                self.remove_articles(key)
                assignments = ", ".join(f"{column.strip()} = ?" for column in PAGE_COLUMNS.split(","))
                run(f"UPDATE page SET {assignments} WHERE pk = ?", (*page.row, key))
        run("INSERT OR IGNORE INTO capture (page, path) VALUES (?, ?)", (key, page.path))
        run("DELETE FROM dropped WHERE path = ?", (page.path,))
        return int(key)

    def contradicts(self, page: PageRows) -> bool:
        """Tell whether another text is stored under the page's id."""
        known = value(self._connection, "SELECT text_hash FROM page WHERE id = ?", (page.id,))
        return known is not None and known != page.row[4]

    def article(self, page: int, rows: ArticleRows) -> int:
        """Put an article in place of what the page had, unless that is the same; return its key."""
        run, many = self._connection.execute, self._connection.executemany
        known = run("SELECT pk FROM article WHERE page = ? AND id = ? AND digest = ?", (page, rows.id, rows.digest)).get
        if known is not None:
            return int(known)
        self.remove_articles(page)
        links_are_stale(self._connection)
        outlet = self.name(rows.outlet) if rows.outlet is not None else None
        run(_ARTICLE, (rows.id, rows.digest, page, outlet, *rows.row))
        key = self._connection.last_insert_rowid()
        run("INSERT INTO article_words (rowid, words) VALUES (?, ?)", (key, rows.words))
        many("INSERT INTO block VALUES (?, ?, ?, ?, ?, ?)", [(key, *row) for row in rows.blocks])
        many(
            'INSERT INTO credit (article, name, n, role, start, "end", rule, source, generic)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(key, self.name(name), *row) for row, name in rows.credits],
        )
        for statement in rows.statements:
            self._statement(key, statement)
        return key

    def _statement(self, article: int, statement: StatementRows) -> None:
        run = self._connection.execute
        speaker = self.name(statement.speaker) if statement.speaker is not None else None
        run(_STATEMENT, (article, speaker, *statement.row))
        key = self._connection.last_insert_rowid()
        run("INSERT INTO statement_words (rowid, words) VALUES (?, ?)", (key, statement.words))
        links: list[Row] = [(key, self.name(name) if name is not None else None, *row) for row, name in statement.chain]
        self._connection.executemany(
            'INSERT INTO chain_link (statement, name, n, role, start, "end", inferred) VALUES (?, ?, ?, ?, ?, ?, ?)',
            links,
        )

    def remove_articles(self, page: int) -> None:
        """Take out the articles of a page, and their words out of search."""
        run = self._connection.execute
        keys = [key for (key,) in run("SELECT pk FROM article WHERE page = ?", (page,))]
        for key, reading in load_readings(self._connection, keys):
            own, *rest = indexed_words(reading)
            run("INSERT INTO article_words (article_words, rowid, words) VALUES ('delete', ?, ?)", (key, own))
            statements = run("SELECT pk FROM statement WHERE article = ? ORDER BY n", (key,))
            for (statement,), words in zip(statements.fetchall(), rest, strict=True):
                run(
                    "INSERT INTO statement_words (statement_words, rowid, words) VALUES ('delete', ?, ?)",
                    (statement, words),
                )
            run("DELETE FROM article WHERE pk = ?", (key,))

    def dropped(self, dropped: Dropped) -> None:
        """Note a page that could not be read."""
        self._connection.execute(
            "INSERT OR REPLACE INTO dropped VALUES (?, ?, ?)", (dropped.path, dropped.reason, dropped.detail)
        )

    def done(self, stage: Stage, inputs: Iterable[str], *, seconds: float = 0.0) -> None:
        """Note in the ledger that a stage is done for some inputs."""
        self._connection.executemany(
            "INSERT INTO ledger (stage, input, version, state, seconds) VALUES (?, ?, ?, 'done', ?)"
            " ON CONFLICT (stage, input) DO UPDATE SET version = excluded.version, state = 'done',"
            " attempts = attempts + (state = 'failed'), error = NULL, seconds = excluded.seconds",
            [(stage.value, item, VERSIONS[stage], seconds) for item in inputs],
        )

    def failed(self, stage: Stage, item: str, error: str) -> None:
        """Note in the ledger that a stage failed for an input, and why."""
        self._connection.execute(
            "INSERT INTO ledger (stage, input, version, state, error) VALUES (?, ?, ?, 'failed', ?)"
            " ON CONFLICT (stage, input) DO UPDATE SET version = excluded.version, state = 'failed',"
            " attempts = attempts + 1, error = excluded.error",
            (stage.value, item, VERSIONS[stage], error),
        )


def links_are_stale(connection: apsw.Connection) -> None:
    """Note that what joins articles no longer follows from them; needs an open transaction."""
    connection.execute("DELETE FROM ledger WHERE stage = ?", (Stage.LINKS.value,))


def index_words(connection: apsw.Connection) -> None:
    """Put all words into search anew; needs an open transaction."""
    run = connection.execute
    for table in ("statement_words", "article_words", "name_words"):
        run(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    words = search_words(DEFAULT_LANGUAGE)
    names = rows(connection, "SELECT pk, text FROM name")
    connection.executemany(
        "INSERT INTO name_words (rowid, words) VALUES (?, ?)", [(key, words.text(text)) for key, text in names]
    )
    keys = [key for (key,) in rows(connection, "SELECT pk FROM article ORDER BY pk")]
    for key, reading in load_readings(connection, keys):
        own, *rest = indexed_words(reading)
        run("INSERT INTO article_words (rowid, words) VALUES (?, ?)", (key, own))
        statements = rows(connection, "SELECT pk FROM statement WHERE article = ? ORDER BY n", (key,))
        connection.executemany(
            "INSERT INTO statement_words (rowid, words) VALUES (?, ?)",
            [(statement, text) for (statement,), text in zip(list(statements), rest, strict=True)],
        )
