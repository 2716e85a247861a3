"""People and places that credit lines name, and the marks that part a dispatch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.articles.lexicon import Credits, load_credits
from mahdar.articles.names import PARTS, QUOTES, is_publisher
from mahdar.articles.pieces import Piece
from mahdar.model import Credit, Span
from mahdar.times import find

# A person's name has two to four words in a credit line, a place one to three.
_LETTER = r"(?:[^\W\d_][\u064b-\u0652]*)"
_PERSON = re.compile(rf"{_LETTER}+\.?(?: {_LETTER}+\.?){{1,3}}")
_PLACE = re.compile(rf"{_LETTER}{{2,}}(?: {_LETTER}{{2,}}){{0,2}}")
_BEHIND_LABEL = tuple(":-–—/")
_EDGE = QUOTES + " .:،,؛;"
_COMMA = re.compile(r"\s*[،,]\s*")
# A mark of a wire part stands in brackets or between strokes, or behind a sentence's end; it is short.
_MARK_ALONE = re.compile(r"[\s(\[/*.]*([^\W\d_][^()\[\]/*.\n]{0,24}?)[\s)\]/*.]*")
_MARK_BEHIND = re.compile(r"(?:[(\[/]+\s*|[.!؟?»”\"]\s+)([^\W\d_][^()\[\]/.\n]{0,24}?)\s*[)\]/]*\s*$")
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a credit line: its place in the text, and its words without marks around them."""

    start: int
    end: int
    words: str


def read_signed(
    text: str, start: int, end: int, rule: str, language: str, credited: Sequence[Credit] = ()
) -> list[Credit]:
    """Return the people whom a credit line labels, the outlet's own correspondents, and the places beside them.

    A name without a label is nobody's: writers, sections and towns look alike. A place is told by what it stands
    beside: an agency, the outlet in quotation marks, a correspondent.

    Args:
        text: the page's text.
        start, end: the line.
        rule: ``byline``, ``dateline`` or ``trailing``.
        language: ISO 639-1 code.
        credited: the agencies and outlets that were read in the line.

    >>> line = "بقلم نادر الجبلي - ترجمة: سلمى الأحمد"
    >>> [(credit.role, credit.name) for credit in read_signed(line, 0, len(line), "byline", "ar")]
    [('writer', 'نادر الجبلي'), ('translator', 'سلمى الأحمد')]
    """
    named = load_credits(language)
    found: list[Credit] = []
    free: list[_Part] = []
    waiting = ""
    taken = [credit.span.range for credit in credited if credit.span]
    for part in _parts(text, start, end, language):
        label = named.writer.match(text, part.start, end)
        own = named.own.match(text, part.start, part.end)
        if own:
            found.append(_credit(text, *own.span("own"), "correspondent", rule))
            place = named.within.match(text, own.end("own"), part.end)
            found.extend(_place(text, place.end(), part.end, rule) if place else ())
        elif label and label.lastgroup and label.end(label.lastgroup) <= part.end:
            role = label.lastgroup.rstrip("0123456789")
            people = list(_labelled(text, label.end(label.lastgroup), part.end, role, rule, language))
            found.extend(people)
            waiting = "" if people else role
            continue
        elif any(first < part.end and part.start < last for first, last in taken):
            joined = named.place.search(text, part.start, part.end)
            found.extend(_place(text, joined.end(), part.end, rule) if joined else ())
        elif waiting:
            if _PERSON.fullmatch(part.words) and not is_publisher(part.words, language):
                found.append(_credit(text, part.start, part.end, waiting, rule))
        else:
            free.append(part)
        waiting = ""
    if rule != "trailing":
        found.extend(_places(text, free, rule, named, credited, found))
    return sorted(found, key=lambda credit: credit.span.start if credit.span else 0)


def _parts(text: str, start: int, end: int, language: str) -> Iterator[_Part]:
    """Yield the parts of a line between strokes, brackets and dates."""
    gaps = [gap.span() for gap in PARTS.finditer(text, start, end)]
    gaps += [time.span.range for time in find(text, start, end, None, language) if time.span]
    at = start
    for first, last in [*sorted(gaps), (end, end)]:
        words = text[at:first].strip(_EDGE)
        if words:
            begin = text.index(words, at)
            yield _Part(begin, begin + len(words), words)
        at = max(at, last)


