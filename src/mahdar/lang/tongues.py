"""Words that tell in which language something was said: languages, peoples and states, translation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from mahdar.errors import PackError
from mahdar.lang.lexicon import lexicon
from mahdar.lang.load import load_entries, load_table


@dataclass(frozen=True, slots=True)
class Tongues:
    """Folded words without their articles, by what they tell.

    Attributes:
        own, other: states, their seats and peoples that speak the language of the pages, and those that speak another;
            names of several words as they are written.
        own_languages, other_languages: names of languages behind a preposition ("بالإنجليزية").
        language: the word for a language ("باللغة الإنجليزية").
        translated: words for a translation or its maker.
        about: words whose adjective is what they are about, and no origin ("الشؤون الإيرانية").
    """

    own: frozenset[str]
    other: frozenset[str]
    own_languages: frozenset[str]
    other_languages: frozenset[str]
    language: frozenset[str]
    translated: frozenset[str]
    about: frozenset[str]


@cache
def tongues(language: str) -> Tongues | None:
    """Return what the pack of a language knows about languages; None for a pack that knows nothing.

    >>> found = tongues("ar")
    >>> "روسي" in found.other, "مصري" in found.own, tongues("xx") is None
    (True, True, True)
    """
    try:
        origins = load_table(language, "origins")
        states = load_entries(language, "states")
        words = lexicon(language)
    except PackError:
        return None
    wording = origins.get("wording")
    if wording is None:
        return None
    article = words.morphology["article"]

    def bare(forms: Iterable[str]) -> frozenset[str]:
        return _bare(forms, words.fold, article)

    speakers = origins.get("speakers", {})
    endings = ["", *speakers.get("endings", ())]
    named, own, other = bare(speakers.get("own", ())), set[str](), set[str]()
    for entry in states:
        people = [adjective + ending for adjective in entry.data.get("people", ()) for ending in endings]
        group = own if bare(entry.forms) & named else other
        group |= bare((*entry.forms, *entry.data.get("seats", ()), *people))
    own |= named
    neither = bare(stem + ending for stem in wording.get("neither", ()) for ending in endings)
    return Tongues(
        own=frozenset(own) - neither,
        other=frozenset(other - own) - neither,
        own_languages=bare(wording.get("own_languages", ())),
        other_languages=bare(wording.get("other_languages", ())),
        language=bare(wording.get("language", ())),
        translated=bare(wording.get("translated", ())),
        about=bare(wording.get("about", ())),
    )


def _bare(forms: Iterable[str], fold: Callable[[str], str], article: str) -> frozenset[str]:
    """Fold words and take the articles off single ones.

    A word that only looks as if it had one once it is folded ("ألماني") stands in both ways: so will a page's.
    """
    found: set[str] = set()
    for form in forms:
        word = fold(form)
        has_article = form.startswith(article) and " " not in form
        found |= {word.removeprefix(article)} if has_article else {word}
        if not has_article and " " not in form:
            found.add(word.removeprefix(article))
    return frozenset(found)
