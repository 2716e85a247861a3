"""The forms of cue verbs, built from their dictionary forms by a pack's paradigms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mahdar.lang.load import Entry


class Tense(StrEnum):
    """What form of a cue verb a word is."""

    PAST = "past"
    PRESENT = "present"
    PARTICIPLE = "participle"
    MASDAR = "masdar"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a cue verb governs: what may stand between it and its content.

    Attributes:
        id, lemma, act: the entry's id, dictionary form and class ("say", "deny", …).
        clause: words that may stand before the complementiser; "" is nothing.
        nominal: words that may open a nominal content; "obj" is a bare object.
        to: how the addressee stands.
        quote: whether it governs words in quotation marks or after a colon.
        impersonal: whether its bare present before a clause means "it is said".
        predicate: whether it says something of its object ("اعتبر الأمر خطأ"): both are content.
        near: words of `clause` that must stand right behind the verb or its subject.
        heads: for openers of `nominal`, the only nouns that may begin the content behind them.
        verbal: openers of `heads` behind which any verbal noun may begin the content too.
        pronoun: whether it is read only where a pronoun hangs on it ("يعده خطأ").
        exact: whether only the very letters of the dictionary form are it, no looser spelling.
        marked: whether only a spelling with a doubling mark is it.
        transitive: whether it does not go without a bare object: a single noun phrase behind it is that.
        within: whether its subject is what was said, and the speaker a document behind في ("جاء في بيان").
        bare: whether its clause needs no complementiser, nor any sign of a clause.
        addressed: whether it says nothing without its addressee.
        about: whether its bare object is what it speaks of, and no addressee.
        particle: the word that must follow it, or "".
        noun: whether its base form and its form in the present are nouns as often.
        postposed: whether it stands only behind the words in quotation marks, or before their colon or comma.
        subjects: the classes of the only subjects it speaks for; empty for all.
    """

    id: str
    lemma: str
    act: str
    clause: frozenset[str]
    nominal: frozenset[str]
    to: frozenset[str]
    quote: bool
    impersonal: bool
    predicate: bool = False
    within: bool = False
    near: frozenset[str] = frozenset()
    heads: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    verbal: frozenset[str] = frozenset()
    exact: bool = False
    marked: bool = False
    transitive: bool = False
    bare: bool = False
    addressed: bool = False
    about: bool = False
    particle: str = ""
    noun: bool = False
    postposed: bool = False
    subjects: frozenset[str] = frozenset()
    pronoun: bool = False

    @property
    def needs_preposition(self) -> bool:
        """Whether whatever it governs stands behind one of its prepositions, a clause too ("أعرب عن")."""
        return bool(self.nominal) and "obj" not in self.nominal and self.clause <= self.nominal

    @property
    def governs_two(self) -> bool:
        """Whether its content may stand bare or behind a preposition ("كشف نيته", "كشف عن نيته")."""
        return "obj" in self.nominal and len(self.nominal) > 1 and not self.predicate

    @classmethod
    def of(cls, entry: Entry, fold: Callable[[str], str]) -> Frame:
        """Return the frame that a verb's entry describes, its prepositions folded."""
        data = entry.data
        return cls(
            entry.id,
            entry.forms[0],
            data["class"],
            frozenset(map(fold, (*data.get("clause", ()), *data.get("near", ())))),
            frozenset(map(fold, (*data.get("act", ()), *data.get("heads", ()), *data.get("verbal", ())))),
            frozenset(map(fold, data.get("to", ()))),
            bool(data.get("quote")),
            bool(data.get("impersonal")),
            bool(data.get("predicate")),
            bool(data.get("within")),
            frozenset(map(fold, data.get("near", ()))),
            {fold(opener): frozenset(map(fold, nouns)) for opener, nouns in data.get("heads", {}).items()}
            | {fold(opener): frozenset() for opener in data.get("verbal", ()) if opener not in data.get("heads", {})},
            frozenset(map(fold, data.get("verbal", ()))),
            bool(data.get("exact")),
            bool(data.get("marked")),
            bool(data.get("transitive")),
            bool(data.get("bare")),
            bool(data.get("addressed")),
            bool(data.get("about")),
            fold(data.get("particle", "")),
            bool(data.get("noun")),
            bool(data.get("postposed")),
            frozenset(data.get("subjects", ())),
            bool(data.get("pronoun")),
        )


@dataclass(frozen=True, slots=True)
class Form:
    """One written form: the word as a dictionary would spell it, and what it tells.

    `gender` is ``m``, ``f`` or ``""`` (either); `number` is ``s``, ``d``, ``p`` or ``""``. Those of a verbal noun
    with a pronoun are the pronoun's: they tell about whoever acts.
    """

    spelling: str
    tense: Tense
    gender: str
    number: str
    pronoun: str = ""


