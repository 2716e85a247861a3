"""The Markdown dossier."""

from __future__ import annotations

from mahdar.export.dossier import escape, to_markdown
from mahdar.export.labels import load_labels
from mahdar.model import Kind
from tests import factory


def test_a_quotation_stands_with_its_chain_and_place() -> None:
    """Who, how, what, through whom, and where on the page."""
    whole = "".join(to_markdown([factory.reading()], load_labels("ar")))
    assert '<div dir="rtl" lang="ar">' in whole
    assert "هذا كلام منقول" in whole
    assert "### غريغور فالتن · قال" in whole
    assert "> الممر مفتوح" in whole
    assert "الوكالة لم تُذكر" in whole
    assert f"`st-1` {factory.statement().content.start}-{factory.statement().content.end}" in whole


def test_only_direct_words_get_quotation_marks() -> None:
    """Words that the writer put in his own way are not shown as quoted."""
    direct = "".join(to_markdown([factory.reading(factory.statement(kind=Kind.DIRECT))], load_labels("en")))
    indirect = "".join(to_markdown([factory.reading()], load_labels("en")))
    assert "«الممر مفتوح»" in direct
    assert "«" not in indirect


def test_a_page_cannot_write_markup() -> None:
    """Headings, links, HTML and lists in a page are shown, not obeyed."""
    assert escape("# <script>[a](b)") == "\\# \\<script\\>\\[a\\](b)"
    assert escape("1. x") == "\\1. x"
    assert escape("a\n\n# b") == "a \\# b"
