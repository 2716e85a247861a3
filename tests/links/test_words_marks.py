"""Marks within words, wherever Unicode has them."""

from __future__ import annotations

import sys
import unicodedata

from mahdar.links.words import _WORD


def test_marks_of_any_script_stand_within_words() -> None:
    """No mark or joiner beyond the Latin ones parts a word, in any plane."""
    kinds = ("Mn", "Me", "Cf")
    marks = [chr(code) for code in range(0x300, sys.maxunicode + 1) if unicodedata.category(chr(code)) in kinds]
    assert [mark for mark in marks if not _WORD.fullmatch(f"a{mark}b")] == []
