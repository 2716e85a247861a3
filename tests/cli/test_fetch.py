"""Addresses on the command line: read, ingested, followed only when asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import mahdar
from mahdar.cli import fetch
from mahdar.cli.main import cli
from mahdar.model.codec import from_line
from mahdar.pages.fetching import Client, Policy
from tests.pages.feeds import OPML, SOUND, TITLES, atom
from tests.pages.fetching.site import HOME, HTML, PAGE, Handler, Server, serve


@pytest.fixture
def site() -> Iterator[Server]:
    """A server with a page, two feeds, and a list of them."""
    with serve() as server:
        server.says("/page")
        server.says("/feed", SOUND, content_type="application/rss+xml")
        server.says("/atom.xml", atom(), content_type="application/atom+xml")
        server.says("/list", listed(server), content_type="text/x-opml")
        yield server


def listed(server: Server) -> str:
    """The list of the server's two feeds."""
    return OPML.replace("https://dafater.example", server.url("")).replace("https://shurfa.example", server.url(""))


@pytest.fixture
def policy(tmp_path: Path) -> Policy:
    """A policy with a door to the server, that does not wait."""
    return Policy(allowed=(HOME,), cache=tmp_path / "cache", seconds_between=0)


def run(policy: Policy, *arguments: str | Path) -> Result:
    """Run a command line with a policy."""
    return CliRunner().invoke(cli, [str(one) for one in arguments], obj=policy, catch_exceptions=False)


def test_an_address_is_read_like_a_file(site: Server, policy: Policy) -> None:
    """Its reading names it; what cannot be had is named, and the others are read."""
    result = run(policy, "read", site.url("/none"), site.url("/page"), site.url("/feed"), "--format", "jsonl")
    assert result.exit_code == 0
    readings = [from_line(line) for line in result.stdout.splitlines()]
    assert [reading.article.path for reading in readings] == [
        site.url("/page"),
        *(f"{site.url('/feed')}#{number}" for number in (1, 2, 3)),
    ]
    assert [reading.article.url for reading in readings[:2]] == [site.url("/page"), "https://dafater.example/1"]
    assert [len(reading.statements) for reading in readings] == [2, 2, 2, 2]
    assert f"dropped {site.url('/none')}: http-404: " in result.stderr
    # One client for all inputs: it asks for the rules once.
    assert [asked.target for asked in site.asked].count("/robots.txt") == 1


def test_a_list_is_followed_only_when_asked(site: Server, policy: Policy, tmp_path: Path) -> None:
    """By its address and as a file."""
    path = tmp_path / "list.opml"
    path.write_text(listed(site), encoding="utf-8")
    for place in (site.url("/list"), path):
        site.asked.clear()
        plain = run(policy, "read", place)
        assert plain.exit_code == 1
        assert plain.stderr.count(": not-fetched: ") == 2
        assert not {"/feed", "/atom.xml"} & set(site.targets())
        followed = run(policy, "read", place, "--follow", "--format", "jsonl")
        assert [from_line(line).article.path for line in followed.stdout.splitlines()] == [
            f"{site.url(feed)}#{number}" for feed in ("/feed", "/atom.xml") for number in (1, 2, 3)
        ]


def test_several_addresses_are_traced(site: Server, policy: Policy) -> None:
    """Every command that reads files reads addresses, all through one client."""
    site.says("/other")
    result = run(policy, "trace", site.url("/page"), site.url("/other"), "--lang", "en")
    assert result.exit_code == 0
    assert "pages=2" in result.stdout
    assert [asked.target for asked in site.asked] == ["/robots.txt", "/page", "/other"]


def test_pages_are_kept_unless_told_otherwise(site: Server, policy: Policy) -> None:
    """--no-cache keeps nothing."""
    site.says("/page", etag='"v1"')
    assert policy.cache is not None
    assert run(policy, "read", site.url("/page"), "--no-cache").exit_code == 0
    assert not policy.cache.exists()
    assert run(policy, "read", site.url("/page")).exit_code == 0
    assert run(policy, "read", site.url("/page")).exit_code == 0
    assert site.asked[-1].headers["if-none-match"] == '"v1"'


def test_a_long_wait_is_told(site: Server, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody wonders why nothing happens."""
    answers = iter([True])

    def busy(handler: Handler) -> None:
        first = next(answers, False)
        handler.answer(503, {"Retry-After": "30"}) if first else handler.answer(200, HTML, PAGE)

    site.answers["/page"] = busy
    monkeypatch.setattr(fetch.time, "sleep", lambda _: None)
    result = run(policy, "read", site.url("/page"))
    assert result.exit_code == 0
    assert "waiting 30 s" in result.stderr


def test_addresses_go_into_a_record(site: Server, policy: Policy, tmp_path: Path) -> None:
    """With address and time; what has not changed is known, what has is read again."""
    record = tmp_path / "record.db"
    arguments = ("ingest", site.url("/page"), site.url("/feed"), "-d", record, "--lang", "en")
    first = run(policy, *arguments)
    assert "4 pages" in first.stderr
    with mahdar.open(record) as database:
        assert {row.title for row in database.articles()} == set(TITLES)
    again = run(policy, *arguments)
    assert "no pages" in again.stderr
    site.says("/page", "<p>قالت الوزيرة هند الخطيب إن المدرسة الجديدة ستفتح أبوابها أمام الطلاب يوم الأحد.</p>")
    assert "1 page," in run(policy, *arguments).stderr
    followed = run(policy, "ingest", site.url("/list"), "-d", record, "--lang", "en", "--follow")
    assert followed.exit_code == 0
    with mahdar.open(record) as database:
        assert {site.url("/list")}.isdisjoint(row.path for row in database.articles())
        assert list(database.check()) == []


def test_a_list_goes_into_a_record_only_when_asked(site: Server, policy: Policy, tmp_path: Path) -> None:
    """As a file, too: its feeds are dropped, or their items stored under the feeds' addresses."""
    record, path = tmp_path / "record.db", tmp_path / "list.opml"
    path.write_text(listed(site), encoding="utf-8")
    plain = run(policy, "ingest", path, "-d", record)
    assert plain.stderr.count(": not-fetched: ") == 2
    assert site.asked == []
    assert run(policy, "ingest", path, "-d", record, "--follow").exit_code == 0
    with mahdar.open(record) as database:
        paths = {reading.article.path.partition("#")[0] for reading in database.readings()}
    assert paths <= {site.url("/feed"), site.url("/atom.xml")}
    assert paths


def test_a_record_reads_fetched_pages_again_without_the_network(site: Server, policy: Policy, tmp_path: Path) -> None:
    """From what it keeps; the address that answered stays."""
    record = tmp_path / "record.db"
    site.answers["/from"] = lambda handler: handler.answer(302, {"Location": "/page"})
    with mahdar.open(record) as database:
        database.ingest(site.url("/from"), client=Client(policy), workers=0)
        (before,) = database.readings()
        site.asked.clear()
        from mahdar.store.ingest import redo_pages

        redo_pages(database._connection, [before.article.page_id])
        (after,) = database.readings()
    assert after == before
    assert after.article.url == site.url("/page")
    assert site.asked == []


def test_python_reads_addresses_too(site: Server, policy: Policy) -> None:
    """Through a client that the caller makes."""
    readings = mahdar.read(site.url("/page"), client=Client(policy))
    assert [reading.article.url for reading in readings] == [site.url("/page")]
    assert [item.reason for item in mahdar.read(site.url("/page")).dropped] == ["private-address"]
