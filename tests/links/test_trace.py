"""One voice or several, for a handful of articles."""

from __future__ import annotations

from mahdar.links.trace import trace
from mahdar.model import Reading
from tests.links.build import article, reading, said
from tests.links.texts import FILLER, OTHER, WIRE

WHO = "ألدو ميرغان"
WORDS = "بلاده لن تنتظر إلى ما لا نهاية"


def _wire(path: str, **page: object) -> Reading:
    source = article(f"{FILLER[0]}\n{WIRE}" if path != "a.txt" else WIRE, path, **page)  # type: ignore[arg-type]
    return reading(source, said(source, WORDS, who=WHO, by="ميرغان", cue="وقال", of="person"))


def test_one_page_cannot_be_compared() -> None:
    """Nor can none."""
    assert trace([]).verdict == trace([_wire("a.txt")]).verdict == "one-page"


def test_pages_that_share_nothing() -> None:
    """No statement, no text."""
    assert trace([_wire("a.txt"), reading(article(OTHER, "b.txt"))]).verdict == "nothing"


def test_shared_text_without_a_shared_statement() -> None:
    """The passages are there all the same."""
    found = trace([reading(article(WIRE, "a.txt")), reading(article(f"{FILLER[0]}\n{WIRE}", "b.txt"))])
    assert found.verdict == "text-only"
    assert len(found.passages) == 1


def test_copies_are_no_evidence_of_more_than_one_origin() -> None:
    """Five sites, one voice."""
    found = trace([_wire(f"{letter}.txt") for letter in "abcde"])
    assert (found.verdict, found.lower, found.upper) == ("one-origin", 1, 1)


def test_what_cannot_be_joined_is_not_ruled_out() -> None:
    """Another wording, no carrier named."""
    source = article(f"وشدد {WHO} على أن بلاده لن تنتظر أحدا بلا نهاية.", "z.txt")
    other = reading(source, said(source, "بلاده لن تنتظر أحدا بلا نهاية", who=WHO, of="person"))
    found = trace([_wire("a.txt"), _wire("b.txt"), other])
    assert (found.verdict, found.lower, found.upper) == ("one-origin-open", 1, 2)


def test_two_services_are_several() -> None:
    """Each with its own wording."""
    source = article(f"وشدد {WHO} على أن بلاده لن تنتظر أحدا بلا نهاية.", "z.txt", agencies=("رويترز",))
    other = reading(source, said(source, "بلاده لن تنتظر أحدا بلا نهاية", who=WHO, of="person"))
    found = trace([_wire("a.txt", agencies=("أ.ف.ب",)), _wire("b.txt"), other])
    assert (found.verdict, found.lower, found.upper, found.several) == ("several", 2, 2, 1)


def test_what_a_page_does_not_tell_is_listed() -> None:
    """No date, no outlet, no agency, a credit that names nobody."""
    bare = trace(
        [_wire("a.txt"), _wire("b.txt", agencies=("وكالات",), generic=True, outlet="الشراع", published="2023-03-14")]
    )
    assert [(reason.code, reason.detail("path")) for reason in bare.unknown] == [
        ("no-date", "a.txt"),
        ("no-outlet", "a.txt"),
        ("no-service", "a.txt"),
        ("generic-service", "b.txt"),
    ]


def test_the_order_of_pages_changes_nothing() -> None:
    """The trace of the pages reversed is the same."""
    readings = [_wire("a.txt"), _wire("b.txt", agencies=("رويترز",)), reading(article(OTHER, "c.txt"))]
    assert trace(readings) == trace(readings[::-1])
