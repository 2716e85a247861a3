"""Flattened text in pieces: its blocks, before anything is known of their roles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mahdar.articles.lexicon import Chrome
from mahdar.model import Page

# A flattened page parts its blocks by newlines, or by runs of space where mark-up was cut out. Inside
# sentences editors leave up to two spaces; in clean text, more of them too, save after a sentence's end.
_BREAK = re.compile(r"\s{3,}|\n")
_CLEAN_BREAK = re.compile(r"\s*\n\s*|(?<=[.!?؟»\"”])[^\S\n]{3,}")
_EDGE = " \t\n\r\f\v\xa0\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
# Ends of sentences, with the closing marks that may follow them.
_SENTENCE_END = re.compile(r"[.!?؟…؛:][\s\"'”“»«’)\]}]*$")
# The same with the code of who wrote, or a mark of the wire, in brackets behind it.
_SIGNED_END = re.compile(
    r"[.!؟?…][\s\"'”“»«’)\]}]*\s(?:[^\s()]{1,9}\s)?(?:\([^\W\d_][^()\n]{1,60}\)[\s.]*){1,2}$"
    r"|[.!؟?…]\s+(?:[^\W\d_]\.\s?){1,4}[^\W\d_]?$"
)
# It is looked for in this many characters.
_SIGNED = 100
# What parts the items of a menu, and the steps of a trail of sections, on one line.
_MENU = re.compile(r"\s*[|•·]\s*|\s{3,}")
_STEPS = re.compile(r"\s+[/>»›|\\]+\s+")
_PARTED = re.compile(r"[|•·/>»›\\©®\s](?:(?<!\s)|\s\s)")
_RIGHTS = re.compile(r"[©®]")
# Items of a menu on one line: how many there are at least, and how long one is at most.
_ITEMS = 3
_ITEM_SIZE = 25
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
# A block this long is running text whatever it ends with; a shorter one only when it ends a sentence.
LONG = 120
# Shorter than this nothing is running text.
SHORT = 25
# A line that ends with a colon and is shorter is a credit line or a heading, not a sentence.
LEAD_IN = 60
# What may follow a label of a date that stands alone: a colon, a space.
_LABEL_TAIL = 2
# Blocks up to this long are remembered: items of menus.
_MENU_ITEM = 40
# A heading over links or comments is shorter than this when it ends like a sentence.
_HEADING = 60
# Longer blocks are no chrome and no headline; they are not looked up.
_LOOKUP = 220
# What is left of a tag whose angle bracket was cut off.
# In clean text a run of space ends a paragraph only when it has this many characters; headlines have such runs too.
_SENTENCE = 80
# Blocks of a page that are told apart; what comes after is one block. News pages have a few hundred.
MAX_PIECES = 20_000
# What is looked at to tell how a page parts its blocks, and the characters a line has at most on average.
_LOOK = 20_000
_WIDE = 1500
_ATTRIBUTE = re.compile(r"[A-Za-z\-]{2,20}\s*=\s*[\"']")


@dataclass(slots=True)
class Piece:
    """One block: its place, its words, and what can be told from them alone.

    Attributes:
        start, end: code points of the page's text.
        words: the block's text.
        key: its folded spelling, for comparing; empty for long blocks.
        known: the role that the chrome of the language gives it, or None.
        prose: True when it reads as running text.
        ended: True when it ends as a sentence does.
        apart: True when an empty line, or nothing, stands before it.
    """

    start: int
    end: int
    words: str
    key: str
    known: str | None
    prose: bool
    ended: bool
    apart: bool = True

    @property
    def size(self) -> int:
        """The number of characters."""
        return self.end - self.start


def split(text: str, chrome: Chrome) -> list[Piece]:
    """Return the blocks of flattened text, in order.

    Args:
        text: the page's text.
        chrome: the known chrome of its language.

    >>> from mahdar.articles.lexicon import load_chrome
    >>> [piece.words for piece in split("   الرئيسية    أخبار\\nقال الوزير  كلاما.", load_chrome("ar"))]
    ['الرئيسية', 'أخبار', 'قال الوزير  كلاما.']
    """
    pieces: list[Piece] = []
    at, apart = 0, True
    stripped = _is_stripped(text)
    for gap in (_BREAK if stripped else _CLEAN_BREAK).finditer(text):
        if not stripped and gap.start() - at < _SENTENCE and "\n" not in gap[0]:
            continue
        if gap.start() > at:
            before = len(pieces)
            _add(pieces, text, at, gap.start(), chrome)
            if len(pieces) > before:
                pieces[-1].apart = apart
                apart = False
        apart = apart or gap[0].count("\n") > 1
        at = gap.end()
        if len(pieces) >= MAX_PIECES:
            break
    if at < len(text):
        _add(pieces, text, at, len(text), chrome)
    return pieces


def pieces_of(page: Page, chrome: Chrome) -> list[Piece]:
    """Return the blocks of a page, in order: those of its renderer for HTML, else those that its spaces part.

    Args:
        page: the page.
        chrome: the known chrome of its language.
    """
    if page.html is None:
        return split(page.text, chrome)
    pieces = [piece_of(page.text[block.start : block.end], block.start, chrome) for block in page.blocks[:MAX_PIECES]]
    for piece, block in zip(pieces, page.blocks, strict=False):
        if block.tag == "figcaption":
            piece.known, piece.prose = "caption", False
    return pieces


def _is_stripped(text: str) -> bool:
    """Return whether runs of space part a page's blocks: it begins with one, or newlines hardly part it."""
    return text[:3].isspace() or text.count("\n", 0, _LOOK) * _WIDE < min(len(text), _LOOK)


