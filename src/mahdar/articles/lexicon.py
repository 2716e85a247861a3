"""The known chrome and credit words of a language, compiled for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from mahdar.articles.phrases import Openings, Phrases
from mahdar.articles.spelled import Spelled
from mahdar.lang.load import load_entries, load_table
from mahdar.times.spelling import Speller, speller

# Bullets, arrows, counts and directional marks around the words of a menu item.
_AROUND = " \t\n\r\xa0\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff•·●▪■*-–—|«»›‹<>►▶◄◀→←#+[](){}:.,،؛0123456789"


@dataclass(frozen=True, slots=True, eq=False)
class Chrome:
    """Known chrome by role: whole blocks, beginnings of blocks, tails of the last ones; words of walls and live pages.

    Compared by identity, so that what it tells of a block can be remembered.
    """

    spell: Speller
    blocks: Mapping[str, str]
    starts: Openings
    notices: Openings
    tails: tuple[Phrases, ...]
    labels: Mapping[str, Phrases]
    walls: Phrases
    live: Phrases

    def key(self, words: str) -> str:
        """Return the spelling under which a block is compared: folded, without bullets and directional marks."""
        return self.spell.fold(words.strip(_AROUND))

    def role(self, words: str) -> str | None:
        """Return the role of a block that is known chrome as a whole, or by its beginning; None otherwise."""
        known = self.blocks.get(self.key(words))
        if known:
            return known
        start = self.starts.match(words)
        return start.role if start else None

    def tail(self, words: str, start: int) -> int | None:
        """Return where the words behind an article begin, from an offset on; None when there are none."""
        return min((hit.start for tails in self.tails if (hit := tails.search(words, start))), default=None)


@cache
def load_chrome(language: str) -> Chrome:
    """Return the known chrome of a language.

    Raises:
        PackError: there is no pack for the language.

    >>> load_chrome("ar").role("• الرئيسية"), load_chrome("ar").role("قال الوزير")
    ('home', None)
    """
    spell = speller(language)
    blocks: dict[str, str] = {}
    starts: dict[str, list[str]] = {}
    notices: dict[str, list[str]] = {}
    walls: dict[str, list[str]] = {}
    live: list[str] = []
    tails: list[str] = []
    bare_tails: list[str] = []
    for entry in load_entries(language, "chrome"):
        role, match = entry.data["role"], entry.data["match"]
        for form in entry.forms:
            folded = spell.fold(form)
            if match == "block":
                blocks.setdefault(spell.fold(form.strip(_AROUND)) or folded, role)
            elif match == "prose":
                notices.setdefault(role, []).append(folded)
            elif match == "start":
                starts.setdefault(role, []).append(folded)
            elif match == "wall":
                walls.setdefault(role, []).append(folded)
            elif match == "live":
                live.append(folded)
            else:
                (bare_tails if entry.data.get("labels") else tails).append(folded)

    return Chrome(
        spell,
        blocks,
        Openings(spell, starts, r"(?:(?<=\W)|(?!\w))"),
        Openings(spell, notices, r"(?!\w)"),
        (
            Phrases(spell, {"": tails}),
            Phrases(spell, {"": bare_tails}, r"(?<=[.!؟?”\"»)]\s){}(?!\w)(?=[^.؟?!]*$)"),
        ),
        {role: Phrases(spell, {role: starts.get(role, [])}) for role in ("published", "updated")},
        Phrases(spell, walls),
        Phrases(spell, {"": live}),
    )


#: Roles of people whom a label names.
PEOPLE = ("writer", "translator", "editor", "photographer", "correspondent")
#: Roles of marks of wire parts.
PARTS_OF_WIRES = ("continues", "continued", "ends")
_STROKES = "\\-–—\u0640"


@dataclass(frozen=True, slots=True)
class Credits:
    """Words around names of publishers, folded, by kind, and the phrases that name one.

    Attributes:
        words: folded forms by kind.
        company: words around a name in a line of rights; `joined`: letters joined before a word for newspaper.
        title: a word for newspaper or agency; `agency`: a word for agency, right before an offset.
        place: what joins a name to a place; `within`: what joins a correspondent to one;
            `trailing_in`: the same at the end of a part.
        writer: any label before a person's name ("written by"); the group that matched is the role.
        own: the outlet's own correspondent, without a name.
        joined_with: what joins two publishers; `joined_and`: what is written together with the second of two.
        purpose: what may follow a name and is no part of it.
        definite: a word with its article: an adjective rather than the name of a service that nobody knows.
        marks: marks of wire parts, folded, with their roles.
        closing, service: phrases that name the publisher or the agency of a whole text.
        told: what stands before the quoted outlet to which people speak.
    """

    spell: Speller
    words: Mapping[str, frozenset[str]]
    company: Spelled
    joined: Spelled
    title: Spelled
    agency: Spelled
    place: Spelled
    within: Spelled
    trailing_in: Spelled
    writer: Spelled
    own: Spelled
    joined_with: Spelled
    joined_and: Spelled
    purpose: Spelled
    definite: Spelled
    marks: Mapping[str, str]
    closing: Spelled
    service: Spelled
    told: Spelled


@cache
def load_credits(language: str) -> Credits:
    """Return the credit words of a language.

    Raises:
        PackError: there is no pack for the language.

    >>> "وكالات" in load_credits("ar").words["generic"]
    True
    """
    spell = speller(language)
    words: dict[str, set[str]] = {}
    labels: list[tuple[str, list[str], bool]] = []
    for entry in load_entries(language, "credits"):
        kind, folded = entry.data["kind"], list(map(spell.fold, entry.forms))
        words.setdefault(kind, set()).update(folded)
        if kind in PEOPLE:
            labels.append((f"{kind}{len(labels)}", folded, bool(entry.data.get("marked"))))

    affixes = load_table(language, "credits")["affixes"]
    before, article = ([spell.fold(form) for form in affixes.get(name, ())] for name in ("before", "article"))

    def spelled(pattern: str, *forms: Iterable[str], flags: int = re.IGNORECASE) -> Spelled:
        """Return a pattern in which each ``{}`` stands for the next of some lists of phrases."""
        known = [list(phrases) for phrases in forms]
        return Spelled(spell, lambda written: _filled(pattern, map(written, known)), flags)

    def of(kind: str) -> Iterable[str]:
        return words.get(kind, ())

    def anywhere(kind: str) -> Spelled:
        return spelled(r"(?<!\w)(?:{})(?!\w)", of(kind))

    def between(kind: str) -> Spelled:
        return spelled(r"\s+(?:{})\s+", of(kind))

    def naming(kind: str) -> Spelled:
        """Return the pattern of phrases with a name in them; the group that matched holds the name."""
        openings = [[form.split("{}")[0].strip()] for form in sorted(of(kind))]
        phrases = "|".join(
            rf"{{}}\s*[«\"“'{{(]?\s*(?P<n{number}>[^»\"”'}})\n:]{{2,40}})" for number in range(len(openings))
        )
        return spelled(rf"(?<!\w)(?:{phrases or '(?!)'})", *openings)

    people = "|".join(
        rf"(?P<{role}>{{}})" + (rf"\s*[:/{_STROKES}]" if marked else r"(?!\w)") for role, _, marked in labels
    )
    return Credits(
        spell,
        {kind: frozenset(forms) for kind, forms in words.items()},
        anywhere("company"),
        spelled(r"^(?:{})(?=(?:{})(?!\w))", before, of("title")),
        spelled(r"\s*(?:{})?(?:{})\s+", before, of("title")),
        spelled(r"(?<!\w)(?:{})?(?:{})\s+[«“\"]?$", before, of("agency")),
        between("from"),
        between("in"),
        spelled(r"\s+(?:{})$", of("in")),
        spelled(rf"\s*(?:{people or '(?!)'})\s*[:/{_STROKES}]?\s*", *(forms for _, forms, _ in labels)),
        spelled(r"\s*(?P<own>{})(?!\w)", of("own")),
        between("with"),
        spelled(r"\s+(?:{})\s*(?=\w)", of("and")),
        spelled(r"\s+(?:{})(?!\w).*$", of("purpose"), flags=re.IGNORECASE | re.DOTALL),
        spelled(r"(?:{})\w", article, flags=0),
        {form: kind for kind in PARTS_OF_WIRES for form in words.get(kind, ())},
        naming("closing"),
        naming("service"),
        spelled(r"(?<!\w)(?:{})\s?[«“\"]([^\s»”\"][^»”\"\n]{0,28}[^\s»”\"])[»”\"]", of("told")),
    )


def _filled(pattern: str, phrases: Iterable[str]) -> str:
    """Return a pattern with some phrases in place of each ``{}``, in order."""
    first, *rest = pattern.split("{}")
    return first + "".join(one + behind for one, behind in zip(phrases, rest, strict=True))
