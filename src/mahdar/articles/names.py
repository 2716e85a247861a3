"""Names in credit lines: what parts them, and which source they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mahdar.articles.lexicon import load_credits
from mahdar.world import Source, sources_meant, sources_named

# Dashes and the letter-joining stroke that editors use as one, for the inside of a character class.
DASHES = "\\-–—\u0640−"
# What parts the names of a credit line; dates between them part them too. So does a spelled-out character of mark-up
# that was left in a flattened line, and a lone quotation mark within a word, typed for the colon beside it.
PARTS = re.compile(rf"\s*(?:[{DASHES}/|،,:;؛+(){{}}\[\]۔\d]|&#?\w{{1,8}};|(?<=\w)[\"“”](?=\w))+\s*")
QUOTES = "«»\"“”'‘’{}()[] \u200e\u200f\xa0"
QUOTED = re.compile(r"^[«\"“”'‘{]+\s*(.{2,40}?)\s*[»\"”“'’}]+$")
# The strokes of a trail of sections.
TRAIL = re.compile(r"\s[/|»>]\s")
# A line with a name in it is no longer than this.
_LINE = 80


@lru_cache(maxsize=16)  # the names of one line are asked about from several sides
def look_up(name: str, language: str, quoted: bool) -> tuple[tuple[Source, ...], str]:
    """Return the sources that a name means, and the name without a word for newspaper, agency or company.

    A name that is also a common word counts in quotation marks, or behind a word for newspaper or agency.

    >>> [source.id for source in look_up("صحيفة عكاظ", "ar", False)[0]]
    ['okaz']
    """
    found = sources_named(name) if quoted else sources_meant(name)
    if found:
        return found, name
    named = load_credits(language)
    titled = named.title.match(name)
    if titled:
        bare = name[titled.end() :].strip(QUOTES)
        found = sources_named(bare)
        if found:
            return found, bare
    bare = named.company.sub(" ", name).strip(QUOTES + "-–")
    if bare and bare != name:
        return (sources_named(bare) if quoted else sources_meant(bare)), " ".join(bare.split())
    return (), name


def parts_of(line: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a credit line with the role that their joining gives them, or an empty text.

    Two publishers may be joined by "and", or by "with": then the first is the outlet.

    >>> list(parts_of("عمان - رويترز وأ ف ب", "ar"))
    [('عمان', ''), ('رويترز', ''), ('أ ف ب', '')]
    """
    words = load_credits(language)
    for part in PARTS.split(line):
        name = part.strip(QUOTES)
        joinings = [(words.joined_and, ""), (words.joined_with, "outlet")]
        if not name or look_up(name, language, False)[0]:
            joinings = []
        for pattern, role in joinings:
            joined = next((at for at in pattern.finditer(name) if is_publisher(name[at.end() :], language)), None)
            if joined and is_publisher(name[: joined.start()], language):
                yield name[: joined.start()], role
                yield name[joined.end() :], ""
                break
        else:
            yield part, ""


@lru_cache(maxsize=16)  # as above
def generic_in(name: str, language: str) -> str:
    """Return the words of a part of a credit line that name agencies in general, empty when there are none.

    A publisher, or a word that stands where a town does, may stand beside them without a stroke.

    >>> generic_in("وكالات عواصم", "ar"), generic_in("وكالات السفر", "ar")
    ('وكالات', '')
    """
    words = load_credits(language)
    fold, generic = words.spell.fold, words.words.get("generic", frozenset())
    nowhere = words.words.get("nowhere", frozenset())
    if fold(name) in generic:
        return name
    parts = name.split()
    for one, others in ((parts[0], parts[1:]), (parts[-1], parts[:-1])) if len(parts) > 1 else ():
        beside = " ".join(others)
        if fold(one) in generic and (fold(beside) in nowhere or sources_named(beside)):
            return one
    return ""


def known_parts(words: str, language: str) -> bool:
    """Return whether a part of a credit names a known source, or agencies in general.

    >>> known_parts("سبوتنيك - 12", "ar"), known_parts("ناطق", "ar")
    (True, False)
    """
    generic, fold = load_credits(language).words["generic"], load_credits(language).spell.fold
    names = [part.strip(QUOTES) for part in PARTS.split(words)]
    return any(name and (sources_named(name) or fold(name) in generic) for name in names)


def is_publisher(part: str, language: str) -> bool:
    """Return whether a part of a credit line names a publisher or agencies in general.

    >>> is_publisher("وكالات", "ar"), is_publisher("«الرياض»", "ar"), is_publisher("الرياض", "ar")
    (True, True, False)
    """
    name = part.strip(QUOTES)
    if generic_in(name, language):
        return True
    return bool(QUOTED.match(part.strip()) and sources_named(name)) or bool(look_up(name, language, False)[0])


def names_publisher(words: str) -> bool:
    """Return whether a line is a known publisher's name, alone or with sections behind strokes.

    >>> names_publisher("فرانس 24 / الشرق الأوسط"), names_publisher("الوزير يستقبل السفير")
    (True, False)
    """
    if len(words) > _LINE:
        return False
    name = words.strip(QUOTES)
    return bool(sources_named(name)) or bool(sources_named(TRAIL.split(name)[0].strip(QUOTES)))
