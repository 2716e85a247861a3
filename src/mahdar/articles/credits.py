"""Agencies and outlets that a page credits: datelines, bylines, trailing codes, closing lines."""

from __future__ import annotations

import re
from functools import cache

from mahdar.articles.lexicon import load_credits
from mahdar.model import Credit, Span
from mahdar.world import Source, sources, sources_named
from mahdar.world.sources import name_key

# A dateline ends within this many characters of the text.
_DATELINE = 130
# A byline of its own is no longer than this, in characters and in words.
_BYLINE = 80
_BYLINE_WORDS = 10
_DASHES = "\\-–—ـ−"
# What ends a dateline: a double dash, a dash or colon after a closing bracket, a dash between spaces, a colon.
_DATELINE_END = re.compile(rf"[{_DASHES}]{{2,}}|\)\s*[{_DASHES}:]+|\s[{_DASHES}]\s|[{_DASHES}]\s|\s[{_DASHES}]|:(?=\s)")
_BRACKETS = re.compile(r"\(([^()\n]{1,80})\)")
_PARTS = re.compile(rf"\s*[{_DASHES}/|،,:(){{}}\[\]۔]+\s*")
_QUOTED = re.compile(r"^[«\"“”'‘{]+\s*(.{2,40}?)\s*[»\"”“'’}]+$")
_QUOTES = "«»\"“”'‘’{}()[] \u200e\u200f\xa0"
_WORD = re.compile(r"\w+")
_TRAILING = re.compile(r"\(\s*([^()\n]{2,40})\s*\)[\s.]*$|(?:[.!؟?»\"”]\s+|\n\s*|/\s*)([^.!؟?\n]{2,30}?)[\s./]*$")


def opens_with_dateline(words: str, language: str) -> bool:
    """Return whether a block begins with a dateline that names an agency or broadcaster in brackets.

    >>> opens_with_dateline("عمان (رويترز) - قال متحدث", "ar"), opens_with_dateline("قال متحدث (ناطق) أمس", "ar")
    (True, False)
    """
    head = words[:_DATELINE]
    if "(" not in head:
        return False
    found = _BRACKETS.search(head)
    if found is None or _known_parts(found[1]) == []:
        return False
    after = head[found.end() : found.end() + 6]
    return bool(re.match(rf"\s*[{_DASHES}:،]", after)) or found.start() < 3


def is_byline(words: str, language: str) -> bool:
    """Return whether a block is a credit line: places, names and publishers between strokes, or one of them alone.

    >>> is_byline("عمان: «الشرق الأوسط»", "ar"), is_byline("سلمى الأحمد من عمان", "ar")
    (True, True)
    >>> is_byline("الوزير خلال الاجتماع", "ar")
    False
    """
    if len(words) > _BYLINE or words[-1:] in ".!؟?…":
        return False
    credits = load_credits(language)
    bare = words.strip(_QUOTES)
    count = len(_WORD.findall(words))
    if not 1 <= count <= _BYLINE_WORDS:
        return False
    if credits.writer.match(words) and count <= 8 and any(mark in words for mark in ":-–/"):
        return True
    parts = [part for part in _PARTS.split(bare) if part.strip(_QUOTES)]
    if any(_is_publisher(part, language) for part in parts):
        return True
    joined = credits.place.split(bare)
    if len(joined) == 2:
        publisher, place = joined
        if _QUOTED.match(publisher.strip()) or _is_publisher(publisher, language):
            return True
        if len(_WORD.findall(place)) <= 2 and 1 <= len(_WORD.findall(publisher)) <= 4 and count <= 6:
            return not any(ch in words for ch in "0123456789؟!")
    if len(parts) >= 2 and all(len(_WORD.findall(part)) <= 4 for part in parts) and count <= 8:
        return _separated(words)
    return False


def _separated(words: str) -> bool:
    """Return whether strokes part a line as a credit line's do: one colon at most, and no digits."""
    return bool(re.search(rf"\s?[{_DASHES}/:]\s?|\)\s*$", words)) and not any(map(str.isdigit, words))


def _is_publisher(part: str, language: str) -> bool:
    credits = load_credits(language)
    name = part.strip(_QUOTES)
    if credits.spell.fold(name) in credits.words["generic"]:
        return True
    return bool(_QUOTED.match(part.strip()) and sources_named(name)) or any(not s.place for s in _lookup(name, language)[0])


def _lookup(name: str, language: str) -> tuple[tuple[Source, ...], str]:
    """Return the sources that a name means, and the name without a word for newspaper, agency or company."""
    found = sources_named(name)
    if found:
        return found, name
    credits = load_credits(language)
    titled = credits.title.match(name)
    if titled:
        bare = name[titled.end() :].strip(_QUOTES)
        found = sources_named(bare)
        if found:
            return found, bare
    bare = credits.company.sub(" ", name).strip(_QUOTES + "-–")
    if bare and bare != name:
        return sources_named(bare), " ".join(bare.split())
    return (), name


def _known_parts(words: str) -> list[tuple[str, tuple[Source, ...]]]:
    """Return the parts of a credit that name known sources."""
    found = []
    for part in _PARTS.split(words):
        name = part.strip(_QUOTES)
        if name and (known := sources_named(name)):
            found.append((name, known))
    return found


def credit(name: str, role: str, span: Span | None, rule: str, known: tuple[Source, ...], *, generic: bool = False) -> Credit:
    """Return a credit; its source is given only when one source bears the name."""
    source = known[0] if len(known) == 1 else None
    shown = source.name if source is not None and role == "agency" else name
    return Credit(shown, role, span, rule, source.id if source is not None else None, generic)


