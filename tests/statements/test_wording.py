"""Whose language quoted words are in, where the page has words for it, and what is doubtful about their marks."""

from __future__ import annotations

import pytest

from mahdar import pipeline
from mahdar.lang.tongues import tongues
from mahdar.model import Statement
from mahdar.world import sources


def read(text: str) -> Statement:
    """The first asserted statement of a text."""
    return next(s for s in pipeline.read_text(text).statements if s.status == "asserted")


TRANSLATED = {
    "office": "قال وزير الخارجية الروسي إيغور مالينين: «لن نقبل بهذا العرض ما دام الممر مغلقا».",
    "state": "قال وزير خارجية فرنسا لوك مورييه: «لن نقبل بهذا العرض ما دام الممر مغلقا».",
    "metonym": "قالت طهران إن «العرض الجديد لا يستحق الرد ولن نرد عليه».",
    "body": "وأعلنت الشرطة الألمانية أن «المشتبه به أوقف عند الحدود مساء الأحد».",
    "paper": "وذكرت صحيفة «دير نوردن» الألمانية أن «الشركة ستغلق مصنعها في الخريف المقبل».",
    "medium": "وقال سامر حداد في مقابلة مع صحيفة «لو فار» الفرنسية: «لن نترك أرضنا مهما طال الحصار».",
    "language": "وقال سامر حداد بالإنجليزية: «لن نترك أرضنا مهما طال الحصار علينا».",
    "the word language": "وقالت الكاتبة ليلى الحسن باللغة الفرنسية: «لم أكتب هذا الكتاب لأحد من قبل».",
    "translator": "وقال المدرب عبر مترجم: «لم نلعب كما ينبغي في الشوط الأول من المباراة».",
    "told elsewhere": "وصل السفير الياباني كينجي موراتا إلى الميناء أمس. وقال موراتا: «نحن سعداء بافتتاح هذا الجسر».",
}
ORIGINAL = {
    "official to a paper": "وقال وزير الزراعة المصري حسن فايد لصحيفة «الأهرام»: «لن نرفع سعر القمح في هذا الموسم».",
    "language": "وقال السفير باللغة العربية: «أشكركم جميعا على حسن الاستقبال في مدينتكم».",
}
UNKNOWN = {
    "no words": "قال وزير الموانئ سليم العقيلي: «لن نقبل بهذا العرض ما دام الممر مغلقا».",
    "own state alone": "قال وزير الخارجية الأردني سليم العقيلي: «لن نقبل بهذا العرض ما دام الممر مغلقا».",
    "no quoted words": "قال وزير الخارجية الروسي إيغور مالينين إن بلاده لن تقبل بهذا العرض.",
    "expert on others": "قال خبير الشؤون الإيرانية سليم العقيلي: «لن تقبل الحكومة هناك بهذا العرض أبدا».",
    "university": "قال الأستاذ في الجامعة الأمريكية سليم العقيلي: «لن تقبل الحكومة بهذا العرض أبدا».",
    "where he is": "قال المراسل سليم العقيلي في باريس: «لم أر زحاما كهذا في المدينة من قبل».",
    "envoy to others": "قال السفير المصري لدى روسيا سليم العقيلي: «العلاقات لم تكن أفضل مما هي اليوم».",
    "two states": "قال الباحث الأمريكي السوري سليم العقيلي: «العلاقات لم تكن أفضل مما هي اليوم».",
    "both": "وقال وزير الخارجية الفرنسي لوك مورييه لصحيفة «الأهرام»: «لن نقبل بهذا العرض الجديد أبدا».",
    "surname": "قال الأمير تركي العقيلي: «لن نقبل بهذا العرض ما دام الممر مغلقا أمام السفن».",
    "name of an outlet": "وحسب موقع سي إن إن بالعربية، قال سليم العقيلي: «لن نقبل بهذا العرض الجديد».",
    "agency of many languages": "وقالت مصادر طبية لوكالة الأنباء الألمانية (د ب أ): «وصل خمسة جرحى إلى المستشفى».",
    "agency that speaks": "وذكرت وكالة الصحافة الفرنسية أن «الجيش انسحب من القرية قبل الفجر بساعة».",
    "broadcaster of many languages": "وقال سليم العقيلي لهيئة الإذاعة البريطانية: «لن نقبل بهذا العرض الجديد أبدا».",
    "united nations": "قال المبعوث الأممي سليم العقيلي: «لن نقبل بهذا العرض ما دام الممر مغلقا».",
    "language within": "قال المدير سليم العقيلي: «سنكتب اللوحات بالإنجليزية والفرنسية في كل الشوارع».",
}
CASES = [
    *((text, "translated") for text in TRANSLATED.values()),
    *((text, "original") for text in ORIGINAL.values()),
    *((text, "unknown") for text in UNKNOWN.values()),
]


