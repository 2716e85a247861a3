"""From a spelling to what it may be."""

from __future__ import annotations

import pytest

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.lexicon import lexicon
from mahdar.lang.load import load_entries, load_table
from mahdar.lang.words import Shape

WORDS = lexicon("ar")


def _lemmas(spelling: str) -> set[str]:
    return {reading.frame.lemma for reading in WORDS.word(spelling).readings}


@pytest.mark.parametrize(
    ("spelling", "lemma"),
    [
        ("وقالت", "قال"),
        ("اعلن", "أعلن"),
        ("أَكَّدَ", "أكد"),
        ("فيؤكد", "أكد"),
        ("سيعلن", "أعلن"),
        ("ينفى", "نفى"),
        ("مشيراً", "أشار"),
        ("لافتةً", "لفت"),
        ("وصفها", "وصف"),
    ],
)
def test_a_cue_is_known_in_every_spelling(spelling: str, lemma: str) -> None:
    """Conjunctions, vowel marks, hamzas left out, the mark of the future, pronouns."""
    assert lemma in _lemmas(spelling)


@pytest.mark.parametrize(
    ("spelling", "lemma"),
    [
        ("أعتقد", "اعتقد"),
        ("أدعى", "ادعى"),
        ("يعد", "وعد"),
        ("يبلغ", "أبلغ"),
        ("تعرض", "عرض"),
        ("مدينة", "أدان"),
        ("يعتقل", "اعتقد"),
    ],
)
def test_a_spelling_that_means_something_else_is_no_cue(spelling: str, lemma: str) -> None:
    """The first person; passives and homographs whose form the pack leaves out."""
    assert lemma not in _lemmas(spelling)


def test_a_future_is_told() -> None:
    """What somebody will say has not been said."""
    assert all(reading.future for reading in WORDS.word("سيؤكد").readings)


@pytest.mark.parametrize(
    ("spelling", "kind"),
    [
        ("وزير", Class.OFFICE),
        ("والوزيرة", Class.OFFICE),
        ("للسفير", Class.ENVOY),
        ("المتحدثون", Class.SPOKESMAN),
        ("المزارعون", Class.ROLE),
        ("مصادر", Class.UNNAMED),
        ("السوريون", Class.GROUP),
        ("وبالوزارة", Class.BODY),
        ("الدراسات", Class.DOCUMENT),
        ("رويترز", Class.MEDIA),
        ("السيدة", Class.TITLE),
        ("عمرو", Class.GIVEN_NAME),
        ("وطهران", Class.SEAT),
        ("كمبوديا", Class.STATE),
        ("السنغاليين", Class.PEOPLE_ADJECTIVE),
    ],
)
def test_a_word_has_its_classes_with_clitics(spelling: str, kind: int) -> None:
    """A conjunction or preposition written together does not hide a word."""
    assert WORDS.word(spelling).flags & kind


@pytest.mark.parametrize("spelling", ["وجد", "فان", "ولد", "معا", "تحقيق", "عامل", "جانب", "نظام", "صباح"])
def test_words_that_mostly_mean_something_else_cannot_speak(spelling: str) -> None:
    """They were read on raw news as heads of subjects, and were not."""
    people = {WORDS.fold(form) for entry in load_entries("ar", "people") for form in entry.forms}
    assert WORDS.fold(spelling) not in people


def test_what_hangs_on_a_word_is_told() -> None:
    """The conjunction, the preposition, the rest."""
    word = WORDS.word("بالوزارة")
    assert (word.prep, word.core) == ("ب", WORDS.fold("الوزارة"))
    assert WORDS.word("والوزارة").conj


def test_counts_tell_names_from_common_nouns() -> None:
    """A rare word without an article is a name; one that often takes the article is not."""
    assert WORDS.word("ستولتنبرغ").shape & Shape.NAME
    assert WORDS.word("ميناء").shape & Shape.COMMON


def test_every_class_of_the_pack_is_known() -> None:
    """A misspelt class would put its words nowhere."""
    for name in ("people", "nouns", "occasions", "particles"):
        for entry in load_entries("ar", name):
            assert Class.named(entry.data["class"])


def test_a_name_of_several_words_keeps_its_words() -> None:
    """States of several words are looked up by their first."""
    assert tuple(map(WORDS.fold, ("الولايات", "المتحدة"))) in WORDS.long_names[WORDS.fold("الولايات")]


def test_no_name_stands_for_two_states() -> None:
    """Each name and seat belongs to one entry, so that it is never resolved to the wrong one."""
    owners: dict[str, set[str]] = {}
    for entry in load_entries("ar", "states"):
        for form in (*entry.forms, *entry.data.get("seats", ())):
            owners.setdefault(WORDS.fold(form), set()).add(entry.id)
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def test_ids_of_states_are_codes() -> None:
    """ISO 3166, two letters, but for the names that two states share."""
    ids = [entry.id for entry in load_entries("ar", "states") if entry.id.startswith("state.")]
    assert [known for known in ids if len(known) != len("state.xx")] == ["state.oman-or-amman", "state.kingdom"]


def test_bodies_of_several_words_have_ids_and_forms() -> None:
    """They wait beside the states for whoever tells the two apart."""
    bodies = load_table("ar", "states")["body"]
    assert len({body["id"] for body in bodies}) == len(bodies)
    assert all(body["forms"] for body in bodies)


def test_prepositions_of_frames_are_folded() -> None:
    """A frame speaks of prepositions as words are looked up."""
    (frame,) = {r.frame for r in WORDS.word("دعت").readings if r.tense is Tense.PAST and r.frame.lemma == "دعا"}
    assert WORDS.fold("إلى") in frame.nominal
