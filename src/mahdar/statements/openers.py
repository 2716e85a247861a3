"""Where the content of a cue opens behind it: a clause, a quotation, a noun or a preposition that its frame allows."""

from __future__ import annotations

from bisect import bisect_left

from mahdar.lang.classes import Class
from mahdar.lang.forms import Frame
from mahdar.lang.words import Shape, Word
from mahdar.statements.candidates import Opener, Opening
from mahdar.statements.gaps import complement_bridge, ends_search, skip_brackets
from mahdar.statements.heads import NAME_IN_MARKS
from mahdar.statements.tokens import Tokens

_CLAUSE_MARKS = Class.THAT | Class.THAT_PRONOUN | Class.THAT_NOT
_NOUN = Shape.COMMON | Shape.DEFINITE | Shape.NAME | Shape.OWNED
_NO_NOUN = Class.PREPOSITION | Class.CIRCUMSTANCE | Class.TIME | Class.ADVERB | Class.COMMA | Class.ADDRESSEE
#: What `find_opener` asks marks and small words; most words are none of them.
_TELLING = Class.OPEN | Class.QUOTE | Class.COLON | Class.SEMICOLON | Class.PREPOSITION_PRONOUN | Class.RELATIVE_WHAT
_PASSING = Class.ADVERB | Class.TIME | Class.WEEKDAY
#: The opener of a content stands at most so many tokens behind the cue's subject (gold dev: 95 % within 18).
REACH = 60
#: A clause begins at most so many tokens behind the marks around its speaker's name.
AFTER_NAME = 20
#: A place between a cue and its clause has at most so many words, its preposition counted.
PLACE = 7
#: The act of verbs and nouns of asking, whose clause opens with "whether".
ASKING = "ask"
#: Fewer words than these behind a colon, none of them a verb, are a name.
SHORTEST_SPEECH = 4


def find_opener(tokens: Tokens, start: int, limit: int, frame: Frame) -> Opener | None:
    """Return the nearest opener after `start` that the frame allows, or None.

    Args:
        tokens: the article's tokens.
        start: the token after the subject (or after the cue).
        limit: the sentence's end.
        frame: what the cue governs.
    """
    words = tokens.words
    index = start
    noun_gap = False
    fallback: Opener | None = None
    end = min(limit, start + REACH)
    while index < end:
        word = words[index]
        flags = word.flags
        if flags and flags & _TELLING:
            if flags & Class.OPEN:
                index = skip_brackets(tokens, index, end)
                continue
            if flags & Class.QUOTE:
                opener = _quotation(tokens, index, limit, frame)
                if opener is not None and not _is_quoted_name(tokens, index, limit, frame):
                    return fallback or opener
                told = frame.quote or words[index - 1].flags & Class.SAYING  # then another cue has the quotation
                long = index in tokens.opening and tokens.opening[index].closes - index > NAME_IN_MARKS
                within = long and index + 1 < limit and words[index + 1].flags & _CLAUSE_MARKS and not told
                index = index + 1 if within and frame.clause else _skip_quotation(tokens, index)
                continue
            if flags & Class.COLON:
                if frame.quote and index + 1 < limit:
                    if words[index + 1].flags & (Class.QUOTE | _CLAUSE_MARKS):
                        index += 1
                        continue
                    return None if _is_name_only(tokens, index + 1, limit) else Opener(Opening.COLON, index + 1, index)
                return _in_next_paragraph(tokens, index, limit) if frame.quote else None
            if flags & Class.SEMICOLON and index == start and index + 1 < end:
                if words[index + 1].core in frame.nominal:
                    index += 1  # a stop that parts the verb from its preposition is a comma miswritten
                    continue
                if words[index + 1].flags & _CLAUSE_MARKS:
                    start = index = index + 1
                    continue
            behind = flags & Class.PREPOSITION_PRONOUN and index <= start + 1
            if behind and takes_pronoun(tokens, word, frame.nominal):
                return fallback  # what is demanded, denied … stands before: "التي طالبت بها"
            if flags & Class.RELATIVE_WHAT and frame.act == ASKING:
                begin = _whether(tokens, index, limit, frame)
                if begin is not None:
                    return Opener(Opening.CLAUSE, begin, index, word.core)
        if flags and flags & _CLAUSE_MARKS:
            bridge = complement_bridge(tokens, index, start)
            if bridge is not None and bridge in frame.near:
                if not _only_asides(tokens, start, index - (1 if bridge else 0)):
                    return fallback
            if bridge is not None and bridge in frame.clause:
                begin = index + 1
                if begin < limit and words[begin].flags & Class.COMMA:
                    begin += 1
                return Opener(Opening.CLAUSE, begin, index, bridge)
            because = bool(word.prep)  # "رفض الكشف عن اسمه لأنه غير مخول": the content may still come
            if bridge is not None and bridge not in frame.clause and not frame.nominal and not because:
                return fallback
        elif (
            not noun_gap
            and fallback is None
            and (nominal := _nominal(tokens, index, limit, frame, first=index == start))
            and may_begin(tokens, nominal, frame, limit)
        ):
            act = not (word.prep and nominal.bridge in frame.clause) or _is_act(tokens, index, nominal, frame)
            if act and not _is_place(tokens, nominal, limit, frame):
                return nominal
            fallback = nominal  # a clause with the same preposition further on is better
        elif ends_search(tokens, index, start):
            return fallback
        elif index == start and not (frame.needs_preposition or "obj" in frame.to) and _parts(word, tokens, frame):
            noun_gap = True  # another noun phrase: only a clause or a quotation can still come
        elif noun_gap and flags & Class.COMMA and index + 1 < end and words[index + 1].core in frame.nominal:
            noun_gap = False  # behind an aside the verb's own preposition
        index += 1
    return fallback


