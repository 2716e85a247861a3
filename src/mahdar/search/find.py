"""Search over the statements of a record: which hold the words, who said them, and where exactly they stand."""

from __future__ import annotations

from itertools import islice

import apsw

from mahdar.search.filters import Conditions, conditions, without_excluded
from mahdar.search.hits import Hit, Hits, load_hits
from mahdar.search.match import Match, match_for, rarest
from mahdar.search.query import Query
from mahdar.store.connect import rows, value

# All times were measured at 100,000 statements. Ranking reads the positions of every hit (0.8 µs each). Above this many
# hits, a few words do not rank anything that a person could tell apart, so the newest stand first instead.
_MOST_RANKED = 3_000

# Of so few, those with the fewest words beside the ones asked for stand first. That is nearly the order of ranking when
# every word must be there; but ranking weighs each word by reading all that hold it, longer than all the rest.
_FEW = 50

# When at least this share of all statements hold the words, looking them up in the newest ones, one by one, soon finds
# enough of them. With fewer, each look-up reads its way through the list of those that hold them (10 to 80 µs).
_DENSE = 0.2
# The newest that are looked through, over the number expected to be needed.
_SPARE = 4

# For so few statements, looking the words up in each is no slower than reading all that hold them.
_NARROW = 1_000

# From this many words on, a query is a pasted sentence, and rewordings of it are looked for too.
_SENTENCE = 4
# A statement that holds this share of the words is a likely rewording; below, chance finds too many.
_LEAST_SHARE = 0.5

_HITS = "FROM statement_words w CROSS JOIN statement s ON s.pk = w.rowid WHERE w.words MATCH ?"
_WORDS = "FROM statement_words WHERE statement_words MATCH ?"
_NEWEST = "ORDER BY s.day DESC, s.id DESC LIMIT ? OFFSET ?"


def search(connection: apsw.Connection, query: Query, *, limit: int = 20, offset: int = 0) -> Hits:
    """Return the statements that fit a query, best first; newest first when very many do.

    Args:
        connection: a record.
        query: what is asked for; see `mahdar.search.query.parse`. An empty query finds nothing.
        limit: the most hits to return.
        offset: how many of the first hits to pass over.
    """
    limit, offset = max(limit, 0), max(offset, 0)
    match = match_for(connection, query)
    where = conditions(connection, query)
    if match is None:
        if query.terms or query.is_empty:  # signs alone are no words, and nothing holds them
            return Hits((), 0, False)
        return _without_words(connection, query, where, limit, offset)
    count = value(connection, f"SELECT count(*) {_WORDS}", (match.text,))
    total = count
    if where.sql and count:
        if count > _MOST_RANKED and _is_narrow(connection, where):
            return _narrow(connection, match, where, limit, offset)
        total = value(connection, f"SELECT count(*) {_HITS}{where.sql}", (match.text, *where.values))
    ranked = total <= _MOST_RANKED
    if total <= _FEW:
        keys = _shortest(connection, match.text, where)[offset : offset + limit]
    elif ranked:
        keys = _best(connection, match.text, where, limit, offset)
    else:
        keys = _newest(connection, match, where, limit, offset, count)
    hits = load_hits(connection, keys, match)
    if len(hits) < limit and not offset and len(match.words) >= _SENTENCE and not query.phrases:
        hits += _reworded(connection, match, where, limit - len(hits), {hit.statement_id for hit in hits})
    return Hits(hits, total, ranked)


def _best(connection: apsw.Connection, text: str, where: Conditions, limit: int, offset: int = 0) -> list[int]:
    sql = f"SELECT s.pk {_HITS}{where.sql} ORDER BY w.rank, s.day DESC, s.id DESC LIMIT ? OFFSET ?"
    return [key for (key,) in rows(connection, sql, (text, *where.values, limit, offset))]


def _shortest(connection: apsw.Connection, text: str, where: Conditions) -> list[int]:
    """Find all statements, those with the fewest words beside the ones asked for first."""
    sql = f'SELECT s.pk {_HITS}{where.sql} ORDER BY s."end" - s.start, s.day DESC, s.id DESC'
    return [key for (key,) in rows(connection, sql, (text, *where.values))]


def _newest(
    connection: apsw.Connection, match: Match, where: Conditions, limit: int, offset: int, count: int
) -> list[int]:
    everything = value(connection, "SELECT max(pk) FROM statement")
    if not where.sql and count >= _DENSE * everything:
        window = _SPARE * (limit + offset) * everything // count
        sql = (
            "SELECT s.pk FROM statement s WHERE (s.day, s.id) >="
            " (SELECT day, id FROM statement ORDER BY day DESC, id DESC LIMIT 1 OFFSET ?) AND EXISTS"
            f" (SELECT 1 FROM statement_words w WHERE w.rowid = s.pk AND w.words MATCH ?) {_NEWEST}"
        )
        keys = [key for (key,) in rows(connection, sql, (window, match.text, limit, offset))]
        if len(keys) == limit:
            return keys
    holding = {key for (key,) in rows(connection, f"SELECT rowid {_WORDS}", (match.text,))}
    newest = rows(
        connection, f"SELECT s.pk FROM statement s WHERE 1{where.sql} ORDER BY s.day DESC, s.id DESC", where.values
    )
    return list(islice((key for (key,) in newest if key in holding), offset, offset + limit))


def _is_narrow(connection: apsw.Connection, where: Conditions) -> bool:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM statement s WHERE 1{where.sql} LIMIT {_NARROW})"
    return bool(value(connection, sql, where.values) < _NARROW)


def _narrow(connection: apsw.Connection, match: Match, where: Conditions, limit: int, offset: int) -> Hits:
    """Look through the few statements that fit the operators for words that very many hold; the newest first."""
    sql = (
        f"SELECT s.pk FROM statement s WHERE 1{where.sql} AND EXISTS"
        " (SELECT 1 FROM statement_words w WHERE w.rowid = s.pk AND w.words MATCH ?) ORDER BY s.day DESC, s.id DESC"
    )
    keys = [key for (key,) in rows(connection, sql, (*where.values, match.text))]
    return Hits(load_hits(connection, keys[offset : offset + limit], match), len(keys), False)


def _without_words(connection: apsw.Connection, query: Query, where: Conditions, limit: int, offset: int) -> Hits:
    """Find statements by operators alone; the newest first."""
    kept = without_excluded(connection, query)
    condition, values = f"WHERE 1{where.sql}{kept.sql}", (*where.values, *kept.values)
    total = value(connection, f"SELECT count(*) FROM statement s {condition}", values)
    found = rows(connection, f"SELECT s.pk FROM statement s {condition} {_NEWEST}", (*values, limit, offset))
    return Hits(load_hits(connection, [key for (key,) in found], None), total, False)


def _reworded(
    connection: apsw.Connection, match: Match, where: Conditions, limit: int, known: set[str]
) -> tuple[Hit, ...]:
    """Find statements that share most words with a long query, the likest first."""
    keys = _best(connection, rarest(connection, match), where, 2 * limit + len(known))
    likely = [
        hit for hit in load_hits(connection, keys, match) if hit.share >= _LEAST_SHARE and hit.statement_id not in known
    ]
    return tuple(sorted(likely, key=lambda hit: -hit.share)[:limit])
