"""Agencies and outlets that a page credits: datelines, bylines, trailing codes, closing lines."""

from __future__ import annotations

import re

from mahdar.articles.lexicon import load_credits
from mahdar.model import Credit, Span
from mahdar.world import Source, sources_named

# A dateline ends within this many characters of the text.
_DATELINE = 130
# A byline of its own is no longer than this, in characters and in words.
_BYLINE = 80
_BYLINE_WORDS = 10
# A name, a place or a publisher within it has no more words.
_PART_WORDS = 4
_DASHES = "\\-–—ـ−"
# What ends a dateline: a double dash, a dash or colon after a closing bracket, a dash between spaces, a colon.
_DATELINE_END = re.compile(rf"[{_DASHES}]{{2,}}|\)\s*[{_DASHES}:]+|\s[{_DASHES}]\s|[{_DASHES}]\s|\s[{_DASHES}]|:(?=\s)")
_BRACKETS = re.compile(r"\((?P<r>[^()\n]{1,80})\)|/\s*(?P<s>[^/()\n]{2,30}?)\s*/")
_PARTS = re.compile(rf"\s*[{_DASHES}/|،,:(){{}}\[\]۔]+\s*")
_QUOTED = re.compile(r"^[«\"“”'‘{]+\s*(.{2,40}?)\s*[»\"”“'’}]+$")
_QUOTES = "«»\"“”'‘’{}()[] \u200e\u200f\xa0"
# A publisher's name that is not in the table: one to four words, letters all.
_NAME = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){0,3}")
# What may stand before a phrase that opens a line or follows a sentence.
_ENDS = ("", "\n", ".", "!", "؟", "»", '"', "”", ")", "،")
_OPENING_QUOTES = "«\"“{'"
_WORD = re.compile(r"\w+")
_TRAILING = re.compile(r"\(\s*([^()\n]{2,40})\s*\)[\s.]*$|(?:[.!؟?»\"”]\s+|\n\s*|/\s*)([^.!؟?\n]{2,30}?)[\s./]*$")


def opens_with_dateline(words: str, language: str) -> bool:
    """Return whether a block begins with a dateline that names an agency or broadcaster in brackets.

    >>> opens_with_dateline("عمان (رويترز) - قال متحدث", "ar"), opens_with_dateline("قال متحدث (ناطق) أمس", "ar")
    (True, False)
    """
    head = words[:_DATELINE]
    if "(" not in head and "/" not in head:
        return False
    found = _bracketed(head, language)
    if found is None:
        return False
    after = head[found.end() : found.end() + 6]
    return found["s"] is not None or bool(re.match(rf"\s*[{_DASHES}:،]", after)) or found.start() < 3


def _bracketed(head: str, language: str) -> re.Match[str] | None:
    """Return the brackets or strokes at the head of a text that hold the name of a service, or None."""
    return next((m for m in _BRACKETS.finditer(head) if _known_parts(m["r"] or m["s"], language)), None)


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
    writer = credits.writer.match(words)
    if writer and (count <= 5 or (count <= 8 and any(mark in words for mark in ":-–/"))):
        return True
    parts = [part for part in _PARTS.split(bare) if part.strip(_QUOTES)]
    if any(_is_publisher(part, language) for part in parts):
        return all(len(_WORD.findall(part)) <= _PART_WORDS for part in parts)
    joined = credits.place.split(bare)
    if len(joined) == 2:
        publisher, place = joined
        if _QUOTED.match(publisher.strip()) or _is_publisher(publisher, language):
            return True
        if len(_WORD.findall(place)) <= 2 and 1 <= len(_WORD.findall(publisher)) <= 4 and count <= 6:
            return not any(ch in words for ch in "0123456789؟!")
    if len(parts) >= 2 and all(len(_WORD.findall(part)) <= _PART_WORDS for part in parts) and count <= 8:
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
    return bool(_QUOTED.match(part.strip()) and sources_named(name)) or any(
        not s.place for s in _lookup(name, language)[0]
    )


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


def _known_parts(words: str, language: str) -> bool:
    """Return whether a part of a credit names a known source, or agencies in general."""
    generic, fold = load_credits(language).words["generic"], load_credits(language).spell.fold
    names = [part.strip(_QUOTES) for part in _PARTS.split(words)]
    return any(name and (sources_named(name) or fold(name) in generic) for name in names)


