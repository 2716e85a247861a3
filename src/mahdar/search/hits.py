"""What a search gives back: the statement's words, their place, and the words asked for marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from mahdar.lang.keys import search_words
from mahdar.model import Span
from mahdar.search.match import Match
from mahdar.store.connect import rows

_SELECT = """SELECT s.pk, s.id, a.id, (SELECT min(path) FROM capture WHERE page = p.pk), a.language, s.kind, s.status,
    s.day, speaker.text, outlet.text, s.start, s."end", p.text, g.id, (SELECT count(*) FROM member WHERE grp = g.pk),
    g.lower, g.upper
FROM statement s JOIN article a ON a.pk = s.article JOIN page p ON p.pk = a.page
LEFT JOIN name speaker ON speaker.pk = s.speaker LEFT JOIN name outlet ON outlet.pk = a.outlet
LEFT JOIN member m ON m.statement = s.pk LEFT JOIN statement_group g ON g.pk = m.grp
WHERE s.pk IN ({})"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One statement found.

    Attributes:
        statement_id, article_id, path: what and where it is.
        kind, status: as in `Statement`.
        day: ISO day of the saying, else of publication; None when neither is known.
        speaker, outlet: names; None when the text does not tell.
        content: the words, with their place in the page's text.
        marks: the places of the words asked for (start, end), in code points of the page's text.
        share: the share of the words asked for that stand there; below 1 for a likely rewording of a long query.
        group_id, reports, lower, upper: the group it belongs to, how many reports that has, and the bounds on its
            chains of separate origin; None before `relink`.
    """

    statement_id: str
    article_id: str
    path: str
    kind: str
    status: str
    day: str | None
    speaker: str | None
    outlet: str | None
    content: Span
    marks: tuple[tuple[int, int], ...] = ()
    share: float = 1.0
    group_id: str | None = None
    reports: int | None = None
    lower: int | None = None
    upper: int | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found.

    Attributes:
        hits: the first ones, in order.
        total: how many statements fit; likely rewordings are not counted.
        ranked: True when the best stand first, False when the newest do.
    """

    hits: tuple[Hit, ...]
    total: int
    ranked: bool


def load_hits(connection: apsw.Connection, keys: Sequence[int], match: Match | None) -> tuple[Hit, ...]:
    """Return the hits for the keys of statements, in their order, with the words of the query marked."""
    if not keys:
        return ()
    found = {row[0]: row[1:] for row in rows(connection, _SELECT.format(",".join("?" * len(keys))), keys)}
    hits = []
    for key in keys:
        id_, article, path, language, kind, status, day, speaker, outlet, start, end, text, *group = found[key]
        content = Span.of(text, start, end)
        marks, share = _marks(content, match, language) if match else ((), 1.0)
        group = group if group[0] is not None else [None] * 4
        hits.append(
            Hit(id_, article, path or "", kind, status, day or None, speaker, outlet, content, marks, share, *group)
        )
    return tuple(hits)


def _marks(content: Span, match: Match, language: str) -> tuple[tuple[tuple[int, int], ...], float]:
    found = search_words(language).places(content.text, match.keys)
    seen = {key for _, _, keys in found for key in keys}
    held = sum(1 for keys in match.words if not seen.isdisjoint(keys))
    at = content.start
    return tuple((at + start, at + end) for start, end, _ in found), held / len(match.words)
