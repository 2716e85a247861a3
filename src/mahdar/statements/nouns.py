"""Verbal nouns that attribute a clause: "تحذيرات الخبراء من أن …", "تأكيدات نائبه أن …"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame, Tense
from mahdar.lang.words import CueReading, Shape
from mahdar.statements.addressees import find_addressee
from mahdar.statements.attributed import noun_reading, relay_before
from mahdar.statements.candidates import Candidate, Opener, Opening, Place, opened_behind
from mahdar.statements.heads import SPEAKING, Phrase
from mahdar.statements.issuers import issuer_behind
from mahdar.statements.openers import ASKING, find_opener, may_begin, takes_pronoun
from mahdar.statements.phrases import read_phrase
from mahdar.statements.tokens import Tokens
from mahdar.statements.unnamed import done_candidate

#: What a verbal noun does when it attributes; nouns of hoping and thinking mostly describe.
_ATTRIBUTING = frozenset(
    {"say", "stress", "warn", "deny", "demand", "accuse", "claim", "announce", "threaten", "promise", "reveal", "admit"}
)
#: Verbal nouns whose nominal content is what was announced, demanded …, when a speaker stands beside them.
_DOING = frozenset(
    {"announce", "demand", "call", "urge", "accuse", "threaten", "reveal", "express", "complain", "promise", "admit"}
    | {"deny", "reject", "condemn", "criticize", "warn", "stress", "welcome"}
)
#: Verbal nouns that take what their verb takes bare behind a preposition too ("رفضه للقرار"). Those of the kind whose
#: verb takes nothing bare mostly describe ("بعد اعتراضه على القرار").
_TURNED = frozenset({"deny", "reject", "condemn", "criticize", "accuse"})
_READ = _ATTRIBUTING | _DOING | {ASKING}
#: Whoever stands right behind these may as well be addressed ("حث الأطفال على"): it acts where somebody else follows.
_ADDRESSING = frozenset({"call", "urge"})
_EMPTY = frozenset[str]()
#: What was said follows at once behind one of these.
_AT_ONCE = Class.THAT | Class.THAT_PRONOUN | Class.QUOTE | Class.COLON
_GIST = Frame("gist", "", "say", frozenset({""}), frozenset(), frozenset(), False, False)
#: The act of the noun that a quotation may follow ("قول الحارس: «…»").
SAYING = "say"
#: A clause begins at most so many tokens behind its verbal noun.
NEAR = 14
#: A question's clause may stand behind the occasion ("سؤال خلال مقابلة مع ... عما إذا").
QUESTION_NEAR = 30
#: So many adjectives and words of time at most stand between a verbal noun and what it governs.
ADJECTIVES = 4


def noun_candidate(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Candidate | None:
    """Return the candidate of a verbal noun with a speaker and a content of its own, or None."""
    word = tokens.words[index]
    if word.flags & (Class.SAYING | Class.ACCORDING):
        return None
    # where the ending may be a pronoun or the noun's own, somebody's act comes first
    for reading in sorted(word.readings, key=lambda r: not r.pronoun):
        if reading.tense is not Tense.MASDAR:
            continue
        if index > sentence[0] and tokens.words[index - 1].flags & Class.DONE:
            return done_candidate(tokens, index, sentence, reading)
        if reading.frame.act in _READ and (reading.frame.clause or reading.frame.nominal):
            candidate = _candidate(tokens, index, sentence, reading)
            if candidate is not None:
                return candidate
    return None


def _candidate(tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading) -> Candidate | None:
    lexicon = tokens.lexicon
    assert lexicon is not None
    frame = reading.frame
    asks = frame.act == ASKING
    limit = min(sentence[1], index + (QUESTION_NEAR if asks else NEAR))
    if reading.pronoun == lexicon.morphology["article"]:
        return None  # nobody's: a noun with the article has no owner behind it
    owned = bool(reading.pronoun)
    subject = None if owned else _owner(tokens, index, limit, frame)
    unnamed = asks and not reading.pronoun and subject is None
    if not owned and subject is None and not unnamed:
        return None
    start = subject.end if subject is not None else index + 1
    opener = find_opener(tokens, start, limit, frame)
    if asks and (opener is None or opener.bridge not in lexicon.whether or _is_replied_to(tokens, index)):
        return None
    addressee = None
    if opener is not None:
        turned = _noun_frame(frame, tokens.attaching.get("noun_object", _EMPTY))
        addressee = find_addressee(tokens, start, opener.at, turned)
    spoken = frame.act == SAYING and frame.quote and not tokens.words[index].flags & Class.OCCASION
    told = spoken and subject is not None and not tokens.words[subject.start].prep
    clause = opener is not None and (opener.opening is Opening.CLAUSE or (opener.opening is Opening.QUOTATION and told))
    if opener is None or not clause or frame.act not in _ATTRIBUTING | {ASKING}:
        if frame.act not in _DOING or (frame.act in _TURNED and not {"obj"} & (frame.nominal | frame.to)):
            return None
        frame = _noun_frame(frame, tokens.attaching.get("noun_object", _EMPTY))
        subject = None if owned else _owner(tokens, index, limit, frame)
        start = _past_adjectives(tokens, subject.end if subject is not None else index + 1, limit)
        start, addressee = _past_addressee(tokens, start, limit, frame)
        opener = _nominal(tokens, start, limit, frame)
        if opener is None or (subject is not None and addressee is None and frame.act in _ADDRESSING):
            return None
    relay = relay_before(tokens, index, sentence) if opener.opening is Opening.QUOTATION else None
    return Candidate(
        index,
        index + 1,
        reading,
        frame,
        sentence,
        opener.opening,
        (opener.start, sentence[1]),
        subject,
        Place.NOBODY if unnamed else Place.AFTER if subject is not None else Place.DROPPED,
        (start, opener.at),
        (index, index),
        addressee,
        [relay] if relay is not None and relay.end > relay.start else [],
        score=0.7 if subject is not None else 0.55,
        quoted=tokens.inside[index] >= 0,
    )


def _is_replied_to(tokens: Tokens, index: int) -> bool:
    """Whether a question only says what an answer is to ("قال، ردا على سؤال عما إذا كان …")."""
    before = tokens.words[max(0, index - 2) : index]
    lexicon = tokens.lexicon
    if lexicon is None:
        return False
    joined = tuple(lexicon.morphology["conjunctions"])
    replies = any(
        (w.flags | (lexicon.flags_of(w.key[1:]) if w.key.startswith(joined) else 0)) & Class.OCCASION_REPLY
        for w in before
    )
    return replies or any(r.tense is Tense.MASDAR for w in before for r in w.readings)


@cache
def _noun_frame(frame: Frame, prepositions: frozenset[str]) -> Frame:
    """Return what the verbal noun governs: the verb's bare object or addressee may stand behind a preposition."""
    turned = frame.act in _TURNED
    nominal = frame.nominal | prepositions if "obj" in frame.nominal and turned else frame.nominal
    to = frame.to | prepositions if "obj" in frame.to else frame.to
    if "obj" in frame.to:
        nominal -= prepositions
    return replace(frame, nominal=nominal, to=to)


