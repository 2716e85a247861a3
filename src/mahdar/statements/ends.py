"""Where a content ends, and what kind of statement that makes it."""

from __future__ import annotations

from bisect import bisect_left

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.lang.words import Shape
from mahdar.model.statement import Kind
from mahdar.statements.candidates import Candidate, Opening, Place
from mahdar.statements.tokens import Quotation, Tokens

_TRAILING = (
    Class.COMMA | Class.SEMICOLON | Class.STOP | Class.DOTS | Class.DASH | Class.COLON | Class.CLITIC | Class.BREAK
)
#: A name between commas within a content has at most so many words.
LONGEST_ASIDE = 6
_FINITE = (Tense.PAST, Tense.PRESENT)
_VERBAL = Class.WAS | Class.VERBAL_PARTICLE | Class.NEGATION | Class.DONE
_CLOSES = Class.STOP | Class.QUOTE | Class.CLOSE
#: Before a word that tells when, one of these makes it the writer's ("…، عندما", "في حين").
_PARTS_WHEN = _CLOSES | Class.COMMA | Class.SEMICOLON | Class.PREPOSITION
#: What others do about what was said, behind "which": they say nothing that it would be part of.
_CONFIRMING = frozenset({"stress", "deny"})
_LEADING = Class.COMMA | Class.COLON | Class.DASH | Class.DOTS | Class.SEMICOLON
_CLAUSE_MARKS = Class.THAT | Class.THAT_PRONOUN

_COMMAS = Class.COMMA | Class.SEMICOLON
#: In a clause only words of these classes, and those behind a comma, may begin what is the writer's own.
_BEGINNING = (
    Class.RELATIVE
    | Class.PREPOSITION
    | Class.PRONOUN
    | Class.DEMONSTRATIVE
    | Class.WHILE
    | Class.ACCORDING
    | Class.DASH
    | Class.COMMA
    | Class.QUOTE
)


def settle_ends(tokens: Tokens, candidates: list[Candidate]) -> None:
    """Settle `content` of every candidate: it stops where another cue or the writer's own clause begins.

    Args:
        tokens: the article's tokens.
        candidates: the chosen ones of the article, in order of their cues.
    """
    if tokens.lexicon is not None and tokens.lexicon.subject_first:
        return  # settled as they were found
    by_sentence: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in candidates:
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
    for candidate in candidates:
        rivals = [c for c in by_sentence[candidate.sentence] if c is not candidate]
        if candidate.opening is Opening.ATTRIBUTED:
            candidate.content = _attributed(tokens, candidate, rivals)
            continue
        first, last = candidate.content
        quotation = _opening_quotation(tokens, first)
        named = quotation is not None and candidate.frame.predicate and candidate.opening is Opening.NOMINAL
        if quotation is not None and named and quotation.closed and tokens.words[first].flags & Class.CLITIC:
            candidate.content = (first, quotation.closes + 1)  # "وصفوها بـ«الحاسمة»"
            continue
        if quotation is not None and _is_whole(tokens, candidate, quotation):
            candidate.content = (quotation.opens + 1, min(quotation.closes, len(tokens.words)))
            continue
        end = _cut(tokens, candidate, rivals, first, last)
        if quotation is not None and quotation.opens == first - 1 and first < quotation.closes < end - 1:
            first -= 1  # quoted words that the content goes on from: their first mark is its own
        candidate.content = (first, end)
    for candidate in candidates:
        candidate.content = trim(tokens, *candidate.content)


def _attributed(tokens: Tokens, candidate: Candidate, rivals: list[Candidate]) -> tuple[int, int]:
    first, last = candidate.content
    if first > candidate.cue:
        last = _cut(tokens, candidate, rivals, first, last)
    return first, last


def _opening_quotation(tokens: Tokens, first: int) -> Quotation | None:
    """Return the quotation that begins at a content's first token, right before it, or behind its clitic."""
    near = [tokens.opening.get(first - 1), tokens.opening.get(first)]
    if tokens.words[first].flags & Class.CLITIC:
        near.append(tokens.opening.get(first + 1))
    found = [q for q in near if q is not None]
    return next((q for q in found if q.depth == 0), found[0] if found else None)


