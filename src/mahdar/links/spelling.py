"""How words of a language may differ and still be the same: sounds, stems and roots.

All knowledge of a language stands in its `spelling.toml`; a language without one compares words as they are.
Every function takes and gives folded words (`mahdar.lang.fold`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from mahdar.errors import PackError
from mahdar.lang import frequency
from mahdar.lang.load import load_table

# A split that leaves a word must make it this many times more common, per letter split off; 1 to 10, without effect on
# the groups of gold/groups-dev and the example story (benchmarks/links_sweep.py).
SPLIT_COST = 3.0
# With an article, the bare word need only be this common beside the whole; .001 to .2. With .001, words that begin like
# an article are cut (التزام) and pairs are lost.
ARTICLE_SHARE = 0.01
# A word that the counts do not hold is taken to be this common, in 10^9 words (the list ends at 100).
UNSEEN = 30
# Words remembered; beyond it, memory would grow with the number of pages.
MOST_REMEMBERED = 400_000


class Spelling:
    """What may differ between two writings of one word, in one language. Use `spelling`."""

    def __init__(self, language: str) -> None:
        try:
            table = load_table(language, "spelling")
        except PackError:
            table = {}
        sounds, hangs = table.get("sounds", {}), table.get("hangs", {})
        self.language = language
        self._counts: Mapping[str, int] = frequency.load(language)
        self._vowels = dict.fromkeys(map(ord, sounds.get("vowels", "")))
        self._variants: Mapping[str, str] = table.get("variants", {})
        self._silent = sounds.get("silent", "")
        self._classes = {ord(letter): group[0] for group in sounds.get("classes", ()) for letter in group}
        self._before = tuple(sorted(hangs.get("before", ()), key=len, reverse=True))
        self._article = tuple(hangs.get("articles", ())) or ("\0",)
        self._after = tuple(sorted(hangs.get("after", ()), key=len, reverse=True))
        self._prefixes = tuple(sorted(hangs.get("prefixes", ()), key=len, reverse=True))
        self._weak = dict.fromkeys(map(ord, hangs.get("weak", "")))
        self._shortest = int(hangs.get("shortest", 3))
        self._bare: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._roots: dict[str, str] = {}
        self._entries: dict[str, tuple[str, str, float]] = {}

    def count(self, word: str) -> int:
        """Return how often a folded word stands in 10^9 words of the language."""
        return self._counts.get(word, UNSEEN)

    def surprise(self, word: str) -> float:
        """Return how rare a word is: 0 for one that is everywhere, 1 for one the counts do not hold.

        >>> spelling("ar").surprise("في") < spelling("ar").surprise("الاتفاق") < spelling("ar").surprise("كروكر")
        True
        """
        common = math.log10(max(self.count(word), UNSEEN))
        return min(1.0, max(0.0, (7.0 - common) / (7.0 - math.log10(UNSEEN))))

    def skeleton(self, word: str) -> str:
        """Return the consonants of a word, letters for one foreign sound made alike.

        >>> ar = spelling("ar")
        >>> ar.skeleton("ستولتنبرغ") == ar.skeleton("ستولتنبرج"), ar.skeleton("ديمتري") == ar.skeleton("دميتري")
        (True, True)
        """
        return word.translate(self._vowels).translate(self._classes) or word

    def strong(self, word: str) -> str:
        """Return the consonants of a word without what is an ending of the language at its end.

        >>> ar = spelling("ar")
        >>> len(ar.strong("عطيه")), len(ar.strong("نتنياهو"))
        (2, 4)
        """
        return self.skeleton(word.rstrip(self._silent))

    def without_article(self, word: str) -> str:
        """Return a word without the article, where enough is left.

        >>> spelling("ar").without_article("السيسي"), spelling("ar").without_article("الله")
        ('سيسي', 'الله')
        """
        for part in self._article:
            if word.startswith(part) and len(word) - len(part) >= self._shortest:
                return word[len(part) :]
        return word

    def usual(self, word: str) -> str:
        """Return a word in its usual spelling, where the pack knows another one.

        >>> ar = spelling("ar")
        >>> ar.usual("اميركيه") == ar.usual("امريكيه")
        True
        """
        for variant, usual in self._variants.items():
            if word.startswith(variant):
                return usual + word[len(variant) :]
        return word

    def one_sound(self, left: str, right: str) -> bool:
        """Tell whether two letters write one foreign sound.

        >>> spelling("ar").one_sound("غ", "ج"), spelling("ar").one_sound("غ", "م")
        (True, False)
        """
        classes = self._classes
        return ord(left) in classes and classes[ord(left)] == classes.get(ord(right))

    def key(self, word: str) -> str:
        """Return what a word is compared by when texts are laid side by side: coarse, so that copies still meet.

        >>> ar = spelling("ar")
        >>> ar.key("الامريكي") == ar.key("الاميركي"), ar.key("الكونغرس") == ar.key("الكونجرس")
        (True, True)
        """
        return self.skeleton(word)

    def bare(self, word: str) -> str:
        """Return a word without the particles and the article written onto its front.

        A letter is split off only when what is left is much more common than the whole word.

        >>> ar = spelling("ar")
        >>> ar.bare("والضمانات"), ar.bare("واشنطن"), ar.bare("بواشنطن")
        ('ضمانات', 'واشنطن', 'واشنطن')
        """
        known = self._bare.get(word)
        if known is None:
            known = self._bare[word] = self._split(word)
        return known

    def _split(self, word: str) -> str:
        whole = self.count(word)
        best, best_score = word, float(whole)
        for part in self._before:
            if len(word) - len(part) < self._shortest or not word.startswith(part):
                continue
            rest = word[len(part) :]
            count = self._counts.get(rest, 0)
            if part.endswith(self._article):  # an article is no chance likeness: the bare word need only exist
                score = float(whole) + count if count > ARTICLE_SHARE * whole else 0.0
            else:
                score = count / SPLIT_COST ** len(part)
            if score > best_score:
                best, best_score = rest, score
        return best

    def entry(self, word: str) -> tuple[str, str, float]:
        """Return a word's stem, its root, and how rare it is without the particles before it."""
        known = self._entries.get(word)
        if known is None:
            if len(self._entries) >= MOST_REMEMBERED:
                self.forget()
            known = self._entries[word] = (self.stem(word), self.root(word), self.surprise(self.bare(word)))
        return known

    def forget(self) -> None:
        """Empty the memory of words looked up; it fills again as they come."""
        for memory in (self._bare, self._stems, self._roots, self._entries):
            memory.clear()

    def stem(self, word: str) -> str:
        """Return a word without particles before it and endings after it.

        >>> ar = spelling("ar")
        >>> {ar.stem(word) for word in ("والضمانات", "بالضمانات", "للضمانات", "ضماناتها")}
        {'ضمان'}
        """
        known = self._stems.get(word)
        if known is None:
            known = self.bare(word)
            for _ in range(2):
                ending = next(
                    (e for e in self._after if known.endswith(e) and len(known) - len(e) >= self._shortest), ""
                )
                known = known[: len(known) - len(ending)]
            self._stems[word] = known
        return known

    def root(self, word: str) -> str:
        """Return the strong letters of a word without its inflection; empty when fewer than three are left.

        >>> ar = spelling("ar")
        >>> ar.root("خدعوه") == ar.root("خداعكم"), ar.root("محرجا") == ar.root("احراجا")
        (True, True)
        """
        known = self._roots.get(word)
        if known is None:
            known = self.stem(word)
            for prefix in self._prefixes:
                rest = known[len(prefix) :].translate(self._weak)
                if known.startswith(prefix) and len(rest) >= self._shortest:
                    known = rest
                    break
            known = known.translate(self._weak)
            known = known if len(known) >= self._shortest else ""
            self._roots[word] = known
        return known


@cache
def spelling(language: str) -> Spelling:
    """Return the spelling of a language; without a pack, every word stands for itself.

    >>> spelling("xx").stem("word")
    'word'
    """
    return Spelling(language)
