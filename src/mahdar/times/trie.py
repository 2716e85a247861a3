"""Many words as one regular expression that shares their beginnings."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def trie_pattern(words: Iterable[str], letter: Callable[[str], str]) -> str:
    """Return a pattern that matches any of `words`, the longest possible first.

    Args:
        words: the words; an empty list gives a pattern that never matches.
        letter: turns one character into the pattern that matches it.

    >>> import re
    >>> re.fullmatch(trie_pattern(["may", "march", "mar"], re.escape), "march") is not None
    True
    >>> re.search(trie_pattern([], re.escape), "march") is None
    True
    """
    root: dict[str, dict] = {}  # type: ignore[type-arg]  # a tree of its own kind
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    if not root:
        return "(?!)"
    return _pattern(root, letter)


def _pattern(node: dict[str, dict], letter: Callable[[str], str]) -> str:  # type: ignore[type-arg]
    """Return the pattern of everything below `node`; words are short, so the depth is too."""
    branches = []
    for character in sorted(key for key in node if key):
        child = node[character]
        # A chain without branches needs no groups.
        branches.append(letter(character) + (_pattern(child, letter) if any(child) else ""))
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if "" in node else joined
