"""Profiles: what many pages of an outlet teach, and what a page is with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mahdar.articles import OutletProfile, extract, learn
from mahdar.cli.main import cli
from mahdar.errors import RecordError
from mahdar.model import Page
from mahdar.pages import read_bytes

TOWNS = ("المرسى", "الهضبة", "السهل", "الوادي", "الضفاف")
PROMISE = "تلتزم صحيفتنا بميثاق شرف كتبه محررونا قبل عشرين عاما وتراجعه لجنة من القراء في كل ربيع، وهو معلق في بهونا."


def source(town: str) -> str:
    """A page of an invented outlet that closes every article with the same paragraph."""
    return (
        f"<html><body><div class=top>صوت البهو</div><div class=story><h1>أمطار غزيرة على {town}</h1>"
        f"<p>هطلت أمطار غزيرة على {town} أمس، وأغلقت البلدية الطرق المنخفضة حتى المساء خوفا من السيول.</p>"
        f"<p>وقال متحدث باسم بلدية {town} إن الفرق ستعمل طوال الليل لتصريف المياه وفتح الطرق.</p>"
        f"<p>{PROMISE}</p></div></body></html>"
    )


def page(town: str) -> Page:
    """The page of a town."""
    return read_bytes(source(town).encode(), f"{town}.html", "text/html")


def test_a_paragraph_that_every_page_repeats_is_no_body() -> None:
    """Without the profile nobody can tell; what the page itself says stays."""
    profile = learn(page(town) for town in TOWNS[:4])
    alone, taught = extract(page(TOWNS[4])), extract(page(TOWNS[4]), profile)
    assert PROMISE in alone.text[slice(*alone.body)]
    assert PROMISE not in taught.text[slice(*taught.body)]
    assert taught.text[slice(*taught.body)].split()[-1] == "الطرق."
    assert taught.title is not None
    assert taught.title == alone.title
    assert taught.text == alone.text


def test_a_profile_is_one_value() -> None:
    """The order of pages does not matter, nor a page twice; its id and the article's depend on all it holds."""
    pages = [page(town) for town in TOWNS]
    profile = learn(pages)
    assert learn([*reversed(pages), pages[0]]) == profile
    assert learn(pages).id == profile.id
    assert profile.pages == len(TOWNS)
    other = learn(pages[:4])
    assert other.id != profile.id
    assert len({extract(pages[0]).id, extract(pages[0], profile).id, extract(pages[0], other).id}) == 3


def test_two_pages_teach_nothing() -> None:
    """What stands on both may be the news of the day."""
    profile = learn(page(town) for town in TOWNS[:2])
    assert (profile.lines, profile.above, profile.places) == (frozenset(), None, frozenset())


def test_headlines_that_others_link_to_stay_headlines() -> None:
    """A list of the latest on every page holds the headline of each."""
    latest = "".join(f"<li><a href=/{town}>أمطار غزيرة على {town}</a></li>" for town in TOWNS)
    pages = [
        read_bytes((source(town) + f"<h4>الجديد</h4><ul>{latest}</ul>").encode(), f"{town}.html", "text/html")
        for town in TOWNS
    ]
    profile = learn(pages)
    for town, one in zip(TOWNS, pages, strict=True):
        found = extract(one, profile)
        assert (found.title.text if found.title else None) == f"أمطار غزيرة على {town}"


NOTICE = "تعتذر الصحيفة لقرائها عن توقف طبعتها الورقية يومين بسبب عطل في المطبعة، وتعود إلى الأسواق صباح السبت."


def flat(town: str, notice: str = "") -> Page:
    """A flattened page with the same line above every article."""
    text = f"صوت البهو\n\n{notice}\n\nلوحة النهار والليل\n\nأمطار على {town}\n\nهطلت أمطار على {town} وأغلقت الطرق."
    return read_bytes(text.encode(), f"{town}.txt", "text/plain")


def test_what_stands_above_the_body_of_most_pages_is_above_it_here() -> None:
    """Even where something reads as running text above it that stands on this page alone."""
    profile = learn(flat(town) for town in TOWNS[:4])
    assert profile.above is not None
    odd = flat(TOWNS[4], NOTICE)
    alone, taught = extract(odd), extract(odd, profile)
    assert NOTICE in alone.text[slice(*alone.body)]
    assert taught.text[slice(*taught.body)].startswith("هطلت أمطار")
    assert (taught.title.text if taught.title else None) == f"أمطار على {TOWNS[4]}"


@pytest.mark.parametrize(
    "saved", ["", "[]", "{}", '{"format":"mahdar-profile/1"}', '{"format":"other","pages":1}', '{"format":1']
)
def test_what_is_no_profile_is_refused(saved: str) -> None:
    """With a sentence that says what was expected."""
    with pytest.raises(RecordError, match="mahdar-profile/1"):
        OutletProfile.loads(saved)


def test_the_command_writes_what_read_takes(tmp_path: Path) -> None:
    """A profile of a folder, then a page read with it."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for town in TOWNS:
        (folder / f"{town}.html").write_text(source(town), encoding="utf-8")
    made = CliRunner().invoke(cli, ["profile", str(folder)])
    assert made.exit_code == 0
    saved = tmp_path / "outlet.json"
    saved.write_text(made.stdout, encoding="utf-8")
    assert OutletProfile.loads(made.stdout).pages == len(TOWNS)
    plain, taught = (
        CliRunner().invoke(cli, ["read", *options, "--format", "jsonl", str(folder / f"{TOWNS[0]}.html")]).stdout
        for options in ((), ("--profile", str(saved)))
    )
    assert plain.split('"', 4)[3] != taught.split('"', 4)[3]
