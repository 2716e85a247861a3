"""What stands around a saying: its occasion, its channel, whom it addressed, and its day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mahdar.errors import PackError
from mahdar.lang.classes import Class
from mahdar.lang.fold import folder
from mahdar.lang.forms import Tense
from mahdar.lang.load import load_table
from mahdar.lang.words import Shape
from mahdar.model import Span, Timex
from mahdar.statements.candidates import Candidate, Opening, Place
from mahdar.statements.heads import Phrase
from mahdar.statements.names import name_of, text_of
from mahdar.statements.phrases import read_phrase
from mahdar.statements.tokens import Tokens
from mahdar.times import find as find_times
from mahdar.times.lexicon import load_lexicon as load_times

_STOPS = (
    Class.COMMA
    | Class.SEMICOLON
    | Class.COLON
    | Class.THAT
    | Class.THAT_PRONOUN
    | Class.STOP
    | Class.DASH
    | Class.RELATIVE_WHAT
)
_DOCUMENTED = Class.OCCASION | Class.SAYING | Class.DOCUMENT
_CLAUSE_ENDS = Class.SEMICOLON | Class.STOP | Class.THAT | Class.THAT_PRONOUN
_ADDRESSED = Class.ADDRESSEE | Class.ADDRESSEE_MEDIA
#: Who is before somebody that speaks listens to him.
_AUDIENCE = Class.ADDRESSEE | Class.GROUP | Class.ROLE | Class.ENVOY | Class.OFFICE
#: An occasion has at most so many words ("في مؤتمر صحفي مشترك مع رئيسة الوزراء الفنلندية سانا مارين": 10).
LONGEST_OCCASION = 14


@dataclass(slots=True)
class Circumstances:
    """Occasion, medium and addressee as spans of the page; None where the text names none."""

    occasion: Span | None = None
    medium: Span | None = None
    addressee: Span | None = None
    addressee_name: str | None = None
    medium_at: tuple[int, int] | None = None
    said: Timex | None = None


def circumstances(tokens: Tokens, candidate: Candidate, anchor: str | None, language: str) -> Circumstances:
    """Return what the words between speaker and content, and before the cue, say about the saying."""
    found = Circumstances()
    if candidate.place is Place.AFTER and candidate.subject is not None:
        ranges = [candidate.gap, (candidate.cue_end, candidate.subject.start)]
    else:
        ranges = [(candidate.cue_end, candidate.gap[1])]
    fronted = _fronted(tokens, candidate)
    if fronted is not None:
        ranges.append(fronted)
    for first, last in ranges:
        _read(tokens, first, last, found)
    if candidate.addressee is not None and found.addressee is None:
        _address(tokens, candidate.addressee.start, candidate.addressee.end, found)
    found.said = _day(tokens, candidate, ranges, anchor, language)
    return found


def _fronted(tokens: Tokens, candidate: Candidate) -> tuple[int, int] | None:
    """Return the stretch before the cue that belongs to it: "وفي مقابلة مع قناة …، قال فلان"."""
    if tokens.lexicon is not None and tokens.lexicon.subject_first:
        return candidate.before if candidate.before[0] < candidate.before[1] else None
    first = candidate.sentence[0]
    start = candidate.cue
    while start > first and candidate.cue - start < 24:
        before = tokens.words[start - 1]
        if before.readings and not before.flags & _DOCUMENTED:
            if any(r.tense.value in ("past", "present") for r in before.readings) and not before.shape & Shape.COMMON:
                break
        if before.flags & _CLAUSE_ENDS:
            break
        if before.flags & Class.QUOTE:
            quotation = tokens.closing.get(start - 1)
            if quotation is None or quotation.closes - quotation.opens > 6:
                break
            start = quotation.opens
            continue
        start -= 1
    return (start, candidate.cue) if start < candidate.cue else None


def _read(tokens: Tokens, first: int, last: int, found: Circumstances) -> None:
    words = tokens.words
    index = first
    while index < last:
        word = words[index]
        flags = word.flags
        if flags & Class.OCCASION_REPLY:
            return
        if found.addressee is None and word.core in tokens.attaching.get("facing", ()) and index + 1 < last:
            audience = read_phrase(tokens, index + 1, last)
            if audience.end > audience.start and audience.head & _AUDIENCE:
                _address(tokens, audience.start, audience.end, found)  # "أمام جمهور قدر بنحو ألف شخص"
                index = audience.end
                continue
        if flags & Class.OCCASION_IN and found.occasion is None and index + 1 < last:
            end = _occasion_end(tokens, index, last)
            if end is not None:
                found.occasion = _span(tokens, index, end)
                _medium_in(tokens, index + 1, end, found)
                index = end
                continue
        if flags & Class.CHANNEL and found.medium is None:
            found.medium = _span(tokens, index, index + 1)
        if found.addressee is None and word.prep and flags & _ADDRESSED:
            end = index + 1
            if flags & Class.ADDRESSEE_MEDIA:
                end = _name_end(tokens, index, last)
            _address(tokens, index, end, found)
            index = end
            continue
        if found.addressee is None and flags & Class.CLITIC and word.key and index + 1 < last:
            quotation = tokens.closed_at(index + 1)
            if quotation is not None and word.core in tokens.attaching.get("addressing", ()):
                _address(tokens, index + 2, quotation.closes, found)
                index = quotation.closes
        index += 1


def _address(tokens: Tokens, first: int, last: int, found: Circumstances) -> None:
    """Set the addressee to a token range, with its name where the words carry a clitic."""
    found.addressee = _span(tokens, first, last)
    name = name_of(tokens, first, last)
    found.addressee_name = name if found.addressee is None or name != found.addressee.text else None


def _occasion_end(tokens: Tokens, index: int, last: int) -> int | None:
    """Return the token after the occasion that a preposition at `index` opens, or None when it opens none.

    A noun of occasion makes one after any of the prepositions; after those of time (before, during, after) any noun
    that is no time itself does ("قبل بدء الاجتماع").
    """
    words = tokens.words
    noun = index + 1
    while noun < last and noun < index + 3 and words[noun].flags & (Class.OCCASION_IN | Class.DEMONSTRATIVE):
        noun += 1
    if noun >= last:
        return None
    word = words[noun]
    if word.flags & Class.BODY and words[index].core not in tokens.attaching.get("facing", ()):
        if not word.flags & Class.OCCASION:
            return None
    temporal = words[index].flags & Class.CIRCUMSTANCE and not words[index].flags & Class.ADVERB
    an_event = (
        temporal
        and word.shape & (Shape.COMMON | Shape.OWNED)
        and not word.flags & (Class.TIME | Class.NUMBER | Class.CHANNEL | Class.OFFICE | Class.ROLE)
    )
    if not (word.flags & Class.OCCASION or an_event):
        return None
    end = noun + 1
    while end < last and end - index < LONGEST_OCCASION:
        word = words[end]
        if word.flags & (_STOPS | Class.TIME | Class.WEEKDAY | Class.QUOTE | Class.OCCASION_REPLY | Class.WHILE):
            if not word.flags & Class.ADJECTIVE:
                quotation = tokens.closed_at(end)
                if quotation is not None and quotation.closes < last and quotation.closes - end < 6:
                    end = quotation.closes + 1
                    continue
                break
        finite = any(r.tense.value in ("past", "present", "participle") for r in word.readings)
        if finite and not word.flags and not word.shape & Shape.COMMON:
            break
        if word.prep and word.flags & Class.ADDRESSEE:
            break
        end += 1
    return end


def _medium_in(tokens: Tokens, first: int, last: int, found: Circumstances) -> None:
    """A channel, paper or station inside an occasion ("في مقابلة مع قناة «…»")."""
    if found.medium is not None:
        return
    for index in range(first, last):
        word = tokens.words[index]
        if word.flags & Class.CHANNEL:
            found.medium = _span(tokens, index, index + 1)
            return
        if word.flags & (Class.MEDIA | Class.ADDRESSEE_MEDIA) and not word.flags & Class.OCCASION:
            end = _name_end(tokens, index, last)
            start = index
            quotation = tokens.closed_at(index + 1, last)
            if quotation is not None:
                start, end = quotation.opens + 1, quotation.closes
            found.medium = _span(tokens, start, end)
            found.medium_at = start, end
            return


def _name_end(tokens: Tokens, index: int, last: int) -> int:
    """Return the token after the name of a medium that begins at `index`."""
    end = index + 1
    while end < last:
        word = tokens.words[end]
        if word.flags & Class.QUOTE:
            quotation = tokens.closed_at(end, last)
            if quotation is None:
                break
            end = quotation.closes + 1
            continue
        if word.flags & (_STOPS | (Class.TIME | Class.PREPOSITION | Class.CIRCUMSTANCE)) or word.conj or word.prep:
            break
        if word.readings or end - index > 4:
            break
        end += 1
    return end


def _day(
    tokens: Tokens, candidate: Candidate, ranges: list[tuple[int, int]], anchor: str | None, language: str
) -> Timex | None:
    """Return the day of the saying: a time in the gap, right behind the cue, or before the cue."""
    if candidate.opening is Opening.ATTRIBUTED and candidate.gap[0] >= candidate.gap[1]:
        return None
    if not _tells_times(language):
        return None
    stretches = list(ranges)
    if candidate.subject is not None and candidate.place is Place.BEFORE:
        stretches.append((candidate.subject.end, candidate.cue))
    for first, last in stretches:
        if last <= first or not _may_tell_time(tokens, first, last, language):
            continue
        for timex in find_times(tokens.text, tokens.starts[first], tokens.ends[last - 1], anchor, language):
            # What was said was said before it was published; a later day is that of something else.
            day, published = timex.day or "", (anchor or "")[:10]
            later = bool(published) and day[: len(published)] > published and candidate.status == "asserted"
            if day and not later:
                return timex
    return None


def _may_tell_time(tokens: Tokens, first: int, last: int, language: str) -> bool:
    """Whether a number or a word that times are told by stands in a stretch: most have none and need no reading."""
    known = _time_words(language)
    for word in tokens.words[first:last]:
        if word.flags & Class.NUMBER:
            return True
        key = word.key
        # a letter or two may be written together with the word, and the article
        if word.core in known or tokens.bare(word.core) in known or key in known:
            return True
        if key[1:] in known or key[2:] in known or key[3:] in known:
            return True
    return False


@cache
def _time_words(language: str) -> frozenset[str]:
    """Return the words that tell that a stretch may name a time, folded, with and without the article."""
    words = {folder(language)(word) for word in load_times(language).telling}
    article = load_table(language, "morphology").get("article", "")
    return frozenset(words | {word.removeprefix(article) for word in words if article}) - {""}


@cache
def _tells_times(language: str) -> bool:
    """Whether the language's pack has words of time."""
    try:
        load_times(language)
    except PackError:
        return False
    return True


