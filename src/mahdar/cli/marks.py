"""Signs around the words that matter; they stand on the screen only, never in stored text."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.model import Span, Statement

SPEAKER, CUE, CONTENT = ("<", ">"), ("{", "}"), ("[", "]")

Mark = tuple[int, int, tuple[str, str]]


def marks_of(statement: Statement) -> list[Mark]:
    """Return the marks of a statement's speaker, cue and content."""
    found: list[tuple[Span | None, tuple[str, str]]] = [
        (statement.speaker.span, SPEAKER),
        (statement.cue.span if statement.cue else None, CUE),
        (statement.content, CONTENT),
    ]
    return [(span.start, span.end, signs) for span, signs in found if span]


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """Return a stretch of a text with signs around the marked parts of it.

    Args:
        text: the page's text.
        start, end: the stretch; marks that leave it are cut to it.
        marks: parts with their opening and closing sign. Of two that begin together the longer opens first.

    >>> marked("he said yes", 0, 11, [(3, 7, CUE), (8, 11, CONTENT)])
    'he {said} [yes]'
    """
    signs: list[tuple[int, int, int, str]] = []
    for first, last, (opening, closing) in dict.fromkeys(marks):
        first, last = max(first, start), min(last, end)
        if first < last:
            # At one place: what closes comes before what opens, the longer opens first and closes last.
            signs += [(first, 1, first - last, opening), (last, 0, last - first, closing)]
    pieces: list[str] = []
    at = start
    for place, _, _, sign in sorted(signs):
        pieces += [text[at:place], sign]
        at = place
    return "".join((*pieces, text[at:end]))
