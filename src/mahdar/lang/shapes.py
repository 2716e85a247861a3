"""What the form of a word and the counts of its relatives suggest: no list of words is needed for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape

#: The object form of a plural of people is at least so common against its subject form (قانون has none).
HUMAN_RATIO = 5

#: What begins like the article is a past verb when its present is at least so common against it (الحق is none).
PRESENT_RATIO = 3

#: A word whose form with the article is at least so common against the bare form is a common noun, not a name.
#: Swept over 8, 20, 40, 80 on speaker phrases of the shared development gold: 40 keeps names and ends objects.
COMMON_RATIO = 40

#: A noun rarer than this in 10^9 words is not known as common.
LEAST = 1000


class CapitalShapes:
    """Guesses about the words of a language that writes names with a capital: the capital, and the plural ending.

    Args:
        morphology: the pack's `morphology.toml`.
    """

    def __init__(self, morphology: Mapping[str, Any]) -> None:
        self._plural = tuple(morphology["shape"]["plural"])

    def guess(self, core: str, raw: str) -> int:
        """Return the `Shape` bits of a word: `NAME` for a capital, `PLURAL` by its ending, else `COMMON`."""
        capital = any(part[:1].isupper() for part in raw.split("-"))  # "al-Khaled"
        shape = Shape.NAME if capital else Shape.COMMON
        if core.endswith(self._plural) and len(core) > 3:
            shape |= Shape.PLURAL
        return shape


class Shapes:
    """Guesses about the words of one language, from its counts and the affixes of its morphology.

    Args:
        counts: how often each folded word stands in 10^9 words.
        morphology: the pack's `morphology.toml`.
        fold: how the language's words are folded.
    """

    def __init__(self, counts: Mapping[str, int], morphology: Mapping[str, Any], fold: Callable[[str], str]) -> None:
        self.counts = counts
        self.morphology = morphology
        self._shape: Mapping[str, Any] = morphology["shape"]
        self._relational = tuple(self._shape["relational"])
        self._feminine = tuple(self._shape["feminine"])
        self._plural = tuple(self._shape["plural"])
        self._pronouns = tuple(morphology["third_person_pronouns"])
        self._article: str = morphology["article"]
        self._accusative: str = self._shape["accusative"]
        # Pronouns that look as if the ending of the case stood at their end.
        self._like_accusative = tuple(p for p in self._pronouns if self._accusative and p.endswith(self._accusative))
        verbal = morphology.get("verbal_noun", {})
        self._verbal_nouns = frozenset(map(fold, verbal.get("words", ())))
        self._verbal_forms: dict[int, list[tuple[re.Pattern[str], str]]] = {}
        for form, present in verbal.get("forms", {}).items():
            self._verbal_forms.setdefault(len(form), []).append(_form(form, present))
        #: For each length of a word, one pattern that no verbal noun fails: asking each form took a third of a look-up.
        self._may_be_verbal = {
            length: re.compile("|".join(re.sub(r"\d", ".", f) for f in verbal["forms"] if len(f) == length)).fullmatch
            for length in self._verbal_forms
        }

    def guess(self, core: str, bare: str, flags: int, prep: str) -> int:
        """Return the `Shape` bits that the form of a word and the counts of its relatives suggest."""
        shape, counts = 0, self.counts
        article = self._article
        size = counts.get(core, 0)
        if core.startswith(article) and len(core) > len(article) + 1 and article[0] == bare[:1]:
            rest = core[len(article) :]
            known = counts.get(rest, 0) * 50 >= size or not size or flags & Class.PEOPLE_ADJECTIVE
            if (known or (not flags and self._is_plural_of_known(rest))) and not self._is_past_with_article(core, size):
                shape |= Shape.DEFINITE
        definite = bool(shape & Shape.DEFINITE)
        stem = core[len(article) :] if definite else core
        relational = stem.endswith(self._relational)
        if relational and any(stem.endswith(end) and len(stem) > len(end) + 2 for end in self._relational):
            shape |= Shape.ADJECTIVE
        if stem.endswith(self._feminine):
            shape |= Shape.FEMININE
        if len(stem) > 4 and stem.endswith(self._plural):
            shape |= Shape.PLURAL
        if self._is_human_plural(stem):
            shape |= Shape.HUMAN
        if definite:
            return shape | Shape.COMMON
        if flags & Class.GIVEN_NAME:
            return shape | Shape.NAME
        with_article = counts.get(article + core, 0) if article else 0
        if (
            (with_article * COMMON_RATIO > size and with_article)
            or self._is_many(core)
            or shape & Shape.HUMAN
            or (not flags and self.is_verbal_noun(core))
        ):
            shape |= Shape.COMMON
        elif not flags and self.is_accusative(core):
            shape |= Shape.COMMON | Shape.ACCUSATIVE
        elif not flags and (self._is_owned(core, size) or self._is_owned_stranger(core, bare, size)):
            shape |= Shape.OWNED | Shape.COMMON
            if not self._owner_is_feminine(core):
                shape &= ~Shape.FEMININE
        if not shape & Shape.COMMON:
            if not prep:
                shape |= self._verb_shape(core, size)
            if not shape & Shape.VERB and not flags:
                shape |= Shape.NAME
        return shape

    def _is_plural_of_known(self, stem: str) -> bool:
        """Whether a word without its article is the plural of people of a word that is known ("المتنزهين")."""
        endings: list[str] = self._shape["human_plural"]
        for end in endings:
            if stem.endswith(end) and len(stem) > len(end) + 2:
                size, base = self.counts.get(self._article + stem, 0), stem[: -len(end)]
                if self.counts.get(self._article + base + endings[0], 0) * HUMAN_RATIO > size:
                    return True
                return size < LEAST and bool(self.counts.get(base, 0))
        return False

    def _is_past_with_article(self, core: str, size: int) -> bool:
        """Whether what looks like the article begins a past verb: its present is known ("التقى"، "يلتقي")."""
        present = self._shape["present"]
        derived = self._shape["derived_past"]
        if not present or core[:1] != derived:
            return False
        return self.counts.get(present[0] + core[1:], 0) * PRESENT_RATIO > size > 0

    def is_verbal_noun(self, core: str) -> bool:
        """Whether a folded word without article and clitics is a verbal noun: by a list, or by form and its verb."""
        return core in self._verbal_nouns or any(self.counts.get(verb, 0) for verb in self._verbs_of(core))

    def _verbs_of(self, core: str) -> Iterator[str]:
        may_be = self._may_be_verbal.get(len(core))
        if may_be is None or not may_be(core):
            return
        for pattern, present in self._verbal_forms[len(core)]:
            if found := pattern.fullmatch(core):
                yield found.expand(present)

    def _is_human_plural(self, stem: str) -> bool:
        """Whether a word has the plural of people: the same word with the other ending is about as common."""
        endings = self._shape["human_plural"]
        if not endings or not stem.endswith(endings[0]) or len(stem) < 6:
            return False
        other = stem[: -len(endings[0])] + endings[1]
        return self.counts.get(other, 0) * HUMAN_RATIO > self.counts.get(stem, 0)

    def has_human_plural(self, noun: str) -> bool:
        """Whether a folded noun has the plural that only people take."""
        endings = self._shape["human_plural"]
        article = self._article
        bare = noun.removeprefix(article) if article else noun
        return bool(endings) and self.counts.get(bare + endings[0], 0) > 0 and self._is_human_plural(bare + endings[0])

    def is_oblique(self, core: str) -> bool:
        """Whether a folded noun is a plural of people in the form that no subject has ("السائقين")."""
        endings: list[str] = list(self._shape["human_plural"][1:])
        article = self._article
        if not core.startswith(article) and not self.is_common_noun(core):
            endings += self._shape["construct"][1:]  # "منسوبي الوزارة"; "محامي" is a noun of its own
        return any(core.endswith(end) and self.has_human_plural(core[: -len(end)]) for end in endings)

    def has_free_ending(self, core: str) -> bool:
        """Whether a folded noun ends as a dual or a plural of people does when no other noun hangs on it."""
        for ending in {*self._shape["dual"], *self._shape["human_plural"]}:
            base = core[: -len(ending)]
            if core.endswith(ending) and len(base) > 2 and self.is_common_noun(base):
                return True
        return False

    def may_be_past(self, core: str) -> bool:
        """Whether a folded word can be a past verb: its feminine and its present are known."""
        own = self._shape
        present = own["present"]
        if not present or len(core) < 3:
            return False
        stem = core[1:] if core[:1] == own["derived_past"] else core
        return bool(self.counts.get(core + own["past_feminine"])) and bool(self.counts.get(present[0] + stem))

    def is_better_whole(self, key: str, rest: str) -> bool:
        """Whether a word that could begin with a conjunction is a common noun in the accusative ("فردا")."""
        if not self.is_accusative(key):
            return False
        return self.counts.get(key[: -len(self._shape["accusative"])], 0) >= self.counts.get(rest, 0)

    def _is_many(self, core: str) -> bool:
        """Whether an unknown word has the plural ending of common nouns."""
        ending = self._shape.get("common_plural", "")
        return bool(ending) and core.endswith(ending) and len(core) > len(ending) + 3

    def is_accusative(self, core: str) -> bool:
        """Whether a word is an indefinite common noun with its accusative ending."""
        ending = self._accusative
        if not ending or not core.endswith(ending) or len(core) < 4:
            return False
        base = core[: -len(ending)]
        article = self._article
        for pronoun in self._like_accusative:
            if core.endswith(pronoun):
                owned = self.counts.get(article + core[: -len(pronoun)], 0)
                if owned > self.counts.get(article + base, 0):
                    return False  # "طلبها": "her request", no accusative
        return self.counts.get(article + base, 0) * COMMON_RATIO > self.counts.get(base, 0) > 0

    def _is_owned(self, core: str, size: int) -> bool:
        """Whether a word is a noun with a pronoun hanging on it."""
        if not core.endswith(self._pronouns):
            return False
        counts, article = self.counts, self._article
        joined, feminine = self._shape["feminine_joined"], self._shape["feminine"][0]
        for pronoun in self._pronouns:
            if core.endswith(pronoun) and len(core) > len(pronoun) + 2:
                base = core[: -len(pronoun)]
                for noun in (base, base[: -len(joined)] + feminine if base.endswith(joined) else base):
                    if counts.get(article + noun, 0) > size or counts.get(noun, 0) > 3 * size:
                        return True
        return False

    def _is_owned_stranger(self, core: str, bare: str, size: int) -> bool:
        """Whether a word that is not in the counts ends in a pronoun that no name ends in, as it is written."""
        if size or len(core) < 6 or not core.endswith(self._pronouns):
            return False
        return any(core.endswith(p) and bare.endswith(p) for p in self._pronouns)

    def _owner_is_feminine(self, core: str) -> bool:
        """Whether a noun with a pronoun hanging on it is feminine: its ending is written out before the pronoun."""
        joined = self._shape["feminine_joined"]
        return any(core.endswith(joined + pronoun) for pronoun in self._pronouns)

    def _verb_shape(self, core: str, size: int) -> int:
        counts, own = self.counts, self._shape
        present: list[str] = own["present"]
        future = self.morphology["future"]
        if future and core.startswith(future) and len(core) > 4 and core[len(future)] in present:
            rest = core[len(future) :]
            if counts.get(rest, 0) > size and self._verb_shape(rest, counts.get(rest, 0)) & Shape.PRESENT:
                return Shape.PRESENT
        if len(core) > 3 and core[0] in present:
            others = [counts.get(letter + core[1:], 0) for letter in present if letter != core[0]]
            if any(other * 20 > size for other in others if other) and size:
                return Shape.PRESENT
            for ending in own["human_plural"][:1]:
                if core.endswith(ending) and len(core) > 5 and counts.get(core.removesuffix(ending), 0) > size:
                    return Shape.PRESENT  # "يقولون" beside "يقول"
        if not present:
            return 0
        if own["derived_past"] and core[0] == own["derived_past"] and len(core) > 4:
            if counts.get(present[0] + core[1:], 0) * 10 > size > 0:
                return Shape.PAST
        if own["past_plural"] and core.endswith(own["past_plural"]) and len(core) > 4:
            return Shape.PAST
        feminine = own["past_feminine"]
        if core.endswith(feminine) and len(core) > 3:
            base = core[: -len(feminine)]
            stem = base[1:] if base[:1] == own["derived_past"] else base
            if counts.get(present[0] + stem, 0) * 5 > size > 0 and counts.get(base, 0) * 5 > size:
                return Shape.PAST
            weak = own["weak"]
            if weak and own["derived_past"] == base[:1]:
                # a weak verb loses its last letter before the ending ("استدعى", "استدعت")
                if counts.get(base + weak, 0) > size / 5 and counts.get(present[0] + stem + weak, 0) * 5 > size > 0:
                    return Shape.PAST
        if len(core) in (3, 4) and counts.get(core + feminine, 0) * 10 > size > 0:
            stem = core[1:] if core[:1] == own["derived_past"] else core
            if counts.get(present[0] + stem, 0) * 10 > size:
                return Shape.PAST
        return 0

    def is_common_noun(self, core: str) -> bool:
        """Whether a folded word without clitics is a known common noun: it stands with the article too."""
        size = self.counts.get(core, 0)
        return size > LEAST and self.counts.get(self._article + core, 0) * COMMON_RATIO > size


def _form(form: str, present: str) -> tuple[re.Pattern[str], str]:
    """Return a form's pattern and the template of its verb's present; digits stand for root letters."""
    seen: set[str] = set()
    pattern = ""
    for letter in form:
        pattern += (f"(?P=r{letter})" if letter in seen else f"(?P<r{letter}>.)") if letter.isdigit() else letter
        seen.add(letter)
    return re.compile(pattern), "".join(f"\\g<r{c}>" if c.isdigit() else c for c in present)
