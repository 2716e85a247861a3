"""From a spelling to a `Word`: look-up, clitics, counts. One lexicon a language, shared by all pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any

from mahdar.lang import frequency
from mahdar.lang.classes import Class
from mahdar.lang.fold import folder
from mahdar.lang.forms import Form, Frame, Tense, verb_forms
from mahdar.lang.load import load_entries, load_table
from mahdar.lang.marks import mark
from mahdar.lang.shapes import CapitalShapes, Shapes
from mahdar.lang.words import CueReading, Shape, Word
from mahdar.lang.wordsets import WordSets

#: Files of a pack whose entries put words into classes.
CLASS_FILES = ("particles", "people", "occasions", "nouns")

#: Spellings kept at most. 400,000 spellings hold two years of a newspaper (some 200 MB); past it the memory is
#: emptied, so that reading a crawl stays flat.
KEPT = 400_000

_PEOPLE = Class.OFFICE | Class.ENVOY | Class.SPOKESMAN | Class.ROLE | Class.UNNAMED
#: Classes of nouns that a text may put into any case.
_DECLINED = _PEOPLE | Class.DOCUMENT | Class.BODY | Class.GROUP

#: A clitic is split off when the rest is so many times as common as the whole (LIBS: 51 of 53 forms right at 1).
SPLIT_RATIO = 1.0

#: Behind a clitic, the article is one where the noun without it is at least so common against the noun with it.
DEFINITE_SHARE = 0.02


#: Classes whose words are names: where names have capitals, a word in lower case is none of them.
_CAPITALISED = Class.STATE | Class.SEAT | Class.PEOPLE_ADJECTIVE | Class.CHANNEL


class Memory(dict[str, Word]):
    """The words met so far, by their spelling. A new spelling is analysed when it is looked up.

    Looked up by `map`, a page's words come without a step of Python for each of them.

    Args:
        analyse: what makes the word of a new spelling.
    """

    def __init__(self, analyse: Callable[[str], Word]) -> None:
        super().__init__()
        self._analyse = analyse

    def __missing__(self, raw: str) -> Word:
        if len(self) >= KEPT:
            self.clear()
        word = self[raw] = self._analyse(raw)
        return word


class Lexicon(WordSets):
    """Everything a pack knows about single words of its language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.fold = folder(language)
        self.morphology: Mapping[str, Any] = load_table(language, "morphology")
        self.counts = frequency.load(language)
        self.may_write: Mapping[str, str] = load_table(language, "letters")["veto"]["may_write"]
        super().__init__(self.morphology, self.fold)
        dropped: str = load_table(language, "letters")["fold"]["drop"]
        self._marks = {ord(ch): None for ch in dropped}
        self._has_marks = re.compile(f"[{re.escape(dropped)}]" if dropped else r"(?!)").search
        self._single_pronouns = frozenset(p for p in self.morphology["third_person_pronouns"] if len(p) == 1)
        self._passive_mark: str = load_table(language, "letters")["veto"].get("passive_mark", "\0")
        self._noun_mark: str = load_table(language, "letters")["veto"].get("noun_mark", "\0")
        self._doubling: str = load_table(language, "letters")["veto"].get("doubling", "")
        self._passive_stems: str = load_table(language, "letters")["veto"].get("passive_stems", "")
        self._classes: dict[str, int] = {}
        self._forms: dict[str, list[tuple[Form, Frame]]] = {}
        self.long_names: dict[str, list[tuple[str, ...]]] = {}
        self.memory = Memory(self._analyse)
        self._shape: Mapping[str, Any] = self.morphology["shape"]
        #: How the plural of people ends where it is a subject; no word ends so in a language without cases.
        self.nominative_plural: tuple[str, ...] = tuple(self._shape.get("human_plural", ())[:1])
        self._accusative: str = self._shape.get("accusative", "")
        self._plural_endings = (*self._shape.get("human_plural", ()), *self._shape.get("construct", ()))
        self._article: str = self.morphology["article"]
        self._future: str = self.morphology["future"]
        self._conjunctions = frozenset(self.morphology["conjunctions"])
        self._prepositions = frozenset(self.morphology["prepositions"])
        self._with_article = tuple(self.morphology["prepositions_with_article"].items())
        self._fused = tuple(self.morphology["prepositions_with_article"])
        self._inflections = frozenset(end[-1] for end in (self._accusative, *self._plural_endings) if end)
        self._genders: dict[str, str] = {
            self.fold(name): gender
            for gender, names in self.morphology.get("state_genders", {}).items()
            for name in names
        }
        self._class_forms: dict[str, list[tuple[str, int]]] = {}
        self._spelled: dict[str, str] = {}
        self._state_names: dict[tuple[str, ...], str] = {}
        self.shapes = Shapes(self.counts, self.morphology, self.fold)
        self.subject_first = self.morphology.get("order") == "subject-first"
        self.capitals = CapitalShapes(self.morphology) if self.morphology.get("capitals") else None
        self.pronouns: Mapping[str, str] = self.morphology.get("pronouns", {})
        self.abbreviations = frozenset(self.morphology.get("abbreviations", ()))
        self.name_articles = frozenset(self.morphology.get("name_articles", ()))
        self.inner_marks: str = self.morphology.get("inner_marks", "")
        self.written_apart: tuple[str, ...] = tuple(self.morphology.get("written_apart", ()))
        self.apart = self._pattern_apart()
        self._load_classes()
        self._load_states()
        self._load_verbs()

    def word(self, raw: str) -> Word:
        """Return what `raw` may be.

        >>> lexicon("ar").word("وقالت").readings[0].gender
        'f'
        """
        return self.memory[raw]

    def flags_of(self, folded: str) -> int:
        """Return the classes of a folded word with no clitic."""
        return self._classes.get(folded, 0)

    def count(self, folded: str) -> int:
        """Return how often a folded word stands in 10^9 words; 0 when it is rarer than 100."""
        return self.counts.get(folded, 0)

    def is_common_noun(self, core: str) -> bool:
        """Whether a folded word without clitics is a known common noun: it stands with the article too."""
        return self.shapes.is_common_noun(core)

    def is_verbal_noun(self, word: Word, *, definite: bool = False) -> bool:
        """Whether a word is a verbal noun, bare or with a pronoun hanging on it, or with the article if `definite`."""
        if word.flags or (word.shape & Shape.DEFINITE and not definite):
            return False
        return any(self.shapes.is_verbal_noun(noun) for noun in self.bare_nouns(word.core))

    def state_name(self, tokens: Any, phrase: Any) -> str | None:
        """Return the usual name of the state that a phrase names by its name or its seat."""
        keys = tuple(tokens.words[i].core for i in range(phrase.start, phrase.end))
        if keys[0] in self.name_articles and keys[:2] not in self._state_names:
            keys = keys[1:]
        for length in range(len(keys), 0, -1):
            name = self._state_names.get(keys[:length])
            if name is not None:
                return name if length == len(keys) else None
        return None

    def state_gender(self, core: str) -> str:
        """Return the gender in which a state's or seat's name agrees; "" when either is used."""
        default: str = self.morphology.get("state_gender", "")
        return self._genders.get(core, default)

    # -- loading -----------------------------------------------------------------------------------------------

    def _load_classes(self) -> None:
        for name in CLASS_FILES:
            for entry in load_entries(self.language, name):
                bit = int(Class.named(entry.data["class"]))
                for form in entry.forms:
                    if " " not in form or form in self.written_apart:
                        key = self.fold(form)
                        self._classes[key] = self._classes.get(key, 0) | bit
                        self._class_forms.setdefault(key, []).append((form.translate(self._marks), bit))
                        if bit == Class.GIVEN_NAME:
                            self._spelled[key] = form

    def _pattern_apart(self) -> str:
        """Return the pattern of the names that are one word though their letters stand apart, with what joins them."""
        if not self.written_apart:
            return ""
        before = (*self.morphology["prepositions_with_article"], *self._prepositions, self._article)
        joined = "|".join(sorted(before, key=len, reverse=True))
        names = "|".join(re.escape(name).replace(r"\ ", r"[ \xa0]") for name in self.written_apart)
        return rf"(?:[{''.join(sorted(self._conjunctions))}])?(?:{joined})?(?:{names})(?!\w)"

    def _load_states(self) -> None:
        article = self.morphology["article"]
        relational = self._shape["relational"]
        for entry in load_entries(self.language, "states"):
            for forms, bit in ((entry.forms, Class.STATE), (entry.data.get("seats", ()), Class.SEAT)):
                for form in forms:
                    parts = tuple(self.fold(form).split())
                    self._state_names.setdefault(parts, entry.forms[0])
                    if len(parts) == 1:
                        self._classes[parts[0]] = self._classes.get(parts[0], 0) | int(bit)
                    else:
                        self.long_names.setdefault(parts[0], []).append(parts)
            for people in entry.data.get("people", ()):
                key = self.fold(people)
                stem = key[: -len(relational[0])] if relational and key.endswith(relational[0]) else key
                for ending in relational or [""]:
                    for form in (stem + ending, article + stem + ending):
                        self._classes[form] = self._classes.get(form, 0) | Class.PEOPLE_ADJECTIVE

    def _load_verbs(self) -> None:
        for entry in load_entries(self.language, "verbs"):
            frame = Frame.of(entry, self.fold)
            for form in verb_forms(entry, self.morphology):
                if frame.pronoun and not form.pronoun:
                    continue
                self._forms.setdefault(self.fold(form.spelling), []).append((form, frame))

    # -- one spelling ------------------------------------------------------------------------------------------

    @cached_property
    def twins(self) -> dict[str, tuple[str, Word]]:
        """Given names spelt like a preposition where a page leaves a letter's dots out: the preposition, the name."""
        found = {}
        for name, preposition in self.morphology.get("naming", {}).get("twins", {}).items():
            word = self.word(name)
            flags = word.flags & (Class.GIVEN_NAME | Class.NAME_PART)
            found[name] = (preposition, Word(name, word.key, word.core, False, "", flags, (), Shape.NAME))
        return found

    def _analyse(self, raw: str) -> Word:
        key = self.fold(raw)
        if not key:
            return Word(raw, key, key, False, "", Class.SYMBOL, (), 0)
        if not key[0].isalpha():
            known = mark(raw)
            if known is not None:
                return known
            return Word(raw, key, key, False, "", int(Class.NUMBER if key[0].isdigit() else Class.SYMBOL), (), 0)
        if self.capitals is not None:
            return self._capital_word(raw, key)
        bare = raw.translate(self._marks) if self._has_marks(raw) else raw
        flags = self._flags(key, bare)
        if flags & Class.GIVEN_NAME and flags & Class.PREPOSITION and bare != self._spelled.get(key):
            flags &= ~Class.GIVEN_NAME
        readings = self._cues(key, bare, raw, conj=False)
        core, conj = key, False
        if not flags and len(key) > 2 and key[0] in self._conjunctions:
            rest = key[1:]
            rest_flags, rest_readings = self._flags(rest, bare[1:]), self._cues(rest, bare[1:], raw[1:], conj=True)
            if not rest_flags and not rest_readings and not readings:
                rest_flags = self._with_preposition(rest)[2]
            whole = self.shapes.is_better_whole(key, rest)
            own = (
                bool(readings) and not rest_readings and not rest_flags
            )  # a cue whose first letter is its own ("وعدت")
            splits = not whole and not own and self._splits(key, rest)
            if splits or (not whole and not readings and (rest_flags or rest_readings)):
                core, conj, flags = rest, True, rest_flags
                readings += rest_readings
        prep = ""
        if not flags:
            prep, core, flags = self._with_preposition(core)
        written = bare[len(bare) - len(core) :] if len(bare) >= len(core) else bare
        article = self._article
        if prep and article and core.startswith(article) and written[:1] != article[0]:
            written = article + written[len(article) :]  # the preposition has swallowed the article's first letter
        shape = self.shapes.guess(core, written, flags, prep)
        word = Word(raw, key, core, conj, prep, flags, tuple(readings), shape)
        word.is_cue |= core in self.quoting
        return word

    def _capital_word(self, raw: str, key: str) -> Word:
        """Return the word of a language that writes names with a capital, and nothing together with a word."""
        assert self.capitals is not None
        core, shape = key, 0
        for ending in self.morphology.get("possessive", ()):
            if key.endswith(ending) and key not in self._classes and len(key) > len(ending):
                core, shape = key.removesuffix(ending), Shape.POSSESSIVE
        flags = self._classes.get(core, 0)
        if not raw[0].isupper():
            flags &= ~_CAPITALISED
        elif len(raw) > 1 and raw.isupper() and flags & _CAPITALISED:
            flags &= _CAPITALISED  # "US" is no pronoun
        if flags & Class.TIME and flags & Class.VERBAL_PARTICLE:
            flags &= ~(Class.VERBAL_PARTICLE if raw[0].isupper() else Class.TIME)  # "May", "may"
        if not flags and raw[0].islower() and self._is_adverb(core):
            flags = int(Class.ADVERB)
        readings = () if shape else tuple(self._cues(key, key, key, conj=False))
        return Word(raw, key, core, False, "", flags, readings, shape | self.capitals.guess(core, raw))

    def _is_adverb(self, core: str) -> bool:
        endings = tuple(self.morphology.get("adverb", ()))
        return core.endswith(endings) and core not in self.morphology.get("no_adverb", ())

    def _flags(self, key: str, bare: str) -> int:
        """Return the classes of a folded word that its spelling allows."""
        flags = self._classes.get(key, 0)
        if not flags and key[-1] in self._inflections:
            flags = self._inflected(key)
        for _, bit in self._class_forms.get(key, ()) if flags else ():
            if flags & bit and not any(self._may_be(bare, f) for f, b in self._class_forms[key] if b == bit):
                flags &= ~bit
        return flags

    def _inflected(self, key: str) -> int:
        """Return the classes of a noun in another case or number than the pack gives it ("عضوا"، "ممثلي")."""
        accusative = self._accusative
        if accusative and key.endswith(accusative) and self.shapes.is_accusative(key):
            return self._classes.get(key[: -len(accusative)], 0) & _DECLINED
        for ending in self._plural_endings if key.endswith(self._plural_endings) else ():
            base = key[: -len(ending)]
            if key.endswith(ending) and len(base) > 2 and self.shapes.has_human_plural(base):
                return self._classes.get(base, 0) & _PEOPLE
        return 0

    def _with_preposition(self, core: str) -> tuple[str, str, int]:
        """Return (preposition, the rest, its classes); no preposition where none is likely."""
        for joined, preposition in self._with_article if core.startswith(self._fused) else ():
            if core.startswith(joined) and len(core) > len(joined) + 2:
                rest = self._article + core[len(joined) :]
                return preposition, rest, self._classes.get(rest, 0)
        if core[0] not in self._prepositions:
            return "", core, 0
        if len(core) > 3 or (len(core) == 3 and self.shapes.is_verbal_noun(core[1:])):
            rest = core[1:]
            flags = self._classes.get(rest, 0)
            if flags or self._splits(core, rest):
                return core[0], rest, flags
        return "", core, 0

    def _splits(self, whole: str, rest: str) -> bool:
        """Whether `rest` is common enough against `whole` for the first letter to be a clitic."""
        whole_count = self.counts.get(whole, 0)
        rest_count = self.counts.get(rest, 0)
        article = self._article
        if article and rest_count and rest.startswith(article) and len(rest) > len(article) + 2:
            return self.counts.get(rest[len(article) :], 0) > rest_count * DEFINITE_SHARE
        if not rest_count and not whole_count:
            if article and rest.startswith(article) and len(rest) > len(article) + 2:
                return True
            if any(self.shapes.is_verbal_noun(noun) for noun in self.bare_nouns(rest) if noun != rest):
                return True  # a verbal noun with a pronoun ("بتسليمهما")
            # neither is known: a plural whose singular is known is a noun of its own
            for plural in self._shape["feminine"]:
                if rest.endswith(plural) and len(rest) > len(plural) + 2:
                    stem = rest[: -len(plural)]
                    rest_count = max(self.counts.get(stem, 0), self.counts.get(stem + self._shape["feminine"][0], 0))
        return rest_count > SPLIT_RATIO * whole_count

    def _cues(self, key: str, bare: str, raw: str, *, conj: bool) -> list[CueReading]:
        found: list[CueReading] = []
        for form, frame in self._forms.get(key, ()):
            if self._may_be(bare, form.spelling) and self._is_spelt(bare, raw, form, frame):
                passive = self._is_passive(raw, form, frame)
                found.append(
                    CueReading(frame, form.tense, form.gender, form.number, form.pronoun, conj=conj, passive=passive)
                )
        future = self._future
        if future and key.startswith(future):
            for form, frame in self._forms.get(key[len(future) :], ()):
                spelt = self._is_spelt(bare[len(future) :], raw, form, frame)
                if form.tense is Tense.PRESENT and spelt and self._may_be(bare[len(future) :], form.spelling):
                    found.append(
                        CueReading(frame, form.tense, form.gender, form.number, form.pronoun, conj=conj, future=True)
                    )
        joined = key[0]
        for form, frame in self._forms.get(key[1:], ()) if joined in self._prepositions else ():
            if form.tense is Tense.MASDAR and self._may_be(bare[1:], form.spelling):
                found.append(
                    CueReading(frame, form.tense, form.gender, form.number, form.pronoun, conj=conj, prep=joined)
                )
        return found

    def _is_spelt(self, bare: str, raw: str, form: Form, frame: Frame) -> bool:
        """Whether a spelling is as strict as the entry wants it, and no verb bears the mark of a noun."""
        if self._noun_mark in raw and form.tense in (Tense.PAST, Tense.PRESENT):
            return False
        if frame.exact and bare != form.spelling:
            return False
        return not frame.marked or self._doubling in raw

    def may_be_pronoun(self, raw: str) -> bool:
        """Whether a written word ends in a letter that is a pronoun by itself."""
        return raw[-1:] in self._single_pronouns

    def indefinite_nouns(self, core: str) -> set[str]:
        """Return what a folded noun without the article may be without a pronoun or the ending of its case."""
        found = self.bare_nouns(core)
        accusative = self._accusative
        if accusative and core.endswith(accusative):
            found.add(core[: -len(accusative)])
        return found

    def bare_nouns(self, core: str) -> set[str]:
        """Return what a folded noun may be without its article and without a pronoun that hangs on it."""
        article, shape = self._article, self._shape
        found = {core, core.removeprefix(article)}
        joined, feminine = shape["feminine_joined"], shape["feminine"][0]
        for pronoun in self.morphology["third_person_pronouns"]:
            if core.endswith(pronoun) and len(core) > len(pronoun) + 2:
                base = core[: -len(pronoun)]
                found |= {base, base[: -len(joined)] + feminine if base.endswith(joined) else base}
        return found

    def _is_passive(self, raw: str, form: Form, frame: Frame) -> bool:
        """Whether a written vowel on the first letter makes the form passive."""
        if self._passive_mark not in raw[1:2]:
            return False
        if form.tense is Tense.PAST:
            return True
        return form.tense is Tense.PRESENT and frame.lemma[0] in self._passive_stems

    def _may_be(self, bare: str, spelling: str) -> bool:
        """Whether a page that means `spelling` may have written `bare` (both without marks)."""
        if len(bare) != len(spelling):
            return True
        may_write = self.may_write
        return all(
            wrote == meant or wrote in may_write.get(meant, meant) for wrote, meant in zip(bare, spelling, strict=True)
        )


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language; it is built once.

    Raises:
        PackError: there is no such pack, or a file of it breaks its rules.
    """
    return Lexicon(language)
