"""Article in, reading out: its statements, and what they say about its headline."""

from __future__ import annotations

from dataclasses import replace

from mahdar.model import Article, Reading
from mahdar.statements.bare import bare_headline
from mahdar.statements.find import find


def read(article: Article) -> Reading:
    """Return an article with its statements.

    The article is the given one, with a doubt where its headline asserts what the text only attributes to somebody
    (``headline-bare``) or holds back (``headline-unhedged``).

    Args:
        article: an article whose body blocks are set.

    >>> from mahdar.articles import from_text
    >>> article = from_text("قال الخبير سالم الناعم إن السد القديم قد ينهار.", title="السد القديم ينهار")
    >>> [doubt.code for doubt in read(article).article.doubts]
    ['headline-unhedged']
    """
    found = find(article)
    doubt = bare_headline(article, found)
    return Reading(article if doubt is None else replace(article, doubts=(*article.doubts, doubt)), found)
