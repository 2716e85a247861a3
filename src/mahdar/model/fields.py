"""Checked reading of JSON values: each getter says which field was wrong, and what it found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from mahdar.errors import RecordError
from mahdar.model.span import Span

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one JSON object, and the place where it stands in the record.

    A field that is null counts as missing. Getters with a default give it for a missing field;
    those called ``optional_…`` give None; the others raise.

    >>> Fields.of({"a": {"b": 3}}).inner("a").text("b")
    Traceback (most recent call last):
    mahdar.errors.RecordError: a.b: expected text, found int
    """

    values: Mapping[str, Any]
    place: str = ""

    @classmethod
    def of(cls, value: object, place: str = "") -> Fields:
        """Return the fields of a JSON object.

        Raises:
            RecordError: the value is something else than an object.
        """
        if not isinstance(value, dict):
            _refuse(place, "an object", value)
        return cls(value, place)

    def has(self, name: str) -> bool:
        """Tell whether the field is there and not null."""
        return self.values.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text."""
        value = self.values.get(name, default)
        if value is None:
            value = default
        if not isinstance(value, str):
            self._refuse(name, "text", value)
        return value

    def optional_text(self, name: str) -> str | None:
        """Return a text, or None."""
        return self.text(name) if self.has(name) else None

    def number(self, name: str, default: float) -> float:
        """Return a number."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._refuse(name, "a number", value)
        return value

    def flag(self, name: str) -> bool:
        """Return true or false; false when the field is missing."""
        value = self.values.get(name, False)
        if value is None:
            return False
        if not isinstance(value, bool):
            self._refuse(name, "true or false", value)
        return value

    def choice(self, name: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of a fixed set of words."""
        value = self.values.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or value not in list(choices):
            self._refuse(name, "one of " + ", ".join(choices), value)
        return choices(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; empty when the field is missing."""
        values = self._list(name)
        for number, value in enumerate(values):
            if not isinstance(value, str):
                _refuse(f"{self._place(name)}[{number}]", "text", value)
        return tuple(values)

    def objects(self, name: str) -> tuple[Fields, ...]:
        """Return a list of objects; empty when the field is missing."""
        place = self._place(name)
        return tuple(Fields.of(value, f"{place}[{number}]") for number, value in enumerate(self._list(name)))

    def inner(self, name: str) -> Fields:
        """Return an object."""
        return Fields.of(self.values.get(name), self._place(name))

    def optional_inner(self, name: str) -> Fields | None:
        """Return an object, or None."""
        return self.inner(name) if self.has(name) else None

    def range_within(self, name: str, length: int) -> tuple[int, int] | None:
        """Return a pair of offsets within a text of some length, or None."""
        value = self.values.get(name)
        if value is None:
            return None
        pair = isinstance(value, list) and len(value) == 2 and all(type(item) is int for item in value)
        if not pair or not 0 <= value[0] <= value[1] <= length:
            self._refuse(name, f"two offsets, start <= end <= {length}", value)
        return (value[0], value[1])

    def needed_range(self, name: str, length: int) -> tuple[int, int]:
        """Return a pair of offsets within a text of some length."""
        pair = self.range_within(name, length)
        if pair is None:
            self._refuse(name, "two offsets", None)
        return pair

    def span(self, name: str, text: str, *, words: str | None) -> Span | None:
        """Return a span, or None when there are no offsets.

        Args:
            name: the field with the two offsets.
            text: what they count in.
            words: the words that the record gives for them; None to take them from `text`.
                They are kept even where they differ from it, so that a check can tell.
        """
        pair = self.range_within(name, len(text))
        if pair is None:
            return None
        found = text[slice(*pair)] if words is None else words
        if len(found) != pair[1] - pair[0]:
            self._refuse(name, f"offsets {len(found)} apart, as long as {found[:40]!r}", list(pair))
        return Span(pair[0], pair[1], found)

    def needed_span(self, name: str, text: str, *, words: str) -> Span:
        """Return a span whose words stand in the field `words`."""
        span = self.span(name, text, words=self.optional_text(words))
        if span is None:
            self._refuse(name, "two offsets", None)
        return span

    def _list(self, name: str) -> list[Any]:
        value = self.values.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self._refuse(name, "a list", value)
        return value

    def _place(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name

    def _refuse(self, name: str, expected: str, found: object) -> NoReturn:
        _refuse(self._place(name), expected, found)


def _refuse(place: str, expected: str, found: object) -> NoReturn:
    """Raise the error; short values are shown as they are, others by their type."""
    shown = repr(found)
    if found is None:
        shown = "nothing"
    elif expected in {"text", "a number", "a list", "an object", "true or false"} or len(shown) > 60:
        shown = type(found).__name__
    raise RecordError(f"{place or 'record'}: expected {expected}, found {shown}")