def credit(
    name: str, role: str, span: Span | None, rule: str, known: tuple[Source, ...], *, generic: bool = False
) -> Credit:
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
    line = text[start:end]
    found: list[Credit] = []
    at = start
    for part in _PARTS.split(line):
        name = part.strip(_QUOTES)
        where = text.find(name, at, end) if name else -1
        if where < 0:
            continue
        at = where + len(name)
        quoted = _QUOTED.match(part.strip()) is not None or _opens_quote(text, where)
        credit_of_part = _part_credit(Span.of(text, where, at), rule, language, quoted=quoted)
        if credit_of_part is not None:
            found.append(credit_of_part)
    return found


def _opens_quote(text: str, where: int) -> bool:
    """Return whether a quotation mark, of either shape, stands right before an offset."""
    return text[max(0, where - 2) : where].strip()[-1:] in (*_OPENING_QUOTES, "»")


def _part_credit(span: Span, rule: str, language: str, *, quoted: bool) -> Credit | None:
    """Return the credit that one part of a credit line gives, or None when it is a place or a person."""
    words, name = load_credits(language), span.text
    if words.spell.fold(name) in words.words["generic"]:
        return credit(name, "agency", span, rule, (), generic=True)
    known, bare = _lookup(name, language)
    known = tuple(s for s in known if not s.place or quoted or words.title.match(name))
    if known:
        return None if known[0].kind == "platform" else credit(bare, _role(known[0]), span, rule, known)
    # "«Publisher» from Town"
    publisher, *place = words.place.split(name)
    if len(place) == 1:
        bare = publisher.strip(_QUOTES)
        known = tuple(s for s in sources_named(bare) if not s.place or quoted)
        if known:
            return credit(bare, _role(known[0]), _first(span, bare), rule, known)
    # "Publisher Town"
    first, *rest = name.split()
    if rule == "byline" and len(rest) == 1:
        known = tuple(s for s in sources_named(first) if not s.place)
        if known:
            return credit(first, _role(known[0]), _first(span, first), rule, known)
    if quoted and rule == "byline" and _NAME.fullmatch(name):
        return credit(name, "outlet", span, f"{rule}-quoted", ())
    return None


def _first(span: Span, words: str) -> Span:
    """Return the part of a span that some of its words take."""
    start = span.start + span.text.index(words)
    return Span(start, start + len(words), words)


def _role(source: Source) -> str:
    """Return what a source in a credit line is to the page; broadcasters are credited like agencies."""
    return "agency" if source.kind in ("agency", "broadcaster") else "outlet"


def dateline_end(words: str, language: str) -> int:
    """Return how many characters of a block its dateline takes, 0 when it has none that can be told.

    >>> dateline_end("عمان (رويترز) - قال متحدث", "ar")
    15
    """
    head = words[:_DATELINE]
    opening = len(head) - len(head.lstrip(" (\xa0"))
    found = _DATELINE_END.search(head, opening + 2)
    # Brackets that close later belong to the dateline (place - day (service) -).
    bracket = _bracketed(head, language)
    if bracket and bracket.start() <= (found.end() if found else 0) + 30:
        tail = re.match(rf"\s*[{_DASHES}:]*", head[bracket.end() :])
        return bracket.end() + (tail.end() if tail else 0)
    if found is None:
        return 0
    second = _DATELINE_END.search(head, found.end())
    if second and second.start() - found.end() <= 40 and _known_parts(head[found.end() : second.start()], language):
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
    for role, pattern in (("outlet", words.closing), ("agency", words.service)):
        for found in pattern.finditer(text, start, end):
            group = found.lastgroup or ""
            name = found[group].strip(_QUOTES)
            if not name or len(name.split()) > 4:
                continue
            known = sources_named(name)
            # In mid-sentence, and with words that are no name, the phrase says something else.
            if not known and not (_NAME.fullmatch(name) and text[found.start(group) - 1] in _OPENING_QUOTES):
                continue
            if text[max(start, found.start() - 4) : found.start()].strip(" *-–\xa0")[-1:] not in _ENDS:
                continue
            where = found.start(group) + found[group].index(name)
            role = "agency" if known and known[0].kind == "agency" else role
            credits.append(credit(name, role, Span.of(text, where, where + len(name)), "closing", known))
    return credits


def told_to(text: str, start: int, end: int, language: str) -> Credit | None:
    """Return the outlet to which people speak in the text ("he told «Name»"): newspapers name themselves so.

    Only a known outlet counts, in quotation marks and without a word for newspaper before it; of 602 articles
    of the development data where such a phrase stands, 601 are of the outlet it names.
    """
    for found in load_credits(language).told.finditer(text, start, end):
        known = tuple(s for s in sources_named(found[1]) if s.kind == "outlet")
        if known:
            return credit(found[1], "outlet", Span.of(text, found.start(1), found.end(1)), "told-to", known)
    return None
