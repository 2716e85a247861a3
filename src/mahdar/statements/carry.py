"""Who speaks where the sentence does not say: subjects carried on from what stands before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.words import CueReading, Shape, Word
from mahdar.statements.candidates import Candidate, Place
from mahdar.statements.heads import HUMAN, Phrase
from mahdar.statements.issuers import issuer_behind
from mahdar.statements.mentions import MENTIONED
from mahdar.statements.parties import Parties, Party, genders_differ
from mahdar.statements.phrases import read_phrase
from mahdar.statements.subject_first.groups import leading_subject
from mahdar.statements.subjects import agrees, subject_before
from mahdar.statements.tokens import Tokens

#: Speakers further back than this are not carried.
MEMORY = 6


#: Kinds of party that bear titles.
_RANKED = frozenset({"person", "official"})
#: Kinds of party that "the source" may be.
_SOURCES = frozenset({"official", "unnamed"})


@dataclass(slots=True)
class Voices:
    """The speakers of an article as they come, latest last, and the subjects of its sentences."""

    tokens: Tokens
    parties: Parties
    spoken: list[tuple[int, Party]] = field(default_factory=list)
    by_sentence: dict[tuple[int, int], list[tuple[int, Party]]] = field(default_factory=dict)

    def said(self, candidate: Candidate, party: Party, *, nested: bool) -> None:
        """Remember who spoke; nested speakers are never carried on, except in their own sentence."""
        if not (nested and candidate.place is Place.ANTECEDENT):  # "… أبناء المدينة الذين يرفضون …، مشيدا"
            self.by_sentence.setdefault(candidate.sentence, []).append((candidate.cue, party))
        if self._has_pronoun(candidate) and candidate.subject is None and party.gender in ("", "h"):
            party.gender = candidate.reading.gender or party.gender
        if self._in_document(candidate):
            self.parties.last_issuer = party
        if not nested and not self._is_nobody(candidate):
            self.spoken.append((candidate.sentence[0], party))
            del self.spoken[:-MEMORY]

    def _is_nobody(self, candidate: Candidate) -> bool:
        """Whether a subject names nobody ("any side")."""
        lexicon, subject = self.tokens.lexicon, candidate.subject
        return lexicon is not None and subject is not None and self.tokens.words[subject.start].core in lexicon.nobody

    def _has_pronoun(self, candidate: Candidate) -> bool:
        """Whether a pronoun stands for the subject, which tells more than a dropped one: it may be a thing."""
        lexicon = self.tokens.lexicon
        return lexicon is not None and lexicon.subject_first and bool(candidate.reading.number)

    def _in_document(self, candidate: Candidate) -> bool:
        """Whether something was said in a statement, report or letter: it can speak for its author afterwards."""
        first, last = candidate.gap
        return any(self.tokens.words[i].flags & Class.DOCUMENT for i in range(first, min(last, first + 12)))

    def carried(self, candidate: Candidate) -> tuple[Party | None, str]:
        """Return the party a dropped subject stands for, and how it was found.

        Participles take the speaker of their own sentence, then the subject of its main verb; other cues the last
        speaker that agrees, unless their own sentence has a subject before them.
        """
        reading = candidate.reading
        if candidate.cue_end < len(self.tokens.words) and self.tokens.words[candidate.cue_end].flags & Class.HONORIFIC:
            ranked = self._titled(candidate)
            if ranked is not None:
                return ranked, "carried"
        if reading.frame.within and candidate.cue:
            author = self._author_before(candidate)
            if author is not None:
                return author, "main-subject"
        here = [p for cue, p in self.by_sentence.get(candidate.sentence, ()) if cue < candidate.cue]
        for party in reversed(here):
            if party_agrees(party, reading):
                return party, "sentence"
        main = self.main_subject(candidate)
        if main is not None and party_agrees(main, reading):
            return main, "main-subject"
        since = self.spoken[-1][0] if self.spoken else -1
        newer = self.earlier_subject(candidate, since)
        if newer is not None and (newer.named or self._has_pronoun(candidate)) and party_agrees(newer, reading):
            return newer, "subject-before"
        for _, party in reversed(self.spoken):
            if party_agrees(party, reading):
                return party, "carried"
        main = main or newer
        if main is not None and (party_agrees(main, reading) or not reading.gender):
            return main, "main-subject"
        return None, "none"

    def _titled(self, candidate: Candidate) -> Party | None:
        """Return whom a title with a pronoun behind the cue means ("وثمن معاليه").

        Who bears that very title on the page, the last who spoke or was named; else the last speaker who may bear one.
        """
        lexicon = self.tokens.lexicon
        if lexicon is None:
            return None
        before = self.tokens.starts[candidate.cue]
        spoken = [p for _, p in reversed(self.spoken) if p.kind in _RANKED and party_agrees(p, candidate.reading)]
        named = [p for p in self.parties.known() if p.kind in _RANKED and p.start < before]
        named = sorted((p for p in named if party_agrees(p, candidate.reading)), key=lambda p: p.start, reverse=True)
        titles = lexicon.bare_nouns(self.tokens.words[candidate.cue_end].core)
        bearers = (p for p in (*spoken, *named) if any(self.tokens.bare(word) in titles for word in p.offices))
        return next(bearers, spoken[0] if spoken else None)

    def main_subject(self, candidate: Candidate) -> Party | None:
        """Return the subject of the verb that leads the sentence before a cue, where it is somebody."""
        lexicon = self.tokens.lexicon
        if lexicon is not None and lexicon.subject_first and candidate.content[0] < candidate.cue:
            return None  # what leads the sentence is what was said
        return self._subject_in(candidate.sentence[0], candidate.cue)

    def earlier_subject(self, candidate: Candidate, since: int) -> Party | None:
        """Return the subject of one of the two sentences before, where they come after the last speaker's."""
        sentences = self.tokens.sentences
        number = bisect_left(sentences, candidate.sentence)
        for first, last in reversed(sentences[max(0, number - 2) : number]):
            if first <= since:
                break
            party = self._subject_in(first, last)
            if party is not None:
                return party
        return None

    def put_out(self, document: Phrase) -> Party | None:
        """Return who put out a definite document that was named before: "أصدر المجلس بيانا … وجاء في البيان".

        Its last mention without the article is the object of a verb, or stands behind "in": the subject of that clause.
        """
        words, lexicon = self.tokens.words, self.tokens.lexicon
        head = words[document.start]
        if lexicon is None or not head.flags & Class.DOCUMENT or not head.shape & Shape.DEFINITE:
            return None
        noun = self.tokens.bare(head.core)
        for index in range(document.start - 1, max(0, document.start - MENTIONED) - 1, -1):
            word = words[index]
            if word.shape & Shape.DEFINITE or noun not in lexicon.indefinite_nouns(word.core):
                continue
            return self._subject_in(self.tokens.sentence_at(index)[0], index)
        return None

    def _author_before(self, candidate: Candidate) -> Party | None:
        """Return who put out the document in which something stands: "أصدر المجلس بيانا جاء فيه أن"."""
        for index in range(candidate.cue - 1, candidate.sentence[0], -1):
            word = self.tokens.words[index]
            if word.flags & Class.DOCUMENT:
                issuer = issuer_behind(self.tokens, read_phrase(self.tokens, index, candidate.cue))
                if issuer is not None:
                    return self.parties.of(issuer)
                return self._subject_in(candidate.sentence[0], index)
        return None

    def same_source(self, subject: Phrase, party: Party | None) -> Party | None:
        """Return the last speaker whom "the source" takes up that nothing on the page tells more of."""
        word, lexicon = self.tokens.words[subject.start], self.tokens.lexicon
        if lexicon is None or party is None or party.named or len(party.words) > 1:
            return None
        if subject.end > subject.start + 1 or word.core not in lexicon.same_source:
            return None
        last = next((p for _, p in reversed(self.spoken) if p.kind in _SOURCES), None)
        return None if last is None or genders_differ(last.gender, party.gender) else last

    def _subject_in(self, first: int, last: int) -> Party | None:
        words = self.tokens.words
        if self.tokens.lexicon is not None and self.tokens.lexicon.subject_first:
            leading = leading_subject(self.tokens, first, last)
            return self.parties.of(leading) if leading is not None else None
        for index in range(first, last):
            word = words[index]
            finite = any(r.tense in (Tense.PAST, Tense.PRESENT) for r in word.readings)
            after_particle = index > first and words[index - 1].flags & Class.VERBAL_PARTICLE
            if not (finite or word.shape & Shape.VERB or after_particle or self._looks_past(word)):
                continue
            if word.flags and not finite:
                continue
            if index > first and words[index - 1].flags & Class.RELATIVE:
                continue  # what somebody else did
            if any(r.frame.act == "relay" for r in word.readings) and self._is_relayed(index, last):
                continue  # who relays does not speak himself
            before = subject_before(self.tokens, index, (first, last)) if not word.conj else None
            if before is not None and not before[1] and (after_particle or self._leads(before[0], index)):
                return self.parties.of(before[0])  # "كان الوزير قد أطلع الرئيس": who stands behind is the object
            start = index + 1
            while start < last and words[start].flags & Class.PREPOSITION_PRONOUN:
                start += 1  # "كتب إليه الوزير"
            phrase = read_phrase(self.tokens, start, last, subject=True)
            if phrase.end > phrase.start and self._is_object(words[phrase.start]):
                continue
            self._add_name(phrase, last)
            certain = (
                self.parties.is_known_name(phrase)
                or phrase.head & HUMAN
                or (phrase.head & Class.BODY and phrase.definite)
                or (finite and phrase.head & (Class.STATE | Class.SEAT))
                or 1 < self.tokens.long_name(phrase.start, last) == phrase.end - phrase.start
                or phrase.flags & Class.GIVEN_NAME
                or (phrase.named and phrase.end > phrase.start + 1)
                or (phrase.named and self.parties.full_names.of(phrase.start) is not None)
            )
            if phrase.end > phrase.start and certain and phrase.can_speak():
                return self.parties.of(phrase)
            if word.conj:
                before = subject_before(self.tokens, index, (first, last))
            if before is not None and not before[1]:
                return self.parties.of(before[0])
        return None

    def _add_name(self, phrase: Phrase, last: int) -> None:
        """Take a name behind a whole office that other mentions of its last word tell ("البطل الكالدوري ميك فلان")."""
        if phrase.named or not phrase.definite or not phrase.head & HUMAN or phrase.end + 1 >= last:
            return
        if self.parties.full_names.of(phrase.end + 1) == (phrase.end, phrase.end + 2):
            phrase.named, phrase.name_at, phrase.end = True, phrase.end, phrase.end + 2

    def _is_relayed(self, verb: int, last: int) -> bool:
        """Whether a verb of relaying says whose words it relays ("نقلت عنه الصحيفة")."""
        about = self.tokens.attaching.get("relayed_from", frozenset())
        return any(word.core.startswith(tuple(about)) for word in self.tokens.words[verb + 1 : last] if word.flags)

    def _leads(self, phrase: Phrase, verb: int) -> bool:
        """Whether somebody stands right before a verb, as its subject does where what follows is the object."""
        if phrase.end != verb:
            return False
        opened = phrase.start and self.tokens.words[phrase.start - 1].flags & (Class.THAT | Class.CONJUNCTION)
        named = (phrase.named and opened) or self.parties.is_known_name(phrase)
        named = named or self.parties.full_names.of(phrase.start) is not None
        return bool(phrase.head & (HUMAN | Class.BODY) or named)

    def _is_object(self, word: Word) -> bool:
        """Whether a noun stands in a form that no subject has ("هنأ منسوبي الوزارة")."""
        lexicon = self.tokens.lexicon
        return lexicon is not None and not word.shape & Shape.NAME and lexicon.shapes.is_oblique(word.core)

    def _looks_past(self, word: Word) -> bool:
        """Whether a word can be a past verb: its feminine and present forms exist."""
        lexicon = self.tokens.lexicon
        core = word.core
        if lexicon is None or word.flags or word.prep or len(core) < 3 or word.shape & Shape.DEFINITE:
            return False
        return lexicon.shapes.may_be_past(core)


