"""Telling names from common words inside a phrase: by what stands around them."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape, Word
from mahdar.statements.heads import (
    HARD_END,
    HUMAN,
    PLACES,
    SPEAKING,
    TITLED,
    Phrase,
    is_cue_verb,
    is_definite_adjective,
)
from mahdar.statements.names import precedes_tail
from mahdar.statements.others import names_body
from mahdar.statements.tokens import Tokens

_BEHIND_A_NAME = HARD_END | (Class.COMMA | Class.QUOTE | Class.PREPOSITION | Class.TIME)
_AFTER_A_NAME = Class.THAT | Class.THAT_PRONOUN | Class.COLON | Class.RELATIVE | Class.QUOTE | Class.OPEN
_FUNCTION = Class.QUANTIFIER | Class.DEMONSTRATIVE | Class.CIRCUMSTANCE | Class.NUMBER | Class.PREPOSITION
_NO_SURNAME = Shape.DEFINITE | Shape.FEMININE | Shape.PLURAL | Shape.ACCUSATIVE
#: A word rarer than this in 10^9 is no verb where a name can stand.
STRANGE = 1000
#: A name in marks or brackets has at most so many words.
MARKED_NAME = 4
#: A name in marks that nothing but its form tells has at most so many words.
MARKED = 2


def _is_verb(word: Word) -> bool:
    return bool(word.shape & Shape.VERB) and not word.flags and not word.shape & (Shape.NAME | Shape.DEFINITE)


class NameSense:
    """The questions about names that a walk over a phrase asks.

    Attributes:
        tokens, words: the article's tokens.
        phrase: the phrase as far as it is read.
        limit: the token it may not pass.
        lenient: whether no object can stand here, so that doubtful words belong to the phrase.
        subject: whether the phrase stands where only a subject can.
        governed: prepositions that the verb wants for something else.
        open: whether the last noun still waits for its complement.
    """

    tokens: Tokens
    words: list[Word]
    phrase: Phrase
    limit: int
    lenient: bool
    subject: bool
    governed: frozenset[str]
    open: bool = True

    def is_given_name(self, index: int) -> bool:
        """Whether a word that is a preposition and a given name ("علي") is the name: names stand around it."""
        for near in (index - 1, index + 1):
            if self.phrase.start <= near < self.limit:
                word = self.words[near]
                if word.flags & (Class.TITLE | Class.GIVEN_NAME | Class.NAME_PART):
                    return True
                if near > index and word.shape & Shape.NAME and not word.flags:
                    return True
        return self.precedes_surname(index) or (index == self.phrase.start and self.opens_name(index))

    def opens_name(self, index: int) -> bool:
        """Whether a surname and what follows a name stand behind a word where a subject begins ("قال علي القرشي")."""
        if not self.lenient or not self.subject or index + 2 >= self.limit:
            return False
        word, behind = self.words[index + 1], self.words[index + 2]
        surname = word.shape & Shape.DEFINITE and word.shape & Shape.ADJECTIVE and not word.shape & Shape.FEMININE
        ends = Class.COMMA | Class.THAT | Class.THAT_PRONOUN | Class.COLON | Class.QUOTE | (TITLED & ~Class.TITLE)
        return bool(surname) and not word.flags and bool(behind.flags & ends)

    def is_name_like_particle(self, index: int) -> bool:
        """Whether a word that would end the phrase is a name: of two such words side by side, one a first name."""
        near = [i for i in (index - 1, index + 1) if self.phrase.start <= i < self.limit]
        pair = Class.GIVEN_NAME | Class.NAME_PART
        both = [self.words[i].flags & pair | self.words[index].flags & pair for i in near if self.words[i].flags & pair]
        return any(flags & pair == pair for flags in both)

    def precedes_surname(self, index: int) -> bool:
        """Whether a word stands between somebody's noun and a relational adjective without article: a surname."""
        if index + 1 >= self.limit or index <= self.phrase.start:
            return False
        before, following = self.words[index - 1], self.words[index + 1]
        person = before.flags & HUMAN and before.shape & Shape.DEFINITE
        plain = not (following.flags or following.conj or following.prep or following.shape & _NO_SURNAME)
        return bool(person) and plain and bool(following.shape & Shape.ADJECTIVE)

    def begins_name(self, index: int) -> bool:
        """Whether an indefinite common word after a complete phrase is a given name: a name follows it."""
        following = self.words[index + 1] if index + 1 < self.limit else None
        if self.is_name_word(index) and self.phrase.head & TITLED:
            return True
        if following is None or following.flags:
            return False
        if self.words[index].shape & (Shape.FEMININE | Shape.ACCUSATIVE | Shape.OWNED):
            return False
        if following.shape & Shape.NAME:
            return self.lenient or bool(self.words[index - 1].flags & TITLED)
        rare = following.shape & Shape.ADJECTIVE or self.tokens.is_rare(following)
        surname = following.shape & Shape.DEFINITE and rare
        return bool(surname) and (self.lenient or bool(self.words[index - 1].flags & TITLED))

    def opens_governed(self, index: int) -> bool:
        """Whether the word where a subject could begin is a preposition that the verb wants, and its noun ("بكل")."""
        lexicon, word = self.tokens.lexicon, self.words[index]
        if word.flags or word.prep or word.conj or word.core[:1] not in self.governed or lexicon is None:
            return False
        if word.shape & (Shape.COMMON | Shape.DEFINITE):
            return False
        rest = word.core[1:]
        return bool(lexicon.flags_of(rest) & _FUNCTION) or lexicon.is_common_noun(rest)

    def hides_governed(self, index: int) -> bool:
        """Whether a word that is no noun with the article begins with a preposition that the verb wants ("بسرعة")."""
        lexicon, word = self.tokens.lexicon, self.words[index]
        if word.flags or word.prep or word.core[:1] not in self.governed or word.shape & Shape.COMMON:
            return False
        if self.words[index - 1].flags & Class.GIVEN_NAME:
            return False
        return lexicon is not None and lexicon.is_common_noun(word.core[1:])

    def is_name_word(self, index: int) -> bool:
        """Whether a common word is also a given name."""
        word, lexicon = self.words[index], self.tokens.lexicon
        return lexicon is not None and not (word.conj or word.prep) and word.core in lexicon.name_words

    def plain(self, word: Word) -> bool:
        """Whether a common word that can be nothing else where no object can stand is part of a name."""
        return not (word.flags or is_cue_verb(word) or word.conj or word.prep) and not word.shape & (
            Shape.ACCUSATIVE | Shape.OWNED | Shape.PLURAL
        )

    def governs_plural(self, index: int) -> bool:
        """Whether a feminine word is an adjective with a noun of its own: "القوات متعددة الجنسيات"."""
        following = self.words[index + 1] if index + 1 < self.limit else None
        if following is None or not self.words[index].shape & Shape.FEMININE:
            return False
        return bool(following.shape & Shape.DEFINITE and following.shape & Shape.PLURAL) and not following.flags

    def begins_content(self, index: int) -> bool:
        """Whether a verbal noun is what people said, and not part of who they are ("أكد شهود عيان وجود قوات")."""
        phrase, word, lexicon = self.phrase, self.words[index], self.tokens.lexicon
        if self.lenient or not self.subject or index < phrase.start + 2 or not phrase.flags & Class.MANY:
            return False
        if phrase.definite or phrase.named or phrase.flags & (Class.BODY | Class.OFFICE) or lexicon is None:
            return False
        return not (word.conj or word.prep) and lexicon.is_verbal_noun(word)

    def governs_state(self, index: int) -> bool:
        """Whether a known common noun stands right before a state or a body: that is whose it is."""
        word, following, lexicon = self.words[index], self.words[index + 1], self.tokens.lexicon
        if lexicon is None or word.flags or following.prep or following.conj:
            return False
        place = following.flags & (PLACES | Class.BODY) or self.tokens.long_name(index + 1, self.limit)
        return bool(place) and lexicon.is_common_noun(word.core)

    def leads_verb(self, index: int) -> bool:
        """Whether a word is a past verb that another goes on with, and no name ("الوفد عاد وأكد أن")."""
        word, following = self.words[index], self.words[index + 1] if index + 1 < len(self.words) else None
        if following is None or not following.conj or not is_cue_verb(following) or word.prep or word.conj:
            return False
        lexicon = self.tokens.lexicon
        return lexicon is not None and not word.shape & Shape.DEFINITE and lexicon.shapes.may_be_past(word.core)

    def begins_person(self, index: int) -> bool:
        """Whether a common word where a subject begins is a given name: a surname, and no noun, follows it."""
        word = self.words[index]
        if word.shape & (Shape.DEFINITE | Shape.OWNED | Shape.ACCUSATIVE) or index + 1 >= self.limit:
            return False
        following = self.words[index + 1]
        if self.is_name_word(index):
            ends = Class.THAT | Class.THAT_PRONOUN | Class.COLON | Class.QUOTE | Class.OPEN | Class.COMMA
            named = following.shape & Shape.NAME or following.flags & (Class.GIVEN_NAME | Class.NAME_PART)
            if named or following.flags & ends or self.is_name_word(index + 1):
                return True
        foreign = following.shape & Shape.NAME and not (following.flags or following.readings)
        if self.lenient and word.shape & Shape.ADJECTIVE and foreign:
            return not following.conj and not following.prep  # "قال دوري غولد"
        surname = following.shape & Shape.DEFINITE and following.shape & Shape.ADJECTIVE and not following.flags
        return bool(surname) and not following.prep and not following.conj and self.tokens.is_rare(following)

    def precedes_name(self, index: int) -> bool:
        """Whether a word spelt like a verb stands where a subject begins, right before a name: it is one too."""
        if not self.subject or index + 1 >= self.limit or not index or not is_cue_verb(self.words[index - 1]):
            return False
        following = self.words[index + 1]
        return bool(following.shape & Shape.NAME) and not following.flags and not following.conj and not following.prep

    def belongs_to_noun(self, index: int) -> bool:
        """Whether a name is that of a thing right before it ("مندوبها لدى دول بحر أردال"), not of who speaks."""
        word, before = self.words[index], self.words[index - 1]
        if not self.phrase.named and names_body(self.tokens, self.phrase.start, index):
            return True
        if index <= self.phrase.start + 1 or word.flags & Class.GIVEN_NAME or before.prep or before.conj:
            return False
        indefinite = before.shape & Shape.COMMON and not before.shape & (Shape.DEFINITE | Shape.OWNED)
        body = before.flags & (Class.BODY | Class.MEDIA) and self.phrase.head & TITLED  # "الناطق باسم حكومة أردال"
        return bool(indefinite) and not (before.flags and not body)

    def after_name(self, index: int) -> bool:
        """Whether a name ends right before a word: one by its shape, or one with a particle ("عبد الرحمن")."""
        before = self.words[index - 1]
        if before.shape & Shape.NAME or index - 1 == self.phrase.name_at:
            return True
        if before.flags & Class.TITLE and index - 2 >= self.phrase.start:
            return bool(self.words[index - 2].flags & Class.GIVEN_NAME)  # "محمد السيد حداد"
        return index - 2 >= self.phrase.start and bool(self.words[index - 2].flags & Class.NAME_PART)

    def is_object(self, word: Word) -> bool:
        """Whether a noun behind a complete phrase is no apposition: people behind a body, or an object form."""
        if self.phrase.head & Class.BODY and not self.phrase.head & HUMAN and word.flags & (HUMAN & ~Class.TITLE):
            return True
        return self.tokens.is_oblique_noun(word)

    def is_accusative_head(self) -> bool:
        """Whether the phrase begins with an indefinite noun in the accusative, whose adjectives end so too."""
        lexicon, head = self.tokens.lexicon, self.words[self.phrase.start]
        ending = lexicon.morphology["shape"]["accusative"] if lexicon is not None else ""
        return (
            bool(ending) and bool(head.flags & HUMAN) and head.core.endswith(ending) and not head.shape & Shape.DEFINITE
        )

    def is_described(self, index: int) -> bool:
        """Whether an adjective stands right before a noun, so that the noun is not what the phrase is about."""
        return bool(self.words[index - 1].flags & Class.ADJECTIVE) and bool(self.phrase.head & HUMAN)

    def has_article(self, word: Word) -> bool:
        """Whether a word is written with the article, however rare it is without."""
        article = self.tokens.lexicon.morphology["article"] if self.tokens.lexicon is not None else ""
        return bool(article) and word.core.startswith(article)

    def closes(self, word: Word) -> bool:
        """Whether a noun's ending shows that no noun hangs on it: the "n" of dual and plural falls off before one."""
        lexicon = self.tokens.lexicon
        return lexicon is not None and lexicon.shapes.has_free_ending(word.core)

    def is_said(self, inner: list[Word]) -> bool:
        """Whether words in marks hold a verb or a particle, as no name does."""
        return any(
            w.flags & (HARD_END | Class.PRONOUN | Class.DEMONSTRATIVE) or is_cue_verb(w) or _is_verb(w) for w in inner
        )

    def is_marked_name(self, first: int, after: int) -> bool:
        """Whether short words in marks behind a verb name who speaks, and are not what is said.

        Args:
            first: the first word within the marks.
            after: the word behind the closing mark.
        """
        inner, following = self.words[first : after - 1], self.words[after]
        if not inner or self.is_said(inner):
            return False
        if following.conj or following.flags & (Class.STOP | Class.COMMA | Class.SEMICOLON | Class.DASH | Class.CLOSE):
            return False
        if self.tokens.lexicon is not None and following.core in self.tokens.lexicon.complement_prepositions:
            return False
        if following.flags & _AFTER_A_NAME:
            return True
        head = inner[0]
        if head.flags & SPEAKING:
            return True
        return len(inner) <= MARKED and not head.flags and bool(head.shape & (Shape.NAME | Shape.DEFINITE))

    def is_name_within(self, first: int, last: int) -> bool:
        """Whether the words within marks or brackets behind an office are its holder's name."""
        inner = self.words[first:last]
        if self.phrase.named or not self.phrase.head & TITLED or not 1 < len(inner) <= MARKED_NAME:
            return False
        if not inner[0].flags & Class.GIVEN_NAME and (inner[0].flags or not inner[0].shape & Shape.NAME):
            return False
        return all(
            w.flags & (Class.GIVEN_NAME | Class.NAME_PART | Class.TITLE)
            or not (w.flags or w.readings or w.conj or w.prep or w.shape & (Shape.VERB | Shape.OWNED))
            for w in inner
        )

    def second_name(self, index: int) -> bool:
        """Whether a common noun at `index` ends a name: nothing that could belong to it follows."""
        if index + 1 >= self.limit:
            return True
        if self.words[index].shape & Shape.ADJECTIVE and not self.words[index].shape & Shape.FEMININE:
            # a surname by its form, as no adjective without the article goes on with a name; but a noun with what it is
            # of is none: "انتقد فلان مساعي الولايات المتحدة"
            return not self.governs_state(index)
        following = self.words[index + 1]
        if following.conj and is_cue_verb(following):
            return True
        lexicon = self.tokens.lexicon
        if self.is_second(index) and lexicon is not None and not lexicon.is_verbal_noun(self.words[index]):
            return True
        if precedes_tail(self.tokens, index, self.limit):
            return True
        first_name = self.words[index - 1].flags & Class.GIVEN_NAME  # "سعيد راتب رئيس الهيئة"
        if following.flags & TITLED and (following.shape & Shape.DEFINITE or first_name) and not following.conj:
            many = following.flags & Class.MANY or following.shape & Shape.PLURAL
            if not many and lexicon is not None and not lexicon.is_verbal_noun(self.words[index]):
                return not self.words[index].shape & Shape.FEMININE  # "محمد نجيب المدير العام"
        if (first_name and following.prep) or following.flags & _BEHIND_A_NAME:
            return not self.words[index].shape & Shape.FEMININE
        return False

    def governs_clause(self, index: int) -> bool:
        """Whether a common word behind a name leads to the clause: "استبعد فلان احتمال أن"."""
        word, lexicon = self.words[index], self.tokens.lexicon
        if index + 1 >= len(self.words) or not self.words[index + 1].flags & Class.THAT or lexicon is None:
            return False
        return word.core in lexicon.clause_nouns or bool(not word.flags and word.shape & Shape.FEMININE)

    def is_second(self, index: int) -> bool:
        """Whether a common word stands between a first name and a last name ("رجب طيب أردوغان")."""
        word, last = self.words[index], self.words[index + 1]
        if not last.shape & Shape.NAME or last.flags or last.prep or last.conj or last.core.isascii():
            return False
        two = index - 2 >= self.phrase.start and self.words[index - 2].shape & Shape.NAME
        return not two and self.plain(word) and not word.shape & Shape.FEMININE

    def continues(self, word: Word, index: int) -> bool:
        """Whether a definite word after a complete phrase belongs to it: an adjective, a title, a surname."""
        if word.flags & TITLED or is_definite_adjective(word):
            return True
        lexicon = self.tokens.lexicon
        if lexicon is not None and word.shape & Shape.HUMAN and word.core.endswith(lexicon.nominative_plural):
            return True  # "الخبراء المكلفون": the plural of a subject is no object
        if self.phrase.named:
            return self.surname(word, index) or self.lenient
        return self.lenient and not word.flags & PLACES

    def surname(self, word: Word, index: int) -> bool:
        """Whether a definite word after a name can be its last part."""
        if is_definite_adjective(word):
            if word.flags and word.shape & Shape.FEMININE:
                return self.describes_body(index)  # not "اتهم فلان المعارضة"
            return True
        given = bool(self.words[index - 1].flags & (Class.GIVEN_NAME | Class.NAME_PART)) or (
            index - 1 == self.phrase.name_at and self.is_name_word(index - 1)
        )
        many = word.shape & Shape.PLURAL and word.shape & Shape.FEMININE
        return not word.flags and (given or (self.lenient and not many) or self.tokens.is_rare(word))

    def describes_body(self, index: int) -> bool:
        """Whether a feminine adjective is that of the noun before it, behind a name ("فلان رئيس الرابطة الألمانية")."""
        before = self.words[index - 1]
        if not before.shape & Shape.DEFINITE or not before.shape & Shape.FEMININE or index - 2 < self.phrase.start:
            return False
        governing = self.words[index - 2]  # "رئيس الرابطة", and no surname: "سعد العطية"
        return (
            bool(governing.flags & (TITLED | Class.BODY | Class.PREPOSITION)) and not governing.shape & Shape.DEFINITE
        )

    def name_here(self, index: int) -> bool:
        """Whether a word that could be a verb stands where only a name can: after a title or a name part.

        After a whole office it is a name where hardly anybody writes it and a name follows ("وزير الدفاع تارو كيمورا").
        """
        if precedes_tail(self.tokens, index, self.limit):
            return True
        before = self.words[index - 1]
        if before.flags & (Class.TITLE | Class.NAME_PART):
            return True
        if self.open or self.phrase.named or not self.phrase.head & TITLED or index + 1 >= self.limit:
            return False
        word, following, lexicon = self.words[index], self.words[index + 1], self.tokens.lexicon
        name = following.shape & Shape.NAME and not (following.flags or following.conj or following.prep)
        return bool(name) and lexicon is not None and not word.readings and lexicon.count(word.core) < STRANGE

    def is_first_name(self, index: int) -> bool:
        """Whether a people's adjective without the article is a first name: behind a whole title, before "son of"."""
        word, before = self.words[index], self.words[index - 1]
        if not word.flags & Class.PEOPLE_ADJECTIVE or word.shape & Shape.DEFINITE or index + 1 >= self.limit:
            return False
        behind = self.words[index + 1].flags & Class.NAME_PART and not self.words[index + 1].conj
        return bool(behind) and bool(before.flags & TITLED) and bool(before.shape & Shape.DEFINITE)

    def is_adjective(self, word: Word) -> bool:
        """Whether a word for a time is an adjective here ("الأمين العام")."""
        return bool(word.flags & Class.ADJECTIVE) and bool(self.phrase.flags & SPEAKING)

    def behind_office(self, index: int) -> bool:
        """Whether an office with the article, and nothing but its adjectives, stands right before a word."""
        at = index - 1
        while at > self.phrase.start and is_definite_adjective(self.words[at]) and not self.words[at].flags & TITLED:
            at -= 1
        word = self.words[at]
        return bool(word.flags & (Class.OFFICE | Class.ENVOY)) and bool(word.shape & Shape.DEFINITE)

    def tells_how(self, index: int) -> bool:
        """Whether a noun behind its preposition tells how somebody spoke: "بحزن شديد", neither name nor body."""
        word, following = self.words[index], self.words[index + 1] if index + 1 < self.limit else None
        if word.flags or not word.shape & Shape.COMMON or word.shape & (Shape.DEFINITE | Shape.OWNED):
            return False
        if word.prep not in self.tokens.attaching.get("manner", ()):
            return False
        if following is None or following.flags or following.conj or following.prep:
            return False
        plain = following.shape & Shape.COMMON and not following.shape & (Shape.DEFINITE | Shape.OWNED | Shape.NAME)
        return bool(plain) and self.phrase.head & HUMAN != 0

    def whole_name(self, index: int) -> bool:
        """Whether what looks like a preposition is the first letter of a name: after a name, or as a subject."""
        word = self.words[index]
        if word.flags or not word.shape & Shape.NAME or word.core.isascii():
            return False
        if index == self.phrase.start:
            return self.subject
        before = self.words[index - 1]
        goes_on = word.prep in self.tokens.attaching.get("joined", ())
        if not goes_on and self.phrase.head & TITLED and self.phrase.definite and is_definite_adjective(before):
            return True  # "وزير الخارجية الأميركي كولن …": no preposition that goes on with an office
        return bool(before.shape & Shape.NAME or before.flags & (Class.TITLE | Class.GIVEN_NAME))

    def part_of_name(self, index: int) -> bool:
        """Whether a word for a time belongs to the name of a medium ("روسيا اليوم")."""
        return bool(self.phrase.head & Class.MEDIA) and bool(self.words[index - 1].flags & PLACES)
