"""Whatever a server sends, a fetch ends soon, as a page or with a reason."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mahdar.model import Dropped
from mahdar.pages.fetching import Client, Policy
from tests.pages.fetching.site import HOME

PACKED = gzip.compress("<p>قالت المديرة كلاما.</p>".encode())
PIECES = [
    *(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 301 Moved\r\n", b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 999 \r\n"),
    *(
        b"HTTP/1.1 304 Not Modified\r\n",
        b"HTTP/1.1 200 OK\r\nETag: a\r\n b\r\n",
        b'HTTP/1.1 200 OK\r\nETag: "\x07\xff"\r\n',
    ),
    *(
        b"Content-Length: 5\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: 99999999999\r\n",
        b"Content-Length: x\r\n",
    ),
    *(b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"Content-Encoding: deflate\r\n"),
    *(
        b"Content-Type: text/html\r\n",
        b"Content-Type: ; charset=\xff\r\n",
        b"Location: /\r\n",
        b"Location: http://[\r\n",
    ),
    *(b"Location: \xd8\xa3\r\n", b"Retry-After: -5\r\n", b"ETag: \xff\r\n", b"Last-Modified: x\r\n", b" folded\r\n"),
    *(b"\r\n", b"\n", b"5\r\nabcde\r\n", b"0\r\n\r\n", b"-1\r\n", b"ffffffffffffffffff\r\n", b"5;x=y\r\nabcde\r\n"),
    *(b"<p>abc</p>", PACKED, PACKED[:9], PACKED[9:], b"x" * 70_000, b"\x00\xff\xfe", b": \r\n", b"<rss><item>"),
]


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, list[bytes], Path]]:
    """A server that has no robots.txt and answers all else with the bytes of a list; a cache for it."""
    listener = socket.create_server(("127.0.0.1", 0))
    answer: list[bytes] = []

    def serve() -> None:
        while True:
            try:
                wire, _ = listener.accept()
            except OSError:
                return
            with wire:
                asked = wire.recv(65_536)
                wire.sendall(b"HTTP/1.1 404 No\r\n\r\n" if b"/robots.txt" in asked else b"".join(answer))

    threading.Thread(target=serve, daemon=True).start()
    yield listener.getsockname()[1], answer, tmp_path_factory.mktemp("cache")
    listener.close()


@settings(max_examples=200)
@given(pieces=st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=12), head=st.booleans())
def test_any_answer_is_a_page_or_a_reason(raw: tuple[int, list[bytes], Path], pieces: list[bytes], head: bool) -> None:
    """Broken heads, lengths, chunks, packings and redirects."""
    port, answer, cache = raw
    answer[:] = [PIECES[0], *pieces] if head else pieces
    policy = Policy(allowed=(HOME,), cache=cache, max_bytes=100_000, seconds_between=0)
    url = f"http://127.0.0.1:{port}/x"
    (found,) = Client(policy, sleep=lambda _: None).fetch_all(url)
    if isinstance(found, Dropped):
        assert found.path == url
        assert found.detail
        assert found.reason != "timeout"
    else:
        assert found.status in (200, 304)
        assert len(found.payload) <= 100_000
