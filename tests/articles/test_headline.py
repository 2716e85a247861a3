"""Which line is the headline: kickers, section names and standfirsts around it."""

from __future__ import annotations

import pytest

from mahdar.articles import extract
from mahdar.pages import read_bytes

BODY = (
    "أقر المجلس البلدي أمس تسعيرة جديدة للحافلات تبدأ مطلع الشهر المقبل في أحياء المدينة كلها.\n\n"
    "وقال رئيس المجلس إن التسعيرة تراعي دخل العائلات، وإن الطلاب سيدفعون نصفها."
)
TITLE = "المجلس البلدي يقر تسعيرة الحافلات"
ABOVE = {
    "kicker": f"بعد خلاف دام ثلاثة أعوام مع أصحاب السيارات الخاصة\n{TITLE}\n\n{BODY}",
    "section and date": f"شؤون محلية\nالأحد 5 مارس 2023\n\n{TITLE}\n\n{BODY}",
    "masthead and menu": f"ضفة النهر\nمحليات | اقتصاد | رياضة\n\n{TITLE}\n\n{BODY}",
    "standfirst": f"{TITLE}\n\nأصحاب السيارات الخاصة يعترضون على التسعيرة الجديدة ويلوحون بالإضراب\n\n{BODY}",
    "writer": f"{TITLE}\n\nكتب: وائل الجبلي\n\n{BODY}",
    "figurative": f"خيبة في المحطات\n\nكتب: وائل الجبلي\n\n{BODY}",
}


@pytest.mark.parametrize("page", ABOVE.values(), ids=ABOVE.keys())
def test_the_headline_among_other_lines(page: str) -> None:
    """It tells what the text begins with; a line of its own above it does not."""
    article = extract(read_bytes(page.encode(), "a.txt", "text/plain"))
    wanted = "خيبة في المحطات" if "خيبة" in page else TITLE
    assert (article.title.text if article.title else None) == wanted
    assert article.text[slice(*article.body)].endswith(BODY.split("\n")[-1])


def test_a_long_first_sentence_is_no_headline() -> None:
    """A text pasted without its headline begins with its first sentence, however much longer the next lines are."""
    first = (
        "دعا رئيس المجلس البلدي سائقي الحافلات إلى العدول عن الإضراب، معتبرا أن التسعيرة الجديدة "
        "تحفظ حقوقهم وتراعي دخل العائلات في أحياء المدينة كلها."
    )
    longer = "وقال إن المجلس درس التسعيرة شهورا. " * 12
    article = extract(read_bytes(f"{first}\n{longer.strip()}".encode(), "a.txt", "text/plain"))
    assert article.title is None
    assert article.body[0] == 0
