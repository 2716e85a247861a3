"""What a time is made of: one way in to all rules, the words around a day, and stretches between two times."""

from __future__ import annotations

from collections.abc import Callable

from mahdar.times.clock import clock_before, clock_behind
from mahdar.times.dates import whole_date
from mahdar.times.months import Lead, hijri_month, month_phrase
from mahdar.times.periods import century, decade, part_of, season, week_of, years
from mahdar.times.reader import Found, Reader
from mahdar.times.reckon import Anchor, between, iso, month_text
from mahdar.times.relative import counted_units, distance, nth_before, unit_phrase, weekday


def read_time(r: Reader) -> Found | None:
    """Return the longest time with which the reader's items begin, or None."""
    found = _single(r, 0)
    if found is None:
        return None
    return _stretch(r, found) or found


def _single(r: Reader, index: int) -> Found | None:
    """Return the longest time at an item that is no stretch between two."""
    best: Found | None = None
    at = _edge(r, index)
    item = r.item(at)
    for rule, numbers, kinds in _RULES:
        if not (numbers and item.number) and kinds.isdisjoint(item.readings):
            continue
        found = rule(r, at)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _edge(r: Reader, index: int) -> int:
    """Return the item behind "beginning of", "late", "mid-"."""
    after = index
    while r.has(after, "edge"):
        after = r.skip(r.marks(after + 1, "-", 1), "of", "in", "article")
    return after


def _edged(r: Reader, index: int) -> bool:
    return index > 0 and _edge(r, 0) == index


def _month(r: Reader, index: int) -> Found | None:
    said = r.has(index, "monthword")
    at = index + 1 if said else index
    if r.has(at, "hijri"):
        return hijri_month(r, at, said=said or _edged(r, index))
    return month_phrase(r, at, said=said or _edged(r, index) or r.after("monthword"))


def _unit(r: Reader, index: int) -> Found | None:
    found = unit_phrase(r, index, edged=_edged(r, index))
    return _with_hour(r, found, None) if found is not None and found.shape == "weekday" else found


# ---------------------------------------------------------------------------------------------- one day
def _day_phrase(r: Reader, index: int) -> Found | None:
    """Return a day by its date, weekday or distance from the anchor, with part of the day and hour around it."""
    first = clock_before(r, index)
    start = first[1] if first else index
    found = _day(r, start)
    if found is None or found.shape in ("month", "unit"):
        return None
    return _with_hour(r, found, first[0] if first else None)


def _with_hour(r: Reader, found: Found, hour: str | None) -> Found:
    """Return a day with the part of the day and the hour behind it, or with the hour that stood before it."""
    end = _part_behind(r, found.end)
    clock = (hour, end) if hour else clock_behind(r, end)
    if clock is None or "/" in found.value:
        found.end = end
    elif found.value:
        found.value, found.end = found.value + clock[0], clock[1]
    else:
        found.end = end if found.earlier else clock[1]
    return found


def _part_behind(r: Reader, index: int) -> int:
    """Return the item behind a part of the day that follows it ("Tuesday evening"), unless it belongs to an hour."""
    after = r.skip(index, "in")
    if (
        not r.has(after, "part")
        or r.item(after + 1).number
        or r.has(after + 1, "hour", "clock", "day", "dayword", "weekday", "of")
    ):
        return index
    return after + 1


def _day(r: Reader, index: int) -> Found | None:
    at, dayword, part = index, False, False
    while r.has(at, "part", "dayword") or (part and r.has(at, "of", "in") and at > index):
        dayword = dayword or r.has(at, "dayword")
        part = part or r.has(at, "part")
        at += 1
    step = None
    before = r.step_before(at)
    if before is not None:
        after = r.skip(before[1], "dayword")
        if r.has(after, "weekday"):
            step, at = before[0], after
    shift = r.value(at, "day") if r.has(at, "day") else None
    if shift is not None:
        named = _weekday_at(r, r.marks(at + 1, ",،(", 1))
        dated = whole_date(r, at + 1, Lead(dayword=True)) if named is None and shift == 0 else None
        if dated is not None and dated.end > at + 2:
            return dated
        if named is None:
            return Found(at + 1, r.anchor.days(shift), "relative-day", r.anchor.day is not None, "day")
        at = named
    if r.has(at, "weekday"):
        dated = _with_date(r, at)
        if dated is not None and shift is not None and _weekday_of(dated.value) not in (None, dated.weekday):
            dated = None  # of "yesterday Monday 3 May" two against one give the day
        found = dated or weekday(r, at, shift, step)
        word = r.entry(at - 1, "dayword") if found is not None and at > index else None
        if found is not None and word is not None and word.data.get("several"):
            found.begin = at
        return found
    return whole_date(r, at, Lead(dayword=dayword or r.after("dayword")))


