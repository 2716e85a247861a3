"""What the form and the counts of a word suggest; several may hold. Why a module: see `classes`."""

from __future__ import annotations

from typing import Final

DEFINITE: Final = 1 << 0
ADJECTIVE: Final = 1 << 1
NAME: Final = 1 << 2
PAST: Final = 1 << 3
PRESENT: Final = 1 << 4
FEMININE: Final = 1 << 5
PLURAL: Final = 1 << 6
OWNED: Final = 1 << 7
COMMON: Final = 1 << 8
ACCUSATIVE: Final = 1 << 9
HUMAN: Final = 1 << 10
POSSESSIVE: Final = 1 << 11
VERB: Final = PAST | PRESENT
