"""The times that a stretch of text names."""

from __future__ import annotations

import re

from mahdar.model import Span, Timex
from mahdar.times.grammar import read_time
from mahdar.times.items import Items
from mahdar.times.lexicon import Lexicon, load_lexicon
from mahdar.times.plain import Plain
from mahdar.times.reader import Found, Reader
from mahdar.times.reckon import Anchor

# How far back the words before a time are read to tell it from a name.
_BEFORE = 40
# How many of them say whether it is to come.
_WORDS_BEFORE = 6


def find(
    text: str, start: int, end: int, anchor: str | None, language: str = "ar", *, loose: bool = False
) -> tuple[Timex, ...]:
    """Return the times that `text` names between two offsets, in order, none overlapping another.

    A time whose words cannot be resolved (a relative one without an anchor, a vague distance) is
    returned with the value ``""``: the words are known, the date is not. No value is ever invented.
    Words that look like a time but name something else are left out.

    Args:
        text: the page's text.
        start, end: the stretch, in code points of `text`, end exclusive.
        anchor: the date from which relative times are counted, as an ISO 8601 prefix (usually
            the day of publication); None leaves relative times unresolved.
        language: ISO 639-1 code of the words.
        loose: whether the text is known to be about dates, as what somebody types into a field for
            one: then a bare number is a day, and the year nearest to the anchor is taken however far.

    Raises:
        PackError: there is no pack for the language.

    >>> text = "وصل الوفد أمس الثلاثاء، ويغادر في 15 شباط."
    >>> [(t.span.text, t.value) for t in find(text, 0, len(text), "2022-01-12")]
    [('أمس الثلاثاء', '2022-01-11'), ('15 شباط', '2022-02-15')]
    >>> [(t.span.text, t.value) for t in find(text, 0, len(text), None)]
    [('أمس الثلاثاء', ''), ('15 شباط', '')]
    """
    return find_with(load_lexicon(language), text, start, end, anchor, loose=loose)


def find_with(
    lexicon: Lexicon, text: str, start: int, end: int, anchor: str | None, *, loose: bool = False
) -> tuple[Timex, ...]:
    """Return the times of a stretch, read with a given lexicon; see `find`."""
    found: list[Timex] = []
    counted_from: Anchor | None = None
    done = start
    trigger = lexicon.word if loose else lexicon.trigger
    plain = lexicon.plain(text, start, end)
    for match in trigger.finditer(plain.text, plain.start):
        place = match.start()
        at = plain.offset(place)
        if at < done or not (loose or lexicon.confirm.match(plain.text, place)):
            continue
        counted_from = counted_from or Anchor.read(anchor)
        before = lexicon.fold(_CLAUSE.split(text[max(start, at - _BEFORE) : at])[-1]).split()
        for begin in _beginnings(lexicon, plain, place):
            items = Items(lexicon, plain, begin)
            reader = Reader(lexicon, items, counted_from, before[-_WORDS_BEFORE:], loose=loose)
            read = read_time(reader)
            if read is not None:
                break
        else:
            continue
        over, done = done, max(done, items[read.end - 1].end)
        if not read.value and read.shape == "numeric":
            continue  # there is no such day: ages, scores and versions are written so too
        if not _is_name(lexicon, text, reader, read, plain.offset(begin) - at, start, end):
            found.extend(_times(lexicon, text, reader, read, before, over, anchor))
    return tuple(found)


def may_name_day(text: str, language: str = "ar") -> bool:
    """Return whether a text may name a whole day by itself: not without a day and a year. Cheap, and often too hopeful.

    Where it is False, no time that `find` returns without an anchor has a `day`.

    Raises:
        PackError: there is no pack for the language.

    >>> may_name_day("الأحد 4 آب 2013"), may_name_day("قبل 12 دقيقة"), may_name_day("انتخابات 2013")
    (True, False, False)
    """
    if _DAY_AND_YEAR.search(text):
        return True
    lexicon = load_lexicon(language)
    spelled = lexicon.number if _YEAR.search(text) else lexicon.thousand
    return spelled.search(lexicon.fold(text)) is not None


def printed_weekday(words: str, language: str) -> int | None:
    """Return the weekday printed beside the whole date that `words` begin with, 0 Monday; None when there is none.

    >>> printed_weekday("الأربعاء 12 كانون الثاني 2022", "ar")
    2
    """
    lexicon = load_lexicon(language)
    items = Items(lexicon, lexicon.plain(words, 0, len(words)), 0)
    read = read_time(Reader(lexicon, items, Anchor.read(None), [], loose=False))
    return read.weekday if read else None


_YEAR = re.compile(r"\d{4}")
# A year with another number, or three numbers between strokes.
_DAY_AND_YEAR = re.compile(r"\d{4}\D+\d|\d\D+\d{4}|\d\W*[-/.]\W*\d\d?\W*[-/.]\W*\d\d")
_CLAUSE = re.compile(r"[.،؛:؟!?\n«»\"“”]|,(?!\d)")
_STOPS = ".،,؛:"


