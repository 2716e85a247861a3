"""What kind of source speaks where nobody is named: hand-written sentences with the type that a reader gives."""

from __future__ import annotations

import pytest

from mahdar import pipeline
from mahdar.lang.anonymous import source_types

EXPECTED = {
    "official": [
        "قال مسؤول حكومي إن الجسر سيفتح الأحد المقبل.",
        "وقال مسؤولون أمريكيون إن القافلة عبرت الحدود ليلا.",
        "أفاد مصدر رسمي بأن الاجتماع أجل إلى الخميس.",
        "وذكرت مصادر حكومية أن الرواتب ستصرف قبل العيد.",
        "وقال مصدر في وزارة المالية إن الميزانية لم تقر بعد.",
        "وأكد مصدر مسؤول في البلدية أن الأعمال تنتهي الشهر المقبل.",
        "وقال مصدر أمني إن الشرطة أوقفت ثلاثة أشخاص قرب السوق.",
        "وقال مسؤول طلب عدم الكشف عن اسمه إن المفاوضات متوقفة.",
        "وقالت مسؤولة كبيرة في الإدارة إن القرار اتخذ مساء أمس.",
        "وأضافت المصادر الأمنية أن المنفذ فر إلى الجبل.",
    ],
    "military": [
        "قال مصدر عسكري إن القوات تقدمت نحو المطار فجرا.",
        "وأعلنت مصادر عسكرية أن الطائرات قصفت مستودعا للذخيرة.",
        "وقال مسؤول عسكري أمريكي إن التحقيق في الحادث جار.",
        "وأفاد مصدر في الجيش بأن الجنود عادوا إلى ثكناتهم.",
        "وقال ضابط في الجيش إن الألغام زرعت على طول الطريق.",
        "وأكد قائد ميداني أن المعركة لم تنته بعد.",
    ],
    "diplomatic": [
        "قال مصدر دبلوماسي إن السفير غادر المدينة سرا.",
        "وذكرت مصادر دبلوماسية غربية أن الجولة المقبلة ستعقد في جنيف.",
        "وقال دبلوماسي أوروبي إن النص لم يوزع على الوفود.",
        "وأفاد دبلوماسيون بأن مجلس الأمن سيصوت الجمعة.",
        "وقال مصدر في السفارة إن التأشيرات ستصدر من جديد.",
        "وأوضحت مصادر ديبلوماسية في باريس أن الزيارة ألغيت.",
    ],
    "eyewitness": [
        "قال شاهد عيان إن السيارة انفجرت أمام المدرسة.",
        "وأفاد شهود عيان بأن النيران اندلعت في الطابق الأول.",
        "وذكر شهود أن الشاحنة كانت تسير بسرعة كبيرة.",
        "وقالت شاهدة عيان إن الجدار سقط قبل وصول رجال الإطفاء.",
    ],
    "document": [
        "وجاء في بيان أن الشركة ستوقف الإنتاج مؤقتا.",
        "وذكر تقرير أن أسعار القمح ارتفعت عشرة في المئة.",
        "وكشفت وثيقة مسربة أن العقد وقع قبل عامين.",
        "وأظهرت دراسة حديثة أن النوم القليل يضعف الذاكرة.",
    ],
    "poll": [
        "أظهر استطلاع للرأي أن نصف الناخبين لم يحسموا أمرهم.",
        "وبين استطلاع حديث أن معظم السكان يؤيدون المشروع.",
        "وكشفت استطلاعات الرأي أن الحزب الحاكم فقد عشر نقاط.",
    ],
    "unnamed": [
        "وقال مصدر مطلع إن الصفقة ستعلن قريبا.",
        "وذكرت مصادر مقربة من العائلة أن المراسم ستكون مغلقة.",
        "وقال مصدر في النادي إن اللاعب لن يجدد عقده.",
        "وأفادت مصادر طبية بأن المصابين نقلوا إلى المستشفى.",
        "وقال شخص حضر الاجتماع إن النقاش كان حادا.",
        "وأكدت المصادر نفسها أن الخلاف لم يحسم.",
    ],
}
NAMED = [
    ("قال وزير الدفاع سليم العقيلي إن القوات جاهزة.", "official"),
    ("قال العقيد في الجيش سليم العقيلي إن القوات جاهزة.", "official"),
    ("قال قائد الجيش إن القوات جاهزة للدفاع عن الميناء.", "official"),
    ("وأعلنت وزارة الدفاع أن القوات جاهزة.", "body"),
    ("وقال السفير الروسي إن بلاده لن توقع الاتفاق.", "official"),
    ("وأعلن الجيش أن القوات عبرت النهر.", "body"),
]
CASES = [(text, kind) for kind, texts in EXPECTED.items() for text in texts]


@pytest.mark.parametrize(("text", "kind"), CASES, ids=[f"{kind} {n}" for n, (_, kind) in enumerate(CASES)])
def test_a_source_without_a_name_has_its_kind(text: str, kind: str) -> None:
    """Told by the words of its description; without one that tells, it is only unnamed."""
    statement = pipeline.read_text(text).statements[0]
    assert statement.speaker.type == kind


@pytest.mark.parametrize(("text", "kind"), NAMED, ids=range(len(NAMED)))
def test_offices_and_bodies_stay_what_they_are(text: str, kind: str) -> None:
    """Who has a name or an office of his own is no anonymous source."""
    (statement,) = pipeline.read_text(text).statements
    assert statement.speaker.type == kind


def test_a_kind_is_kept_when_the_source_speaks_on() -> None:
    """A dropped subject has the type of the source that it stands for."""
    text = "قال مصدر عسكري إن القوات تقدمت نحو المطار. وأضاف أن الطريق صار مفتوحا."
    assert [s.speaker.type for s in pipeline.read_text(text).statements] == ["military", "military"]


def test_a_language_without_such_words_has_none() -> None:
    """No file, no kinds."""
    assert source_types("xx") == {}
    assert {kind for _, kind, _ in source_types("ar").values()} == set(EXPECTED) - {"document", "unnamed"}
