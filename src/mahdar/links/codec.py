"""Groups, passages, entities and traces as plain JSON values; the names of the fields are fixed (docs/json.md)."""

from __future__ import annotations

from typing import Any

from mahdar.links.diff import ReportDiff
from mahdar.links.trace import Trace
from mahdar.links.wording import explain
from mahdar.model import Span
from mahdar.model.links import Group, Joining, Link, Passage, Reason

Json = dict[str, Any]


def encode_passage(passage: Passage) -> Json:
    """Return a passage; offsets count code points of each article's text, end exclusive."""
    return {
        "id": passage.id,
        "a": passage.a_path,
        "b": passage.b_path,
        "a_span": list(passage.a_span.range),
        "b_span": list(passage.b_span.range),
        "kind": passage.kind.value,
        "score": passage.score,
        "words": passage.matched,
        "a_text": passage.a_span.text,
        "b_text": passage.b_span.text,
        "runs": [[run.a_start, run.a_end, run.b_start, run.b_end] for run in passage.runs],
    }


def encode_group(group: Group, language: str = "ar") -> Json:
    """Return a group with its bounds and its proof, reasons in the words of a language of the interface."""
    return {
        "id": group.id,
        "speaker": group.speaker,
        "entity": group.entity,
        "members": [
            {
                "path": m.path,
                "span": list(m.span.range),
                "text": m.span.text,
                "statement": m.statement_id,
                "article": m.article_id,
            }
            for m in group.members
        ],
        "independent": [group.lower, group.upper],
        "reasons": [line for joining in group.joinings for line in joining_lines(group, joining, language)],
        "links": [_link(link, language) for link in group.links],
        "joinings": [
            {"left": j.left, "right": j.right, "tie": j.tie.value, "reasons": [_reason(r, language) for r in j.reasons]}
            for j in group.joinings
        ],
        "origins": [
            {
                "members": list(origin.members),
                "known": origin.known,
                "carriers": [
                    {
                        "name": c.name,
                        "evidence": c.evidence.value,
                        "member": c.member,
                        "text": _text(c.span),
                        "span": _range(c.span),
                    }
                    for c in origin.carriers
                ],
            }
            for origin in group.origins
        ],
        "doubts": [{"code": doubt.code, "detail": doubt.detail} for doubt in group.doubts],
    }


def joining_lines(group: Group, joining: Joining, language: str) -> list[str]:
    """Return a joining in words, one line a reason, with the two pages that it joins."""
    left, right = group.members[joining.left].path, group.members[joining.right].path
    return [f"{left} + {right}: {explain(reason, language)}" for reason in joining.reasons]


def encode_trace(found: Trace, language: str = "ar") -> Json:
    """Return a trace: the verdict, what is shared, and what is not known."""
    return {
        "verdict": found.verdict,
        "pages": found.pages,
        "independent": [found.lower, found.upper],
        "groups": [encode_group(group, language) for group in found.groups],
        "passages": [encode_passage(passage) for passage in found.passages],
        "unknown": [_reason(reason, language, "unknown") for reason in found.unknown],
    }


def encode_diff(difference: ReportDiff) -> Json:
    """Return how two reports differ."""
    return {
        "likeness": difference.likeness,
        "identical": difference.identical,
        "edits": [
            {
                "kind": e.kind.value,
                "left": _text(e.left),
                "left_span": _range(e.left),
                "right": _text(e.right),
                "right_span": _range(e.right),
            }
            for e in difference.edits
        ],
        "differences": [{"what": d.what, "left": d.left, "right": d.right} for d in difference.differences],
        "marks": [
            {
                "left": left.text,
                "left_span": _range(left),
                "right": right.text,
                "right_span": _range(right),
                "marked": "left" if on_left else "right",
            }
            for left, right, on_left in difference.marks
        ],
    }


def _link(link: Link, language: str) -> Json:
    return {
        "left": link.left,
        "right": link.right,
        "score": link.score,
        "reasons": [_reason(reason, language) for reason in link.reasons],
    }


def _reason(reason: Reason, language: str, table: str = "reason") -> Json:
    return {
        "code": reason.code,
        "score": reason.score,
        "details": dict(reason.details),
        "text": explain(reason, language, table),
    }


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _range(span: Span | None) -> list[int] | None:
    return list(span.range) if span else None
