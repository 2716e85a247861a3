"""The last look at a page: is it an article at all, is it one, is it whole?"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mahdar.articles.entries import further_articles, live_entries
from mahdar.articles.layout import Layout
from mahdar.articles.lexicon import Chrome
from mahdar.articles.pieces import Piece
from mahdar.articles.walls import asks_to_log_in, only_a_wall
from mahdar.errors import PageError
from mahdar.model import Doubt, Role

# So many excerpts of other articles make a page a list of them.
_LIST = 3
# So many links as long as headlines make a page without running text a list of them.
_LINKS = 8


def settle(
    pieces: list[Piece],
    layout: Layout | None,
    teasers: Mapping[int, int],
    prose: Collection[int],
    chrome: Chrome,
    language: str,
    path: str,
    *,
    links: int = 0,
    live: bool = False,
) -> Layout:
    """Return the layout with what belongs to other texts set apart, and with doubts about its being one whole article.

    Args:
        pieces: the page's blocks.
        layout: what they turned out to be; None when no running text was found.
        teasers: blocks that are excerpts of other articles, each with its heading.
        prose: blocks that read as running text by themselves.
        chrome: the words of the page's language.
        language: ISO 639-1 code of the pack that reads it.
        path: where the page is, for errors.
        links: how many links as long as headlines stand on it.
        live: whether the page's head declares that it is written while things happen.

    Raises:
        PageError: the page holds no article: ``log-in``, ``consent``, ``not-found``, ``robot-check``, ``listing`` or
            ``no-article``.
    """
    body = _body(layout)
    wall = only_a_wall(pieces, body, chrome)
    if wall is not None:
        raise PageError(wall.reason, wall.detail, path)
    running = [index for index in body if index in prose]
    if len(teasers) >= _LIST and all(index in teasers for index in running):
        raise PageError("listing", f"{len(teasers)} headings with excerpts of articles, and no article", path)
    if not running and links >= _LINKS:
        raise PageError("listing", f"{links} links to articles, and no running text", path)
    if layout is None:
        raise PageError("no-article", "no running text on the page: menus, headlines or captions alone", path)
    for index, heading in teasers.items():
        for one in (heading, index):
            if layout.roles[one][0] in (Role.CHROME, Role.BODY, Role.SUBHEAD):
                layout.roles[one] = (Role.RELATED, "teaser")
    layout.doubts += _entries(layout, chrome, language, live=live)
    layout.doubts += _walled(layout, chrome)
    return layout


def _body(layout: Layout | None) -> list[int]:
    return [] if layout is None else [i for i, (role, _) in enumerate(layout.roles) if role is Role.BODY]


def _entries(layout: Layout, chrome: Chrome, language: str, *, live: bool) -> list[Doubt]:
    """Set apart the hours of a live page's entries, or the articles below the first one."""
    pieces, roles = layout.pieces, layout.roles
    entries = live_entries(pieces, layout, said=live, chrome=chrome)
    if entries is not None:
        for index in entries.lines:
            roles[index] = (Role.DATE, "entry")
        return [Doubt("live", f"{len(entries.starts)} entries, each written at its own hour of the day")]
    further = further_articles(pieces, layout, language)
    if not further:
        return []
    for index in range(further[0], layout.last + 1):
        if roles[index][0] in (Role.BODY, Role.SUBHEAD, Role.CREDIT, Role.DATE):
            roles[index] = (Role.RELATED, "another-article")
    layout.last = max((index for index in _body(layout) if index < further[0]), default=layout.first)
    return [Doubt("several-articles", f"{len(further) + 1} articles stand on the page; this is the first")]


def _walled(layout: Layout, chrome: Chrome) -> list[Doubt]:
    """Set apart a wall at the end of the body."""
    wall = asks_to_log_in(layout.pieces, layout.last, chrome)
    if wall is None:
        return []
    for index in range(wall, len(layout.pieces)):
        if index > layout.first and layout.roles[index][0] in (Role.BODY, Role.SUBHEAD):
            layout.roles[index] = (Role.CHROME, "wall")
    layout.last = max((index for index in _body(layout) if index < wall), default=layout.first)
    return [Doubt("walled", "the page shows a part and asks its reader to log in for the rest")]
