"""Folding: one spelling for look-up. What folding means for a language stands in its `letters.toml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from mahdar.lang.load import load_table

#: Code points of ASCII and of the Arabic block.
_COMMON = (*range(0x80), *range(0x600, 0x700))


@cache
def folding_table(language: str) -> dict[int, str | None]:
    """Return the translation table of a language's letters (None: the letter is left out)."""
    letters = load_table(language, "letters")["fold"]
    table: dict[int, str | None] = dict(zip(map(ord, letters["from"]), letters["to"], strict=True))
    table.update(dict.fromkeys(map(ord, letters["drop"])))
    return table


@cache
def folder(language: str) -> Callable[[str], str]:
    """Return the function that folds a word or text of `language` for look-up.

    The result may be shorter than its input; it is for comparing, never for offsets.

    >>> folder("ar")("أَكَّدَت"), folder("ar")("الإمارات")
    ('اكدت', 'الامارات')
    """
    # A letter that a table does not have costs an exception inside `translate`: the common ones are all put in.
    table = {**{code: code for code in _COMMON}, **folding_table(language)}
    has_forms = re.compile("[\ufb50-\ufeff]").search

    def fold(text: str) -> str:
        # Ligatures and presentation forms are rare; normalising only then keeps the common case fast.
        if has_forms(text):
            text = unicodedata.normalize("NFKC", text)
        return text.translate(table).lower()

    return fold
