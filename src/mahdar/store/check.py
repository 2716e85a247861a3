"""Does what is stored hold together: every offset against its text, every link against what it joins?"""

from __future__ import annotations

from collections.abc import Iterator

import apsw

from mahdar.model.proof import Mismatch, mismatches
from mahdar.store.connect import rows, value
from mahdar.store.link_rows import load_groups, load_passages
from mahdar.store.nouns import load_readings
from mahdar.store.rows import article_spans, proof, statement_spans, text_hash


def check_record(connection: apsw.Connection) -> Iterator[Mismatch]:
    """Yield everything in a record that does not hold; nothing when all is proven.

    Texts are held against their hashes, and the words at every offset against the hash of the words that were read
    there. SQLite's own checks come first: pages of the file, and rows that point at nothing.
    """
    for (message,) in rows(connection, "PRAGMA integrity_check"):
        if message != "ok":
            yield Mismatch("", "file", "integrity", "ok", str(message))
    for table, key, parent, _ in rows(connection, "PRAGMA foreign_key_check"):
        yield Mismatch("", f"{table} {key}", "reference", f"a row of {parent}", "none")
    yield from _pages(connection)
    yield from _readings(connection)
    yield from _links(connection)
    yield from _words(connection)


def _pages(connection: apsw.Connection) -> Iterator[Mismatch]:
    sql = "SELECT id, text, text_hash, (SELECT min(path) FROM capture WHERE page = page.pk) FROM page ORDER BY id"
    for id_, text, expected, path in rows(connection, sql):
        if (found := text_hash(text)) != expected:
            yield Mismatch(path or "", id_, "text", expected, found)


def _readings(connection: apsw.Connection) -> Iterator[Mismatch]:
    for key, id_ in list(rows(connection, "SELECT pk, id FROM article ORDER BY id")):
        try:
            _, reading = next(load_readings(connection, [key]))
        except ValueError as error:  # offsets outside of the text, or a word that no column may hold
            yield Mismatch("", id_, "row", "a row that can be read", str(error))
            continue
        article = reading.article
        yield from mismatches(reading)
        expected = value(connection, "SELECT proof FROM article WHERE pk = ?", (key,))
        if proof(article_spans(article)) != expected:
            yield Mismatch(
                article.path, article.id, "spans", "the words that were read", "other words at these offsets"
            )
        proofs = rows(connection, "SELECT proof FROM statement WHERE article = ? ORDER BY n", (key,))
        for statement, (expected,) in zip(reading.statements, list(proofs), strict=True):
            if proof(statement_spans(statement)) != expected:
                found = f"other words at these offsets, with {statement.content.text[:40]!r}"
                yield Mismatch(article.path, statement.id, "spans", "the words that were read", found)


def _links(connection: apsw.Connection) -> Iterator[Mismatch]:
    try:
        yield from _passages(connection)
        yield from _groups(connection)
    except ValueError as error:
        yield Mismatch("", "links", "row", "rows that can be read", f"{error}; `mahdar relink --anew` mends it")


def _passages(connection: apsw.Connection) -> Iterator[Mismatch]:
    for passage in load_passages(connection):
        for run in passage.runs:
            inside = passage.a_span.start <= run.a_start < run.a_end <= passage.a_span.end
            if not inside or not passage.b_span.start <= run.b_start < run.b_end <= passage.b_span.end:
                yield Mismatch(passage.a_path, passage.id, "runs", "within the passage", str(run))


def _groups(connection: apsw.Connection) -> Iterator[Mismatch]:
    keys = [key for (key,) in rows(connection, "SELECT pk FROM statement_group ORDER BY id")]
    for group in load_groups(connection, keys):
        numbers = {n for link in group.links for n in (link.left, link.right)}
        numbers |= {n for joining in group.joinings for n in (joining.left, joining.right)}
        numbers |= {n for origin in group.origins for n in origin.members}
        if numbers and max(numbers) >= len(group.members):
            yield Mismatch("", group.id, "members", f"0-{len(group.members) - 1}", str(max(numbers)))
        if not 1 <= group.lower <= group.upper <= max(1, len(group.members)):
            yield Mismatch("", group.id, "bounds", f"1 to {len(group.members)}", f"{group.lower} to {group.upper}")


def _words(connection: apsw.Connection) -> Iterator[Mismatch]:
    for table, index in (("statement", "statement_words"), ("article", "article_words"), ("name", "name_words")):
        expected = value(connection, f"SELECT count(*) FROM {table}")
        found = value(connection, f"SELECT count(*) FROM {index}_docsize")
        if expected != found:
            yield Mismatch("", index, "rows", str(expected), str(found))
