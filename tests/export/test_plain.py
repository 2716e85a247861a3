"""Page text on the way to a screen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.export.plain import one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قال\n\n  نعم\t!", "قال نعم !"),
        ("\x1b[31mأحمر\x1b[0m", "[31mأحمر[0m"),
        ("\u202eمعكوس\u202c", "معكوس"),
        ("می\u200cروم", "می\u200cروم"),
        ("  ", ""),
        ("\ufeffقال", "قال"),
    ],
    ids=["lines", "terminal escapes", "overrides", "joiners stay", "blank", "byte order mark"],
)
def test_only_what_can_be_seen_is_shown(text: str, shown: str) -> None:
    """One line; nothing that moves the cursor or turns the direction."""
    assert one_line(text) == shown


@given(st.text())
def test_no_control_character_is_ever_shown(text: str) -> None:
    """Whatever a page holds."""
    shown = one_line(text)
    assert not any(unicodedata.category(letter) == "Cc" for letter in shown)
    assert one_line(shown) == shown
