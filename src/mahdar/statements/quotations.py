"""Pairing of quotation marks of every shape: mismatched, nested, unclosed, over several paragraphs."""

from __future__ import annotations

from bisect import bisect_left

from mahdar.lang.classes import Class
from mahdar.lang.forms import Tense
from mahdar.statements.tokens import Quotation, Tokens

_ALWAYS_OPEN = frozenset({"„", "‟", "〝", "❝", "``", "‚"})
_SINGLE = frozenset("‘’‚‛'`") | {"&#39;", "‹", "›"}
_LETTER_MARKS = frozenset("'’`‘")

_GUILLEMETS = frozenset({"«", "»", "&laquo;", "&raquo;"})

OPENS, CLOSES, EITHER = -1, 1, 0
#: An unclosed mark before so many closed quotations is a slip, not the beginning of a quotation around them.
STRAY = 3
#: A quotation goes on over so many more paragraphs at most; a mark left open for longer is a slip.
PARAGRAPHS = 3


def pair_quotations(tokens: Tokens) -> None:
    """Fill `tokens.quotations` and `tokens.inside`.

    A mark's side is told by what touches it: space before and a word after opens, the other way closes; where both
    or neither touch, it closes what is open, else opens. Shapes are not trusted: pages open with ” and close with “.
    A quotation left open ends with its paragraph (the last sentence's end), or goes on when the next paragraph
    starts with a mark.
    """
    words = tokens.words
    quote = Class.QUOTE
    everything: list[Quotation] = []
    carried: tuple[int, int] | None = None  # an open mark of an earlier paragraph, and how many paragraphs ago
    everywhere = [i for i in tokens.marks if words[i].flags & quote and not _is_apostrophe(tokens, i)]
    for first, last in tokens.paragraphs:
        found: list[Quotation] = []
        before, carried = carried, None
        marks = everywhere[bisect_left(everywhere, first) : bisect_left(everywhere, last)]
        if not marks:
            carried = _older(before)
            continue
        continues = before is not None and marks[0] == first
        if continues:
            del marks[0]  # each paragraph of a quotation opens with a mark again
        stack: list[int] = [before[0]] if continues and before is not None else []
        guillemets = _guillemet_style(tokens, marks)
        for index in marks:
            side = _side(tokens, index, first, last, guillemets)
            single = words[index].raw in _SINGLE
            if side == EITHER:
                side = CLOSES if any((words[o].raw in _SINGLE) == single for o in stack) else OPENS
            if side == OPENS:
                stack.append(index)
                continue
            match = next((o for o in reversed(stack) if (words[o].raw in _SINGLE) == single), None)
            if match is None and before is not None and _lost_end(tokens, before[0], index) < index:
                before = None  # the writer spoke in between: nobody closed it
            if match is None and before is not None and before[0] >= 0:
                match, before = before[0], None
                stack.clear()  # inner marks that nobody closed
                found.append(Quotation(match, index, 0, True))
                continue
            if match is None:
                continue
            while stack and stack[-1] != match:
                stack.pop()  # an inner mark that nobody closed
            stack.pop()
            if before is not None and match == before[0]:
                before = None  # closed: nothing else closes it
            found.append(Quotation(match, index, len(stack), True))
        if stack:
            carried = (stack[0], 0) if stack[0] >= first else _older(before)
            if stack[0] >= first:
                found.append(Quotation(stack[0], last, 0, False))
        found.sort(key=lambda q: (q.opens, -q.closes))
        everything.extend(_without_strays(tokens, found))
    tokens.quotations = _closed_over_paragraphs(everything)
    tokens.opening = {q.opens: q for q in tokens.quotations}
    tokens.closing = {q.closes: q for q in tokens.quotations if q.closed}
    _mark_inside(tokens)


def _lost_end(tokens: Tokens, opens: int, last: int) -> int:
    """Return where a quotation that nobody closed ends: where the writer speaks again, else with its paragraph.

    The writer speaks in a sentence that opens with a conjunction and a past verb of saying ("وأضاف"), and in a
    participle that leads to a clause behind a comma ("، مشيرا إلى أن").
    """
    words = tokens.words
    for index in range(opens + 2, last - 2):
        flags, after = words[index].flags, words[index + 1]
        if not flags & (Class.STOP | Class.COMMA) or not after.readings:
            continue
        if flags & Class.STOP:
            if any(r.conj and r.tense is Tense.PAST and r.frame.quote for r in after.readings):
                return index
        elif any(r.tense is Tense.PARTICIPLE for r in after.readings):
            if any(w.flags & (Class.THAT | Class.THAT_PRONOUN) for w in words[index + 2 : min(index + 4, last)]):
                return index
    return last


