"""Search finds every form of a word, and nothing else; operators; hostile queries."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from mahdar.errors import UsageError
from mahdar.model import Kind
from mahdar.search import find as module
from mahdar.search.find import search
from mahdar.search.query import MOST_WORDS, parse
from mahdar.store.connect import value
from tests.search.conftest import SAYINGS, Said, fill


def found(connection: apsw.Connection, query: str, **options: int) -> list[int]:
    """The numbers of the statements found, sorted."""
    return sorted(int(hit.path[:2]) for hit in search(connection, parse(query), **options).hits)


QUERIES = {
    # every form of a word, and no other word
    "الضمانات": [0, 1, 2, 3, 4],
    "ضمانات": [0, 1, 2, 3, 4],
    "وبالضمانات": [0, 1, 2, 3, 4],
    "ضماناتها": [0, 1, 2, 3, 4],
    "الضامن": [5],
    "ضمن": [6],
    # marks, tanwin, ligatures, spelling
    "رد": [7],
    "ردّا": [7],
    "ردا": [7],
    "الأمن": [7],
    "الامن": [7],
    "للأمن": [7],
    # another language beside
    "nato": [8],
    "NATO talks": [8],
    # several words, phrases, exclusions
    "ضمانات مكتوبة": [0],
    '"ضمانات مكتوبة"': [0],
    '"مكتوبة ضمانات"': [],
    "«ضمانات مكتوبة»": [0],
    '"ليست كافية': [1],
    "الضمانات -القديمة": [0, 1, 3, 4],
    'الضمانات -"ليست كافية"': [0, 2, 3, 4],
    "-الضمانات": [5, 6, 7, 8],
    # operators
    "speaker:ستولتنبرغ": [1, 2],
    "speaker:ستولتنبرج": [1, 2],
    'speaker:"ينس ستولتنبرغ"': [1, 2],
    "speaker:ينس الضمانات": [1, 2],
    "القائل:فالتن": [0, 5, 6],
    "speaker:فالتن speaker:أودين": [0, 3, 5, 6],
    "speaker:anna": [8],
    "outlet:المرفأ": [2],
    "outlet:الشراع الضمانات": [0, 1, 3],
    "وسيلة:المرفأ": [2],
    "agency:نوردبرس": [2],
    "agency:الميناء": [3],
    "وكالة:الميناء": [3],
    "kind:direct": [1],
    "kind:direct kind:act": [1, 4],
    "نوع:مباشر": [1],
    "status:negated": [4],
    "kind:direct outlet:المرفأ": [],
    # days
    "2022-01-12..2022-01-12": [1],
    "2022-01-11..": [1, 7],
    "..2021": [5, 6],
    "..2021-12-30": [5],
    "2021-12..2022-01-10": [0, 2, 3, 5, 6, 8],
    "٢٠٢٢-٠١-١٢..٢٠٢٢-٠١-١٢": [1],
    "day:2021-12": [5, 6],
    "day:2022-01-12 الضمانات": [1],
    "2022-01-12..2022-01-12 speaker:ستولتنبرج": [1],
    # nothing to ask for
    "": [],
    "   ": [],
    "«»": [],
    "ـــ": [],
    "؟؟": [],
    "لا يوجد هذا": [],
}


@pytest.mark.parametrize(("query", "expected"), QUERIES.items(), ids=lambda value: str(value) or "empty")
def test_queries(record: apsw.Connection, query: str, expected: list[int]) -> None:
    """What is found, and how many are said to be."""
    hits = search(record, parse(query))
    assert sorted(int(hit.path[:2]) for hit in hits.hits) == expected
    assert hits.total == len(expected)


HOSTILE = [
    '"', '""', '"""', "'", "';DROP TABLE page;--", "a AND", "AND OR NOT", "NEAR(a b)", "words:x", "{words}:x", "^a",
    "a*", "*", "(", ")", "((((", "a NEAR/2 b", "-", "--", "- -", '-"', "speaker:", 'speaker:"', "speaker:'",
    "speaker:%", "kind:", ":", "::", "..", "a..b", "\\", "\x00", "a\x00b", "\ud800", "\u202e\u2066", "\n\t\r", "😀",
    "😀" * 500, "x" * 100_000, "ا" * 100_000, "الضمانات " * 20_000, '"' + "كلمة " * 5_000 + '"',
    "-كلمة " * 5_000, "speaker:" + "ا" * 50_000, "ﷺ", "ﷲ", "０１２", "2022-01-01..2022-01-01 " * 500, "%s", "{0}",
    "<script>", "../../etc",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query)[:30])
