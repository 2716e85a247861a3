"""How common a folded word is in a language, per thousand million words.

The counts come from `wordfreq` 3.1.1 (Robyn Speer, 2022), whose data are licensed CC BY-SA 4.0;
see NOTICE.md in this folder. They are built by `tools/build_frequency.py`.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load(language: str) -> Mapping[str, int]:
    """Return how often each folded word stands in 10^9 words; a word that is not in it is rarer than 100.

    A language without counts gives an empty mapping.

    >>> load("ar")["قال"] > load("ar")["وزير"] > 100_000
    True
    """
    place = files("mahdar.lang.frequency").joinpath(f"{language}.txt.gz")
    if not place.is_file():
        return {}
    counts: dict[str, int] = {}
    for line in gzip.decompress(place.read_bytes()).decode().splitlines():
        centibels, *words = line.split(" ")
        count = round(10 ** (9 - int(centibels) / 100))
        counts.update(dict.fromkeys(words, count))
    return counts