def _span(tokens: Tokens, first: int, last: int) -> Span | None:
    if last <= first:
        return None
    start, end = text_of(tokens, first, last)
    return Span.of(tokens.text, start, end)


#: Who relays stands at most so many tokens before whose words he passes on, and these before their noun.
RELAYED = 20


def relay_phrase(tokens: Tokens, candidate: Candidate) -> Phrase | None:
    """Return the phrase after "quoting" in a gap ("كتبت البعثة … نقلا عن المبعوث …")."""
    lexicon = tokens.lexicon
    assert lexicon is not None
    about = tokens.attaching.get("relayed_from", frozenset())
    first, last = candidate.gap
    for index in range(first, last - 1):
        if tokens.words[index].core in lexicon.quoting and tokens.words[index + 1].core in about:
            phrase = read_phrase(tokens, index + 2, last, lenient=True)
            if phrase.end > phrase.start and phrase.can_speak():
                return phrase
    return _relayed_act(tokens, candidate, about)


def _relayed_act(tokens: Tokens, candidate: Candidate, about: frozenset[str]) -> Phrase | None:
    """Return whose act a verb of relaying passes on: "نقلت الصحيفة عن الوزير تأكيده أن"."""
    words, cue = tokens.words, candidate.cue
    if candidate.subject is not None or candidate.reading.tense is not Tense.MASDAR or not candidate.reading.pronoun:
        return None
    for index in range(cue - 2, max(candidate.sentence[0], cue - RELAYED) - 1, -1):
        if words[index].core not in about:
            continue
        phrase = read_phrase(tokens, index + 1, cue, lenient=True, subject=True)
        relayed = range(max(candidate.sentence[0], index - RELAYED), index)
        if phrase.end == cue and phrase.can_speak():
            return phrase if any(r.frame.act == "relay" for i in relayed for r in words[i].readings) else None
    return None


def named_relays(tokens: Tokens, candidate: Candidate) -> list[Phrase]:
    """Return the media that an attribution phrase names around a saying ("…، بحسب وكالة الأنباء، …")."""
    found: list[Phrase] = []
    fronted = _fronted(tokens, candidate)
    for first, last in [candidate.gap, *([fronted] if fronted is not None else [])]:
        for index in range(first, last - 1):
            word = tokens.words[index]
            if not word.flags & Class.ACCORDING or (word.readings and not word.flags & Class.PREPOSITION):
                continue
            start = index + 1
            if tokens.words[start].flags & (Class.CLITIC | Class.QUOTE):
                start += 1
            if tokens.words[start].flags & Class.QUOTE:
                start += 1
            phrase = read_phrase(tokens, start, last)
            if phrase.end > start and phrase.head & (Class.MEDIA | Class.ADDRESSEE_MEDIA):
                found.append(phrase)
    return found
