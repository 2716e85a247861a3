"""Queries as they are read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mahdar.errors import UsageError
from mahdar.search.query import Query, parse


def test_everything_at_once() -> None:
    """Words, phrases, exclusions, operators with and without marks, days."""
    query = parse('ممر "سفن كاربين" -مغلق speaker:"سامي ديلون" outlet:الشراع نوع:مباشر ..2022-02 agency:نوردبرس')
    assert query == Query(
        terms=("ممر", "سفن كاربين"),
        excluded=("مغلق",),
        speakers=("سامي ديلون",),
        outlets=("الشراع",),
        agencies=("نوردبرس",),
        kinds=("direct",),
        before="2022-02",
        phrases=frozenset({"سفن كاربين"}),
    )


def test_colons_that_are_no_operators() -> None:
    """A word before a colon is a word; so is an address."""
    assert parse("بيسكوف:لا").terms == ("بيسكوف:لا",)
    assert parse("https://example.org/a").terms == ("https://example.org/a",)
    assert parse("قال: لا").terms == ("قال:", "لا")


def test_hyphens_within_words_exclude_nothing() -> None:
    """Only one that opens a word does."""
    assert parse("جو-جو -بحر").excluded == ("بحر",)


@given(st.text(max_size=200))
def test_any_text_is_a_query(text: str) -> None:
    """Or a value that an operator does not take."""
    try:
        query = parse(text)
    except UsageError:
        return
    assert isinstance(query, Query)
