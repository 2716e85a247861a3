"""Dates in numbers between strokes, points or dashes."""

from __future__ import annotations

from mahdar.times.clock import clock_behind
from mahdar.times.months import Lead, dated
from mahdar.times.reader import Found, Reader, Year
from mahdar.times.reckon import HIJRI_YEARS, PIVOT, YEARS, from_hijri, iso, month_text


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
    elif len(first) <= 2 and len(third) == 2 and (marks[0] == "/" or r.loose or clock_behind(r, end)):
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


def stroke(r: Reader, index: int, lead: Lead) -> Found | None:
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
    return dated(r, month, day, Year(step[1], step=step[0]) if step else None, end, lead)


def _month_and_year(r: Reader, index: int) -> Found | None:
    """Return a month and year in numbers, in either order."""
    first, second = r.item(index).number, r.item(index + 2).number
    year, month = (first, second) if len(first) == 4 else (second, first)
    if len(year) != 4 or not 1 <= len(month) <= 2 or not 1 <= int(month) <= 12:
        return None
    return Found(index + 3, month_text(int(year), int(month)), "month")
