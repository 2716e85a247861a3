"""Whom the texts name as having carried a statement, and whether its words were translated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from mahdar.errors import PackError
from mahdar.lang.classes import Class
from mahdar.lang.load import load_table
from mahdar.links.reports import Report
from mahdar.links.speakers import stems, word_flags
from mahdar.links.spelling import spelling
from mahdar.links.translations import translations
from mahdar.links.words import split
from mahdar.model import LinkRole, Role, Span
from mahdar.model.links import Evidence
from mahdar.world import owner_of, sources_named

#: The primary of a statement that is said to stand in a published text, whatever its name.
DOCUMENT = "\0document"
_MARKS = " \t\n«»“”\"'()"


@dataclass(frozen=True, slots=True)
class Service:
    """A publisher or agency as links compare it: a key, equal for all its spellings, and the name to show."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Trail:
    """What one report's text tells of its origin.

    Attributes:
        evidence: how near to the statement the best words stand; None when nobody is named.
        named: the services, or the outlet, that those words name, each with its words in the text.
        page: services that the page credits, whatever the statement names.
        outlet: the publisher; None when the page does not say.
        primaries: posts, broadcasts and documents that the statement is said to come from.
        translated: True, False, or None when the texts do not tell whose language it was.
    """

    evidence: Evidence | None
    named: tuple[tuple[Service, Span | None], ...]
    page: frozenset[Service]
    outlet: Service | None
    primaries: frozenset[str]
    translated: bool | None

    @property
    def services(self) -> dict[str, str]:
        """The services named, as names by keys."""
        return {named.key: named.name for named, _ in self.named}

    @property
    def owners(self) -> dict[str, str]:
        """Who owns the services named, as names by keys."""
        owned = [owner(named) for named, _ in self.named]
        return {one.key: one.name for one in owned if one}

    @property
    def house(self) -> Service | None:
        """Who owns the outlet; None when that, or the outlet, is not known."""
        return owner(self.outlet) if self.outlet else None

    @property
    def known(self) -> bool:
        """Whether the origin is known."""
        return bool(self.named)


Named = tuple[tuple[Service, Span | None], ...]


def trails(reports: Sequence[Report]) -> list[Trail]:
    """Return what each report's text tells of its origin, paragraphs and pages included."""
    articles = {report.key[0]: report for report in reports}
    places = {number: _own_places(report) for number, report in articles.items()}
    pages = {number: _page_services(report) for number, report in articles.items()}
    bylines = {number: _byline(report) for number, report in articles.items() if not pages[number]}
    credited = frozenset(named.key for page in pages.values() for named, _ in page)
    own = [_own_evidence(report, places[report.key[0]], credited) for report in reports]
    paragraphs: dict[tuple[int, int], list[int]] = {}
    for number, report in enumerate(reports):
        paragraphs.setdefault((report.key[0], report.paragraph.start), []).append(number)
    translated = translations(reports)
    found = []
    for number, report in enumerate(reports):
        evidence, named = own[number]
        if evidence is None:
            neighbours = paragraphs[report.key[0], report.paragraph.start]
            evidence, named = _paragraph_evidence(reports, own, number, neighbours, places[report.key[0]])
        page = pages[report.key[0]]
        if evidence is None and (whole := page or bylines[report.key[0]]):
            evidence, named = Evidence.PAGE, whole
        found.append(
            Trail(
                evidence=evidence,
                named=named,
                page=frozenset(service for service, _ in page),
                outlet=_outlet(report),
                primaries=_primaries(report),
                translated=translated[number],
            )
        )
    return found


