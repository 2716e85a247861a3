"""From a page to its article: blocks with roles, headline, body, date, publisher, agencies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from mahdar.articles.credits import (
    closing_credits,
    credit,
    read_credits,
    service_credits,
    signed_stamp,
    told_to,
    trailing_credits,
    trailing_end,
)
from mahdar.articles.flat import lay_out
from mahdar.articles.given import from_record
from mahdar.articles.language import UNKNOWN, language_of
from mahdar.articles.layout import Layout
from mahdar.articles.lexicon import load_chrome, load_credits
from mahdar.articles.lines import dated_signature, dateline_end, is_byline
from mahdar.articles.outlet import outlet_of, outlet_of_title
from mahdar.articles.pieces import Piece, pieces_of
from mahdar.articles.profile import OutletProfile
from mahdar.articles.published import published_of
from mahdar.articles.settle import settle
from mahdar.articles.signed import mark_alone, read_signed
from mahdar.articles.teasers import broken_teasers, headed_teasers, related_teasers
from mahdar.errors import PackError
from mahdar.lang.load import DEFAULT_PACK, pack_of
from mahdar.model import Article, Block, Credit, Doubt, Page, Role, Span, make_id
from mahdar.times.lexicon import load_lexicon
from mahdar.world import sources, sources_named
from mahdar.world.sources import name_key

if TYPE_CHECKING:
    from mahdar.articles.head import Head

# A body shorter than this is doubtful: a teaser, or a page whose text was not saved.
_SHORT_BODY = 120


def extract(page: Page, profile: OutletProfile | None = None, *, fast: bool = False) -> Article:
    """Return the article within a page.

    Offsets count code points of the page's text, which stays as it is; nothing is cut out, blocks say what
    each stretch is for. A page without a date has none, and so on: nothing is made up.

    Args:
        page: a page as `mahdar.pages` read it.
        profile: what other pages of its outlet taught (`mahdar.articles.learn`); part of the article's id.
        fast: read HTML with one quick extractor in place of two good ones; the rest is the same.

    Raises:
        PageError: the page holds no article: ``no-article`` when no running text is found on it, ``listing`` when it
            lists others, ``log-in``, ``consent``, ``not-found`` or ``robot-check`` when it says that instead.

    >>> from mahdar.pages import read_bytes
    >>> raw = "تأجيل الرحلة إلى الغد\\n\\nعمان - رويترز:\\n\\nقال متحدث باسم المطار إن الرحلة تأجلت بسبب الضباب."
    >>> article = extract(read_bytes(raw.encode(), "a.txt"))
    >>> article.title.text, article.agencies[0].name, article.text[slice(*article.body)].split()[0]
    ('تأجيل الرحلة إلى الغد', 'رويترز', 'عمان')
    """
    if page.given is not None:
        return from_record(page)
    if page.html is not None:
        from mahdar.articles.html import extract_html  # its extractors are slow to import; text pages need none

        article = extract_html(page, profile, fast=fast)
    else:
        article = extract_flat(page, profile)
    return article if profile is None else replace(article, id=make_id("art", page.id, profile.id))


def extract_flat(page: Page, profile: OutletProfile | None = None) -> Article:
    """Return the article of a page of flattened text; see `extract`."""
    language = language_of(page.text)
    pack = pack_for(language)
    chrome = load_chrome(pack)
    pieces = pieces_of(page, chrome)
    if profile is not None:
        profile.mark(pieces, chrome)
    prose = {index for index, piece in enumerate(pieces) if piece.prose}
    teasers = related_teasers(pieces, chrome)  # marks them, so that the others look at what is left
    teasers |= {**broken_teasers(pieces), **headed_teasers(pieces, chrome)}
    layout = lay_out(pieces, pack)
    settled = settle(pieces, layout, teasers, prose, chrome, pack, page.path)
    return assemble(page, settled, language, pack)


@cache
def pack_for(language: str) -> str:
    """Return the language whose pack reads a page: its own when there is one, else Arabic's."""
    try:
        load_chrome(language), load_credits(language), load_lexicon(language)
    except PackError:
        return DEFAULT_PACK
    return language


