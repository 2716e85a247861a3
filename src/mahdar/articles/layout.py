"""What the blocks of a page turned out to be."""

from __future__ import annotations

from dataclasses import dataclass, field

from mahdar.articles.pieces import Piece
from mahdar.articles.stamps import Stamp
from mahdar.model import Doubt, Role


@dataclass(slots=True)
class Layout:
    """The blocks of a page with their roles.

    Attributes:
        pieces: the blocks.
        first, last: indexes of the first and last block of the body.
        title: index of the headline's block, or None.
        title_block: index of a block that holds the headline beside other words (the page's own title), or None.
        roles: role and rule of each block.
        stamps: dates that stand in blocks of their own, with the index of the block.
        doubts: about the page's being one whole article.
    """

    pieces: list[Piece]
    first: int
    last: int
    title: int | None = None
    title_block: int | None = None
    roles: list[tuple[Role, str]] = field(default_factory=list)
    stamps: list[tuple[int, Stamp]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.roles:
            self.roles = [(Role.CHROME, "outside")] * len(self.pieces)