def test_nothing_typed_is_syntax(record: apsw.Connection, query: str) -> None:
    """Any query finds something or nothing; none is an error of the library below, and the record stays whole."""
    try:
        hits = search(record, parse(query))
    except UsageError:
        return
    assert hits.total >= len(hits.hits) - sum(hit.share < 1 for hit in hits.hits)
    assert value(record, "SELECT count(*) FROM page") == len(SAYINGS)


def test_a_long_query_is_cut(record: apsw.Connection) -> None:
    """Words beyond the most are passed over."""
    query = parse("ضمانات " + "مكتوبة " * MOST_WORDS + "سفينة")
    assert [hit.path for hit in search(record, query).hits] == ["00.txt"]


@pytest.mark.parametrize("query", ["kind:loud", "status:maybe", "2022-13..2022-14", "day:yesterday", "2022-01-40.."])
def test_a_value_that_an_operator_does_not_take(query: str) -> None:
    """Is told, with those it takes."""
    with pytest.raises(UsageError, match=r"is one of|is no day"):
        parse(query)


def test_words_are_marked_where_they_stand(record: apsw.Connection) -> None:
    """In the page's own text, marks and clitics included."""
    for query, words in (
        ("الضمانات", {"والضمانات", "بالضمانات", "للضمانات", "ضماناتها", "ضمانات"}),
        ("رد", {"رُدّ"}),
    ):
        hits = search(record, parse(query)).hits
        marked = {
            hit.content.text[start - hit.content.start : end - hit.content.start]
            for hit in hits
            for start, end in hit.marks
        }
        assert marked == words


def test_hits_say_what_is_known(record: apsw.Connection) -> None:
    """And None for what is not."""
    (hit,) = search(record, parse("ضماناتها kind:act")).hits
    assert (hit.speaker, hit.outlet, hit.day, hit.kind, hit.status) == (None, None, None, "act", "negated")
    (hit,) = search(record, parse("speaker:ينس 2022-01-12..")).hits
    assert (hit.speaker, hit.outlet, hit.day) == ("ينس ستولتنبرغ", "الشراع", "2022-01-12")


def test_a_pasted_sentence_finds_its_rewording(record: apsw.Connection) -> None:
    """With the share of its words; a phrase in quotation marks does not."""
    hits = search(record, parse("كاربين تريد ضمانات مكتوبة على الفور"))
    assert [(hit.path, round(hit.share, 2)) for hit in hits.hits] == [("00.txt", 0.67)]
    assert hits.total == 0
    assert search(record, parse('"كاربين تريد ضمانات مكتوبة على الفور"')).hits == ()


def test_parts_of_a_list(record: apsw.Connection) -> None:
    """Put together they are the whole, and none stands in two."""
    whole = [hit.statement_id for hit in search(record, parse("الضمانات")).hits]
    parts = [search(record, parse("الضمانات"), limit=2, offset=offset).hits for offset in (0, 2, 4, 6)]
    assert [hit.statement_id for part in parts for hit in part] == whole
    assert search(record, parse("الضمانات"), limit=0).hits == ()


@pytest.mark.parametrize("query", ["السفن", "السفن speaker:سامي", "السفن kind:direct", "السفن -ممر"])
@pytest.mark.parametrize(("most", "dense", "narrow"), [(0, 0.0, 0), (0, 1.1, 0), (0, 0.0, 1000), (9999, 0.0, 0)])
def test_ways_of_searching_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str, most: int, dense: float, narrow: int
) -> None:
    """However common the words are, the same statements are found, in an order that the record decides."""
    sayings = [
        Said(
            f"السفن في الممر رقم {number}" if number % 3 else "السفن في المرفأ",
            "سامي ديلون" if number % 4 else "مارتا أودين",
            Kind.DIRECT if number % 5 else Kind.ACT,
            day=f"2022-01-{number % 28 + 1:02d}",
        )
        for number in range(60)
    ]
    connection = fill(tmp_path / "r.db", [*sayings, *[Said("لا شيء")] * 10], link=False)
    usual = {hit.statement_id for hit in search(connection, parse(query), limit=999).hits}
    for name, setting in (("_MOST_RANKED", most), ("_FEW", 0), ("_DENSE", dense), ("_NARROW", narrow)):
        monkeypatch.setattr(module, name, setting)
    hits = search(connection, parse(query), limit=999)
    assert {hit.statement_id for hit in hits.hits} == usual
    assert hits.total == len(usual)
    if not hits.ranked:
        order = [(hit.day, hit.statement_id) for hit in hits.hits]
        assert order == sorted(order, reverse=True)
        first = [hit.statement_id for hit in search(connection, parse(query), limit=5).hits]
        assert first == [statement for _, statement in order[:5]]
    connection.close()
