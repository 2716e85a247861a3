"""Reasons in words, in the languages of the interface; the words stand in ``reasons/*.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from mahdar.errors import UsageError
from mahdar.model.links import Reason

LANGUAGES = ("ar", "en")


@cache
def reason_words(language: str) -> Mapping[str, Any]:
    """Return the tables of words for one language of the interface.

    Raises:
        UsageError: there is no such language.
    """
    if language not in LANGUAGES:
        raise UsageError(f"no words for reasons in {language!r}; there are {', '.join(LANGUAGES)}")
    return tomllib.loads(files("mahdar.links").joinpath("reasons", f"{language}.toml").read_text(encoding="utf-8"))


def explain(reason: Reason, language: str = "ar", table: str = "reason") -> str:
    """Return a reason in words.

    Args:
        reason: a reason for a link, a joining or a merge.
        language: of the interface, ``ar`` or ``en``.
        table: where its code is listed: ``reason``, or ``unknown`` for what `trace` does not know.

    Raises:
        UsageError: the code has no words; a defect of ours.

    >>> explain(Reason("same-service", details=(("name", "TASS"),)), "en")
    'both have it from TASS'
    """
    template = reason_words(language)[table].get(reason.code)
    if template is None:
        raise UsageError(f"links/reasons/{language}.toml has no words for {table}.{reason.code}")
    return str(template).format(**dict(reason.details))
