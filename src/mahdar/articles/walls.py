"""Walls: what a page says to its reader instead of an article, or in the middle of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mahdar.articles.lexicon import Chrome
from mahdar.articles.pieces import Piece

# A wall speaks in short blocks; a longer one that holds its words is a report about such things.
_WALL_MAX = 400
# A page is a wall when what else reads as running text has at most this many characters: less than a brief.
_REST = 100
# How far below the last block of the body a wall may stand.
_BELOW = 4

_REASONS = {"log_in": "log-in", "consent": "consent", "not_found": "not-found", "robot_check": "robot-check"}
_DETAILS = {
    "log-in": "the page asks its reader to log in or to subscribe, and shows no article",
    "consent": "the page asks for consent to cookies, and shows no article",
    "not-found": "the page says that what was asked for is not there",
    "robot-check": "the page checks whether a person is reading, and shows no article",
}


@dataclass(frozen=True, slots=True)
class Wall:
    """Why a page shows no article.

    Attributes:
        reason: ``log-in``, ``consent``, ``not-found`` or ``robot-check``.
        detail: the same in words.
    """

    reason: str
    detail: str


def wall_in(piece: Piece, chrome: Chrome) -> str | None:
    """Return the reason that the words of a block tell, or None.

    >>> from mahdar.articles.lexicon import load_chrome
    >>> from mahdar.articles.pieces import piece_of
    >>> chrome = load_chrome("ar")
    >>> wall_in(piece_of("سجل الدخول لمتابعة القراءة", 0, chrome), chrome)
    'log-in'
    """
    if piece.size > _WALL_MAX or piece.known == "comment":
        return None
    found = chrome.walls.search(piece.words)
    return _REASONS.get(found.role) if found else None


def only_a_wall(pieces: list[Piece], body: Iterable[int], chrome: Chrome) -> Wall | None:
    """Return the wall that a page is, or None when running text stands on it beside the wall's words.

    Args:
        pieces: the page's blocks.
        body: the blocks taken for the body; empty when none are.
        chrome: the words of the page's language.
    """
    body = list(body)
    if body and not _is_walled([pieces[index] for index in body], chrome):
        return None
    told = {index: reason for index, piece in enumerate(pieces) if (reason := wall_in(piece, chrome)) is not None}
    if not told:
        return None
    # The wall that says most; on a page without body, that of the most blocks.
    weight = dict.fromkeys(told.values(), 0)
    for index, reason in told.items():
        weight[reason] += pieces[index].size
    reason = max(weight, key=lambda name: weight[name])
    return Wall(reason, _DETAILS[reason])


def _is_walled(body: list[Piece], chrome: Chrome) -> bool:
    """Return whether a body speaks as walls do, with no more beside it than a wall may have."""
    total = sum(piece.size for piece in body)
    rest = 0
    # The longest first: looking for the words takes long, and half of nearly all bodies is enough.
    for piece in sorted(body, key=lambda piece: -piece.size):
        if wall_in(piece, chrome) is None:
            rest += piece.size
            if rest > max(_REST, total - rest):
                return False
    return rest < total


def asks_to_log_in(pieces: list[Piece], last: int, chrome: Chrome) -> int | None:
    """Return the block at the end of the body, or below it, in which a page asks to log in for the rest, or None."""
    for index in range(max(0, last - 1), min(last + 1 + _BELOW, len(pieces))):
        if wall_in(pieces[index], chrome) == "log-in":
            return index
    return None
