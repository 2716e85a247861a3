"""Who is who within a set of articles."""

from __future__ import annotations

from itertools import permutations

import pytest

from mahdar.links.entities import resolve
from mahdar.model import Reading
from mahdar.model.links import EntityKind
from tests.links.build import article, reading, said


def _speaks(path: str, *speakers: tuple[str | None, str | None, str | None]) -> Reading:
    """An article in which each speaker (words, name, type) says something."""
    text = "\n".join(f"قال {words or name} إن الممر رقم {n} مفتوح" for n, (words, name, _) in enumerate(speakers))
    source = article(text, path)
    return reading(
        source,
        *(
            said(source, f"الممر رقم {n} مفتوح", who=name, by=words, of=kind)
            for n, (words, name, kind) in enumerate(speakers)
        ),
    )


def _names(*readings: Reading) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(name for name, _ in entity.names)) for entity in resolve(readings).entities)


def test_spellings_of_one_name_are_one_person_with_a_reason() -> None:
    """ستولتنبرغ and ستولتنبرج."""
    found = resolve([_speaks("a", (None, "ينس ستولتنبرغ", "person")), _speaks("b", (None, "ينس ستولتنبرج", "person"))])
    (entity,) = found.entities
    assert entity.kind is EntityKind.PERSON
    assert [reason.code for reason in entity.merges] == ["name-spelling"]
    assert set(found.speakers.values()) == {0}


def test_a_surname_is_the_one_full_name_that_it_fits() -> None:
    """Also in another article."""
    assert _names(_speaks("a", (None, "ألدو ميرغان", "person")), _speaks("b", (None, "ميرغان", "person"))) == [
        ("ألدو ميرغان", "ميرغان")
    ]


def test_namesakes_stay_apart_and_their_surname_is_nobodys() -> None:
    """Two full names share it: it belongs to neither, with a doubt."""
    found = resolve(
        [
            _speaks("a", (None, "إيميل فارو", "person")),
            _speaks("b", (None, "مارتا فارو", "person")),
            _speaks("c", (None, "فارو", "person")),
        ]
    )
    assert len(found.entities) == 3
    (alone,) = [entity for entity in found.entities if entity.name == "فارو"]
    assert [doubt.code for doubt in alone.doubts] == ["ambiguous-name"]


def test_within_an_article_a_surname_is_the_full_name_there() -> None:
    """Even where the set holds a namesake."""
    here = _speaks("a", (None, "إيميل فارو", "person"), (None, "فارو", "person"))
    assert _names(here, _speaks("b", (None, "مارتا فارو", "person"))) == [("إيميل فارو", "فارو"), ("مارتا فارو",)]


def test_an_office_alone_is_its_holder_where_nobody_else_holds_it() -> None:
    """The words before a name in one article tell who holds it."""
    holder = _speaks("a", ("وزير الخارجية الروسي غريغور فالتن", "غريغور فالتن", "official"))
    alone = _speaks("b", ("وزير الخارجية الروسي", "وزير الخارجية الروسي", "official"))
    (entity,) = resolve([holder, alone]).entities
    assert [reason.code for reason in entity.merges] == ["name-office"]
    vague = _speaks("b", ("رئيس اللجنة", "رئيس اللجنة", "official"))
    chair = _speaks("a", ("رئيس اللجنة غريغور فالتن", "غريغور فالتن", "official"))
    assert len(resolve([chair, vague]).speakers) == 1
    second = _speaks("c", ("وزير الخارجية الروسي ميلان دوراك", "ميلان دوراك", "official"))
    assert len(resolve([holder, alone, second]).speakers) == 2


@pytest.mark.parametrize("name", ["الوزارة", "مصدر دبلوماسي", "الوزير"])
def test_words_that_name_nobody_are_no_entity(name: str) -> None:
    """A source without a name in one article is not the one in another."""
    assert resolve([_speaks("a", (None, name, None)), _speaks("b", (None, name, None))]).entities == ()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_readings_changes_no_entity(order: tuple[int, ...]) -> None:
    """Ids, names and reasons are the same."""
    readings = [
        _speaks("a", (None, "سيرغي لافروف", "person"), (None, "روسيا", "country")),
        _speaks("b", (None, "سيرجي لافروف", "person")),
        _speaks("c", (None, "لافروف", "person")),
    ]
    assert resolve([readings[n] for n in order]).entities == resolve(readings).entities


def test_a_given_name_within_a_longer_name_needs_more() -> None:
    """The shorter name may be another member of the family, unless one office is told for both."""
    long = _speaks("a", (None, "صالح محمود العمري", "person"))
    assert len(resolve([long, _speaks("b", (None, "محمود العمري", "person"))]).entities) == 2
    office = "رئيس بلدية سافين"
    told = _speaks("a", (f"{office} صالح محمود العمري", "صالح محمود العمري", "official"))
    same = _speaks("b", (f"{office} محمود العمري", "محمود العمري", "official"))
    assert len(resolve([told, same]).entities) == 1


@pytest.mark.parametrize("name", ["الأول", "محمود"])
def test_a_common_word_is_the_full_name_only_where_both_stand(name: str) -> None:
    """In another article it may be anybody."""
    full = f"سامي {name}"
    here = _speaks("a", (None, full, "person"), (None, name, "person"))
    there = _speaks("b", (None, name, "person"))
    found = resolve([here, there])
    assert found.speakers[0, 0] == found.speakers[0, 1] != found.speakers[1, 0]
