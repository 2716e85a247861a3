"""The times that a stretch of text names."""

from __future__ import annotations

import re

from mahdar.model import Span, Timex
from mahdar.times.lexicon import Lexicon, load_lexicon
from mahdar.times.resolve import Resolver

# How far back the words before a match are read to tell a time from a name.
_BEFORE = 40


def find(text: str, start: int, end: int, anchor: str | None, language: str = "ar") -> tuple[Timex, ...]:
    """Return the times that `text` names between two offsets, in order, none overlapping another.

    A time whose words cannot be resolved (a relative one without an anchor, a week, a vague
    distance) is returned with the value ``""``: the words are known, the date is not. No value is
    ever invented. Words that look like a time but name something else are left out.

    Args:
        text: the page's text.
        start, end: the stretch, in code points of `text`, end exclusive.
        anchor: the date from which relative times are counted, as an ISO 8601 prefix (usually
            the day of publication); None leaves relative times unresolved.
        language: ISO 639-1 code of the words.

    Raises:
        PackError: there is no pack for the language.

    >>> text = "وصل الوفد أمس الثلاثاء، ويغادر في 15 شباط."
    >>> [(t.span.text, t.value) for t in find(text, 0, len(text), "2022-01-12")]
    [('أمس الثلاثاء', '2022-01-11'), ('15 شباط', '2022-02-15')]
    >>> [(t.span.text, t.value) for t in find(text, 0, len(text), None)]
    [('أمس الثلاثاء', ''), ('15 شباط', '')]
    """
    lexicon = load_lexicon(language)
    return find_with(lexicon, text, start, end, anchor)


def find_with(lexicon: Lexicon, text: str, start: int, end: int, anchor: str | None) -> tuple[Timex, ...]:
    """Return the times of a stretch, read with a given lexicon; see `find`."""
    found: list[Timex] = []
    resolver: Resolver | None = None
    done = start
    for trigger in lexicon.trigger.finditer(text, start, end):
        at = trigger.start()
        if at < done:
            continue
        match = lexicon.pattern.match(text, at, end)
        if match is None or match.lastgroup is None:
            continue
        shape = match.lastgroup
        if _is_name(lexicon, text, match, shape, start, end):
            done = match.end()
            continue
        if resolver is None:
            resolver = Resolver(lexicon, anchor)
        value, rule, relative = resolver.resolve(match, shape)
        left, right = match.span(shape)
        if not value and (shape in ("numeric", "stroke") or rule == "word"):
            done = max(done, match.end())
            continue
        right = _end_of(text, left, right)
        used = anchor if relative and value else None
        if shape == "date":
            earlier, last = _earlier_days(resolver, text, match, anchor)
            found.extend(earlier)
            left = last if earlier else left
        found.append(Timex(value, Span.of(text, left, right), rule, used))
        done = match.end()
    return tuple(found)


_STOPS = ".،,؛:"
_DAYS = {"date": "da_d", "ofmonth": "om_d"}


def _earlier_days(resolver: Resolver, text: str, match: re.Match[str], anchor: str | None) -> tuple[list[Timex], int]:
    """Return a time for each day but the last of a date that names several, and where the last begins.

    In "9 and 10 January" the 9 is a time of its own.
    """
    numbers = list(resolver.lexicon.day_number.finditer(text, *match.span("da_d")))
    times = []
    for number in numbers[:-1]:
        value, rule, relative = resolver.day_of_month(match, "da_", resolver.number(number[0]))
        span = Span.of(text, number.start(), number.end())
        times.append(Timex(value[:10], span, rule, anchor if relative and value else None))
    return times, numbers[-1].start()


def _end_of(text: str, left: int, right: int) -> int:
    """Return where the words of a time end: without space and strokes, with the bracket that closes one in them."""
    right = left + len(text[left:right].rstrip(" \t\n\r\xa0([-–,،|"))
    if text.count("(", left, right) > text.count(")", left, right):
        after = right + len(text[right : right + 2]) - len(text[right : right + 2].lstrip())
        if text[after : after + 1] == ")":
            return after + 1
    return right


def _is_name(lexicon: Lexicon, text: str, match: re.Match[str], shape: str, start: int, end: int) -> bool:
    """Return whether the words around a match make it a name or a habit, not a time."""
    guard = lexicon.guard
    left = match.start(shape)
    if shape in ("date", "ofmonth") and left > match.start() and lexicon.value("ordinal", match[_DAYS[shape]]):
        return True  # "and twentieth": the end of a number in words whose beginning was not read
    if shape in ("weekday", "date", "day", "bare"):
        before = lexicon.fold(text[max(start, left - _BEFORE) : left])
        last = before.rsplit(" ", 1)[-1]
        if shape == "date":
            return last in guard["event"] and not match["da_y"]
        if shape == "bare":
            return last not in lexicon.values["in"]
        if shape == "weekday":
            following = lexicon.fold(text[match.end() : min(end, match.end() + _BEFORE)]).split(" ")[0]
            return (last in guard["every"] and match["we_r"] is None) or following.strip(_STOPS) in guard["ordinal"]
        return _is_other_day(lexicon, text, match, before, end)
    return False


def _is_other_day(lexicon: Lexicon, text: str, match: re.Match[str], before: str, end: int) -> bool:
    """Return whether a bare "today" is another day, a World Day, or the end of a publisher's name."""
    guard = lexicon.guard
    words = match["dy_r"]
    entry = lexicon.entry("day", words)
    alone = match["dy_p"] is None
    if entry is None or (entry.data.get("joined") and alone and match.start() == match.start("day")):
        return True
    if entry.data["value"] != 0 or not alone:
        return False
    if any(before.endswith(phrase) for phrase in guard["before_today"] if _ends_with_word(before, phrase)):
        return True
    whole = f"{before} {lexicon.fold(words)}".strip()
    if any(_ends_with_word(whole, name) for name in guard["name"]):
        return True
    after = match.end()
    if after < end and text[after] in "\"»”’'" and any(mark in text[max(0, after - 25) : after] for mark in "\"«“”‘'"):
        return True
    following = lexicon.fold(text[after : min(end, after + 25)]).split(" ")[0].strip(_STOPS)
    return following in guard["after_today"]


def _ends_with_word(text: str, phrase: str) -> bool:
    return text == phrase or text.endswith(" " + phrase)
