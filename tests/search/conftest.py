"""A record for searching: statements written for it, with everything that operators ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import apsw
import pytest

from mahdar.model import (
    Article,
    Block,
    ChainLink,
    Credit,
    Kind,
    LinkRole,
    Page,
    Reading,
    Role,
    Span,
    Speaker,
    Statement,
    Status,
    Timex,
    make_id,
)
from mahdar.store.connect import connect, immediate
from mahdar.store.relink import relink
from mahdar.store.rows import article_rows, page_rows
from mahdar.store.words import indexed_words
from mahdar.store.write import Writer


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in few words; the article around it is made for it."""

    words: str
    speaker: str | None = "غريغور فالتن"
    kind: Kind = Kind.INDIRECT
    status: Status = Status.ASSERTED
    day: str | None = "2022-01-10"
    outlet: str | None = "الشراع"
    agency: str | None = None
    relay: str | None = None
    language: str = "ar"


def reading_of(said: Said, number: int) -> Reading:
    """An article whose body is one statement."""
    head = said.speaker or "قيل"
    text = f"{head}: {said.words}"
    content = Span.of(text, len(head) + 2, len(text))
    speaker = Span.of(text, 0, len(head)) if said.speaker else None
    article_id = make_id("art", number)
    links = [ChainLink(LinkRole.SPEAKER, said.speaker, speaker)]
    if said.relay:
        links.append(ChainLink(LinkRole.RELAY, said.relay))
    article = Article(
        id=article_id,
        page_id=make_id("pg", number),
        path=f"{number:02d}.txt",
        text=text,
        body=(0, len(text)),
        blocks=(Block(0, len(text), Role.BODY, "given"),),
        published=Timex(said.day, None, "given") if said.day else None,
        outlet=Credit(said.outlet, "outlet", None, "given") if said.outlet else None,
        agencies=(Credit(said.agency, "agency", None, "given"),) if said.agency else (),
        language=said.language,
    )
    statement = Statement(
        id=make_id("st", article_id, *content.range),
        kind=said.kind,
        status=said.status,
        score=1.0,
        speaker=Speaker(speaker, said.speaker, "person" if said.speaker else None),
        cue=None,
        content=content,
        chain=tuple(links),
    )
    return Reading(article, (statement,))


def fill(place: Path, sayings: Sequence[Said], *, link: bool = True) -> apsw.Connection:
    """Make a record of statements."""
    connection = connect(place, write=True)
    writer = Writer(connection)
    with immediate(connection):
        for number, said in enumerate(sayings):
            reading = reading_of(said, number)
            article = reading.article
            page = writer.page(page_rows(Page(article.page_id, article.path, "text/plain", article.text)))
            writer.article(page, article_rows(reading, article.text, indexed_words(reading)))
    if link:
        relink(connection)
    return connection


SAYINGS = (
    Said("تريد كاربين ضمانات مكتوبة"),
    Said("والضمانات ليست كافية", "ينس ستولتنبرغ", Kind.DIRECT, day="2022-01-12"),
    Said("لا ثقة بالضمانات القديمة", "ينس ستولتنبرج", outlet="المرفأ", agency="نوردبرس"),
    Said("لا حاجة للضمانات الآن", "مارتا أودين", relay="وكالة الميناء"),
    Said("ضماناتها لا تنفع", None, Kind.ACT, Status.NEGATED, day=None, outlet=None),
    Said("الضامن هو المجتمع", day="2021-12-30"),
    Said("ضمن الاتفاق بند عن السفن", day="2021-12-31T22:10"),
    Said("رُدّ الطلبُ ردًّا جميلاً إلى اﻷمن", "سامي ديلون", day="2022-02"),
    Said("The NATO talks on guarantees", "Anna Berg", outlet="The Harbour", language="en"),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[apsw.Connection]:
    """The record of those statements."""
    connection = fill(tmp_path_factory.mktemp("search") / "record.db", SAYINGS)
    yield connection
    connection.close()
