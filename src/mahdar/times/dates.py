"""Whole dates: a day of a month, in numbers or words, alone or in a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from mahdar.times.months import Lead, dated
from mahdar.times.numeric import numeric, stroke
from mahdar.times.reader import Found, Reader, Year
from mahdar.times.reckon import between, from_hijri, iso

# Of days in one month, no more are listed ("9, 10, 11 and 12 January").
_MOST_DAYS = 4
# No month has more of one weekday.
_MOST_WEEKDAYS = 6


@dataclass(slots=True)
class _Days:
    """Days of one month: number, first item and item behind of each; whether they are the two ends of a stretch."""

    end: int
    days: list[tuple[int, int, int]] = field(default_factory=list)
    stretch: bool = False


def whole_date(r: Reader, index: int, lead: Lead) -> Found | None:
    """Return the date at an item, or None.

    Args:
        r: the reader.
        index: where its day or month begins.
        lead: what stands before.
    """
    item = r.item(index)
    if item.number:
        found = numeric(r, index)
        if found is not None:
            return found
    found = _day_of_month(r, index, lead) or stroke(r, index, lead) or _month_and_day(r, index, lead)
    return _bare_day(r, index, lead) if found is None and r.loose else found


def _bare_day(r: Reader, index: int, lead: Lead) -> Found | None:
    """Return a day of the anchor's month, or of the month beside it in which the day has the weekday printed."""
    day = r.day(index)
    if lead.weekday is not None and (r.value(index, "ordinal") or _MOST_WEEKDAYS) < _MOST_WEEKDAYS:
        return None  # the second such weekday, not the second day
    if day is None or r.item(day[1]).mark in ("/", ":") or r.part_of_number(index):
        return None
    if r.anchor.month is None:
        return Found(day[1], "", "day-of-month")
    for step in (0, -1, 1):
        month = r.anchor.shifted("month", step)
        value = iso(int(month[:4]), int(month[5:]), day[0])
        if lead.weekday is None or (value and date.fromisoformat(value).weekday() == lead.weekday):
            return Found(day[1], value, "day-of-month", bool(value))
    return None


def _day_of_month(r: Reader, index: int, lead: Lead) -> Found | None:
    listed = _days(r, index)
    if listed is None:
        return None
    behind = listed.end
    after = r.skip(r.marks(behind, "-–/.", 2), "of")
    month = r.month(after)
    if month is not None:
        return _listed(r, listed, _ends(r, month[2], month), lead)
    hijri = r.entry(after, "hijri")
    if hijri is not None:
        return _hijri(r, listed, after)
    linked = after > behind or lead.dayword or r.after("in", "dayword")
    own = r.has(behind, "this")
    if own and r.anchor.prefix:
        return _listed(r, listed, _Month(behind + 1, r.anchor.shifted("month", 0), "day-of-month"), lead)
    if listed.stretch or r.loose:
        after, linked = r.skip(after, "of", "in"), True
    relative = _relative_month(r, after) if linked or own else None
    if own or relative is not None:
        return _listed(r, listed, relative or _Month(behind + 1, "", "day-of-month"), lead)
    return None


@dataclass(slots=True)
class _Month:
    """The month of a date: ISO when known (`value`), else its number and year, which may be missing."""

    end: int
    value: str = ""
    rule: str = "date"
    month: int = 0
    year: Year | None = None


def _relative_month(r: Reader, index: int) -> _Month | None:
    found = r.relative_unit(index)
    if found is not None:
        return _Month(found[2], r.anchor.shifted("month", found[1]), "day-of-month") if found[0] == "month" else None
    unit = r.unit(index)
    if unit is not None and unit[0] == "month" and unit[1] and r.loose:
        return _Month(index + 1, r.anchor.shifted("month", 0), "day-of-month")
    return None


def _ends(r: Reader, end: int, month: tuple[int, int, int]) -> _Month:
    year = r.year_behind(end)
    same = month[0] if month[0] == month[1] else 0
    return _Month(year.end if year else end, month=same, year=year)


def _days(r: Reader, index: int) -> _Days | None:
    """Return the days listed from an item on; each is followed by glue or by the month."""
    found = _Days(index)
    while len(found.days) < _MOST_DAYS:
        day = r.day(index)
        if day is None:
            break
        found.days.append((day[0], index, day[1]))
        found.end = day[1]
        glue, joined = r.item(day[1]), day[1] + 1
        if r.has(day[1], "and") or (glue.mark and glue.mark in "،,/"):
            stretch = False
        elif r.has(day[1], "to") or (glue.mark and glue.mark in "-–"):
            stretch = True
        else:
            break
        index = joined
        if r.day(index) is None:
            break
        found.stretch = stretch or found.stretch
    if not found.days:
        return None
    found.stretch = len(found.days) == 2 and (found.stretch or r.after("between"))
    return found


def _listed(r: Reader, listed: _Days, month: _Month, lead: Lead) -> Found:
    """Return the time of the last day of a list, or of the stretch, with the days before it."""
    found = [
        Found(month.end, iso(int(month.value[:4]), int(month.value[5:]), day), month.rule, True, "date")
        if month.value
        else Found(month.end, "", month.rule, shape="date")
        if not month.month
        else dated(r, month.month, day, month.year, month.end, lead)
        for day, _, _ in listed.days
    ]
    last = found[-1]
    if listed.stretch:
        last.value, last.begin, last.shape = between(found[0].value, last.value), 0, "time"
        last.rule = "stretch"
        return last
    if len(listed.days) == 1:
        return last
    last.begin = listed.days[-1][1]
    last.earlier = [
        (first, behind, one.value)
        for one, (_, first, behind) in zip(found, listed.days, strict=True)
        if one is not last
    ]
    return last


def _month_and_day(r: Reader, index: int, lead: Lead) -> Found | None:
    """Return a date whose month stands before its day ("January 28, 2026")."""
    month = r.month(index)
    if month is None or month[0] != month[1]:
        return None
    day = r.day(r.marks(month[2], "-/", 1) if r.loose else month[2])
    if day is None:
        return None
    after = r.marks(day[1], ",،", 1)
    if r.loose:
        after = r.skip(after, "of")
    year = r.year(after)
    if year is None or year.number is None:
        if not (r.lexicon.month_first or r.loose):
            return None
        return dated(r, month[0], day[0], None, day[1], lead)
    if after == day[1] and not r.lexicon.month_first and not r.loose:
        return None
    return Found(year.end, iso(year.number, month[0], day[0]), "date", shape="date", weekday=lead.weekday)


def _hijri(r: Reader, listed: _Days, index: int) -> Found | None:
    """Return a day of a Hijri month; the one nearest to the anchor where no year is written."""
    entry = r.entry(index, "hijri")
    assert entry is not None
    month, (day, _, _) = entry.data["value"], listed.days[-1]
    year = r.year(r.skip(r.marks(index + 1, ",،؛-–/"), "of", "yearword"))
    if year is not None and year.number is not None:
        return Found(year.end, from_hijri(year.number, month, day), "hijri")
    if entry.data.get("word") or r.has(r.skip(index + 1, "of"), "every"):
        return None if entry.data.get("word") else Found(index + 1, "", "hijri-without-year")
    step = r.step(index + 1)
    value = r.anchor.nearest_hijri(month, day)
    return Found(step[1] if step else index + 1, value, "hijri-without-year", bool(value))