def _older(carried: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return an open mark one paragraph later, or None when it is too old."""
    return (carried[0], carried[1] + 1) if carried is not None and carried[1] < PARAGRAPHS else None


def _closed_over_paragraphs(found: list[Quotation]) -> list[Quotation]:
    """Drop the unclosed form of quotations that a later paragraph closed."""
    closed = {q.opens for q in found if q.closed}
    return sorted((q for q in found if q.closed or q.opens not in closed), key=lambda q: (q.opens, -q.closes))


def _without_strays(tokens: Tokens, found: list[Quotation]) -> list[Quotation]:
    """Drop an unclosed mark that has closed quotations after it on the same level: it is a stray.

    Args:
        tokens: the article's tokens.
        found: the quotations of one paragraph, in order of their opening.
    """
    kept: list[Quotation] = []
    for number, quotation in enumerate(found):
        if not quotation.closed:
            inner = [q.closes for q in found[number + 1 :] if q.closed]
            introduced = any(tokens.words[q.opens - 1].flags & Class.COLON for q in found[number + 1 :] if q.closed)
            if len(inner) < STRAY and inner and not introduced and max(inner) + 2 >= quotation.closes:
                # its end is the last closing mark of the paragraph: '"a, "b c".' is one quotation
                kept.append(Quotation(quotation.opens, max(inner), 0, False))
                continue
            if inner:
                continue
            quotation = Quotation(quotation.opens, _lost_end(tokens, quotation.opens, quotation.closes), 0, False)
        kept.append(quotation)
    return kept


def _mark_inside(tokens: Tokens) -> None:
    for number, quotation in enumerate(tokens.quotations):
        for index in range(quotation.opens + 1, min(quotation.closes, len(tokens.inside))):
            tokens.inside[index] = number


def _is_apostrophe(tokens: Tokens, index: int) -> bool:
    """Whether a single mark stands between letters, as in a Latin name."""
    if tokens.words[index].raw not in _LETTER_MARKS:
        return False
    text, start, end = tokens.text, tokens.starts[index], tokens.ends[index]
    return start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()


def _guillemet_style(tokens: Tokens, marks: list[int]) -> dict[str, int]:
    """How a paragraph uses guillemets: «…» or »…«, told by the first of them and by what touches it."""
    shapes = [tokens.words[i].raw for i in marks if tokens.words[i].raw in _GUILLEMETS]
    if len(shapes) > 1 and len(set(shapes)) == 1:
        return {}  # one shape on both sides: »…»
    for index in marks:
        raw = tokens.words[index].raw
        if raw in _GUILLEMETS:
            left = raw in ("«", "&laquo;")
            # a mark that hangs on the word before it, with no partner in the paragraph, closes: its partner is lost
            alone = not any(tokens.words[i].raw != raw and tokens.words[i].raw in _GUILLEMETS for i in marks)
            hangs = (
                index > 0 and not tokens.spaced(index) and index + 1 < len(tokens.words) and tokens.spaced(index + 1)
            )
            opens_left = left != (alone and hangs and tokens.words[index - 1].key[:1].isalpha())
            return {
                "«": OPENS if opens_left else CLOSES,
                "»": CLOSES if opens_left else OPENS,
                "&laquo;": OPENS if opens_left else CLOSES,
                "&raquo;": CLOSES if opens_left else OPENS,
            }
    return {}


def _side(tokens: Tokens, index: int, first: int, last: int, guillemets: dict[str, int]) -> int:
    raw = tokens.words[index].raw
    if raw in guillemets:
        return guillemets[raw]
    if raw in _ALWAYS_OPEN:
        return OPENS
    before = index > first and not tokens.spaced(index)
    after = index + 1 < last and not tokens.spaced(index + 1)
    flags_before = tokens.words[index - 1].flags if before else 0
    flags_after = tokens.words[index + 1].flags if after else 0
    if index > first and tokens.words[index - 1].flags & Class.COLON:
        return OPENS  # nothing ends right behind a colon
    closing_after = (
        Class.COMMA | Class.STOP | Class.DOTS | Class.SEMICOLON | Class.COLON | Class.CLOSE | Class.QUOTE | Class.DASH
    )
    if before and flags_before & (Class.CLITIC | Class.OPEN | Class.COLON | Class.DASH):
        return OPENS
    word_after = after and not flags_after & closing_after
    word_before = before and not flags_before & Class.QUOTE
    if word_after and not word_before:
        return OPENS
    if word_before and not word_after:
        return CLOSES
    if index == first:
        return OPENS
    if index + 1 == last or (after and flags_after & (Class.COMMA | Class.STOP | Class.SEMICOLON)):
        return CLOSES
    return EITHER
