"""The time words of a language, compiled once into one pattern and its look-up tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mahdar.lang.load import Entry, load_entries, load_table
from mahdar.times.shapes import compose, day_number, trigger
from mahdar.times.spelling import Speller


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the reader of times needs to know of one language.

    Attributes:
        table: translation table that folds a spelling for look-up.
        values: for each kind, the entry of every folded form.
        trigger: finds words and numbers with which a time may begin; cheap.
        pattern: matches one time where it begins; the named group that closes last tells its shape.
        day_number: finds the number of a day, in digits or words.
        guard: folded words that keep a match from being a time, by the reason.
    """

    table: Mapping[int, str | None]
    values: Mapping[str, Mapping[str, Entry]]
    trigger: re.Pattern[str]
    pattern: re.Pattern[str]
    day_number: re.Pattern[str]
    guard: Mapping[str, frozenset[str]]

    def fold(self, words: str) -> str:
        """Return `words` in the spelling of the tables: letters folded, single spaces."""
        return " ".join(words.translate(self.table).lower().split())

    def entry(self, kind: str, words: str) -> Entry | None:
        """Return the entry of `kind` that `words` spell, or None."""
        return self.values.get(kind, {}).get(self.fold(words))

    def value(self, kind: str, words: str) -> Any:
        """Return the value of the entry of `kind` that `words` spell, or None."""
        entry = self.entry(kind, words)
        return None if entry is None else entry.data.get("value")


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the compiled time words of `language` (ISO 639-1).

    Raises:
        PackError: the language has no `times.toml` or no `letters.toml`.

    >>> load_lexicon("ar").value("month", "كانون الثاني")
    1
    """
    return compile_lexicon(
        load_entries(language, "times"), load_table(language, "times"), load_table(language, "letters")["fold"]
    )


def compile_lexicon(entries: Iterable[Entry], table: Mapping[str, Any], letters: Mapping[str, str]) -> Lexicon:
    """Return the lexicon of one pack.

    Args:
        entries: the pack's `[[entry]]` tables.
        table: the whole `times.toml`, for `affixes` and `guard`.
        letters: the `fold` table of `letters.toml`.
    """
    spell = Speller(letters)
    article, fused = spell.fold(table["affixes"]["article"]), [spell.fold(f) for f in table["affixes"]["fused"]]

    values: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        known = values.setdefault(entry.data["kind"], {})
        for form in map(spell.fold, entry.forms):
            known.setdefault(form, entry)
            if article and form.startswith(article):
                for joined in fused:
                    known.setdefault(joined + form[len(article) :], entry)
    words = {kind: spell.pattern(forms) for kind, forms in values.items()}
    units = values.get("unit", {})
    definite = (article, *fused)
    words["the_unit"] = spell.pattern(f for f in units if not article or f.startswith(definite))
    words["a_unit"] = spell.pattern(f for f in units if not article or not f.startswith(definite))
    words["before"] = spell.pattern(map(spell.fold, table["affixes"]["before"]))
    words["article"] = spell.pattern([article]) if article else ""
    guard = {name: frozenset(map(spell.fold, forms)) for name, forms in table.get("guard", {}).items()}
    words["from_else"] = spell.pattern(guard.get("from_else", ()))
    marks = re.escape(letters["drop"])
    words["begin"] = spell.pattern({form for kind in _BEGIN for form in values.get(kind, {})})
    return Lexicon(
        spell.folding,
        values,
        re.compile(trigger(words, marks), re.IGNORECASE),
        re.compile(compose(words, marks), re.IGNORECASE),
        re.compile(day_number(words), re.IGNORECASE),
        guard,
    )


# The kinds of words with which a time may begin.
_BEGIN = ("part", "dayword", "edge", "day", "weekday", "ordinal", "yearword", "ago", "month")
