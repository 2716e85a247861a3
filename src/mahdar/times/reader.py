"""What the rules of times have in common: looking at items, small numbers, months, years."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mahdar.times.items import Item, Items
from mahdar.times.reckon import HIJRI_YEARS, YEARS, Anchor

if TYPE_CHECKING:
    from mahdar.lang.load import Entry
    from mahdar.times.lexicon import Lexicon


@dataclass(slots=True)
class Found:
    """A time that a rule reads.

    Attributes:
        end: the item behind it.
        value: EDTF; empty when the words do not tell.
        rule: what gave the value.
        relative: whether it was counted from the anchor.
        shape: what kind of words it is, for the guards.
        weekday: the weekday printed beside a whole date.
        begin: the item with which it begins.
        earlier: days of the same month that are times of their own: first item, item behind, value.
        open: month and day (None for a whole month) where no word gives the year, and the other end of a stretch may.
    """

    end: int
    value: str
    rule: str
    relative: bool = False
    shape: str = "time"
    weekday: int | None = None
    begin: int = 0
    earlier: list[tuple[int, int, str]] = field(default_factory=list)
    open: tuple[int, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """The year of a date: a number, or the one that "last", "next" or "this" gives.

    Attributes:
        end: the item behind it.
        number: None when it is relative.
        hijri: whether it is a year of the Hijra.
        step: -1 last, 0 this, 1 next.
        of_year: whether the step counts years ("March of last year"), not the month itself ("last March").
    """

    end: int
    number: int | None = None
    hijri: bool = False
    step: int = 0
    of_year: bool = False


class Reader:
    """Reads the items from one place on.

    Args:
        lexicon: the time words of the language.
        items: the items from the place where a time may begin.
        anchor: the date from which relative times are counted.
        before: the folded words before that place, in the same clause.
        loose: whether the text is known to hold a time, so that bare numbers count.
    """

    __slots__ = ("_future", "anchor", "before", "items", "lexicon", "loose")

    def __init__(self, lexicon: Lexicon, items: Items, anchor: Anchor, before: list[str], *, loose: bool) -> None:
        self.lexicon = lexicon
        self.items = items
        self.anchor = anchor
        self.before = before
        self.loose = loose
        self._future: bool | None = None

    # ------------------------------------------------------------------------------------------ looking
    def item(self, index: int) -> Item:
        """Return the item at an index; an empty one behind the last."""
        return self.items[index]

    def entry(self, index: int, kind: str) -> Entry | None:
        """Return the entry of a kind that the item spells, or None."""
        return self.items[index].readings.get(kind)

    def value(self, index: int, kind: str) -> int | None:
        """Return the value of that entry, or None."""
        entry = self.items[index].readings.get(kind)
        return None if entry is None else entry.data["value"]

    def has(self, index: int, *kinds: str) -> bool:
        """Return whether the item spells one of the kinds."""
        readings = self.items[index].readings
        if readings:
            for kind in kinds:
                if kind in readings:
                    return True
        return False

    def skip(self, index: int, *kinds: str) -> int:
        """Return the first item from `index` on that spells none of the kinds."""
        while self.has(index, *kinds):
            index += 1
        return index

    def marks(self, index: int, allowed: str, most: int = 2) -> int:
        """Return the item behind up to `most` of the allowed marks."""
        while most and self.items[index].mark and self.items[index].mark in allowed:
            index, most = index + 1, most - 1
        return index

    def after(self, *kinds: str) -> bool:
        """Return whether the one or two words before the place spell one of the kinds."""
        readings = self.lexicon.readings
        last = self.before[-1:]
        if last and last[0] not in readings and last[0].startswith(self.lexicon.joined):
            last = [last[0][1:]]
        ends = (" ".join(self.before[-2:]), " ".join(last))
        return any(kind in readings.get(words, ()) for words in ends for kind in kinds)

    def described(self, index: int) -> bool:
        """Return whether a word with the article joined to it follows the last item, as an adjective does."""
        return self.items.over(index, behind=True) and self.items.behind.startswith(self.lexicon.definite)

    @property
    def bracketed(self) -> bool:
        """Whether a bracket opens right before the place."""
        return bool(self.before) and self.before[-1].endswith("(")

    def stops(self, index: int) -> bool:
        """Return whether a mark or the end of the stretch stands at an index."""
        return bool(self.items[index].mark) or self.items.over(index)

    @property
    def future(self) -> bool:
        """Whether the words before set the time in the future."""
        if self._future is None:
            self._future = any(map(self.lexicon.promises, self.before))
        return self._future

    @property
    def direction(self) -> int:
        """-1 behind "since", 1 behind "by" and words of the future, else 0."""
        return -1 if self.after("since") else 1 if self.after("by") or self.future else 0

    # ------------------------------------------------------------------------------------------ numbers
    def cardinal(self, index: int) -> tuple[int, int] | None:
        """Return a number in words, a sum of its parts, and the item behind."""
        total = self.value(index, "cardinal")
        if total is None:
            return None
        index += 1
        while True:
            after = index + 1 if self.has(index, "and") or self.items[index].mark == "-" else index
            part = self.value(after, "cardinal") if after > index else None
            if part is None:
                return total, index
            room = next(size for size in (1000, 100, 10, 1) if total % size == 0)
            if not (part < room or (0 < total % 100 < 10 <= 20 <= part < 100)):
                return total, index
            total, index = total + part, after + 1

    def count(self, index: int) -> tuple[int, int] | None:
        """Return a number of units, in digits or words, and the item behind."""
        if self.has(index, "article") and self.items[index + 1].number:
            index += 1
        digits = self.items[index].number
        if digits:
            return (int(digits), index + 1) if len(digits) <= 3 and not self.part_of_number(index) else None
        return self.cardinal(index)

    def day(self, index: int) -> tuple[int, int] | None:
        """Return the number of a day, in digits or words, and the item behind."""
        digits = self.items[index].number
        if digits:
            number = int(digits) if len(digits) <= 2 else 0
            index = index + 2 if self.items[index + 1].close and self.has(index + 1, "suffix") else index + 1
        else:
            spelled = self.value(index, "ordinal")
            index += 1
            if spelled is None:
                found = self.cardinal(index - 1)
                if found is None:
                    found = (self.value(index - 1, "hour") or 0, index) if self.loose else (0, 0)
                number, index = found
            else:
                number = spelled
        return (number, index) if 1 <= number <= 31 else None

    def part_of_number(self, index: int) -> bool:
        """Return whether digits go on behind a point or comma: a decimal, a thousand."""
        return bool(
            self.items[index + 1].mark in (".", ",", "٫")
            and self.items[index + 1].close
            and self.items[index + 2].number
            and self.items[index + 2].close
        )

    # ------------------------------------------------------------------------------------------ months, years
    def month(self, index: int) -> tuple[int, int, int] | None:
        """Return a month, the month of a second name beside it (else the same), and the item behind."""
        month = self.value(index, "month")
        if month is None:
            return None
        index += 1
        opened = self.items[index].mark
        after = index + 1 if opened and opened in "/(-–" else index
        second = self.value(after, "month")
        if second is None:
            return month, month, index
        if opened != "/" and second != month:
            return month, month, index
        after += 1
        return month, second, after + 1 if opened == "(" and self.items[after].mark == ")" else after

    def year(self, index: int) -> Year | None:
        """Return the year that a number spells, with its era."""
        digits = self.items[index].number
        if digits:
            number, index = int(digits), index + 1
            if len(digits) != 4 or self.part_of_number(index - 1):
                return None
        else:
            found = self.cardinal(index)
            if found is None or found[0] < YEARS.start:
                return None
            number, index = found
        if self.has(index, "era_h"):
            return Year(index + 1, number, hijri=True)
        if self.has(index, "era_g"):
            return Year(index + 1, number)
        return Year(index, number, hijri=number in HIJRI_YEARS)

    def year_behind(self, index: int) -> Year | None:
        """Return the year that follows a month, written or relative."""
        after = self.skip(self.marks(index, ",،؛-–/.|"), "of", "yearword")
        year = self.year(after)
        if year is not None and year.number in YEARS:
            return year
        step = self.step(index)
        if step is not None:
            return Year(step[1], step=step[0])
        relative = self.relative_unit(self.skip(index, "of"))
        return Year(relative[2], step=relative[1], of_year=True) if relative and relative[0] == "year" else None

    def step(self, index: int) -> tuple[int, int] | None:
        """Return -1 for "last", 0 for "this", 1 for "next" behind a word, and the item behind."""
        for kind, step in (("last", -1), ("this", 0), ("next", 1)):
            if self.has(index, kind):
                return step, index + 1
        return (1, index + 1) if self.loose and self.has(index, "following") else None

    def step_before(self, index: int) -> tuple[int, int] | None:
        """Return -1 for "last", 0 for "this", 1 for "next" before a word, and the item behind."""
        for kind, step in (("last_before", -1), ("this_before", 0), ("next_before", 1)):
            if self.has(index, kind):
                return step, index + 1
        return None

    def unit(self, index: int) -> tuple[str, bool, int, bool] | None:
        """Return a unit: its name, whether it is definite, how many the form itself says, whether it needs a number."""
        entry = self.entry(index, "unit")
        if entry is None:
            return None
        data = entry.data
        return data["value"], bool(data.get("definite")), data.get("count", 1), bool(data.get("many"))

    def relative_unit(self, index: int) -> tuple[str, int, int] | None:
        """Return a unit counted from the anchor ("last year"), -1, 0 or 1, and the item behind."""
        before = self.step_before(index)
        unit = self.unit(before[1] if before else index)
        if unit is None or unit[2] != 1 or unit[3]:
            return None
        if before:
            return unit[0], before[0], before[1] + 1
        step = self.step(index + 1) if unit[1] else None
        return (unit[0], step[0], step[1]) if step else None
