"""Words that tell what kind of source speaks where nobody is named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from mahdar.errors import PackError
from mahdar.lang.fold import folder
from mahdar.lang.load import load_entries


@cache
def source_types(language: str) -> Mapping[str, tuple[int, str, bool]]:
    """Return for each folded word its rank, the kind of source, and whether it tells it only at the head of a phrase.

    The rank is the place of its entry in the pack: of two words of one phrase that of the lower rank decides. Empty for
    a pack without such words.

    >>> source_types("ar")["عسكري"]
    (2, 'military', False)
    """
    try:
        entries = load_entries(language, "anonymous")
        fold = folder(language)
    except PackError:
        return MappingProxyType({})
    found: dict[str, tuple[int, str, bool]] = {}
    for rank, entry in enumerate(entries):
        for form in entry.forms:
            found.setdefault(fold(form), (rank, str(entry.data["class"]), bool(entry.data.get("head"))))
    return MappingProxyType(found)
