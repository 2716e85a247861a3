"""Readings as JSON and back; the one place that knows the names of the fields.

The format is described in `docs/json.md`. Its rules:

- one object an article, the id first, so that a plain ``sort`` groups lines;
- every offset counts Unicode code points of ``text``, end exclusive;
- simple names hold plain words (``title``, ``date``, ``occasion``), and what proves
  them stands beside (``title_span``, ``said``, ``occasion_span``);
- fields that are not known are ignored, fields that are missing and not needed are empty;
  a field of the wrong type is an error that names it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from mahdar.errors import RecordError
from mahdar.model.article import Article, Block, Credit, Role, Timex
from mahdar.model.fields import Fields
from mahdar.model.span import Doubt, Span
from mahdar.model.statement import ChainLink, Cue, Kind, LinkRole, Reading, Speaker, Statement, Status

SCHEMA = 1
"""The number of the format; raised when a field changes its meaning, not when one is added."""

# Characters that some readers take for the end of a line; JSON lets us write them as escapes.
_LINE_ENDS = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"}

Json = dict[str, Any]


def to_line(reading: Reading) -> str:
    r"""Return a reading as one line of JSON, without the newline.

    >>> from mahdar.model import Article, Reading
    >>> to_line(Reading(Article("art-1", "pg-1", "a.txt", "x", (0, 1), ()), ()))[:43]
    '{"id":"art-1","schema":1,"page":"pg-1","pat'
    """
    return dumps(encode(reading))


def from_line(line: str | bytes) -> Reading:
    """Return the reading that a line of JSON holds.

    Raises:
        RecordError: the line is no JSON object, or a field is missing or of the wrong type.

    >>> from_line('{"id": "art-1", "text": 5}')
    Traceback (most recent call last):
    mahdar.errors.RecordError: text: expected text, found int
    """
    try:
        value = json.loads(line)
    except ValueError as error:
        raise RecordError(f"not a line of JSON: {error}") from error
    except RecursionError as error:
        raise RecordError("not a record: nested too deeply") from error
    return decode(value)


def dumps(value: object, *, indent: int | None = None) -> str:
    """Return JSON with its letters unescaped, safe to write as UTF-8 and to split into lines."""
    separators = (",", ":") if indent is None else None
    line = json.dumps(value, ensure_ascii=False, separators=separators, indent=indent)
    for character, escape in _LINE_ENDS.items():
        line = line.replace(character, escape)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair, out of a broken page
        return json.dumps(value, separators=separators, indent=indent)
    return line


def encode(reading: Reading) -> Json:
    """Return a reading as plain JSON values."""
    article = reading.article
    return {
        "id": article.id,
        "schema": SCHEMA,
        "page": article.page_id,
        "path": article.path,
        "url": article.url,
        "captured": article.captured,
        "language": article.language,
        "title": _words(article.title),
        "title_span": _range(article.title),
        "published": article.published.value if article.published else None,
        "published_from": _timex(article.published),
        "outlet": article.outlet.name if article.outlet else None,
        "outlet_from": _credit(article.outlet),
        "agencies": [credit.name for credit in article.agencies if not credit.generic],
        "agencies_from": [_credit(credit) for credit in article.agencies],
        "signed": [_credit(credit) for credit in article.signed],
        "body": list(article.body),
        "blocks": [{"span": [b.start, b.end], "role": b.role.value, "rule": b.rule} for b in article.blocks],
        "doubts": _doubts(article.doubts),
        "statements": [encode_statement(statement) for statement in reading.statements],
        "text": article.text,
    }


def encode_statement(statement: Statement) -> Json:
    """Return a statement as plain JSON values."""
    speaker, cue, said = statement.speaker, statement.cue, statement.said
    return {
        "id": statement.id,
        "kind": statement.kind.value,
        "status": statement.status.value,
        "score": statement.score,
        "speaker": {
            "text": _words(speaker.span),
            "span": _range(speaker.span),
            "name": speaker.name,
            "type": speaker.type,
            "antecedent": _span(speaker.antecedent),
            "entity": speaker.entity,
        },
        "cue": {"text": cue.span.text, "span": _range(cue.span), "lemma": cue.lemma, "entry": cue.entry}
        if cue
        else None,
        "content": _span(statement.content),
        "date": said.value[:10] if said else None,
        "said": _timex(said),
        "occasion": _words(statement.occasion),
        "occasion_span": _range(statement.occasion),
        "medium": _words(statement.medium),
        "medium_span": _range(statement.medium),
        "addressee": statement.to,
        "addressee_text": _words(statement.addressee),
        "addressee_span": _range(statement.addressee),
        "wording": statement.wording,
        "chain": [_link(link) for link in statement.chain],
        "act": statement.act,
        "issues": list(statement.issues),
        "inside": statement.inside,
        "doubts": _doubts(statement.doubts),
    }


def decode(value: object) -> Reading:
    """Return the reading that plain JSON values describe; the inverse of `encode`.

    Raises:
        RecordError: a field is missing, of the wrong type or out of range; the message names it.
    """
    fields = Fields.of(value)
    schema = fields.number("schema", SCHEMA)
    if schema > SCHEMA:
        raise RecordError(f"schema: this record has format {schema:g}, this version reads up to {SCHEMA}")
    text = fields.text("text")
    article = Article(
        id=fields.text("id"),
        page_id=fields.text("page", ""),
        path=fields.text("path", ""),
        text=text,
        body=fields.range_within("body", len(text)) or (0, len(text)),
        blocks=tuple(_read_block(item, len(text)) for item in fields.objects("blocks")),
        title=_read_title(fields, text),
        published=_read_timex(fields, "published_from", "published", text),
        outlet=_read_outlet(fields, text),
        agencies=_read_agencies(fields, text),
        signed=tuple(_read_credit(item, "writer", text) for item in fields.objects("signed")),
        language=fields.text("language", "ar"),
        url=fields.optional_text("url"),
        captured=fields.optional_text("captured"),
        doubts=_read_doubts(fields),
    )
    return Reading(article, tuple(_read_statement(item, text) for item in fields.objects("statements")))


def _words(span: Span | None) -> str | None:
    return span.text if span else None


def _range(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _span(span: Span | None) -> Json | None:
    return {"text": span.text, "span": [span.start, span.end]} if span else None


def _timex(timex: Timex | None) -> Json | None:
    if timex is None:
        return None
    return {
        "value": timex.value,
        "text": _words(timex.span),
        "span": _range(timex.span),
        "anchor": timex.anchor,
        "rule": timex.rule,
        "inferred": timex.inferred,
    }


def _credit(credit: Credit | None) -> Json | None:
    if credit is None:
        return None
    return {
        "name": credit.name,
        "role": credit.role,
        "text": _words(credit.span),
        "span": _range(credit.span),
        "source": credit.source,
        "generic": credit.generic,
        "rule": credit.rule,
    }


def _link(link: ChainLink) -> Json:
    row: Json = {"role": link.role.value, "name": link.name, "text": _words(link.span), "span": _range(link.span)}
    if link.inferred:
        row["inferred"] = True
    return row


def _doubts(doubts: Sequence[Doubt]) -> list[Mapping[str, str]]:
    return [{"code": doubt.code, "detail": doubt.detail} for doubt in doubts]


def _read_title(fields: Fields, text: str) -> Span | None:
    """Read the headline; where its offsets are missing, it is looked for in the text."""
    title = fields.optional_text("title")
    if title and not fields.has("title_span"):
        start = text.find(title)
        return Span.of(text, start, start + len(title)) if start >= 0 else None
    return fields.span("title_span", text, words=title)


def _read_block(fields: Fields, length: int) -> Block:
    start, end = fields.needed_range("span", length)
    return Block(start, end, fields.choice("role", Role), fields.text("rule", ""))


def _read_timex(fields: Fields, name: str, plain: str, text: str) -> Timex | None:
    """Read the full form under `name`; else take the bare value under `plain`, which other writers give."""
    inner = fields.optional_inner(name)
    if inner is None:
        value = fields.optional_text(plain)
        return Timex(value, None, "given") if value else None
    return Timex(
        value=inner.text("value"),
        span=inner.span("span", text, words=inner.optional_text("text")),
        rule=inner.text("rule", ""),
        anchor=inner.optional_text("anchor"),
        inferred=inner.flag("inferred"),
    )


def _read_credit(fields: Fields, role: str, text: str) -> Credit:
    return Credit(
        name=fields.text("name"),
        role=fields.text("role", role),
        span=fields.span("span", text, words=fields.optional_text("text")),
        rule=fields.text("rule", ""),
        source=fields.optional_text("source"),
        generic=fields.flag("generic"),
    )


def _read_outlet(fields: Fields, text: str) -> Credit | None:
    inner = fields.optional_inner("outlet_from")
    if inner is not None:
        return _read_credit(inner, "outlet", text)
    name = fields.optional_text("outlet")
    return Credit(name, "outlet", None, "given") if name else None


def _read_agencies(fields: Fields, text: str) -> tuple[Credit, ...]:
    if fields.has("agencies_from"):
        return tuple(_read_credit(item, "agency", text) for item in fields.objects("agencies_from"))
    return tuple(Credit(name, "agency", None, "given") for name in fields.texts("agencies"))


def _read_doubts(fields: Fields) -> tuple[Doubt, ...]:
    return tuple(Doubt(item.text("code"), item.text("detail", "")) for item in fields.objects("doubts"))


def _read_statement(fields: Fields, text: str) -> Statement:
    addressee = fields.span("addressee_span", text, words=fields.optional_text("addressee_text"))
    return Statement(
        id=fields.text("id"),
        kind=fields.choice("kind", Kind),
        status=fields.choice("status", Status, Status.ASSERTED),
        score=fields.number("score", 1.0),
        speaker=_read_speaker(fields.optional_inner("speaker"), text),
        cue=_read_cue(fields.optional_inner("cue"), text),
        content=fields.inner("content").needed_span("span", text, words="text"),
        said=_read_timex(fields, "said", "date", text),
        occasion=fields.span("occasion_span", text, words=fields.optional_text("occasion")),
        medium=fields.span("medium_span", text, words=fields.optional_text("medium")),
        addressee=addressee,
        addressee_name=_other_name(fields.optional_text("addressee"), addressee),
        wording=fields.text("wording", "unknown"),
        chain=tuple(_read_link(item, text) for item in fields.objects("chain")),
        act=fields.optional_text("act"),
        issues=fields.texts("issues"),
        inside=fields.optional_text("inside"),
        doubts=_read_doubts(fields),
    )


def _other_name(name: str | None, span: Span | None) -> str | None:
    """Return a name that is more than the words of its span."""
    return None if span is not None and name == span.text else name


def _read_speaker(fields: Fields | None, text: str) -> Speaker:
    if fields is None:
        return Speaker(None, None)
    antecedent = fields.optional_inner("antecedent")
    return Speaker(
        span=fields.span("span", text, words=fields.optional_text("text")),
        name=fields.optional_text("name"),
        type=fields.optional_text("type"),
        antecedent=antecedent.needed_span("span", text, words="text") if antecedent else None,
        entity=fields.optional_text("entity"),
    )


def _read_cue(fields: Fields | None, text: str) -> Cue | None:
    if fields is None:
        return None
    return Cue(fields.needed_span("span", text, words="text"), fields.text("lemma", ""), fields.text("entry", ""))


def _read_link(fields: Fields, text: str) -> ChainLink:
    return ChainLink(
        role=fields.choice("role", LinkRole),
        name=fields.optional_text("name"),
        span=fields.span("span", text, words=fields.optional_text("text")),
        inferred=fields.flag("inferred"),
    )
