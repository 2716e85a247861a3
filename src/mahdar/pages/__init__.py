"""Pages: where they come from, and the one text of each that every offset counts in."""

from mahdar.pages.open import crashed, open_bytes, open_captures, open_pages, open_stream, read_captures
from mahdar.pages.read import MAX_BYTES, read_bytes, read_capture

__all__ = [
    "MAX_BYTES",
    "crashed",
    "open_bytes",
    "open_captures",
    "open_pages",
    "open_stream",
    "read_bytes",
    "read_capture",
    "read_captures",
]
