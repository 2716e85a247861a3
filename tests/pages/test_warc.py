"""WARC: the pages among the records, and what stands behind a broken one."""

from __future__ import annotations

import gzip

import pytest

from mahdar.model import Dropped, Page
from mahdar.pages import open_bytes
from tests.pages.packed import SENTENCE, archive, html, http, join, page_records, record

both = pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])


def outcome(payload: bytes, name: str = "a.warc") -> list[str]:
    """The number of each page, or the reason why none."""
    return [
        item.reason if isinstance(item, Dropped) else item.path.rpartition("/")[2] for item in open_bytes(payload, name)
    ]


@both
def test_pages_among_the_records(packed: bool) -> None:
    """HTML and text, with address, time of capture and the server's charset; the rest is passed over."""
    records = [
        record(1, b"software: x\r\n", "warcinfo", "application/warc-fields"),
        record(2, b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(3, http(SENTENCE.encode("cp1256"), "text/plain; charset=windows-1256")),
        record(4, http(b"", status="301 Moved")),
        record(5, http(html(), status="404 Not Found")),
        record(6, http(b"\x89PNG....", "image/png")),
        record(7, http(gzip.compress(html()), more="Content-Encoding: gzip\r\n")),
        record(8, SENTENCE.encode(), "resource", "text/plain"),
        record(9, b"", "revisit"),
        record(10, SENTENCE.encode(), "conversion", "text/plain"),
    ]
    items = list(open_bytes(join(records, packed=packed), "a.warc"))
    pages = [item for item in items if isinstance(item, Page)]
    assert len(pages) == len(items)
    assert [page.path for page in pages] == [f"a.warc!https://marfa.example/{n}" for n in (3, 7, 8, 10)]
    assert [page.captured for page in pages] == [f"2022-01-13T08:50:{n:02}Z" for n in (3, 7, 8, 10)]
    assert pages[0].url == "https://marfa.example/3"
    assert [page.encoding for page in pages] == ["cp1256", "utf-8", "utf-8", "utf-8"]
    assert [page.text.endswith(SENTENCE) for page in pages] == [True] * 4


BROKEN = {
    "longer than it says": lambda block: record(2, block, length=60),
    "shorter than it says": lambda block: record(2, block, length=90_000),
    "longer than any file": lambda block: record(2, block, length=10**15),
    "without a length": lambda block: record(2, block).replace(b"Content-Length", b"Content-Lungth"),
    "no record": lambda _: b"\x00\xff" * 3000,
    "cut within its head": lambda block: record(2, block)[:70],
    "no packing": lambda _: record(2, http(b"xx" * 20, more="Content-Encoding: gzip\r\n")),
}


@both
@pytest.mark.parametrize("break_it", BROKEN.values(), ids=BROKEN)
def test_what_follows_a_broken_record_is_read(break_it: object, packed: bool) -> None:
    """The broken one is named, once; those before and behind it are read."""
    records = page_records(5)
    records[2] = break_it(http(html()))  # type: ignore[operator]
    found = outcome(join(records, packed=packed))
    assert [one for one in found if one.isdecimal() and one != "2"] == ["0", "1", "3", "4"]
    assert found.count("damaged") == 1


def test_broken_packing_costs_its_record_alone() -> None:
    """A few bytes in the middle of a packed record."""
    records = [gzip.compress(one) for one in page_records(5)]
    records[2] = records[2][:60] + b"\0" * 40 + records[2][100:]
    found = outcome(b"".join(records))
    assert [one for one in found if one != "2"] == ["0", "1", "damaged", "3", "4"]


@both
def test_a_file_that_breaks_off(packed: bool) -> None:
    """All records before are read, and the last is named."""
    payload = join(page_records(4), packed=packed)
    assert outcome(payload[: -len(page_records(1)[0]) // 4]) == ["0", "1", "2", "damaged"]


def test_a_wacz_is_read_once() -> None:
    """Its WARC files; the list of its pages and their text say the same again."""
    payload = archive(
        {
            "datapackage.json": b"{}",
            "archive/data.warc.gz": join(page_records(2), packed=True),
            "pages/pages.jsonl": b'{"url": "https://marfa.example/0", "text": "x y"}\n',
            "indexes/index.cdx": b"x",
        }
    )
    items = [item for item in open_bytes(payload, "a.wacz") if isinstance(item, Page)]
    assert [page.path for page in items] == [
        "a.wacz!archive/data.warc.gz!https://marfa.example/0",
        "a.wacz!archive/data.warc.gz!https://marfa.example/1",
    ]


def test_a_warc_without_pages_says_so() -> None:
    """With how many records it has."""
    (item,) = open_bytes(record(1, b"GET / HTTP/1.1\r\n\r\n", "request"), "a.warc")
    assert isinstance(item, Dropped)
    assert (item.reason, item.detail.split()[0]) == ("no-pages", "1")
