"""Readings as JSON and back."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given

from mahdar.errors import RecordError
from mahdar.model import Article, Block, ChainLink, Credit, Cue, Doubt, Reading, Span, Speaker, Statement, Timex
from mahdar.model.codec import SCHEMA, decode, encode, from_line, to_line
from tests import factory
from tests.strategies import readings


@given(readings())
def test_decoding_undoes_encoding(reading: Reading) -> None:
    """Nothing is lost or changed on the way through a line of JSON."""
    assert from_line(to_line(reading)) == reading


@given(readings())
def test_a_reading_is_one_line_of_utf8(reading: Reading) -> None:
    """No letter of a page breaks the line, for readers that know more line ends than a newline too."""
    line = to_line(reading)
    assert len(line.splitlines()) == 1
    assert line.encode("utf-8")


def test_the_id_comes_first() -> None:
    """A plain sort groups lines by article."""
    assert to_line(factory.reading()).startswith('{"id":"art-1",')


def test_the_names_that_others_read_are_fixed() -> None:
    """Programs outside read these names (docs/json.md); a change here breaks them."""
    found = encode(factory.reading())
    text = factory.TEXT
    assert {key: found[key] for key in ("id", "path", "title", "published", "outlet", "agencies", "language")} == {
        "id": "art-1",
        "path": "a.txt",
        "title": "كالدورا ترد",
        "published": "2023-03-14T17:42",
        "outlet": "الشراع",
        "agencies": ["نوردبرس"],
        "language": "ar",
    }
    assert found["body"] == list(factory.article().body)
    statement = found["statements"][0]
    content = text.index("الممر")
    assert statement["content"] == {"text": "الممر مفتوح", "span": [content, content + 11]}
    assert statement["cue"]["lemma"] == "قال"
    assert statement["speaker"]["name"] == "غريغور فالتن"
    assert (statement["kind"], statement["status"], statement["score"]) == ("indirect", "asserted", 0.9)
    assert (statement["date"], statement["medium"], statement["addressee"]) == ("2023-03-13", "قناة بحر", None)
    assert [link["role"] for link in statement["chain"]] == ["speaker", "channel", "agency", "outlet"]
    assert statement["chain"][2] == {"role": "agency", "name": None, "text": None, "span": None}
    assert statement["chain"][3]["inferred"] is True


def test_unknown_fields_are_ignored() -> None:
    """A record with fields of another program, or of tomorrow, can be read."""
    row = encode(factory.reading())
    row["colour"] = {"of": "no interest"}
    row["statements"][0]["chain"][0]["weight"] = 5
    assert decode(row) == factory.reading()


def test_the_smallest_record_can_be_read() -> None:
    """Only what a statement cannot do without is needed; words come from the text."""
    row = {
        "id": "a",
        "text": "قال زيد نعم",
        "title": "زيد",
        "outlet": "x",
        "agencies": ["y"],
        "published": "2022",
        "statements": [{"id": "s", "kind": "direct", "content": {"span": [8, 11]}, "date": "2022-01-01"}],
    }
    reading = decode(row)
    assert reading.statements[0].content == Span(8, 11, "نعم")
    assert reading.article.title == Span(4, 7, "زيد")
    assert reading.article.body == (0, 11)
    assert reading.article.outlet is not None
    assert [credit.name for credit in reading.article.agencies] == ["y"]
    assert reading.statements[0].said is not None


def test_words_that_differ_from_the_text_are_kept() -> None:
    """A false record can be read, so that a check can show what is false in it."""
    row = encode(factory.reading())
    row["statements"][0]["content"]["text"] = "الممر مغلـق"
    assert decode(row).statements[0].content.text == "الممر مغلـق"


def test_half_a_character_survives() -> None:
    """A lone surrogate, out of a broken page, is escaped instead of failing at the file."""
    reading = factory.reading(doubts=(Doubt("x", "\ud800"),))
    assert from_line(to_line(reading)) == reading


def _with(row: dict[str, Any], value: object, *path: str | int) -> dict[str, Any]:
    row = json.loads(json.dumps(row))
    inner: Any = row
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return row


@pytest.mark.parametrize(
    ("value", "path", "message"),
    [
        (None, ("id",), "id: expected text, found nothing"),
        (5, ("text",), "text: expected text, found int"),
        ("x", ("statements",), "statements: expected a list, found str"),
        ([5], ("statements",), "statements[0]: expected an object, found int"),
        ([0], ("body",), "body: expected two offsets, start <= end <= 94, found [0]"),
        ([5, 2], ("body",), "body: expected two offsets, start <= end <= 94, found [5, 2]"),
        ([0, True], ("body",), "body: expected two offsets, start <= end <= 94, found [0, True]"),
        (SCHEMA + 1, ("schema",), "schema: this record has format 2, this version reads up to 1"),
        ("y", ("schema",), "schema: expected a number, found str"),
        (
            "say",
            ("statements", 0, "kind"),
            "statements[0].kind: expected one of direct, indirect, mixed, act, found 'say'",
        ),
        (None, ("statements", 0, "content"), "statements[0].content: expected an object, found nothing"),
        (None, ("statements", 0, "content", "span"), "statements[0].content.span: expected two offsets, found nothing"),
        ("x", ("statements", 0, "chain", 1, "inferred"), "statements[0].chain[1].inferred: expected true or false"),
        (
            [3, 4],
            ("statements", 0, "content", "span"),
            "statements[0].content.span: expected offsets 11 apart, as long as 'الممر مفتوح', found [3, 4]",
        ),
        ([1], ("statements", 0, "issues"), "statements[0].issues[0]: expected text, found int"),
    ],
)
def test_errors_name_the_field(value: object, path: tuple[str | int, ...], message: str) -> None:
    """Whoever made the record can find the place that is wrong."""
    row = _with(encode(factory.reading()), value, *path)
    with pytest.raises(RecordError) as caught:
        decode(row)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("line", ["", "[1]", "nonsense", "[" * 100_000, b"\xff\xfe"])
def test_what_is_no_record_is_refused(line: str | bytes) -> None:
    """Lines of something else give an error of ours, whatever they hold."""
    with pytest.raises(RecordError):
        from_line(line)


def test_generic_credits_name_no_agency() -> None:
    """ "Agencies" as a credit is kept with its words, and counts as nobody."""
    article = factory.article()
    generic = replace(article.agencies[0], name="وكالات", generic=True)
    found = encode(Reading(replace(article, agencies=(generic,)), ()))
    assert found["agencies"] == []
    assert found["agencies_from"][0]["generic"] is True


FIELDS = {
    Article: "id page_id path text body blocks title published outlet agencies signed language url captured doubts",
    Block: "start end role rule",
    ChainLink: "role name span inferred",
    Credit: "name role span rule source generic",
    Cue: "span lemma entry",
    Doubt: "code detail",
    Speaker: "span name type antecedent entity",
    Statement: "id kind status score speaker cue content said occasion medium addressee wording chain act issues"
    " inside doubts addressee_name",
    Timex: "value span rule anchor inferred",
}


@pytest.mark.parametrize("noun", FIELDS, ids=lambda noun: noun.__name__)
def test_no_field_is_forgotten(noun: type) -> None:
    """A field that is added to a noun enters the codec, docs/json.md and tests/strategies.py with it."""
    assert [field.name for field in fields(noun)] == FIELDS[noun].split()