def _is_whole(tokens: Tokens, candidate: Candidate, quotation: Quotation) -> bool:
    """Whether a content that begins with a quotation ends with it."""
    if candidate.opening is Opening.NOMINAL:
        return False
    if not quotation.closed or quotation.closes - quotation.opens <= 1:
        return candidate.opening is not Opening.CLAUSE or not quotation.closed
    after = quotation.closes + 1
    if after >= candidate.sentence[1]:
        return True
    word = tokens.words[after]
    if word.conj and word.flags & _CLAUSE_MARKS and not word.flags & Class.CONJUNCTION:
        lexicon = tokens.lexicon
        if lexicon is not None and word.key not in lexicon.taken_up:
            return False  # "قال «…» وأن …": it goes on outside the marks
    told = tokens.words[quotation.opens - 1].flags & Class.SAYING
    if candidate.opening is Opening.QUOTATION and (told or quotation.closes - quotation.opens > 4):
        return True
    if word.flags & (_TRAILING | Class.CLOSE) and not word.flags & Class.DASH:
        return True
    if candidate.opening is Opening.QUOTATION:
        return bool(word.conj and word.readings) or bool(word.flags & Class.CLAUSE_OPENER)
    return any(r.tense is not Tense.MASDAR for r in word.readings) and quotation.closes - quotation.opens > 5


def _cut(tokens: Tokens, candidate: Candidate, rivals: list[Candidate], first: int, last: int) -> int:
    """Return the token at which a clause or nominal content ends."""
    words = tokens.words
    depth = tokens.inside[first] if first < len(words) else -1
    for rival in rivals:
        if rival.cue > first and rival.cue < last and _ends_at(tokens, candidate, rival):
            last = min(last, _start_of(tokens, rival, first))
    relatives = frozenset(r.cue - 1 for r in rivals)
    own = tokens.lexicon.own_openers if tokens.lexicon is not None else frozenset[str]()
    clause = candidate.opening is not Opening.NOMINAL
    index = first
    while index < last:
        flags = words[index].flags
        if clause and not (flags and flags & _BEGINNING) and index > first and words[index].core not in own:
            before = words[index - 1].flags
            if not (before and before & _COMMAS):
                index += 1  # as most words of a clause: nothing of the writer's own begins with it
                continue
        if flags & Class.QUOTE:
            quotation = tokens.closed_at(index)
            if quotation is not None and quotation.closes < last:
                index = quotation.closes + 1
                continue
        if tokens.inside[index] == depth and index > first and _own_clause(tokens, candidate, index, last, relatives):
            return index
        index += 1
    return last


def _ends_at(tokens: Tokens, candidate: Candidate, rival: Candidate) -> bool:
    """Whether a later cue ends a content: it speaks for the writer's sentence, not inside the content."""
    if tokens.inside[rival.cue] != -1 and tokens.inside[rival.cue] != tokens.inside[candidate.cue]:
        return False
    if rival.is_participle:
        return True
    anchor = rival.cue
    if rival.place is Place.BEFORE and rival.subject is not None and rival.subject.start > candidate.content[0]:
        anchor = rival.subject.start
    while anchor - 1 > candidate.content[0] and tokens.words[anchor - 1].flags & (
        Class.NEGATION | Class.VERBAL_PARTICLE | Class.WAS
    ):
        anchor -= 1
    before = tokens.words[anchor - 1]
    if (
        before.flags & _CLAUSE_MARKS
        and tokens.words[anchor - 2].flags & Class.WHILE
        and anchor - 2 > candidate.content[0]
    ):
        before = tokens.words[anchor - 2]  # "إلا أنه قال"
    if before.flags & Class.THAT and tokens.words[anchor - 2].flags & Class.CIRCUMSTANCE:
        return True  # "قبل أن يضيف"
    if rival.opening is Opening.ATTRIBUTED:
        return bool(before.flags & (Class.COMMA | Class.DASH)) and rival.content[0] < rival.cue
    if candidate.opening is Opening.NOMINAL and before.flags & (Class.RELATIVE | Class.RELATIVE_WHAT):
        return False
    lexicon = tokens.lexicon
    if lexicon is not None and candidate.opening is Opening.CLAUSE and before.core in lexicon.when_words:
        if not before.conj and not tokens.words[anchor - 2].flags & _PARTS_WHEN:
            return False  # "هربوا عندما أعلن الحارس": when it happened
    finite = rival.reading.tense
    coordinated = (
        rival.reading.conj or tokens.words[anchor].conj or bool(before.flags & (Class.CLAUSE_OPENER | Class.WHILE))
    )
    if before.flags & Class.COMMA and rival.place is Place.AFTER and rival.subject is not None:
        if rival.subject.can_speak() or not coordinated:
            return rival.subject.can_speak()
    if before.flags & Class.COMMA and finite is Tense.PAST and rival.subject is None and not coordinated:
        return not _closes_relative(tokens, candidate.content[0], anchor - 1)
    if not coordinated:
        return bool(before.flags & (Class.SEMICOLON | Class.STOP))
    if finite is Tense.PAST:
        return True
    return candidate.reading.tense is Tense.PRESENT or candidate.opening is Opening.NOMINAL


