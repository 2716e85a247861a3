"""Mahdar (محضر): the minutes of a story. News pages in, the record of who said what out.

    read(*paths)         -> Readings     files and folders; a page that cannot be read is kept with its reason
    read_each(*paths)    -> iterator     the same, one page in memory at a time
    read_text(text, …)   -> Reading      a clean article text
    check(readings)      -> mismatches   does every item point at the words that prove it?
    open(path)           -> Database     a record in a file: read pages into it, ask it who said what

The nouns of what comes back (`Reading`, `Statement`, `Span` …) are described in `docs/glossary.md`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mahdar.errors import MahdarError, PackError, PageError, RecordError, StoreError, UsageError
from mahdar.model import (
    Article,
    Block,
    ChainLink,
    Credit,
    Cue,
    Doubt,
    Dropped,
    Kind,
    LinkRole,
    Page,
    Reading,
    Readings,
    Role,
    Span,
    Speaker,
    Statement,
    Status,
    Timex,
)
from mahdar.model.proof import Mismatch
from mahdar.model.show import as_html as _as_html

if TYPE_CHECKING:
    from mahdar.database import open_database as open  # noqa: A004
    from mahdar.pipeline import check, read, read_each, read_page, read_text

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Block",
    "ChainLink",
    "Credit",
    "Cue",
    "Doubt",
    "Dropped",
    "Kind",
    "LinkRole",
    "MahdarError",
    "Mismatch",
    "PackError",
    "Page",
    "PageError",
    "Reading",
    "Readings",
    "RecordError",
    "Role",
    "Span",
    "Speaker",
    "Statement",
    "Status",
    "StoreError",
    "Timex",
    "UsageError",
    "check",
    "open",
    "read",
    "read_each",
    "read_page",
    "read_text",
]

_LATE = frozenset({"check", "read", "read_each", "read_page", "read_text"})


def __getattr__(name: str) -> Any:
    """Load the pipeline when it is first asked for: its HTML readers take longer to import than all the rest."""
    if name in _LATE:
        return getattr(import_module("mahdar.pipeline"), name)
    if name == "open":
        return import_module("mahdar.database").open_database
    raise AttributeError(f"module 'mahdar' has no attribute {name!r}")


def _shown(noun: Reading | Readings) -> str | None:
    """Return a reading as a notebook shows it; what renders it takes this function's place when it is imported."""
    import_module("mahdar.export.notebook")
    return _as_html(noun)


_as_html.register(Reading, _shown)
_as_html.register(Readings, _shown)