def _beginnings(lexicon: Lexicon, plain: Plain, at: int) -> list[int]:
    """Return where a time may begin at a place: there, or behind letters written together with its first word."""
    joined = lexicon.before.match(plain.text, at)
    return [at] if joined is None or joined.end() == at else [at, joined.end()]


def _times(
    lexicon: Lexicon, text: str, reader: Reader, read: Found, before: list[str], start: int, anchor: str | None
) -> list[Timex]:
    """Return what was read as times: days that are listed each on its own."""
    used = anchor if read.relative and read.value else None
    items = reader.items
    times = []
    for first, behind, value in read.earlier:
        span = Span.of(text, items[first].start, items[behind - 1].end)
        times.append(Timex(value, span, read.rule, anchor if read.relative and value else None))
    left = items[read.begin].start
    if not read.earlier:
        left = _opening(lexicon, text, left, read, before, start)
    times.append(Timex(read.value, Span.of(text, left, _end_of(text, left, items[read.end - 1].end)), read.rule, used))
    return times


def _opening(lexicon: Lexicon, text: str, left: int, read: Found, before: list[str], start: int) -> int:
    """Return where the words of a time begin: with "from" or "between" for a stretch, with the article before it."""
    kinds = ("between", "from", "article") if read.rule in ("stretch", "years") else ("article",)
    for kind in kinds:
        for size in (2, 1):
            words = " ".join(before[-size:])
            if len(before) < size or kind not in lexicon.readings.get(words, ()):
                continue
            place = left
            for _ in range(size):
                place = len(text[start:place].rstrip()) + start
                while place > start and not text[place - 1].isspace():
                    place -= 1
            while not text[place].isalnum():
                place += 1
            return place
    return left


def _end_of(text: str, left: int, right: int) -> int:
    """Return where the words of a time end: with the bracket that closes one in them."""
    right = left + len(text[left:right].rstrip(" \t\n\r\xa0([-–,،|:"))
    if text.count("(", left, right) > text.count(")", left, right):
        after = right + len(text[right : right + 2]) - len(text[right : right + 2].lstrip())
        if text[after : after + 1] == ")":
            return after + 1
    return right


# ---------------------------------------------------------------------------------------------- names and habits
def _is_name(lexicon: Lexicon, text: str, reader: Reader, read: Found, joined: int, start: int, end: int) -> bool:
    """Return whether the words around a time make it a name or a habit."""
    if reader.loose:
        return False
    guard = lexicon.guard
    items = reader.items
    left, right = items[read.begin].start, items[read.end - 1].end
    before = lexicon.fold(text[max(start, left - _BEFORE) : left])
    last = before.rsplit(" ", 1)[-1]
    following = lexicon.fold(text[right : min(end, right + _BEFORE)]).split(" ")
    after = following[0].strip(_STOPS)
    if read.shape == "date":
        if joined and reader.has(read.begin, "ordinal"):
            return True  # "and twentieth": the end of a number in words whose beginning was not read
        counted = lexicon.readings.get(last, {})
        if reader.has(read.begin, "ordinal") and ("unit" in counted or "fraction" in counted):
            return True  # "the second week of March"
        return read.rule != "date" and (last in guard["event"] or after in guard["event_after"])
    if read.shape == "month":
        if joined and read.end - read.begin == 1 and text[left - joined : left] not in lexicon.joined:
            return True  # short names of months are the ends of other words
        return read.rule != "month" and after in guard["month_after"]
    if read.shape == "weekday":
        named = any(reader.has(index, "day") for index in range(read.begin, read.end))
        return after in guard["ordinal"] or after in guard["weekday_after"] or (last in guard["every"] and not named)
    if read.shape == "day":
        return after in guard["day_after"] or _is_other_day(lexicon, text, reader, read, before, joined, end)
    return False


def _is_other_day(lexicon: Lexicon, text: str, reader: Reader, read: Found, before: str, joined: int, end: int) -> bool:
    """Return whether a bare "today" is another day, a World Day, or the end of a publisher's name."""
    guard = lexicon.guard
    item = next(i for i in range(read.begin, read.end) if reader.has(i, "day"))
    entry = reader.entry(item, "day")
    alone = item == read.begin
    after = reader.items[read.end - 1].end
    if entry is None:
        return True
    if entry.data.get("joined") and alone and not joined:
        return True
    quoted = after < end and text[after] in "\"»”’'" and any(m in text[max(0, after - 25) : after] for m in "\"«“”‘'")
    if entry.data["value"] != 0 or not alone:
        return quoted and bool(entry.data.get("joined"))
    if any(before.endswith(phrase) for phrase in guard["before_today"] if _ends_with_word(before, phrase)):
        return True
    words = text[reader.items[item].start : reader.items[item].end]
    whole = f"{before} {lexicon.fold(words)}".strip()
    if any(_ends_with_word(whole, name) for name in guard["name"]):
        return True
    following = lexicon.fold(text[after : min(end, after + 25)]).split(" ")[0].strip(_STOPS)
    return quoted or following in guard["after_today"]


def _ends_with_word(text: str, phrase: str) -> bool:
    return text == phrase or text.endswith(" " + phrase)