def _closes_relative(tokens: Tokens, first: int, comma: int) -> bool:
    """Whether a comma closes a relative clause, "and he is …" or a name: then the verb behind is the content's."""
    for index in range(comma - 1, first, -1):
        if tokens.words[index].flags & Class.COMMA:
            after = tokens.words[index + 1]
            if after.conj and after.flags & Class.PRONOUN:
                return True  # "إن سالم، وهو أب لأربعة أبناء، اعترف"
            return bool(after.flags & Class.RELATIVE) or bool(after.shape & Shape.NAME)
    return False


def _start_of(tokens: Tokens, rival: Candidate, first: int) -> int:
    """Return where a rival's clause begins: its opener, conjunction or the discourse words before it."""
    start = rival.before[0] if rival.opening is Opening.ATTRIBUTED else rival.cue
    if rival.place is Place.BEFORE and rival.subject is not None and rival.subject.start > first:
        start = rival.subject.start
    if rival.is_participle:
        start = _verb_of(tokens, start, first)
    if tokens.words[start - 1].flags & _CLAUSE_MARKS:
        if tokens.words[start - 2].flags & Class.WHILE:
            start -= 1
        elif tokens.words[start - 2].flags & Class.CIRCUMSTANCE:
            start -= 2
    while start - 1 > first and tokens.words[start - 1].flags & (
        Class.COMMA
        | Class.CLAUSE_OPENER
        | Class.WHILE
        | Class.VERBAL_PARTICLE
        | Class.DASH
        | Class.WAS
        | Class.NEGATION
    ):
        start -= 1
    return start


def _verb_of(tokens: Tokens, participle: int, first: int) -> int:
    """Return the verb of saying that a participle only goes on from ("وتابع الوزير قائلا"), else the participle."""
    for index in range(participle - 1, max(first, participle - LONGEST_ASIDE), -1):
        word = tokens.words[index]
        if word.conj and any(r.conj and r.tense is Tense.PAST and r.frame.quote for r in word.readings):
            return index
        if word.flags & (Class.COMMA | Class.STOP | Class.QUOTE | Class.PREPOSITION | Class.THAT) or word.conj:
            break
    return participle


