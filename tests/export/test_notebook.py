"""Readings in a notebook."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given

from mahdar.export.notebook import reading_html
from mahdar.model import Reading
from tests import factory
from tests.strategies import readings


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)


def test_it_is_right_to_left_and_says_what_it_is() -> None:
    """Direction, language, words, chain, place, and that this is reported speech."""
    shown = reading_html(factory.reading())
    assert shown.startswith('<section dir="rtl" lang="ar"')
    for words in ("الممر مفتوح", "غريغور فالتن", "<u>قال</u>", "الوكالة لم تُذكر", "<bdi dir='ltr'>2023-03-13</bdi>"):
        assert words in shown
    assert "وليس حكما على صحته" in shown


def test_english_pages_are_left_to_right() -> None:
    """The direction is the page's, never guessed of its first letter."""
    assert reading_html(factory.reading(language="en")).startswith('<section dir="ltr" lang="en"')


@given(readings())
def test_a_page_cannot_bring_tags(reading: Reading) -> None:
    """Whatever stands in a record, only our own tags come out."""
    hostile = replace(reading, article=replace(reading.article, path="<img src=x onerror=alert(1)>"))
    parser = _Tags()
    parser.feed(reading_html(hostile))
    assert parser.tags <= {"section", "h3", "p", "ol", "li", "b", "u", "br", "span", "bdi"}
