"""The text of a PDF as people read it: letters in place of their shapes, paragraphs in place of lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

# Shapes of Arabic letters, without the ornate brackets that stand among them.
_SHAPES = re.compile("[\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc]+")
# An alef in any spelling, behind it a lam: what a ligature of both is when it is turned round.
_ALEFS = "".join(map(chr, (0x622, 0x623, 0x625, 0x627)))
_TORN = re.compile(f"[{_ALEFS}](?=\u0644)")
# Letters that end a word and never begin one.
_FINAL = "\u0629\u0649"
_BEGINS_FINAL = re.compile(rf"(?<!\w)[{_FINAL}]\w{{2,}}")
_ENDS_FINAL = re.compile(rf"\w{{2,}}[{_FINAL}](?!\w)")
_ENDS = re.compile("[.!?…:\u061f\u06d4][\"'»”’)\\]]*$")
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
# A line shorter than this share of the page's long lines ends a paragraph.
_FULL = 0.75
# The line that is as long as the long ones: nine of ten are shorter.
_LONG = 0.9
# Words that must be there before their endings say anything.
_ENOUGH = 10


def paragraphs(pages: Iterable[str]) -> str:
    """Return the lines of pages joined into paragraphs, one a line.

    A line is joined with the next when it is about as long as the long lines of its page and no sentence ends with it.

    >>> paragraphs(["A title\\r\\nThe first line of a paragraph\\r\\ngoes on here, up to its end."])
    'A title\\nThe first line of a paragraph goes on here, up to its end.'
    """
    found: list[str] = []
    open_ = False
    for page in pages:
        lines = [" ".join(_plain(line).split()) for line in page.splitlines()]
        lengths = sorted(len(line) for line in lines if line)
        full = _FULL * lengths[int(_LONG * (len(lengths) - 1))] if lengths else 0
        for line in lines:
            if not line:
                open_ = False
                continue
            if open_:
                found[-1] += " " + line
            else:
                found.append(line)
            open_ = len(line) >= full and not _ENDS.search(line)
    return "\n".join(found)


def ligatures(text: str) -> Iterator[int]:
    """Yield where two letters stand that may be a ligature turned round (code points)."""
    return (found.start() for found in _TORN.finditer(text))


def stands_backwards(text: str) -> bool:
    """Tell whether more words begin than end with letters that only end words.

    >>> stands_backwards("a text without such letters")
    False
    """
    begin, end = len(_BEGINS_FINAL.findall(text)), len(_ENDS_FINAL.findall(text))
    return begin > end and begin >= _ENOUGH


def unmapped(text: str) -> float:
    """Return the share of characters, 0 to 1, of which a PDF does not tell what letters they are."""
    return len(_UNKNOWN.findall(text)) / max(1, len(text))


def _plain(line: str) -> str:
    return _SHAPES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line)
