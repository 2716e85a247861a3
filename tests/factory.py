"""Nouns built by hand, with everything filled in that a test does not care about."""

from __future__ import annotations

from mahdar.model import (
    Article,
    Block,
    ChainLink,
    Credit,
    Cue,
    Doubt,
    Kind,
    LinkRole,
    Reading,
    Role,
    Span,
    Speaker,
    Statement,
    Status,
    Timex,
)

TEXT = "كالدورا ترد\nكاربين (نوردبرس) - قال الوزير غريغور فالتن أمس لقناة بحر إن الممر مفتوح.\nاقرأ أيضا"
"""A small page: headline, one sentence of body, a link."""


def span(words: str, text: str = TEXT, start: int = 0) -> Span:
    """The first place of words in a text."""
    at = text.index(words, start)
    return Span.of(text, at, at + len(words))


def article(text: str = TEXT, **fields: object) -> Article:
    """The article on the small page, or on another text with no more than a body."""
    values: dict[str, object] = {"id": "art-1", "page_id": "pg-1", "path": "a.txt", "text": text}
    if text == TEXT:
        title, body, link = (span(words) for words in (text.split("\n")))
        values |= {
            "body": body.range,
            "blocks": (
                Block(title.start, title.end, Role.HEADLINE, "first-line"),
                Block(body.start, body.end, Role.BODY, "sentence"),
                Block(link.start, link.end, Role.RELATED, "chrome.read-also"),
            ),
            "title": title,
            "published": Timex("2023-03-14T17:42", None, "metadata"),
            "outlet": Credit("الشراع", "outlet", None, "metadata"),
            "agencies": (Credit("نوردبرس", "agency", span("نوردبرس"), "dateline", source="nordpress"),),
            "signed": (Credit("كاربين", "place", span("كاربين"), "dateline"),),
        }
    else:
        values |= {"body": (0, len(text)), "blocks": (Block(0, len(text), Role.BODY, "given"),)}
    return Article(**(values | fields))  # type: ignore[arg-type]


def statement(**fields: object) -> Statement:
    """The one statement on the small page."""
    values: dict[str, object] = {
        "id": "st-1",
        "kind": Kind.INDIRECT,
        "status": Status.ASSERTED,
        "score": 0.9,
        "speaker": Speaker(span("الوزير غريغور فالتن"), "غريغور فالتن", "official"),
        "cue": Cue(span("قال"), "قال", "say.qal"),
        "content": span("الممر مفتوح"),
        "said": Timex("2023-03-13", span("أمس"), "day.yesterday", anchor="2023-03-14"),
        "medium": span("قناة بحر"),
        "chain": (
            ChainLink(LinkRole.SPEAKER, "غريغور فالتن", span("الوزير غريغور فالتن")),
            ChainLink(LinkRole.CHANNEL, "قناة بحر", span("قناة بحر")),
            ChainLink(LinkRole.AGENCY, None),
            ChainLink(LinkRole.OUTLET, "الشراع", None, inferred=True),
        ),
        "doubts": (Doubt("date-from-page", "2023-03-14"),),
    }
    return Statement(**(values | fields))  # type: ignore[arg-type]


def reading(*statements: Statement, **fields: object) -> Reading:
    """The small page with its statement, or with others."""
    return Reading(article(**fields), statements or (statement(),))  # type: ignore[arg-type]
