"""The kind of a source that is not named: military, diplomatic, an eyewitness, a poll …"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from mahdar.lang.anonymous import source_types
from mahdar.lang.words import Shape
from mahdar.statements.parties import Party
from mahdar.statements.tokens import Tokens

#: Kinds of party that can be told more exactly; bodies, countries and media are named by their words.
_VAGUE = frozenset({"unnamed", "group", "document", "official", "person"})


def source_type(tokens: Tokens, party: Party) -> str:
    """Return the type of a speaker: that of the party, or of the words of its description where it has no name.

    An office of its own ("the commander of the army") is no anonymous source, though the page does not name its holder.
    """
    if party.named or party.kind not in _VAGUE or tokens.lexicon is None:
        return party.kind
    first, last = max(0, bisect_right(tokens.starts, party.start) - 1), bisect_left(tokens.starts, party.end)
    words = tokens.words[first:last]
    if not words or (party.kind == "official" and _is_definite(tokens, first, last)):
        return party.kind
    known = source_types(tokens.lexicon.language)
    found = [(known[word.core], n) for n, word in enumerate(words) if word.core in known]
    return min(((rank, kind) for (rank, kind, head), n in found if n == 0 or not head), default=(0, party.kind))[1]


def _is_definite(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a phrase is definite by its first word, or by a second one that it stands bound to."""
    return any(word.shape & Shape.DEFINITE and not word.prep for word in tokens.words[first : min(first + 2, last)])