@pytest.mark.parametrize(("text", "wording"), CASES, ids=[*TRANSLATED, *ORIGINAL, *UNKNOWN])
def test_wording_needs_words(text: str, wording: str) -> None:
    """Translated or original only where the page says so, or says whose words they are; else unknown."""
    assert read(text).wording == wording


def test_what_is_inferred_says_from_what() -> None:
    """A language that is named leaves no doubt; a speaker's state leaves one."""
    assert [d.detail for d in read(TRANSLATED["office"]).doubts if d.code == "wording-inferred"] == ["speaker"]
    assert [d.detail for d in read(TRANSLATED["medium"]).doubts if d.code == "wording-inferred"] == ["medium"]
    assert not [d for d in read(TRANSLATED["language"]).doubts if d.code == "wording-inferred"]
    assert not [d for d in read(UNKNOWN["no words"]).doubts if d.code == "wording-inferred"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("قال سليم العقيلي: «لن نقبل بهذا العرض (...) ما دام الممر مغلقا».", {"quotation-cut"}),
        ("قال سليم العقيلي: «لن نقبل بهذا العرض… ما دام الممر مغلقا».", {"quotation-cut"}),
        ("قال سليم العقيلي: «لن نقبل بهذا العرض.. ما دام الممر مغلقا».", set()),
        ('قال سليم العقيلي: «لن نقبل بهذا العرض ما دام الممر مغلقا".', {"quotation-mismatched"}),
        ("قال سليم العقيلي: ”لن نقبل بهذا العرض ما دام الممر مغلقا“.", set()),
        ("قال سليم العقيلي: &laquo;لن نقبل بهذا العرض ما دام الممر مغلقا&raquo;.", set()),
        ("قال سليم العقيلي: لن نقبل بهذا العرض ما دام الممر مغلقا.", {"quotation-unmarked"}),
        ("قال سليم العقيلي: «لن نقبل بهذا العرض ما دام الممر مغلقا.", {"quotation-unclosed"}),
        ("قال سليم العقيلي إن العرض غير مقبول... وغادر القاعة.", set()),
    ],
)
def test_marks_that_are_doubtful_are_named(text: str, codes: set[str]) -> None:
    """Cut, mismatched, missing, unclosed; nothing where the marks are right."""
    assert {d.code for d in read(text).doubts if d.code.startswith("quotation")} == codes


def test_a_cut_says_where() -> None:
    """The detail is the offset of the ellipsis."""
    text = "قال سليم العقيلي: «لن نقبل بهذا العرض (...) ما دام الممر مغلقا»."
    (doubt,) = [d for d in read(text).doubts if d.code == "quotation-cut"]
    assert text[int(doubt.detail) :].startswith("...")


def test_nobody_speaks_both_ways() -> None:
    """The words for states of the language and of others are apart; a language is of one side."""
    known = tongues("ar")
    assert known is not None
    assert not known.own & known.other
    assert not known.own_languages & known.other_languages
    assert tongues("xx") is None


def test_media_with_a_language_are_those_of_one() -> None:
    """A service in one language has one; its house, which has many, says none."""
    languages = {source.id: source.language for source in sources()}
    assert languages["aawsat"] == languages["bbc-arabic"] == "ar"
    assert languages["bbc"] is languages["cnn"] is languages["reuters"] is None
    assert set(languages.values()) == {"ar", None}
