"""Who stands around a cue verb: its subject, where it stands, whom it addresses, whose words it passes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame, Tense
from mahdar.lang.words import CueReading, Shape
from mahdar.statements.adjuncts import skip_adjuncts, subject_behind
from mahdar.statements.candidates import Opening, Place
from mahdar.statements.heads import NAME_IN_MARKS, Phrase
from mahdar.statements.openers import find_opener
from mahdar.statements.phrases import read_phrase
from mahdar.statements.roles import is_only_object, is_subject, name_plain_subject, parted, take_name
from mahdar.statements.subjects import agrees, subject_before
from mahdar.statements.tokens import Tokens

_EMPTY = frozenset[str]()
#: The class whose names mostly stand in marks.
_PAPER = "media"


@dataclass(slots=True)
class Standing:
    """Who stands around a cue verb; `rest` is the token from which its content is looked for."""

    #: The token behind the verb and its adjuncts, and the phrase there (empty where none is).
    start: int
    after: Phrase
    rest: int
    governed: frozenset[str]
    subject: Phrase | None = None
    place: Place = Place.DROPPED
    addressee: Phrase | None = None
    relays: list[Phrase] = field(default_factory=list)

    def speaks(self, subject: Phrase | None, place: Place, rest: int) -> None:
        """Take a phrase as the subject."""
        self.subject, self.place, self.rest = subject, place, rest


def read_standing(
    tokens: Tokens, index: int, limit: int, sentence: tuple[int, int], reading: CueReading
) -> Standing | None:
    """Return who stands around the verb at `index`, or None where it can't have the subject it has.

    Args:
        tokens: The page's tokens.
        index: The verb's token.
        limit: The token at which what belongs to the verb ends, exclusive.
        sentence: The first token of its sentence and the one behind it.
        reading: How the verb is read.
    """
    frame = reading.frame
    governed = (frame.nominal | (frame.to - tokens.attaching.get("addressing", _EMPTY))) - {"obj"}
    start = skip_adjuncts(tokens, index + 1, limit, governed)
    after = _phrase_behind(tokens, start, limit, governed, reading)
    standing = Standing(start, after, start, governed)
    _tell_roles(tokens, index, limit, sentence, reading, standing)
    if frame.subjects and not _is_subject_wanted(tokens, limit, reading, standing):
        return None
    if frame.act == "relay":
        source = _relayed(tokens, standing.rest, limit, learnt=bool(frame.subjects))
        if source is not None:
            if standing.subject is not None:
                standing.relays.append(standing.subject)
            standing.speaks(source, Place.AFTER, source.end)
    return standing


def takes_object(frame: Frame) -> bool:
    """Whether a bare noun behind the verb may be its content or whom it addresses."""
    return "obj" in frame.nominal or "obj" in frame.to


def _phrase_behind(tokens: Tokens, start: int, limit: int, governed: frozenset[str], reading: CueReading) -> Phrase:
    """Return the phrase behind a verb that may be its subject; empty behind participles and plurals."""
    frame = reading.frame
    after = Phrase(start, start)
    with_object = takes_object(frame)
    if reading.tense is not Tense.PARTICIPLE and reading.number == "s":
        after = read_phrase(tokens, start, limit, governed, lenient=not with_object, subject=True)
        take_name(tokens, after, limit)
        if with_object and after.end > start and not (frame.transitive or frame.predicate):
            after = _longer_if_clause(tokens, start, limit, governed, frame, after)
        if after.end == after.start:
            after = subject_behind(tokens, start, limit, governed) or after
    name_plain_subject(tokens, after, reading, takes_object=with_object)
    return after


def _tell_roles(
    tokens: Tokens, index: int, limit: int, sentence: tuple[int, int], reading: CueReading, standing: Standing
) -> None:
    """Tell whether the phrases before and behind a verb are its subject or whom it addresses."""
    frame, start, after = reading.frame, standing.start, standing.after
    with_somebody = frame.transitive or "obj" in frame.to
    before = _phrase_before(tokens, index, sentence, reading, after)
    if before is not None:
        standing.speaks(before[0], Place.ANTECEDENT if before[1] else Place.BEFORE, start)
        addressed = after.end > after.start and "obj" in frame.to and after.can_speak() and not reading.pronoun
    elif start < limit and tokens.words[start].flags & Class.HONORIFIC and _stands_for_somebody(tokens, start, limit):
        standing.rest = start + 1  # "وأبان معاليه أن": whoever spoke last
        return
    elif with_somebody and not reading.pronoun and (side := parted(tokens, after)) is not None:
        standing.speaks(side, Place.AFTER, side.end)
        return
    elif not reading.pronoun and (
        (frame.transitive and is_only_object(tokens, after, limit, frame))
        or ("obj" in frame.to and _is_their_own(tokens, after, limit, frame))
    ):
        addressed = True
    elif after.end > after.start and is_subject(tokens, after, reading, takes_object=takes_object(frame)):
        standing.speaks(after, Place.AFTER, after.end)
        return
    else:
        addressed = after.end > after.start and "obj" in frame.to and not reading.pronoun
    if addressed:
        standing.addressee, standing.rest = after, after.end


def _phrase_before(
    tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading, after: Phrase
) -> tuple[Phrase, bool] | None:
    """Return the subject before a verb, and whether a relative clause hangs on it, or None where none is."""
    if reading.tense is Tense.PARTICIPLE:
        return None
    # "وقال الوزير": a verb behind its conjunction, with its subject behind it, has none before it
    followed = after.can_speak() and agrees(tokens, after, reading)
    if reading.conj and followed:
        return None
    before = subject_before(tokens, index, sentence, reading)
    if before is None:
        return None
    if not before[1] and reading.conj and tokens.words[index].key[:1] == tokens.joining:
        return None  # "التقى فلان الأمين العام، فلانا، وأكد": the subject is that of the verb before
    if before[1] and followed and "obj" not in reading.frame.to:
        return None  # "التي تخشى الشركة أن": its own subject follows
    return before if _precedes(tokens, before[0], after, index, reading) else None


def _is_subject_wanted(tokens: Tokens, limit: int, reading: CueReading, standing: Standing) -> bool:
    """Whether the subject is of the classes that the frame wants; takes the phrase behind where none was told."""
    after = standing.after
    only = after if standing.subject is None and after.end > after.start else standing.subject
    if only is None and reading.tense is not Tense.PARTICIPLE:
        only = name_in_marks(tokens, standing.start, limit)
    if only is None or not _is_one_of(tokens, only, reading.frame.subjects):
        return False
    if standing.subject is None:
        standing.speaks(only, Place.AFTER, only.end)
    return True


def name_in_marks(tokens: Tokens, start: int, limit: int) -> Phrase | None:
    """Return the name in marks right behind a verb, before its clause ("وأوضح «أبو علي»، أن"), or None."""
    quotation = tokens.closed_at(start, limit)
    if quotation is None or quotation.closes - start > NAME_IN_MARKS:
        return None
    phrase = Phrase(start, quotation.closes + 1, subject=True)
    phrase.named, phrase.name_at, phrase.definite = True, start + 1, True
    return phrase


def _is_one_of(tokens: Tokens, phrase: Phrase, classes: frozenset[str]) -> bool:
    """Whether a subject is of some classes; a name in marks may be a paper's ("علمت «الشراع» أن")."""
    if tokens.words[phrase.start].flags & Class.QUOTE and _PAPER in classes:
        return True
    return any((phrase.head | phrase.flags) & Class.named(name) for name in classes)


