"""The table of sources: every entry is whole, every name is found."""

from __future__ import annotations

from typing import Any

import pytest

from mahdar.errors import PackError
from mahdar.world import owner_of, source_of_domain, sources, sources_apart, sources_meant, sources_named
from mahdar.world.sources import KINDS, Source, name_key, read_sources, references


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.id)
def test_every_entry_is_whole(source: Source) -> None:
    """An id is ASCII, a kind is known, every form leads back to the entry, and the facts say where they come from."""
    assert source.id.isascii()
    assert source.kind in KINDS
    assert source.origins["names"]
    assert all(source in sources_named(form) for form in source.forms)
    assert source.common <= {name_key(form) for form in source.forms}
    assert all(source_of_domain(f"https://www.{domain}/x") == source for domain in source.domains)


def test_part_of_names_another_entry() -> None:
    """A service belongs to a source that is in the table."""
    ids = {source.id for source in sources()}
    assert {source.part_of for source in sources()} <= ids | {None}


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("أ ف ب", ["afp"]),
        ("ا.ف.ب", ["afp"]),
        ("د.ب.أ", ["dpa"]),
        ("REUTERS", ["reuters"]),
        ("أردو بوینت", ["urdupoint"]),
        ("الوطن", ["alwatan-sa", "elwatannews"]),
        ("جريدة لا وجود لها", []),
        ("", []),
    ],
)
def test_names_are_found_in_any_spelling(name: str, ids: list[str]) -> None:
    """Dots, marks and letters of neighbouring alphabets make no difference; shared names give every bearer."""
    assert [source.id for source in sources_named(name)] == ids


def test_common_words_are_names_only_beside_a_title() -> None:
    """A town is no newspaper by itself."""
    assert sources_meant("الرياض") == ()
    assert [source.id for source in sources_meant("صحيفة الرياض")] == ["alriyadh"]
    assert [source.id for source in sources_meant("رويترز")] == ["reuters"]


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("http://arabic.cnn.com/2013/x", "cnn-arabic"),
        ("https://edition.cnn.com/x", "cnn"),
        ("https://www.bbc.com/arabic/articles/x", "bbc-arabic"),
        ("www.bbc.com", "bbc"),
        ("aawsat.com", "aawsat"),
        ("https://notcnn.com/x", None),
        ("", None),
    ],
)
def test_addresses_lead_to_their_source(url: str, wanted: str | None) -> None:
    """The longest host and path that the table has decides; a host that only ends alike is another."""
    found = source_of_domain(url)
    assert (found.id if found else None) == wanted


def test_towns_are_agencies_where_no_town_can_stand() -> None:
    """In brackets and behind a town the name is the agency's."""
    assert sources_meant("قنا") == ()
    assert [source.id for source in sources_apart("قنا")] == ["qna"]
    assert sources_apart("الرياض") == ()


def test_every_fact_beside_a_spelling_was_read_in_a_page() -> None:
    """Domains, countries, owners and houses come from a reference with an address; each reference serves a fact."""
    used = {one for source in sources() for ids in source.origins.values() for one in ids}
    assert used == references().keys()
    for source in sources():
        facts = {"domains": source.domains, "country": source.country, "owner": source.owner, "part_of": source.part_of}
        assert {fact for fact, value in facts.items() if value} == source.origins.keys() - {"names"}


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("الشرق الأوسط أونلاين", "saudi-research-and-media"),
        ("الاقتصادية", "saudi-research-and-media"),
        ("نوفوستي", "rossiya-segodnya"),
        ("سبوتنيك", "rossiya-segodnya"),
        ("CNN بالعربية", "warner-bros-discovery"),
        ("أ ف ب", None),
    ],
)
def test_owners_are_told_where_a_source_tells_them(name: str, owner: str | None) -> None:
    """A service has its house's owner; where nothing was read the owner is unknown."""
    (source,) = sources_named(name)
    found = owner_of(source)
    assert (found[0] if found else None) == owner


ROW: dict[str, Any] = {"id": "x", "name": "x", "kind": "agency", "from": {"names": ["usage"]}}
OTHER = ROW | {"id": "y", "name": "y"}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([ROW | {"name": ""}], "needs 'name'"),
        ([{key: value for key, value in ROW.items() if key != "from"}], "needs 'from'"),
        ([ROW | {"kind": "paper"}], "kind 'paper' is none of"),
        ([ROW, ROW], "id 'x' stands twice"),
        ([ROW, OTHER | {"forms": ["X"]}], "'x' is 'x' already; say that it is shared"),
        ([ROW | {"country": "FR"}], "'country' stands without a reference"),
        ([ROW | {"from": {"names": ["usage"], "country": ["wikipedia-okaz"]}}], "and the entry has none"),
        (
            [ROW | {"country": "FR", "from": {"names": ["usage"], "country": ["nowhere"]}}],
            "which is no reference for it",
        ),
        ([ROW | {"country": "FR", "from": {"names": ["usage"], "country": ["usage"]}}], "which is no reference for it"),
        ([ROW | {"owner": "z", "from": {"names": ["usage"], "owner": ["mom-egypt"]}}], "is not in the table of owners"),
    ],
)
def test_a_table_with_a_fact_from_nowhere_is_refused(rows: list[dict[str, Any]], message: str) -> None:
    """Every fact has its reference, every spelling one bearer unless it is said to be shared."""
    with pytest.raises(PackError, match=message):
        read_sources({"source": rows, "owner": {}}, references())


def test_shared_spellings_have_several_bearers() -> None:
    """Nothing is said to be shared that one source bears alone."""
    rows = [ROW, OTHER | {"forms": ["X"]}]
    assert len(read_sources({"source": rows, "shared": ["x"]}, references())) == 2
