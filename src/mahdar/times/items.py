"""The words, numbers and marks of a stretch, one by one, with what the pack knows of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mahdar.lang.load import Entry
    from mahdar.times.lexicon import Lexicon


class Item:
    """A number, a phrase of the pack, or a mark.

    Attributes:
        start, end: where it stands in the text.
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


class Items:
    """The items from one place of a text on, read as far as they are asked for.

    The first word that the pack does not know ends them.

    Args:
        lexicon: the time words of the language.
        text: the text.
        start, end: the stretch that is read.
    """

    def __init__(self, lexicon: Lexicon, text: str, start: int, end: int) -> None:
        self._lexicon = lexicon
        self._text = text
        self._at = start
        self._end = end
        self._items: list[Item] = []

    def __getitem__(self, index: int) -> Item:
        while len(self._items) <= index:
            if index >= _MOST:
                return _END
            item = self._next()
            if item is _END:
                return item
            self._items.append(item)
            self._at = item.end
        return self._items[index]

    def over(self, index: int) -> bool:
        """Return whether nothing but white space stands from an index on."""
        return self[index] is _END and not self._text[self._at : self._end].strip()

    def _next(self) -> Item:
        match = self._lexicon.item.match(self._text, self._at, self._end)
        if match is None:
            return _END
        kind = match.lastgroup
        assert kind is not None
        start, end = match.span(kind)
        words = match[kind]
        # Direction marks between the numbers of a date do not part them.
        close = start == self._at or not any(map(str.isspace, self._text[self._at : start]))
        if kind == "number":
            return Item(start, end, words, "", _NOTHING, close=close)
        if kind == "mark":
            return Item(start, end, "", words, _NOTHING, close=close)
        folded = self._lexicon.fold(words)
        return Item(start, end, "", "", self._lexicon.readings.get(folded, _NOTHING), close=close)
