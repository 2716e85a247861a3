"""Whole dates: numbers between strokes, and days of a month in either calendar."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from mahdar.times.reader import Found, Reader, Year
from mahdar.times.reckon import (
    HIJRI_YEARS,
    NEAREST_DAYS,
    PIVOT,
    YEARS,
    between,
    from_hijri,
    hijri_stretch,
    iso,
    month_after,
    month_text,
)

# Of days in one month, no more are listed ("9, 10, 11 and 12 January").
_MOST_DAYS = 4
# No month has more of one weekday.
_MOST_WEEKDAYS = 6


@dataclass(slots=True)
class Lead:
    """What stands before the day of a date.

    Attributes:
        weekday: the weekday printed, 0 Monday.
        dayword: whether "day" or a preposition of time stands before it.
    """

    weekday: int | None = None
    dayword: bool = False


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
    found = _day_of_month(r, index, lead) or _stroke(r, index, lead) or _month_and_day(r, index, lead)
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


# ---------------------------------------------------------------------------------------------- numbers
def numeric(r: Reader, index: int) -> Found | None:
    """Return a date of three numbers between strokes, points or dashes.

    Day, month, year, unless the first is a year or only the second can be the day.
    """
    numbers, marks, close = [r.item(index)], [], True
    for at in (index + 1, index + 3):
        mark, number = r.item(at), r.item(at + 1)
        if not mark.mark or mark.mark not in "-/." or not number.number:
            return None
        close = close and mark.close and number.close
        marks.append(mark.mark)
        numbers.append(number)
    end = index + 5
    if marks[0] != marks[1] or (r.item(end).close and (r.item(end).mark == "/" or r.item(end).number)):
        return None
    if r.item(end).mark and r.item(end).mark in "-." and r.item(end).close and r.item(end + 1).number:
        if r.item(end + 1).close and r.item(end + 2).mark != ":":
            return None
    first, second, third = (one.number for one in numbers)
    a, b, c = int(first), int(second), int(third)
    if len(second) > 2 or not (close or (marks[0] == "/" and 4 in (len(first), len(third)))):
        return None
    if len(first) == 4 and len(third) <= 2:
        year, month, day = a, b, c
    elif len(first) <= 2 and len(third) == 4:
        if r.lexicon.month_first and marks[0] == "/" and a <= 12 and b <= 12 and a != b:
            return Found(end, "", "numeric", shape="numeric")  # either number may be the month
        year, (day, month) = c, (a, b) if b <= 12 else (b, a)
    elif len(first) <= 2 and len(third) == 2 and (marks[0] == "/" or r.loose):
        return _short_year(r, (a, b, c), end)  # with other marks, ages, scores and versions are written so too
    else:
        return None
    if year not in YEARS:
        return None
    if r.has(end, "era_g", "era_h"):
        end += 1
    if year in HIJRI_YEARS:
        return Found(end, from_hijri(year, month, day), "numeric-hijri", shape="numeric")
    return Found(end, iso(year, month, day), "numeric", shape="numeric")


def _short_year(r: Reader, numbers: tuple[int, int, int], end: int) -> Found:
    """Return a date whose year has two digits: the last number, or the first where that comes nearer to the anchor."""
    a, b, c = numbers
    orders = [(c, b, a) if b <= 12 else (c, a, b), (a, b, c)]
    values = [iso(year + (2000 if year < PIVOT else 1900), month, day) for year, month, day in orders]
    values = [value for value in values if value]
    if r.loose and r.anchor.year is not None:
        values.sort(key=lambda value: abs(int(value[:4]) - (r.anchor.year or 0)))
    return Found(end, values[0] if values else "", "numeric", shape="numeric")


def _stroke(r: Reader, index: int, lead: Lead) -> Found | None:
    """Return a day and month between strokes, where words say that they are one."""
    first, mark, second = r.item(index), r.item(index + 1), r.item(index + 2)
    if r.loose and mark.mark and mark.mark in "-/." and (found := _month_and_year(r, index)):
        return found
    if not 1 <= len(first.number) <= 2 or not 1 <= len(second.number) <= 2:
        return None
    if mark.mark != "/" and not (r.loose and mark.mark and mark.mark in ".-"):
        return None
    end = index + 3
    if r.item(end).mark and r.item(end).mark in "./" and r.item(end).close and r.item(end + 1).number:
        return None
    step = r.step(end)
    if not (lead.dayword or step or r.loose):
        return None
    day, month = int(first.number), int(second.number)
    if r.loose and month > 12 >= day:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year = r.year(r.marks(end, ",،", 1)) if r.loose and r.item(end).mark else None
    if year is not None and year.number:
        return Found(year.end, iso(year.number, month, day), "numeric", shape="numeric")
    return _dated(r, month, day, Year(step[1], step=step[0]) if step else None, end, lead)


def _month_and_year(r: Reader, index: int) -> Found | None:
    """Return a month and year in numbers, in either order."""
    first, second = r.item(index).number, r.item(index + 2).number
    year, month = (first, second) if len(first) == 4 else (second, first)
    if len(year) != 4 or not 1 <= len(month) <= 2 or not 1 <= int(month) <= 12:
        return None
    return Found(index + 3, month_text(int(year), int(month)), "month")


# ---------------------------------------------------------------------------------------------- day, month
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
    dated = [
        Found(month.end, iso(int(month.value[:4]), int(month.value[5:]), day), month.rule, True, "date")
        if month.value
        else Found(month.end, "", month.rule, shape="date")
        if not month.month
        else _dated(r, month.month, day, month.year, month.end, lead)
        for day, _, _ in listed.days
    ]
    last = dated[-1]
    if listed.stretch:
        last.value, last.begin, last.shape = between(dated[0].value, last.value), 0, "time"
        last.rule = "stretch"
        return last
    if len(listed.days) == 1:
        return last
    last.begin = listed.days[-1][1]
    last.earlier = [
        (first, behind, one.value)
        for one, (_, first, behind) in zip(dated, listed.days, strict=True)
        if one is not last
    ]
    return last


def _dated(r: Reader, month: int, day: int, year: Year | None, end: int, lead: Lead) -> Found:
    """Return a day of a month in the year that is written, or that the anchor gives."""
    if year is not None and year.number is not None:
        return Found(year.end, iso(year.number, month, day), "date", shape="date", weekday=lead.weekday)
    number = year_for(r, month, day, year, lead.weekday)
    value = iso(number, month, day) if number else ""
    end = year.end if year else end
    return Found(end, value, "date-without-year", bool(value), "date", open=None if year else (month, day))


def year_for(r: Reader, month: int, day: int | None, year: Year | None, weekday: int | None = None) -> int | None:
    """Return the year that "last", "next", "this" or nearness to the anchor give; None where nothing does."""
    here, this = r.anchor.year, r.anchor.month
    if year is None:
        if day is None and month == this:
            return here
        found = r.anchor.nearest_year(month, day or 15, weekday, direction=r.direction, sure=r.loose)
        if found is None and weekday is not None and r.loose:
            found = r.anchor.nearest_year(month, day or 15, sure=True)
        return found
    if here is None:
        return None
    if year.of_year:
        return here + year.step
    if this is None:
        return None
    today = r.anchor.day.day if r.anchor.day else None
    before = month < this or (month == this and day is not None and today is not None and day < today)
    behind = month > this or (month == this and day is not None and today is not None and day > today)
    if year.step < 0:
        return here if before or (month == this and day is not None) else here - 1
    if year.step > 0:
        return here if behind or (month == this and day is not None) else here + 1
    return here


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
        return _dated(r, month[0], day[0], None, day[1], lead)
    if after == day[1] and not r.lexicon.month_first and not r.loose:
        return None
    return Found(year.end, iso(year.number, month[0], day[0]), "date", shape="date", weekday=lead.weekday)


# ---------------------------------------------------------------------------------------------- Hijri
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


def hijri_month(r: Reader, index: int, *, said: bool) -> Found | None:
    """Return the Gregorian days of a Hijri month with a year, or of the last, next or this one.

    Args:
        r: the reader.
        index: where the month stands.
        said: whether the word "month" stands before it.
    """
    entry = r.entry(index, "hijri")
    if entry is None or (entry.data.get("word") and not (said or r.loose)):
        return None
    month = entry.data["value"]
    year = r.year(r.skip(index + 1, "of", "yearword"))
    if year is not None and year.number is not None:
        return Found(year.end, hijri_stretch(year.number, month), "hijri-month") if year.hijri else None
    step = r.step(index + 1)
    if step is None and not (said or r.loose):
        return None
    end = step[1] if step else index + 1
    if r.anchor.day is None or r.has(r.skip(end, "of"), "every"):
        return Found(end, "", "hijri-month")
    today = r.anchor.day.isoformat()
    known = [value for number in r.anchor.hijri_years() if (value := hijri_stretch(number, month))]
    over = [value for value in known if value[11:] < today]
    to_come = [value for value in known if value[:10] > today]
    if step is not None and step[0]:
        chosen = over[-1:] if step[0] < 0 else to_come[:1]
    else:
        away = {value: _away(r.anchor.day, value) for value in known}
        chosen = sorted((value for value in known if away[value] <= NEAREST_DAYS), key=away.__getitem__)
    return Found(end, chosen[0] if chosen else "", "hijri-month", bool(chosen))


def _away(day: date, stretch: str) -> int:
    """Return how many days a stretch lies from a day, 0 when the day is within it."""
    first, last = (date.fromisoformat(end) for end in stretch.split("/"))
    return max((first - day).days, (day - last).days, 0)


# ---------------------------------------------------------------------------------------------- months
def month_phrase(r: Reader, index: int, *, said: bool) -> Found | None:
    """Return a month with a year, or one that other words make a time.

    Args:
        r: the reader.
        index: where it stands.
        said: whether "beginning", "end" or "month" stands before it.
    """
    before = r.step_before(index)
    month = r.month(before[1] if before else index)
    if month is None:
        return None
    year = r.year_behind(month[2])
    end = year.end if year else month[2]
    if year is not None and year.number is not None:
        first, last = month_text(year.number, month[0]), month_text(year.number, month[1])
        return Found(end, first if first == last else between(first, last), "month", shape="month")
    double = (r.has(month[2] - 1, "month") and month[2] - index > 1) or r.item(month[2] - 1).mark == ")"
    if before:
        year = Year(end, step=before[0])
    elif year is None and not (said or double or r.loose or r.after("in", "between", "from")):
        return None
    number = year_for(r, month[0], None, year)
    if not number:
        return Found(end, "", "month-without-year", shape="month", open=None if year else (month[0], None))
    first = month_text(number, month[0])
    last = first if month[1] == month[0] else month_text(number, month[1])
    value = first if first == last else between(first, last)
    return Found(end, value, "month-without-year", bool(value), "month", open=None if year else (month[0], None))


def nth_of(r: Reader, index: int) -> tuple[int, int, int, bool] | None:
    """Return year and month of "of July", "in this month", the item behind, and whether they are relative."""
    after = r.skip(index, "of", "in")
    month = r.month(after)
    if month is not None:
        year = r.year_behind(month[2])
        if year is not None and year.number is not None:
            return year.number, month[0], year.end, False
        number = year_for(r, month[0], None, year)
        return (number, month[0], year.end if year else month[2], True) if number else None
    relative = r.relative_unit(after)
    if relative is not None and relative[0] == "month" and r.anchor.month is not None:
        value = month_after(r.anchor.prefix, relative[1])
        return (int(value[:4]), int(value[5:]), relative[2], True) if value else None
    if r.loose and after == index and r.anchor.year is not None and r.anchor.month is not None:
        return r.anchor.year, r.anchor.month, index, True
    return None
