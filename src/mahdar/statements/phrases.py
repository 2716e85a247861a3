"""Noun phrases that can speak: where they end, without a list of names."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape, Word
from mahdar.statements.asides import Asides
from mahdar.statements.heads import (
    ADDRESSED,
    HARD_END,
    HUMAN,
    LONGEST,
    NO_CLASS,
    PLACES,
    SPEAKING,
    TITLED,
    Phrase,
    is_cue_verb,
)
from mahdar.statements.names import is_whole
from mahdar.statements.subject_first import phrases as subject_first
from mahdar.statements.tokens import Tokens

# Masks of the walk below, put together once: each is asked for some fifty words of a page.
_COUNTING = Class.DEMONSTRATIVE | Class.QUANTIFIER | Class.NUMBER
_POINTING = Class.DEMONSTRATIVE | Class.QUANTIFIER
_TIMES = Class.TIME | Class.WEEKDAY
_ASKING = Class.RELATIVE_WHAT | Class.WHETHER | Class.QUESTION
_ASIDES = Class.CIRCUMSTANCE | Class.OCCASION_REPLY | Class.WHILE
_NO_HEAD = Class.PREPOSITION | Class.CIRCUMSTANCE | Class.RELATIVE_WHAT | Class.ADVERB
_DESCRIBING = SPEAKING | Class.ADJECTIVE
_NOMINAL = Shape.COMMON | Shape.DEFINITE
#: Words of other classes are parts of a phrase like words of none.
_ASKED = (
    HARD_END
    | _COUNTING
    | _TIMES
    | _ASKING
    | _ASIDES
    | _NO_HEAD
    | (Class.QUOTE | Class.OPEN | Class.COMMA | Class.DASH | Class.SYMBOL)
)
#: No phrase ends with these.
_MARKS = Class.QUOTE | Class.CLOSE
_TRAILING = Class.COMMA | Class.DASH | Class.PREPOSITION | Class.CLITIC


def read_phrase(
    tokens: Tokens,
    start: int,
    limit: int,
    governed: frozenset[str] = frozenset(),
    *,
    lenient: bool = False,
    subject: bool = False,
) -> Phrase:
    """Return the noun phrase that begins at token `start`.

    Args:
        tokens: the article's tokens.
        start: where the phrase begins; if no noun stands there, the phrase is empty.
        limit: the token it may not pass.
        governed: prepositions that the verb wants for something else, so that they end the phrase.
        subject: whether it stands where only a subject can, so that it begins with no preposition.
        lenient: whether a second definite noun goes on with the phrase; for verbs that take no object.
    """
    if tokens.lexicon is not None and tokens.lexicon.subject_first:
        return subject_first.read_phrase(tokens, start, limit, governed, subject=subject)
    phrase = Phrase(start, start, subject=subject)
    reader = _Reader(tokens, phrase, min(limit, start + LONGEST), governed, lenient, subject)
    reader.run()
    return phrase


class _Reader(Asides):
    """One walk over a phrase. `open` tells that the last noun still waits for its complement."""

    after_preposition = False

    def run(self) -> None:
        phrase, words, limit = self.phrase, self.words, self.limit
        index = phrase.start
        while index < limit:
            step = self.step(index)
            if step <= index:
                break
            phrase.end = index = step
        while phrase.end > phrase.start and (flags := words[phrase.end - 1].flags) and flags & _TRAILING:
            if phrase.end == self.aside_end or flags & Class.GIVEN_NAME:
                break
            phrase.end -= 1

    def step(self, index: int) -> int:
        """Return the token after what was taken at `index`, or `index` when the phrase ends there."""
        word, first = self.words[index], index == self.phrase.start
        flags = word.flags
        asked = first or word.readings or word.conj or word.prep or (flags and flags & _ASKED)
        if not asked and word.core not in self.long_names:
            # as most words are: none of the questions below is about it
            return self.noun(index) if self.open or not self.hides_governed(index) else index
        if first and flags & Class.SYMBOL:
            return index
        if (
            flags & Class.STOP
            and not first
            and len(self.words[index - 1].key) == 1
            and not self.words[index - 1].flags & _MARKS
        ):
            return index + 1  # an initial or a shortened title
        kunya = first and self.subject and flags & Class.NAME_PART  # "أم فلان", where "or" cannot stand
        name = flags & HARD_END and flags & (Class.GIVEN_NAME | Class.NAME_PART) and self.is_name_like_particle(index)
        if flags & HARD_END and not kunya and not name and not (flags & SPEAKING and not word.readings):
            return index
        long_name = self.tokens.long_name(index, self.limit) if word.core in self.long_names else 0
        if long_name and not word.prep and (first or not word.conj):
            if not (self.open or self.after_preposition or first):
                return index
            self.open, self.after_preposition, self.phrase.definite = False, False, True
            if not self.phrase.head:
                self.phrase.head = Class.STATE
            self.phrase.flags |= Class.STATE
            return index + long_name
        if flags & Class.QUOTE:
            return self.quoted(index)
        if flags & Class.OPEN:
            return self.bracketed(index)
        if flags & Class.COMMA:
            return self.apposition(index)
        if flags & Class.DASH:
            return self.aside(index)
        if flags & Class.SYMBOL and self.words[index - 1].flags & TITLED:
            self.open = True  # "الأستاذ/فلان"
            return index + 1
        if flags & Class.NUMBER:
            return index + 1 if not first or flags else index
        if name or (flags & Class.GIVEN_NAME and flags & Class.PREPOSITION and self.is_given_name(index)):
            return self.noun(index)
        if not first:
            if flags & _TIMES and not self.part_of_name(index) and not self.is_adjective(word):
                return index
            if flags & _ASKING and not flags & SPEAKING:
                return index
            if word.conj:
                return self.coordinated(index)
            if flags & Class.PREPOSITION:
                return self.prepositional(index)
            if flags & _ASIDES and not flags & SPEAKING:
                return index
            if flags & _POINTING and not self.after_preposition:
                if flags & Class.DEMONSTRATIVE or not (self.lenient and self.phrase.named):
                    return index
                self.open = True  # "فلان أحد المدافعين"
                return index + 1
            if is_cue_verb(word) and not flags & _DESCRIBING and not self.name_here(index):
                return index
        elif flags & _NO_HEAD:
            told = index + 1 < self.limit and self.words[index + 1].flags & Class.ADDRESSEE
            if not flags & SPEAKING or told:
                return index  # "وقال امام الصحافيين": a preposition written like an office
        elif not flags & SPEAKING and not word.shape & _NOMINAL:
            named = self.precedes_name(index)
            if (is_cue_verb(word) and not (named and self.lenient)) or (
                word.shape & Shape.VERB and not flags and not named
            ):
                return index
        if flags & Class.ADVERB and not flags & SPEAKING:
            return index
        if not first and not self.open and self.hides_governed(index):
            return index
        if first and self.governed and self.opens_governed(index):
            return index
        if not first and is_whole(self.tokens, index):
            self.take(word)
            return index + 1
        attached = word.prep in self.tokens.attaching.get("joined", ())
        if word.prep and not self.whole_name(index) and (attached or first or word.flags or not self.open):
            if first:
                return index if self.subject else self.noun(index)
            return self.joined_preposition(index)
        return self.noun(index)

    # -- parts -------------------------------------------------------------------------------------------------

    def take(self, word: Word) -> None:
        phrase, flags = self.phrase, word.flags
        if not phrase.head and not (flags and flags & _COUNTING):
            phrase.head = flags or NO_CLASS
            phrase.human = bool(word.shape & Shape.HUMAN)
        if flags:
            phrase.flags |= flags

    def noun(self, index: int) -> int:
        word, phrase = self.words[index], self.phrase
        shape, flags = word.shape, word.flags
        first = index == phrase.start
        if flags and flags & _COUNTING:
            self.take(word)
            return index + 1
        if flags and flags & Class.ADDRESSEE and not first and not self.open:
            return index
        if shape & Shape.DEFINITE or (
            flags and (flags & PLACES or (flags & Class.ADJECTIVE and self.has_article(word)))
        ):
            if not self.open and not self.after_preposition and not self.continues(word, index):
                return index
            marked = self.words[index - 1].flags & Class.QUOTE and bool(
                flags & (Class.ADJECTIVE | Class.PEOPLE_ADJECTIVE)
            )
            if phrase.named and not first and not self.open and not self.after_preposition and self.is_object(word):
                return index
            ended = phrase.named and not self.open and not self.after_preposition and not marked
            if ended and shape & Shape.DEFINITE and not flags & TITLED and not self.surname(word, index):
                return index
            self.open, self.after_preposition = False, False
            phrase.definite = True
            self.take(word)
            return index + 1
        if not first and flags & Class.PEOPLE_ADJECTIVE and self.is_first_name(index):
            phrase.named, phrase.name_at, self.open, self.after_preposition = True, index, False, False
            self.take(word)
            return index + 1
        if first and self.subject and not flags and self.begins_person(index):
            phrase.named, phrase.name_at, self.open = True, index, False
            self.take(word)
            return index + 1
        if shape & Shape.VERB and not first and not flags:
            if not self.name_here(index):
                return index
            if not self.open and not phrase.named:
                phrase.named, phrase.name_at = True, index
        if shape & Shape.ACCUSATIVE and not first and self.subject and not self.lenient and not self.after_preposition:
            return index  # an object: "نفى مصدران تقريرا"
        if (
            flags & Class.ADDRESSEE_MEDIA
            and not first
            and not self.lenient
            and self.subject
            and self.is_described(index)
        ):
            return index  # "أبلغ مسؤول رفيع صحيفة …"
        if not first and self.words[index - 1].flags & Class.NAME_PART:
            phrase.named, self.open, self.after_preposition = True, False, False
            if phrase.name_at < 0:
                phrase.name_at = index
            self.take(word)  # "بن أمين": a name, whatever else the word may mean
            return index + 1
        if flags and flags & Class.NAME_PART:
            phrase.named = True
            self.open, self.after_preposition = True, False
            self.take(word)
            return index + 1
        if not (flags or first or self.open) and self.leads_verb(index):
            return index
        if self.open and not flags and self.begins_content(index):
            return index
        if shape & Shape.NAME or (not flags and not shape & Shape.COMMON):
            place = self.after_preposition and not flags & Class.GIVEN_NAME  # "مدير الميناء في أردال"
            phrase.named |= not place and not self.belongs_to_noun(index)
            self.open, self.after_preposition = False, False
            self.take(word)
            return index + 1
        if shape & Shape.OWNED:
            if (not self.open and not self.after_preposition) or (not first and self.closes(self.words[index - 1])):
                return index
            self.open, self.after_preposition = False, False
            phrase.definite = True
            self.take(word)
            return index + 1
        if not first and not self.open and self.is_object(word):
            return index
        if shape & Shape.ACCUSATIVE and not first and not self.after_preposition and self.is_accusative_head():
            self.take(word)  # "لكن مسؤولا كبيرا قال"
            return index + 1
        if not self.open and not first and not self.after_preposition and not flags & TITLED:
            nameless = phrase.definite and not phrase.named
            lenient = self.lenient and phrase.head & TITLED and self.plain(word) and not self.governs_plural(index)
            if nameless and (self.begins_name(index) or lenient):
                phrase.named, self.open, phrase.name_at = True, False, index
                self.take(word)
                return index + 1
            if phrase.named or phrase.definite:
                after_name = self.after_name(index)
                if after_name and flags & phrase.flags & Class.MEDIA:
                    self.take(word)  # "صحيفة <مدينة> تايمز"
                    return index + 1
                if after_name and not phrase.head & (Class.BODY | Class.MEDIA):
                    # a common word right after a name can be its second part (خالد مشعل، محمد نجيب)
                    second = self.second_name(index) or (self.lenient and self.plain(word))
                    if second and not self.governs_clause(index):
                        self.take(word)
                        return index + 1
                return index
        self.open, self.after_preposition = True, False
        self.take(word)
        return index + 1

    def coordinated(self, index: int) -> int:
        word = self.words[index]
        flags = word.flags
        if is_cue_verb(word) or flags & HARD_END or flags & (Class.PREPOSITION | Class.CIRCUMSTANCE):
            return index
        if word.shape & Shape.VERB and not flags:
            return index
        long_name = self.tokens.long_name(index, self.limit)
        if long_name:
            self.open = False
            return index + long_name
        if flags & SPEAKING or self.open or word.shape & (Shape.NAME | Shape.DEFINITE | Shape.OWNED):
            self.open = not word.shape & (Shape.DEFINITE | Shape.NAME | Shape.OWNED) and not flags & PLACES
            self.take(word)
            if word.shape & Shape.NAME:
                self.phrase.named = True
            return index + 1
        return index

    def prepositional(self, index: int) -> int:
        """A separate preposition: attached where the head asks for it and the verb does not."""
        word = self.words[index]
        lexicon = self.tokens.lexicon
        issued = lexicon is not None and self.words[index - 1].core in lexicon.issued  # "تقرير صادر عن الوزارة"
        if issued and self.phrase.head & Class.DOCUMENT:
            self.open, self.after_preposition = True, True
            return index + 1
        before = self.words[index - 1]
        counts = before.flags & Class.QUANTIFIER and word.core in self.tokens.attaching.get("part_of", ())
        if (word.core in self.governed and not counts) or word.flags & Class.PREPOSITION_PRONOUN:
            return index
        after = index + 1
        if after >= self.limit:
            return index
        following = self.words[after]
        if following.flags & (Class.TIME | Class.THAT | Class.THAT_PRONOUN | Class.DISCOURSE | Class.QUOTE):
            return index
        told = following.flags & (Class.OCCASION | Class.DOCUMENT) or (
            self.phrase.definite and following.shape & Shape.OWNED
        )
        if told and word.core in self.tokens.attaching.get("no_occasion", ()):
            return index
        head = self.phrase.head
        attaches = word.core in self.tokens.attaching.get("any", ())
        if head & (Class.ENVOY | Class.SPOKESMAN | Class.UNNAMED | Class.GROUP) or self.phrase.human:
            attaches |= word.core in self.tokens.attaching.get("envoy", ())
        titled = head & Class.TITLE and self.phrase.flags & Class.OFFICE  # "معالي المشرف على المركز"
        if following.flags & (Class.OFFICE | Class.BODY) and (head & (Class.OFFICE | Class.ROLE) or titled):
            attaches |= word.core in self.tokens.attaching.get("office", ())
        if not self.phrase.named or following.flags & (Class.BODY | Class.STATE | Class.SEAT):
            attaches |= word.core in self.tokens.attaching.get("unnamed", ())
        if not attaches or (self.phrase.named and following.flags & Class.CIRCUMSTANCE):
            return index
        self.open, self.after_preposition = True, True
        return after

    def joined_preposition(self, index: int) -> int:
        """A preposition written together with its noun."""
        word = self.words[index]
        flags = word.flags
        offices = self.phrase.head & (Class.OFFICE | Class.ENVOY | Class.DOCUMENT)
        to_body = flags & (Class.BODY | Class.MEDIA) and offices and not self.phrase.named
        if flags & Class.BODY and self.behind_office(index):
            # "فلان الأمين العام للاتحاد"; an agency may be told something, but no director is one of nothing
            whole = self.phrase.named and not self.words[index - 1].flags & Class.OFFICE
            to_body = bool(to_body or whole or not flags & ADDRESSED)
        else:
            whole = False
        if (word.prep in self.governed or (flags & ADDRESSED and not self.open)) and not to_body:
            return index
        if flags & (Class.ADDRESSEE | Class.OCCASION):
            return index
        if (
            flags & (Class.OFFICE | Class.TITLE)
            and word.prep in self.tokens.attaching.get("unnamed", ())
            and not self.open
        ):
            return index  # "التقى فلان بالأمين العام"
        allowed = self.tokens.attaching.get("joined", ())
        length = self.tokens.long_name(index, self.limit)
        if length and word.prep in allowed and not self.phrase.named:
            self.open, self.phrase.definite = False, True
            self.take(word)
            return index + length
        if word.prep not in allowed or self.phrase.head & PLACES:
            return index
        if self.phrase.named and not self.phrase.head & (Class.BODY | Class.MEDIA | Class.DOCUMENT) and not to_body:
            return index
        if self.tells_how(index):
            return index
        told = word.prep in self.tokens.attaching.get("addressing", ())
        apart = told or not to_body or word.shape & Shape.DEFINITE  # "المدير بالوكالة": no agency
        if flags & ADDRESSED and not self.phrase.head & Class.DOCUMENT and not whole and apart:
            return index
        if word.core.isascii() and told and self.phrase.head & HUMAN:
            return index  # an outlet in foreign letters: "قال مسؤول لـCNN"
        self.open = not word.shape & Shape.DEFINITE and not flags & PLACES
        self.take(word)
        return index + 1
