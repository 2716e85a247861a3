"""Where the body of a flattened page begins and ends."""

from __future__ import annotations

from mahdar.articles.headline import HEADLINE_MAX
from mahdar.articles.lexicon import load_credits
from mahdar.articles.lines import dated_signature, is_byline, is_closing_line, opens_with_dateline
from mahdar.articles.names import PARTS, names_publisher
from mahdar.articles.pieces import Piece
from mahdar.articles.stamps import read_stamp

# What a block takes from a stretch that is to be the body, in characters of running text. Half or double of each
# changes no page of the seed and development sets.
_COST_SHORT = 20
_COST_CHROME = 80
_COST_RELATED = 100
_COST_END = 200
# A heading of related links within the text has at most so many links below it.
_INLINE = 2
# A page with at most this many blocks of known chrome is all article.
_FEW_KNOWN = 2
# A lone line of more words is a text, pasted without its full stop.
_FEW_WORDS = 3
# Blocks below the headline that are looked through for the beginning of the text.
_OPENING = 8
# More lines than these between headline and first sentence are part of the text: a list, a table.
_FEW_LINES = 2
# Credit lines between headline and text.
_CREDIT_LINES = 3
# A signature below the text has two parts: a name, and a paper or a place.
_SIGNED = 2


def is_plain(pieces: list[Piece]) -> bool:
    """Return whether a page is all article: next to none of its blocks is known chrome."""
    return sum(piece.known is not None for piece in pieces) <= _FEW_KNOWN


def all_article(pieces: list[Piece]) -> tuple[int, int] | None:
    """Return the stretch of a page that is all article: up to the known chrome after which no running text follows."""
    if not pieces:
        return None
    last = len(pieces) - 1
    final = max((index for index, piece in enumerate(pieces) if piece.prose), default=-1)
    for index in range(final + 1, len(pieces)):
        if pieces[index].known:
            # Short lines above the chrome belong to it, unless there is nothing but short lines.
            last = final if final >= 0 else index - 1
            break
    if last < 0 or (final < 0 and last == 0 and pieces[0].key.count(" ") < _FEW_WORDS):
        return None
    first = next((index for index, piece in enumerate(pieces[: last + 1]) if piece.prose), min(1, last))
    return first, last


def densest(pieces: list[Piece]) -> tuple[int, int] | None:
    """Return the stretch of blocks that holds the most running text, net of what interrupts it."""
    best, best_range = 0, None
    total, start = 0, 0
    for index, piece in enumerate(pieces):
        if piece.prose:
            gain = piece.size
        elif piece.known in ("comment", "footer"):
            gain = -_COST_END
        elif piece.known == "related":
            gain = -(_COST_SHORT if _is_inline(pieces, index) else _COST_RELATED)
        elif piece.known:
            gain = -_COST_CHROME
        else:
            gain = -_COST_SHORT
        if total <= 0:
            total, start = 0, index
        total += gain
        if total > best:
            best, best_range = total, (start, index)
    if best_range is None:
        return None
    first, last = best_range
    while first < last and not pieces[first].prose:
        first += 1
    return first, last


def _is_inline(pieces: list[Piece], index: int) -> bool:
    """Return whether running text stands right above a heading of related links, and goes on a few lines below it."""
    return index > 0 and pieces[index - 1].prose and any(p.prose for p in pieces[index + 1 : index + 2 + _INLINE])


def own_text(
    pieces: list[Piece], first: int, last: int, title: int | None, plain: bool, language: str
) -> tuple[int, int]:
    """Return the first and last block of the article's own text, its dateline or credit line included.

    Args:
        pieces: the blocks.
        first, last: the stretch of running text.
        title: the headline's block, or None.
        plain: whether the page is all article.
        language: ISO 639-1 code.
    """
    below = 0 if title is None else min(title + 1, last)
    first = _opening(pieces, below if title is not None and title >= first else first, last, below, plain, language)
    while last > first and (
        _is_note(pieces, first, last)
        or is_closing_line(pieces[last].words, language)
        or is_signature(pieces, last, language)
        or _repeats_masthead(pieces, first, last)
        or (not plain and not pieces[last].prose and (pieces[last].known or not pieces[last].ended))
    ):
        last -= 1
    first = credit_lines(pieces, first, below, plain, language)
    # A credit line that the text repeats as its beginning is not part of it a second time.
    while first < last and not pieces[first].prose and pieces[first + 1].words.startswith(pieces[first].words):
        first += 1
    return first, last


def _repeats_masthead(pieces: list[Piece], first: int, last: int) -> bool:
    """Return whether a line of its own below the text begins with the page's first line: the name of its publisher."""
    name, piece = pieces[0].key, pieces[last]
    if first == 0 or piece.prose or not piece.apart or name.count(" ") < 1:
        return False
    return piece.key == name or piece.key.startswith(name + " ")


def is_signature(pieces: list[Piece], index: int, language: str) -> bool:
    """Return whether a line of its own below a paragraph names its writer and their paper, or place."""
    piece, above = pieces[index], pieces[index - 1]
    if piece.prose or not piece.apart or not above.prose or not above.ended:
        return False
    return len(PARTS.split(piece.words)) == _SIGNED and is_byline(piece.words, language)


def _is_note(pieces: list[Piece], first: int, last: int) -> bool:
    """Return whether the last block is a note behind the text: the only one that an asterisk opens."""
    starred = [index for index in range(first, last + 1) if pieces[index].words.startswith("*")]
    return starred == [last]


def _opening(pieces: list[Piece], first: int, last: int, below: int, plain: bool, language: str) -> int:
    """Return the block with which the text begins: its dateline, else its first sentence, else its first line."""
    opening = range(first, min(first + _OPENING, last + 1))
    for index in opening:
        if opens_with_dateline(pieces[index].words, language):
            return index
    sentence = next(
        (i for i in opening if pieces[i].prose and (pieces[i].ended or pieces[i].size > HEADLINE_MAX)), None
    )
    if not plain:
        return first if sentence is None else sentence
    lines = [i for i in range(below, last + 1 if sentence is None else sentence) if not _is_about(pieces, i, language)]
    if sentence is not None and len(lines) <= _FEW_LINES:
        return sentence
    return lines[0] if lines else first


def _is_about(pieces: list[Piece], index: int, language: str) -> bool:
    """Return whether a block between headline and text is about the article: a date, a publisher, a credit."""
    piece = pieces[index]
    if piece.known or is_byline(piece.words, language) or names_publisher(piece.words):
        return True
    return read_stamp(piece, language, pieces[index - 1] if index else None) is not None


def credit_lines(pieces: list[Piece], first: int, below: int, plain: bool, language: str) -> int:
    """Return the first of the credit lines right above the text, or the text's first block."""
    if plain and first - 1 == below and _is_name(pieces[below]):
        return first if opens_with_dateline(pieces[first].words, language) else below
    for before in range(first - 1, max(below, first - _CREDIT_LINES) - 1, -1):
        words = pieces[before].words
        signed = dated_signature(words, language) is not None
        if pieces[before].known or not (signed or is_byline(words, language)):
            break
        # A name with the day beside it is about the text, not its beginning.
        if not signed and read_stamp(pieces[before], language, None, below_headline=True) is not None:
            break
        # "Written by" in the lines of the headline is about the text, not its beginning.
        if not pieces[before].apart and load_credits(language).writer.match(words):
            break
        first = before
    return first


def _is_name(piece: Piece) -> bool:
    """Return whether a line may be a writer's name: two to four words, letters alone."""
    return 1 <= piece.key.count(" ") <= 3 and piece.size <= 40 and "".join(piece.words.split()).isalpha()
