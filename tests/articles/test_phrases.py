"""Phrases are found in every spelling of their language, at the place where they stand."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mahdar.articles.lexicon import load_chrome
from mahdar.articles.phrases import Hit, Openings, Phrases
from mahdar.articles.spelled import Spelled
from mahdar.lang.load import load_entries
from mahdar.times.spelling import speller

SPELL = speller("ar")
KNOWN = {"related": ["اقرا ايضا", "ذات صله"], "missing": ["404 خطا"], "ticker": ["عاجل:", "عاجل"]}
FORMS = [form for entry in load_entries("ar", "chrome") for form in entry.forms]
words = st.lists(
    st.sampled_from(["اقرأ", "أيضا", "ايضـــاً", "أيضاً", "ذاتُ", "صلة", "٤٠٤", "404", "خطأ", "عاجل", "عاجِل", ":", "x"]),
    max_size=5,
)


@given(words, st.sampled_from([" ", "  ", "«", " ـ", "1 - "]))
def test_folded_text_says_what_a_pattern_of_all_spellings_says(found: list[str], between: str) -> None:
    """The same phrase at the same place as with the pattern that matches every spelling in the text as it is."""
    text = between.join(found)
    spelled = "|".join(f"(?P<{role}>{SPELL.pattern(forms)})" for role, forms in KNOWN.items())
    wanted = re.search(rf"(?<!\w)(?:{spelled})(?!\w)", text, re.IGNORECASE)
    hit = Phrases(SPELL, KNOWN).search(text)
    assert hit == (Hit(wanted.lastgroup or "", *wanted.span()) if wanted else None)


@given(
    st.sampled_from(FORMS),
    st.sampled_from(["", "• ", "12 ", "«", "~!~ ", "قال "]),
    st.sampled_from(["", ":", " عن", "ـات", "؟"]),
    st.booleans(),
)
def test_the_first_word_tells_early_that_no_phrase_opens_a_text(
    form: str, before: str, behind: str, keyed: bool
) -> None:
    """Looking at the first word changes nothing, with the folded spelling given or without."""
    chrome = load_chrome("ar")
    text = before + form + behind
    for openings in (chrome.starts, chrome.notices):
        assert openings.match(text, chrome.key(text) if keyed else "") == Phrases.match(openings, text)


def test_a_vowel_ends_no_word() -> None:
    """A mark behind a letter belongs to its word, whatever is written behind it."""
    phrases = Phrases(SPELL, KNOWN)
    assert phrases.search("عاجلَنا") is None
    assert phrases.search("من عاجِلٍ") == Hit("ticker", 3, 9)


def test_roles_that_are_named_first_win() -> None:
    """Of two phrases that open a text, that of the first role is found, however long the other is."""
    openings = Openings(SPELL, {"chrome": ["من"], "footer": ["من نحن"]}, r"(?!\w)")
    assert openings.match("• من نحن") == Hit("chrome", 0, 4)


def test_a_language_without_marks_and_phrases() -> None:
    """Nothing is found where nothing is looked for."""
    assert Phrases(speller("en"), {}).search("anything") is None
    assert Phrases(speller("en"), {"": []}).search("anything") is None
    assert Phrases(speller("en"), {"": ["read more"]}).search("Read  More")


@given(words, st.sampled_from([" ", " - ", "ـ", "ٌ "]))
def test_text_without_marks_is_matched_as_with_them(found: list[str], between: str) -> None:
    """The cheaper expression finds what the whole one does, in whatever text."""
    text = between.join(found)
    whole = re.compile(rf"(?<!\w)(?:{SPELL.pattern(['ذات صله', 'خطا', '404'])})\s*(?P<behind>\w?)", re.IGNORECASE)
    spelled = Spelled(SPELL, lambda written: rf"(?<!\w)(?:{written(['ذات صله', 'خطا', '404'])})\s*(?P<behind>\w?)")
    assert [one.span("behind") for one in spelled.finditer(text)] == [
        one.span("behind") for one in whole.finditer(text)
    ]
    assert spelled.sub("-", text, count=1) == whole.sub("-", text, count=1)
    for start in range(len(text)):
        assert str(spelled.match(text, start, len(text) - 1)) == str(whole.match(text, start, len(text) - 1))
