"""Folding: every spelling of a phrase becomes the same, however long the text around it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.times.spelling import Speller, speller


@given(st.text("أإآٱىئؤةیکـًُّ١٢۹aB .\n", max_size=30), st.sampled_from(["ar", "en"]))
def test_long_phrases_are_folded_as_short_ones_are(phrase: str, language: str) -> None:
    """Word by word or all at once: the same."""
    spell = speller(language)
    folded = [spell.fold(word) for word in phrase.split()]
    assert spell.fold(" ".join([phrase] * 3)) == " ".join([word for word in folded if word] * 3)


@pytest.mark.parametrize("length", [1, 100])
def test_letters_are_folded_once(length: int) -> None:
    """A letter that is what another one is folded to may be folded itself."""
    spell = Speller({"from": "ab", "to": "bc", "drop": ""})
    assert spell.fold("ab" * length) == "bc" * length
