"""Addresses of machines, addresses of pages, and the rules of robots.txt."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.errors import PageError
from mahdar.pages.fetching.addresses import is_public
from mahdar.pages.fetching.policy import default_cache
from mahdar.pages.fetching.robots import read_robots
from mahdar.pages.fetching.urls import parse_url

PUBLIC = ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"]
PRIVATE = [
    *("127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254"),
    *("0.0.0.0", "0.1.2.3", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1"),
    *("255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "fec0::1"),
    *("::ffff:8.8.8.8", "::ffff:127.0.0.1", "::127.0.0.1", "2002:7f00:1::", "2001:0:1::1", "64:ff9b::7f00:1"),
    *("64:ff9b:1::1", "2001:db8::1", "100::1", "", "localhost", "1.2.3"),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    """Those of the internet; behind a gateway to IPv4, what it leads to counts."""
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public(address: str) -> None:
    """Own machine, own network, shared, reserved, multicast, examples, and IPv4 within IPv6."""
    assert not is_public(address)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://a.example", "https://a.example/"),
        ("HTTPS://A.Example:443/x?", "https://a.example/x"),
        ("http://a.example:8080/x#y", "http://a.example:8080/x"),
        ("https://a.example/a b\tc\r\nHost: x", "https://a.example/a%20bcHost:%20x"),
        ("https://a.example/%D8%A3/أ?ب=1&c=%20", "https://a.example/%D8%A3/%D8%A3?%D8%A8=1&c=%20"),
        ("https://موقع.example/", "https://xn--4gbrim.example/"),
        ("https://a.example./", "https://a.example/"),
        ("http://[2606:2800::1]:8080/", "http://[2606:2800::1]:8080/"),
    ],
)
def test_an_address_is_made_safe_to_send(url: str, asked: str) -> None:
    """ASCII, one spelling, no end of line, no fragment."""
    assert parse_url(url).url == asked


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://a.example/", "file:///etc/passwd", "https://", "https:///x", "https://[", "https://a.example:99999/"),
        *("https://u:p@a.example/", "https://u@a.example/", "https://a.example:25/", "https://a..example/", "//a", ""),
        *("https://" + "a" * 64 + ".example/", "https://a.example/" + "x" * 9000, "https://a.example:0/"),
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    """With its reason; a password does not appear in it."""
    with pytest.raises(PageError) as caught:
        parse_url(url)
    assert caught.value.reason == "bad-url"
    assert ":p@" not in str(caught.value)


@given(st.text(max_size=80))
def test_any_address_is_parsed_or_refused(words: str) -> None:
    """And what is sent holds no space or control character."""
    for url in (words, f"https://{words}", f"https://a.example/{words}"):
        try:
            address = parse_url(url)
        except PageError:
            continue
        assert address.url.isascii()
        assert address.url.isprintable()
        assert " " not in address.url


@pytest.mark.skipif(sys.platform != "linux", reason="XDG is Linux's")
def test_the_cache_lies_where_xdg_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Below the folder that is told, when it is a whole path, else in the user's home; without a home nowhere."""
    monkeypatch.setenv("HOME", "/home/salwa")
    for told, folder in {"/caches": "/caches", "caches": "/home/salwa/.cache", "": "/home/salwa/.cache"}.items():
        monkeypatch.setenv("XDG_CACHE_HOME", told)
        assert default_cache() == Path(folder) / "mahdar" / "http"

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert default_cache() is None


ROBOTS = """\
# rules
User-agent: *
Disallow: /

User-agent: other
User-agent: Mahdar/2.0
Disallow: /a   # and below
Allow: /a/open
Disallow: /*.pdf$
Disallow: /b*c*d
Disallow: /q?*id=
Disallow: /خاص
Disallow: /e%7Ef
Disallow:
Sitemap: https://a.example/x
crawl-delay: 2.5

User-agent: mahdar
Disallow: /late
"""


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        *(("/", True), ("/a", False), ("/abc", False), ("/a/open/1", True), ("/x.pdf", False), ("/x.pdf?y", True)),
        *(("/bxcyd/z", False), ("/bxdyc", True), ("/q?a=1&id=2", False), ("/q?x", True), ("/late", False)),
        *(("/%D8%AE%D8%A7%D8%B5/1", False), ("/%d8%ae%d8%a7%d8%b5", False), ("/e~f", False), ("/robots.txt", True)),
    ],
)
def test_rules_are_those_of_rfc_9309(target: str, allowed: bool) -> None:
    """One's own groups together, the longest pattern, ``*`` and ``$``, one spelling of escapes."""
    assert read_robots(ROBOTS).allows(target) is allowed


def test_a_delay_and_other_programs() -> None:
    """The delay is one's own; who is not named has the rules for all; without any, all is allowed."""
    assert read_robots(ROBOTS).delay == 2.5
    assert not read_robots(ROBOTS, "somebody").allows("/x")
    assert read_robots("User-agent: other\nDisallow: /").allows("/x")
    assert read_robots("\ufeffuser-agent:*\rdisallow:/a\rallow:/a").allows("/a")
    assert read_robots("Disallow: /").allows("/")


@given(st.text(alphabet="*$/a:-\n Uuser-agntDiwlo%2F#", max_size=200), st.text(max_size=30))
def test_no_rules_raise(text: str, target: str) -> None:
    """Whatever stands in the file."""
    assert read_robots("User-agent: *\n" + text).allows("/" + target) in (True, False)