@lru_cache(maxsize=50_000)
def service(name: str, language: str) -> Service:
    """Return the outlet or agency that words name, by whatever name; words for "agency" and the like left out.

    >>> service("وكالة فرانس برس", "ar") == service("أ.ف.ب", "ar")
    True
    >>> service("وكالة «مرجانا»", "ar") == service("مرجانا", "ar")
    True
    """
    words = split(name, language)
    for first in range(len(words)):
        found = sources_named(name[words.starts[first] : words.ends[-1]])
        if len(found) == 1:
            return Service(found[0].id, found[0].name)
        if not word_flags(words.forms[first], language) & Class.MEDIA:
            break
    else:
        first = 0
    key = " ".join(words.forms[first:])
    return Service(f"+{key}", name[words.starts[first] :].strip(_MARKS) if words else name)


@lru_cache(maxsize=50_000)
def owner(of: Service) -> Service | None:
    """Return who owns an outlet or agency, or None when that is not known.

    >>> owner(service("الشرق الأوسط", "ar")) == owner(service("الاقتصادية", "ar"))
    True
    >>> owner(service("فرانس برس", "ar"))
    """
    found = [source for source in sources_named(of.name) if source.id == of.key]
    owned = owner_of(found[0]) if found else None
    return Service(*owned) if owned else None


def _is_service(name: str, span: Span | None, report: Report, credited: frozenset[str]) -> bool:
    """Tell whether words name a publisher or agency: one of the table or of the pages, or called so in the text."""
    language = report.article.language
    key = service(name, language).key
    if not key.startswith("+"):
        found = sources_named(service(name, language).name)
        return not found or found[0].kind != "platform"
    if key in credited:
        return True
    forms = split(name, language).forms
    if len(forms) > 1 and word_flags(forms[0], language) & Class.MEDIA:
        return not word_flags(forms[1], language)
    place = report.words.within(*span.range).start if span else 0
    return bool(place and word_flags(report.words.forms[place - 1], language) & Class.MEDIA)


def _own_evidence(
    report: Report, places: Sequence[tuple[int, int]], credited: frozenset[str]
) -> tuple[Evidence | None, Named]:
    language, speaker = report.article.language, report.statement.speaker
    relays = [
        (link.name, link.span)
        for link in report.statement.chain
        if link.role is LinkRole.RELAY and link.name and not link.inferred
    ]
    for name, span in relays:
        if _own_words(name, report):
            return Evidence.FIRST_HAND, ((_outlet(report) or service(name, language), span),)
    if speaker.type == "media" and speaker.name:
        relays.append((speaker.name, speaker.span))
    named = [(service(name, language), span) for name, span in relays if _is_service(name, span, report, credited)]
    if named:
        return Evidence.STATEMENT, tuple(named)
    if span := _told_here(report, report.frame, places):
        return Evidence.FIRST_HAND, ((_outlet(report) or service(span.text, language), span),)
    return None, ()


def _paragraph_evidence(
    reports: Sequence[Report],
    own: Sequence[tuple[Evidence | None, Named]],
    number: int,
    neighbours: Sequence[int],
    places: Sequence[tuple[int, int]],
) -> tuple[Evidence | None, Named]:
    """A carrier that the paragraph names for the same speaker counts for all that he says in it."""
    report = reports[number]
    for other in neighbours:
        evidence, named = own[other]
        if other != number and evidence and report.entity is not None and reports[other].entity == report.entity:
            return Evidence.PARAGRAPH, named
    if span := _told_here(report, report.paragraph, places):
        return Evidence.PARAGRAPH, ((_outlet(report) or service(span.text, report.article.language), span),)
    return None, ()


def _page_services(report: Report) -> Named:
    article = report.article
    named = [(service(c.name, article.language), c.span) for c in article.agencies if not c.generic]
    if not named and article.outlet:
        own = service(article.outlet.name, article.language)
        found = sources_named(own.name)
        words = split(article.outlet.name, article.language).forms
        called = bool(words) and spelling(article.language).bare(words[0]) in _forms(
            article.language, "agency", "forms"
        )
        if (len(found) == 1 and found[0].kind == "agency") or called:  # an agency's own page
            named.append((own, article.outlet.span))
    return tuple(named)


def _outlet(report: Report) -> Service | None:
    outlet = report.article.outlet
    return service(outlet.name, report.article.language) if outlet else None


