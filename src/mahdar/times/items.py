"""The words, numbers and marks at a place, with what the pack knows of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mahdar.lang.load import Entry
    from mahdar.times.lexicon import Lexicon
    from mahdar.times.plain import Plain


class Item:
    """A number, a phrase of the pack, or a mark.

    Attributes:
        start, end: where it stands in the source.
        number: its digits, or "".
        mark: the mark, or "".
        readings: for each kind that the phrase may be, its entry.
        close: True when nothing stands between it and the item before.
    """

    __slots__ = ("close", "end", "mark", "number", "readings", "start")

    def __init__(
        self, start: int, end: int, number: str, mark: str, readings: Mapping[str, Entry], *, close: bool
    ) -> None:
        self.start = start
        self.end = end
        self.number = number
        self.mark = mark
        self.readings = readings
        self.close = close


_NOTHING: Mapping[str, Entry] = {}
_END = Item(-1, -1, "", "", _NOTHING, close=False)
# No time has so many items; a page that repeats one word must not cost more than its length.
_MOST = 40
# A longer number is no part of a time.
_LONGEST = 8
# How much of the text behind the last item is looked at.
_WORD = 20
# Empty items behind the last, so that rules may look ahead.
_AHEAD = [_END] * 12


class Items(list[Item]):
    """The items from one place of a text to the first word that the pack does not know; behind them empty ones.

    `behind` is the beginning of what follows the last item.

    Args:
        lexicon: the time words of the language.
        plain: the stretch that is read.
        start: the place in its plain text from which on it is read.
    """

    def __init__(self, lexicon: Lexicon, plain: Plain, start: int) -> None:
        super().__init__()
        text, at = plain.text, start
        while len(self) < _MOST:
            match = lexicon.item.match(text, at)
            if match is None:
                break
            kind = match.lastgroup
            assert kind is not None
            left, right = match.span(kind)
            words = match[kind]
            # Direction marks between the numbers of a date do not part them.
            close = left == at or not any(map(str.isspace, text[at:left]))
            at = right
            if kind == "number" and right - left > _LONGEST:
                break
            left, right = plain.offset(left), plain.offset(right)
            if kind == "number":
                self.append(Item(left, right, words, "", _NOTHING, close=close))
            elif kind == "mark":
                self.append(Item(left, right, "", words, _NOTHING, close=close))
            else:
                readings = lexicon.readings.get(" ".join(words.lower().split()), _NOTHING)
                self.append(Item(left, right, "", "", readings, close=close))
        self._size = len(self)
        behind = plain.offset(at)
        self.behind = plain.source[behind : min(plain.end, behind + _WORD)].strip() if self._size < _MOST else ""
        self.extend(_AHEAD)

    def over(self, index: int, *, behind: bool = False) -> bool:
        """Return whether no item stands from an index on, and nothing but white space (with `behind`, something)."""
        return index >= self._size and behind is bool(self.behind)
