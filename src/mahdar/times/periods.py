"""Longer times: years, parts of years, seasons, decades, centuries."""

from __future__ import annotations

from calendar import monthrange

from mahdar.times.months import nth_of
from mahdar.times.reader import Found, Reader, Year
from mahdar.times.reckon import SEASONS, YEARS, between, hijri_stretch, iso, month_after, near, part_of_year, year_text

# Decades before the thirties are of this century as well as of the last.
_CLEAR_DECADE = 30
# A month has no more weeks; its halves, in days.
_MOST_WEEKS = 5
_HALVES = ((1, 15), (16, 31))
# A number beside no word for a year is one only within these.
_BARE_YEARS = range(1900, 2100)
# Centuries before these may as well be counted from the Hijra.
_CENTURIES = range(15, 23)


def years(r: Reader, index: int) -> Found | None:
    """Return the year behind "year", the two years of a season or budget, or a number that can only be a year."""
    said = r.has(index, "yearword", "periodword")
    at = r.skip(index, "yearword", "periodword", "of") if said else index
    year = r.year(at)
    if year is None or year.number is None or year.number not in YEARS:
        return None
    glue = r.item(year.end)
    pair = r.has(year.end, "and") or (glue.mark and glue.mark in "-–/") or r.has(year.end, "to")
    second = r.year(r.skip(year.end + 1, "yearword")) if pair else None
    opened = r.after("between") or (r.after("from") and r.has(year.end, "to"))
    bare = not said and _can_only_be_a_year(r, index, year)
    if second is not None and second.number is not None and (said or opened or bare):
        listed = r.has(year.end, "and") and not opened
        value = between(year_text(year.number), year_text(second.number))
        if not listed:
            return Found(second.end, value, "years") if value else None
        last = Found(second.end, year_text(second.number), "year", begin=year.end + 1)
        last.earlier = [(index, year.end, year_text(year.number))]
        return last
    if glue.mark and glue.mark in "-–/" and r.item(year.end + 1).number and glue.close:
        return _short_pair(r, year) if said else None
    if year.hijri:
        return Found(year.end, hijri_stretch(year.number), "hijri-year") if said else None
    marked = r.has(year.end - 1, "era_g") and year.number % 50 > 0  # a round number is a measure
    if not (said or bare or marked):
        return None
    return Found(year.end, year_text(year.number), "year", shape="year")


def _short_pair(r: Reader, year: Year) -> Found | None:
    """Return the two years of a season whose second has two digits: "2019/20"."""
    digits = r.item(year.end + 1).number
    assert year.number is not None
    if len(digits) != 2 or int(digits) != (year.number + 1) % 100:
        return None
    return Found(year.end + 2, between(year_text(year.number), year_text(year.number + 1)), "years")


def _can_only_be_a_year(r: Reader, index: int, year: Year) -> bool:
    """Return whether a bare number stands where only a year can.

    That is in brackets that hold nothing else but a second year, or behind "in"; a round number only before a stop.
    """
    if not r.item(index).number or year.number is None or year.number not in _BARE_YEARS:
        return False
    if r.bracketed:
        behind = year.end + 2 if r.item(year.end).mark and r.item(year.end).mark in "-–" else year.end
        return r.item(behind).mark == ")" and year.number % 100 > 0
    if not (r.after("in", "edge") or r.has(index - 1, "edge") or r.loose):
        return False
    return year.number % 100 > 0 or r.stops(year.end)


def season(r: Reader, index: int) -> Found | None:
    """Return a season of a year that is written, or the last, this or the next one."""
    before = r.step_before(index)
    at = before[1] if before else index
    entry = r.entry(at, "season")
    if entry is None or (entry.data.get("word") and not (before or r.has(at + 1, "of"))):
        return None
    number = entry.data["value"]
    year = None if before else r.year(r.skip(at + 1, "of", "yearword"))
    if year is not None and year.number is not None:
        end = year.end
        second = r.item(end + 1) if r.item(end).mark and r.item(end).mark in "/-–" and r.item(end).close else None
        end = end + 2 if second is not None and second.number else end
        return Found(end, f"{year_text(year.number)}-{number}" if year.number in YEARS else "", "season")
    step = before or r.step(at + 1)
    if step is None:
        relative = r.relative_unit(r.skip(at + 1, "of"))
        if relative is None or relative[0] != "year" or r.anchor.year is None:
            return None
        return Found(relative[2], f"{r.anchor.year + relative[1]:04d}-{number}", "season", relative=True)
    end = at + 1 if before else step[1]
    value = _nearest_season(r, number, step[0])
    return Found(end, value, "season", bool(value))


