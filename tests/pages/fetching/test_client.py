"""The client: what it asks, how it waits, where it does not go, and a reason for everything it cannot have."""

from __future__ import annotations

import gzip
import io
import json
import re
import socket
import time
import zipfile
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from mahdar.errors import PageError
from mahdar.model import Dropped, Page
from mahdar.pages import open_pages
from mahdar.pages.fetching import Client, Policy
from tests.pages.feeds import SOUND, TITLES, WORDS
from tests.pages.fetching.conftest import Waiter
from tests.pages.fetching.site import HTML, PAGE, Handler, Server, serve


def reason(client: Client, url: str) -> str:
    """Why an address cannot be had; the error names the address and says something to a person."""
    with pytest.raises(PageError) as caught:
        client.fetch(url)
    assert caught.value.path
    assert len(caught.value.detail) > 10
    return caught.value.reason


def test_a_page_is_fetched_with_all_that_proves_it(site: Server, client: Client) -> None:
    """Both addresses, the time, the hash, the answer's status and headers."""
    site.answers["/old"] = lambda handler: handler.answer(301, {"Location": "/new?x=1"})
    site.says("/new", etag='"v1"')
    (page,) = client.pages(site.url("/old"))
    assert isinstance(page, Page)
    assert page.text.splitlines()[0] == TITLES[0]
    assert (page.path, page.url) == (site.url("/old"), site.url("/new?x=1"))
    assert page.captured is not None
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", page.captured)
    assert abs(datetime.fromisoformat(page.captured) - datetime.now(UTC)) < timedelta(minutes=1)
    told = {name: value for name, value in page.metadata.items() if name.startswith("http:")}
    assert told == {
        "http:status": "200",
        "http:url": site.url("/new?x=1"),
        "http:hash": client.fetch(site.url("/new?x=1")).hash,
        "http:content-type": "text/html; charset=utf-8",
        "http:etag": '"v1"',
    }
    assert page.metadata["http:hash"].startswith(page.id.removeprefix("pg-"))


def test_it_says_who_it_is_and_tells_nothing_else(site: Server, client: Client) -> None:
    """Name and version; no cookies, no referrer, no credentials."""
    client.fetch(site.says("/"))
    for asked in site.asked:
        assert re.fullmatch(r"mahdar/\d+\.\d+\S* \(.+\)", asked.headers["user-agent"])
        assert set(asked.headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_a_feed_gives_a_page_for_each_item(site: Server, client: Client) -> None:
    """Each with its own link, and the feed's address as its place; no link is followed."""
    url = site.says("/feed", SOUND, content_type="application/rss+xml")
    pages = [page for page in client.pages(url) if isinstance(page, Page)]
    assert [page.path for page in pages] == [f"{url}#{number}" for number in (1, 2, 3)]
    assert [page.url for page in pages] == [f"https://dafater.example/{number}" for number in (1, 2, 3)]
    assert all(page.captured and page.metadata["http:url"] == url for page in pages)
    assert site.targets() == ["/feed"]


def test_redirects_end(site: Server, client: Client) -> None:
    """Those that lead back, and those that lead on and on; five are followed."""
    site.answers["/a"] = lambda handler: handler.answer(302, {"Location": "/b"})
    site.answers["/b"] = lambda handler: handler.answer(307, {"Location": site.url("/a")})
    assert reason(client, site.url("/a")) == "redirect-loop"
    for number in range(8):
        to = {"Location": f"/{number + 1}"}
        site.answers[f"/{number}"] = lambda handler, to=to: handler.answer(308, to)  # type: ignore[misc]
    site.says("/8")
    site.asked.clear()
    assert reason(client, site.url("/0")) == "redirect-loop"
    assert site.targets() == ["/0", "/1", "/2", "/3", "/4", "/5"]
    assert client.fetch(site.url("/3")).final_url == site.url("/8")
    site.answers["/empty"] = lambda handler: handler.answer(302, {})
    assert reason(client, site.url("/empty")) == "bad-response"


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("http://169.254.169.254/latest/", "private-address"),
        ("http://10.1.2.3/", "private-address"),
        ("http://[::1]/", "private-address"),
        ("http://127.0.0.2:{port}/", "private-address"),
        ("http://2130706434:{port}/", "private-address"),
        ("http://0x7f000002:{port}/", "private-address"),
        ("file:///etc/passwd", "bad-url"),
        ("ftp://127.0.0.1/", "bad-url"),
        ("http://user:secret@127.0.0.1:{port}/", "bad-url"),
        ("http://127.0.0.1:22/", "bad-url"),
    ],
)
def test_a_redirect_is_a_new_address_with_all_its_checks(site: Server, client: Client, to: str, why: str) -> None:
    """To a private address, another scheme, with a password: not followed."""
    to = to.replace("{port}", str(site.server_address[1]))
    site.answers["/"] = lambda handler: handler.answer(302, {"Location": to})
    with pytest.raises(PageError) as caught:
        client.fetch(site.url("/"))
    assert (caught.value.reason, caught.value.path) == (why, site.url("/"))
    assert "secret" not in str(caught.value)
    assert site.targets() == ["/"]