def _owner(tokens: Tokens, index: int, limit: int, frame: Frame) -> Phrase | None:
    """Return whose act a verbal noun tells: the phrase right behind it ("مطالبة النقابة ب")."""
    governed = (frame.clause | frame.nominal | frame.to) - {"", "obj"}
    subject = read_phrase(tokens, index + 1, limit, governed)
    return subject if subject.end > subject.start and subject.can_speak() else None


def _past_adjectives(tokens: Tokens, index: int, limit: int) -> int:
    """Skip the adjectives of a verbal noun with an owner, and a time: "دعوته المتكررة", "رفضها أمس"."""
    for _ in range(ADJECTIVES):
        if index >= limit:
            break
        word = tokens.words[index]
        described = word.shape & Shape.DEFINITE and (word.shape & Shape.ADJECTIVE or word.flags & Class.ADJECTIVE)
        if not ((described and not word.flags & SPEAKING) or word.flags & (Class.TIME | Class.WEEKDAY)) or word.prep:
            break
        index += 1
    return index


def _past_addressee(tokens: Tokens, index: int, limit: int, frame: Frame) -> tuple[int, Phrase | None]:
    """Skip whom a verbal noun addresses ("اتهامها للجيران ب", "دعوته الطرفين إلى")."""
    if index >= limit or not frame.to:
        return index, None
    word = tokens.words[index]
    if word.flags & Class.PREPOSITION_PRONOUN and takes_pronoun(tokens, word, frame.to):
        return index + 1, None  # "اتهامه له ب"
    if (word.prep and word.prep in frame.to) or ("obj" in frame.to and not word.prep):
        phrase = read_phrase(tokens, index, limit, frame.nominal - {"obj"})
    elif word.flags & (Class.PREPOSITION | Class.CLITIC) and word.core in frame.to:
        phrase = read_phrase(tokens, index + 1, limit, frame.nominal - {"obj"})
    else:
        return index, None
    return (phrase.end, phrase) if phrase.end > phrase.start and phrase.can_speak() else (index, None)


