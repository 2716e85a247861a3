"""Figures out of page scores: shares with their counts and how sure they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from mahdar.evaluation.compare import Match, PageScore
from mahdar.model import Kind

DIGITS = 3
"""Figures are rounded to this many digits, and F1 is computed of rounded shares, as the gold's own measure does."""

SURE = 0.9
"""From this score on a statement counts as sure; the project's aim: .95 of these right, .40 of all sure."""

_Z = 1.959964  # the normal quantile of a 95 % interval


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many.

    >>> Share(9, 10).value, Share(9, 10).interval
    (0.9, (0.596, 0.982))
    >>> Share(0, 0).value is None
    True
    """

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share; None of nothing."""
        return ratio(self.hits, self.of)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % Wilson interval; 0 to 1 of nothing.

        Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
        """
        if not self.of:
            return (0.0, 1.0)
        share, square = self.hits / self.of, _Z * _Z
        scale = 1 + square / self.of
        centre = (share + square / (2 * self.of)) / scale
        spread = _Z * sqrt(share * (1 - share) / self.of + square / (4 * self.of * self.of)) / scale
        return (round(max(0.0, centre - spread), DIGITS), round(min(1.0, centre + spread), DIGITS))


def ratio(hits: float, of: float) -> float | None:
    """Return a rounded share, or None of nothing."""
    return round(hits / of, DIGITS) if of else None


def f1(precision: float | None, recall: float | None) -> float:
    """Return the harmonic mean; 0 when one is 0 or missing."""
    return round(2 * precision * recall / (precision + recall), DIGITS) if precision and recall else 0


def shares(scores: Iterable[PageScore]) -> dict[str, Share]:
    """Return every share with its counts, by name."""
    pages = list(scores)
    matches = [match for page in pages for match in page.matches]
    gold = [statement for page in pages for statement in page.page.statements]
    extra = [statement for page in pages for statement in page.extra]
    found = [match.found for match in matches] + extra
    act_gold = sum(statement.kind is Kind.ACT for statement in gold)
    act_found = sum(statement.kind is Kind.ACT for statement in found)
    act_hit_gold = sum(match.gold.kind is Kind.ACT for match in matches)
    act_hit_found = sum(match.found.kind is Kind.ACT for match in matches)
    hits = len(matches)
    return {
        "precision": Share(hits, len(found)),
        "recall": Share(hits, len(gold)),
        "precision_without_acts": Share(hits - act_hit_found, len(found) - act_found),
        "recall_without_acts": Share(hits - act_hit_gold, len(gold) - act_gold),
        "precision_acts": Share(act_hit_found, act_found),
        "recall_acts": Share(act_hit_gold, act_gold),
        **field_shares(matches),
        "title": _share(page.title for page in pages),
        "published": _share(page.published for page in pages),
    }


def field_shares(matches: Sequence[Match]) -> dict[str, Share]:
    """Return, of matched statements, the share with each field right."""
    return {
        "speaker": _share(match.speaker for match in matches),
        "cue": _share(match.cue for match in matches),
        "kind": _share(match.kind for match in matches),
        "date": _share(match.date for match in matches),
        "via": _share(right for match in matches for right in match.via),
        "medium": _share(match.medium for match in matches),
        "to": _share(match.addressee for match in matches),
    }


def figures(scores: Iterable[PageScore]) -> dict[str, float | int | None]:
    """Return the figures of a set, under the names that the gold's own measure prints."""
    pages = list(scores)
    share = shares(pages)
    value = {name: item.value for name, item in share.items()}
    empty = [page for page in pages if not page.page.statements]
    hits = share["recall"].hits
    extra = sum(len(page.extra) for page in pages)
    return {
        "pages": len(pages),
        "gold": share["recall"].of,
        "predicted": share["precision"].of,
        "matched": hits,
        "precision": value["precision"] or 0,
        "recall": value["recall"] or 0,
        "f1": f1(value["precision"], value["recall"]),
        "f1_without_acts": f1(value["precision_without_acts"], value["recall_without_acts"]),
        "precision_without_acts": value["precision_without_acts"],
        "recall_without_acts": value["recall_without_acts"],
        "f1_acts": f1(value["precision_acts"], value["recall_acts"]),
        "false_per_page": ratio(extra, len(pages)),
        "empty_pages": len(empty),
        "false_per_empty_page": ratio(sum(len(page.extra) for page in empty), len(empty)),
        "content_overlap": ratio(sum(match.overlap for page in pages for match in page.matches), hits),
        **{name: value[name] for name in ("speaker", "cue", "kind", "date")},
        "n_date": share["date"].of,
        **_with_counts(share, "via", "medium", "to"),
        "title": value["title"],
        "published": value["published"],
        "body_overlap": ratio(sum(page.body for page in pages), len(pages)),
    }


def sureness(scores: Iterable[PageScore]) -> dict[str, Share]:
    """Return how many of the statements found are scored `SURE` or more, and how many of these are right.

    Right is a statement that matches, with the right speaker. Not among `figures`: the gold's own measure knows no
    scores.
    """
    pages = list(scores)
    found = [(match.found.score, match.speaker) for page in pages for match in page.matches]
    found += [(extra.score, False) for page in pages for extra in page.extra]
    surely = [right for score, right in found if score >= SURE]
    return {"sure": Share(len(surely), len(found)), "right_when_sure": Share(sum(surely), len(surely))}


def _with_counts(share: Mapping[str, Share], *names: str) -> dict[str, float | int | None]:
    found: dict[str, float | int | None] = {}
    for name in names:
        found[name] = share[name].value
        found[f"n_{name}"] = share[name].of
    return found


def _share(rights: Iterable[bool | None]) -> Share:
    """Count what is right among what can be judged; None cannot."""
    judged = [right for right in rights if right is not None]
    return Share(sum(judged), len(judged))