def _weekday_of(value: str) -> int | None:
    day = Anchor.read(value).day
    return day.weekday() if day else None


def _weekday_at(r: Reader, index: int) -> int | None:
    after = r.skip(index, "dayword")
    return after if r.has(after, "weekday") else None


def _with_date(r: Reader, index: int) -> Found | None:
    """Return the whole date that stands behind a weekday."""
    after = r.skip(r.marks(index + 1, ",،)(|-–/", 3), "equal", "dayword", "in")
    after = r.skip(r.marks(after, ":,،", 1), "article")
    printed = r.value(index, "weekday")
    if r.item(after).close and r.item(after).number:
        return None
    found = whole_date(r, after, Lead(printed, dayword=r.has(after - 1, "equal")))
    if found is None or found.earlier:
        return None
    found.weekday = printed
    return found


# ---------------------------------------------------------------------------------------------- stretches
def _stretch(r: Reader, first: Found) -> Found | None:
    """Return the stretch from a time to the one that follows it, where words join them."""
    if "/" in first.value or first.earlier:
        return None
    opened = r.after("from", "between")
    joined = r.has(first.end, "to") or (r.has(first.end, "and") and r.after("between"))
    dashed = bool(r.item(first.end).mark) and r.item(first.end).mark in "-–" and first.rule.startswith("date")
    if not ((joined and (opened or first.shape in ("date", "day"))) or dashed):
        return None
    last = _single(r, r.skip(first.end + 1, "article"))
    if last is None or last.earlier or "/" in last.value or not last.value:
        return None
    if dashed and last.shape != "date":
        return None
    if first.shape == "day" and not (opened or last.shape in ("day", "weekday")):
        return None
    begin, end = _fit(first, last), last.value
    if last.shape == "weekday" and begin[:10] > end[:10]:
        end = Anchor.read(end).days(7)  # from Tuesday to Thursday: the Thursday after it
    value = between(begin, end)
    if not value:
        return None
    relative = first.relative or last.relative
    return Found(last.end, value, "stretch", relative)


def _fit(first: Found, last: Found) -> str:
    """Return the beginning of a stretch, in the year of its end where its own words give none."""
    if first.open is None or not last.value[:4].isdigit():
        return first.value
    (month, day), end = first.open, int(last.value[:4])
    for year in (end, end - 1):
        value = iso(year, month, day) if day else month_text(year, month)
        if value and value <= last.value:
            return value
    return ""


# The rules, whether a number may begin what they read, and the kinds of words that may.
_BEFORE = frozenset({"last_before", "next_before", "this_before"})
_COUNT = frozenset({"article", "cardinal", "vague", "unit"})
_DAYS = frozenset({"at", "cardinal", "clock", "day", "dayword", "hour", "month", "ordinal", "part", "weekday"})
_RULES: tuple[tuple[Callable[[Reader, int], Found | None], bool, frozenset[str]], ...] = (
    (_day_phrase, True, _DAYS | _BEFORE),
    (_month, False, _BEFORE | {"month", "monthword", "hijri"}),
    (_unit, False, _BEFORE | {"unit"}),
    (part_of, False, frozenset({"fraction", "ordinal"})),
    (week_of, False, frozenset({"unit", "ordinal"})),
    (season, False, _BEFORE | {"season"}),
    (decade, True, frozenset({"decade"})),
    (century, True, _BEFORE | {"century", "ordinal"}),
    (years, True, frozenset({"cardinal", "periodword", "yearword"})),
    (counted_units, True, _BEFORE | _COUNT | {"last_count"}),
    (nth_before, False, frozenset({"ordinal"})),
    (distance, True, _COUNT | {"ago", "ahead", "approx"}),
)
