"""Lines that are credits: datelines, bylines, closing lines, credits of pictures."""

from __future__ import annotations

import re
from functools import lru_cache

from mahdar.articles.days import days_in
from mahdar.articles.lexicon import load_credits
from mahdar.articles.names import DASHES, QUOTED, QUOTES, is_publisher, known_parts, parts_of
from mahdar.times import find

# A dateline ends within this many characters of the text.
_DATELINE = 130
# Behind a dateline, on its line, stands at least this much of the text; behind a trailing code nothing.
_TEXT_AFTER = 10
# Between a dateline's place and the service behind it.
_GAP = 40
# Before a service in brackets stand a town, its state, a day: no more words than these besides the day, which are
# counted from this many characters on.
_PLACES = 30
_PLACES_WORDS = 8
# How many words of an agency's name stand before the brackets that spell it.
_NAME_BEFORE = 5
# A credit line of its own is no longer than this, in characters and in words.
_BYLINE = 80
_BYLINE_WORDS = 10
# A name, a place or a publisher within it has no more words; a place alone has two.
_PART_WORDS = 4
_PLACE_WORDS = 2
# A writer's name before a place has no more words.
_NAME_WORDS = 3
# "Written by" and a name; with a place behind a stroke.
_WRITER_WORDS = 5
_WRITER_PLACE_WORDS = 8
# What ends a dateline: a double dash, a dash or colon after a closing bracket, a dash between spaces, a colon.
_DATELINE_END = re.compile(rf"[{DASHES}]{{2,}}|\)\s*[{DASHES}:]+|\s[{DASHES}]\s|[{DASHES}]\s|\s[{DASHES}]|:(?=\s)")
_BRACKETS = re.compile(r"\((?P<r>[^()\n]{1,80})\)|/\s*(?P<s>[^/()\n]{2,30}?)\s*/")
# A place of up to four words, a service of up to three in brackets, a dash.
_PLACE_SERVICE = re.compile(
    rf"\s*(?:[^\W\d_]+[\s،,{DASHES}]*){{1,4}}\(\s*(?P<r>[^\W\d_]+(?:\s[^\W\d_]+){{0,2}})\s*\)\s*[{DASHES}]"
)
_DATED_BRACKET = re.compile(r"\s*\((?P<r>[^()\n]{6,90})\)")
_SIGNATURE = re.compile(r"\s*([^\W\d_]{2,})\s*")
_WORD = re.compile(r"\w+")
_PHOTO = re.compile(r"\(([^()\n]{2,40})\)\s*$")


def opens_with_dateline(words: str, language: str) -> bool:
    """Return whether a block begins with a dateline that names an agency or broadcaster in brackets.

    >>> opens_with_dateline("عمان (رويترز) - قال متحدث", "ar"), opens_with_dateline("قال متحدث (ناطق) أمس", "ar")
    (True, False)
    """
    head = words[:_DATELINE]
    if "(" not in head and "/" not in head:
        return False
    if unknown_service(words, language) is not None:
        return True
    found = _bracketed(head, language)
    if found is None or spells_a_name(head[: found.start()], language):
        return False
    after = head[found.end() : found.end() + 6]
    if len(words) - found.end() < _TEXT_AFTER:
        return False
    return found["s"] is not None or bool(re.match(rf"\s*[{DASHES}:،]", after)) or found.start() < 3


def unknown_service(words: str, language: str) -> tuple[int, int] | None:
    """Return where a dateline by its form holds the name of a service that no table knows, or None.

    The form is "Place (Service) -", or brackets that open the text and hold names and a full date.

    >>> unknown_service("كاربين (نوردبرس) - قال متحدث", "ar")
    (8, 15)
    """
    found = _PLACE_SERVICE.match(words)
    if found is not None:
        adjective = load_credits(language).definite.match(found["r"])
        return None if adjective or known_parts(found["r"], language) else found.span("r")
    found = _DATED_BRACKET.match(words)
    if found is None:
        return None
    dated = any(time.day for time in find(words, *found.span("r"), None, language))
    return found.span("r") if dated else None


def dated_signature(words: str, language: str) -> tuple[int, int] | None:
    """Return where a service signs a dateline of its own line: a place, the day in two calendars, the signature.

    >>> line = "صحار 22 شعبان 1444 هـ الموافق 14 مارس 2023 م نورد"
    >>> line[slice(*dated_signature(line, "ar"))]
    'نورد'
    """
    last = words.rstrip()[-1:]
    if len(words) > _DATELINE or not last.isalnum() or last.isdecimal():
        return None
    spans = [time.span for time in days_in(words, language) if time.span]
    if len(spans) < 2 or not 1 <= len(_WORD.findall(words[: spans[0].start])) <= _PART_WORDS:
        return None
    signed = _SIGNATURE.fullmatch(words, spans[-1].end)
    return signed.span(1) if signed else None


def _bracketed(head: str, language: str) -> re.Match[str] | None:
    """Return the brackets or strokes at the head of a text that hold the name of a service, or None."""
    found = next((m for m in _BRACKETS.finditer(head) if known_parts(m["r"] or m["s"], language)), None)
    return found if found and _is_short(head[: found.start()], language) else None


def _is_short(before: str, language: str) -> bool:
    """Return whether no more stands before the end of a dateline than towns and a day."""
    if len(before) <= _PLACES:
        return True
    days = [time.span for time in find(before, 0, len(before), None, language) if time.span]
    return len(_WORD.findall(before)) - sum(len(_WORD.findall(day.text)) for day in days) <= _PLACES_WORDS


