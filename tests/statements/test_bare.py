"""Headlines that say more than their text."""

from __future__ import annotations

import pytest

from mahdar.articles import from_text
from mahdar.lang.load import load_entries
from mahdar.statements import find, read
from mahdar.statements.bare import _hedges

REST = "\n\nوزار الوفد الميناء صباح أمس والتقى عددا من التجار."
CASES = {
    "speaker dropped": (
        "انهيار الجسر القديم بسبب الحمولة الزائدة",
        "قال المهندس رائد الكيلاني إن انهيار الجسر القديم وقع بسبب الحمولة الزائدة.",
        ["headline-bare"],
    ),
    "speaker behind": (
        "غرق ثلاثة صيادين قبالة المرسى",
        "غرق ثلاثة صيادين قبالة المرسى فجر أمس، حسبما أفاد خفر السواحل.",
        ["headline-bare"],
    ),
    "hedge dropped": (
        "السد القديم ينهار في الربيع",
        "قال الخبير سالم الناعم إن السد القديم قد ينهار في الربيع.",
        ["headline-unhedged"],
    ),
    "hedge of the text itself dropped": (
        "كويكب ضخم يمر قرب الأرض الأحد",
        "من المتوقع أن يمر كويكب ضخم قرب الأرض مساء الأحد. وقال فلكيون إنه لا خطر منه.",
        ["headline-unhedged"],
    ),
    "speaker before a colon": (
        "الكيلاني: انهيار الجسر القديم بسبب الحمولة",
        "قال المهندس رائد الكيلاني إن انهيار الجسر القديم وقع بسبب الحمولة الزائدة.",
        [],
    ),
    "speaker named": (
        "خفر السواحل يغرق في ديون الصيادين القدامى",
        "قال خفر السواحل إنه يغرق في ديون الصيادين القدامى.",
        [],
    ),
    "quotation marks": (
        "انهيار الجسر القديم «بسبب الحمولة الزائدة»",
        "قال المهندس رائد الكيلاني إن انهيار الجسر القديم وقع بسبب الحمولة الزائدة.",
        [],
    ),
    "a state speaks by its ministry": (
        "تركيا تطلب اجتماعا طارئا للحلف الأطلسي",
        "أعلنت وزارة الخارجية أن تركيا طلبت اجتماعا طارئا للحلف الأطلسي.",
        [],
    ),
    "a question": (
        "هل انهار الجسر القديم بسبب الحمولة؟",
        "قال المهندس رائد الكيلاني إن الجسر القديم انهار بسبب الحمولة.",
        [],
    ),
    "hedged too": (
        "السد القديم قد ينهار في الربيع",
        "قال الخبير سالم الناعم إن السد القديم قد ينهار في الربيع.",
        [],
    ),
    "the text tells it itself": (
        "غرق ثلاثة صيادين قبالة المرسى",
        "غرق ثلاثة صيادين قبالة المرسى فجر أمس. وقال خفر السواحل إن ثلاثة صيادين غرقوا قبالة المرسى.",
        [],
    ),
    "another matter": (
        "افتتاح سوق السمك الجديد في المرسى",
        "قال المهندس رائد الكيلاني إن انهيار الجسر القديم وقع بسبب الحمولة الزائدة.",
        [],
    ),
    "too short to tell": ("انهيار الجسر", "قال المهندس رائد الكيلاني إن انهيار الجسر وقع أمس.", []),
}


@pytest.mark.parametrize(("title", "text", "codes"), CASES.values(), ids=CASES.keys())
def test_headlines_that_assert_more_than_their_text(title: str, text: str, codes: list[str]) -> None:
    """The doubt stands on the article; its statements are what they are without it."""
    article = from_text(text + REST, title=title)
    reading = read(article)
    assert [doubt.code for doubt in reading.article.doubts] == codes
    assert reading.statements == find(article)


def test_without_headline_there_is_nothing_to_compare() -> None:
    """Nor without a list of hedges."""
    assert read(from_text("قال المهندس رائد الكيلاني إن الجسر انهار.")).article.doubts == ()
    assert _hedges("xx") is None


@pytest.mark.parametrize("entry", load_entries("ar", "hedges"), ids=lambda entry: entry.id)
def test_hedges_match_their_sentences(entry: object) -> None:
    """Each entry's own sentences, yes and no."""
    pattern = _hedges("ar")
    assert pattern is not None
    assert all(pattern.search(sentence) for sentence in entry.yes)  # type: ignore[attr-defined]
    assert not any(pattern.search(sentence) for sentence in entry.no)  # type: ignore[attr-defined]
