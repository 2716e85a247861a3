"""Dates reckoned from an anchor, written as EDTF (ISO 8601-2).

What is assumed:

- a day and month without a year is the one nearest to the anchor, unless that is a guess; behind "since" it is the
  last one, behind "by" and words of the future the next one;
- a week runs from Monday to Sunday, and both its ends are near only: the first day differs between countries;
- a distance in days is exact, in weeks it is near a day, in months and years it is near a month and a year;
- the winter of a year is the one that begins in it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

# A day and month without a year lies so many days before the day of writing or after it; further away, "last" and
# "next" are as likely. Of sixty such dates 45 days and more ahead, in 4,500 articles of July 2015, those beyond a
# hundred days were as often of the year before.
NEAREST_DAYS = 152
AHEAD_DAYS = 100
# One that words set in the future; what lies further ahead was mostly just over.
FUTURE_DAYS = 240
# One that words set in the past, or that a weekday or a reader vouches for.
YEAR_DAYS = 366
# Two-digit years below this are of this century (POSIX reads 69 to 99 as 1969 to 1999).
PIVOT = 69
# Hijri years that the Umm al-Qura tables of hijridate cover.
HIJRI_YEARS = range(1343, 1501)
# Years that news speak of; a number outside is no year.
YEARS = range(1000, 2200)
# An anchor lies within them, with room for what is counted from it.
_ANCHORS = range(1010, 2190)
# Years in the units of years.
YEARS_IN = {"year": 1, "decade": 10, "century": 100}
# EDTF numbers the seasons from spring, 21, to winter, 24; here the months in which they begin in the north.
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}

_PREFIX = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date from which relative dates are counted.

    Attributes:
        day: the day it names, None when it is coarser.
        prefix: its first ten characters; empty when it is no date.
    """

    day: date | None
    prefix: str

    @classmethod
    def read(cls, anchor: str | None) -> Anchor:
        """Return the anchor that an ISO 8601 prefix names; one that names nothing when it is none.

        >>> Anchor.read("2022-01-13T08:50").prefix, Anchor.read("yesterday").prefix
        ('2022-01-13', '')
        """
        prefix = (anchor or "")[:10]
        if _PREFIX.fullmatch(prefix) is None or int(prefix[:4]) not in _ANCHORS:
            return cls(None, "")
        if len(prefix) == 10:
            try:
                return cls(date.fromisoformat(prefix), prefix)
            except ValueError:
                return cls(None, "")
        return cls(None, prefix)

    @property
    def year(self) -> int | None:
        """Its year."""
        return int(self.prefix[:4]) if self.prefix else None

    @property
    def month(self) -> int | None:
        """Its month."""
        return int(self.prefix[5:7]) if len(self.prefix) >= 7 else None

    def days(self, step: int) -> str:
        """Return the day so many days away; empty when the anchor names no day, or there is no such date."""
        if self.day is None:
            return ""
        try:
            return (self.day + timedelta(days=step)).isoformat()
        except OverflowError:
            return ""

    def shifted(self, unit: str, step: int) -> str:
        """Return the day, week, month, year, decade or century so many steps away; empty when nothing tells."""
        if unit == "day":
            return self.days(step)
        if unit == "week" and self.day is not None:
            monday = 7 * step - self.day.weekday()
            return between(near(self.days(monday)), near(self.days(monday + 6)))
        if unit == "month" and self.month is not None:
            return month_after(self.prefix, step)
        if self.year is None:
            return ""
        if unit == "year":
            return year_text(self.year + step)
        if unit == "decade":
            return f"{self.year // 10 + step:03d}X"
        return f"{self.year // 100 + step:02d}XX" if unit == "century" else ""

    def distance(self, steps: dict[str, int]) -> str:
        """Return the date so many units away: near a day, month or year unless days are counted; hours near their day.

        >>> Anchor.read("2022-01-13").distance({"month": -2}), Anchor.read("2022-01-13").distance({"day": -2})
        ('2021-11~', '2022-01-11')
        """
        years = sum(count * YEARS_IN.get(unit, 0) for unit, count in steps.items())
        months = 12 * years + steps.get("month", 0)
        days = 7 * steps.get("week", 0) + steps.get("day", 0)
        if "hour" in steps:
            return near(self.days(days + int(steps["hour"] / 24)))
        if not {"day", "week"} & steps.keys():
            if "month" in steps:
                return near(month_after(self.prefix, months)) if self.month is not None else ""
            return near(year_text(self.year + months // 12)) if self.year is not None else ""
        if self.day is None:
            return ""
        start = month_after(self.prefix, months) if months else self.prefix[:7]
        if not start:
            return ""
        year, month = int(start[:4]), int(start[5:])
        there = Anchor(date(year, month, min(self.day.day, monthrange(year, month)[1])), "")
        return there.days(days) if "day" in steps else near(there.days(days))

    def nearest_year(
        self, month: int, day: int, weekday: int | None = None, *, direction: int = 0, sure: bool = False
    ) -> int | None:
        """Return the year in which a day and month is meant; None where that would be a guess.

        Args:
            month, day: of the date.
            weekday: the weekday printed beside it, 0 Monday; it decides when the date is far.
            direction: -1 where words set it in the past, 1 in the future.
            sure: whether the nearest is to be taken however far it is.
        """
        if self.day is None:
            return None
        back, ahead = {-1: (YEAR_DAYS, 0), 0: (NEAREST_DAYS, AHEAD_DAYS), 1: (0, FUTURE_DAYS)}[direction]
        if weekday is not None or (sure and not direction):
            back = ahead = YEAR_DAYS
        best: tuple[int, int] | None = None
        for year in (self.day.year, self.day.year - 1, self.day.year + 1):
            value = iso(year, month, day)
            if not value:
                continue
            found = date.fromisoformat(value)
            away = (found - self.day).days
            if -back <= away <= ahead and weekday in (None, found.weekday()):
                best = min(best or (abs(away), year), (abs(away), year))
        return best[1] if best else None

    def nearest_hijri(self, month: int, day: int) -> str:
        """Return the Gregorian date of the Hijri day nearest to the anchor; empty where that would be a guess."""
        if self.day is None:
            return ""
        found = [value for year in self.hijri_years() if (value := from_hijri(year, month, day))]
        near_by = {value: abs((date.fromisoformat(value) - self.day).days) for value in found}
        best = min(near_by, key=near_by.__getitem__, default="")
        return best if best and near_by[best] <= NEAREST_DAYS else ""

    def hijri_years(self) -> range:
        """Return the Hijri years around the anchor."""
        if self.day is None:
            return range(0)
        # A Hijri year is about 354 days; the estimate is right to a year, and its neighbours are tried too.
        about = round((self.day.year - 622) * 365.25 / 354.37)
        return range(about - 1, about + 3)


def iso(year: int, month: int, day: int) -> str:
    """Return the ISO date, or an empty text when there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def year_text(year: int) -> str:
    """Return a year, or an empty text when news do not speak of it."""
    return f"{year:04d}" if year in YEARS else ""


def month_text(year: int, month: int) -> str:
    """Return a month, or an empty text when news do not speak of its year."""
    return f"{year:04d}-{month:02d}" if year in YEARS else ""


def month_after(prefix: str, step: int) -> str:
    """Return the month so many months after the one with which an ISO date begins."""
    months = int(prefix[:4]) * 12 + int(prefix[5:7]) - 1 + step
    return month_text(months // 12, months % 12 + 1)


def near(value: str) -> str:
    """Return a date as one that words only come near."""
    return f"{value}~" if value and not value.endswith("~") else value


def between(first: str, last: str) -> str:
    """Return the interval of two dates; empty when one is unknown, either is longer than a point, or they are turned.

    >>> between("2022-01", "2022-03"), between("2022-03", "2022-01"), between("", "2022")
    ('2022-01/2022-03', '', '')
    """
    if not first or not last or "/" in first or "/" in last:
        return ""
    size = min(len(first), len(last), 10)
    return f"{first}/{last}" if first[:size] <= last[:size] else ""


def part_of_year(year: int, parts: int, number: int) -> str:
    """Return the months of a half, third or quarter of a year.

    >>> part_of_year(2021, 4, 1)
    '2021-01/2021-03'
    """
    size = 12 // parts
    if not 1 <= number <= parts:
        return ""
    return between(month_text(year, (number - 1) * size + 1), month_text(year, number * size))


def nth_weekday(year: int, month: int, weekday: int, number: int) -> str:
    """Return the first, second … such weekday of a month; -1 the last; empty when the month has fewer.

    >>> nth_weekday(2022, 1, 4, 1), nth_weekday(2022, 1, 4, 5)
    ('2022-01-07', '')
    """
    first = 1 + (weekday - date(year, month, 1).weekday()) % 7
    if number == -1:
        last = monthrange(year, month)[1]
        return iso(year, month, first + (last - first) // 7 * 7)
    return iso(year, month, first + 7 * (number - 1))


def from_hijri(year: int, month: int, day: int) -> str:
    """Return the Gregorian ISO date of an Umm al-Qura date, or an empty text outside its tables."""
    if year not in HIJRI_YEARS:
        return ""
    from hijridate import Hijri  # slow to import, and seldom needed

    try:
        return str(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return ""


def hijri_stretch(year: int, month: int | None = None) -> str:
    """Return the Gregorian days of a Hijri month, or of a whole Hijri year.

    >>> hijri_stretch(1443, 9)
    '2022-04-02/2022-05-01'
    """
    after = (year + 1, 1) if month in (None, 12) else (year, (month or 0) + 1)
    first, beyond = from_hijri(year, month or 1, 1), from_hijri(*after, 1)
    if not first or not beyond:
        return ""
    return between(first, (date.fromisoformat(beyond) - timedelta(days=1)).isoformat())