def _add(pieces: list[Piece], text: str, start: int, end: int, chrome: Chrome) -> None:
    words = text[start:end]
    bare = words.lstrip(_EDGE)
    if not bare:
        return
    start += len(words) - len(bare)
    words = bare.rstrip(_EDGE)
    pieces.append(piece_of(words, start, chrome))


def piece_of(words: str, start: int, chrome: Chrome) -> Piece:
    """Return the piece of a block whose words begin at `start`."""
    tell = _tell_short if len(words) <= _MENU_ITEM else _tell
    key, known, prose, ended = tell(words, chrome)
    return Piece(start, start + len(words), words, key, known, prose, ended)


@lru_cache(maxsize=16384)
def _tell_short(words: str, chrome: Chrome) -> tuple[str, str | None, bool, bool]:
    """Return what `_tell` does; the pages of a site share their menus."""
    return _tell(words, chrome)


def _tell(words: str, chrome: Chrome) -> tuple[str, str | None, bool, bool]:
    """Return key, known role, whether it is running text, and whether it ends a sentence."""
    size = len(words)
    ended = _SENTENCE_END.search(words, max(0, size - 8)) is not None or (
        (words.endswith(")") or "." in words[-3:]) and _SIGNED_END.search(words, max(0, size - _SIGNED)) is not None
    )
    prose = size >= LONG or (ended and size >= (LEAD_IN if words.endswith(":") else SHORT))
    key, known = "", None
    if size <= _LOOKUP:
        key = chrome.key(words)
        known = chrome.blocks.get(key)
        if known is None and size < LONG:
            beginning = chrome.starts.match(words, key)
            known = beginning.role if beginning else None
            # A sentence may begin with the same word as a label or a heading does.
            if (
                beginning
                and known in ("published", "updated")
                and _DIGIT.search(words) is None
                and beginning.end < size - _LABEL_TAIL
            ) or (known and prose and known != "chrome" and size >= _HEADING):
                known = None
    if prose and known is None:
        notice = chrome.notices.match(words, key)
        known = notice.role if notice else None
    if known is None and size < LONG and _PARTED.search(words):
        known = _shape(words, chrome)
    if _ATTRIBUTE.match(words):
        known = "chrome"
    if known or (prose and _LETTER.search(words) is None):
        prose = False
    return key, known, prose, ended


def _shape(words: str, chrome: Chrome) -> str | None:
    """Return the role that a short block's shape tells: a menu on one line, a trail of sections, a line of rights."""
    if _RIGHTS.search(words):
        return "footer"
    items = _MENU.split(words)
    if len(items) >= _ITEMS and all(0 < len(item) <= _ITEM_SIZE for item in items) and words[-1] not in ".!؟?":
        return "chrome"
    steps = _STEPS.split(words)
    if len(steps) > 1 and chrome.blocks.get(chrome.key(steps[0])) == "home":
        return "trail"
    return None
