"""The name inside a speaker's phrase, told from the office without a list of names."""

from __future__ import annotations

from mahdar.lang.classes import Class
from mahdar.lang.words import Shape, Word
from mahdar.statements.heads import HUMAN, TITLED, Phrase, is_definite_adjective
from mahdar.statements.others import is_of_another
from mahdar.statements.tokens import Tokens

#: So many words that could be names, and no more, are a place behind a preposition ("في لوس أنجلوس").
PLACE = 2
_NAMING = Class.GIVEN_NAME | Class.NAME_PART
_NO_NAME = Class.STATE | Class.SEAT | Class.PEOPLE_ADJECTIVE | Class.TIME | Class.LATIN | Class.MEDIA | Class.BODY


def name_range(tokens: Tokens, phrase: Phrase) -> tuple[int, int] | None:
    """Return the tokens of the personal name in a phrase, or None; the speaker's own where there is another's too.

    The run of words that are no common nouns, whose predecessor is complete: never the word after a preposition or
    after an indefinite common noun. Particles of names and a surname with the article extend it.
    """
    if tokens.lexicon is not None and tokens.lexicon.subject_first:
        return phrase.name
    words = tokens.words
    best: tuple[int, int] | None = None
    index = phrase.start
    while index < phrase.end:
        quotation = tokens.closed_at(index)
        if quotation is not None and phrase.start < index and quotation.closes < phrase.end - 1:
            index = quotation.closes + 1  # a name of something else: "رئيسة فريق «…» فلانة"
            continue
        if index != phrase.name_at and not _starts_name(tokens, index, phrase):
            index = _past_place(tokens, index, phrase.end)
            continue
        end = index + 1
        while end < phrase.end and (
            _continues_name(tokens, end)
            or _plain(tokens, end)
            or _is_surname(
                tokens, end, phrase.end, whole=end - index > 1 and not words[end - 2].flags & Class.NAME_PART
            )
        ):
            end += 1
        longer = best is None or (end - index > best[1] - best[0] and not _is_certain(tokens, best, phrase.start))
        if best is None or longer or is_of_another(tokens, phrase, best[0]):
            best = (index, end)
        index = end
    if best is not None and words[best[1] - 1].flags & Class.NAME_PART and best[1] < phrase.end:
        best = (best[0], best[1] + 1)
    return best


def _is_certain(tokens: Tokens, name: tuple[int, int], start: int) -> bool:
    """Whether a name stands between a title and an office ("الأنبا فلان أسقف <مدينة>")."""
    words = tokens.words
    return name[0] > start and bool(words[name[0] - 1].flags & Class.TITLE and words[name[1]].flags & TITLED)


def _starts_name(tokens: Tokens, index: int, phrase: Phrase) -> bool:
    word = tokens.words[index]
    if word.flags & _NO_NAME or (word.flags & TITLED and not word.flags & _NAMING):
        return False
    if not (word.shape & Shape.NAME or word.flags & _NAMING):
        return False
    article = tokens.lexicon.morphology["article"] if tokens.lexicon is not None else ""
    if (
        word.shape & Shape.DEFINITE
        or not word.key[:1].isalpha()
        or (word.conj and article and word.core.startswith(article))
    ):
        return False
    if word.prep and index > phrase.start and not tokens.words[index - 1].shape & Shape.NAME:
        return False
    if index == phrase.start:
        return True
    before = tokens.words[index - 1]
    if before.flags & (
        Class.COMMA | Class.OPEN | Class.CLOSE | Class.TITLE | Class.DASH | Class.QUOTE | Class.STOP | Class.SYMBOL
    ):
        return True
    if before.flags & Class.PREPOSITION:
        return False
    if before.shape & (Shape.DEFINITE | Shape.OWNED):
        return True
    if is_definite_adjective(before) and not before.flags & Class.BODY:
        return True
    if before.flags & (Class.STATE | Class.SEAT | Class.PEOPLE_ADJECTIVE):
        return True
    if word.flags & Class.GIVEN_NAME:
        return True
    if before.shape & Shape.NAME:
        return True
    return bool(word.conj)


def _past_place(tokens: Tokens, index: int, end: int) -> int:
    """Return the token behind a word that starts no name; behind a preposition that is a place of up to two words."""
    words = tokens.words
    if not index or not words[index - 1].flags & Class.PREPOSITION or not words[index].shape & Shape.NAME:
        return index + 1
    last = index + 1
    while last < end and words[last].shape & Shape.NAME and not (words[last].flags or words[last].conj):
        last += 1
    return last if last - index == PLACE else index + 1


def _is_surname(tokens: Tokens, index: int, end: int, *, whole: bool) -> bool:
    """Whether a definite word right after a name, within its phrase, is a surname.

    A trade or rank is one only at the end, and where the name is not `whole` without it ("توني هول المدير").
    """
    word = tokens.words[index]
    if not word.shape & Shape.DEFINITE or word.conj or word.prep:
        return False
    if not word.flags:
        return True
    last = index + 1 == end or tokens.words[index + 1].flags & (Class.OFFICE | Class.SPOKESMAN | Class.ENVOY)
    return not whole and bool(last) and not word.flags & ~(Class.ROLE | Class.TITLE | Class.OFFICE)


