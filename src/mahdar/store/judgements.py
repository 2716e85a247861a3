"""What people decided: kept beside words and their context, applied to every new reading, stronger than any score.

A decision about a statement remembers the page, the words, what stood around them and their offsets. When the page is
read anew it hangs on the statement that overlaps those words by half or more; where none does it is orphaned: kept,
listed, and tried again at the next reading.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import apsw

from mahdar.errors import UsageError
from mahdar.model import Kind, make_id
from mahdar.store.connect import rows, value
from mahdar.store.nouns import load_readings
from mahdar.store.rows import dumps
from mahdar.store.words import indexed_words
from mahdar.store.write import Writer, links_are_stale

LEAST_OVERLAP = 0.5
"""Intersection over union, in characters, from which a statement is taken for the one that was judged."""

# Characters kept on either side of the words.
_CONTEXT = 32


class Decision(StrEnum):
    """What can be decided, and what the value then holds.

    SPEAKER: who said it (``name``). KIND: which kind it is (``kind``). REJECT: it is no statement.
    SAME, DIFFERENT: two names are, or are not, of one (``name``, ``other``).
    """

    SPEAKER = "speaker"
    KIND = "kind"
    REJECT = "reject"
    SAME = "same"
    DIFFERENT = "different"


OF_NAMES = frozenset({Decision.SAME, Decision.DIFFERENT})


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    Attributes:
        exact, prefix, suffix: the words it hangs on and what stood around them; empty for one about names.
        statement: id of the statement it hangs on; None when orphaned or about names.
        state: ``attached``, ``orphaned`` or ``undone``.
        decided: when, ISO 8601 in UTC.
    """

    id: str
    decision: Decision
    value: Mapping[str, str]
    exact: str | None
    prefix: str | None
    suffix: str | None
    statement: str | None
    state: str
    note: str
    decided: str


def judge_statement(
    connection: apsw.Connection, statement_id: str, decision: Decision, *, note: str = "", **given: str
) -> str:
    """Decide about a statement, and apply it; return the decision's id. Needs an open transaction.

    Raises:
        UsageError: there is no such statement, or the decision or its value do not fit.
    """
    if decision in OF_NAMES:
        raise UsageError(f"{decision.value} is about two names, not about a statement")
    _check(decision, given)
    row = connection.execute(
        'SELECT p.pk, p.id, p.text, s.start, s."end" FROM statement s JOIN article a ON a.pk = s.article'
        " JOIN page p ON p.pk = a.page WHERE s.id = ?",
        (statement_id,),
    ).fetchone()
    if row is None:
        raise UsageError(f"no statement {statement_id!r} in this record")
    page, page_id, text, start, end = row
    context = (text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT], start, end)
    id_ = _add(connection, decision, given, note, page_id, *context, statement_id)
    attach(connection, int(page), str(page_id))
    return id_


def judge_names(connection: apsw.Connection, decision: Decision, name: str, other: str, *, note: str = "") -> str:
    """Decide that two names are, or are not, of one; return the decision's id. `relink` applies it.

    Raises:
        UsageError: the decision is not about names, or the names are equal.
    """
    if decision not in OF_NAMES:
        raise UsageError(f"{decision.value} is about a statement, not about names")
    if name == other:
        raise UsageError("the two names are equal")
    return _add(connection, decision, {"name": name, "other": other}, note)


def undo(connection: apsw.Connection, judgement_id: str) -> str | None:
    """Take a decision back; return the id of the page that must be read anew for it, if any.

    Raises:
        UsageError: there is no such decision, or it was taken back before.
    """
    row = connection.execute("SELECT page, state FROM judgement WHERE id = ?", (judgement_id,)).fetchone()
    if row is None or row[1] == "undone":
        raise UsageError(f"no decision {judgement_id!r} in this record that could be undone")
    connection.execute("UPDATE judgement SET state = 'undone', statement = NULL WHERE id = ?", (judgement_id,))
    links_are_stale(connection)
    return None if row[0] is None else str(row[0])


def judgements(connection: apsw.Connection) -> Iterator[Judgement]:
    """Yield every decision, the oldest first."""
    sql = (
        "SELECT id, kind, value, exact, prefix, suffix, statement, state, note, decided FROM judgement"
        " ORDER BY decided, id"
    )
    for id_, kind, given, *rest in rows(connection, sql):
        yield Judgement(id_, Decision(kind), json.loads(given), *rest)


def name_pairs(connection: apsw.Connection, decision: Decision) -> list[tuple[str, str]]:
    """Return the pairs of names that were decided on in one way, the oldest first."""
    found = judgements(connection)
    return [(j.value["name"], j.value["other"]) for j in found if j.decision is decision and j.state != "undone"]


