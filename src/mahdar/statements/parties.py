"""Who is who in an article: the parties that it lets speak, and which words mean which of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape
from mahdar.statements.descriptions import (
    before_aside,
    description_of,
    heads_of,
    is_body,
    is_of_people,
    is_plural,
    joined_at,
    own_words,
    unmarked,
)
from mahdar.statements.fullnames import FullNames
from mahdar.statements.heads import HUMAN, TITLED, Phrase
from mahdar.statements.issuers import issuer_before, issuer_behind
from mahdar.statements.mentions import earlier_mention
from mahdar.statements.names import kind_of_phrase, name_of, name_range, phrase_range, text_of
from mahdar.statements.others import is_of_another
from mahdar.statements.phrases import read_phrase
from mahdar.statements.spelling import is_more_usual, spelled_alike
from mahdar.statements.subjects import gender_of
from mahdar.statements.tokens import Tokens

#: Parties further back than this are not meant any more; no article of the Saudi set names more than 140.
MEANT = 300


@dataclass(slots=True)
class Party:
    """Somebody or something that an article lets speak.

    Attributes:
        name: the fullest name, as the article writes it; a description when there is none.
        kind: ``person``, ``official``, ``body``, ``country``, ``document``, ``media``, ``group`` or ``unnamed``.
        words: folded words of the name.
        offices: folded words of every phrase that described it.
        broken: whether its plural is one of those that go with a feminine singular.
        heads: of these the nouns that say what it is, without article: of "deputy head of the office" the first.
        gender: ``m``, ``f``, ``n`` (a thing), ``h`` (somebody, of either gender) or ``""`` (not known).
        plural: whether it is more than one.
        start, end: code points of the words that give the name.
        issuer: for a document, who put it out.
    """

    name: str
    kind: str
    words: tuple[str, ...]
    offices: set[str] = field(default_factory=set)
    gender: str = ""
    plural: bool = False
    start: int = 0
    end: int = 0
    named: bool = False
    issuer: Party | None = None
    heads: set[str] = field(default_factory=set)
    broken: bool = False


#: Which kinds of party a definite noun of a kind takes up.
_TAKEN_UP = {
    "body": ("body", "media", "country"),
    "media": ("body", "media"),
    "group": ("group",),
    "unnamed": ("unnamed",),
    "official": ("unnamed", "official"),
}


class Parties:
    """The parties of one article, found as they come and matched to what is known of them."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.all: list[Party] = []
        self.last_issuer: Party | None = None
        self.announced: Party | None = None
        self.full_names = FullNames(tokens)
        self._scan()

    def known(self) -> list[Party]:
        """The parties that can be meant: the last so many, so that time stays linear in the length of a page."""
        return self.all if len(self.all) <= MEANT else self.all[-MEANT:]

    def _scan(self) -> None:
        """Take up every named phrase that begins with an office or a title, wherever it stands."""
        taken = 0
        for index, last in self.tokens.heads(TITLED):
            if index < taken:
                continue
            phrase = read_phrase(self.tokens, index, last)
            if phrase.named and phrase.end > index:
                self.of(phrase)
                taken = phrase.end

    def of(self, phrase: Phrase, verb_gender: str = "") -> Party | None:
        """Return the party that a phrase names, a new one if it is not known yet; None for an ambiguous office."""
        tokens = self.tokens
        joined = joined_at(self.tokens, phrase)
        if joined is not None:
            return self._together(phrase, joined)
        name = name_range(tokens, phrase) if phrase.named and not is_body(phrase) else None
        if name is not None and is_of_another(tokens, phrase, name[0]):
            name = None
        description = description_of(self.tokens, phrase)
        gender = gender_of(tokens, phrase)
        certain = verb_gender if name is not None and phrase.head & HUMAN else ""
        gender = certain or gender or verb_gender  # women hold offices by their masculine names
        if name is not None:
            party = self._named(phrase, name, description, gender)
            party.gender = certain or party.gender
            return party
        kind = kind_of_phrase(phrase, named=phrase.named)
        short = self._short_form(phrase, kind) if kind != "official" else None
        if short is not None:
            return short
        surname = self._surname(phrase)
        full = self.full_names.of(surname) if surname is not None else None
        if full is not None:
            return self._named(phrase, full, description, gender)
        if kind in ("official", "person"):
            known = [p for p in self.known() if p.named and self._same_office(p, phrase, gender)]
            if len(known) == 1:
                return known[0]
            if len(known) > 1:
                return None
            holder = self._only_holder(phrase, gender)
            if holder is not None:
                return holder
            short = self._short_form(phrase, kind)
            if short is not None:
                return short
        one = (
            phrase.head & (Class.ROLE | Class.TITLE)
            and not phrase.head & Class.MANY
            and not is_plural(self.tokens, phrase)
        )
        if kind == "unnamed" and phrase.definite and one:
            known = [p for p in self.known() if p.named and self._same_office(p, phrase, gender)]
            if len(known) == 1:
                return known[0]  # "البروفيسور": who was named with that title
        start, end = phrase_range(tokens, phrase)
        text = unmarked(
            self.tokens,
            name_of(tokens, phrase.start, before_aside(self.tokens, phrase), subject=phrase.subject),
            phrase,
        )
        text = self._as_subject(text, phrase)
        if kind == "country" and tokens.lexicon is not None:
            text = tokens.lexicon.state_name(tokens, phrase) or text
        words = tuple(sorted(description))
        for party in self.known():
            if party.kind == kind and party.words == words:
                return party
        mention = earlier_mention(tokens, phrase)
        if mention is not None:
            return self.of(mention)
        party = Party(text, kind, words, description, gender, is_plural(self.tokens, phrase), start, end)
        first = tokens.words[phrase.start].flags
        many = first & (Class.UNNAMED | Class.MANY) and not first & Class.QUANTIFIER
        party.broken = party.plural and bool(many) and not is_of_people(self.tokens, phrase)
        if kind == "document":
            party.issuer = self._issuer(phrase)
        self.all.append(party)
        return party

    def is_known_name(self, phrase: Phrase) -> bool:
        """Whether a phrase is one word of a name that the article has given in full."""
        if phrase.end != phrase.start + 1:
            return False
        word = self.tokens.words[phrase.start].core
        return any(party.named and word in party.words for party in self.known())

    def _as_subject(self, text: str, phrase: Phrase) -> str:
        """Return a description that the text puts into the accusative as it is as a subject ("لكن مسؤولا كبيرا")."""
        lexicon, head = self.tokens.lexicon, self.tokens.words[phrase.start]
        ending = lexicon.morphology["shape"]["accusative"] if lexicon is not None else ""
        declined = lexicon is not None and ending and head.core.endswith(ending) and not lexicon.flags_of(head.core)
        if lexicon is None or not declined or not lexicon.flags_of(head.core.removesuffix(ending)) & HUMAN:
            return text
        if head.core.endswith(tuple(p for p in lexicon.morphology["third_person_pronouns"] if len(p) > 1)):
            return text  # "her reporter"
        words = text.split(" ")
        for at, word in enumerate(words):
            if not lexicon.fold(word).endswith(ending):
                break
            stem = word[: word.rindex(ending)]
            words[at] = stem if lexicon.fold(stem[-1:]) else stem[:-1]  # the mark of the case goes with it
        return " ".join(words)

    def _surname(self, phrase: Phrase) -> int | None:
        """Return the one word of a phrase that can be a surname alone ("الحداد"), or None."""
        words = [i for i in range(phrase.start, phrase.end) if not self.tokens.words[i].flags & Class.QUOTE]
        if len(words) != 1 or self.tokens.words[words[0]].flags:
            return None
        word = self.tokens.words[words[0]]
        rare = word.shape & Shape.DEFINITE and self.tokens.is_rare(word)
        return words[0] if phrase.named or rare else None

    def _short_form(self, phrase: Phrase, kind: str) -> Party | None:
        """Return the party that a short form takes up: a surname alone, "the ministry", "the residents"."""
        own = own_words(self.tokens, phrase, untitled=True)
        if not own:
            return None
        if kind == "unnamed" and not phrase.head & Class.UNNAMED and not phrase.human and len(own) <= 2:
            return next(
                (p for p in reversed(self.known()) if p.named and set(own) <= set(map(self.tokens.bare, p.words))), None
            )
        alike = _TAKEN_UP.get(kind)
        if alike is None or not phrase.definite or (phrase.named and kind != "group"):
            return None
        for party in reversed(self.known()):
            if party.kind in alike and not party.named and len(party.words) > len(own):
                if set(own) <= set(map(self.tokens.bare, party.words)):
                    return party
        return None

    def _issuer(self, phrase: Phrase) -> Party | None:
        """Return who put out a document: what its own phrase says, or who last spoke in one."""
        issuer = issuer_behind(self.tokens, phrase) or issuer_before(self.tokens, phrase)
        if issuer is not None:
            return self.of(issuer)
        for index in range(phrase.start + 1, phrase.end):
            word = self.tokens.words[index]
            if word.flags & (Class.BODY | Class.MEDIA | Class.STATE | Class.SEAT) or self.tokens.long_name(
                index, phrase.end
            ):
                inner = read_phrase(self.tokens, index, phrase.end)
                if inner.end > index:
                    return self.of(inner)
        if not self.takes_issuer(phrase):
            return None
        if self.announced is not None:
            return self.announced
        known = next((p.issuer for p in reversed(self.known()) if p.kind == "document" and p.issuer is not None), None)
        return known or self.last_issuer

    def takes_issuer(self, phrase: Phrase) -> bool:
        """Whether a document that does not say whose it is speaks for who last said something in one.

        Where articles are words of their own only "the statement" does, "a study" is another.
        """
        lexicon = self.tokens.lexicon
        if lexicon is None or not lexicon.name_articles:
            return True
        return phrase.definite and bool(phrase.flags & Class.OCCASION)

    def _together(self, phrase: Phrase, joined: int) -> Party:
        """Return the party of several people who speak together; the first of them is taken up for himself too."""
        tokens = self.tokens
        first = read_phrase(tokens, phrase.start, joined, subject=phrase.subject)
        if first.named and first.end > first.start:
            self.of(first)
        second = read_phrase(tokens, joined, phrase.end, subject=phrase.subject)
        if second.named and second.end > second.start:
            self.of(second)
        start, end = phrase_range(tokens, phrase)
        text = name_of(tokens, phrase.start, phrase.end, subject=phrase.subject)
        description = description_of(self.tokens, phrase)
        words = tuple(sorted(description))
        known = next((p for p in self.known() if p.kind == "group" and p.words == words), None)
        if known is None:
            known = Party(text, "group", words, set(description), "", True, start, end)
            self.all.append(known)
        return known

    def _named(self, phrase: Phrase, name: tuple[int, int], description: set[str], gender: str) -> Party:
        tokens = self.tokens
        whole = phrase.subject or name[0] > phrase.start
        words = self._words_of(name, whole=whole)
        known = [p for p in self.known() if p.named]
        if len(words) == 1 and not any(_same_person(p.words, words) for p in known if len(p.words) > 1):
            full = self.full_names.of(name[1] - 1)
            if full is not None:
                name, whole, words = full, True, self._words_of(full, whole=True)
        start, end = text_of(tokens, *name, subject=whole)
        matches = [p for p in known if _same_person(p.words, words)]
        alike = [] if matches else [p for p in known if spelled_alike(tokens, p.words, words)]
        matches = matches or alike
        if len(matches) == 1:
            party = matches[0]
            party.offices |= description
            party.heads |= heads_of(self.tokens, phrase)
            party.gender = party.gender or gender
            party.plural = party.plural or is_plural(self.tokens, phrase)
            usual = alike and len(words) == len(party.words) and is_more_usual(tokens, words, party.words)
            if usual or len(words) > len(party.words):
                party.words, party.name, party.start, party.end = words, tokens.text[start:end], start, end
            return party
        kind = kind_of_phrase(phrase, named=True)
        party = Party(
            tokens.text[start:end],
            "official" if kind == "official" else "person",
            words,
            description,
            gender,
            is_plural(self.tokens, phrase),
            start,
            end,
            named=True,
            heads=heads_of(self.tokens, phrase),
        )
        self.all.append(party)
        return party

    def _words_of(self, name: tuple[int, int], *, whole: bool) -> tuple[str, ...]:
        """Return the words of a name, without titles and particles, the first as it stands if it is `whole`."""
        words = self.tokens.words
        return tuple(
            words[i].key if (whole or i > name[0]) and not words[i].conj else words[i].core
            for i in range(*name)
            if not words[i].flags & (Class.NAME_PART | Class.TITLE)
        )

    def _only_holder(self, phrase: Phrase, gender: str) -> Party | None:
        """Return who alone on the page holds an office of which he is not said to be of what nation."""
        words, lexicon = self.tokens.words, self.tokens.lexicon
        inner = range(phrase.start, phrase.end)
        if lexicon is None or not any(words[i].flags & Class.PEOPLE_ADJECTIVE for i in inner):
            return None
        office = {self.tokens.bare(words[i].core) for i in inner if not words[i].flags & Class.PEOPLE_ADJECTIVE}
        heads = heads_of(self.tokens, phrase)
        found = [
            party
            for party in self.known()
            if party.named
            and heads & party.heads
            and not genders_differ(gender, party.gender)
            and office == {self.tokens.bare(w) for w in party.offices} - set(map(self.tokens.bare, party.words))
        ]
        return found[0] if len(found) == 1 else None

    def _same_office(self, party: Party, phrase: Phrase, gender: str) -> bool:
        """Whether an office without a name can be this party's: its head and every adjective described it."""
        if genders_differ(gender, party.gender):
            return False
        lexicon = self.tokens.lexicon
        assert lexicon is not None
        bare = {self.tokens.bare(w) for w in party.offices}
        feminine = next(iter(lexicon.morphology["shape"]["feminine"]), "")
        bare |= {w.removesuffix(feminine) for w in bare}
        pairs = {(self.tokens.bare(one), self.tokens.bare(other)) for one, other in lexicon.same_body.items()}
        bare |= {one for pair in pairs for one in pair if not bare.isdisjoint(pair)} if party.heads else set()
        own = own_words(self.tokens, phrase)
        heads = heads_of(self.tokens, phrase)
        if heads and party.heads and not heads & party.heads:
            return False  # "the head" is not the deputy head
        if not heads and len(own) > 1 and party.heads:
            return False  # what holds no office ("the palace") is nobody's description
        return bool(own) and all(w in bare or w.removesuffix(feminine) in bare for w in own)


def genders_differ(one: str, other: str) -> bool:
    """Whether two genders cannot be one party's: "h" is somebody of whom only that is known, "n" is a thing."""
    if not one or not other or one == other:
        return False
    return "h" not in (one, other) or "n" in (one, other)


def _same_person(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether two names of one article are one person: the shorter stands within the longer, or both ends agree."""
    short, long = (known, words) if len(known) <= len(words) else (words, known)
    if not short:
        return False
    if set(short) <= set(long):
        return True
    return len(short) > 1 and short[-1] == long[-1] and short[0] == long[0]
