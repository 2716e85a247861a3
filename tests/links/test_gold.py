"""Groups and bounds against gold written by hand, with readings as a perfect reader gives them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from mahdar.links import find_passages, link
from mahdar.model import Reading
from mahdar.model.links import Group
from tests.links.ideal import locate, readings

Unit = tuple[str, int]


@dataclass(frozen=True)
class Found:
    """What was found of the gold: pairs of reports in different pages, and bounds."""

    right: int
    wrong: int
    missed: int
    exact: int
    groups: int

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0


def _unit(reading: Reading, content: str) -> Unit:
    """The statement of the gold that a member of a gold group is, by the most shared characters."""
    start, end = locate(reading.article.text, content)
    shared = [min(end, s.content.end) - max(start, s.content.start) for s in reading.statements]
    return (Path(reading.article.path).stem, max(range(len(shared)), key=shared.__getitem__))


def _pairs(members: set[Unit]) -> set[tuple[Unit, Unit]]:
    return {(x, y) for x in members for y in members if x[0] < y[0]}


def score(pages: Path, gold: Path, groups: Path) -> Found:
    """Compare found groups with gold ones; only statements that the gold lists count."""
    every = {Path(reading.article.path).stem: reading for reading in readings(pages, gold)}
    rows = yaml.safe_load(groups.read_text(encoding="utf-8"))["groups"]
    wanted = [{_unit(every[m["doc"]], m["content"]) for m in row["members"]} for row in rows]
    listed = set().union(*wanted)
    number = {
        (reading.article.path, s.content.range): (stem, n)
        for stem, reading in every.items()
        for n, s in enumerate(reading.statements)
    }
    found = link(every.values()).groups
    members = [{number[m.path, m.span.range] for m in group.members} for group in found]
    gold_pairs = set().union(*map(_pairs, wanted))
    ours = {pair for group in members for pair in _pairs(group) if listed & set(pair)}
    exact = sum(
        _bounds(found, members, group) == (row["min"], row["max"]) for group, row in zip(wanted, rows, strict=True)
    )
    return Found(len(ours & gold_pairs), len(ours - gold_pairs), len(gold_pairs - ours), exact, len(rows))


def _bounds(groups: tuple[Group, ...], members: list[set[Unit]], wanted: set[Unit]) -> tuple[int, int] | None:
    best = max(range(len(groups)), key=lambda n: len(members[n] & wanted), default=None)
    if best is None or len(members[best] & wanted) < 2:
        return None
    return groups[best].lower, groups[best].upper


def test_the_example_story(root: Path) -> None:
    """No wrong pair; the floors are what is found, and rise with it."""
    found = score(root / "examples" / "pages", root / "tests" / "golden", root / "tests" / "golden" / "groups.yaml")
    assert found.precision == 1.0
    assert found.recall >= 0.55
    assert found.exact >= 6


def test_the_seed_pages(shared: Path) -> None:
    """The mission's post is one group of two reports and one chain, and nothing wrong is joined across pages."""
    folder = shared / "gold" / "seeds"
    links = yaml.safe_load((folder / "links.yaml").read_text(encoding="utf-8"))
    every = {Path(reading.article.path).stem: reading for reading in readings(folder, folder)}
    place = {
        (reading.article.path, s.content.range): f"{stem}/{n}"
        for stem, reading in every.items()
        for n, s in enumerate(reading.statements, start=1)
    }
    across = [group for group in link(every.values()).groups if len({member.path for member in group.members}) > 1]
    found = sorted(sorted(place[m.path, m.span.range] for m in group.members) for group in across)
    assert found == sorted(links["same_statement"])
    assert {(group.lower, group.upper) for group in across} == {(1, 1)}


def test_the_passages_of_the_seed_pages(shared: Path) -> None:
    """All of them, although the pages give them in opposite orders; none in other pairs."""
    folder = shared / "gold" / "seeds"
    every = {Path(reading.article.path).stem: reading.article for reading in readings(folder, folder)}
    found = find_passages(every.values())
    assert {(Path(p.a_path).stem, Path(p.b_path).stem) for p in found} == {("000", "003")}
    for row in yaml.safe_load((folder / "links.yaml").read_text(encoding="utf-8"))["shared_passages"]:
        starts = [every[page].text.index(words) for page, words in zip(row["pages"], row["starts"], strict=True)]
        assert any(
            p.a_span.start <= starts[0] < p.a_span.end and p.b_span.start <= starts[1] < p.b_span.end for p in found
        )


@pytest.mark.parametrize("kind", ["copies"])
def test_the_copies_of_the_group_pages(shared: Path, kind: str) -> None:
    """Passages copied between real pages: at least nine of ten are found, with most of their characters."""
    folder = shared / "gold" / "groups-dev"
    rows = yaml.safe_load((folder / "groups.yaml").read_text(encoding="utf-8"))[kind]
    texts = {path.stem: path.read_bytes().decode() for path in folder.glob("*.txt")}
    from tests.links.build import article

    found = find_passages(article(text, f"{stem}.txt") for stem, text in texts.items())
    covered = 0
    for row in rows:
        start, end = locate(texts[row["a"]], row["a_text"])
        shared_letters = sum(
            max(0, min(end, p.a_span.end) - max(start, p.a_span.start))
            for p in found
            if (p.a_path, p.b_path) == (f"{row['a']}.txt", f"{row['b']}.txt")
        )
        covered += shared_letters >= 0.8 * (end - start)
    assert covered >= 0.85 * len(rows)
