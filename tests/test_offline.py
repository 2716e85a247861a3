"""Offline unless the user names an address: no socket is opened, no name looked up, by anything that pages say."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages.feeds import OPML, SOUND
from tests.pages.fetching.site import PAGE

SOURCE = Path(__file__).parent.parent / "src" / "mahdar"
ROOM = SOURCE / "pages" / "fetching"
NETWORK = {
    *("socket", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "asyncio"),
    *("urllib.request", "urllib3", "requests", "httpx", "aiohttp", "webbrowser"),
}

# The events of Python that reach for the network, as `sys.addaudithook` names them; the first one ends the program.
# (Making a socket is none: a library makes one when it is imported, to learn whether the machine has IPv6.)
WATCH = """
import os, sys
def watch(event, details):
    reaching = ("socket.connect", "socket.get", "socket.send", "urllib.", "http.client.", "ftplib.", "smtplib.")
    if event.startswith(reaching) and event != "socket.gethostname":
        sys.stderr.write(f"reached for the network: {event} {details}\\n")
        os._exit(99)
sys.addaudithook(watch)
import mahdar
from mahdar.cli.main import main
sys.argv = ["mahdar", *sys.argv[1:]]
main()
"""

MENTIONS = (
    '<!DOCTYPE html SYSTEM "http://mentioned.example/x.dtd">'
    + PAGE.replace("<head>", '<head><link rel="canonical" href="https://mentioned.example/1"><base href="http://b.example/">')
    .replace("</p>", ' <a href="https://mentioned.example/2">https://mentioned.example/3</a>'
                     '<img src="https://mentioned.example/4.png"></p>', 1)
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page, a feed, a list of feeds and a text that mention addresses, some in ways that parsers follow."""
    (tmp_path / "page.html").write_text(MENTIONS, encoding="utf-8")
    (tmp_path / "list.opml").write_text(OPML, encoding="utf-8")
    declared = (
        '<!DOCTYPE rss SYSTEM "http://mentioned.example/rss.dtd" [<!ENTITY x SYSTEM "http://mentioned.example/x">]>'
    )
    feed = SOUND.partition("\n")[2].replace("القاعة", "&x; القاعة")
    (tmp_path / "feed.xml").write_text(f"{declared}{feed}", encoding="utf-8")
    (tmp_path / "text.txt").write_text(f"https://mentioned.example/5\n\n{PAGE}", encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process that ends when anything reaches for the network."""
    command = [sys.executable, "-c", WATCH, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_the_watch_sees_a_fetch() -> None:
    """The test of the test: an address that is named reaches for the network."""
    done = run("read", "http://127.0.0.1/")
    assert done.returncode == 99, done.stderr
    assert "reached for the network: socket." in done.stderr


@pytest.mark.parametrize("command", ["read", "trace", "ingest"])
def test_nothing_is_fetched_that_was_not_named(command: str, folder: Path, tmp_path: Path) -> None:
    """Pages, feeds and lists are read in a process that may not open a socket."""
    more = ["-d", tmp_path / "record.db", "--workers", "0"] if command == "ingest" else []
    done = run(command, folder, *more)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(": not-fetched: ") == 2


def test_only_one_room_knows_the_network() -> None:
    """No other file of the package imports a module that can reach it."""
    found = {
        str(path.relative_to(SOURCE)): name
        for path in SOURCE.rglob("*.py")
        if ROOM not in path.parents
        for name in _imported(ast.parse(path.read_text(encoding="utf-8")))
        if name in NETWORK or name.partition(".")[0] in NETWORK
    }
    assert found == {}


def _imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names
