"""Reports made ready for comparing: the words of each article once, and where each statement stands among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mahdar.links.entities import Entities, Key
from mahdar.links.speakers import Named
from mahdar.links.words import Words, article_words
from mahdar.model import Article, Reading, Statement, Status

#: Statuses that may stand in a group; a headline says again what its article says.
_GROUPED = frozenset({Status.ASSERTED, Status.NEGATED, Status.QUESTION, Status.FUTURE})


@dataclass(frozen=True, slots=True)
class Report:
    """A statement with its place among the words of its article.

    Attributes:
        key: the reading and the statement within it.
        content: numbers of the words of the content.
        cue: the number of the cue's first word; None when there is none.
        frame: numbers of the words from the first of speaker, cue and content to the last.
        paragraph: numbers of the words of the block where the content starts.
        entity: number of the speaker's entity; None when it is not known.
    """

    key: Key
    article: Article
    statement: Statement
    words: Words
    content: range
    cue: int | None
    frame: range
    paragraph: range
    who: Named
    entity: int | None

    @property
    def order(self) -> tuple[str, str, int, int]:
        """What reports are sorted by."""
        return (self.article.path, self.article.id, *self.statement.content.range)


class Set:
    """A set of readings in a fixed order, with the words of each article.

    The order is that of path and id, so that nothing depends on the order in which pages came.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = sorted(readings, key=lambda reading: (reading.article.path, reading.article.id))

    @cached_property
    def words(self) -> list[Words]:
        """The words of each article's own text."""
        return [article_words(reading.article) for reading in self.readings]

    def reports(self, entities: Entities) -> list[Report]:
        """Return every statement that may stand in a group, in the order of the readings."""
        found: list[Report] = []
        for r, reading in enumerate(self.readings):
            words = self.words[r]
            for s, statement in enumerate(reading.statements):
                content = words.within(*statement.content.range)
                if statement.status in _GROUPED and content:
                    found.append(_report(reading.article, statement, words, content, (r, s), entities))
        return found


def _report(
    article: Article, statement: Statement, words: Words, content: range, key: Key, entities: Entities
) -> Report:
    cue = words.within(*statement.cue.span.range) if statement.cue else range(0)
    speaker = words.within(*statement.speaker.span.range) if statement.speaker.span else range(0)
    parts = [part for part in (cue, speaker, content) if part]
    block = next((b for b in article.blocks if b.start <= statement.content.start < b.end), None)
    return Report(
        key=key,
        article=article,
        statement=statement,
        words=words,
        content=content,
        cue=cue.start if cue else None,
        frame=range(min(part.start for part in parts), max(part.stop for part in parts)),
        paragraph=words.within(block.start, block.end) if block else content,
        who=entities.named[key],
        entity=entities.speakers.get(key),
    )
