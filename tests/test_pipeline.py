"""From files to readings: nothing is lost silently, nothing stops the rest."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from mahdar import pipeline
from mahdar.errors import PageError
from mahdar.model import Dropped, Page, Reading

PAGE = """نبأ الميناء
الرئيسية
سياسة

وزير النقل: الممر مفتوح

الثلاثاء 14 مارس 2023

قال وزير النقل سامر حداد، الثلاثاء، إن الممر مفتوح أمام جميع السفن التجارية دون استثناء.
وأضاف أن الرسوم لن تتغير قبل نهاية الشهر الجاري.

وأكد مدير الميناء أن حركة السفن عادت إلى مستواها المعتاد بعد أسبوع من التوقف.

اقرأ أيضا
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A small news page as text."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_page_is_read(page: Path) -> None:
    """Its statements come in order, with words that stand in the text."""
    readings = pipeline.read(page)
    assert [reading.article.path for reading in readings] == [str(page)]
    assert len(readings.statements) == 3
    assert "الممر مفتوح" in readings.statements[0].content.text
    assert pipeline.check(readings) == []


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n \n",
    "binary.txt": bytes(range(256)) * 40,
    "image.html": b"\x89PNG\r\n\x1a\n" + bytes(4000),
    "menu.html": b"<html><body><nav><a href='/'>x</a></nav></body></html>",
}


def test_bad_pages_are_dropped_with_a_reason_and_the_others_are_read(page: Path) -> None:
    """A folder of good and bad: each bad page is named with a reason, the good one is read."""
    for name, payload in BAD.items():
        (page.parent / name).write_bytes(payload)
    readings = pipeline.read(page.parent)
    assert [Path(reading.article.path).name for reading in readings] == ["page.txt"]
    assert {Path(item.path).name for item in readings.dropped} == set(BAD)
    assert all(item.reason and item.detail and item.reason != "crash" for item in readings.dropped)


def test_a_missing_path_is_dropped_and_the_others_are_read(page: Path) -> None:
    """A wrong name among many does not cost the others."""
    readings = pipeline.read("no/such/page.txt", page)
    assert [item.reason for item in readings.dropped] == ["missing"]
    assert len(readings) == 1


def test_another_encoding_is_understood(tmp_path: Path) -> None:
    """Windows-1256, the old encoding of Arabic pages, gives the same text."""
    path = tmp_path / "old.txt"
    path.write_bytes(PAGE.encode("windows-1256"))
    readings = pipeline.read(path)
    assert readings.readings[0].article.text == PAGE
    assert len(readings.statements) == 3


def test_a_crash_in_one_page_is_loud_and_stops_nothing(
    page: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A defect of ours becomes reason `crash`, with a traceback in the log."""
    second = page.with_name("zebra.txt")
    second.write_text(PAGE, encoding="utf-8")
    right = pipeline.articles.extract

    def broken(found: Page, profile: object = None, **options: bool) -> object:
        del options
        if found.path.endswith("page.txt"):
            raise ZeroDivisionError("by nothing")
        return right(found, profile)

    monkeypatch.setattr(pipeline.articles, "extract", broken)
    with caplog.at_level(logging.ERROR, logger="mahdar"):
        items = list(pipeline.read_each(page.parent))
    assert isinstance(items[0], Dropped)
    assert (items[0].reason, items[0].detail) == ("crash", "ZeroDivisionError: by nothing")
    assert isinstance(items[1], Reading)
    assert "please report" in caplog.text
    assert caplog.records[0].exc_info


def test_pages_come_one_at_a_time(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first reading is there before the second page is opened, so memory stays flat."""
    opened: list[str] = []
    right = pipeline.pages.open_pages

    def watched(path: str, **options: object) -> object:
        for item in right(path, **options):
            opened.append(item.path)
            yield item

    monkeypatch.setattr(pipeline.pages, "open_pages", watched)
    page.with_name("zebra.txt").write_text(PAGE, encoding="utf-8")
    items = pipeline.read_each(page.parent)
    next(items)
    assert len(opened) == 1


def test_a_clean_text_is_read_with_what_is_known_of_it() -> None:
    """Nothing is cut away, and what the caller knows is kept."""
    text = "قال وزير النقل سامر حداد أمس إن الممر مفتوح أمام جميع السفن."
    reading = pipeline.read_text(text, path="n.txt", published="2023-03-14", outlet="الشراع", agencies=["نوردبرس"])
    assert reading.article.text == text
    assert reading.article.path == "n.txt"
    assert reading.article.published is not None
    assert reading.article.published.value == "2023-03-14"
    (statement,) = reading.statements
    assert statement.said is not None
    assert statement.said.value == "2023-03-13"
    assert pipeline.check([reading]) == []


@pytest.mark.parametrize(
    "text", ["\x00", "\ud800", "«", "قال", "قال:" * 50, '"' * 99, "قال إن" * 999, "a\r\nb", "\ufeff."]
)
def test_odd_text_never_raises(text: str) -> None:
    """Whatever comes, all offsets hold."""
    assert pipeline.check([pipeline.read_text(text)]) == []


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_no_text_is_no_article(text: str) -> None:
    """An error with a reason, as for pages."""
    with pytest.raises(PageError) as caught:
        pipeline.read_text(text)
    assert caught.value.reason == "empty"


def test_a_given_title_has_its_place() -> None:
    """It is set before the text, and offsets count in both."""
    reading = pipeline.read_text("نعم.", title="عنوان")
    assert reading.article.title is not None
    assert reading.article.text[slice(*reading.article.title.range)] == "عنوان"
    assert reading.article.text[slice(*reading.article.body)] == "نعم."


@pytest.mark.long
def test_fifty_megabytes_on_one_line_are_read_or_refused(tmp_path: Path, page: Path) -> None:
    """A huge line ends in a reading or a reason, and the page after it is read."""
    huge = tmp_path / "a-huge.txt"
    huge.write_text("قال الوزير إن الممر مفتوح. " * 1_100_000, encoding="utf-8")
    assert huge.stat().st_size > 45_000_000
    items = list(pipeline.read_each(huge, page))
    assert len(items) == 2
    assert not isinstance(items[0], Dropped) or items[0].reason != "crash"
    assert isinstance(items[1], Reading)