def _nominal(tokens: Tokens, start: int, limit: int, frame: Frame) -> Opener | None:
    """Return what a verbal noun governs at `start`: behind its preposition, or bare where that is beyond doubt."""
    if start >= limit:
        return None
    opener = find_opener(tokens, start, min(limit, start + 2), frame)
    if opener is not None and opener.opening is Opening.NOMINAL and opener.at == start and opener.bridge != "obj":
        return opener
    if "obj" not in frame.nominal:
        return None
    word = tokens.words[start]
    flags, shape = word.flags, word.shape
    if word.prep or word.conj or flags & (Class.PREPOSITION | Class.CIRCUMSTANCE | Class.TIME | Class.ADVERB):
        return None
    lexicon = tokens.lexicon
    verbal = lexicon is not None and (lexicon.is_verbal_noun(word) or (shape & Shape.OWNED and not flags))
    if flags & (Class.DEMONSTRATIVE | Class.QUANTIFIER | Class.RELATIVE_WHAT) or verbal:
        bare = Opener(Opening.NOMINAL, start, start, "obj")
        return bare if may_begin(tokens, bare, frame, limit) else None
    return None


def gist_candidate(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Candidate | None:
    """Return the candidate of a noun that tells what a message amounts to: "أرسل رسالة مفادها أن …".

    Whoever acts in the sentence sent it.
    """
    if not tokens.words[index].flags & Class.GIST or index == sentence[0]:
        return None
    if tokens.words[index - 1].flags & Class.RELATIVE:
        return None  # "الرواية التي مفادها أن": nobody sent it
    opener = find_opener(tokens, index + 1, min(sentence[1], index + 4), _GIST)
    if opener is None or opener.opening is not Opening.CLAUSE or opener.at > index + 2:
        return None
    before = (sentence[0], index)
    return opened_behind(
        tokens, index, noun_reading(_GIST), sentence, opener, since=index + 1, before=before, score=0.7
    )


def document_candidate(tokens: Tokens, index: int, sentence: tuple[int, int], reading: CueReading) -> Candidate | None:
    """Return the candidate of a verb whose subject is what was said: "جاء في بيان صدر عن الرئاسة أن …".

    The speaker is who put the document out where the text says so ("صادر عن"), else the document.
    """
    words = tokens.words
    lexicon = tokens.lexicon
    assert lexicon is not None
    within, before = index + 1, (sentence[0], index)
    inside = tuple(tokens.attaching.get("no_occasion", ()))
    taken_up = index > sentence[0] or words[index].conj  # "وورد فيه": what the sentence before named
    if within < sentence[1] and words[within].flags & Class.PREPOSITION_PRONOUN and taken_up:
        # "أصدرت النقابة بيانا جاء فيه أن": what it stands in was named before, and with it who speaks
        opener = find_opener(tokens, within + 1, sentence[1], reading.frame)
        if opener is None or opener.opening is Opening.NOMINAL or not words[within].core.startswith(inside):
            return None
        return opened_behind(tokens, index, reading, sentence, opener, since=within, before=before, score=0.7)
    since, place = within, Place.AFTER
    if within < sentence[1] and words[within].flags & _AT_ONCE and not words[index].conj:
        within, place = sentence[0], Place.BEFORE  # "وفي البيان جاء أن": what it stands in opens the sentence
    if within + 1 >= sentence[1] or words[within].core not in tokens.attaching.get("no_occasion", ()):
        return None
    if not words[within + 1].flags & (Class.DOCUMENT | Class.OCCASION | Class.MEDIA):
        return None
    opener = find_opener(tokens, max(since, within + 1), sentence[1], reading.frame)
    if opener is None or opener.opening is Opening.NOMINAL:
        return None
    subject = read_phrase(tokens, within + 1, opener.at if place is Place.AFTER else index)
    issuer = issuer_behind(tokens, subject) if subject.end > subject.start else None
    if issuer is not None and issuer.end <= opener.at:
        subject = issuer
    if subject.end == subject.start:
        return None
    return opened_behind(
        tokens, index, reading, sentence, opener, subject, place, since=since, before=before, score=0.85
    )
