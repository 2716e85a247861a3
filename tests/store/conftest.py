"""Records filled by small stand-ins for the rooms that read pages, so that these tests hang on the store alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from mahdar.store import reading
from mahdar.store.connect import connect
from tests.store import fake_rooms

PAGES = {
    "a.txt": "ممر مفتوح\nقال غريغور فالتن أمس إن الممر مفتوح أمام جميع السفن.\nوأكد مارتا أودين أن الضمانات كافية.\n",
    "b.txt": "رد على الضمانات\n2022-01-13\nأعلنت مارتا أودين أن المحادثات عن الضمانات ستستأنف.\nلا قول هنا.\n",
    "sub/c.txt": "سفن كاربين\nقال فريدا لوم إن السفن والضمانات مسألة واحدة.\n"
    "قال غريغور فالتن إن الممر مفتوح أمام جميع السفن.\n",
    "sub/d.html": "<html><p>خبر مرقون\n</p><p>قال سامي ديلون إن بالضمانات وحدها ينتهي الخلاف.\n</p></html>",
}
"""Four small pages; two report the same words."""

_TWICE = {
    "title": "خبر أول",
    "text": "قال نبيل كارو إن للضمانات ثمنا يدفعه أهل المرفأ جميعا في كل عام.",
    "date": "2022-02-01",
}
RECORDS = [
    _TWICE | {"outlet": "الشراع"},
    _TWICE | {"outlet": "المرفأ"},
    {"title": "خبر ثان", "text": "قال نبيل كارو إن الممر ضيق.", "date": "2022-02-02", "outlet": "الشراع"},
]
"""Three articles as lines; the first two are one text at two outlets."""


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-ins, in this process."""
    for name in ("pages", "articles", "statements"):
        monkeypatch.setattr(reading, name, fake_rooms)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The four pages and the file of records."""
    top = tmp_path / "pages"
    for name, text in PAGES.items():
        place = top / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    lines = [json.dumps(record, ensure_ascii=False) for record in RECORDS]
    (top / "more.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return top


@pytest.fixture
def record(tmp_path: Path, rooms: None) -> Iterator[apsw.Connection]:  # noqa: ARG001 - the rooms are in place
    """An empty record in a file."""
    connection = connect(tmp_path / "record.db", write=True)
    yield connection
    connection.close()
