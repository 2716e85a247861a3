"""The times of a pack: every entry passes its own tests, and the engine knows none of its letters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mahdar.lang.load import Entry, load_entries, load_table
from mahdar.times.find import find_with
from mahdar.times.lexicon import compile_lexicon, load_lexicon

LANGUAGES = ("ar", "en")
ENTRIES = load_entries("ar", "times")
ANCHOR = "2022-01-13"
EXAMPLES = [(language, entry) for language in LANGUAGES for entry in load_entries(language, "times")]
YES = [(language, entry, sentence) for language, entry in EXAMPLES for sentence in entry.yes]
NO = [(language, sentence) for language, entry in EXAMPLES for sentence in entry.no]


@pytest.mark.parametrize(("language", "entry", "sentence"), YES, ids=lambda value: getattr(value, "id", None))
def test_yes_sentences_hold_a_time(language: str, entry: Entry, sentence: str) -> None:
    """A form of the entry is read as a time, or as part of one."""
    lexicon = load_lexicon(language)
    times = find_with(lexicon, sentence, 0, len(sentence), ANCHOR)
    forms = [lexicon.fold(form) for form in entry.forms]
    # Joined to a letter before it, the article of a form is written shorter; a preposition stands before its time.
    (article,) = load_table(language, "times")["affixes"]["article"]
    bare = [form.removeprefix(lexicon.fold(article)) for form in forms]
    read = [lexicon.fold(sentence[max(0, time.span.start - 8) : time.span.end]) for time in times if time.span]
    assert any(form in words for words in read for form in bare)


@pytest.mark.parametrize(("language", "sentence"), NO)
def test_no_sentences_hold_none(language: str, sentence: str) -> None:
    """What looks like the entry is something else."""
    assert find_with(load_lexicon(language), sentence, 0, len(sentence), ANCHOR) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_have_the_values_they_need(language: str) -> None:
    """Months and weekdays are whole sets; days and units have numbers."""
    values: dict[str, set[object]] = {}
    for entry in load_entries(language, "times"):
        values.setdefault(entry.data["kind"], set()).add(entry.data.get("value"))
    assert values["month"] == values["hijri"] == set(range(1, 13))
    assert values["weekday"] == set(range(7))
    assert values["unit"] == {"hour", "day", "week", "month", "year", "decade", "century"}
    assert values["ordinal"] == {-1, *range(1, 32)}
    assert values["season"] == {21, 22, 23, 24}


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_stay_small(language: str) -> None:
    """To compile them takes longer than to read a page: some sixty thousand characters are a tenth of a second."""
    lexicon = load_lexicon(language)
    patterns = (lexicon.before, lexicon.trigger, lexicon.confirm, lexicon.word, lexicon.item)
    assert sum(len(pattern.pattern) for pattern in patterns) < 120_000


def test_another_alphabet_gives_the_same_spans() -> None:
    """The engine knows no letter: pack and text moved to other letters together are read alike."""
    letters = load_table("ar", "letters")["fold"]
    table = load_table("ar", "times")
    # A stretch of letters of the same size that no pack uses; marks and digits stay.
    arabic = [chr(code) for code in range(0x0620, 0x064B) if chr(code).isalpha() and code != 0x0640]
    arabic += sorted(set(letters["from"] + letters["to"]) - set(arabic) - set("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"))
    moved = {ord(letter): chr(0x1401 + number) for number, letter in enumerate(arabic)}

    def move(value: object) -> object:
        if isinstance(value, str):
            return value.translate(moved)
        if isinstance(value, list | tuple):
            return type(value)(move(item) for item in value)
        if isinstance(value, dict):
            return {key: move(item) for key, item in value.items()}
        return value

    kept = ("kind", "value", "half", "note")
    entries = [
        replace(entry, forms=tuple(form.translate(moved) for form in entry.forms), data=dict(entry.data))
        for entry in ENTRIES
        if all(key in kept or not isinstance(value, str) for key, value in entry.data.items())
    ]
    guard = {key: move(value) for key, value in table["guard"].items()}
    other = compile_lexicon(
        entries,
        {"affixes": move(table["affixes"]), "guard": guard},
        {key: letters[key].translate(moved) for key in ("from", "to")} | {"drop": letters["drop"]},
    )
    here = load_lexicon("ar")
    sentences = [sentence for entry in ENTRIES for sentence in (*entry.yes, *entry.no)]
    for sentence in sentences:
        first = find_with(here, sentence, 0, len(sentence), ANCHOR)
        second = find_with(other, sentence.translate(moved), 0, len(sentence), ANCHOR)
        ranges = [(time.span.range, time.value, time.rule) for time in first if time.span]
        assert ranges == [(time.span.range, time.value, time.rule) for time in second if time.span], sentence
