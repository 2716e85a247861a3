"""How common a folded word is in a language, per thousand million words.

Arabic's counts come from `wordfreq` 3.1.1 (Robyn Speer, 2022), whose data are licensed CC BY-SA 4.0;
see NOTICE.md in this folder. They are built by `tools/build_frequency.py`. A small pack may hold rough counts of its
own instead, by level, in `common.toml`.
"""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load(language: str) -> Mapping[str, int]:
    """Return how often each folded word stands in 10^9 words; a word that is not in it is rare.

    Rarer than 100 for a language with counts; for one with levels, rarer than the lowest. A language with neither
    gives an empty mapping.

    >>> load("ar")["قال"] > load("ar")["وزير"] > 100_000
    True
    """
    place = files("mahdar.lang.frequency").joinpath(f"{language}.txt.gz")
    if not place.is_file():
        return _levels(language)
    counts: dict[str, int] = {}
    for line in gzip.decompress(place.read_bytes()).decode().splitlines():
        centibels, *words = line.split(" ")
        count = round(10 ** (9 - int(centibels) / 100))
        counts.update(dict.fromkeys(words, count))
    return counts


def _levels(language: str) -> Mapping[str, int]:
    """Return the rough counts of a pack's `common.toml`; none where there is no such file."""
    place = files("mahdar.lang").joinpath("packs", language, "common.toml")
    if not place.is_file():
        return {}
    levels = tomllib.loads(place.read_text(encoding="utf-8"))["level"]
    return {word: level["count"] for level in levels for word in level["words"]}