def _only_asides(tokens: Tokens, start: int, end: int) -> bool:
    """Whether nothing but words of time and asides between marks stands between a cue and its clause."""
    index = start
    while index < end:
        flags = tokens.words[index].flags
        if flags & (Class.DASH | Class.COMMA):
            closes = (at for at in range(index + 1, end) if tokens.words[at].flags & flags & (Class.DASH | Class.COMMA))
            index = next(closes, index)
        elif not flags & _PASSING:
            return False
        index += 1
    return True


def _in_next_paragraph(tokens: Tokens, colon: int, limit: int) -> Opener | None:
    """Return the quotation that opens the paragraph behind a colon that ends one, or None."""
    if colon + 1 != limit or tokens.closed_at(limit) is None:
        return None
    place = bisect_left(tokens.paragraphs, (limit, 0))
    begins = place < len(tokens.paragraphs) and tokens.paragraphs[place][0] == limit
    return Opener(Opening.QUOTATION, limit + 1, limit) if begins else None


def takes_pronoun(tokens: Tokens, word: Word, prepositions: frozenset[str]) -> bool:
    """Whether a preposition with a pronoun is one of some prepositions ("بها" is "ب", "بعدها" is not)."""
    if tokens.lexicon is None:
        return False
    pronouns = tokens.lexicon.morphology["third_person_pronouns"]
    return any(word.core.startswith(p) and word.core[len(p) :] in pronouns for p in prepositions)


def _is_act(tokens: Tokens, index: int, nominal: Opener, frame: Frame) -> bool:
    """Whether a noun with its preposition is a verbal noun, what is demanded or promised, and no place."""
    lexicon = tokens.lexicon
    return lexicon is not None and nominal.bridge not in frame.heads and lexicon.is_verbal_noun(tokens.words[index])


def _is_place(tokens: Tokens, opener: Opener, limit: int, frame: Frame) -> bool:
    """Whether a preposition hangs on the subject, since the clause follows at once.

    "يأمل مدير المكتب في المدينة أن", "أكد المشرف على الفريق فلان أن": before "that" stands a name or a definite noun.
    """
    if not frame.clause & {"", opener.bridge} or opener.bridge == "obj":
        return False
    places = tokens.attaching.get("no_occasion", ())
    place, end = opener.bridge in places, min(opener.start + PLACE, limit)
    for index in range(opener.start + 2, min(opener.start + 2 * PLACE, limit)):
        word, before = tokens.words[index], tokens.words[index - 1]
        if word.core == opener.bridge and opener.bridge in frame.clause and index + 1 < limit:
            return bool(tokens.words[index + 1].flags & _CLAUSE_MARKS)  # "حذرت لجنة من النواب من أن"
        if word.flags & _CLAUSE_MARKS:
            name = Shape.NAME if index >= end else Shape.NAME | Shape.DEFINITE
            known = bool(before.shape & name and not before.shape & Shape.OWNED)
            known = known or bool(tokens.words[index - 2].flags & Class.GIVEN_NAME)
            if "" not in frame.clause or not (place or known):
                return False
            return complement_bridge(tokens, index, opener.start) == ""
        if word.flags & Class.PREPOSITION and word.core in places and opener.bridge not in places:
            end = index  # "على الفريق في المدينة": only a name behind it tells that all this is the subject
            continue
        if word.readings or word.shape & Shape.VERB or word.flags & (Class.PREPOSITION | Class.COMMA | Class.NEGATION):
            return False
    return False


