"""Agencies and outlets that a page credits: in datelines and credit lines, in trailing codes, in closing phrases."""

from __future__ import annotations

import re
from dataclasses import replace

from mahdar.articles.lexicon import load_credits
from mahdar.articles.lines import dated_signature, spells_a_name, unknown_service
from mahdar.articles.names import PARTS, QUOTED, QUOTES, generic_in, look_up, parts_of
from mahdar.articles.pieces import Piece
from mahdar.articles.signed import mark_behind, read_signed
from mahdar.model import Credit, Span
from mahdar.times import find
from mahdar.world import Source, sources_apart, sources_meant, sources_named

# A publisher's name that is not in the table: one to four words, letters all.
_NAME = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){0,3}")
_NAME_WORDS = 4
# What may stand before a phrase that opens a line or follows a sentence.
_ENDS = ("", "\n", ".", "!", "؟", "»", '"', "”", ")", "،")
_OPENERS = "«\"“{'"
# How far before a name a word for agency is looked for.
_TITLE = 20
# How far from the end of the text a trailing code is looked for.
_TAIL = 80
_TRAILING = re.compile(
    r"(?P<head>[^\n]{0,60}?)\(\s*(?P<r>[^()\n]{2,40})\s*\)(?P<stop>[\s.]*)$"
    r"|(?:[.!؟?»\"”]\s+|\n\s*|/\s*)(?P<s>(?:\w\.\s?){1,4}\w?|[^.!؟?\n]{2,30}?)[\s./]*$"
    r"|^[\s(]*(?P<all>[^()\n]{2,30}?)[\s.)]*$"
)
# What may stand right before a code in brackets: a sentence's end.
_SENTENCE_END = '.!؟?»"”…:'
# A bracket that tells who prepared and edited a dispatch, at the end of the text.
_PREPARED = re.compile(r"[(\[]([^()\[\]\n]{4,120})[)\]][\s.]*$")
_HOW_LONG = 160


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

    >>> [(credit.name, credit.role) for credit in read_credits("عمان - رويترز:", 0, 14, "byline", "ar")]
    [('رويترز', 'agency')]
    """
    line = text[start:end]
    found: list[Credit] = []
    at = start
    for part, given in parts_of(line, language):
        name = part.strip(QUOTES)
        where = text.find(name, at, end) if name else -1
        if where < 0:
            continue
        at = where + len(name)
        quoted = QUOTED.match(part.strip()) is not None or _opens_quote(text, where)
        credit_of_part = _part_credit(text, Span.of(text, where, at), rule, language, quoted=quoted)
        if credit_of_part is not None:
            # A broadcaster alone on the line is the page's own; beside a place it may be one that is quoted.
            alone = rule == "byline" and name == line.strip(QUOTES) and not credit_of_part.generic
            known = sources_named(name) if alone else ()
            role = "outlet" if known and known[0].kind == "broadcaster" else credit_of_part.role
            found.append(replace(credit_of_part, role=given or role))
    return found


def _opens_quote(text: str, where: int) -> bool:
    """Return whether a quotation mark, of either shape, stands right before an offset."""
    return text[max(0, where - 2) : where].strip()[-1:] in (*_OPENERS, "»")


def _part_credit(text: str, span: Span, rule: str, language: str, *, quoted: bool) -> Credit | None:
    """Return the credit that one part of a credit line gives, or None when it is a place or a person."""
    words, name = load_credits(language), span.text
    if generic := generic_in(name, language):
        return credit(generic, "agency", _first(span, generic), rule, (), generic=True)
    known, bare = look_up(name, language, quoted)
    if not known and _is_apart(text, span):
        known = sources_apart(name)
    if known:
        return None if known[0].kind == "platform" else credit(bare, _role(known[0]), span, rule, known)
    # "«Publisher» from Town"
    publisher, *place = words.place.split(name)
    if len(place) == 1:
        bare = publisher.strip(QUOTES)
        known = sources_named(bare) if quoted else sources_meant(bare)
        if known:
            return credit(bare, _role(known[0]), _first(span, bare), rule, known)
    # "Publisher Town"
    first, *rest = name.split()
    if rule == "byline" and len(rest) == 1:
        known = sources_meant(first)
        if known:
            return credit(first, _role(known[0]), _first(span, first), rule, known)
    if quoted and rule == "byline" and _NAME.fullmatch(name):
        return credit(name, "outlet", span, f"{rule}-quoted", ())
    if _NAME.fullmatch(name) and _is_called_agency(text, name, language):
        return credit(name, "agency", span, rule, ())
    return None


def _is_apart(text: str, span: Span) -> bool:
    """Return whether brackets or strokes hold a name, or it closes its line or stands before its colon or dash."""
    before, after = text[: span.start].rstrip(" \xa0"), text[span.end :].lstrip(" \xa0")
    if before[-1:] in ("(", "/") and after[:1] in (")", "/"):
        return True
    opens = before[-1:] in ("", "\n")
    closes = after[:1] in ("", "\n", ":", ")", ".")
    return closes if opens else closes or (before[-1:] in tuple("-–—/،") and after[:1] in tuple("-–—"))


def _is_called_agency(text: str, name: str, language: str) -> bool:
    """Return whether the page calls a name an agency anywhere: a word for agency stands before it."""
    words = load_credits(language)
    if words.spell.fold(name) in words.words.get("office", ()):
        return False
    agency = words.agency
    at = text.find(name)
    while at >= 0:
        if agency.search(text, max(0, at - _TITLE), at):
            return True
        at = text.find(name, at + len(name))
    return False


def service_credits(piece: Piece, language: str) -> list[Credit]:
    """Return the services that a dateline names by its form alone, unknown to the table.

    >>> from mahdar.articles.lexicon import load_chrome
    >>> from mahdar.articles.pieces import piece_of
    >>> piece = piece_of("كاربين (نوردبرس) - قال متحدث إن الممر مفتوح.", 0, load_chrome("ar"))
    >>> [credit.name for credit in service_credits(piece, "ar")]
    ['نوردبرس']
    """
    where = unknown_service(piece.words, language)
    if where is None:
        return []
    found = []
    times = [time.span for time in find(piece.words, *where, None, language) if time.span]
    end = min((span.start for span in times), default=where[1])
    at = where[0]
    for part in PARTS.split(piece.words[where[0] : end]):
        name = part.strip(QUOTES)
        if _NAME.fullmatch(name):
            start = piece.words.index(name, at)
            at = start + len(name)
            span = Span(piece.start + start, piece.start + at, name)
            found.append(credit(name, "agency", span, "dateline", sources_meant(name)))
    return found


def _first(span: Span, words: str) -> Span:
    """Return the part of a span that some of its words take."""
    start = span.start + span.text.index(words)
    return Span(start, start + len(words), words)


def _role(source: Source) -> str:
    """Return what a source in a credit line is to the page; broadcasters are credited like agencies."""
    return "agency" if source.kind in ("agency", "broadcaster") else "outlet"


def trailing_end(text: str, start: int, end: int, language: str) -> tuple[int, list[Credit]]:
    """Return where a body ends before its marks of wire parts and the names of who prepared it, and those.

    Args:
        text: the page's text.
        start, end: the last block of the body.
        language: ISO 639-1 code.

    >>> text = "انتهى الاجتماع. (رويترز) (يتبع)"
    >>> stop, signed = trailing_end(text, 0, len(text), "ar")
    >>> text[:stop], signed[0].role
    ('انتهى الاجتماع. (رويترز)', 'continues')
    """
    found: list[Credit] = []
    while True:
        mark = mark_behind(text, start, end, language)
        people: list[Credit] = []
        low = max(start, end - _HOW_LONG)
        bracket = _PREPARED.search(text[low:end])
        if mark is not None and mark.span is not None:
            found.append(mark)
            # The bracket or stroke before the mark goes with it; a sentence's end stays.
            end = start + len(text[start : mark.span.start].rstrip(" \n\xa0([/"))
        elif bracket and (
            people := read_signed(text, low + bracket.start(1), low + bracket.end(1), "trailing", language)
        ):
            found.extend(people)
            end = start + len(text[start : low + bracket.start()].rstrip())
        else:
            return end, found


def trailing_credits(text: str, start: int, end: int, language: str) -> list[Credit]:
    """Return the agencies whose code closes the body: ``(د ب أ)``, ``أ.ف.ب``, ``/قنا/``.

    A code in brackets within the last sentence only spells an agency that the sentence names.

    Args:
        text: the page's text.
        start, end: the last block of the body.
        language: ISO 639-1 code.

    >>> [credit.name for credit in trailing_credits("انتهى الاجتماع. (د ب أ)", 0, 23, "ar")]
    ['د ب أ']
    >>> trailing_credits("كما قال لوكالة الأنباء السعودية (واس).", 0, 38, "ar")
    []
    """
    words = load_credits(language)
    end, _ = trailing_end(text, start, end, language)
    low = max(start, end - _TAIL)
    found = _TRAILING.search(text[low:end])
    if found is None:
        return []
    group = found.lastgroup if found.lastgroup != "stop" else "r"
    if group == "all" and low > start:
        return []
    if group == "r" and not _is_behind(found["head"], found["stop"], language):
        return []
    credited: list[Credit] = []
    at = low + found.start(group or 0)
    for part in PARTS.split(found[group or 0]):
        name = part.strip(QUOTES + ".")
        where = text.find(name, at, end)
        if name and words.spell.fold(name) in words.words.get("generic", ()) and group != "s":
            credited.append(
                credit(name, "agency", Span.of(text, where, where + len(name)), "trailing", (), generic=True)
            )
        known = tuple(s for s in sources_apart(name) if s.kind in ("agency", "broadcaster"))
        called = not known and group != "s" and _NAME.fullmatch(name) and _is_called_agency(text, name, language)
        if name and (known or called):
            credited.append(credit(name, "agency", Span.of(text, where, where + len(name)), "trailing", known))
    return credited


def _is_behind(head: str, stop: str, language: str) -> bool:
    """Return whether a code in brackets stands behind the last sentence, not within it."""
    before = head.rstrip()
    if not before or before[-1] in _SENTENCE_END:
        return True
    return "." not in stop and not spells_a_name(before, language)


def signed_stamp(piece: Piece, language: str) -> list[Credit]:
    """Return the agency that signs behind the date of a page, as the last word of its line."""
    signature = dated_signature(piece.words, language)
    if signature is not None:
        name = piece.words[slice(*signature)]
        span = Span(piece.start + signature[0], piece.start + signature[1], name)
        return [credit(name, "agency", span, "dateline", sources_meant(name))]
    name = piece.words.split()[-1].strip(QUOTES)
    known = tuple(source for source in sources_meant(name) if source.kind == "agency")
    if not known:
        return []
    start = piece.start + piece.words.rindex(name)
    return [credit(name, "agency", Span(start, start + len(name), name), "stamp", known)]


def closing_credits(text: str, start: int, end: int, language: str) -> list[Credit]:
    """Return the outlet or agency that a closing phrase names ("link of the report at newspaper …").

    Args:
        text: the page's text.
        start, end: where the phrase is looked for.
        language: ISO 639-1 code.
    """
    words = load_credits(language)
    credited: list[Credit] = []
    for role, pattern in (("outlet", words.closing), ("agency", words.service)):
        for found in pattern.finditer(text, start, end):
            group = found.lastgroup or ""
            name = found[group].strip(QUOTES)
            if not name or len(name.split()) > _NAME_WORDS:
                continue
            known = sources_named(name)
            # In mid-sentence, and with words that are no name, the phrase says something else.
            quoted = text[found.start(group) - 1] in _OPENERS
            if not known and not (_NAME.fullmatch(name) and (quoted or role == "outlet")):
                continue
            if (
                not (known and role == "outlet")
                and text[max(start, found.start() - 4) : found.start()].strip(" *-–\xa0")[-1:] not in _ENDS
            ):
                continue
            where = found.start(group) + found[group].index(name)
            role = "agency" if known and known[0].kind == "agency" else role
            credited.append(credit(name, role, Span.of(text, where, where + len(name)), "closing", known))
    return credited


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
