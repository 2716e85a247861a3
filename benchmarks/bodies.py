"""How right the body of HTML pages is, extractor beside extractor, on the same pages and the same gold.

    python benchmarks/bodies.py [--real ../shared/data/html-pages] [--markdown]

Pages: the odd ones of `evals/gold/pages-own`, and the real ones of `evals/gold/pages/html.jsonl` where they are at
hand. For each tool: F1 of the words of the body over all pages of a set together, the mean of the pages, the worst
page, and of the pages that hold no article how many were given no text. Milliseconds a page are processor time of this
process, after one round to warm up. The tools get the decoded source; what they give is compared as a bag of words
without marks and case (`mahdar.evaluation.articles`). Words that a tool gives for headline, date or captions count as
too many. The odd pages were written with Mahdar in mind, and it was mended after it had been run on them.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time

from mahdar import articles
from mahdar.errors import PageError
from mahdar.evaluation.article_marks import load_marks
from mahdar.evaluation.articles import GoldArticle, Words, compare_words, load
from mahdar.model import Page
from mahdar.pages.html import render

HERE = Path(__file__).parent.parent
OWN = ("pages-own", "pages-own2", "pages-own3")
Tool = Callable[[Page], str]


def mahdar_body(page: Page) -> str:
    """Mahdar: the votes of two of the others on the renderer's blocks."""
    try:
        article = articles.extract(page)
    except PageError:
        return ""
    return "\n".join(article.text[block.start : block.end] for block in article.body_blocks())


def trafilatura_precise(page: Page) -> str:
    """trafilatura, tuned to leave out rather than take in."""
    import trafilatura

    return trafilatura.extract(page.html or "", favor_precision=True, include_comments=False) or ""


def trafilatura_default(page: Page) -> str:
    """trafilatura as it comes, without comments."""
    import trafilatura

    return trafilatura.extract(page.html or "", include_comments=False) or ""


def readability(page: Page) -> str:
    """readability-lxml; its mark-up as text."""
    from readability import Document

    try:
        return render(Document(page.html or "").summary(html_partial=True)).text
    except Exception:  # it raises where it finds nothing
        return ""


def resiliparse(page: Page) -> str:
    """resiliparse: its main content, without links and forms."""
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(page.html or "", main_content=True, alt_texts=False, links=False, form_fields=False)


def every_word(page: Page) -> str:
    """All visible text: what doing nothing gives."""
    return page.text


TOOLS: dict[str, Tool] = {
    "mahdar": mahdar_body,
    "trafilatura, precise": trafilatura_precise,
    "trafilatura": trafilatura_default,
    "readability-lxml": readability,
    "resiliparse": resiliparse,
    "every word": every_word,
}


def main() -> None:
    """Measure and print."""
    for name in ("trafilatura", "readability", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real", type=Path, default=HERE.parent / "shared" / "data" / "html-pages")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    for name, gold in _sets(options.real):
        held = [row for row in gold if row.reason is None]
        empty = [row for row in gold if row.reason is not None]
        print(f"{name}: {len(held)} pages with an article, {len(empty)} without\n")
        print("\n".join(_table(held, empty, markdown=options.markdown)), end="\n\n")


def _sets(real: Path) -> Iterator[tuple[str, Sequence[GoldArticle]]]:
    if real.is_dir():
        yield "real pages", load(HERE / "evals" / "gold" / "pages" / "html.jsonl", real)
    own = [row for name in OWN for row in load_marks(HERE / "evals" / "gold" / name)]
    yield "odd pages of our own", [row for row in own if row.page.html is not None]


def _table(held: Sequence[GoldArticle], empty: Sequence[GoldArticle], *, markdown: bool) -> Iterator[str]:
    heads = ("tool", "F1", "mean", "worst", "precision", "recall", "none", "ms a page")
    rows = [heads, *(_row(name, tool, held, empty) for name, tool in TOOLS.items())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    for number, row in enumerate(rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield f"| {' | '.join(cells)} |" if markdown else "  ".join(cells).rstrip()
        if markdown and number == 0:
            yield f"|{'|'.join('-' * (width + 2) for width in widths)}|"


def _row(name: str, tool: Tool, held: Sequence[GoldArticle], empty: Sequence[GoldArticle]) -> tuple[str, ...]:
    scores = [compare_words([tool(row.page)], row) for row in held]
    silent = sum(not tool(row.page).strip() for row in empty)
    begun = process_time()
    for row in held:
        tool(row.page)
    spent = (process_time() - begun) / len(held)
    total = sum(scores, Words(0, 0, 0))
    return (
        name,
        f"{total.f1:.3f}",
        f"{sum(score.f1 for score in scores) / len(scores):.3f}",
        f"{min(score.f1 for score in scores):.3f}",
        f"{total.precision or 0:.3f}",
        f"{total.recall or 0:.3f}",
        f"{silent}/{len(empty)}" if empty else "-",
        f"{1000 * spent:.1f}",
    )


if __name__ == "__main__":
    main()