def _whether(tokens: Tokens, index: int, limit: int, frame: Frame) -> int | None:
    """Return where a question's clause begins behind "whether", which may stand with a preposition, or None."""
    lexicon, words = tokens.lexicon, tokens.words
    if lexicon is None or index + 2 >= limit or words[index + 1].core not in lexicon.ifs:
        return None
    if lexicon.whether.get(words[index].core) not in frame.clause:
        return None
    return index + 3 if words[index + 2].flags & Class.WAS and not words[index + 2].conj else index + 2


def may_begin(tokens: Tokens, opener: Opener, frame: Frame, limit: int) -> bool:
    """Whether a nominal content may begin with its noun: light verbs allow only some ("حمّل … مسؤولية")."""
    allowed = frame.heads.get(opener.bridge)
    if allowed is None:
        return True
    index = opener.start
    separate = tokens.words[index].flags & (Class.PREPOSITION | Class.CLITIC) and opener.bridge != "obj"
    if separate:
        index += 1
    lexicon = tokens.lexicon
    if lexicon is None:
        return False
    # a word of quantity may stand before the noun ("كامل المسؤولية")
    if any(lexicon.bare_nouns(tokens.words[i].core) & allowed for i in range(index, min(index + 2, limit))):
        return True
    if opener.bridge not in frame.verbal or index >= limit:
        return False
    # whom one demands from stands bare, so that a verbal noun with the article is what is demanded
    return lexicon.is_verbal_noun(tokens.words[index], definite="obj" in frame.to)


def _is_name_only(tokens: Tokens, start: int, limit: int) -> bool:
    """Whether nothing but a short name follows a colon: a byline ("كتب: فلان الفلاني")."""
    words = [w for w in tokens.words[start:limit] if w.key[:1].isalpha()]
    return len(words) < SHORTEST_SPEECH and not any(w.shape & Shape.VERB for w in words)


def _parts(word: Word, tokens: Tokens, frame: Frame) -> bool:
    """Whether a noun behind a verb parts it from its content: not from a preposition that is a word ("كشفت كذا عن")."""
    apart = frame.nominal and all(len(p) > 1 for p in frame.nominal) and "obj" not in frame.nominal
    return not apart and _is_noun(word, tokens)


def _is_noun(word: Word, tokens: Tokens) -> bool:
    if tokens.lexicon is not None and word.core in tokens.lexicon.idiom_objects:
        return False  # "كشف النقاب عن"
    if word.prep or word.conj or word.flags & _NO_NOUN:
        return False
    return bool(word.shape & _NOUN)


def _nominal(tokens: Tokens, index: int, limit: int, frame: Frame, *, first: bool) -> Opener | None:
    """A preposition of the frame, separate or written together with its noun."""
    word = tokens.words[index]
    if not frame.nominal or index + 1 > limit:
        return None
    flags = word.flags
    if flags & Class.RELATIVE_WHAT:
        return _what(tokens, index, limit, frame, first=first)
    if flags & Class.PREPOSITION and word.core in frame.nominal and not flags & Class.PREPOSITION_PRONOUN:
        if index + 1 >= limit:
            return None
        following = tokens.words[index + 1]
        if following.flags & _CLAUSE_MARKS or is_issued(tokens, index):
            return None
        if following.flags & Class.QUOTE and index + 2 < limit and tokens.words[index + 2].flags & _CLAUSE_MARKS:
            return None  # "مشددا على «أنها جريمة»"
        if following.flags & Class.TIME and not following.shape & Shape.COMMON:
            return None
        if following.flags & Class.OCCASION and word.core in tokens.attaching.get("occasion_prepositions", ()):
            return None
        return Opener(Opening.NOMINAL, index, index, word.core)
    if word.prep and word.prep in frame.nominal and not flags & Class.ADDRESSEE:
        behind_cue = first and index and tokens.words[index - 1].readings
        if word.prep in frame.clause and flags & (Class.BODY | Class.STATE | Class.SEAT) and not behind_cue:
            return None  # more likely a part of the subject ("وزارة الخارجية بجمهورية …، بأن")
        return Opener(Opening.NOMINAL, index, index, word.prep)
    if first and not word.prep and not flags and (prefix := _hidden_preposition(tokens, word, frame)):
        return Opener(Opening.NOMINAL, index, index, prefix)
    if flags & Class.CLITIC and word.core in frame.nominal and index + 1 < limit:
        return Opener(Opening.NOMINAL, index, index, word.core)
    return None


