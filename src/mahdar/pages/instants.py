"""Moments as text: when a page was captured, and dates that programs write beside an article."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)
# Seconds since 1970 between 1973 and 2128; a thousand times that are milliseconds.
_SECONDS = range(100_000_000, 5_000_000_000)


def utc_of(moment: datetime) -> str:
    """Return a moment as ISO 8601: in UTC with ``Z``, or as it is when its offset is not known.

    >>> utc_of(datetime.fromisoformat("2022-01-13T11:50:00+03:00")), utc_of(datetime(2022, 1, 13, 8, 50))
    ('2022-01-13T08:50:00Z', '2022-01-13T08:50:00')
    """
    if moment.tzinfo is None:
        return moment.replace(microsecond=0).isoformat()
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def capture_time(words: str) -> str | None:
    """Return when a page was captured, from the words of a program, as `utc_of` writes it; None for what is no date.

    >>> capture_time("2015-07-22 01:00:00"), capture_time("2022-01-13T11:50:00+0300"), capture_time("yesterday")
    ('2015-07-22T01:00:00', '2022-01-13T08:50:00Z', None)
    """
    words = words.strip()
    try:
        return (
            utc_of(datetime.fromisoformat(words)) if ":" in words else datetime.fromisoformat(words).date().isoformat()
        )
    except (ValueError, OverflowError):
        pass
    try:
        return utc_of(parsedate_to_datetime(words))
    except (ValueError, TypeError, OverflowError):
        return None


def iso_date(words: str | int | float) -> str | None:
    """Return a date as an ISO 8601 prefix, as precise as it was written; None for what is no date.

    Times of day keep the clock of the place where they were written; numbers are seconds (or milliseconds) since 1970,
    in UTC. Midnight is what programs write when they know the day alone, and the first of January when they know the
    year alone: no more of them is believed.

    >>> iso_date("2015-07-21 02:51:32"), iso_date("2015-07"), iso_date("Tue, 21 Jul 2015 02:51:32 +0300")
    ('2015-07-21T02:51', '2015-07', '2015-07-21T02:51')
    >>> iso_date("2015-07-21T00:00:00Z"), iso_date("2015-01-01"), iso_date("2015-02-30"), iso_date("yesterday")
    ('2015-07-21', '2015', None, None)
    >>> iso_date(1437447092), iso_date("1437447092000"), iso_date(20150721)
    ('2015-07-21T02:51', '2015-07-21T02:51', None)
    """
    words = str(words).strip()
    found = _ISO.fullmatch(words)
    if found is None:
        return _epoch(words) if words.isdecimal() else _mail_date(words)
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    try:
        datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0)
    except ValueError:
        return None
    if hour or minute:
        return f"{found[1]}-{found[2]}-{found[3]}T{found[4]}:{found[5]}"
    return found[1] if (month, day) == (1, 1) else "-".join(part for part in found.groups()[:3] if part)


def _mail_date(words: str) -> str | None:
    try:
        return parsedate_to_datetime(words).strftime("%Y-%m-%dT%H:%M")
    except (ValueError, TypeError, OverflowError):
        return None


def _epoch(words: str) -> str | None:
    if len(words) > 13:
        return None
    number = int(words)
    seconds = number if number in _SECONDS else number // 1000
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M") if seconds in _SECONDS else None
