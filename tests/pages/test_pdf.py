"""PDFs: text in the order of reading, paragraphs whole, and reasons where there is no text."""

from __future__ import annotations

import sys

import pytest

from mahdar import pipeline
from mahdar.errors import PageError
from mahdar.pages import read_bytes
from mahdar.pages.formats.pdf_text import paragraphs, stands_backwards
from tests.pages.pdfs import pdf

LINES = (
    "افتتاح الرصيف الجديد",
    "قال مدير المرفأ سليم حداد إن الرصيف الجديد سيفتح أمام السفن كلها",
    "يوم 14 مارس 2023 بكلفة 12.5 مليون دولار.",
    "وأضاف أن الأعمال انتهت قبل موعدها ولا تأخير في الخطة.",
)


def test_text_comes_in_the_order_of_reading() -> None:
    """Letters from right to left, numbers from left to right, ligatures whole, lines joined."""
    page = read_bytes(pdf(LINES), "a.pdf")
    assert page.text.split("\n") == [LINES[0], f"{LINES[1]} {LINES[2]}", LINES[3]]
    assert (page.media_type, page.doubts) == ("application/pdf", ())
    reading = pipeline.read_page(page)
    assert [statement.speaker.name for statement in reading.statements] == ["سليم حداد", "سليم حداد"]
    assert pipeline.check([reading]) == []


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (pdf((), picture=True), "picture"),
        (pdf(()), "no-text"),
        (b"%PDF-1.7 ...", "damaged"),
        (pdf(LINES)[:300], "damaged"),
    ],
)
def test_a_pdf_without_text_says_why(payload: bytes, reason: str) -> None:
    """A scanned page is a picture."""
    with pytest.raises(PageError) as caught:
        read_bytes(payload, "a.pdf")
    assert caught.value.reason == reason


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(PageError, match=r"mahdar\[pdf\]") as caught:
        read_bytes(pdf(LINES), "a.pdf")
    assert caught.value.reason == "needs-extra"


def test_shapes_of_letters_become_letters() -> None:
    """And nothing else is changed."""
    assert paragraphs(["\ufedf\ufe92\ufee8\ufe8e\ufee5 \ufd3e\ufefb\ufd3f ½"]) == "لبنان \ufd3ełا\ufd3f ½".replace(
        "ł", "ل"
    )


def test_words_that_stand_backwards_are_doubted() -> None:
    """Told by letters that only end words."""
    words = "المدينة القديمة في الجمهورية العربية على الضفة الشرقية حتى الحدود الشمالية " * 2
    assert not stands_backwards(words)
    assert stands_backwards(" ".join(word[::-1] for word in words.split()))
