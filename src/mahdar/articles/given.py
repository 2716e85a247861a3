"""Articles whose text is already clean: no search for a body, no reading of dates."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.articles.credits import credit
from mahdar.model import Article, Block, Credit, Role, Span, Timex, content_hash, make_id
from mahdar.world import sources_named

_GAP = "\n\n"


def from_text(
    text: str,
    *,
    path: str = "",
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    agencies: Iterable[str] = (),
    url: str | None = None,
    language: str = "ar",
) -> Article:
    """Return the article that a clean text is: all of it is body.

    With a title, the article's own text is the title, an empty line and the text, so that the headline has
    a place too; the body's offsets say where the given text begins.

    Args:
        text: the article's own text, without menus.
        path: what to call it.
        title: its headline.
        published: when it was published, as an ISO 8601 prefix.
        outlet: who published it.
        agencies: agencies that it credits.
        url: its address.
        language: ISO 639-1 code.

    Raises:
        ValueError: the text is empty.

    >>> article = from_text("قال المدير كلاما.", title="خبر", published="2022-01-13")
    >>> article.body, article.text[slice(*article.body)], article.title.text
    ((5, 22), 'قال المدير كلاما.', 'خبر')
    """
    if not text:
        raise ValueError("an article needs a text")
    whole, start, blocks = text, 0, []
    if title:
        whole = title + _GAP + text
        start = len(title) + len(_GAP)
        blocks.append(Block(0, len(title), Role.HEADLINE, "given"))
    body = (start, len(whole))
    blocks.append(Block(*body, Role.BODY, "given"))
    page_id = f"pg-{content_hash(whole.encode('utf-8', 'surrogatepass'))[:16]}"
    return Article(
        id=make_id("art", page_id),
        page_id=page_id,
        path=path,
        text=whole,
        body=body,
        blocks=tuple(blocks),
        title=Span(0, len(title), title) if title else None,
        published=Timex(published, None, "given") if published else None,
        outlet=_given(outlet, "outlet") if outlet else None,
        agencies=tuple(_given(name, "agency") for name in agencies),
        language=language,
        url=url,
    )


def _given(name: str, role: str) -> Credit:
    return credit(name, role, None, "given", sources_named(name))
