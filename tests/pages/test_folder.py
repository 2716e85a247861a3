"""Files and folders: order, what is left out, and nothing lost silently."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mahdar.model import Dropped, Page
from mahdar.pages import MAX_BYTES, open_pages

WORDS = "قال المدير إن المدرسة تفتح أبوابها غدا."


def outcome(folder: Path) -> list[tuple[str, str]]:
    """Each item's path below the folder, with its reason or ``page``."""
    items = open_pages(folder)
    return [
        (os.path.relpath(item.path, folder), item.reason if isinstance(item, Dropped) else "page") for item in items
    ]


def test_a_tree_is_read_in_sorted_order(tmp_path: Path) -> None:
    """Folders and files by name; hidden files are left out, other kinds are named."""
    for name in ("b.txt", "a/2.txt", "a/10.txt", "c.html", "d", ".hidden.txt", "x.json", "y.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text({"c.html": f"<p>{WORDS}</p>", "x.json": '{"a": [1]}'}.get(name, WORDS), encoding="utf-8")
    assert outcome(tmp_path) == [
        ("a/10.txt", "page"),
        ("a/2.txt", "page"),
        ("b.txt", "page"),
        ("c.html", "page"),
        ("d", "page"),
        ("x.json", "not-a-page"),
        ("y.png", "picture"),
    ]


def test_a_named_file_is_read_whatever_its_ending(tmp_path: Path) -> None:
    """Only in folders does the ending decide."""
    path = tmp_path / "page.json"
    path.write_text(WORDS, encoding="utf-8")
    (page,) = open_pages(path)
    assert isinstance(page, Page)
    assert page.path == str(path)


def test_bad_files_do_not_stop_the_others(tmp_path: Path) -> None:
    """Each is dropped with its reason."""
    (tmp_path / "1.txt").write_bytes(b"")
    (tmp_path / "2.txt").write_bytes(b"\x89PNG....")
    (tmp_path / "3.txt").write_bytes("قال الوزير كلاما".encode("cp1256"))
    with (tmp_path / "4.txt").open("wb") as large:
        large.truncate(MAX_BYTES + 1)
    os.mkfifo(tmp_path / "5.txt")
    (tmp_path / "6.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "7.txt").write_text(WORDS, encoding="utf-8")
    reasons = [reason for _, reason in outcome(tmp_path)]
    assert reasons == ["empty", "picture", "page", "too-large", "not-a-file", "missing", "page"]


def test_links_that_lead_back_are_followed_once(tmp_path: Path) -> None:
    """A loop ends, and says so."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "a" / "p.txt").write_text(WORDS, encoding="utf-8")
    assert sorted(reason for _, reason in outcome(tmp_path)) == ["loop", "page"]


def test_places_without_pages_say_so(tmp_path: Path) -> None:
    """A missing path and an empty folder are no silence."""
    assert outcome(tmp_path) == [(".", "no-pages")]
    (missing,) = open_pages(tmp_path / "nowhere")
    assert isinstance(missing, Dropped)
    assert missing.reason == "missing"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    """A file and a folder without permission."""
    for name in ("a.txt", "b"):
        (tmp_path / name).mkdir() if name == "b" else (tmp_path / name).write_text(WORDS, encoding="utf-8")
        (tmp_path / name).chmod(0)
    assert [reason for _, reason in outcome(tmp_path)] == ["no-permission", "no-permission"]
    (tmp_path / "b").chmod(0o700)
