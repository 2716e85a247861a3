"""From the words of a time to an ISO 8601 prefix, counted from an anchor where they need one.

The rules, and what each assumes:

- a day and month without a year is the one nearest to the anchor, unless that is a guess (`NEAREST_DAYS`);
- a weekday is the most recent one, the anchor's own day included; with "next" the first one after the anchor's
  day, with "last" the last one before it; "today" or "yesterday" beside a weekday gives way to the weekday;
- numbers between strokes are day, month, year, unless the first is a year or only the second can be the day;
- nothing relative is resolved without an anchor that names a day (or a month, a year, where that is enough);
- weeks, edges of years and the like have no ISO prefix: they stay unresolved.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from mahdar.times.lexicon import Lexicon

# A day and month without a year lies within half a year of the day of writing, with a month on either side
# left undecided: there "last" and "next" are as likely.
NEAREST_DAYS = 152
# Two-digit years below this are of this century (POSIX reads 69 to 99 as 1969 to 1999).
PIVOT = 69
# Hijri years that the Umm al-Qura tables of hijridate cover are 1343 to 1500.
HIJRI_YEARS = range(1343, 1501)
# Years that news speak of; a number outside is no year.
YEARS = range(1000, 2200)


_PREFIX = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


def read_anchor(anchor: str | None) -> tuple[date | None, str]:
    """Return the day that `anchor` (an ISO prefix) names, if it names one, and its first ten characters."""
    prefix = (anchor or "")[:10]
    if _PREFIX.fullmatch(prefix) is None:
        return None, ""
    if len(prefix) == 10:
        try:
            return date.fromisoformat(prefix), prefix
        except ValueError:
            return None, ""
    return None, prefix


class Resolver:
    """Resolves the matches of one stretch of text against one anchor."""

    def __init__(self, lexicon: Lexicon, anchor: str | None) -> None:
        self.lexicon = lexicon
        self.day, self.prefix = read_anchor(anchor)

    def resolve(self, match: re.Match[str], shape: str) -> tuple[str, str, bool]:
        """Return value (empty when unresolved), rule, and whether the anchor was used."""
        return getattr(self, f"_{shape}")(match)  # type: ignore[no-any-return]

    # ---------------------------------------------------------------------------------- whole dates
    def _numeric(self, match: re.Match[str]) -> tuple[str, str, bool]:
        first, second, third = int(match["nu_a"]), int(match["nu_b"]), int(match["nu_e"])
        if len(match["nu_a"]) == 4:
            year, month, day = first, second, third
        elif len(match["nu_e"]) in (2, 4) and len(match["nu_a"]) <= 2:
            year = third if len(match["nu_e"]) == 4 else third + (2000 if third < PIVOT else 1900)
            day, month = (first, second) if second <= 12 else (second, first)
        else:
            return "", "numeric", False
        if len(match["nu_e"]) == 2 and len(match["nu_a"]) <= 2 and match["nu_s"] != "/":
            return "", "numeric", False  # ages, scores and versions are written so too
        if year not in YEARS:
            return "", "numeric", False
        if year in HIJRI_YEARS:
            return _from_hijri(year, month, day), "numeric-hijri", False
        return self._with_clock(match, "nu_", _iso(year, month, day)), "numeric", False

    def _date(self, match: re.Match[str]) -> tuple[str, str, bool]:
        days = self.days(match, "da_")
        return self.day_of_month(match, "da_", days[-1] if days else 0)

    def days(self, match: re.Match[str], own: str) -> list[int]:
        """Return the numbers of the days that a date names, in their order."""
        numbers = [self.number(found[0]) for found in self.lexicon.day_number.finditer(match[own + "d"])]
        return [number for number in numbers if 1 <= number <= 31]

    def number(self, words: str) -> int:
        """Return the number of a day in digits or words, 0 when it is none."""
        return int(words) if words.isdigit() else self.lexicon.value("ordinal", words) or 0

    def day_of_month(self, match: re.Match[str], own: str, day: int) -> tuple[str, str, bool]:
        """Return value, rule and use of the anchor for one of the days of a written date."""
        month = self._month_of(match, own)
        if month is None or not day:
            return "", "date", False
        if match[own + "y"]:
            return self._with_clock(match, own, _iso(int(match[own + "y"]), month, day)), "date", False
        year = self._year_for(match, own, month, day)
        value = _iso(year, month, day) if year else ""
        return (self._with_clock(match, own, value) if value else ""), "date-without-year", bool(value)

    def _ofmonth(self, match: re.Match[str]) -> tuple[str, str, bool]:
        """A day of this, the last or the next month."""
        days = self.days(match, "om_")
        if self.lexicon.value("unit", match["om_u"]) != "month" or not days:
            return "", "word", False
        if not (match["om_tw"] or match["om_l"] or match["om_x"] or match["om_t"]):
            return "", "word", False
        month = self._shifted("month", -1 if match["om_l"] else 1 if match["om_x"] else 0)
        value = _iso(int(month[:4]), int(month[5:]), days[-1]) if month else ""
        return value, "day-of-month", bool(value)

    def _stroke(self, match: re.Match[str]) -> tuple[str, str, bool]:
        """A day and month between strokes, where words say that they are one."""
        day, month = int(match["st_a"]), int(match["st_b"])
        marked = match["st_dw"] or match["st_l"] or match["st_x"] or match["st_t"]
        if not marked or not (1 <= month <= 12 and 1 <= day <= 31):
            return "", "numeric", False
        year = self._year_for(match, "st_", month, day)
        value = _iso(year, month, day) if year else ""
        return value, "date-without-year", bool(value)

    def _american(self, match: re.Match[str]) -> tuple[str, str, bool]:
        month = self._month_of(match, "am_")
        value = _iso(int(match["am_y"]), month, int(match["am_d"])) if month else ""
        return self._with_clock(match, "am_", value), "date", False

    def _hijri(self, match: re.Match[str]) -> tuple[str, str, bool]:
        days = self.days(match, "hi_")
        month = self.lexicon.value("hijri", match["hi_m"])
        if days and match["hi_y"]:
            return _from_hijri(int(match["hi_y"]), month, days[-1]), "hijri", False
        entry = self.lexicon.entry("hijri", match["hi_m"])
        if entry is not None and entry.data.get("word"):
            return "", "word", False
        value = self._nearest_hijri(month, days[-1]) if days else ""
        return value, "hijri-without-year", bool(value)

    def _nearest_hijri(self, month: int, day: int) -> str:
        """Return the Gregorian date of the Hijri day nearest to the anchor."""
        if self.day is None:
            return ""
        # A Hijri year is about 354 days; the estimate is right to a year, and its neighbours are tried too.
        about = round((self.day.year - 622) * 365.25 / 354.37)
        found = [value for year in range(about - 1, about + 3) if (value := _from_hijri(year, month, day))]
        near = {value: abs((date.fromisoformat(value) - self.day).days) for value in found}
        best = min(near, key=near.__getitem__, default="")
        return best if best and near[best] <= NEAREST_DAYS else ""

    # ---------------------------------------------------------------------------------- months and years
    def _month(self, match: re.Match[str]) -> tuple[str, str, bool]:
        month = self._month_of(match, "mo_")
        if month is None:
            return "", "month", False
        if match["mo_y"]:
            year = int(match["mo_y"])
            return (f"{year:04d}-{month:02d}" if year in YEARS else ""), "month", False
        year_or_none = self._year_for(match, "mo_", month, None)
        return (f"{year_or_none:04d}-{month:02d}" if year_or_none else ""), "month-without-year", bool(year_or_none)

    def _double(self, match: re.Match[str]) -> tuple[str, str, bool]:
        return self._nearest_month(self._month_of(match, "do_"))

    def _edged(self, match: re.Match[str]) -> tuple[str, str, bool]:
        return self._nearest_month(self.lexicon.value("month", match["ed_m"]))

    def _bare(self, match: re.Match[str]) -> tuple[str, str, bool]:
        return self._nearest_month(self.lexicon.value("month", match["ba_m"]))

    def _nearest_month(self, month: int | None) -> tuple[str, str, bool]:
        year = self._nearest_year(month, 15) if month else None
        return (f"{year:04d}-{month:02d}" if year else ""), "month-without-year", bool(year)

    def _edgeyear(self, match: re.Match[str]) -> tuple[str, str, bool]:
        year = int(match["ey_y"])
        return (f"{year:04d}", "year", False) if year in YEARS and year not in HIJRI_YEARS else ("", "year", False)

    def _year(self, match: re.Match[str]) -> tuple[str, str, bool]:
        year = int(match["ye_y"])
        if match["ye_eh"] or (year in HIJRI_YEARS and not match["ye_eg"]) or year not in YEARS:
            return "", "year", False
        return f"{year:04d}", "year", False

    # ---------------------------------------------------------------------------------- counted from the anchor
    def _weekday(self, match: re.Match[str]) -> tuple[str, str, bool]:
        wanted: int = self.lexicon.value("weekday", match["we_w"])
        rule = "weekday"
        if self.day is None:
            return "", rule, False
        back = (self.day.weekday() - wanted) % 7
        if match["we_w2"]:
            # The night between two days belongs to the first; the second is over when the page is written.
            second: int = self.lexicon.value("weekday", match["we_w2"])
            if (wanted + 1) % 7 == second:
                rule, back = "weekday-night", (self.day.weekday() - second) % 7 + 1
        if match["we_r"]:
            shift: int = self.lexicon.value("day", match["we_r"])
            rule = "relative-day-weekday"
            target = self.day + timedelta(days=shift)
            if target.weekday() == wanted:
                back = -shift
            elif shift > 0:
                back -= 7
        elif match["we_u"]:
            return self._weekday_of_week(match, wanted)
        elif match["we_x"]:
            rule, back = "weekday-next", back - 7
        elif match["we_l"]:
            rule, back = "weekday-last", back or 7
        return (self.day - timedelta(days=back)).isoformat(), rule, True

    def _weekday_of_week(self, match: re.Match[str], wanted: int) -> tuple[str, str, bool]:
        """A weekday of the last or next week, where weeks from Saturday, Sunday and Monday agree on it."""
        rule, step = "weekday-of-week", -1 if match["we_ul"] else 1
        if self.day is None or self.lexicon.value("unit", match["we_u"]) != "week":
            return "", rule, False
        found = set()
        for first in (5, 6, 0):
            start = self.day - timedelta(days=(self.day.weekday() - first) % 7) + timedelta(days=7 * step)
            found.add(start + timedelta(days=(wanted - first) % 7))
        value = found.pop().isoformat() if len(found) == 1 else ""
        return value, rule, bool(value)

    def _day(self, match: re.Match[str]) -> tuple[str, str, bool]:
        if self.day is None:
            return "", "relative-day", False
        shift: int = self.lexicon.value("day", match["dy_r"])
        return (self.day + timedelta(days=shift)).isoformat(), "relative-day", True

    def _unit(self, match: re.Match[str]) -> tuple[str, str, bool]:
        unit = self.lexicon.value("unit", match["un_tw"] or match["un_u"])
        step = -1 if match["un_l"] else 1 if match["un_x"] else 0
        return self._shifted(unit, step), f"this-last-next-{unit}", True

    def _ago(self, match: re.Match[str]) -> tuple[str, str, bool]:
        entry = self.lexicon.entry("unit", match["ag_u"])
        if entry is None:
            return "", "ago", False
        unit, count = entry.data["value"], entry.data.get("count", 1)
        if match["ag_c"]:
            spelled = match["ag_c"]
            count = int(spelled) if spelled.isdigit() else self.lexicon.value("cardinal", spelled)
        elif entry.data.get("many"):
            return "", f"{unit}s-ago", False
        return self._shifted(unit, -count), f"{unit}s-ago", True

    def _shifted(self, unit: str, step: int) -> str:
        """Return the day, month or year `step` units from the anchor; empty for weeks and without an anchor."""
        if unit == "day" and self.day is not None:
            return (self.day + timedelta(days=step)).isoformat()
        if unit == "month" and len(self.prefix) >= 7:
            months = int(self.prefix[:4]) * 12 + int(self.prefix[5:7]) - 1 + step
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        if unit == "year" and len(self.prefix) >= 4:
            return f"{int(self.prefix[:4]) + step:04d}"
        return ""

    # ---------------------------------------------------------------------------------- parts of dates
    def _month_of(self, match: re.Match[str], own: str) -> int | None:
        """Return the month; None when two names stand beside each other that are not the same month."""
        month: int | None = self.lexicon.value("month", match[own + "m"])
        if match[own + "m2"] and self.lexicon.value("month", match[own + "m2"]) != month:
            return None
        return month

    def _year_for(self, match: re.Match[str], own: str, month: int, day: int | None) -> int | None:
        """Return the year that "last", "next", "this" or nearness to the anchor give."""
        if len(self.prefix) < 7:
            return None
        year, here = int(self.prefix[:4]), int(self.prefix[5:7])
        before = month < here or (month == here and day is not None and self.day is not None and day < self.day.day)
        after = month > here or (month == here and day is not None and self.day is not None and day > self.day.day)
        if match[own + "l"]:
            return year if before or month == here else year - 1
        if match[own + "x"]:
            return year if after or month == here else year + 1
        if match[own + "t"]:
            return year
        printed = self.lexicon.value("weekday", match[own + "w"]) if match.groupdict().get(own + "w") else None
        return self._nearest_year(month, day or 15, printed)

    def _nearest_year(self, month: int, day: int, weekday: int | None = None) -> int | None:
        """Return the year in which a day is nearest to the anchor; a weekday beside it decides when it is far."""
        if self.day is None:
            return None
        for year in (self.day.year, self.day.year - 1, self.day.year + 1):
            value = _iso(year, month, day)
            if not value:
                continue
            found = date.fromisoformat(value)
            near = abs((found - self.day).days) <= (NEAREST_DAYS if weekday is None else 366)
            if near and weekday in (None, found.weekday()):
                return year
        return None

    def _with_clock(self, match: re.Match[str], own: str, value: str) -> str:
        """Return the date with the time of day that stands after it or before it, as printed."""
        groups = match.groupdict()
        for tail in ("", "2", "3"):
            hour, minute = groups.get(f"{own}h{tail}"), groups.get(f"{own}n{tail}")
            if not value or hour is None or minute is None:
                continue
            clock = int(hour)
            if groups.get(f"{own}pm{tail}") and clock < 12:
                clock += 12
            elif groups.get(f"{own}am{tail}") and clock == 12:
                clock = 0
            if clock < 24 and int(minute) < 60:
                return f"{value}T{clock:02d}:{int(minute):02d}"
        return value


def _iso(year: int, month: int, day: int) -> str:
    """Return the ISO date, or an empty string when there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _from_hijri(year: int, month: int, day: int) -> str:
    """Return the Gregorian ISO date of an Umm al-Qura date, or an empty string outside its tables."""
    if year not in HIJRI_YEARS:
        return ""
    from hijridate import Hijri  # slow to import, and seldom needed

    try:
        return str(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return ""