def test_without_its_door_the_server_is_private(site: Server, policy: Policy) -> None:
    """Loopback is no place to fetch from, whatever its name; nothing is asked."""
    client = Client(replace(policy, allowed=()))
    for host in ("127.0.0.1", "localhost", "127.1", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"):
        assert reason(client, site.url("/", host)) == "private-address"
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_that_is_asked(
    site: Server, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that resolves differently the next time changes nothing: it is resolved once a request."""
    asked: list[str] = []
    port = site.server_address[1]

    def rebinding(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        address = "127.0.0.1" if len(asked) % 2 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    url = f"http://rebinding.example:{port}/"
    assert reason(client, url) == "private-address"
    # Once for robots.txt, which the first address answered, and once for the page, whose address is refused.
    assert asked == ["rebinding.example"] * 2
    assert [one.target for one in site.asked] == ["/robots.txt"]
    assert site.asked[0].headers["host"] == f"rebinding.example:{port}"


def test_a_name_with_good_and_bad_addresses_is_asked_at_the_good_ones(
    site: Server, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The private one is passed over."""
    port = site.server_address[1]
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("10.0.0.1", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    site.says("/")
    assert client.fetch(f"http://mixed.example:{port}/").status == 200


def test_slow_servers_are_left(site: Server, policy: Policy) -> None:
    """One that says nothing, and one that says a little now and then."""

    def silent(_: Handler) -> None:
        time.sleep(3)

    def dripping(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(50):
            handler.wfile.write(b"<p>")
            time.sleep(0.1)

    def dripping_head(handler: Handler) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 100:
            handler.wfile.write(bytes([letter]))
            time.sleep(0.1)

    client = Client(replace(policy, connect_seconds=2, read_seconds=0.5, total_seconds=2))
    site.answers |= {"/silent": silent, "/dripping": dripping, "/head": dripping_head}
    for path, most in {"/silent": 2.9, "/dripping": 4.5, "/head": 4.5}.items():
        start = time.perf_counter()
        assert reason(client, site.url(path)) == "timeout"
        assert time.perf_counter() - start < most


def test_nothing_is_read_that_is_too_large(site: Server, client: Client) -> None:
    """Told by its length; without a length; packed a thousandfold, in one layer or in many members."""
    sent = 0

    def endless(handler: Handler) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for _ in range(20_000):
            handler.wfile.write(b"1000\r\n" + b"x" * 4096 + b"\r\n")
            sent += 4096

    site.answers["/endless"] = endless
    site.says("/long", b"x" * 200_001)
    site.says("/bomb", gzip.compress(b"x" * 50_000_000), content_encoding="gzip")
    site.says("/members", gzip.compress(b"x" * 1000) * 5000, content_encoding="gzip")
    site.says("/deflate", zlib.compress(b"x" * 50_000_000), content_encoding="deflate")
    for path in ("/long", "/endless", "/bomb", "/members", "/deflate"):
        assert reason(client, site.url(path)) == "too-large", path
    assert sent < 30_000_000  # what the system's buffers took, not the whole


def test_packed_pages_are_unpacked(site: Server, client: Client) -> None:
    """gzip, in members too, and what servers mean by deflate: with and without its head."""
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    half = len(PAGE) // 2
    for coding, body in {
        "gzip": gzip.compress(PAGE.encode()),
        "x-gzip": gzip.compress(PAGE[:half].encode()) + gzip.compress(PAGE[half:].encode()),
        "deflate": zlib.compress(PAGE.encode()),
        "Deflate": raw.compress(PAGE.encode()) + raw.flush(),
        "identity": PAGE.encode(),
    }.items():
        assert client.fetch(site.says("/", body, content_encoding=coding)).payload == PAGE.encode(), coding


def test_what_breaks_off_is_no_page(site: Server, client: Client) -> None:
    """Shorter than told, torn within a chunk or within its packing, or packed in an unknown way."""

    def torn(handler: Handler, head: dict[str, str], body: bytes) -> None:
        handler.answer(200, HTML | head, body, length=False)

    broken = {
        "/short": ({"Content-Length": "5000"}, PAGE.encode()),
        "/chunk": ({"Transfer-Encoding": "chunked"}, b"fff\r\nabc"),
        "/packed": ({"Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())[:-20]),
        "/twisted": ({"Content-Encoding": "gzip"}, b"no gzip at all"),
        "/other": ({"Content-Encoding": "br"}, b"..."),
    }
    for path, (head, body) in broken.items():
        site.answers[path] = lambda handler, head=head, body=body: torn(handler, head, body)  # type: ignore[misc]
    site.answers["/noise"] = lambda handler: handler.wfile.write(b"\x00\x01 no HTTP\r\n\r\n")
    site.answers["/head"] = lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n")
    for path in (*broken, "/noise", "/head"):
        assert reason(client, site.url(path)) == "bad-response", path


def test_the_bytes_tell_the_encoding_where_a_server_is_wrong(site: Server, client: Client) -> None:
    """UTF-8 that is called Latin, and an old Arabic encoding that is called UTF-8."""
    words = re.sub("<[^>]+>", " ", PAGE).split()
    for body, told in {
        PAGE.encode(): "iso-8859-1",
        PAGE.replace('<meta charset="utf-8">', "").encode("cp1256"): "utf-8",
        PAGE.replace('<meta charset="utf-8">', "").encode("cp1256") + b" ": "windows-1256",
    }.items():
        (page,) = client.pages(site.says("/", body, content_type=f"text/html; charset={told}"))
        assert isinstance(page, Page)
        assert set(page.text.split()) <= set(words)


def test_a_page_that_has_not_changed_is_not_sent_again(site: Server, client: Client, policy: Policy) -> None:
    """The second time it is asked for by its version; what was kept is the page, at the new time."""

    def versioned(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"v1"':
            handler.answer(304, {"ETag": '"v1"'})
        else:
            handler.answer(200, HTML | {"ETag": '"v1"', "Last-Modified": "Tue, 14 Mar 2023 10:00:00 GMT"}, PAGE)

    site.answers["/"] = versioned
    first = client.fetch(site.url())
    again = Client(policy).fetch(site.url())
    assert (first.status, again.status) == (200, 304)
    assert (again.payload, again.media_type, again.headers) == (first.payload, first.media_type, first.headers)
    assert site.asked[-1].headers["if-modified-since"] == "Tue, 14 Mar 2023 10:00:00 GMT"
    (page,) = Client(policy).pages(site.url())
    assert isinstance(page, Page)
    assert page.metadata["http:status"] == "304"
    # Without a folder, nothing is kept and nothing is asked by its version.
    assert Client(replace(policy, cache=None)).fetch(site.url()).status == 200


def test_what_is_kept_is_only_believed_whole(site: Server, client: Client, policy: Policy) -> None:
    """A damaged file, and one that says nothing of versions, are as good as none."""
    assert policy.cache is not None
    client.fetch(site.says("/plain"))
    client.fetch(site.says("/secret", etag='"s"', cache_control="no-store"))
    assert not policy.cache.exists()
    client.fetch(site.says("/kept", etag='"v1"'))
    (body,) = policy.cache.glob("*.body")
    assert oct(policy.cache.stat().st_mode & 0o777) == "0o700"
    body.write_bytes(zlib.compress(b"<p>other</p>"))
    site.asked.clear()
    assert Client(policy).fetch(site.url("/kept")).payload == PAGE.encode()
    assert "if-none-match" not in site.asked[-1].headers
    for file in policy.cache.iterdir():
        file.write_bytes(b"\x00 damaged")
    assert Client(policy).fetch(site.url("/kept")).status == 200


def test_a_cache_that_cannot_be_written_costs_nothing(site: Server, policy: Policy, tmp_path: Path) -> None:
    """A file stands where the folder would be."""
    (tmp_path / "file").write_text("x")
    client = Client(replace(policy, cache=tmp_path / "file" / "cache"))
    assert client.fetch(site.says("/", etag='"v1"')).status == 200


def test_robots_txt_is_honoured(site: Server, client: Client) -> None:
    """What it forbids is not asked for; it is asked for once a site."""
    site.says("/robots.txt", "User-agent: *\nDisallow: /private\n\nUser-agent: mahdar\nDisallow: /news/$\nDisallow: /x")
    for path in ("/", "/news/1", "/private", "/x1"):
        site.says(path)
    assert client.fetch(site.url("/")).status == 200
    assert client.fetch(site.url("/private")).status == 200
    assert client.fetch(site.url("/news/1")).status == 200
    assert reason(client, site.url("/x1")) == "robots"
    assert reason(client, site.url("/news/")) == "robots"
    site.answers["/to"] = lambda handler: handler.answer(302, {"Location": "/x1"})
    assert reason(client, site.url("/to")) == "robots"
    assert [one.target for one in site.asked].count("/robots.txt") == 1
    assert "/x1" not in site.targets()


def test_a_site_whose_rules_are_not_known_is_not_fetched(site: Server, policy: Policy) -> None:
    """A robots.txt that fails forbids everything; one that is not there, or is hidden, nothing."""
    site.says("/")
    for status, leave in {404: True, 403: True, 410: True, 500: False, 503: False, 429: False}.items():
        site.says("/robots.txt", "x", status=status)
        if leave:
            assert Client(policy).fetch(site.url()).status == 200
        else:
            assert reason(Client(policy), site.url()) == "robots"
    site.answers["/robots.txt"] = lambda handler: handler.answer(301, {"Location": "/rules"})
    site.says("/rules", "User-agent: *\nDisallow: /")
    assert reason(Client(policy), site.url()) == "robots"
    site.says("/robots.txt", b"User-agent: *\nDisallow: /\n" + b"# long\n" * 100_000)
    assert reason(Client(policy), site.url()) == "robots"


def test_requests_to_a_host_come_one_a_second(site: Server, client: Client, waiter: Waiter) -> None:
    """Redirects count, robots.txt and other hosts do not."""
    site.answers["/from"] = lambda handler: handler.answer(302, {"Location": "/"})
    site.says("/")
    client.fetch(site.url("/from"))
    client.fetch(site.url("/"))
    assert waiter.waits == [1.0, 1.0]
    waiter.now += 5
    client.fetch(site.url("/"))
    assert waiter.waits == [1.0, 1.0]


def test_a_longer_delay_is_kept(site: Server, client: Client, waiter: Waiter) -> None:
    """Crawl-delay of robots.txt."""
    site.says("/robots.txt", "User-agent: *\nCrawl-delay: 7.5")
    for _ in range(2):
        client.fetch(site.says("/"))
    assert waiter.waits == [7.5]


@pytest.mark.parametrize("status", [429, 503])
def test_a_time_to_come_back_is_kept(site: Server, client: Client, waiter: Waiter, status: int) -> None:
    """In seconds or as a date; too long or too often is a reason."""
    answers = iter([{"Retry-After": "30"}, {"Retry-After": format_datetime(datetime.now(UTC) + timedelta(seconds=20))}])

    def busy(handler: Handler) -> None:
        head = next(answers, None)
        handler.answer(200, HTML, PAGE) if head is None else handler.answer(status, head)

    site.answers["/"] = busy
    assert client.fetch(site.url()).status == 200
    first, second = waiter.waits
    assert first == 30
    assert 15 < second < 21
    site.says("/long", status=status, retry_after="4000")
    site.says("/always", status=status, retry_after="2")
    site.says("/never", status=status, retry_after="soon")
    waiter.waits.clear()
    assert reason(client, site.url("/long")) == f"http-{status}"
    assert reason(client, site.url("/always")) == f"http-{status}"
    assert reason(client, site.url("/never")) == f"http-{status}"
    assert site.targets().count("/always") == 3
    assert max(waiter.waits) < 4000


@pytest.mark.parametrize("status", [204, 400, 401, 403, 404, 410, 451, 500])
def test_other_answers_are_reasons(site: Server, client: Client, status: int) -> None:
    """With their number."""
    assert reason(client, site.says("/", b"" if status == 204 else "<p>x</p>", status=status)) == f"http-{status}"


def test_an_answer_that_nothing_changed_without_a_question_is_none(site: Server, client: Client) -> None:
    """304 where nothing was kept."""
    assert reason(client, site.says("/", b"", status=304)) == "http-304"


def test_what_is_no_page_is_not_read(site: Server, client: Client) -> None:
    """Pictures, films, data: refused by their type before a byte of them is read."""

    def film(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "video/mp4")
        handler.end_headers()

    site.answers["/film"] = film
    # Nothing follows its head: had the body been waited for, the reason would be another.
    assert reason(client, site.url("/film")) == "not-a-page"
    for kind in ("image/svg+xml", "audio/mpeg", "text/javascript", "text/css", "application/octet-stream"):
        assert reason(client, site.says("/", content_type=kind)) == "not-a-page"
    for kind in (
        "text/html",
        "Text/HTML ; charset=x",
        "application/xhtml+xml",
        "text/plain",
        "application/rss+xml",
        "",
    ):
        assert client.fetch(site.says("/", content_type=kind)).status == 200


def test_an_archive_or_a_record_at_an_address_holds_pages(site: Server, client: Client) -> None:
    """As it does in a file; each page knows the address and the time."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.html", PAGE)
    record = json.dumps({"title": TITLES[0], "text": WORDS[0], "url": "https://dafater.example/1"})
    for kind, body in {"application/zip": archive.getvalue(), "application/json": record.encode()}.items():
        (page,) = client.pages(site.says("/", body, content_type=kind))
        assert isinstance(page, Page)
        assert page.text.startswith(TITLES[0])
        assert page.path.startswith(site.url("/"))
        assert page.captured is not None


def test_a_server_that_is_not_there_is_a_reason(client: Client, site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """No such host; a resolver that does not answer; nobody at the port; no TLS where it is asked for."""
    with serve() as gone:
        url = gone.url()
    assert reason(client, url) == "unreachable"
    assert reason(client, site.url().replace("http:", "https:")) in ("tls", "timeout")

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert reason(client, "http://no-such-host.invalid/") == "unreachable"
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(1) or [])
    hasty = Client(replace(client.policy, connect_seconds=0.1))
    assert reason(hasty, "http://slow-resolver.invalid/") == "timeout"


def test_failures_are_dropped_and_the_others_are_read(site: Server, client: Client) -> None:
    """As files are."""
    site.says("/good")
    items = [item for path in ("/none", "/good") for item in open_pages(site.url(path), client=client)]
    assert isinstance(items[0], Dropped)
    assert (items[0].path, items[0].reason) == (site.url("/none"), "http-404")
    assert isinstance(items[1], Page)
