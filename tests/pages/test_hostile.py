"""Files made to hold up their reader: each ends in a recorded reason, in bounded time and memory."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Callable, Iterator
from time import process_time

import pytest

from mahdar import pipeline
from mahdar.model import Dropped
from mahdar.pages import open_bytes
from tests.pages.packed import SENTENCE, archive, html, http, page_records, record

MB = 1 << 20


def many_attributes() -> bytes:
    return b"<html><body><p " + b" ".join(b'a%d="b"' % n for n in range(900_000)) + html()


def nested() -> bytes:
    payload = archive({"a.txt": b"a" * MB})
    for _ in range(8):
        payload = archive({"in.zip": payload})
    return payload


HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "html nested two million deep": (lambda: b"<html><body>" + b"<div>" * 2_000_000 + html(), "a.html", "no-text"),
    "html with a huge attribute": (
        lambda: b'<p class="' + b"x y " * 2_600_000 + b'"></p>',
        "a.html",
        "too-long",
    ),
    "html with a million attributes": (many_attributes, "a.html", "bomb"),
    "html of one line of 20 MB": (lambda: (b"<p>" + SENTENCE.encode() * 160_000)[: 20 * MB - 9], "a.html", "too-long"),
    "text of one line of 20 MB": (lambda: (SENTENCE.encode() * 160_000)[: 20 * MB], "a.txt", "too-long"),
    "text beyond the limit": (lambda: b"a\n" * (11 * MB), "a.txt", "too-large"),
    "a member of an archive beyond it": (lambda: archive({"a.txt": b"ab\n" * (9 * MB)}), "a.zip", "too-large"),
    "members that unpack to much": (
        lambda: archive({f"{n}.txt": b"ab cd\n" * (3 * MB) for n in range(15)}),
        "a.zip",
        "page|bomb",
    ),
    "archives in archives": (nested, "a.zip", "bomb"),
    "gzip of nothing but zeros": (
        lambda: gzip.compress(b'{"text": "' + b"0" * (200 * MB)),
        "a.jsonl.gz",
        "too-long|bomb",
    ),
    "gzip that breaks off": (lambda: gzip.compress(html() * 999)[:-50], "a.html.gz", "damaged"),
    "an archive that breaks off": (lambda: archive({"a.html": html()})[:-30], "a.zip", "damaged"),
    "an answer that unpacks to much": (
        lambda: record(1, http(gzip.compress(b"a " * (100 * MB)), more="Content-Encoding: gzip\r\n")),
        "a.warc",
        "too-large",
    ),
    "json nested deeply": (lambda: b"[" * 500_000, "a.json", "damaged"),
    "json of one long item": (lambda: b'[{"text": "' + b"x" * (40 * MB), "a.json", "damaged"),
    "nothing": (lambda: b"", "a.warc", "empty"),
    "nothing in an archive": (lambda: archive({}), "a.zip", "no-pages"),
    "a picture of text": (lambda: b"\xff\xd8\xff\xe0" + b"\0" * 100, "a.jpg", "picture"),
}


@pytest.mark.parametrize(("make", "name", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_ends_in_a_reason(make: Callable[[], bytes], name: str, reason: str) -> None:
    """Within seconds, and without a page."""
    payload = make()
    begun = process_time()
    items = list(open_bytes(payload, name))
    assert process_time() - begun < 10
    assert items
    assert {item.reason if isinstance(item, Dropped) else "page" for item in items} <= {*reason.split("|"), "too-large"}
    assert reason.split("|")[-1] in {getattr(item, "reason", "") for item in items} or "|" in reason
    assert all(item.detail for item in items if isinstance(item, Dropped))


def test_a_large_file_is_read_page_by_page() -> None:
    """However many pages a container holds, one is in memory at a time."""

    def most(pages: int) -> int:
        payload = gzip.compress("\n".join(json.dumps({"text": SENTENCE * 500, "n": n}) for n in range(pages)).encode())
        tracemalloc.start()
        count = sum(1 for item in open_bytes(payload, "a.jsonl.gz") if not isinstance(item, Dropped))
        assert count == pages
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    few, many = most(20), most(400)
    assert many < few + 2 * MB


def test_pages_before_a_bomb_are_read() -> None:
    """What came before stays."""
    members = {"a.html": html(), "b.jsonl.gz": gzip.compress(b"{}\n" * (100 * MB // 3)), "c.html": html()}
    found: Iterator[object] = open_bytes(archive(members), "a.zip")
    first = next(found)
    assert not isinstance(first, Dropped)


def test_a_page_of_ten_megabytes_of_tags_is_read_in_time() -> None:
    """Ninety thousand paragraphs cost time in proportion."""
    source = "<html><body>" + f"<p>{SENTENCE}</p>" * 60_000
    begun = process_time()
    (page,) = open_bytes(source.encode(), "a.html")
    assert not isinstance(page, Dropped)
    pipeline.read_or_drop(page)
    assert process_time() - begun < 20


def test_a_warc_of_broken_records_ends() -> None:
    """A thousand breaks are passed; behind them it is given up, and says so."""
    payload = b"".join(page_records(1)[0][:90] + b"\r\n" for _ in range(3000))
    begun = process_time()
    items = list(open_bytes(payload, "a.warc"))
    assert process_time() - begun < 20
    assert {item.reason for item in items if isinstance(item, Dropped)} == {"damaged"}