def _own_clause(tokens: Tokens, candidate: Candidate, index: int, last: int, cues_after: frozenset[int]) -> bool:
    """Whether the writer's own words begin at `index`; `cues_after` are the tokens before other cues."""
    words = tokens.words
    word, before = words[index], words[index - 1]
    flags = word.flags
    lexicon = tokens.lexicon
    assert lexicon is not None
    if flags & Class.RELATIVE and index in cues_after:
        if candidate.opening is Opening.NOMINAL or before.flags & Class.COMMA:
            return True
    after_comma = bool(before.flags & _COMMAS)
    if after_comma and flags & Class.PREPOSITION and index + 1 < last and words[index + 1].core in lexicon.while_words:
        return _begins_own(tokens, candidate, index, last)
    following = words[index + 1].flags if index + 1 < last else 0
    if word.core in lexicon.own_openers and following & Class.ACCORDING_OWN:
        return True  # "حسب قوله"
    if flags & Class.PREPOSITION and index + 2 < last and words[index + 1].core in lexicon.own_openers:
        if words[index + 2].flags & Class.ACCORDING_OWN:
            return True  # "على حد تعبيره"
    after_quotation = index - 1 in tokens.closing  # '… "لأسباب أمنية" وذلك بعد'
    if (after_comma or after_quotation) and word.key in lexicon.writer_openers:
        told = Class.OCCASION_IN | Class.CIRCUMSTANCE | Class.OCCASION_REPLY | Class.TIME
        return not (flags & Class.DEMONSTRATIVE) or bool(following & told)  # "وذلك بناء على" goes on
    if after_comma and word.conj and flags & (Class.PRONOUN | Class.DEMONSTRATIVE) and index + 2 < last:
        acts = {r.frame.act for r in words[index + 2].readings if r.tense in _FINITE}
        if following & Class.RELATIVE_WHAT and acts & _CONFIRMING:
            return True  # "، وهو ما أكده"
    if after_comma and flags & Class.WHILE and not flags & Class.RELATIVE_WHAT:
        return word.core in lexicon.while_words and _begins_own(tokens, candidate, index, last)
    if after_comma and flags & Class.ACCORDING and index + 1 < last:
        return True
    if flags & Class.DASH and _in_aside(tokens, candidate):
        return True
    if candidate.quoted and flags & Class.COMMA:
        return not _goes_on(tokens, candidate, index + 1, last)
    if candidate.opening is not Opening.NOMINAL:
        return False
    if word.conj and word.shape & Shape.VERB and not flags and not before.flags & Class.RELATIVE:
        return True
    opener = words[candidate.content[0]]
    if word.conj and flags & Class.PREPOSITION and word.core not in (opener.core, opener.prep):
        # "… وعلى الفور تم …"; but not "الاعتداء على جنازتها وعلى المشيعين"
        return all(w.core != word.core for w in words[candidate.content[0] : index])
    if flags & Class.SEMICOLON:
        return not _goes_on(tokens, candidate, index + 1, last)
    clause_after = index + 1 < last and words[index + 1].flags & Class.THAT
    if (
        word.flags & Class.CIRCUMSTANCE
        and clause_after
        and index > candidate.content[0] + bool(opener.flags & Class.PREPOSITION)
    ):
        return True  # "بعد أن"
    said_in = flags & Class.OCCASION_IN and index + 1 < last and words[index + 1].core in lexicon.act_occasions
    if said_in and index > candidate.content[0] + 1:
        return True
    if flags & Class.COLON and following & Class.QUOTE:
        return True  # "دافع عن القرار: «..."
    about = index + 1 < last and words[index + 1].core in lexicon.act_about
    if word.core in lexicon.act_ends and not about and index > candidate.content[0] + 1:
        spans = word.flags & Class.CIRCUMSTANCE and not following & Class.OCCASION
        if spans and index + 1 < last and not words[index + 1].shape & Shape.OWNED and word.core in lexicon.act_spans:
            return False  # "نمو الصادرات خلال العام": how long, not where it was said
        return not before.flags & Class.PREPOSITION
    if flags & Class.COMMA:
        return not _goes_on(tokens, candidate, index + 1, last)
    return False


def _begins_own(tokens: Tokens, candidate: Candidate, index: int, last: int) -> bool:
    """Whether "while" behind a comma begins the writer's words: what was quoted is over, or a verb follows.

    "الإضراب مستمر، بينما فتحت المدارس أبوابها"; but "النادي الأول بلا شكاوى، بينما النادي الثاني عليه شكوى" goes on.
    """
    if candidate.opening not in (Opening.CLAUSE, Opening.ATTRIBUTED):
        return True
    quotation = tokens.closing.get(index - 2)
    if quotation is not None and quotation.opens <= candidate.content[0]:
        return True
    at = index + 1 if tokens.words[index].flags & Class.WHILE else index + 2
    word = tokens.words[at] if at < last else None
    # no conjunction stands behind "while": what looks like one is a verb's own letter ("بينما فتحت")
    return word is not None and bool(word.conj or word.shape & Shape.VERB or word.readings or word.flags & _VERBAL)