def _nearest_season(r: Reader, number: int, step: int) -> str:
    """Return the last, this or the next season of a kind, by the day on which it begins."""
    day = r.anchor.day
    if day is None:
        return ""
    begun = iso(day.year, SEASONS[number], 1)
    over = iso(*_months_on(day.year, SEASONS[number], 3), 1)
    today, year = day.isoformat(), day.year
    if number == max(SEASONS) and today < iso(day.year, 3, 1):
        year, begun, over = year - 1, iso(year - 1, 12, 1), iso(year, 3, 1)
    now = begun <= today < over
    if step < 0 and (now or today < begun):
        year -= 1
    elif step > 0 and today >= begun:
        year += 1
    return f"{year:04d}-{number}"


def _months_on(year: int, month: int, step: int) -> tuple[int, int]:
    value = month_after(f"{year:04d}-{month:02d}", step)
    return int(value[:4]), int(value[5:])


def decade(r: Reader, index: int) -> Found | None:
    """Return a decade: a word for it, or its first year with a plural ending."""
    digits = r.item(index).number
    if digits and r.has(index + 1, "decade_s") and r.item(index + 1).close:
        if len(digits) == 4 and digits.endswith("0"):
            return Found(index + 2, f"{int(digits) // 10:03d}X", "decade")
        return None  # of two digits it is somebody's age
    spelled = r.value(index, "decade")
    if spelled is None:
        return None
    number, end = spelled, index + 1
    within = century(r, r.skip(end, "of"))
    if within is not None and within.value:
        return Found(within.end, f"{within.value[:2]}{number // 10}X", "decade", within.relative)
    return Found(end, f"19{number // 10}X" if number >= _CLEAR_DECADE else "", "decade")


def century(r: Reader, index: int) -> Found | None:
    """Return a century by its number, or the last or this one."""
    digits = r.item(index).number
    if digits and r.has(index + 1, "suffix") and r.has(index + 2, "century"):
        number, end = int(digits), index + 3
    elif r.has(index, "ordinal") and r.has(index + 1, "century"):
        number, end = r.value(index, "ordinal") or 0, index + 2
    elif r.has(index, "century") and r.has(index + 1, "ordinal"):
        number, end = r.value(index + 1, "ordinal") or 0, index + 2
    else:
        return None if not r.has(index, "century") and not r.step_before(index) else _relative_century(r, index)
    era = r.has(end, "era_g", "era_h")
    clear = number in _CENTURIES and not r.has(end, "era_h")
    return Found(end + era, f"{number - 1:02d}XX" if clear else "", "century")


def _relative_century(r: Reader, index: int) -> Found | None:
    relative = r.relative_unit(index)
    if relative is None or relative[0] != "century":
        return None
    value = r.anchor.shifted("century", relative[1])
    return Found(relative[2], value, "century", bool(value))


def week_of(r: Reader, index: int) -> Found | None:
    """Return the first, second … or last week of a month: seven days, near because weeks begin on other days."""
    unit, number, after = r.unit(index), r.value(index + 1, "ordinal"), index + 2
    if number is None:
        number, unit = r.value(index, "ordinal"), r.unit(index + 1)
    if unit is None or unit[0] != "week" or unit[2] != 1 or number is None or number > _MOST_WEEKS:
        return None
    month = nth_of(r, after)
    if month is None or month[2] == after:
        return None
    days = monthrange(month[0], month[1])[1]
    first = days - 6 if number < 0 else 7 * number - 6
    ends = (near(iso(month[0], month[1], day)) for day in (first, min(first + 6, days)))
    return Found(month[2], between(*ends), "week-of-month", month[3])


def part_of(r: Reader, index: int) -> Found | None:
    """Return a half, third or quarter of a year, or a half of a month."""
    if r.has(index, "fraction"):
        parts, number, after = r.value(index, "fraction"), r.value(index + 1, "ordinal"), index + 2
    else:
        number, parts, after = r.value(index, "ordinal"), r.value(index + 1, "fraction"), index + 2
    if parts is None or number is None:
        return None
    number = parts if number < 0 else number
    at = r.skip(after, "of", "in")
    relative = r.relative_unit(at)
    if relative is not None and relative[0] == "year":
        value = part_of_year(r.anchor.year + relative[1], parts, number) if r.anchor.year else ""
        return Found(relative[2], value, "part-of-year", bool(value))
    month = nth_of(r, after) if parts == len(_HALVES) else None
    if month is not None and month[2] > after:
        days = monthrange(month[0], month[1])[1]
        first, last = _HALVES[number - 1] if number <= parts else (0, 0)
        ends = (iso(month[0], month[1], day) for day in (first, min(last, days)))
        return Found(month[2], between(*ends), "part-of-month", month[3])
    unit = r.unit(at)
    year = r.year(r.skip(at, "yearword"))
    if year is not None and year.number in YEARS:
        assert year.number is not None
        return Found(year.end, part_of_year(year.number, parts, number), "part-of-year")
    if unit is not None and unit[0] == "year" and unit[1] and at > after:
        value = part_of_year(r.anchor.year, parts, number) if r.anchor.year else ""
        return Found(at + 1, value, "part-of-year", bool(value))
    return None
