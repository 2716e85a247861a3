"""When an article was published: which of a page's dates is its own."""

from __future__ import annotations

from datetime import date

from mahdar.articles.credits import read_credits
from mahdar.articles.layout import Layout
from mahdar.articles.lines import dateline_end, unknown_service
from mahdar.model import Doubt, Timex
from mahdar.times import find
from mahdar.times.find import printed_weekday

# The further a date stands above the headline, the likelier it is the clock of the site.
_NEAR = 4


def published_of(layout: Layout, text: str, language: str) -> tuple[Timex | None, tuple[Doubt, ...]]:
    """Return the date of publication that a flattened page prints, and doubts about it.

    The date beside the headline counts: below it or right above it, or one that a word labels. A date that
    the site's clock shows is never taken: it stands above the menus, or it is a day followed by the hour of
    the site's last update. Then the date in the dateline. A page that prints none has none.

    Args:
        layout: the page's blocks and roles.
        text: the page's text.
        language: ISO 639-1 code.
    """
    ranked: list[tuple[int, int, Timex]] = []
    clocks = 0
    for order, (index, stamp) in enumerate(layout.stamps):
        if stamp.clock:
            clocks += 1
            continue
        rank = _rank(layout, index, stamp.label)
        if rank:
            ranked.append((-rank, order, stamp.time))
        else:
            clocks += 1
    if ranked:
        best = min(ranked)[2]
        chosen = Timex(best.value, best.span, "page-stamp")
        return chosen, _weekday_doubt(chosen, language)
    dated = _dateline_date(layout, text, language)
    if dated is not None:
        return dated, ()
    return None, (Doubt("site-clock", "the only date on the page is the site's clock"),) if clocks else ()


def _rank(layout: Layout, index: int, label: str | None) -> int:
    """Return how likely a stamp is the article's, 0 when it is not."""
    top = layout.title if layout.title is not None else layout.first
    bonus = {"published": 2, "updated": 1, None: 0}[label]
    if top <= index <= layout.first:
        return 8 + bonus
    if index < top:
        between = layout.pieces[index + 1 : top]
        if label is None and any(piece.known for piece in between):
            return 0
        if len(between) <= _NEAR:
            return 5 + bonus
        return bonus
    if index == layout.last + 1:
        return 3 + bonus
    return bonus if index <= layout.last + _NEAR else 0


def _dateline_date(layout: Layout, text: str, language: str) -> Timex | None:
    """Return the full date that stands in the dateline of the body, beside a known publisher."""
    piece = layout.pieces[layout.first]
    end = dateline_end(piece.words, language)
    by_form = unknown_service(piece.words, language) is not None
    if not end or not (by_form or read_credits(text, piece.start, piece.start + end, "dateline", language)):
        return None
    for time in find(text, piece.start, piece.start + end, None, language):
        if time.day:
            return Timex(time.value, time.span, "dateline")
    return None


def _weekday_doubt(stamp: Timex, language: str) -> tuple[Doubt, ...]:
    """Return a doubt when the weekday printed with a date is not the weekday of that date."""
    printed = printed_weekday(stamp.span.text, language) if stamp.span else None
    if printed is None or printed == date.fromisoformat(stamp.value[:10]).weekday():
        return ()
    return (Doubt("weekday", f"the weekday printed beside {stamp.value[:10]} is another one"),)
