"""What a written word may be: its clitics, classes, cue readings and shape. Worked out once a spelling."""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.lang import shape_bits as Shape  # noqa: N812 (used like a class)
from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame, Tense

__all__ = ["NOUN_CUES", "CueReading", "Shape", "Word"]


@dataclass(frozen=True, slots=True)
class CueReading:
    """One way to read a word as a cue verb or its noun.

    Attributes:
        frame: what the verb governs.
        tense, gender, number, pronoun: see `Form`.
        conj: a conjunction is written together with it.
        future: it has the mark of the future.
        prep: the preposition written together with a verbal noun, or "".
        passive: its vowel marks make it passive.
    """

    frame: Frame
    tense: Tense
    gender: str
    number: str
    pronoun: str
    conj: bool = False
    future: bool = False
    prep: str = ""
    passive: bool = False


#: Nouns and prepositions that introduce what somebody said.
NOUN_CUES = Class.SAYING | Class.ACCORDING | Class.ACCORDING_FOR | Class.GIST


class Word:
    """One spelling and everything that does not depend on its neighbours.

    Attributes:
        raw: as written.
        key: folded.
        core: folded, without a conjunction and without a preposition written together with it.
        conj: whether a conjunction is written together with it.
        prep: the preposition written together with it, or "".
        flags: the closed classes it may belong to.
        readings: its readings as a cue.
        shape: what form and counts suggest.
        is_cue: whether it may be a cue: a verb, its noun, or what introduces a speaker.
        is_mark: whether it is no word but a mark, a number or a symbol; for scans that pass over words.
        conj_length: letters of the raw word that are its conjunction (for spans that leave it out).
    """

    __slots__ = ("conj", "core", "flags", "is_cue", "is_mark", "key", "prep", "raw", "readings", "shape")

    def __init__(
        self,
        raw: str,
        key: str,
        core: str,
        conj: bool,
        prep: str,
        flags: int,
        readings: tuple[CueReading, ...],
        shape: int,
    ) -> None:
        self.raw = raw
        self.key = key
        self.core = core
        self.conj = conj
        self.prep = prep
        self.flags = flags
        self.readings = readings
        self.shape = shape
        self.is_mark = flags >= Class.COMMA
        self.is_cue = bool(readings) or flags & NOUN_CUES != 0

    def __repr__(self) -> str:
        return f"Word({self.raw!r}, {Class.names(self.flags)}, {self.shape:#x}, {len(self.readings)} readings)"
