"""Times: the words that name a date, and the date they name."""

from mahdar.times.find import find

__all__ = ["find"]
