"""Single words: clitics, classes, readings as a cue, and what a spelling rules out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.lexicon import lexicon
from mahdar.lang.words import Word
from tests.strategies import news

AR = lexicon("ar")


def _tenses(raw: str) -> set[Tense]:
    return {reading.tense for reading in AR.word(raw).readings}


@pytest.mark.parametrize(
    ("raw", "lemma", "tense", "gender", "conj"),
    [
        ("قال", "قال", Tense.PAST, "m", False),
        ("قالت", "قال", Tense.PAST, "f", False),
        ("قالوا", "قال", Tense.PAST, "m", False),
        ("وقال", "قال", Tense.PAST, "m", True),
        ("فقالت", "قال", Tense.PAST, "f", True),
        ("يقول", "قال", Tense.PRESENT, "m", False),
        ("تقول", "قال", Tense.PRESENT, "f", False),
        ("ويقولون", "قال", Tense.PRESENT, "m", True),
        ("قائلا", "قال", Tense.PARTICIPLE, "m", False),
        ("قائلة", "قال", Tense.PARTICIPLE, "f", False),
        ("أكدت", "أكد", Tense.PAST, "f", False),
        ("اكدت", "أكد", Tense.PAST, "f", False),
        ("وأكّدت", "أكد", Tense.PAST, "f", True),
        ("مؤكداً", "أكد", Tense.PARTICIPLE, "m", False),
        ("مؤكدًا", "أكد", Tense.PARTICIPLE, "m", False),
        ("ومؤكدة", "أكد", Tense.PARTICIPLE, "f", True),
        ("نفى", "نفى", Tense.PAST, "m", False),
        ("نفي", "نفى", Tense.PAST, "m", False),
        ("نفت", "نفى", Tense.PAST, "f", False),
        ("ونفوا", "نفى", Tense.PAST, "m", True),
        ("دعت", "دعا", Tense.PAST, "f", False),
        ("تدعو", "دعا", Tense.PRESENT, "f", False),
        ("يرى", "رأى", Tense.PRESENT, "m", False),
        ("رأت", "رأى", Tense.PAST, "f", False),
        ("وصفه", "وصف", Tense.PAST, "m", False),
        ("تأكيدات", "أكد", Tense.MASDAR, "", False),
        ("تحذيره", "حذر", Tense.MASDAR, "m", False),
    ],
)
def test_a_cue_is_read(raw: str, lemma: str, tense: Tense, gender: str, conj: bool) -> None:
    """Its verb, tense, gender and conjunction, in every spelling that pages use."""
    found = {(r.frame.lemma, r.tense, r.gender, r.conj) for r in AR.word(raw).readings}
    assert (lemma, tense, gender, conj) in found


@pytest.mark.parametrize("raw", ["سيقول", "ستؤكد", "وسيعلن", "سيعلنون"])
def test_the_mark_of_the_future_is_seen(raw: str) -> None:
    """What will be said is not said."""
    assert any(reading.future for reading in AR.word(raw).readings)


@pytest.mark.parametrize("raw", ["سأل", "سلم", "سجل", "سخر"])
def test_a_first_letter_that_looks_like_the_future_is_none(raw: str) -> None:
    """A verb that begins with that letter."""
    assert AR.word(raw).readings
    assert not any(reading.future for reading in AR.word(raw).readings)


@pytest.mark.parametrize("raw", ["أعتقد", "أقول", "نقول", "أؤكد", "قلت", "أرى"])
def test_the_first_person_is_no_cue(raw: str) -> None:
    """The writer's own voice: a hamza that the dictionary form lacks is never added by a page."""
    assert not any(tense in (Tense.PAST, Tense.PRESENT) for tense in _tenses(raw))


@pytest.mark.parametrize("raw", ["كتاب", "مدرسة", "قلم", "باب", "سيارة", "وردة", "فرن", "مطر", "بيت", "سماء", "جميل"])
def test_a_plain_word_is_no_cue(raw: str) -> None:
    """Nothing of saying in it."""
    assert not AR.word(raw).readings


