"""Times counted from the anchor: days, weekdays, weeks, months, years, distances."""

from __future__ import annotations

from datetime import timedelta

from mahdar.times.months import nth_of
from mahdar.times.reader import Found, Reader
from mahdar.times.reckon import YEARS_IN, between, hijri_stretch, near, nth_weekday, year_text

# First days of the week, 0 Monday: Saturday, Sunday and Monday, by country.
_FIRST_DAYS = (5, 6, 0)


def weekday(r: Reader, index: int, shift: int | None, step: int | None) -> Found | None:
    """Return the day that a weekday means.

    It is the most recent such day, the anchor's own included; behind words of the future the next one.

    Args:
        r: the reader.
        index: where the weekday stands.
        shift: the days of "today" or "yesterday" before it; it gives way to the weekday.
        step: -1, 0 or 1 for "last", "this" or "next" before it.
    """
    entry = r.entry(index, "weekday")
    assert entry is not None
    if entry.data.get("short"):
        return None
    wanted: int = entry.data["value"]
    end = r.marks(index + 1, ")", 1)
    nth = _nth(r, wanted, end)
    if nth is not None:
        return nth
    rule, night = "weekday", None
    second = end + 1 if r.item(end).mark and r.item(end).mark in "/-–" else end
    if r.has(second, "weekday") and (second > end or r.has(index - 1, "part")):
        night = r.value(second, "weekday")
        end = second + 1
    behind = r.step(end)
    if behind is not None:
        step, end = behind
    else:
        week = r.relative_unit(r.skip(end, "of"))
        if week is not None and week[0] == "week":
            return of_week(r, wanted, week[1], week[2])
        step = _shared_step(r, end) if step is None else step
    today = r.anchor.day
    if today is None:
        return Found(end, "", rule, shape="weekday")
    back = (today.weekday() - wanted) % 7
    if night is not None and (wanted + 1) % 7 == night:
        # The night between two days belongs to the first; the second is over when the page is written.
        rule, back = "weekday-night", (today.weekday() - night) % 7 + 1
    if shift is not None:
        rule = "relative-day-weekday"
        if (today + timedelta(days=shift)).weekday() == wanted:
            back = -shift
        elif shift > 0:
            back -= 7
    elif step == 1:
        rule, back = "weekday-next", back - 7
    elif step == -1:
        rule, back = "weekday-last", back or 7
    elif (step == 0 or r.future) and back:
        rule, back = "weekday-ahead", back - 7
    value = r.anchor.days(-back)
    return Found(end, value, rule, bool(value), "weekday")


def _shared_step(r: Reader, index: int) -> int | None:
    """Return the "next" or "last" that stands behind a second weekday and counts for the first one too."""
    if not r.has(index, "and"):
        return None
    second = r.skip(index + 1, "dayword")
    step = r.step(second + 1) if r.has(second, "weekday") else None
    return step[0] if step else None


def of_week(r: Reader, wanted: int, step: int, end: int) -> Found:
    """Return a weekday of the last, this or the next week, where weeks from Saturday, Sunday and Monday agree on it."""
    if r.anchor.day is None:
        return Found(end, "", "weekday-of-week", shape="weekday")
    found = set()
    for first in _FIRST_DAYS:
        start = 7 * step - (r.anchor.day.weekday() - first) % 7
        found.add(r.anchor.days(start + (wanted - first) % 7))
    value = found.pop() if len(found) == 1 else ""
    return Found(end, value, "weekday-of-week", bool(value), "weekday")


def _nth(r: Reader, wanted: int, index: int) -> Found | None:
    """Return the second, third … such weekday of a month, its number behind the weekday."""
    number = r.value(index, "ordinal")
    if number is None:
        return None
    month = nth_of(r, index + 1)
    return _of_month(wanted, number, month) if month else None


def nth_before(r: Reader, index: int) -> Found | None:
    """Return the second, third … weekday of a month, its number before the weekday."""
    number = r.value(index, "ordinal")
    after = r.skip(index + 1, "dayword")
    wanted = r.value(after, "weekday")
    if wanted is None:
        wanted = r.value(after, "bare_weekday")
    if number is None or wanted is None:
        return None
    month = nth_of(r, after + 1)
    return _of_month(wanted, number, month) if month and month[2] > after + 1 else None


def _of_month(wanted: int, number: int, month: tuple[int, int, int, bool]) -> Found:
    value = nth_weekday(month[0], month[1], wanted, number)
    return Found(month[2], value, "weekday-of-month", month[3] and bool(value), "time")


def unit_phrase(r: Reader, index: int, *, edged: bool) -> Found | None:
    """Return "last week", "this month", "the end of the year"; behind a week, one of its days.

    Args:
        r: the reader.
        index: where it stands.
        edged: whether "beginning", "middle" or "end" stands before it.
    """
    relative = r.relative_unit(index)
    if relative is None:
        unit = r.unit(index)
        if unit is None or unit[0] not in ("week", "month", "year") or unit[2] != 1 or not unit[1]:
            return None
        if unit[0] == "year" and r.has(index + 1, "era_h"):
            told = r.step(index + 2)
            return _hijri_year(r, *(told or (0, index + 2))) if told or edged else None
        if not edged or r.described(index + 1):
            return None
        relative = (unit[0], 0, index + 1)
    name, step, end = relative
    if name == "week":
        day = r.skip(end, "dayword", "in")
        wanted = r.value(day, "weekday")
        if wanted is not None:
            return of_week(r, wanted, step, day + 1)
    if name == "day" and step == 0 and not r.loose and r.step_before(index):
        return None
    value = r.anchor.shifted(name, step)
    if name == "year":
        written = r.year(r.marks(end, "(", 1))
        if written is not None and written.number is not None and value in ("", year_text(written.number)):
            return Found(written.end, year_text(written.number), "year")
    return Found(end, value, f"this-last-next-{name}", bool(value), "unit")


