"""Whether quoted words are the speaker's own or a translation, as far as the page has words for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum

from mahdar.lang.classes import Class
from mahdar.lang.tongues import Tongues, tongues
from mahdar.model import Doubt, Kind
from mahdar.statements.candidates import Candidate
from mahdar.statements.context import Circumstances, named_relays
from mahdar.statements.names import name_range
from mahdar.statements.parties import Party
from mahdar.statements.tokens import Tokens
from mahdar.world import sources_meant

UNKNOWN, ORIGINAL, TRANSLATED = "unknown", "original", "translated"
#: Words that name a language or a translation stand at most so many tokens before the cue, within its sentence.
BEFORE = 12
#: A medium is named within so many tokens of the words that tell where something was said, and has so many itself.
LONGEST_PLACE = 6
LONGEST_MEDIUM = 4


#: Marks that open and close one another, whichever way they are turned: pages open with ” and close with “.
_SHAPES = ('"＂“”„‟❝❞〝〞', "«»‹›", "'‘’‚‛`")
#: Marks that are written as several characters, by the one that they stand for.
_WRITTEN = {
    "&quot;": '"', "&#34;": '"', "&#x22;": '"', "''": '"', "``": '"', "&laquo;": "«", "&raquo;": "«", "&#39;": "'"
}  # fmt: skip
#: Two dots are a pause in Arabic news; from three on words are left out.
LEFT_OUT = 3


class Tongue(StrEnum):
    """Whose language a stretch of words tells of: that of the page, or another."""

    OWN = "own"
    OTHER = "other"


def wording(
    tokens: Tokens, candidate: Candidate, party: Party | None, kind: Kind, around: Circumstances
) -> tuple[str, tuple[Doubt, ...]]:
    """Return ``original``, ``translated`` or ``unknown``, with a doubt where it only follows from whose words they are.

    A language or a translation that is named decides. Else words are translated when the speaker's own phrase, or the
    medium to which they were said, belongs to a state of another language and nothing speaks against it; original when
    the speaker belongs to a state of the page's language and said them to a medium of that language. Reported speech
    without quoted words has no wording.

    Args:
        tokens: the article's tokens.
        candidate: the chosen reading of the cue.
        party: who speaks; None when nobody was found.
        kind: of the statement.
        around: occasion, medium and addressee.
    """
    known = tongues(tokens.lexicon.language) if tokens.lexicon is not None else None
    if known is None or kind not in (Kind.DIRECT, Kind.MIXED):
        return UNKNOWN, ()
    named = _language(tokens, candidate, known)
    if named is not None:
        return (ORIGINAL if named is Tongue.OWN else TRANSLATED), ()
    speaker, medium = _speaker(tokens, candidate, party, known), _medium(tokens, candidate, around, known)
    both = {speaker, medium} - {None}
    if both == {Tongue.OTHER}:
        detail = "speaker" if speaker is not None else "medium"
        return TRANSLATED, (Doubt("wording-inferred", detail),)
    if both == {Tongue.OWN} and speaker is medium:
        return ORIGINAL, (Doubt("wording-inferred", "speaker-and-medium"),)
    return UNKNOWN, ()


def mark_doubts(tokens: Tokens, candidate: Candidate, kind: Kind) -> Iterator[Doubt]:
    """Yield what is doubtful about the marks of quoted words: missing, of two shapes, or with words left out.

    Args:
        tokens: the article's tokens.
        candidate: the chosen reading of the cue, its content settled.
        kind: of the statement.
    """
    if kind not in (Kind.DIRECT, Kind.MIXED):
        return
    first, last = candidate.content
    around = [tokens.opening[i] for i in range(max(0, first - 1), min(last, len(tokens.words))) if i in tokens.opening]
    outer = tokens.inside[first]
    around += [tokens.quotations[outer]] if outer >= 0 and tokens.quotations[outer] not in around else []
    if kind is Kind.DIRECT and not around and not tokens.words[first - 1].flags & Class.QUOTE:
        yield Doubt("quotation-unmarked")
    if any(q.closed and _shape(tokens, q.opens) != _shape(tokens, q.closes) for q in around):
        yield Doubt("quotation-mismatched")
    for index in range(first, min(last, len(tokens.words))):
        word = tokens.words[index]
        if word.flags & Class.DOTS and len(word.raw) != LEFT_OUT - 1 and tokens.inside[index] >= 0:
            yield Doubt("quotation-cut", f"{tokens.starts[index]}")
            return


def _shape(tokens: Tokens, index: int) -> int:
    """Return which of the shapes of marks a token has."""
    raw = tokens.words[index].raw
    mark = _WRITTEN.get(raw, raw)
    return next((number for number, shape in enumerate(_SHAPES) if mark in shape), -1)


def _language(tokens: Tokens, candidate: Candidate, known: Tongues) -> Tongue | None:
    """Return what a language or translation named around the saying tells, outside what was said."""
    first = max(candidate.sentence[0], candidate.cue - BEFORE)
    start = candidate.content[0]
    stretch = range(first, start) if start > candidate.cue else range(candidate.cue, candidate.sentence[1])
    found: Tongue | None = None
    for index in stretch:
        word = tokens.words[index]
        bare = tokens.bare(word.core)
        before = tokens.words[index - 1] if index > first else None
        spoken = before is not None and bool(before.prep) and tokens.bare(before.core) in known.language
        if (spoken or word.prep) and bare in known.other_languages:
            return Tongue.OTHER
        if index > candidate.cue and bare in known.translated:
            return Tongue.OTHER
        if spoken and bare in known.own_languages:  # without "language" it is a part of a name ("CNN بالعربية")
            found = Tongue.OWN
    return found


def _speaker(tokens: Tokens, candidate: Candidate, party: Party | None, known: Tongues) -> Tongue | None:
    """Return whose language the speaker's phrase tells of, else what the article says of a named speaker elsewhere."""
    subject = candidate.subject
    if party is not None and party.kind == "media":
        named, tongue = _publisher(tokens, *_tokens_of(tokens, party.start, party.end))
        if named:
            return tongue
    if subject is not None:
        name = name_range(tokens, subject) if subject.named else None
        found = _tongue(_descriptive(tokens, subject.start, subject.end, known, name), known)
        if found is not None:
            return found
    if party is not None and party.issuer is not None:
        party = party.issuer
    if party is None or tokens.lexicon is None:
        return None
    if not party.named:
        return _tongue(_descriptive(tokens, *_tokens_of(tokens, party.start, party.end), known), known)
    if {tokens.bare(word) for word in party.offices} & known.about:
        return None
    # of an office told elsewhere only adjectives count: a state in it may be where somebody is, or whom he deals with
    people = (w for w in party.offices - set(party.words) if tokens.lexicon.flags_of(w) & Class.PEOPLE_ADJECTIVE)
    return _tongue(map(tokens.bare, people), known)