def attach(connection: apsw.Connection, page: int, page_id: str) -> None:
    """Hang a page's decisions on its statements and apply them; needs an open transaction."""
    found = list(
        rows(
            connection,
            'SELECT pk, kind, value, exact, prefix, suffix, start, "end" FROM judgement'
            " WHERE page = ? AND state <> 'undone' ORDER BY pk",
            (page_id,),
        )
    )
    if not found:
        return
    text = str(value(connection, "SELECT text FROM page WHERE pk = ?", (page,)))
    for key, kind, given, exact, prefix, suffix, start, end in found:
        start, end = _place(text, exact, prefix, suffix, start, end)
        statement = _overlapping(connection, page, start, end) if start is not None else None
        if statement is None:
            # A rejected statement that is not found again is what was wanted.
            state = "attached" if kind == Decision.REJECT and start is not None else "orphaned"
            connection.execute("UPDATE judgement SET state = ?, statement = NULL WHERE pk = ?", (state, key))
            continue
        pk, id_ = statement
        connection.execute(
            "UPDATE judgement SET state = 'attached', statement = ?, start = ?, \"end\" = ? WHERE pk = ?",
            (id_, start, end, key),
        )
        _apply(connection, page, pk, Decision(kind), json.loads(given))


def _check(decision: Decision, given: Mapping[str, str]) -> None:
    needed = {Decision.SPEAKER: {"name"}, Decision.KIND: {"kind"}, Decision.REJECT: set[str]()}[decision]
    if set(given) != needed or not all(given.values()):
        raise UsageError(
            f"{decision.value} takes {', '.join(needed) or 'no value'}, found {', '.join(given) or 'none'}"
        )
    if decision is Decision.KIND and given["kind"] not in list(Kind):
        raise UsageError(f"{given['kind']!r} is no kind; a kind is one of {', '.join(Kind)}")


def _add(connection: apsw.Connection, decision: Decision, given: Mapping[str, str], note: str, *place: Any) -> str:
    page, exact, prefix, suffix, start, end, statement = place or (None,) * 7
    decided = datetime.now(UTC).isoformat(timespec="microseconds")
    id_ = make_id("jd", decision.value, dumps(given), page, exact, start, decided)
    connection.execute(
        'INSERT INTO judgement (id, kind, value, page, exact, prefix, suffix, start, "end", statement, state, note,'
        " decided) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'attached', ?, ?)",
        (id_, decision.value, dumps(given), page, exact, prefix, suffix, start, end, statement, note, decided),
    )
    links_are_stale(connection)
    return id_


def _place(text: str, exact: str, prefix: str, suffix: str, start: int, end: int) -> tuple[int | None, int]:
    """Return where judged words stand now: at their offsets, else where they stand in the same surroundings."""
    if text[start:end] == exact:
        return start, end
    best, best_score = None, -1
    at = text.find(exact)
    while at >= 0:
        before, after = text[max(0, at - len(prefix)) : at], text[at + len(exact) : at + len(exact) + len(suffix)]
        score = _alike(before[::-1], prefix[::-1]) + _alike(after, suffix)
        if score > best_score:
            best, best_score = at, score
        at = text.find(exact, at + 1)
    return best, (best or 0) + len(exact)


def _alike(a: str, b: str) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _overlapping(connection: apsw.Connection, page: int, start: int, end: int) -> tuple[int, str] | None:
    best, best_share = None, 0.0
    for pk, id_, low, high in rows(
        connection,
        'SELECT s.pk, s.id, s.start, s."end" FROM statement s JOIN article a ON a.pk = s.article'
        " WHERE a.page = ? ORDER BY s.n",
        (page,),
    ):
        shared = min(high, end) - max(low, start)
        share = shared / (max(high, end) - min(low, start)) if shared > 0 else 0.0
        if share > best_share:
            best, best_share = (pk, id_), share
    return best if best_share >= LEAST_OVERLAP else None


def _apply(
    connection: apsw.Connection, page: int, statement: int, decision: Decision, given: Mapping[str, str]
) -> None:
    run = connection.execute
    # The article is no longer what its page alone gives: the next reading of the page must not pass it over.
    run("UPDATE article SET digest = '' WHERE page = ?", (page,))
    if decision is Decision.SPEAKER:
        name = Writer(connection).name(given["name"])
        run("UPDATE statement SET speaker = ? WHERE pk = ?", (name, statement))
        run("UPDATE chain_link SET name = ? WHERE statement = ? AND role = 'speaker'", (name, statement))
    elif decision is Decision.KIND:
        run("UPDATE statement SET kind = ? WHERE pk = ?", (given["kind"], statement))
    else:
        article, n = next(rows(connection, "SELECT article, n FROM statement WHERE pk = ?", (statement,)))
        place = value(connection, "SELECT count(*) FROM statement WHERE article = ? AND n < ?", (article, n))
        _, reading = next(load_readings(connection, [article]))
        words = indexed_words(reading)[1 + place]
        run("INSERT INTO statement_words (statement_words, rowid, words) VALUES ('delete', ?, ?)", (statement, words))
        run("DELETE FROM statement WHERE pk = ?", (statement,))