def _hijri_year(r: Reader, step: int, end: int) -> Found:
    """Return the days of the last, this or the next year of the Hijra."""
    today = r.anchor.day.isoformat() if r.anchor.day else ""
    known = {year: hijri_stretch(year) for year in r.anchor.hijri_years()}
    this = next((year for year, days in known.items() if days and days[:10] <= today <= days[11:]), None)
    value = hijri_stretch(this + step) if this is not None else ""
    return Found(end, value, "hijri-year", bool(value), "unit")


def counted_units(r: Reader, index: int) -> Found | None:
    """Return "the last three days", its number before the unit or behind it; unresolved without a number."""
    before = r.step_before(index) or ((-1, index + 1) if r.has(index, "last_count") else None)
    at = before[1] if before else index
    count, vague = r.count(at), r.has(at, "vague")
    unit = count[1] if count else at + 1 if vague else at
    what = r.unit(unit)
    if what is None or (what[0] == "week" and what[2] == 1 and not what[3] and not count):
        return None
    end = unit + 1
    if count is None and not vague:
        count, vague = r.count(end), r.has(end, "vague")
        end = count[1] if count else end + 1 if vague else end
    if count is None and what[2] > 1:
        count = (what[2], end)
    if count is None and not vague and not what[3]:
        return None
    step = before or r.step(end)
    if step is None or step[0] == 0:
        return None
    end = end if before else step[1]
    if count is None:
        return Found(end, "", f"{what[0]}s", shape="unit")
    first, last = sorted((0, step[0] * count[0]))
    return Found(end, _stretch(r, what[0], first, last), f"counted-{what[0]}s", bool(r.anchor.prefix), "unit")


def _stretch(r: Reader, unit: str, first: int, last: int) -> str:
    """Return the stretch between two distances from the anchor."""
    if unit == "hour":  # up to a day counts as one
        return between(near(r.anchor.days(first // 24)), near(r.anchor.days(-(-last // 24))))
    if unit == "week":
        return between(near(r.anchor.days(7 * first)), near(r.anchor.days(7 * last)))
    if unit in YEARS_IN:
        first, last, unit = YEARS_IN[unit] * first, YEARS_IN[unit] * last, "year"
    return between(r.anchor.shifted(unit, first), r.anchor.shifted(unit, last))


def distance(r: Reader, index: int) -> Found | None:
    """Return "three days ago", "in two weeks": a date so far from the anchor."""
    sign = -1 if r.has(index, "ago") else 1 if r.has(index, "ahead") else 0
    at = r.skip(index + 1 if sign else index, "approx")
    about = at > index + (1 if sign else 0)
    steps: dict[str, int] = {}
    vague = False
    while True:
        count = r.count(at)
        vague = vague or (count is None and r.has(at, "vague"))
        unit = count[1] if count else at + 1 if r.has(at, "vague") else at
        what = r.unit(unit)
        if what is None or what[1]:
            break
        if count is None and what[3]:
            vague = True
        if what[0] in steps or (not sign and not steps and not (count or vague or r.loose) and what[2] == 1):
            break
        steps[what[0]] = count[0] if count else what[2]
        end = at = unit + 1
        if count is None and what[2] == 1 and not what[3]:
            if r.value(end, "cardinal") == 1:
                end = at = end + 1
            elif what[0] == "day" and sign and not r.stops(end) and not r.has(end, "now", "ago_after"):
                return None  # "since the day of"
        joined = at + 1 if r.has(at, "and") or (r.item(at).mark and r.item(at).mark in ",،") else 0
        if not joined or not (r.count(joined) or r.unit(joined)):
            break
        at = joined
    if not steps:
        return None
    if r.has(end, "now"):
        sign, end = sign or 1, end + 1
    elif not sign:
        if not r.has(end, "ago_after"):
            return None
        sign, end = -1, end + 1
    elif _from_else(r, end):
        return None
    elif sign < 0:
        end = r.skip(end, "ago_after")
    # "Two days later" in a tale counts from the tale: only what is to come is counted from the anchor.
    if vague or (sign > 0 and not (r.future or r.loose or r.has(end - 1, "now"))):
        return Found(end, "", f"{next(iter(steps))}s-{'ago' if sign < 0 else 'ahead'}")
    value = r.anchor.distance({unit: sign * number for unit, number in steps.items()})
    rule = f"{next(iter(steps))}s-{'ago' if sign < 0 else 'ahead'}"
    return Found(end, near(value) if about else value, rule, bool(value), "time")


def _from_else(r: Reader, index: int) -> bool:
    """Return whether a distance is counted from something else than the day of writing ("two days before the vote")."""
    item = r.item(index)
    return r.has(index, "from_else", "and", "weekday", "month", "hijri") or bool(item.number)
