"""Months of either calendar, and the year in which a month or a day of it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mahdar.times.reader import Found, Reader, Year
from mahdar.times.reckon import NEAREST_DAYS, between, hijri_stretch, iso, month_after, month_text


@dataclass(slots=True)
class Lead:
    """What stands before the day of a date.

    Attributes:
        weekday: the weekday printed, 0 Monday.
        dayword: whether "day" or a preposition of time stands before it.
    """

    weekday: int | None = None
    dayword: bool = False


def dated(r: Reader, month: int, day: int, year: Year | None, end: int, lead: Lead) -> Found:
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
