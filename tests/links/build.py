"""Articles and statements built from a text and the words in it."""

from __future__ import annotations

from mahdar.model import (
    Article,
    Block,
    ChainLink,
    Credit,
    Cue,
    Kind,
    LinkRole,
    Reading,
    Role,
    Span,
    Speaker,
    Statement,
    Status,
    Timex,
    make_id,
)


def article(
    text: str,
    path: str = "a.txt",
    *,
    outlet: str | None = None,
    agencies: tuple[str, ...] = (),
    generic: bool = False,
    published: str | None = None,
    headline: bool = False,
    language: str = "ar",
) -> Article:
    """An article whose lines are its blocks; the first one is the headline where asked for."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        role = Role.HEADLINE if headline and number == 0 else Role.BODY
        if line.strip():
            blocks.append(Block(at, at + len(line), role, "given"))
        at += len(line) + 1
    return Article(
        id=make_id("art", text),
        page_id="pg-0",
        path=path,
        text=text,
        body=(0, len(text)),
        blocks=tuple(blocks),
        published=Timex(published, None, "given") if published else None,
        outlet=Credit(outlet, "outlet", None, "given") if outlet else None,
        agencies=tuple(Credit(name, "agency", None, "given", generic=generic) for name in agencies),
        language=language,
    )


def span(source: Article, words: str, after: int = 0) -> Span:
    """The first place of words in an article's text."""
    at = source.text.index(words, after)
    return Span.of(source.text, at, at + len(words))


def said(
    source: Article,
    content: str,
    *,
    who: str | None,
    by: str | None = None,
    cue: str | None = None,
    kind: Kind = Kind.INDIRECT,
    status: Status = Status.ASSERTED,
    of: str | None = None,
    relay: str | None = None,
    medium: str | None = None,
    occasion: str | None = None,
    day: str | None = None,
    wording: str = "unknown",
) -> Statement:
    """A statement of an article; `by` are the words for the speaker, `who` the name."""
    what = span(source, content)
    chain = [ChainLink(LinkRole.SPEAKER, who)]
    if relay:
        chain.append(ChainLink(LinkRole.RELAY, relay, span(source, relay)))
    if medium:
        chain.append(ChainLink(LinkRole.CHANNEL, medium, span(source, medium)))
    words = span(source, cue) if cue else None
    return Statement(
        id=make_id("st", source.id, *what.range),
        kind=kind,
        status=status,
        score=1.0,
        speaker=Speaker(span(source, by) if by else None, who, of),
        cue=Cue(words, words.text, "given") if words else None,
        content=what,
        said=Timex(day, None, "given") if day else None,
        occasion=span(source, occasion) if occasion else None,
        medium=span(source, medium) if medium else None,
        wording=wording,
        chain=tuple(chain),
    )


def reading(source: Article, *statements: Statement) -> Reading:
    """An article with its statements, in order of content."""
    return Reading(source, tuple(sorted(statements, key=lambda s: s.content.range)))
