"""Every error that Mahdar raises.

    MahdarError
    ├── PageError      a page could not be read; says which page and why
    ├── PackError      a language pack or fact file is wrong; says file, entry, remedy
    ├── RecordError    a saved record does not follow its format; says which field
    ├── StoreError     a database cannot be opened or is of another version
    └── UsageError     the caller asked for something that does not exist

Odd *text* never raises: it becomes a `Doubt` on the item. An unreadable *page*
raises `PageError`; whoever reads many pages keeps it as a `Dropped` and goes on.
"""

from __future__ import annotations


class MahdarError(Exception):
    """The base of every error in this package."""


class PageError(MahdarError):
    """A page that cannot be read, with the reason as a stable code.

    Args:
        reason: a short code, such as ``empty``, ``binary``, ``no-article``, ``missing``.
        detail: what was found, in words, for a person.
        path: the page's place, where known.
    """

    def __init__(self, reason: str, detail: str, path: str | None = None) -> None:
        self.reason = reason
        self.detail = detail
        self.path = path
        super().__init__(f"{path}: {reason}: {detail}" if path else f"{reason}: {detail}")


class PackError(MahdarError):
    """A language pack or a file of facts breaks its own rules."""


class RecordError(MahdarError):
    """A saved record (JSON) that does not follow its format; the message names the field."""


class StoreError(MahdarError):
    """A database that cannot be opened, or that another version wrote."""


class UsageError(MahdarError):
    """The caller asked for something that does not exist."""