def _in_aside(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether a cue stands in an aside between dashes, so that its content ends with the aside."""
    first = candidate.sentence[0]
    dashes = sum(1 for i in range(max(first, candidate.cue - 12), candidate.cue) if tokens.words[i].flags & Class.DASH)
    return dashes % 2 == 1


def _goes_on(tokens: Tokens, candidate: Candidate, index: int, last: int) -> bool:
    """Whether a nominal content goes on after a comma: by its preposition again, a relative, a coordinated noun."""
    if index >= last:
        return False
    word = tokens.words[index]
    opener = tokens.words[candidate.content[0]]
    if not word.conj and word.shape & Shape.NAME and _closes_aside(tokens, index, last):
        return True
    if word.prep and _is_aside(tokens, candidate.content[0], index - 1):
        return True  # "دعوته للرئيس، فلان، بعدم النشر"
    lexicon = tokens.lexicon
    if lexicon is not None and index + 1 < last and tokens.words[index + 1].core in lexicon.act_stops:
        return False  # "من دون أن"
    if word.flags & Class.RELATIVE or (lexicon is not None and word.core in lexicon.act_goes_on):
        return True
    if word.conj and all(r.tense is Tense.MASDAR for r in word.readings):
        if opener.prep and word.prep == opener.prep:
            return True
        if opener.flags & Class.PREPOSITION and word.core == opener.core:
            return True
        return not word.flags & (Class.THAT | Class.WAS | Class.PREPOSITION | Class.DEMONSTRATIVE) and bool(
            word.shape & (Shape.DEFINITE | Shape.OWNED | Shape.COMMON)
        )
    return False


def _closes_aside(tokens: Tokens, index: int, last: int) -> bool:
    """Whether a name between commas closes soon, so that the content goes on behind it."""
    return any(tokens.words[i].flags & Class.COMMA for i in range(index + 1, min(index + 6, last - 1)))


def _is_aside(tokens: Tokens, first: int, comma: int) -> bool:
    """Whether a name between commas ends at `comma`."""
    for index in range(comma - 1, max(first, comma - LONGEST_ASIDE), -1):
        if tokens.words[index].flags & Class.COMMA:
            return bool(tokens.words[index + 1].shape & Shape.NAME)
    return False


def trim(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Leave marks at both ends out of a content; a final quotation mark stays when its partner is inside."""
    words = tokens.words
    while first < last and words[first].flags & _LEADING:
        first += 1
    while last > first:
        word = words[last - 1]
        dangling = word.flags & Class.PREPOSITION and not word.flags & (Class.PREPOSITION_PRONOUN | Class.GIVEN_NAME)
        if word.flags & Class.CIRCUMSTANCE and last < len(words) and words[last].flags & _CLOSES:
            dangling = False  # "لم يصل بعد."
        if word.flags & _TRAILING or (dangling and not word.shape & Shape.COMMON):
            last -= 1
            continue
        if word.flags & Class.QUOTE:
            partner = tokens.closing.get(last - 1) or tokens.opening.get(last - 1)
            if partner is None or partner.opens >= last - 1 or partner.opens < first:
                last -= 1
                continue
        if word.flags & Class.OPEN:
            last -= 1
            continue
        break
    if last - first > 1 and words[first].flags & Class.QUOTE:
        partner = tokens.opening.get(first)
        if partner is not None and partner.closes == last - 1:
            return first + 1, last - 1
    return first, last


def _is_letter(tokens: Tokens, index: int) -> bool:
    """Whether a mark only belongs to the word before it ("the workers' union")."""
    known = tokens.lexicon is not None and bool(tokens.lexicon.inner_marks)
    return known and index not in tokens.opening and index not in tokens.closing


def kind_of(tokens: Tokens, candidate: Candidate) -> Kind:
    """Return the kind of a candidate whose content is settled."""
    if candidate.opening is Opening.NOMINAL:
        return Kind.ACT
    first, last = candidate.content
    if candidate.opening is Opening.COLON:
        return Kind.DIRECT
    for opens in (first - 1, first - 2):
        quotation = tokens.opening.get(opens)
        if quotation is not None and (not quotation.closed or quotation.closes >= last):
            return Kind.DIRECT
    marked = tokens.marks[bisect_left(tokens.marks, first) : bisect_left(tokens.marks, last)]
    marks = any(tokens.words[i].flags & Class.QUOTE and not _is_letter(tokens, i) for i in marked)
    return Kind.MIXED if marks else Kind.INDIRECT
