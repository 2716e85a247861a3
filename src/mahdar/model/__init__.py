"""The nouns. They hold data and check themselves; they know no file, no store and no language."""

from mahdar.model.article import Article, Block, Credit, Role, Timex
from mahdar.model.capture import Capture, Dropped
from mahdar.model.ids import content_hash, make_id
from mahdar.model.page import Page, RawBlock
from mahdar.model.span import Doubt, Span
from mahdar.model.statement import (
    ChainLink,
    Cue,
    Kind,
    LinkRole,
    Reading,
    Readings,
    Speaker,
    Statement,
    Status,
)

__all__ = [
    "Article",
    "Block",
    "Capture",
    "ChainLink",
    "Credit",
    "Cue",
    "Doubt",
    "Dropped",
    "Kind",
    "LinkRole",
    "Page",
    "RawBlock",
    "Reading",
    "Readings",
    "Role",
    "Span",
    "Speaker",
    "Statement",
    "Status",
    "Timex",
    "content_hash",
    "make_id",
]