def _byline(report: Report) -> Named:
    """Return the outlet where a credit line names its own correspondent."""
    article = report.article
    for block in article.blocks:
        if block.role is Role.CREDIT:
            line = Span.of(article.text, block.start, block.end)
            if _own_words(line.text, report):
                return ((_outlet(report) or service(line.text, article.language), line),)
    for one in article.signed:
        if one.role == "correspondent" and one.span and _own_words(one.span.text, report):
            return ((_outlet(report) or service(one.span.text, article.language), one.span),)
    return ()


@cache
def _table(language: str) -> Mapping[str, Any]:
    try:
        return load_table(language, "origins")
    except PackError:
        return {}


@cache
def _forms(language: str, table: str, key: str) -> frozenset[str]:
    return frozenset(
        form for text in _table(language).get(table, {}).get(key, ()) for form in split(text, language).forms
    )


def _own_words(text: str, report: Report) -> bool:
    """Tell whether words speak of the outlet's own correspondent."""
    language = report.article.language
    rules = spelling(language)
    forms = split(text, language).forms
    own, people = _forms(language, "first_hand", "own"), _forms(language, "first_hand", "correspondent")
    if any(form in own or rules.bare(form) in own for form in forms):
        return True
    outlet = _outlet_words(report)
    if not outlet:
        return False
    return any(
        forms[n] in people and tuple(forms[n + 1 : n + 1 + len(outlet)]) == outlet
        for n in range(len(forms) - len(outlet))
    )


def _outlet_words(report: Report) -> tuple[str, ...]:
    outlet = report.article.outlet
    return tuple(split(outlet.name, report.article.language).forms) if outlet else ()


def _told_here(report: Report, place: range, own: Sequence[tuple[int, int]]) -> Span | None:
    """Return the words, outside the content, that say that the outlet itself was told or was there."""
    for first, end in own:
        if first in place and first not in report.content:
            return _span(report, first, end)
    return None


def _own_places(report: Report) -> list[tuple[int, int]]:
    """Return where an article speaks of its outlet's own people, as first word and end."""
    words, language = report.words, report.article.language
    own, people = _forms(language, "first_hand", "own"), _forms(language, "first_hand", "correspondent")
    told, outlet = _forms(language, "first_hand", "told"), _outlet_words(report)
    bare = spelling(language).bare
    glued = {particle + outlet[0] for particle in told} if outlet else set()
    found = []
    for n, form in enumerate(words.forms):
        if form in own or (len(form) > 4 and bare(form) in own):
            found.append((n, n + 1))
        elif (
            outlet
            and (form in glued or form == outlet[0])
            and tuple(words.forms[n + 1 : n + len(outlet)]) == outlet[1:]
        ):
            before = words.forms[n - 1] if n else ""
            if form in glued or before in people or before in told:
                found.append((n, n + len(outlet)))
    return found


def _span(report: Report, first: int, end: int) -> Span:
    return Span.of(report.article.text, report.words.starts[first], report.words.ends[end - 1])


def _primaries(report: Report) -> frozenset[str]:
    """Return the posts, broadcasts and documents that a statement is said to come from, in comparable words."""
    language, statement = report.article.language, report.statement
    documents = _forms(language, "document", "forms")
    channels = [link.name for link in statement.chain if link.role is LinkRole.CHANNEL and link.name]
    if statement.medium:
        channels.append(statement.medium.text)
    channels = [channel for channel in channels if not _own_words(channel, report)]
    found = set()
    for channel in channels:
        known = sources_named(channel)
        named = [stem for stem in stems(channel, language) if len(stem) > 2]
        found.add(known[0].name if len(known) == 1 else " ".join(named[-1:]))
    for span in (statement.occasion, statement.medium):
        forms = split(span.text, language).forms if span else []
        if any(form in documents or spelling(language).bare(form) in documents for form in forms):
            found.add(DOCUMENT)
    return frozenset(found - {""})
