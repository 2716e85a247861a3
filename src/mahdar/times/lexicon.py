"""The time words of a language, compiled once into three patterns and a look-up table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mahdar.lang import frequency
from mahdar.lang.load import Entry, load_entries, load_table
from mahdar.times.plain import Plain, plain_letter
from mahdar.times.reckon import YEARS
from mahdar.times.shapes import confirm, item, trigger
from mahdar.times.spelling import Folding, Speller
from mahdar.times.trie import trie_pattern

# Shorter words after the letter of the future are seldom verbs.
_SHORTEST_VERB = 4


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the reader of times needs to know of one language. Its patterns match plain text (see `Plain`).

    Attributes:
        table: translation table that folds a spelling for look-up.
        letters: each letter that is folded, with the one it folds to.
        marks: finds what may stand behind a letter and is no part of the spelling.
        readings: for each folded phrase, the entry of every kind that it may be.
        before: letters that may be written before the first word, joined to it.
        trigger: finds words and numbers with which a time may begin; cheap.
        confirm: matches where one begins, by what follows.
        word: finds any word of the pack and any number, where the text is known to be a time.
        item: matches the next phrase, number or mark.
        number: finds numbers in words, folded; `thousand`: those with which a year begins.
        guard: folded words that keep a match from being a time, or change how it is read, by the reason.
        joined: letters that join a word to what stands before it, one each.
        future: letters written before a verb of the present that set it in the future, one each.
        present: letters with which a verb of the present begins.
        counts: how common folded words are; tells verbs of the future from words that only begin like one.
        definite: the article where it is joined to its word.
        telling: words one of which stands in every time that is told in words: the rarest of each phrase with which
            one may begin.
        month_first: whether a month may stand before its day without a year behind them.
    """

    table: Folding
    letters: tuple[tuple[str, str], ...]
    marks: re.Pattern[str] | None
    readings: Mapping[str, Mapping[str, Entry]]
    before: re.Pattern[str]
    trigger: re.Pattern[str]
    confirm: re.Pattern[str]
    word: re.Pattern[str]
    item: re.Pattern[str]
    number: re.Pattern[str]
    thousand: re.Pattern[str]
    guard: Mapping[str, frozenset[str]]
    joined: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    counts: Mapping[str, int] | None = None
    month_first: bool = False
    definite: tuple[str, ...] = ()
    telling: frozenset[str] = frozenset()

    def fold(self, words: str) -> str:
        """Return `words` in the spelling of the tables: letters folded, single spaces."""
        return " ".join(words.translate(self.table).lower().split())

    def plain(self, text: str, start: int, end: int) -> Plain:
        """Return a stretch of text as the patterns match it."""
        return Plain(self.letters, self.marks, text, start, end)

    def entry(self, kind: str, words: str) -> Entry | None:
        """Return the entry of `kind` that `words` spell, or None."""
        return self.readings.get(self.fold(words), {}).get(kind)

    def value(self, kind: str, words: str) -> Any:
        """Return the value of the entry of `kind` that `words` spell, or None."""
        entry = self.entry(kind, words)
        return None if entry is None else entry.data.get("value")

    def promises(self, word: str) -> bool:
        """Return whether a folded word sets what follows it in the future: an auxiliary, or a verb of the future."""
        if word in self.guard["future"]:
            return True
        rest = word[1:]
        if self.counts is None or len(rest) < _SHORTEST_VERB or not word.startswith(self.future):
            return False
        return rest.startswith(self.present) and self.counts.get(rest, 0) > self.counts.get(word, 0)


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the compiled time words of `language` (ISO 639-1).

    Raises:
        PackError: the language has no `times.toml` or no `letters.toml`.

    >>> load_lexicon("ar").value("month", "كانون الثاني")
    1
    """
    return compile_lexicon(
        load_entries(language, "times"),
        load_table(language, "times"),
        load_table(language, "letters")["fold"],
        frequency.load(language),
    )


def compile_lexicon(
    entries: Iterable[Entry],
    table: Mapping[str, Any],
    letters: Mapping[str, str],
    counts: Mapping[str, int] | None = None,
) -> Lexicon:
    """Return the lexicon of one pack.

    Args:
        entries: the pack's `[[entry]]` tables.
        table: the whole `times.toml`, for `affixes`, `guard` and `order`.
        letters: the `fold` table of `letters.toml`.
        counts: how common folded words are, where the language has counts.
    """
    spell = Speller(letters)
    affixes = {name: [spell.fold(form) for form in forms] for name, forms in table["affixes"].items()}
    article, fused = affixes["article"], affixes["fused"]

    readings: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        kind = entry.data["kind"]
        for form in map(spell.fold, entry.forms):
            readings.setdefault(form, {}).setdefault(kind, entry)
            for own in article:
                if form.startswith(own) and form != own:
                    for joined in fused:
                        readings.setdefault(joined + form[len(own) :], {}).setdefault(kind, entry)
    forms: dict[str, set[str]] = {}
    for form, kinds in readings.items():
        for kind in kinds:
            forms.setdefault(kind, set()).add(form)
    definite = tuple(own if own.isalpha() and fused else own + " " for own in article) + tuple(fused)
    forms["the_unit"] = {form for form in forms.get("unit", ()) if form.startswith(definite)}
    forms["a_unit"] = forms.get("unit", set()) - forms["the_unit"]
    forms["alone"] = {form for kind in _ALONE for form in forms.get(kind, ())}
    forms["begin"] = {form for kind in (*_ALONE, *_FOLLOWED) for form in forms.get(kind, ())}
    forms |= {"phrase": set(readings), "before": set(affixes["before"]), "joined": set(affixes["joined"])}
    words = _Patterns({kind: trie_pattern(known, plain_letter) for kind, known in forms.items()})
    marks = re.escape(letters["drop"])
    return Lexicon(
        spell.folding,
        spell.letters,
        re.compile(f"[{marks}]+") if marks else None,
        readings,
        re.compile(rf"(?:{words['before']})(?=\S)", re.IGNORECASE),
        re.compile(trigger(words, marks), re.IGNORECASE),
        re.compile(confirm(words), re.IGNORECASE),
        re.compile(
            rf"\b(?<![\w{marks}])(?:{words['before']})??(?:(?:{words['phrase']})(?![^\W\d]|_)|\d)", re.IGNORECASE
        ),
        re.compile(item(words), re.IGNORECASE),
        re.compile(trie_pattern(_numbers(readings, 0), re.escape)),
        re.compile(trie_pattern(_numbers(readings, YEARS.start), re.escape)),
        _Guards({name: frozenset(map(spell.fold, known)) for name, known in table.get("guard", {}).items()}),
        tuple(affixes["joined"]),
        tuple(affixes.get("future", ())),
        tuple(affixes.get("present", ())),
        counts,
        bool(table.get("order", {}).get("month_first")),
        tuple(table["affixes"]["article"]) if fused else (),
        _rarest(forms["begin"], counts or {}),
    )


def _numbers(readings: Mapping[str, Mapping[str, Entry]], least: int) -> list[str]:
    """Return the folded numbers in words that are as great as one; those of a place in a row too, where it is 0."""
    known = {form: kinds["cardinal"].data["value"] for form, kinds in readings.items() if "cardinal" in kinds}
    rows = [form for form, kinds in readings.items() if "ordinal" in kinds] if not least else []
    return [form for form, value in known.items() if value >= least] + rows


def _rarest(phrases: Iterable[str], counts: Mapping[str, int]) -> frozenset[str]:
    """Return the rarest word of each phrase."""
    words = (re.findall(r"[^\W\d_]+", phrase) for phrase in phrases)
    return frozenset(min(parts, key=lambda word: counts.get(word, 0)) for parts in words if parts)


class _Patterns(dict[str, str]):
    """A pattern for each kind; one that never matches for a kind that a pack lacks."""

    def __missing__(self, kind: str) -> str:
        return "(?!)"


class _Guards(dict[str, frozenset[str]]):
    """Folded words by reason; none for a reason that a pack lacks."""

    def __missing__(self, reason: str) -> frozenset[str]:
        return frozenset()


# The kinds of words with which a time may begin, whatever follows.
_ALONE = (
    "part",
    "dayword",
    "monthword",
    "edge",
    "day",
    "weekday",
    "yearword",
    "month",
    "hijri",
    "season",
    "decade",
    "fraction",
    "periodword",
    "clock",
    "the_unit",
)
# The kinds with which one may begin where the right words follow.
_FOLLOWED = (
    "ago",
    "ahead",
    "last_count",
    "last_before",
    "next_before",
    "this_before",
    "ordinal",
    "century",
    "unit",
    "cardinal",
    "vague",
    "approx",
    "article",
)
