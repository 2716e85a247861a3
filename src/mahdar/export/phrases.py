"""What every face says of a statement in words: who, how, on what occasion, through whom."""

from __future__ import annotations

from mahdar.export.labels import Labels
from mahdar.export.plain import one_line
from mahdar.model import Article, ChainLink, Statement, Status

# Mirrored by the bidi algorithm, so that it points the way the line is read in both directions.
ARROW = " > "


def link_name(link: ChainLink, labels: Labels) -> str:
    """Return the name of a link; what the text does not tell is said to be untold."""
    if link.name is None:
        return labels(f"missing.{link.role.value}")
    name = one_line(link.name)
    return f"{name} ({labels('field.inferred')})" if link.inferred else name


def chain_line(statement: Statement, labels: Labels) -> str:
    """Return the whole chain as one line, from the mouth to the page; empty when there is none.

    >>> from mahdar.export.labels import load_labels
    >>> from mahdar.model import Kind, LinkRole, Span, Speaker, Status
    >>> links = (ChainLink(LinkRole.SPEAKER, "A"), ChainLink(LinkRole.AGENCY, None))
    >>> who, what = Speaker(None, "A"), Span(0, 1, "x")
    >>> said = Statement("st-1", Kind.DIRECT, Status.ASSERTED, 1, who, None, what, chain=links)
    >>> chain_line(said, load_labels("en"))
    'A > agency not stated'
    """
    return ARROW.join(link_name(link, labels) for link in statement.chain)


def speaker_name(statement: Statement, labels: Labels) -> str:
    """Return the speaker's name, else the words that express the speaker, else that it is unknown."""
    speaker = statement.speaker
    name = speaker.name or (speaker.span.text if speaker.span else None)
    return one_line(name) if name else labels("missing.speaker")


def circumstances(statement: Statement, labels: Labels) -> list[str]:
    """Return how it was said: kind, wording and status where they tell something, occasion, medium, addressee."""
    parts = [labels(f"kind.{statement.kind.value}")]
    if statement.wording != "unknown":
        parts.append(labels.get(f"wording.{statement.wording}", statement.wording))
    if statement.status is not Status.ASSERTED:
        parts.append(labels(f"status.{statement.status.value}"))
    parts += [one_line(span.text) for span in (statement.occasion, statement.medium) if span]
    return parts + ([one_line(statement.to)] if statement.to else [])


def doubt_name(code: str, labels: Labels) -> str:
    """Return the words for a doubt; its code where the interface has none."""
    return labels.get(f"doubt.{code}", code)


def title_of(article: Article, labels: Labels) -> str:
    """Return the headline on one line, or the words for a page without one."""
    return one_line(article.title.text) if article.title else labels("missing.title")