@pytest.mark.parametrize(
    ("raw", "core", "conj", "prep"),
    [
        ("وزير", "وزير", False, ""),
        ("ووزير", "وزير", True, ""),
        ("فريق", "فريق", False, ""),
        ("وكالة", "وكاله", False, ""),
        ("ولاية", "ولايه", False, ""),
        ("للوزير", "الوزير", False, "ل"),
        ("بالوزارة", "الوزاره", False, "ب"),
        ("كالوزير", "الوزير", False, "ك"),
        ("لوزير", "وزير", False, "ل"),
        ("والرئيس", "الرييس", True, ""),
        ("بيان", "بيان", False, ""),
        ("برلمان", "برلمان", False, ""),
        ("لبنان", "لبنان", False, ""),
        ("لجنة", "لجنه", False, ""),
        ("كلمة", "كلمه", False, ""),
        ("فرنسا", "فرنسا", False, ""),
        ("واشنطن", "واشنطن", False, ""),
        ("وواشنطن", "واشنطن", True, ""),
    ],
)
def test_clitics_come_off_and_stay_on(raw: str, core: str, conj: bool, prep: str) -> None:
    """Conjunctions and prepositions are split off; the first letter of a word is not."""
    word = AR.word(raw)
    assert (word.core, word.conj, word.prep) == (core, conj, prep)


@pytest.mark.parametrize(
    ("raw", "bit"),
    [
        ("وزير", Class.OFFICE),
        ("والوزيرة", Class.OFFICE),
        ("متحدث", Class.SPOKESMAN),
        ("السفير", Class.ENVOY),
        ("مصادر", Class.UNNAMED),
        ("وزارة", Class.BODY),
        ("بيان", Class.DOCUMENT),
        ("صحيفة", Class.MEDIA),
        ("روسيا", Class.STATE),
        ("موسكو", Class.SEAT),
        ("الروسي", Class.PEOPLE_ADJECTIVE),
        ("أن", Class.THAT),
        ("ان", Class.THAT),
        ("بأن", Class.THAT),
        ("أنها", Class.THAT_PRONOUN),
        ("الذي", Class.RELATIVE),
        ("لم", Class.NEGATION),
        ("سوف", Class.FUTURE),
        ("كانت", Class.WAS),
        ("قد", Class.VERBAL_PARTICLE),
        ("في", Class.PREPOSITION),
        ("فى", Class.PREPOSITION),
        ("الثلاثاء", Class.WEEKDAY),
        ("للصحفيين", Class.ADDRESSEE),
        ("مقابلة", Class.OCCASION),
        ("تويتر", Class.CHANNEL),
        ("بحسب", Class.ACCORDING),
        ("قوله", Class.SAYING),
        ("هل", Class.QUESTION),
        ("محمد", Class.GIVEN_NAME),
    ],
)
def test_the_class_of_a_word(raw: str, bit: int) -> None:
    """The closed classes that the pack lists, behind clitics and in other spellings too."""
    assert AR.word(raw).flags & bit, Class.names(AR.word(raw).flags)


@given(news() | st.text())
def test_any_spelling_has_a_word(raw: str) -> None:
    """Nothing raises; what is left after the clitics is an end of the folded word, but for a written article."""
    word = AR.word(raw)
    assert word.raw == raw
    assert isinstance(word, Word)
    assert len(word.core) <= len(word.key) + 1
    if not word.prep:
        assert word.key.endswith(word.core)


def test_a_word_is_worked_out_once() -> None:
    """The same spelling gives the same object."""
    assert AR.word("وقالت") is AR.word("وقالت")


def test_every_class_has_its_own_bit() -> None:
    """No two classes share one, and names go both ways."""
    bits = [bit for name, bit in vars(Class).items() if name.isupper()]
    assert all(bit.bit_count() == 1 for bit in bits)
    assert len(set(bits)) == len(bits)
    for bit in bits:
        (name,) = Class.names(bit)
        assert Class.named(name) == bit


def test_an_unknown_class_is_an_error() -> None:
    """A pack that names one is wrong."""
    with pytest.raises(KeyError):
        Class.named("no-such-class")
