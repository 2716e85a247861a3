"""Build the shipped word counts from the word lists of `wordfreq` (its data: CC BY-SA 4.0).

    pip install wordfreq
    python tools/build_frequency.py ar

Writes src/mahdar/lang/frequency/<language>.txt.gz: one line a centibel, words in folded form.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import wordfreq

from mahdar.lang.fold import folder

#: Words rarer than 10^-7 (zipf 2.0) are left out: below it the list is mostly misspellings and foreign words,
#: and loading time grows with its length (195,000 Arabic words up to here of 348,000 up to 10^-7.5).
DEEPEST = 700


def main(language: str) -> None:
    """Fold, add up and write the counts of one language."""
    fold = folder(language)
    share: dict[str, float] = {}
    for centibels, words in enumerate(wordfreq.get_frequency_list(language, "large")):
        for word in words:
            if word.isalpha() or any(ch.isalpha() for ch in word):
                key = fold(word)
                if key.isalpha():
                    share[key] = share.get(key, 0.0) + 10 ** (-centibels / 100)
    import math

    buckets: dict[int, list[str]] = {}
    for word, value in share.items():
        centibels = round(-100 * math.log10(value))
        if centibels <= DEEPEST:
            buckets.setdefault(centibels, []).append(word)
    lines = [f"{centibels} {' '.join(sorted(words))}" for centibels, words in sorted(buckets.items())]
    place = Path(__file__).parent.parent / "src/mahdar/lang/frequency" / f"{language}.txt.gz"
    place.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
    print(f"{place.name}: {sum(map(len, buckets.values()))} words, {place.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "ar")
