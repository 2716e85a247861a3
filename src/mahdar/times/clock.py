"""The time of day beside a date: kept as printed, its zone among the words."""

from __future__ import annotations

from mahdar.times.reader import Reader

_NOON = 12


def clock_behind(r: Reader, index: int) -> tuple[str, int] | None:
    """Return the time of day behind a date ("T20:30") and the item behind it.

    Args:
        r: the reader.
        index: the item behind the date.
    """
    return time_of_day(r, r.marks(index, ",،|:–-−./(", 3))


def clock_before(r: Reader, index: int) -> tuple[str, int] | None:
    """Return the time of day before a date and the item with which the date begins."""
    item = r.item(index)
    if len(item.number) == 4 and not r.has(index + 1, "era_g", "era_h"):
        # "1100 (GMT+04:00) - 28/06/09": without its zone, four digits before a date are no time of day.
        after = _zone(r, index + 1)
        hour, minute = int(item.number[:2]), int(item.number[2:])
        found = (_text(hour, minute, ""), after) if after > index + 1 else None
    else:
        found = time_of_day(r, index)
    if found is None or not found[0]:
        return None
    after = r.skip(r.marks(found[1], "-–|,،()", 3), "of", "in")
    return found[0], after


def time_of_day(r: Reader, index: int) -> tuple[str, int] | None:
    """Return the time of day at an item ("T20:30") and the item behind it, or None.

    It is one when it has minutes behind a colon, or a word like "o'clock", or a half of the day.
    """
    after = index
    said = prepared = False
    while r.has(after, "at", "clock") or (said and r.item(after).mark == ":"):
        said = said or r.has(after, "clock")
        prepared = True
        after += 1
    if r.item(after).mark in ("T", "t"):
        after += 1
    item = r.item(after)
    minute = 0
    if item.number:
        minutes = _after_colon(r, after)
        if len(item.number) > 2 or (minutes is None and r.part_of_number(after)):
            return None
        hour = int(item.number)
        after += 1
        if minutes is not None:
            (minute, after), said = minutes, True
    else:
        spelled = r.value(after, "hour")
        if spelled is None:
            return None
        hour, after = spelled, after + 1
    change, after = _minutes_in_words(r, after)
    half, behind = _half(r, after)
    if not (said or half) or (not prepared and not item.number and not half):
        return None
    hour, minute = divmod(hour * 60 + minute + change, 60)
    return _text(hour, minute, half), _zone(r, behind)


def _after_colon(r: Reader, index: int) -> tuple[int, int] | None:
    """Return the minutes behind an hour in digits, and the item behind them and the seconds."""
    mark, minute = r.item(index + 1), r.item(index + 2)
    if len(r.item(index).number) > 2 or len(minute.number) != 2 or not (mark.close and minute.close):
        return None
    if mark.mark not in (":", "٫") and not (mark.mark == "." and r.has(index + 3, "am", "pm", "zone")):
        return None
    after = index + 3
    if r.item(after).mark == ":" and len(r.item(after + 1).number) == 2 and r.item(after + 1).close:
        after += 2
        if r.item(after).mark == "." and r.item(after + 1).number and r.item(after + 1).close:
            after += 2
    return int(minute.number), after


def _minutes_in_words(r: Reader, index: int) -> tuple[int, int]:
    """Return what words behind the hour add to it in minutes, and the item behind."""
    less = r.has(index, "less")
    if not less and not r.has(index, "and"):
        return 0, index
    minutes, after = r.value(index + 1, "minute"), index + 2
    if minutes is None:
        counted = r.count(index + 1)
        if counted is None or not r.has(counted[1], "minuteword"):
            return 0, index
        minutes, after = counted[0], counted[1] + 1
    return (-minutes if less else minutes), after


def _half(r: Reader, index: int) -> tuple[str, int]:
    """Return which part of the day a word behind the hour names, and the item behind."""
    for after in (index, r.skip(index, "of", "in")):
        for kind in ("am", "pm", "part"):
            entry = r.entry(after, kind)
            if entry is not None:
                return str(entry.data.get("half", kind)), after + 1
    return "", index


def _text(hour: int, minute: int, half: str) -> str:
    """Return the time of day on a clock of 24 hours, or an empty text when there is none such."""
    if half in ("pm", "noon", "night") and hour < _NOON:
        if half == "pm" or (half == "noon" and hour < _NOON // 2) or (half == "night" and hour >= _NOON // 2):
            hour += _NOON
    elif half in ("am", "night") and hour == _NOON:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if 0 <= hour < 24 and minute < 60 else ""


def _zone(r: Reader, index: int) -> int:
    """Return the item behind the zone at an item, or the item itself when there is none."""
    after = r.marks(index, "(", 1)
    named = r.skip(after, "zone")
    offset = _offset(r, named, alone=named == after)
    if named == after and offset == named:
        return index
    end = offset
    if after > index and r.item(end).mark == ")":
        end += 1
    return end


def _offset(r: Reader, index: int, *, alone: bool) -> int:
    """Return the item behind a distance from Greenwich, with its minutes where it stands alone without a zone."""
    if r.item(index).mark not in ("+", "-", "−") or not r.item(index + 1).number or not r.item(index + 1).close:
        return index
    minutes = len(r.item(index + 1).number) == 4 or r.item(index + 2).mark == ":"
    if alone and not minutes:
        return index
    if len(r.item(index + 1).number) not in (1, 2, 4) or r.item(index + 2).mark in ("-", "/", "."):
        return index
    if r.item(index + 2).mark == ":" and r.item(index + 3).number and r.item(index + 3).close:
        return index + 4
    return index + 2