def assemble(
    page: Page, layout: Layout, language: str, pack: str, *, head: Head | None = None, notes: Iterable[str] = ()
) -> Article:
    """Return the article that a layout makes of a page.

    Args:
        page: the page.
        layout: its blocks and their roles.
        language: the language of the page.
        pack: the language whose pack reads it.
        head: what an HTML page declares; it is believed before what the page prints.
        notes: what went wrong on the way, for doubts.
    """
    text = page.text
    doubts = [*page.doubts, *(Doubt("extractors", note) for note in notes), *layout.doubts]
    if language not in (pack_of(language), UNKNOWN):
        doubts.append(Doubt("language", f"no words of {language!r}; it is read as {pack_of(language)!r}"))
    agencies: list[Credit] = []
    headline = layout.pieces[layout.title].words if layout.title is not None else ""
    outlet = _declared_outlet(head)
    if outlet is None and head is not None and headline:
        outlet = outlet_of_title(head.titles, headline, pack)
    outlet = outlet or outlet_of(layout, text, pack)
    blocks, body = _blocks(layout, text, pack)
    own, signed = _credits(layout, text, body, pack)
    for author in head.authors if head is not None else ():
        own.extend(replace(one, span=None) for one in read_credits(author, 0, len(author), "metadata:author", pack))
    for named in own:
        if named.role == "outlet":
            outlet = outlet or named
        elif outlet is not None and _is_own_name(text, named, outlet):
            continue
        elif all(named.name != other.name for other in agencies):
            agencies.append(named)
    if outlet is None and (outlet := told_to(text, *body, pack)):
        doubts.append(
            Doubt("outlet-inferred", "people speak to this outlet in the text; the page does not name its publisher")
        )
    published = head.published if head is not None else None
    if published is None:
        published, about_date = published_of(layout, text, pack)
        if published is None and head is not None:
            published = head.guess
        doubts.extend(about_date if published is None or published.span else ())
    title = None
    if layout.title is not None:
        piece = layout.pieces[layout.title]
        title = Span.of(text, piece.start, piece.end)
    else:
        doubts.append(Doubt("no-headline", "no line of the page is its headline"))
    if body[0] == body[1]:
        doubts.append(Doubt("no-body", "a headline without running text: a page of pictures, or a teaser"))
    elif body[1] - body[0] < _SHORT_BODY:
        doubts.append(Doubt("short-body", f"{body[1] - body[0]} characters"))
    return Article(
        id=make_id("art", page.id),
        page_id=page.id,
        path=page.path,
        text=text,
        body=body,
        blocks=blocks,
        title=title,
        published=published,
        outlet=outlet,
        agencies=tuple(agencies if pack == DEFAULT_PACK else map(_as_written, agencies)),
        signed=_once(one for one in signed if outlet is None or name_key(one.name) != name_key(outlet.name)),
        language=language,
        url=page.url,
        captured=page.captured,
        doubts=tuple(doubts),
    )


def _as_written(found: Credit) -> Credit:
    """Return a credit under the name that the page itself writes: known names are those of Arabic news."""
    return found if found.span is None or found.generic else replace(found, name=found.span.text)


def _is_own_name(text: str, found: Credit, outlet: Credit) -> bool:
    """Return whether a credit only says again who publishes the page; services in brackets say more."""
    if name_key(found.name) == name_key(outlet.name):
        return True
    return _same_house(found, outlet) and not _in_brackets(text, found)


def _in_brackets(text: str, found: Credit) -> bool:
    """Return whether a credit stands in brackets, as services in datelines do."""
    return found.span is not None and "(" in text[max(0, found.span.start - 2) : found.span.start]


def _same_house(found: Credit, outlet: Credit) -> bool:
    """Return whether a credit names the page's own publisher, or the house whose service that is."""
    return found.source is not None and found.source in (outlet.source, _houses().get(outlet.source or ""))


@cache
def _houses() -> dict[str, str | None]:
    return {source.id: source.part_of for source in sources()}


def _declared_outlet(head: Head | None) -> Credit | None:
    """Return the publisher that the head declares, under its Arabic name when the address tells which it is."""
    if head is None or (head.site is None and head.source is None):
        return None
    if head.site is None:
        assert head.source is not None
        return Credit(head.source.name, "outlet", None, "address", head.source.id)
    name, rule = head.site
    known = (head.source,) if head.source is not None else sources_named(name)
    if head.source is not None and name.isascii():
        name = head.source.name
    return credit(name, "outlet", None, rule, known)


