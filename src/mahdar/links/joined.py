"""Passages of one pair of articles put together where little stands between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from mahdar.model import Article, Span, make_id
from mahdar.model.links import Passage, PassageKind


def join_passages(passages: Iterable[Passage], articles: Iterable[Article], gap: int) -> tuple[Passage, ...]:
    """Return passages with neighbours put together, as one who looks for copying as such wants to see them.

    Args:
        passages: of any number of pairs.
        articles: the articles they are of.
        gap: code points that may lie between two passages, in each text. On data/text-reuse, where copied
            passages are long and were changed by hand or machine, 400 is best (swept over 100, 200, 400, 800);
            news desks copy by the sentence, and there 0 shows what is shared.
    """
    texts = {(article.id, article.path): article.text for article in articles}
    pairs: dict[tuple[str, str, str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        pairs[passage.a, passage.a_path, passage.b, passage.b_path].append(passage)
    joined = [one for pair in pairs.values() for one in _joined(pair, texts, gap)]
    return tuple(sorted(joined, key=lambda p: (p.a_path, p.b_path, p.a_span.range, p.b_span.range)))


def _joined(passages: list[Passage], texts: Mapping[tuple[str, str], str], gap: int) -> list[Passage]:
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (p.a_span.range, p.b_span.range)):
        merged = passage
        while near := next((p for p in kept if _near(p, merged, gap)), None):
            kept.remove(near)
            merged = _union(near, merged, texts)
        kept.append(merged)
    return kept


def _near(x: Passage, y: Passage, gap: int) -> bool:
    sides = ((x.a_span, y.a_span), (x.b_span, y.b_span))
    return all(max(left.start, right.start) - min(left.end, right.end) <= gap for left, right in sides)


def _union(x: Passage, y: Passage, texts: Mapping[tuple[str, str], str]) -> Passage:
    a = Span.of(texts[x.a, x.a_path], min(x.a_span.start, y.a_span.start), max(x.a_span.end, y.a_span.end))
    b = Span.of(texts[x.b, x.b_path], min(x.b_span.start, y.b_span.start), max(x.b_span.end, y.b_span.end))
    alike = sum(p.score * max(len(p.a_span.text), len(p.b_span.text)) for p in (x, y))
    reworded = PassageKind.REWORDED in (x.kind, y.kind)
    return Passage(
        id=make_id("ps", x.a, x.b, *a.range, *b.range),
        a=x.a,
        b=x.b,
        a_path=x.a_path,
        b_path=x.b_path,
        a_span=a,
        b_span=b,
        kind=PassageKind.REWORDED if reworded else PassageKind.EDITED,
        score=round(min(1.0, alike / max(len(a.text), len(b.text))), 4),
        matched=x.matched + y.matched,
        runs=tuple(sorted(x.runs + y.runs, key=lambda run: (run.a_start, run.b_start))),
    )
