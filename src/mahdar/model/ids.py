"""Ids: hashes of content with a readable prefix, so that a second run overwrites itself."""

from __future__ import annotations

from hashlib import blake2b


def content_hash(payload: bytes) -> str:
    """Return the 32-digit hexadecimal BLAKE2b-128 hash of a payload.

    >>> content_hash(b"")
    'cae66941d9efbd404e4d88758ea67670'
    """
    return blake2b(payload, digest_size=16).hexdigest()


def make_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-`` and 16 hexadecimal digits that depend on every part.

    Args:
        prefix: two or three letters that tell the kind of thing (``art``, ``st``).
        parts: what identifies the thing; their text forms are hashed in order.

    >>> make_id("st", "art-1", 10, 20) == make_id("st", "art-1", 10, 20)
    True
    >>> make_id("st", "a", "bc") == make_id("st", "ab", "c")
    False
    """
    joined = "\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
    return f"{prefix}-{blake2b(joined, digest_size=8).hexdigest()}"