def _plain(tokens: Tokens, index: int) -> bool:
    """Whether a common word goes on with a name that itself begins with one."""
    word = tokens.words[index]
    return not (word.flags or word.readings or word.conj or word.prep or word.shape & Shape.DEFINITE)


def is_whole(tokens: Tokens, index: int) -> bool:
    """Whether a word behind a first name begins with a letter of its own, which elsewhere may be a preposition."""
    word = tokens.words[index]
    if not word.prep or word.flags or word.conj or not index or not tokens.words[index - 1].flags & Class.GIVEN_NAME:
        return False
    return word.prep not in tokens.attaching.get("joined", ())


def precedes_tail(tokens: Tokens, index: int, limit: int) -> bool:
    """Whether a noun behind a first name makes one name with what follows it before `limit` ("حسن نصر الله")."""
    following = tokens.words[index + 1] if index + 1 < limit else None
    if following is None or tokens.lexicon is None or not tokens.words[index - 1].flags & Class.GIVEN_NAME:
        return False
    return following.core in tokens.lexicon.name_tails and not following.conj


def _continues_name(tokens: Tokens, index: int) -> bool:
    word, before = tokens.words[index], tokens.words[index - 1]
    if is_whole(tokens, index) or precedes_tail(tokens, index, len(tokens.words)):
        return True
    if word.flags & Class.TITLE and before.flags & Class.GIVEN_NAME and index + 1 < len(tokens.words):
        return _plain(tokens, index + 1)  # "محمد السيد حداد"
    if tokens.lexicon is not None and word.core in tokens.lexicon.name_tails and not word.conj:
        return True
    if word.conj or word.flags & _NO_NAME & ~Class.PEOPLE_ADJECTIVE:
        return False
    if word.flags & _NAMING or word.shape & Shape.NAME:
        return True
    if before.flags & Class.NAME_PART:
        return True
    if word.shape & Shape.DEFINITE:
        if word.flags & Class.PEOPLE_ADJECTIVE and not word.flags & TITLED and index > 1:
            return bool(tokens.words[index - 2].flags & Class.NAME_PART)  # "عامر بن يحيى العربي"
        if word.flags & TITLED:
            return False
        given = bool(before.flags & (Class.GIVEN_NAME | Class.NAME_PART))
        return not (word.flags or word.prep) and (given or bool(word.shape & Shape.ADJECTIVE) or tokens.is_rare(word))
    return not word.flags and not word.shape & (Shape.VERB | Shape.OWNED | Shape.COMMON)


def kind_of_phrase(phrase: Phrase, *, named: bool) -> str:
    """Return what kind of speaker a phrase names."""
    head = phrase.head
    if head & (Class.STATE | Class.SEAT):
        return "country"
    if head & Class.UNNAMED:
        return "unnamed"
    if head & Class.DOCUMENT:
        return "document"
    if head & Class.MEDIA and not head & HUMAN:
        return "media"
    if head & Class.BODY and not head & HUMAN:
        return "body"
    if head & (Class.OFFICE | Class.ENVOY | Class.SPOKESMAN):
        return "official"
    if head & Class.GROUP or (phrase.human and not named):
        return "group"
    return "person" if named else "group" if phrase.flags & Class.GROUP else "unnamed"


def phrase_range(tokens: Tokens, phrase: Phrase) -> tuple[int, int]:
    """Return the code points of a phrase, its first word without clitics that are not its own."""
    return text_of(tokens, phrase.start, phrase.end, subject=phrase.subject)


def text_of(tokens: Tokens, start: int, end: int, *, subject: bool = False) -> tuple[int, int]:
    """Return the code points of a token range, the first word without its clitics.

    A preposition into which the article is written ("للوزير") cannot be cut off: the whole word stays.
    """
    word = tokens.words[start]
    cut = 1 if word.conj else 0
    if word.prep and not subject and not _has_joined_article(tokens, word):
        cut = len(word.key) - len(word.core)
        while tokens.lexicon is not None and cut < len(word.raw) - 1 and not tokens.lexicon.fold(word.raw[cut]):
            cut += 1  # the stroke that joins a preposition to foreign letters
    return tokens.starts[start] + cut, tokens.ends[end - 1]


def name_of(tokens: Tokens, start: int, end: int, *, subject: bool = False) -> str:
    """Return the words of a token range as a name: without clitics, the article written out."""
    if tokens.lexicon is not None and tokens.words[start].key in tokens.lexicon.name_articles and start + 1 < end:
        start += 1
    first, last = text_of(tokens, start, end, subject=subject)
    word, text = tokens.words[start], tokens.text[first:last]
    if not word.prep or subject or not _has_joined_article(tokens, word) or tokens.lexicon is None:
        return text
    article: str = tokens.lexicon.morphology["article"]
    return article + text[len(word.raw) - len(word.core) - (1 if word.conj else 0) + len(article) :]


def _has_joined_article(tokens: Tokens, word: Word) -> bool:
    """Whether a preposition and the article have become one spelling ("لل" for "ل" and "ال")."""
    if tokens.lexicon is None or not word.prep:
        return False
    key = word.key[1:] if word.conj else word.key
    article = tokens.lexicon.morphology["article"]
    return word.core.startswith(article) and not key.startswith(word.prep + article)
