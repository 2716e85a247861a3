"""Times: the words that name a date, and the date they name."""

from mahdar.times.find import find, may_name_day

__all__ = ["find", "may_name_day"]