def party_agrees(party: Party, reading: CueReading) -> bool:
    """Whether a party can be the dropped subject of a form; here the number counts too."""
    if reading.number in ("p", "d") and not party.plural and party.named:
        return False
    if reading.number in ("p", "d"):
        return party.plural or party.kind in ("group", "unnamed", "body")
    if (
        party.plural
        and reading.tense is not Tense.MASDAR
        and reading.number == "s"
        and party.kind in ("unnamed", "group")
    ):
        return party.broken and reading.gender == "f"  # "مصادر … مشيرة"
    return not genders_differ(party.gender, reading.gender)


def expressed(voices: Voices, candidate: Candidate) -> Party | None:
    """Return the party of an expressed subject."""
    assert candidate.subject is not None
    gender = ""
    if (
        candidate.place is Place.AFTER
        and candidate.reading.number == "s"
        and not candidate.relays
        and not candidate.subject.head & (Class.GROUP | Class.UNNAMED | Class.BODY | Class.MEDIA | Class.DOCUMENT)
    ):
        gender = candidate.reading.gender
    voices.parties.announced = voices.put_out(candidate.subject)
    party = voices.parties.of(candidate.subject, gender)
    party = voices.same_source(candidate.subject, party) or party
    if party is not None and party.kind == "document" and voices.parties.last_issuer is not None:
        takes = voices.parties.takes_issuer(candidate.subject)
        if takes and party.issuer is None and party is not voices.parties.last_issuer:
            party.issuer = voices.parties.last_issuer
    return party


__all__ = ["Voices", "agrees", "expressed", "party_agrees", "subject_before"]
