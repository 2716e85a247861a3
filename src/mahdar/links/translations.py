"""Whether a speaker's words were translated: identical words of one who speaks the page's language prove nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from mahdar.errors import PackError
from mahdar.lang.load import load_entries, load_table
from mahdar.links.reports import Report
from mahdar.links.speakers import Sort
from mahdar.links.spelling import spelling
from mahdar.links.words import split

#: Names of which no word stands oftener than this in 10^9 are foreign; names that stand oftener tell nothing.
RARE_NAME = 1_000


def translations(reports: Sequence[Report]) -> list[bool | None]:
    """Return for each report whether its words were translated; None where the texts do not tell.

    The statement's own mark goes first; then the state or body that the speaker belongs to, by all that the set says
    of him; then the name, when none of its words is one of the language.
    """
    about: dict[int, set[str]] = {}
    for report in reports:
        if report.entity is not None:
            about.setdefault(report.entity, set()).update(_described(report))
    found: list[bool | None] = []
    for report in reports:
        if report.statement.wording in ("translated", "original"):
            found.append(report.statement.wording == "translated")
            continue
        known = about[report.entity] if report.entity is not None else set(_described(report))
        found.append(_foreign(known, report))
    return found


def _described(report: Report) -> list[str]:
    """Return the bare words that tell what a speaker belongs to: not those of a person's own name."""
    speaker, language = report.statement.speaker, report.article.language
    bare = spelling(language).bare
    phrase = speaker.span or speaker.antecedent
    forms = split(phrase.text, language).forms if phrase else []
    if report.who.sort is not Sort.PERSON:
        return [bare(form) for form in (*forms, *report.who.words)]
    last = max((n for n, form in enumerate(forms) if form in report.who.words), default=len(forms))
    first = min((n for n, form in enumerate(forms) if form in report.who.words), default=0)
    return [bare(form) for n, form in enumerate(forms) if not first <= n <= last + 1]


def _foreign(about: set[str], report: Report) -> bool | None:
    own, others = _states(report.article.language)
    if about & own:
        return False
    if about & others:
        return True
    rules = spelling(report.article.language)
    words = report.who.words
    return True if words and all(rules.count(rules.bare(word)) < RARE_NAME for word in words) else None


@cache
def _states(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words for states and bodies that speak the language, and those for other states."""
    try:
        speakers: Mapping[str, Any] = load_table(language, "origins").get("speakers", {})
        entries = load_entries(language, "states")
    except PackError:
        return frozenset(), frozenset()
    endings = ["", *speakers.get("endings", ())]
    own = _bare((text for text in speakers.get("own", ())), language)
    others: set[str] = set()
    for entry in entries:
        people = [adjective + ending for adjective in entry.data.get("people", ()) for ending in endings]
        words = _bare((*entry.forms, *entry.data.get("seats", ()), *people), language)
        if _bare(entry.forms, language) & own:
            own |= words
        else:
            others |= words
    return frozenset(own), frozenset(others - own)


def _bare(texts: Any, language: str) -> set[str]:
    """Return the single words among texts; a name of several words is no use word by word."""
    split_texts = [split(text, language).forms for text in texts]
    return {spelling(language).bare(forms[0]) for forms in split_texts if len(forms) == 1}
