"""The table of sources: every entry is whole, every name is found."""

from __future__ import annotations

import pytest

from mahdar.world import source_of_domain, sources, sources_meant, sources_named
from mahdar.world.sources import KINDS, Source, name_key


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.id)
def test_every_entry_is_whole(source: Source) -> None:
    """An id is ASCII, a kind is known, every form leads back to the entry, and the facts say where they come from."""
    assert source.id.isascii()
    assert source.kind in KINDS
    assert source.note
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
