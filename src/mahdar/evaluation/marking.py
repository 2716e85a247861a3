"""Gold as a person writes it: the words, in YAML; here they get their offsets.

A content is written whole, or as ``first words … last words``. Contents are looked for in the order of
the file. ``cue_in`` and ``speaker_in`` may hold a longer stretch that contains the cue or the speaker,
where the nearest occurrence of the word would be the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mahdar.errors import RecordError

JOINT = " … "
BEFORE = 260
"""How far before its content a cue is looked for, in characters: about two sentences of news."""

Range = tuple[int, int]


def find(text: str, wanted: str, start: int = 0) -> Range:
    """Return the stretch that `wanted` names, at or after `start`.

    Raises:
        RecordError: it is not there.

    >>> find("one two three four", "two … four")
    (4, 18)
    """
    first, _, last = wanted.partition(JOINT)
    begin = text.find(first, start)
    if begin < 0:
        raise RecordError(f"not on the page after {start}: {wanted!r}")
    if not last:
        return begin, begin + len(first)
    end = text.find(last, begin + len(first))
    if end < 0:
        raise RecordError(f"its end is not on the page: {wanted!r}")
    return begin, end + len(last)


def resolve(marked: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return the gold of one page with offsets for body, contents, cues and speakers.

    Args:
        marked: what the YAML file holds.
        text: the page's text.

    Raises:
        RecordError: words are not on the page, or a content leaves the body.
    """
    article = dict(marked["article"])
    start = find(text, article.pop("body_start"))[0]
    end = find(text, article.pop("body_end"), start)[1]
    article["body"] = [start, end]
    article["published"] = str(article["published"]) if article.get("published") else None
    rows = list(_statements(marked["statements"] or (), text, (start, end)))
    for words in marked.get("not_statements") or ():
        low, high = find(text, words)
        if any(low < row["content"][1] and row["content"][0] < high for row in rows):
            raise RecordError(f"said to be no statement, yet inside one: {words!r}")
    return {"article": article, "statements": rows}


def _statements(marked: Iterable[Mapping[str, Any]], text: str, body: Range) -> Iterator[dict[str, Any]]:
    at = body[0]
    for entry in marked:
        row = dict(entry)
        try:
            content = find(text, row["content"], at)
        except RecordError:
            content = find(text, row["content"], body[0])
        if content[1] > body[1]:
            raise RecordError(f"outside the body: {row['content']!r}")
        at = max(at, content[0])
        near = (content[0], content[0])
        if row.get("cue"):
            around = row.pop("cue_in", None)
            near = _within(text, row["cue"], around) if around else _cue(text, row["cue"], content)
            row["cue"] = list(near)
        if row.get("speaker"):
            around = row.pop("speaker_in", None)
            words = row["speaker"]
            row["speaker"] = list(_within(text, words, around) if around else _closest(text, words, near))
        row["content"] = list(content)
        if row.get("date"):
            row["date"] = str(row["date"])
        yield row


def _whole(text: str, words: str) -> list[int]:
    """Where words stand whole; letters hung on in front do not count, whatever they are."""
    hits = [match.start() for match in re.finditer(rf"{re.escape(words)}(?!\w)", text)]
    whole = [hit for hit in hits if re.search(r"(?<!\w)\w{0,2}$", text[max(0, hit - 3) : hit])]
    if not whole:
        raise RecordError(f"not on the page as whole words: {words!r}")
    return whole


def _cue(text: str, words: str, content: Range) -> Range:
    """The last occurrence shortly before the content, else the nearest outside it, else inside."""
    low, high = content
    hits = _whole(text, words)
    before = [hit for hit in hits if low - BEFORE <= hit and hit + len(words) <= low]
    outside = [hit for hit in hits if hit < low or hit >= high]
    start = max(before) if before else min(outside or hits, key=lambda hit: min(abs(low - hit), abs(hit - high)))
    return start, start + len(words)


def _closest(text: str, words: str, near: Range) -> Range:
    size = len(words)
    start = min(_whole(text, words), key=lambda hit: max(hit - near[1], near[0] - (hit + size), 0))
    return start, start + size


def _within(text: str, words: str, around: str) -> Range:
    start = find(text, around)[0] + around.index(words)
    return start, start + len(words)