def _is_their_own(tokens: Tokens, phrase: Phrase, limit: int, frame: Frame) -> bool:
    """Whether people with a pronoun on them, or everybody, and nobody else stand before what is said to them.

    "حذر خصومه من", "دعا الجميع إلى".
    """
    if phrase.end != phrase.start + 1 or phrase.end >= limit:
        return False
    word, lexicon = tokens.words[phrase.start], tokens.lexicon
    if lexicon is None:
        return False
    owned = word.raw.endswith(tuple(lexicon.morphology["third_person_pronouns"])) or word.core in lexicon.everybody
    if not owned or not phrase.head & (Class.MANY | Class.GROUP):
        return False
    opener = find_opener(tokens, phrase.end, limit, frame)
    return opener is not None and opener.at == phrase.end


def _stands_for_somebody(tokens: Tokens, index: int, limit: int) -> bool:
    """Whether a title with a pronoun is a person's and no noun ("أبدى سعادته بالفوز"): no preposition follows."""
    if index + 1 >= limit:
        return True
    word = tokens.words[index + 1]
    return not word.prep and not word.flags & (Class.PREPOSITION | Class.ADJECTIVE) and not word.shape & Shape.ADJECTIVE


def _relayed(tokens: Tokens, start: int, limit: int, *, learnt: bool) -> Phrase | None:
    """Return whose words a verb of relaying passes on: the phrase behind "from" right after its subject.

    Where a paper learnt them, the source stands behind another "from" ("علمت «الشراع» من مصادر أن").
    """
    prepositions = tokens.attaching.get("relayed_from", _EMPTY)
    if learnt:
        prepositions |= tokens.attaching.get("part_of", _EMPTY)
    if start + 1 >= limit or tokens.words[start].core not in prepositions:
        return None
    phrase = read_phrase(tokens, start + 1, limit, lenient=True, subject=True)
    return phrase if phrase.end > phrase.start and phrase.can_speak() else None


def _longer_if_clause(
    tokens: Tokens, start: int, limit: int, governed: frozenset[str], frame: Frame, strict: Phrase
) -> Phrase:
    """Return the longer reading of a subject when a clause or quotation follows it at once: then no object came."""
    longer = read_phrase(tokens, start, limit, governed, lenient=True, subject=True)
    if longer.end <= strict.end:
        return strict
    opener = find_opener(tokens, longer.end, limit, frame)
    if opener is None or opener.opening is Opening.NOMINAL:
        return strict
    if any(w.flags & Class.WHILE for w in tokens.words[longer.end : opener.at]):
        return strict  # "فيما ذكر السكان أن": another's clause
    between = tokens.words[strict.end : longer.end]
    if any(w.flags & Class.DEMONSTRATIVE or w.shape & (Shape.OWNED | Shape.ACCUSATIVE) for w in between):
        return strict
    if "obj" in frame.to and between and between[0].flags & Class.ADDRESSEE_MEDIA:
        return strict
    return longer


def _precedes(tokens: Tokens, before: Phrase, after: Phrase, cue: int, reading: CueReading) -> bool:
    """Whether the phrase before a cue is its subject although one stands after it too."""
    if not agrees(tokens, before, reading):
        return False
    if after.end == after.start or not after.can_speak():
        return True
    if reading.pronoun and agrees(tokens, after, reading):
        return False  # "التي أطلقها الوزير": what stands before is the object
    comma = tokens.words[cue - 1].flags & Class.COMMA
    if not comma:
        return True
    return tokens.words[before.start - 1].flags & Class.WAS > 0 if before.start else False