def _medium(tokens: Tokens, candidate: Candidate, around: Circumstances, known: Tongues) -> Tongue | None:
    """Return whose language the media tell of to which it was said, or who relays it."""
    found: set[Tongue | None] = set()
    for span in (around.medium, around.addressee, around.occasion):
        if span is not None:
            first, last = _tokens_of(tokens, *span.range)
            named, tongue = _publisher(tokens, first, last)
            found.add(tongue if named else _tongue(_media_words(tokens, first, last), known))
    for relay in (*candidate.relays, *named_relays(tokens, candidate)):
        if relay.head & (Class.MEDIA | Class.ADDRESSEE_MEDIA):
            named, tongue = _publisher(tokens, relay.start, relay.end)
            found.add(tongue if named else _tongue(_descriptive(tokens, relay.start, relay.end, known), known))
    told = found - {None}
    return told.pop() if len(told) == 1 else None


def _publisher(tokens: Tokens, first: int, last: int) -> tuple[bool, Tongue | None]:
    """Return whether words name a medium of the table of sources, and its language where it has one.

    Agencies and broadcasters of other countries have services in many languages: whose words they carry is not told.
    """
    lexicon = tokens.lexicon
    named = False
    for start in range(first, min(first + LONGEST_PLACE, last)):
        word = tokens.words[start]
        cut = len(word.raw) - len(word.core) if word.prep and len(word.core) < len(word.raw) else 0
        for end in range(min(start + LONGEST_MEDIUM, last), start, -1):
            languages = {source.language for source in sources_meant(tokens.slice(start, end)[cut:])}
            if lexicon is not None and languages == {lexicon.language}:
                return True, Tongue.OWN
            named |= bool(languages) and (start == first or bool(word.flags & (Class.MEDIA | Class.ADDRESSEE_MEDIA)))
    return named, None


def _media_words(tokens: Tokens, first: int, last: int) -> Iterator[str]:
    """Yield the bare words behind a word for a medium, up to the next preposition."""
    inside = False
    for word in tokens.words[first:last]:
        if word.flags & (Class.MEDIA | Class.ADDRESSEE_MEDIA) and not word.flags & Class.OCCASION:
            inside = True
        elif inside and (word.flags & Class.PREPOSITION or word.prep):
            return
        elif inside:
            yield tokens.bare(word.core)


def _descriptive(
    tokens: Tokens, first: int, last: int, known: Tongues, name: tuple[int, int] | None = None
) -> Iterator[str]:
    """Yield the bare words of a phrase that tell what somebody belongs to.

    Not those of a name, nor behind a preposition (where somebody is), nor behind what an adjective is about.
    """
    for index in range(first, last):
        word = tokens.words[index]
        if name is not None and name[0] <= index < name[1]:
            continue
        if index > first and (word.flags & Class.PREPOSITION or word.prep):
            return
        if index > first and tokens.bare(tokens.words[index - 1].core) in known.about:
            continue
        yield tokens.bare(word.core)
        length = tokens.long_name(index, last)
        if length:
            yield " ".join(w.core for w in tokens.words[index : index + length])


def _tongue(words: Iterable[str], known: Tongues) -> Tongue | None:
    """Return whose language words tell of; None when they tell of none or of both."""
    found = set(words)
    own, other = bool(found & known.own), bool(found & known.other)
    return None if own is other else Tongue.OWN if own else Tongue.OTHER


def _tokens_of(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    return max(0, bisect_right(tokens.starts, start) - 1), bisect_left(tokens.starts, end)
