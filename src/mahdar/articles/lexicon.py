"""The known chrome and credit words of a language, compiled for look-up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mahdar.articles.phrases import Openings, Phrases
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
    company: re.Pattern[str]
    joined: re.Pattern[str]
    title: re.Pattern[str]
    agency: re.Pattern[str]
    place: re.Pattern[str]
    within: re.Pattern[str]
    trailing_in: re.Pattern[str]
    writer: re.Pattern[str]
    own: re.Pattern[str]
    joined_with: re.Pattern[str]
    joined_and: re.Pattern[str]
    purpose: re.Pattern[str]
    definite: re.Pattern[str]
    marks: Mapping[str, str]
    closing: re.Pattern[str]
    service: re.Pattern[str]
    told: re.Pattern[str]


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
    labels: list[str] = []
    for entry in load_entries(language, "credits"):
        kind, folded = entry.data["kind"], list(map(spell.fold, entry.forms))
        words.setdefault(kind, set()).update(folded)
        if kind in PEOPLE:
            behind = rf"\s*[:/{_STROKES}]" if entry.data.get("marked") else r"(?!\w)"
            labels.append(rf"(?P<{kind}{len(labels)}>{spell.pattern(folded)}){behind}")

    affixes = load_table(language, "credits")["affixes"]
    before = spell.pattern(map(spell.fold, affixes["before"]))

    def anywhere(kind: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{spell.pattern(words.get(kind, ()))})(?!\w)", re.IGNORECASE)

    def naming(kind: str) -> re.Pattern[str]:
        """Return the pattern of phrases with a name in them; the group that matched holds the name."""
        phrases = "|".join(
            spell.pattern([form.split("{}")[0].strip()])
            + r"\s*[«\"“'{(]?\s*(?P<n"
            + str(number)
            + r">[^»\"”'})\n:]{2,40})"
            for number, form in enumerate(sorted(words.get(kind, ())))
        )
        return re.compile(rf"(?<!\w)(?:{phrases or '(?!)'})", re.IGNORECASE)

    def between(kind: str) -> re.Pattern[str]:
        return re.compile(rf"\s+(?:{spell.pattern(words.get(kind, ()))})\s+", re.IGNORECASE)

    return Credits(
        spell,
        {kind: frozenset(forms) for kind, forms in words.items()},
        anywhere("company"),
        re.compile(rf"^(?:{before})(?=(?:{spell.pattern(words.get('title', ()))})(?!\w))", re.IGNORECASE),
        re.compile(rf"\s*(?:{before})?(?:{spell.pattern(words.get('title', ()))})\s+", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{before})?(?:{spell.pattern(words.get('agency', ()))})\s+[«“\"]?$", re.IGNORECASE),
        between("from"),
        between("in"),
        re.compile(rf"\s+(?:{spell.pattern(words.get('in', ()))})$", re.IGNORECASE),
        re.compile(rf"\s*(?:{'|'.join(labels) or '(?!)'})\s*[:/{_STROKES}]?\s*", re.IGNORECASE),
        re.compile(rf"\s*(?P<own>{spell.pattern(words.get('own', ()))})(?!\w)", re.IGNORECASE),
        between("with"),
        re.compile(rf"\s+(?:{spell.pattern(words.get('and', ()))})\s*(?=\w)", re.IGNORECASE),
        re.compile(rf"\s+(?:{spell.pattern(words.get('purpose', ()))})(?!\w).*$", re.IGNORECASE | re.DOTALL),
        re.compile(rf"(?:{spell.pattern(map(spell.fold, affixes.get('article', ())))})\w"),
        {form: kind for kind in PARTS_OF_WIRES for form in words.get(kind, ())},
        naming("closing"),
        naming("service"),
        re.compile(
            rf"(?<!\w)(?:{spell.pattern(words.get('told', ()))})\s?[«“\"]([^\s»”\"][^»”\"\n]{{0,28}}[^\s»”\"])[»”\"]",
            re.IGNORECASE,
        ),
    )