def read_credits(text: str, start: int, end: int, rule: str, language: str) -> list[Credit]:
    """Return the credits in a credit line or dateline, in order.

    Args:
        text: the page's text.
        start, end: the line, or the head of the body up to the end of its dateline.
        rule: ``byline`` or ``dateline``.
        language: ISO 639-1 code.
    """
    words = load_credits(language)
    found: list[Credit] = []
    at = start
    line = text[start:end]
    bracketed = [(start + m.start(1), start + m.end(1)) for m in _BRACKETS.finditer(line)]
    pieces = list(_PARTS.split(line))
    for part in pieces:
        name = part.strip(_QUOTES)
        if not name:
            continue
        where = text.find(name, at, end)
        if where < 0:
            continue
        at = where + len(name)
        span = Span.of(text, where, at)
        inside = any(lo <= where < hi for lo, hi in bracketed)
        quoted = _QUOTED.match(part.strip()) is not None or text[max(0, where - 1)] in "«\"“{'"
        found.extend(_part_credits(name, span, rule, language, inside=inside, quoted=quoted, words=words))
    return found


def _part_credits(name, span, rule, language, *, inside, quoted, words):  # type: ignore[no-untyped-def]
    if words.spell.fold(name) in words.words["generic"]:
        return [credit(name, "agency", span, rule, (), generic=True)]
    known, bare = _lookup(name, language)
    titled = words.title.match(name) is not None
    known = tuple(s for s in known if not s.place or quoted or titled)
    if known:
        kind = known[0].kind
        if kind == "platform":
            return []
        role = "agency" if kind == "agency" or (kind == "broadcaster" and inside) else "outlet"
        return [credit(bare, role, span if bare == name else span, rule, known)]
    joined = words.place.split(name)
    if len(joined) == 2:
        publisher = joined[0].strip(_QUOTES)
        known = tuple(s for s in sources_named(publisher) if not s.place or joined[0].strip()[:1] in "«\"“")
        if known:
            role = "agency" if known[0].kind == "agency" else "outlet"
            start = span.start + name.index(publisher)
            return [credit(publisher, role, Span(start, start + len(publisher), publisher), rule, known)]
    last = name.split()
    if rule == "byline" and len(last) == 2 and (known := tuple(s for s in sources_named(last[0]) if not s.place)):
        role = "agency" if known[0].kind == "agency" else "outlet"
        return [credit(last[0], role, Span(span.start, span.start + len(last[0]), last[0]), rule, known)]
    if quoted and rule == "byline" and len(name.split()) <= 4:
        return [credit(name, "outlet", span, f"{rule}-quoted", ())]
    return []


def dateline_end(words: str) -> int:
    """Return how many characters of a block its dateline takes, 0 when it has none that can be told.

    >>> dateline_end("عمان (رويترز) - قال متحدث")
    15
    """
    head = words[:_DATELINE]
    opening = len(head) - len(head.lstrip(" (\xa0"))
    found = _DATELINE_END.search(head, opening + 2)
    if found is None:
        return 0
    # A bracket that closes later belongs to the dateline ("عمان - 3 أيار (رويترز) -").
    bracket = _BRACKETS.search(head)
    if bracket and bracket.start() <= found.end() + 30 and _known_parts(bracket[1]):
        return bracket.end() + len(re.match(rf"\s*[{_DASHES}:]*", head[bracket.end() :])[0])  # type: ignore[index]
    second = _DATELINE_END.search(head, found.end())
    if second and second.start() - found.end() <= 40 and _known_parts(head[found.end() : second.start()]):
        return second.end()
    return found.end()


def trailing_credits(text: str, start: int, end: int, language: str) -> list[Credit]:
    """Return the agencies whose code closes the body: ``(د ب أ)``, ``أ.ف.ب``, ``/قنا/``.

    Args:
        text: the page's text.
        start, end: the last block of the body.
        language: ISO 639-1 code.
    """
    low = max(start, end - 80)
    found = _TRAILING.search(text[low:end])
    if found is None:
        return []
    group = 1 if found[1] else 2
    credits: list[Credit] = []
    at = low + found.start(group)
    for part in _PARTS.split(found[group]):
        name = part.strip(_QUOTES + ".")
        known = tuple(s for s in sources_named(name) if s.kind in ("agency", "broadcaster") and not s.place)
        if name and known:
            where = text.find(name, at, end)
            credits.append(credit(name, "agency", Span.of(text, where, where + len(name)), "trailing", known))
    return credits


def closing_credits(text: str, start: int, end: int, language: str) -> list[Credit]:
    """Return the outlet or agency that a closing phrase names ("link of the report at newspaper …")."""
    words = load_credits(language)
    credits: list[Credit] = []
    for found in words.closing.finditer(text, start, end):
        group = found.lastgroup
        if group is None:
            continue
        name = found[group].strip(_QUOTES)
        if not name or len(name.split()) > 4:
            continue
        known = sources_named(name)
        where = found.start(group) + found[group].index(name)
        role = "agency" if known and known[0].kind == "agency" else "outlet"
        credits.append(credit(name, role, Span.of(text, where, where + len(name)), "closing", known))
    return credits


@cache
def agency_keys() -> frozenset[str]:
    """Return the look-up spellings of every agency."""
    return frozenset(name_key(form) for source in sources() if source.kind == "agency" for form in source.forms)
