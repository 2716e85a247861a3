"""The forms of cue verbs."""

from __future__ import annotations

import pytest

from mahdar.lang.forms import Form, Tense, verb_forms
from mahdar.lang.load import Entry, load_entries, load_table

MORPHOLOGY = load_table("ar", "morphology")


def _forms(past: str, **data: object) -> list[Form]:
    return list(verb_forms(Entry("x", (past,), data), MORPHOLOGY))


def _bare(forms: list[Form], tense: Tense) -> list[str]:
    return list(dict.fromkeys(form.spelling for form in forms if form.tense is tense and not form.pronoun))


@pytest.mark.parametrize(
    ("past", "present", "pasts", "presents"),
    [
        ("قال", "يقول", "قال قالت قالا قالتا قالوا", "يقول يقولان يقولون تقول تقولان"),
        ("نفى", "ينفي", "نفى نفت نفيا نفتا نفوا", "ينفي ينفيان ينفون تنفي تنفيان"),
        ("دعا", "يدعو", "دعا دعت دعوا دعتا", "يدعو يدعوان يدعون تدعو تدعوان"),
        ("رأى", "يرى", "رأى رأت رأيا رأتا رأوا", "يرى يريان يرون ترى تريان"),
        ("أكد", "يؤكد", "أكد أكدت أكدا أكدتا أكدوا", "يؤكد يؤكدان يؤكدون تؤكد تؤكدان"),
    ],
)
def test_verbs_are_inflected_by_their_ending(past: str, present: str, pasts: str, presents: str) -> None:
    """Sound verbs, and those that end in a weak letter."""
    forms = _forms(past, present=present)
    assert _bare(forms, Tense.PAST) == pasts.split()
    assert _bare(forms, Tense.PRESENT) == presents.split()


@pytest.mark.parametrize(
    ("participle", "wanted"),
    [("مشير", "مشيرا مشيرة مشيرين مشيرات"), ("داعي", "داعيا داعية داعيين داعين")],
)
def test_participles_stand_in_the_accusative(participle: str, wanted: str) -> None:
    """Cues are adverbial participles only: no bare form, which is mostly a noun."""
    assert _bare(_forms("قال", participle=participle), Tense.PARTICIPLE) == wanted.split()


@pytest.mark.parametrize(
    ("past", "present", "spelling", "tense"),
    [
        ("وصف", "يصف", "وصفوها", Tense.PAST),
        ("نفى", "ينفي", "نفاه", Tense.PAST),
        ("رأى", "يرى", "يراها", Tense.PRESENT),
        ("قال", "يقول", "يقولونه", Tense.PRESENT),
    ],
)
def test_a_pronoun_hangs_on_a_verb(past: str, present: str, spelling: str, tense: Tense) -> None:
    """Weak endings change before it, and the silent letter of the plural goes."""
    assert any(
        form.spelling == spelling and form.tense is tense and form.pronoun for form in _forms(past, present=present)
    )


def test_verbal_nouns_have_article_plural_and_pronoun() -> None:
    """The feminine ending opens before a pronoun and gives way to the plural."""
    spellings = {form.spelling for form in _forms("طالب", masdar=["مطالبة"])}
    assert {"مطالبة", "المطالبة", "مطالبته", "مطالبات", "مطالباتهم"} <= spellings


def test_what_is_left_out_has_no_forms() -> None:
    """A verb whose present means something else ("is considered") gives none."""
    assert not [form for form in _forms("وعد") if form.tense is not Tense.PAST]


def test_presents_of_the_pack_begin_with_the_letter_of_the_person() -> None:
    """The present is given in the third person masculine."""
    letter = MORPHOLOGY["person"]["m"]
    wrong = [e.id for e in load_entries("ar", "verbs") if not e.data.get("present", letter).startswith(letter)]
    assert wrong == []


def test_participles_of_the_pack_are_bare() -> None:
    """Given without article and ending; the paradigms put them on."""
    participles = [e.data["participle"] for e in load_entries("ar", "verbs") if "participle" in e.data]
    assert not [word for word in participles if word.startswith("ال") or word.endswith(("ا", "ة", "ات"))]