def spells_a_name(before: str, language: str) -> bool:
    """Return whether a code in brackets only spells an agency that the words before it name.

    >>> spells_a_name("ذكرت وكالة الأنباء القطرية", "ar"), spells_a_name("الدوحة", "ar")
    (True, False)
    """
    title, words = load_credits(language).title, before.split()[-_NAME_BEFORE:]
    return any(title.match(" ".join([*words[first:], ""])) for first in range(len(words)))


def dateline_end(words: str, language: str) -> int:
    """Return how many characters of a block its dateline takes, 0 when it has none that can be told.

    >>> dateline_end("عمان (رويترز) - قال متحدث", "ar")
    15
    """
    head = words[:_DATELINE]
    service = unknown_service(words, language)
    if service is not None:
        tail = re.match(rf"\)\s*[{DASHES}:]*", words[service[1] :])
        return service[1] + (tail.end() if tail else 0)
    opening = len(head) - len(head.lstrip(" (\xa0"))
    found = _DATELINE_END.search(head, opening + 2)
    # Brackets that close later belong to the dateline (place - day (service) -).
    bracket = _bracketed(head, language)
    if bracket and spells_a_name(head[: bracket.start()], language):
        return 0
    if bracket and bracket.start() <= (found.end() if found else 0) + 30:
        tail = re.match(rf"\s*[{DASHES}:]*", head[bracket.end() :])
        return bracket.end() + (tail.end() if tail else 0)
    if found is None or not _is_short(head[: found.start()], language):
        return 0
    second = _DATELINE_END.search(head, found.end())
    behind = head[found.end() : second.start()] if second and second.start() - found.end() <= _GAP else ""
    if second and behind and (known_parts(behind, language) or load_credits(language).own.match(behind)):
        return second.end()
    return found.end()


@lru_cache(maxsize=8)  # the lines around the beginning of the text are asked about from several sides
def is_byline(words: str, language: str) -> bool:
    """Return whether a block is a credit line: places, names and publishers between strokes, or one of them alone.

    >>> is_byline("عمان: «الشرق الأوسط»", "ar"), is_byline("سلمى الأحمد من عمان", "ar")
    (True, True)
    >>> is_byline("الوزير خلال الاجتماع", "ar")
    False
    """
    if len(words) > _BYLINE or words[-1:] in ".!؟?…":
        return False
    named = load_credits(language)
    bare = words.strip(QUOTES)
    count = len(_WORD.findall(words))
    if not 1 <= count <= _BYLINE_WORDS or is_photo_credit(words, language):
        return False
    writer = named.writer.match(words)
    if writer and (count <= _WRITER_WORDS or (count <= _WRITER_PLACE_WORDS and any(mark in words for mark in ":-–/"))):
        return True
    if named.own.match(words) and count <= _WRITER_WORDS:
        return True
    parts = [part for part, _ in parts_of(bare, language) if part.strip(QUOTES)]
    if any(is_publisher(part, language) for part in parts):
        return all(len(_WORD.findall(part)) <= _PART_WORDS for part in parts)
    joined = named.place.split(bare)
    if len(joined) == 2:
        publisher, place = joined
        if QUOTED.match(publisher.strip()) or is_publisher(publisher, language):
            return True
        if len(_WORD.findall(place)) <= _PLACE_WORDS and 1 <= len(_WORD.findall(publisher)) <= _NAME_WORDS:
            return not any(ch in words for ch in "0123456789؟!")
    if (
        len(parts) >= 2
        and all(len(_WORD.findall(part)) <= _PART_WORDS for part in parts)
        and count <= _WRITER_PLACE_WORDS
    ):
        return _separated(words)
    return False


def _separated(words: str) -> bool:
    """Return whether strokes part a line as a credit line's do: one colon at most, and no digits."""
    return bool(re.search(rf"\s?[{DASHES}/:]\s?|\)\s*$", words)) and not any(map(str.isdigit, words))


def is_photo_credit(words: str, language: str) -> bool:
    """Return whether a line is a caption with the picture's agency in brackets at its end.

    >>> is_photo_credit("الجسر بعد افتتاحه (رويترز)", "ar"), is_photo_credit("عمان (رويترز)", "ar")
    (True, False)
    """
    found = _PHOTO.search(words)
    if found is None or not known_parts(found[1], language):
        return False
    return len(_WORD.findall(words[: found.start()])) > 2


def is_closing_line(words: str, language: str) -> bool:
    """Return whether a line below the text is a credit: a phrase that names a source, or an agency's code alone.

    >>> is_closing_line("المصدر: رويترز", "ar"), is_closing_line("وام/سالم", "ar"), is_closing_line("قال الوزير", "ar")
    (True, True, False)
    """
    if len(words) > _BYLINE:
        return False
    named = load_credits(language)
    line = words.strip(QUOTES + "*.-–—")
    if named.closing.match(line) or named.service.match(line):
        return True
    label = named.writer.match(line)
    if label and label.lastgroup and len(_WORD.findall(words)) <= _WRITER_WORDS:
        return line[label.end(label.lastgroup) :].lstrip()[:1] in tuple(":-–—/")
    return len(_WORD.findall(words)) <= _PART_WORDS and words[-1:] not in "؟!" and known_parts(line, language)
