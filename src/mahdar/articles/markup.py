"""What the mark-up of an HTML page tells of a block's role: elements, names and classes, links."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from mahdar.articles.layout import Layout
from mahdar.articles.pieces import Piece
from mahdar.model import RawBlock, Role

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MAX_LINKS = 0.6
"""Blocks with a greater share of links are lists of links, whatever an extractor says."""
CAPTION = re.compile(r"figcaption|caption", re.IGNORECASE)
"""Blocks of this element, or below elements of this name, are no running text."""

# Names and classes that editors' programs give to blocks; of the innermost element that has one.
_PICTURE = re.compile(r"figure|photo|picture|image|(?<![a-z])(?:img|pic)(?![a-z])", re.IGNORECASE)
_STANDFIRST = re.compile(
    r"standfirst|sub-?_?title|sub-?head(?:line)?|deck|chapeau|kicker|excerpt|summary|intro|(?<![a-z])lead(?![a-z])",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"author|byline|writer|reporter", re.IGNORECASE)
_COMMENT = re.compile(r"comment|discussion|disqus|(?<![a-z])repl(?:y|ies)(?![a-z])|guestbook", re.IGNORECASE)
_COMMENT_WORDS = ("comment", "discussion", "disqus", "repl", "guestbook")
# A line that names who wrote, or what a picture shows, is no longer than this.
_LINE = 200
# A block is a link when this share of it is; of so many words at most, below the headline, it leads to the writer,
# and of so many at least, below the body, to another article.
_LINK = 0.9
_NAME_WORDS = 4
_TITLE_WORDS = 4


def assign_marked(
    layout: Layout, blocks: Sequence[RawBlock], members: set[int], running: Collection[int], authors: Collection[str]
) -> None:
    """Give the roles that the mark-up tells, where it tells one, to blocks above, within and below the body.

    Args:
        layout: the page's blocks, with the roles that their words tell.
        blocks: the same blocks as the renderer gave them.
        members: those that were chosen for the body.
        running: the chosen ones that read as running text.
        authors: writers that the page's head declares.
    """
    first, last = min(members), max(members)
    inner = {blocks[index].tag for index in range(first, last + 1) if blocks[index].tag in HEADINGS}
    for index, block in enumerate(blocks[: len(layout.pieces)]):
        if index == layout.title or layout.roles[index][0] is Role.DATE:
            continue
        if index in members:
            found = _chosen(layout, blocks, index, running, opening=index == first)
        elif first <= index <= last:
            found = _within(block, layout.pieces[index])
        elif layout.title is not None and layout.title < index < first:
            found = _above(block, layout.pieces[index], inner, authors)
        else:
            found = _outside(block, layout, index)
        if found is not None:
            layout.roles[index] = found


def _chosen(
    layout: Layout, blocks: Sequence[RawBlock], index: int, running: Collection[int], *, opening: bool
) -> tuple[Role, str] | None:
    """Return the role of a chosen block that is none of the body's: a heading, marked or not."""
    if opening:
        return None
    if blocks[index].tag in HEADINGS:
        return (Role.SUBHEAD, "heading")
    if index in running or index + 1 not in running or layout.roles[index][0] is not Role.BODY:
        return None
    return (Role.SUBHEAD, "short-line") if any(map(str.isalpha, layout.pieces[index].words)) else None


def _within(block: RawBlock, piece: Piece) -> tuple[Role, str] | None:
    """Return the role of a block that stands in the body and was not chosen."""
    if block.link_share > MAX_LINKS or piece.known == "related":
        return (Role.RELATED, "links")
    if _names(CAPTION, block) or (_names(_PICTURE, block) and piece.size <= _LINE):
        return (Role.CAPTION, "caption")
    if block.tag in HEADINGS:
        return (Role.SUBHEAD, "heading")
    return (Role.BODY, "list") if block.tag == "li" and not piece.known else None


def _above(block: RawBlock, piece: Piece, inner: Collection[str], authors: Collection[str]) -> tuple[Role, str] | None:
    """Return the role of a block between headline and body."""
    if piece.known:
        return None
    if _names(CAPTION, block) or (_names(_PICTURE, block) and piece.size <= _LINE):
        return (Role.CAPTION, "caption")
    if piece.size <= _LINE and (_names(_AUTHOR, block) or piece.words in authors):
        return (Role.CREDIT, "author")
    if block.link_share >= _LINK and piece.key.count(" ") < _NAME_WORDS:
        return (Role.CREDIT, "author-link")
    if block.tag in inner:
        return (Role.SUBHEAD, "heading")
    if block.tag in HEADINGS or _names(_STANDFIRST, block):
        return (Role.STANDFIRST, "heading" if block.tag in HEADINGS else "class")
    return None


def _outside(block: RawBlock, layout: Layout, index: int) -> tuple[Role, str] | None:
    """Return the role of a block above the headline or below the body."""
    if layout.roles[index][0] is not Role.CHROME or layout.roles[index][1] != "outside":
        return None
    if index > layout.last and is_comment(block):
        return (Role.COMMENT, "class")
    if index > layout.last and block.link_share >= _LINK and layout.pieces[index].key.count(" ") + 1 >= _TITLE_WORDS:
        return (Role.RELATED, "links")
    return (Role.CAPTION, "caption") if _names(CAPTION, block) else None


def is_comment(block: RawBlock) -> bool:
    """Return whether a block stands where the mark-up says that readers speak."""
    return _tells_comment(block.path)


@lru_cache(maxsize=64)  # neighbours stand at one place
def _tells_comment(path: str) -> bool:
    # Looking for single words is ten times as fast as the pattern, and hardly any path holds one.
    lower = path.lower()
    return any(word in lower for word in _COMMENT_WORDS) and _COMMENT.search(path) is not None


def _names(pattern: re.Pattern[str], block: RawBlock) -> bool:
    """Return whether a block's own element has a name or class of a kind."""
    return pattern.search(block.path.rsplit(" ", 1)[-1]) is not None
