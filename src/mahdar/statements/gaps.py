"""What may stand between a cue and its content, and what ends the search for one."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.words import Shape, Word
from mahdar.statements.tokens import Tokens

# words of these classes are no verbs, though they may be spelt like one
_NO_VERBS = (
    Class.PREPOSITION | Class.OCCASION | Class.DOCUMENT | Class.CIRCUMSTANCE | Class.OCCASION_REPLY | Class.ADVERB
)
_PARTICLES = Class.VERBAL_PARTICLE | Class.WAS | Class.NEGATION
_BREAKS = Class.STOP | Class.SEMICOLON | Class.BREAK
_CLAUSE_MARKS = Class.THAT | Class.THAT_PRONOUN
#: A formula by which a source stays unnamed has so many words at most.
ANONYMITY = 7


def stays_unnamed(tokens: Tokens, index: int) -> bool:
    """Whether a cue only says that a source is not to be named ("طلب عدم الكشف عن هويته")."""
    lexicon = tokens.lexicon
    if lexicon is None:
        return False
    return any(w.core in lexicon.anonymity and not w.prep for w in tokens.words[index + 1 : index + ANONYMITY])


def is_paired(tokens: Tokens, index: int) -> bool:
    """Whether a preposition stands a second time behind its pronoun, and is no verb ("بينه وبين الأعضاء")."""
    word, before = tokens.words[index], tokens.words[index - 1]
    if not index or not word.conj or not before.flags & Class.PREPOSITION_PRONOUN:
        return False
    return bool(word.flags & Class.PREPOSITION) and before.core.startswith(word.core)


def ends_search(tokens: Tokens, index: int, start: int) -> bool:
    """Whether the search for an opener stops: at another finite cue, a sentence mark, a new clause."""
    word = tokens.words[index]
    flags = word.flags
    if flags & _BREAKS:
        return True
    if flags & Class.WHILE and index > start and tokens.words[index - 1].flags & Class.COMMA:
        return True
    if not word.readings:
        return False
    participle = any(r.tense is Tense.PARTICIPLE for r in word.readings)
    if index > start and participle and not flags and not word.prep and not stays_unnamed(tokens, index):
        return not tokens.words[index - 1].flags & Class.PREPOSITION
    within = tokens.attaching.get("no_occasion", ())
    finite = [
        r
        for r in word.readings
        if r.tense in (Tense.PAST, Tense.PRESENT)
        and not r.pronoun
        and not r.frame.subjects  # of most subjects they say nothing
        and not (r.tense is Tense.PRESENT and index and tokens.words[index - 1].flags & Class.THAT)
        and not (r.frame.within and index + 1 < len(tokens.words) and tokens.words[index + 1].core not in within)
    ]
    if not finite or (flags & _NO_VERBS and not word.conj) or is_paired(tokens, index):
        return False
    if word.shape & Shape.COMMON and not word.conj:
        return False  # more often a noun than a verb
    at = index - 1
    while at > start and tokens.words[at].flags & _PARTICLES:
        at -= 1
    if tokens.words[at].flags & (Class.RELATIVE | Class.RELATIVE_WHAT) or stays_unnamed(tokens, index):
        return False  # a relative clause inside the gap
    return index > start


def skip_brackets(tokens: Tokens, index: int, end: int) -> int:
    """Return the token behind a bracket that opens at `index`, or the next one where none closes soon."""
    for close in range(index + 1, min(index + 20, end)):
        if tokens.words[close].flags & Class.CLOSE:
            return close + 1
    return index + 1


def complement_bridge(tokens: Tokens, index: int, start: int) -> str | None:
    """What joins a complementiser to its verb: "" for nothing, a preposition, or None when it belongs elsewhere."""
    word = tokens.words[index]
    lexicon = tokens.lexicon
    assert lexicon is not None
    if word.key in lexicon.taken_up:
        return None  # "ووفقا للوزير، فإن": it takes up what the writer began
    own = lexicon.complement_prepositions.get(word.core)
    if own == "" and index + 1 < len(tokens.words) and _is_excepted(tokens.words[index + 1]):
        return None
    if own is not None:
        return own
    if word.prep:
        return lexicon.complement_prefixes.get(word.prep)  # "لأنه"
    if word.conj:
        return None  # "ارتفعت أمس وأن": it goes on with another
    if index == start or index - 1 < start:
        return ""
    before = tokens.words[index - 1]
    if before.flags & Class.PREPOSITION and not before.flags & Class.PREPOSITION_PRONOUN:
        if index - 2 >= start and tokens.words[index - 2].core in lexicon.concessives:
            return None
        if before.core in lexicon.complement_bridges:
            return before.core
        return None
    if before.flags & (Class.CLAUSE_OPENER | Class.CIRCUMSTANCE | Class.WHILE | Class.CONJUNCTION):
        return None
    if before.flags & Class.PRONOUN:
        return None  # "ما لفت الزوار هو أن": the clause says what something is
    if before.shape & Shape.PRESENT and not before.flags and index - 1 > start:
        return None
    if before.core in lexicon.clause_nouns:
        return None
    return ""


def _is_excepted(word: Word) -> bool:
    """Whether a word stands behind "except", which is spelt like "that not": "إلا بإذنه", "إلا الوزير", "إلا أن"."""
    if word.flags & (Class.PREPOSITION | _CLAUSE_MARKS):
        return True
    return bool(word.prep or word.shape & Shape.DEFINITE) and not word.shape & Shape.VERB
