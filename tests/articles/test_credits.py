"""Credits in texts of our own: agencies, outlet, people, places and wire-part marks, on flattened pages and in HTML."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from mahdar.articles import extract
from mahdar.articles.credits import closing_credits, read_credits, told_to
from mahdar.articles.lexicon import PEOPLE, load_credits
from mahdar.articles.signed import read_signed
from mahdar.lang.load import Entry, load_entries
from mahdar.model import Article
from mahdar.pages import read_bytes
from tests.articles.layouts import BODY, FIRST, HEADLINE, LAST

CASES = tomllib.loads((Path(__file__).parent / "cases" / "credits.toml").read_text(encoding="utf-8"))["case"]
MIDDLE = BODY.split("\n\n")[1]


def paragraphs(case: dict[str, Any]) -> list[str]:
    """The page of a case, paragraph by paragraph, from the line below the headline on."""
    text = [case.get("opening", "") + FIRST, MIDDLE, case.get("inside"), LAST + case.get("ending", "")]
    return [part for part in [case.get("line"), *text, case.get("below")] if part]


def flattened(case: dict[str, Any]) -> Article:
    """The article of a case's flattened page."""
    page = "\n\n".join([*filter(None, [case.get("top")]), HEADLINE, *paragraphs(case)])
    return extract(read_bytes(page.encode(), "a.txt", "text/plain"))


def in_html(case: dict[str, Any]) -> Article:
    """The article of a case's HTML page."""
    top = "".join(f"<li><a href=/>{line}</a></li>" for line in case.get("top", "").splitlines())
    body = "".join(f"<p>{part}</p>" for part in paragraphs(case))
    page = (
        "<!doctype html><html lang=ar><head><meta charset=utf-8></head><body>"
        f"<nav><ul>{top}</ul></nav><article><h1>{HEADLINE}</h1>{body}</article></body></html>"
    )
    return extract(read_bytes(page.encode(), "a.html", "text/html"))


def told(article: Article) -> dict[str, Any]:
    """What an article credits, in the words of a case."""
    return {
        "agencies": [agency.name for agency in article.agencies if not agency.generic],
        "generic": [agency.name for agency in article.agencies if agency.generic],
        "outlet": article.outlet.name if article.outlet else None,
        "signed": [f"{one.role}: {one.name}" for one in article.signed],
    }


def wanted(case: dict[str, Any]) -> dict[str, Any]:
    """What a case says must be credited."""
    lists = {key: case.get(key, []) for key in ("agencies", "generic", "signed")}
    return lists | {"outlet": case.get("outlet")}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_credits_of_a_flattened_page(case: dict[str, Any]) -> None:
    """Whom the page credits, and nobody whom it only quotes; every span holds the words it names."""
    article = flattened(case)
    assert told(article) == wanted(case)
    spans = [one.span for one in (*article.agencies, *article.signed) if one.span]
    assert all(article.text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize(
    "case", [c for c in CASES if not c.get("flat")], ids=[c["id"] for c in CASES if not c.get("flat")]
)
def test_credits_of_an_html_page(case: dict[str, Any]) -> None:
    """The same where every paragraph is an element of its own."""
    article = in_html(case)
    assert told(article) == wanted(case)


MARKED_UP = {
    "a line of its own": ("", '<div class="byline">عمان - رويترز</div>', "", ["رويترز"]),
    "the source below": ("", "", '<div class="source">المصدر: رويترز</div>', ["رويترز"]),
    "the author that the head names": ('<meta name="author" content="أ ف ب">', "", "", ["أ ف ب"]),
    "both": ('<meta name="author" content="رويترز">', '<p class="author">لندن (رويترز)</p>', "", ["رويترز"]),
    "a writer in the head": ('<meta name="author" content="سلمى الأحمد">', "", "", []),
    "the agency of a picture": (
        "",
        "<figure><img src=a><figcaption>الجسر القديم (رويترز)</figcaption></figure>",
        "",
        [],
    ),
    "an agency among the links": ("", "", "<ul><li><a href=/>رويترز</a></li><li><a href=/b>أ ف ب</a></li></ul>", []),
}


@pytest.mark.parametrize(("head", "above", "below", "agencies"), MARKED_UP.values(), ids=MARKED_UP.keys())
def test_agencies_in_the_mark_up_of_a_page(head: str, above: str, below: str, agencies: list[str]) -> None:
    """Lines in elements of their own and the author of the head are credits; captions and links are not."""
    body = "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
    page = (
        f"<!doctype html><html lang=ar><head><meta charset=utf-8>{head}</head><body><article><h1>{HEADLINE}</h1>"
        f"{above}{body}{below}</article></body></html>"
    )
    article = extract(read_bytes(page.encode(), "a.html", "text/html"))
    assert [agency.name for agency in article.agencies] == agencies


def _sentences(kind: str) -> list[Any]:
    entries = [entry for entry in load_entries("ar", "credits") if entry.data["kind"] in (*PEOPLE, "own")]
    return [
        pytest.param(entry, line, id=f"{entry.id}-{n}")
        for entry in entries
        for n, line in enumerate(getattr(entry, kind))
    ]


def _roles(line: str) -> set[str]:
    return {one.role for one in read_signed(line, 0, len(line), "byline", "ar")}


def _role(entry: Entry) -> str:
    return "correspondent" if entry.data["kind"] == "own" else str(entry.data["kind"])


@pytest.mark.parametrize(("entry", "line"), _sentences("yes"))
def test_labels_name_people(entry: Entry, line: str) -> None:
    """The lines of the pack's entries give their role."""
    assert _role(entry) in _roles(line)


@pytest.mark.parametrize(("entry", "line"), _sentences("no"))
def test_words_like_labels_name_nobody(entry: Entry, line: str) -> None:
    """The traps of the pack's entries do not."""
    assert _role(entry) not in _roles(line)


def test_a_name_without_a_label_is_nobodys() -> None:
    """Writers, towns and sections look alike in a credit line."""
    assert _roles("عمان - سلمى الأحمد") == set()
    assert _roles("سلمى الأحمد - صوت المدينة - عمان") == set()


def test_the_words_of_english_lines_are_in_their_pack() -> None:
    """Labels, joinings and marks are data; the engine knows no word."""
    named = load_credits("en")
    label = named.writer.match("Editing by Nader Jabali")
    assert label is not None
    assert (label.lastgroup or "").rstrip("0123456789") == "editor"
    assert named.writer.match("Photos of the bridge") is None
    assert named.marks["more to follow"] == "continues"
    assert [one.name for one in read_credits("Reuters and AFP", 0, 15, "byline", "en")] == ["رويترز", "أ ف ب"]


def _read(kind: str, line: str) -> bool:
    if kind == "generic":
        return any(one.generic for one in read_credits(line, 0, len(line), "byline", "ar"))
    if kind == "told":
        return told_to(line, 0, len(line), "ar") is not None
    return bool(closing_credits(line, 0, len(line), "ar"))


KINDS = ("generic", "closing", "service", "told")
PHRASES = [entry for entry in load_entries("ar", "credits") if entry.data["kind"] in KINDS]


@pytest.mark.parametrize("entry", PHRASES, ids=lambda entry: entry.id)
def test_phrases_name_what_their_entries_say(entry: Entry) -> None:
    """Generic credits, closing lines and outlets that are told something: sentences and traps of the pack."""
    kind = entry.data["kind"]
    assert [line for line in entry.yes if not _read(kind, line)] == []
    assert [line for line in entry.no if _read(kind, line)] == []