def verb_forms(entry: Entry, morphology: Mapping[str, Any]) -> Iterator[Form]:
    """Yield every form of a cue verb that news uses, once, with and without a pronoun hanging on it."""
    # Paradigms give some forms twice, and every reading of a word is tried.
    yield from dict.fromkeys(_verb_forms(entry, morphology))


def _verb_forms(entry: Entry, morphology: Mapping[str, Any]) -> Iterator[Form]:
    if "inflect" in morphology:
        yield from _regular_forms(entry, morphology["inflect"])
        return
    for past in entry.forms:
        yield from _inflect(past, morphology["past"], Tense.PAST, "", morphology)
    if present := entry.data.get("present"):
        stem = present[len(morphology["person"]["m"]) :]
        for gender, letter in morphology["person"].items():
            for form in _inflect(stem, morphology["present"], Tense.PRESENT, letter, morphology):
                if gender == "m" or form.number in ("s", "d"):
                    yield Form(form.spelling, form.tense, gender, form.number, form.pronoun)
    if participle := entry.data.get("participle"):
        yield from _inflect(participle, morphology["participle"], Tense.PARTICIPLE, "", morphology)
    for masdar in entry.data.get("masdar", ()):
        yield from _noun_forms(masdar, morphology)


def _regular_forms(entry: Entry, rules: list[Mapping[str, Any]]) -> Iterator[Form]:
    """Yield the forms of a base by the first rule whose ending it has; forms that the entry names go before.

    A present in the singular has the number ``s``, the base itself ``p``: it is the plural and the infinitive.
    """
    for base in entry.forms:
        rule = next(r for r in rules if any(base.endswith(end) for end in r["base"]))
        yield Form(base, Tense.PRESENT, "", "p")
        for name, tense, number in (
            ("present", Tense.PRESENT, "s"),
            ("past", Tense.PAST, ""),
            ("participle", Tense.PARTICIPLE, ""),
        ):
            built = base[: len(base) - rule.get(f"{name}_cut", 0)] + rule[name]
            for form in entry.data.get(name, [built]):
                yield Form(form, tense, "", number)


def _inflect(
    stem: str, paradigms: list[Mapping[str, Any]], tense: Tense, prefix: str, morphology: Mapping[str, Any]
) -> Iterator[Form]:
    """Yield the forms of one stem by the first paradigm whose ending it has."""
    paradigm = next(p for p in paradigms if any(stem.endswith(end) for end in p["stem"]))
    base = stem[: len(stem) - paradigm["cut"]]
    joined = paradigm.get("before_pronoun", {})
    for agreement, ending in paradigm["endings"].items():
        gender, number = agreement[0], agreement[1]
        yield Form(prefix + base + ending, tense, gender, number)
        if tense is Tense.PARTICIPLE and number != "s":
            continue
        for pronoun in morphology["third_person_pronouns"]:
            before = joined.get(agreement, ending)
            if agreement == "mp" and tense is Tense.PAST:
                before = before[:-1]  # the silent letter of the plural is not written before a pronoun
            if tense is Tense.PARTICIPLE:
                before = morphology["shape"]["feminine_joined"] if gender == "f" else ""
            yield Form(prefix + base + before + pronoun, tense, gender, number, pronoun)


def _noun_forms(masdar: str, morphology: Mapping[str, Any]) -> Iterator[Form]:
    """Yield a verbal noun bare, with the article and with pronouns."""
    yield Form(masdar, Tense.MASDAR, "", "s")
    yield Form(morphology["article"] + masdar, Tense.MASDAR, "", "s", morphology["article"])
    feminine, joined = morphology["noun_feminine"], morphology["shape"]["feminine_joined"]
    base = masdar[: -len(feminine)] + joined if masdar.endswith(feminine) else masdar
    owners = morphology.get("agreement", {})
    for pronoun in morphology["third_person_pronouns"]:
        gender, number = owners.get(pronoun, ("", "s"))
        yield Form(base + pronoun, Tense.MASDAR, gender, number, pronoun)
    plural = morphology["noun_plural"]
    many = (masdar[: -len(feminine)] if masdar.endswith(feminine) else masdar) + plural
    yield Form(many, Tense.MASDAR, "", "p")
    for pronoun in morphology["third_person_pronouns"]:
        gender, number = owners.get(pronoun, ("", "p"))
        yield Form(many + pronoun, Tense.MASDAR, gender, number, pronoun)