def is_issued(tokens: Tokens, index: int) -> bool:
    """Whether a preposition names who put a document out ("تقرير صادر حديثا عن المصرف")."""
    lexicon = tokens.lexicon
    near = tokens.words[max(0, index - 2) : index]
    return lexicon is not None and any(w.core in lexicon.issued for w in near)


def _what(tokens: Tokens, index: int, limit: int, frame: Frame, *, first: bool) -> Opener | None:
    """Return the opener that a preposition of the frame makes together with "what" ("اعتذر عما قاله")."""
    lexicon = tokens.lexicon
    if lexicon is None or index + 1 >= limit:
        return None
    core = tokens.words[index].core
    preposition = lexicon.what.get(core) or (lexicon.what_near.get(core) if first else None)
    if preposition not in frame.nominal:
        return None
    before, following = tokens.words[index - 1], tokens.words[index + 1]
    if before.flags & Class.COMMA or following.core in lexicon.ifs or following.flags & Class.PREPOSITION:
        return None  # "، مما أدى إلى", "عما إذا", "بما في ذلك"
    return Opener(Opening.NOMINAL, index, index, preposition or "")


def _hidden_preposition(tokens: Tokens, word: Word, frame: Frame) -> str:
    """Return the preposition that a word commoner with it than without begins with ("منوها بسرعة الرد")."""
    lexicon = tokens.lexicon
    if lexicon is None:
        return ""
    for preposition in frame.nominal:
        rest = word.core[1:]
        if len(preposition) == 1 and word.core.startswith(preposition) and len(rest) > 1:
            if lexicon.is_common_noun(rest) or (word.shape & Shape.NAME and lexicon.shapes.is_verbal_noun(rest)):
                return preposition
    return ""


def _quotation(tokens: Tokens, index: int, limit: int, frame: Frame) -> Opener | None:
    """A quotation that is content: not a name in marks, and not inside another."""
    if not frame.quote:
        return None
    quotation = tokens.opening.get(index)
    if quotation is None:
        return None
    length = quotation.closes - quotation.opens - 1
    before = tokens.words[index - 1]
    introduced = bool(before.flags & (Class.COLON | Class.COMMA)) or bool(before.readings)
    if before.flags & Class.CLITIC and not before.flags & Class.COLON:
        return None
    after = quotation.closes + 1
    ends = after >= limit or bool(tokens.words[after].flags & (Class.STOP | Class.COMMA | Class.SEMICOLON | Class.DASH))
    if (
        length <= NAME_IN_MARKS
        and before.flags & Class.PREPOSITION
        and not tokens.words[index + 1].flags & _CLAUSE_MARKS
    ):
        return None
    if length < 4 and not introduced and (not ends or before.shape & (Shape.COMMON | Shape.DEFINITE)):
        return None
    medium = before.flags & (Class.MEDIA | Class.BODY | Class.ADDRESSEE_MEDIA)
    if medium and (length < SHORTEST_SPEECH or (length <= NAME_IN_MARKS and not ends)):
        return None
    if length < 1:
        return None
    return Opener(Opening.QUOTATION, index + 1, index)


def _is_quoted_name(tokens: Tokens, index: int, limit: int, frame: Frame) -> bool:
    """Whether few words in marks are the speaker's name, since the verb's clause follows ("وأوضح «أبو علي»، أن")."""
    quotation = tokens.opening[index]
    if not frame.clause or not quotation.closed or quotation.closes - index > NAME_IN_MARKS:
        return False
    if tokens.words[index - 1].flags & Class.COLON:
        return False
    within = tokens.words[index : quotation.closes]
    if any(w.shape & Shape.VERB or w.readings or w.flags & Class.PREPOSITION for w in within):
        return False
    following = find_opener(tokens, quotation.closes + 1, min(limit, quotation.closes + AFTER_NAME), frame)
    return following is not None and following.opening is Opening.CLAUSE


def _skip_quotation(tokens: Tokens, index: int) -> int:
    quotation = tokens.opening.get(index)
    return quotation.closes + 1 if quotation is not None and quotation.closed else index + 1
