"""Arabic dates against the test sets of microsoft/Recognizers-Text (MIT), which are not part of the project.

    python benchmarks/dates.py ../shared/data/dates [--misses DateParser]

A case is a sentence with a day of reference and the times it names. It is right when each of them is found where it
stands, with the value that is expected; where two are (the last and the next such day), with either. Only days, days
with an hour, and stretches of days count: times of day, durations and habits are no dates. The sets are of what people
say to an assistant, so the sentences are read as known to be about dates (`loose`); beside it stands how many are right
as news are read.
"""

from __future__ import annotations

import argparse
import json
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from mahdar.times import find

FILES = ("DateParser", "DateExtractor", "DatePeriodParser", "MergedParser", "DateTimeModel")
# Places in DateParser.json of cases whose expected value is not what the words say.
EXCLUDED = {
    46: '"the last day" is expected to be yesterday',
    47: '"the last day" is expected to be yesterday',
    54: '"my day" is expected to be today',
    59: "of months without a number, three are expected",
    60: "of days without a number, three are expected",
}
_TYPES = ("date", "daterange", "datetime")
_NO_DAY = "0001-01-01"


class Expected(NamedTuple):
    """A time that a case names: where, and the values that are right; None where only the words are given."""

    start: int
    end: int
    values: frozenset[str] | None


def expected_times(case: dict[str, Any]) -> list[Expected]:
    """Return the dates that a case names."""
    found = []
    for result in case["Results"]:
        kind = (result.get("Type") or result.get("TypeName") or "").removeprefix("datetimeV2.")
        if kind not in _TYPES:
            continue
        start = result["Start"]
        end = start + (result.get("Length") or result.get("End", start) - start + 1)
        given = result.get("Value") or result.get("Resolution")
        values = frozenset(_values(given)) if isinstance(given, dict) else None
        found.append(Expected(start, end, values or None))
    return found


def _values(given: dict[str, Any]) -> Iterator[str]:
    """Yield the values that are right: days, days with an hour, or first day and day behind the last."""
    rows = given.get("values") or [given.get("FutureResolution", {}), given.get("PastResolution", {})]
    for row in rows:
        first, behind = (row.get(f"start{end}") or row.get(start) for end, start in (("Date", "start"), ("", "start")))
        last = row.get("endDate") or row.get("end")
        value = row.get("date") or row.get("dateTime") or row.get("value")
        begin = first or behind
        if begin or last:
            yield f"{begin or '..'}/{last or '..'}"
        elif value == _NO_DAY:
            yield ""
        elif value and value != "not resolved":
            yield value[:16].replace(" ", "T")
    season = re.match(r"(\d{4})-(SP|SU|FA|WI)", str(given.get("Timex") or (rows[0] or {}).get("timex")))
    if season:
        yield f"{season[1]}-{21 + ('SP', 'SU', 'FA', 'WI').index(season[2])}"


def forms(value: str) -> set[str]:
    """Return a value of ours as the sets may write it: near dates as dates, stretches with the day behind the last.

    >>> sorted(forms("2016-11"))
    ['../2016-11-01', '2016-11', '2016-11-01/..', '2016-11-01/2016-11-30', '2016-11-01/2016-12-01']
    """
    value = value.replace("~", "")
    first, _, last = value.partition("/")
    ends = bounds(first), bounds(last or first)
    if not value or ends[0] is None or ends[1] is None or len(value) == 10:
        return {value}
    start, end = ends[0][0], ends[1][1]
    return {value, f"{start}/{end}", f"{start}/{end + timedelta(days=1)}", f"{start}/..", f"../{start}"}


def bounds(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of a point."""
    if match := re.fullmatch(r"(\d{3})X", value):
        return date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31)
    if match := re.fullmatch(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?", value[:10]):
        year, month, day = (int(part) if part else 0 for part in match.groups())
        if day:
            return date(year, month, day), date(year, month, day)
        return date(year, month or 1, 1), date(year, month or 12, monthrange(year, month or 12)[1])
    return None


def is_right(case: dict[str, Any], *, loose: bool) -> bool:
    """Return whether every date of a case is found with a value that is expected, and none where it has none."""
    text = case["Input"]
    anchor = case.get("Context", {}).get("ReferenceDateTime", "")[:10] or None
    times = find(text, 0, len(text), anchor, loose=loose)
    for one in expected_times(case):
        overlapping = [time for time in times if time.span and time.span.start < one.end and one.start < time.span.end]
        if not overlapping:
            if one.values != {""}:
                return False
        elif one.values is not None and not any(forms(time.value) & one.values for time in overlapping):
            return False
    return bool(expected_times(case)) or not times


def load_cases(folder: Path, name: str) -> list[tuple[int, dict[str, Any]]]:
    """Return the cases of a file that name a date or nothing, without those excluded, each with its place."""
    rows = json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig"))
    cases = [(number, row) for number, row in enumerate(rows) if expected_times(row) or not row["Results"]]
    return [(number, row) for number, row in cases if name != "DateParser" or number not in EXCLUDED]


def main() -> None:
    """Print how many cases of each file are right; with --misses, those of one file that are not."""
    parser = argparse.ArgumentParser(description="Arabic dates against the sets of Recognizers-Text.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", choices=FILES)
    options = parser.parse_args()
    for name in FILES:
        cases = load_cases(options.folder, name)
        right, news = ([is_right(case, loose=loose) for _, case in cases] for loose in (True, False))
        print(f"{name}: {sum(right)} of {len(cases)} right ({sum(right) / len(cases):.3f}); as news {sum(news)}")
        if name == options.misses:
            for (number, case), ok in zip(cases, right, strict=True):
                if not ok:
                    text = case["Input"]
                    anchor = case.get("Context", {}).get("ReferenceDateTime", "")[:10] or None
                    read = [
                        (time.span and time.span.text, time.value)
                        for time in find(text, 0, len(text), anchor, loose=True)
                    ]
                    wanted = [(text[one.start : one.end], sorted(one.values or ())) for one in expected_times(case)]
                    print(f"  {number} {text!r} {anchor}\n     expected {wanted}\n     read     {read}")


if __name__ == "__main__":
    main()