def _blocks(layout: Layout, text: str, language: str) -> tuple[tuple[Block, ...], tuple[int, int]]:
    """Return the blocks, the last one of the body cut where chrome was glued to it, and the hull of the body."""
    chrome = load_chrome(language)
    blocks: list[Block] = []
    start = end = -1
    for index, (piece, (role, rule)) in enumerate(zip(layout.pieces, layout.roles, strict=True)):
        stop = piece.end
        if layout.last - 1 <= index <= layout.last and role is Role.BODY:
            tail = chrome.tail(piece.words, max(0, piece.size - 400))
            if tail is not None:
                stop = piece.start + len(piece.words[:tail].rstrip())
        if stop > piece.start:
            blocks.append(Block(piece.start, stop, role, rule))
            if role is Role.BODY:
                start = piece.start if start < 0 else start
                end = stop
        if stop < piece.end:
            cut = stop + len(text[stop : piece.end]) - len(text[stop : piece.end].lstrip())
            blocks.append(Block(cut, piece.end, Role.CHROME, "tail"))
    if start < 0:
        anchor = layout.pieces[layout.first].end
        start = end = anchor
    return tuple(blocks), (start, end)


def _credits(layout: Layout, text: str, body: tuple[int, int], language: str) -> tuple[list[Credit], list[Credit]]:
    """Return the agencies and outlets, and what is signed, of all places on the page that may tell them.

    In this order: credit lines, dateline, trailing code, lines below the text, closing phrases.
    """
    pieces = layout.pieces
    found: list[Credit] = []
    signed: list[Credit] = []
    if body[0] == body[1]:
        return found, signed

    def read(start: int, end: int, rule: str) -> None:
        credited = read_credits(text, start, end, rule, language)
        found.extend(credited)
        signed.extend(read_signed(text, start, end, rule, language, credited))

    above = range((layout.title if layout.title is not None else layout.first - 3) + 1, layout.first)
    for index in above:
        if index >= 0 and pieces[index].known != "caption" and is_byline(pieces[index].words, language):
            read(pieces[index].start, pieces[index].end, "byline")
    index = layout.first
    if index < layout.last and dated_signature(pieces[index].words, language):
        found.extend(signed_stamp(pieces[index], language))
        index += 1
    while index < layout.last and is_byline(pieces[index].words, language):
        read(pieces[index].start, pieces[index].end, "byline")
        index += 1
    opening = pieces[index]
    head = dateline_end(opening.words, language)
    if head:
        read(opening.start, opening.start + head, "dateline")
    for index, stamp in layout.stamps:
        if (layout.title or 0) < index < layout.first and stamp.time.span is not None:
            found.extend(read_credits(text, pieces[index].start, stamp.time.span.start, "byline", language))
            found.extend(signed_stamp(pieces[index], language))
    if not any(one.rule == "dateline" for one in found):
        found.extend(service_credits(opening, language))
    last = _last_body(layout)
    found.extend(trailing_credits(text, last.start, min(last.end, body[1]), language))
    signed.extend(trailing_end(text, last.start, min(last.end, body[1]), language)[1])
    for index in range(layout.last + 1, min(layout.last + 3, len(pieces))):
        if layout.roles[index][1] == "closing-line":
            read(pieces[index].start, pieces[index].end, "trailing")
    for piece in pieces[max(layout.first, layout.last - 1) : layout.last + 3]:
        found.extend(closing_credits(text, max(piece.start, piece.end - 400), piece.end, language))
    below = (layout.title if layout.title is not None else layout.first - 1) + 1
    signed.extend(mark for piece in pieces[below : layout.last + 3] if (mark := mark_alone(piece, language)))
    return found, signed


def _once(signed: Iterable[Credit]) -> tuple[Credit, ...]:
    """Return what is signed in the order of the text, each place of the text once."""
    places = {(credit.span.range if credit.span else (-1, -1), credit.role, credit.name): credit for credit in signed}
    return tuple(places[place] for place in sorted(places))


def _last_body(layout: Layout) -> Piece:
    for index in range(layout.last, layout.first - 1, -1):
        if layout.roles[index][0] is Role.BODY:
            return layout.pieces[index]
    return layout.pieces[layout.last]
