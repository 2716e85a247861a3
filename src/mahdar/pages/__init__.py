"""Pages: where they come from, and the one text of each that every offset counts in."""

from mahdar.pages.folder import open_pages
from mahdar.pages.payloads import open_bytes
from mahdar.pages.read import MAX_BYTES, read_bytes

__all__ = ["MAX_BYTES", "open_bytes", "open_pages", "read_bytes"]
