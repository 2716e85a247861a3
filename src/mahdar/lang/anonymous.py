"""Words that tell what kind of source speaks where nobody is named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from mahdar.errors import PackError
from mahdar.lang.fold import folder
from mahdar.lang.load import load_entries


@cache
def source_types(language: str) -> Mapping[str, tuple[str, bool]]:
    """Return for each folded word the kind of source, and whether it tells it only at the head of a phrase.

    In the order of the pack: of two words of one phrase the earlier one decides. Empty for a pack without such words.

    >>> source_types("ar")["عسكري"]
    ('military', False)
    """
    try:
        entries = load_entries(language, "anonymous")
        fold = folder(language)
    except PackError:
        return MappingProxyType({})
    found: dict[str, tuple[str, bool]] = {}
    for entry in entries:
        for form in entry.forms:
            found.setdefault(fold(form), (str(entry.data["class"]), bool(entry.data.get("head"))))
    return MappingProxyType(found)