def _labelled(text: str, start: int, end: int, role: str, rule: str, language: str) -> Iterator[Credit]:
    """Yield the person whom the words behind a label name, and the place behind that name."""
    named = load_credits(language)
    purpose = named.purpose.search(text, start, end)
    stop = purpose.start() if purpose else end
    place = named.within.search(text, start, stop) or named.place.search(text, start, stop)
    name = text[start : place.start() if place else stop].strip(_EDGE)
    if role == "correspondent" and text[start:stop].lstrip()[:1] not in _BEHIND_LABEL:
        return  # a desk, or the outlet whose correspondent follows
    if _PERSON.fullmatch(name) and not is_publisher(name, language):
        begin = text.index(name, start)
        yield _credit(text, begin, begin + len(name), role, rule)
        if place:
            yield from _place(text, place.end(), stop, rule)


def _places(
    text: str,
    free: Sequence[_Part],
    rule: str,
    named: Credits,
    credited: Sequence[Credit],
    people: Sequence[Credit],
) -> Iterator[Credit]:
    """Yield the places among the parts that are nothing else."""
    nowhere = named.words.get("nowhere", frozenset())
    groups: list[list[_Part]] = []
    for part in free:
        if named.spell.fold(part.words) in nowhere:
            return
        joined = groups and _COMMA.fullmatch(text[groups[-1][-1].end : part.start].strip("()[]{}") or " ")
        if joined:
            groups[-1].append(part)
        else:
            groups.append([part])
    agencies = [credit for credit in credited if credit.role == "agency" and not credit.generic]
    outlets = [credit for credit in credited if credit.role == "outlet" and credit.span]
    own = any(person.role == "correspondent" for person in people)
    if not groups:
        return
    last = max((credit.span.start for credit in agencies if credit.span), default=-1)
    wire = any(credit.role == "agency" for credit in credited)
    if rule == "dateline" and (wire or own):
        pass
    elif agencies or own:
        # "Place/ Writer/ Agency": the writer's name is the longer one.
        writer = len(groups) == 2 and groups[1][-1].end <= last and " " in groups[1][0].words
        if len(groups) > 1 and not (writer and " " not in groups[0][0].words):
            return
    elif not (outlets and len(groups) == 1 and _apart(text, groups[0], outlets[0])):
        return
    for part in groups[0]:
        # "Town in 13 January": the preposition belonged to the day.
        day = named.trailing_in.search(part.words)
        yield from _place(text, part.start, part.start + day.start() if day else part.end, rule)


def _apart(text: str, group: Sequence[_Part], outlet: Credit) -> bool:
    """Return whether brackets, quotation marks or its place behind it tell an outlet's town from its writer."""
    assert outlet.span is not None
    if len(group) == 1 and group[0].start > outlet.span.end and " " not in group[0].words:
        return True
    before = text[max(0, outlet.span.start - 2) : outlet.span.start].strip()[-1:]
    return before in tuple('«"“{') or text[: group[0].start].rstrip().endswith("(")


def _place(text: str, start: int, end: int, rule: str) -> Iterator[Credit]:
    words = text[start:end].strip(_EDGE)
    # Words of two scripts are a button of the site beside a town.
    if _PLACE.fullmatch(words) and len({word.isascii() for word in words.split()}) == 1:
        begin = text.index(words, start)
        yield _credit(text, begin, begin + len(words), "place", rule)


def _credit(text: str, start: int, end: int, role: str, rule: str) -> Credit:
    return Credit(text[start:end], role, Span.of(text, start, end), rule)


def mark_alone(piece: Piece, language: str) -> Credit | None:
    """Return the mark of a wire part that a block is, or None.

    >>> from mahdar.articles.lexicon import load_chrome
    >>> from mahdar.articles.pieces import piece_of
    >>> mark_alone(piece_of("(تستمر)", 0, load_chrome("ar")), "ar").role
    'continues'
    """
    found = _MARK_ALONE.fullmatch(piece.words) if piece.size <= _LOOK_BACK else None
    return _mark(found, piece.start, language)


def mark_behind(text: str, start: int, end: int, language: str) -> Credit | None:
    """Return the mark of a wire part that closes a block, or None.

    Args:
        text: the page's text.
        start, end: the block.
        language: ISO 639-1 code.

    >>> mark_behind("انتهى الاجتماع. (يتبع)", 0, 22, "ar").role
    'continues'
    """
    low = max(start, end - _LOOK_BACK)
    return _mark(_MARK_BEHIND.search(text[low:end]), low, language)


def _mark(found: re.Match[str] | None, offset: int, language: str) -> Credit | None:
    if found is None:
        return None
    named = load_credits(language)
    role = named.marks.get(named.spell.fold(found[1]))
    if role is None:
        return None
    span = Span(offset + found.start(1), offset + found.end(1), found[1])
    return Credit(found[1], role, span, "part")
