"""The times that one line of a page names; several questions are asked about the same line."""

from __future__ import annotations

from functools import lru_cache

from mahdar.model import Timex
from mahdar.times import find, may_name_day


@lru_cache(maxsize=16)  # the lines around the headline of one page
def times_in(words: str, language: str) -> tuple[Timex, ...]:
    """Return the times that a line names by itself, in order; see `mahdar.times.find`.

    Args:
        words: the line.
        language: ISO 639-1 code.

    >>> [time.value for time in times_in("نشر في 4 آب 2013، آخر تحديث أمس", "ar")]
    ['2013-08-04', '']
    """
    return find(words, 0, len(words), None, language)


def days_in(words: str, language: str) -> tuple[Timex, ...]:
    """Return the whole days that a line names by itself, in order.

    Args:
        words: the line.
        language: ISO 639-1 code.

    >>> [time.value for time in days_in("نشر في 4 آب 2013، آخر تحديث أمس", "ar")]
    ['2013-08-04']
    """
    if not may_name_day(words, language):
        return ()
    return tuple(time for time in times_in(words, language) if time.day)
