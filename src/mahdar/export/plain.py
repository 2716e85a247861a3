"""Page text made safe to show: no control characters, no hidden direction marks, one line."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")
# ZWNJ and ZWJ decide how letters join: they stay. Every other control or format character goes.
_JOINERS = "\u200c\u200d"


def one_line(text: str) -> str:
    r"""Return text on one line, without control characters and direction marks.

    Pages may hold terminal escapes and overrides of the direction; neither belongs on a screen.

    >>> one_line("a\n  b\x1b[31m\u202e c")
    'a b[31m c'
    """
    if text.isascii() and text.isprintable():
        return _SPACE.sub(" ", text).strip()
    kept = (
        character
        for character in _SPACE.sub(" ", text)
        if character in _JOINERS or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"}
    )
    return "".join(kept).strip()
