"""The marks of writing and what each is, for every language."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.words import Word

#: Every mark that can open or close a quotation; flattened text has some as HTML entities.
QUOTES = frozenset("\"“”„‟«»‹›❝❞〝〞＂‘’‚‛'`") | {
    "''",
    "``",
    "&#34;",
    "&quot;",
    "&#x22;",
    "&#39;",
    "&laquo;",
    "&raquo;",
}

_CLASSES: dict[str, int] = {
    **dict.fromkeys(QUOTES, Class.QUOTE),
    **dict.fromkeys(",،٬‚", Class.COMMA),
    **dict.fromkeys(";؛", Class.SEMICOLON),
    ":": Class.COLON,
    **dict.fromkeys(".؟?!。۔", Class.STOP),
    "…": Class.DOTS,
    **dict.fromkeys("-–—―−", Class.DASH),
    **dict.fromkeys("([{﴾", Class.OPEN),
    **dict.fromkeys(")]}﴿", Class.CLOSE),
    "\n": Class.BREAK,
}


def mark(raw: str) -> Word | None:
    """Return the word of a mark, a run of dots or a broken entity; None for anything else.

    >>> mark("«").flags == Class.QUOTE, mark("...").flags == Class.DOTS, mark("قال")
    (True, True, None)
    """
    flags = _CLASSES.get(raw)
    if flags is None and raw[:1] in (".", "&"):
        flags = Class.DOTS if raw.startswith("..") else Class.SYMBOL
    return None if flags is None else Word(raw, raw, raw, False, "", flags, (), 0)
