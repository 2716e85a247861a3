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
from mahdar.world import sources_named

#: The primary of a statement that is said to stand in a published text, whatever its name.
DOCUMENT = "\0document"


@dataclass(frozen=True, slots=True)
class Trail:
    """What one report's text tells of its origin.

    Attributes:
        evidence: how near to the statement the best words stand; None when nobody is named.
        names: the services or the outlet that those words name, by usual name.
        spans: the words, where they stand in the text.
        page: services that the page credits, whatever the statement names.
        outlet: the publisher, by usual name; None when the page does not say.
        primaries: posts, broadcasts and documents that the statement is said to come from.
        translated: True, False, or None when the texts do not tell whose language it was.
    """

    evidence: Evidence | None
    names: frozenset[str]
    spans: tuple[tuple[str, Span | None], ...]
    page: frozenset[str]
    outlet: str | None
    primaries: frozenset[str]
    translated: bool | None

    @property
    def known(self) -> bool:
        """Whether the origin is known."""
        return bool(self.names)


def trails(reports: Sequence[Report]) -> list[Trail]:
    """Return what each report's text tells of its origin, paragraphs and pages included."""
    places: dict[int, list[tuple[int, int]]] = {}
    for report in reports:
        if report.key[0] not in places:
            places[report.key[0]] = _own_places(report)
    own = [_own_evidence(report, places[report.key[0]]) for report in reports]
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
        page = _page_services(report)
        if evidence is None and page:
            evidence, named = Evidence.PAGE, page
        elif evidence is None and (byline := _byline(report)):
            evidence, named = Evidence.PAGE, (byline,)
        found.append(
            Trail(
                evidence=evidence,
                names=frozenset(name for name, _ in named),
                spans=tuple(sorted(named, key=lambda item: (item[0], item[1].range if item[1] else (0, 0)))),
                page=frozenset(name for name, _ in page),
                outlet=_outlet(report),
                primaries=_primaries(report),
                translated=translated[number],
            )
        )
    return found


Named = tuple[tuple[str, Span | None], ...]


@lru_cache(maxsize=50_000)
def service(name: str, language: str) -> str | None:
    """Return the usual name of an outlet or agency; None for words that name none.

    >>> service("وكالة فرانس برس", "ar") == service("أ.ف.ب", "ar")
    True
    >>> service("الوزارة", "ar") is None
    True
    """
    found = sources_named(name)
    if len(found) == 1 and found[0].kind != "platform":
        return found[0].name
    words = split(name, language)
    for first in range(1, len(words)):
        rest = sources_named(name[words.starts[first] : words.ends[-1]])
        if len(rest) == 1 and rest[0].kind != "platform":
            return rest[0].name
    named = len(words) > 1 and word_flags(words.forms[0], language) & Class.MEDIA
    return " ".join(words.forms[1:]) if named and not word_flags(words.forms[1], language) else None


def _own_evidence(report: Report, places: Sequence[tuple[int, int]]) -> tuple[Evidence | None, Named]:
    language = report.article.language
    relays = []
    for link in report.statement.chain:
        if link.role is LinkRole.RELAY and link.name and not link.inferred:
            if _is_own(report, link.name):
                return Evidence.FIRST_HAND, ((_outlet(report) or link.name, link.span),)
            if usual := service(link.name, language):
                relays.append((usual, link.span))
    if report.statement.speaker.type == "media" and (usual := service(report.statement.speaker.name or "", language)):
        relays.append((usual, report.statement.speaker.span))
    if relays:
        return Evidence.STATEMENT, tuple(relays)
    if span := _told_here(report, report.frame, places):
        return Evidence.FIRST_HAND, ((_outlet(report) or span.text, span),)
    return None, ()


def _paragraph_evidence(
    reports: Sequence[Report],
    own: Sequence[tuple[Evidence | None, Named]],
    number: int,
    neighbours: Sequence[int],
    places: Sequence[tuple[int, int]],
) -> tuple[Evidence | None, Named]:
    """A carrier that the paragraph names for the same speaker counts for all that he says in it."""
    speaker = reports[number].entity
    for other in neighbours:
        evidence, named = own[other]
        if other != number and evidence and speaker is not None and reports[other].entity == speaker:
            return Evidence.PARAGRAPH, named
    if span := _told_here(reports[number], reports[number].paragraph, places):
        return Evidence.PARAGRAPH, ((_outlet(reports[number]) or span.text, span),)
    return None, ()


def _page_services(report: Report) -> Named:
    article = report.article
    named = [(service(c.name, article.language) or c.name, c.span) for c in article.agencies if not c.generic]
    if not named and article.outlet:
        own = sources_named(article.outlet.name)
        if len(own) == 1 and own[0].kind == "agency":  # an agency's own page
            named.append((own[0].name, article.outlet.span))
    return tuple(named)


def _outlet(report: Report) -> str | None:
    outlet = report.article.outlet
    return (service(outlet.name, report.article.language) or outlet.name) if outlet else None


def _byline(report: Report) -> tuple[str, Span | None] | None:
    """Return the outlet where a credit line names its own correspondent."""
    article = report.article
    for block in article.blocks:
        if block.role is Role.CREDIT:
            line = article.text[block.start : block.end]
            if _own_words(line, report):
                return (_outlet(report) or line.strip(), Span.of(article.text, block.start, block.end))
    return None


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


def _is_own(report: Report, name: str) -> bool:
    return bool(_own_words(name, report))


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
    channels = [channel for channel in channels if not _is_own(report, channel)]
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
