"""The closed sets of words that a pack's morphology names, folded once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


class WordSets:
    """Sets and maps of folded words, by what they do beside a cue. The pack's `morphology.toml` says what each means.

    Args:
        morphology: the pack's table.
        fold: how words of the language are folded.
    """

    def __init__(self, morphology: Mapping[str, Any], fold: Callable[[str], str]) -> None:
        def words(table: Mapping[str, Any], name: str) -> frozenset[str]:
            return frozenset(map(fold, table.get(name, ())))

        self.attaching: Mapping[str, frozenset[str]] = {
            place: frozenset(map(fold, words)) for place, words in morphology.get("attaching", {}).items()
        }
        self.relative_genders: Mapping[str, str] = {
            fold(word): gender for gender, words in morphology.get("relative_genders", {}).items() for word in words
        }
        complement = morphology.get("complement", {})
        self.complement_prepositions = {fold(w): fold(p) for w, p in complement.get("joined", {}).items()}
        self.complement_prefixes = {fold(w): fold(p) for w, p in complement.get("prefixed", {}).items()}
        self.complement_bridges = words(complement, "bridges")
        self.whether = {fold(w): fold(p) for w, p in complement.get("whether", {}).items()}
        self.what = {fold(w): fold(p) for w, p in complement.get("what", {}).items()}
        self.what_near = {fold(w): fold(p) for w, p in complement.get("what_near", {}).items()}
        self.ifs = words(complement, "if")
        self.concessives = words(complement, "concessives")
        self.idiom_objects = words(complement, "idiom_objects")
        self.clause_nouns = words(complement, "clause_nouns")
        naming = morphology.get("naming", {})
        self.of_another = words(naming, "of_another")
        self.name_tails = words(naming, "name_tails")
        self.name_words = words(naming, "name_words")
        self.everybody = words(naming, "everybody")
        self.same_source = words(naming, "same_source")
        self.same_body = {fold(a): fold(b) for a, b in naming.get("same_body", {}).items()}
        self.nobody = words(naming, "nobody")
        self.anonymity = words(naming, "anonymity")
        attribution = morphology.get("attribution", {})
        self.happened = words(attribution, "happened")
        self.verb_openers = words(attribution, "verb_openers")
        self.views = words(attribution, "views")
        self.taken_up = words(attribution, "taken_up")
        self.attribution_openers = words(attribution, "like")
        self.needs_preposition = {
            fold(word): frozenset(map(fold, preps)) for word, preps in attribution.get("needs", {}).items()
        }
        self.own_openers = words(attribution, "own_openers")
        self.clause_starts = words(attribution, "clause_starts")
        self.adversatives = words(attribution, "adversatives")
        self.issued = words(attribution, "issued")
        self.issuing = frozenset(
            fold(verb + pronoun)
            for verb in attribution.get("issuing", ())
            for pronoun in morphology["third_person_pronouns"]
        )
        self.was_done = words(attribution, "was_done")
        self.taking_up = words(attribution, "taking_up")
        self.quoting = words(attribution, "quoting")
        self.hypotheticals = words(morphology, "hypothetical")
        ends = morphology.get("ends", {})
        self.writer_openers = words(ends, "writer")
        self.while_words = words(ends, "while")
        self.when_words = words(ends, "when")
        self.act_goes_on = words(ends, "act_goes_on")
        self.act_spans = words(ends, "act_spans")
        self.act_stops = words(ends, "act_stops")
        self.act_occasions = words(ends, "act_occasions")
        self.act_about = words(ends, "act_about")
        self.act_ends = words(ends, "act")
