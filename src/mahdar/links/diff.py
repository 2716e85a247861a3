"""Two reports of one utterance side by side: what was cut, added and changed, in words, cue, day and marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import LCSseq

from mahdar.links.names import same_word
from mahdar.links.quoted import quoted_words
from mahdar.links.words import Words, split
from mahdar.model import Article, Span, Statement

#: Two words that stand in the same place are spellings of one word when this sure (`names.same_word`).
SAME_WORD = 0.75


class EditKind(StrEnum):
    """What became of a stretch of the first report in the second."""

    SAME = "same"
    SPELLING = "spelling"
    CHANGED = "changed"
    CUT = "cut"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of two reports: `left` is None when it was added, `right` when it was cut."""

    kind: EditKind
    left: Span | None
    right: Span | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Something beside the content that differs: ``cue``, ``day``, ``kind``, ``speaker``, ``medium``, ``occasion``.

    `left` and `right` are what each report has; empty for nothing.
    """

    what: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class ReportDiff:
    """How two reports differ.

    Attributes:
        edits: the contents from beginning to end, every word in one edit.
        differences: what differs beside the content.
        marks: stretches that stand in quotation marks in one report and not in the other: (left, right, True when
            the left one has the marks).
        likeness: words alike over the words of the longer content, 0 to 1.
    """

    edits: tuple[Edit, ...]
    differences: tuple[Difference, ...]
    marks: tuple[tuple[Span, Span, bool], ...]
    likeness: float

    @property
    def identical(self) -> bool:
        """Whether nothing differs, spelling included."""
        alike = all(edit.kind is EditKind.SAME for edit in self.edits)
        return alike and not self.differences and not self.marks


def diff_reports(left: tuple[Article, Statement], right: tuple[Article, Statement]) -> ReportDiff:
    """Return how two reports differ, word by word.

    Args:
        left, right: an article and one of its statements, in the order to be read.
    """
    (a_article, a), (b_article, b) = left, right
    a_words, b_words = _content(a_article, a), _content(b_article, b)
    edits = tuple(_edits(a_article.text, b_article.text, a_words, b_words))
    blocks = [block for block in LCSseq.opcodes(a_words.forms, b_words.forms) if block.tag == "equal"]
    same = sum(block.src_end - block.src_start for block in blocks)
    pairs = [
        (block.src_start + step, block.dest_start + step)
        for block in blocks
        for step in range(block.src_end - block.src_start)
    ]
    longest = max(len(a_words), len(b_words))
    return ReportDiff(
        edits=edits,
        differences=tuple(_differences(a, b)),
        marks=tuple(_marks(a_article, b_article, a, b, a_words, b_words, pairs)),
        likeness=round(same / longest, 4) if longest else 1.0,
    )


def _content(article: Article, statement: Statement) -> Words:
    return split(article.text, article.language, [statement.content.range])


def _edits(a_text: str, b_text: str, a: Words, b: Words) -> Iterator[Edit]:
    pending: list[tuple[range, range]] = []
    for step in LCSseq.opcodes(a.forms, b.forms):
        places = (range(step.src_start, step.src_end), range(step.dest_start, step.dest_end))
        if step.tag != "equal":
            pending.append(places)
            continue
        yield from _unlike(a_text, b_text, a, b, pending)
        pending = []
        yield Edit(EditKind.SAME, _span(a_text, a, places[0]), _span(b_text, b, places[1]))
    yield from _unlike(a_text, b_text, a, b, pending)


def _unlike(a_text: str, b_text: str, a: Words, b: Words, steps: Sequence[tuple[range, range]]) -> Iterator[Edit]:
    """Yield what stands between two stretches alike: a change, a cut or an addition; spellings of one word apart."""
    if not steps:
        return
    left = range(steps[0][0].start, steps[-1][0].stop)
    right = range(steps[0][1].start, steps[-1][1].stop)
    if len(left) == len(right):
        spelled = [same_word(a.forms[i], b.forms[j], a.language) >= SAME_WORD for i, j in zip(left, right, strict=True)]
        if left and all(spelled):
            yield Edit(EditKind.SPELLING, _span(a_text, a, left), _span(b_text, b, right))
            return
    kind = EditKind.CHANGED if left and right else EditKind.CUT if left else EditKind.ADDED
    yield Edit(kind, _span(a_text, a, left), _span(b_text, b, right))


def _span(text: str, words: Words, places: range) -> Span | None:
    return Span.of(text, words.starts[places.start], words.ends[places.stop - 1]) if places else None


def _differences(a: Statement, b: Statement) -> Iterator[Difference]:
    pairs = (
        ("speaker", _words(a.speaker.span), _words(b.speaker.span)),
        ("cue", _words(a.cue.span if a.cue else None), _words(b.cue.span if b.cue else None)),
        ("kind", a.kind.value, b.kind.value),
        ("day", a.said.value if a.said else "", b.said.value if b.said else ""),
        ("occasion", _words(a.occasion), _words(b.occasion)),
        ("medium", _words(a.medium), _words(b.medium)),
    )
    for what, left, right in pairs:
        if split(left).forms != split(right).forms:
            yield Difference(what, left, right)


def _words(span: Span | None) -> str:
    return span.text if span else ""


def _marks(
    a_article: Article,
    b_article: Article,
    a: Statement,
    b: Statement,
    a_words: Words,
    b_words: Words,
    pairs: Sequence[tuple[int, int]],
) -> Iterator[tuple[Span, Span, bool]]:
    """Yield the stretches alike that only one of the reports puts in quotation marks."""
    in_a, in_b = _quoted(a_article, a, a_words), _quoted(b_article, b, b_words)
    run: list[tuple[int, int]] = []
    side = False
    for i, j in (*pairs, (-1, -1)):
        differs = i >= 0 and (i in in_a) != (j in in_b)
        goes_on = run and differs and (i in in_a) == side and (i, j) == (run[-1][0] + 1, run[-1][1] + 1)
        if run and not goes_on:
            left = Span.of(a_article.text, a_words.starts[run[0][0]], a_words.ends[run[-1][0]])
            right = Span.of(b_article.text, b_words.starts[run[0][1]], b_words.ends[run[-1][1]])
            yield left, right, side
            run = []
        if differs:
            side = i in in_a
            run.append((i, j))


def _quoted(article: Article, statement: Statement, words: Words) -> frozenset[int]:
    """Return which words of a content stand in marks, marks around the whole content included."""
    start = max((block.start for block in article.blocks if block.start <= statement.content.start), default=0)
    around = split(article.text, article.language, [(start, statement.content.end)])
    shift = len(around) - len(words)
    inside = quoted_words(article.text, around, 0, len(around))
    return frozenset(number - shift for number in inside if number >= shift)
