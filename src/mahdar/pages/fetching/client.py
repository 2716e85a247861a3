"""A polite client for addresses that the user named.

One address after the other: its robots.txt is asked first, one's turn at the host is waited for, the page is asked for
only if it has changed, a redirect is a new address with all its checks, and an answer that is no page is not read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib import metadata
from typing import NamedTuple

from mahdar.errors import PageError
from mahdar.model import Capture, Dropped, Page
from mahdar.pages.feeds import kind_of, listed_urls
from mahdar.pages.fetching import robots as rules
from mahdar.pages.fetching.addresses import resolve
from mahdar.pages.fetching.arrived import Fetched, captures_of
from mahdar.pages.fetching.body import read_body
from mahdar.pages.fetching.exchange import Clock, exchange
from mahdar.pages.fetching.kept import HEADERS, Shelf
from mahdar.pages.fetching.policy import Policy
from mahdar.pages.fetching.robots import Robots
from mahdar.pages.fetching.urls import Address, parse_url
from mahdar.pages.open import read_captures

# An answer that says to come back is asked for again so many times.
_AGAIN = 2
_MOVED = (301, 302, 303, 307, 308)
_WAIT = (429, 503)
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8"
)
# Media types of what `mahdar.pages` reads; of the others (pictures, films, programs), nothing is.
_PAGES = frozenset(
    {
        *("text/html", "text/plain", "text/xml", "text/x-opml", "application/xml", "application/opml"),
        *("application/json", "application/jsonl", "application/x-ndjson", "application/pdf", "application/warc"),
        *("application/zip", "application/wacz", "application/gzip", "application/x-gzip"),
        *("multipart/related", "message/rfc822", "application/x-mimearchive", "application/x-webarchive"),
    }
)
_NO_XML_PAGES = ("image/",)
_HELP = {
    401: "the page is for those who log in; save it in a browser and read the file",
    403: "the site does not let programs in; save the page in a browser and read the file",
    404: "there is no such page; check the address",
    410: "the page was taken down",
    429: "too many requests; come back later",
    451: "the page is withheld for legal reasons",
}


class _Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    payload: bytes
    address: Address


class Client:
    """Fetches addresses by a policy; remembers each site's rules and when its turn comes.

    Args:
        policy: what may be reached, how long it may take, how often it may ask.
        sleep, clock: how to wait (seconds), and a clock that never goes back.

    >>> Client().fetch("ftp://a.example/")
    Traceback (most recent call last):
    ...
    mahdar.errors.PageError: ftp://a.example/: bad-url: only http and https are fetched, not ftp
    """

    def __init__(
        self,
        policy: Policy | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.policy = policy or Policy()
        self._sleep, self._clock = sleep, clock
        self._shelf = Shelf(self.policy.cache)
        self._robots: dict[str, Robots | PageError] = {}
        self._turns: dict[str, float] = {}
        self._agent = f"{rules.AGENT}/{_version()} (reads the news pages that a person names)"

    def fetch(self, url: str) -> Fetched:
        """Return what stands at an address.

        Raises:
            PageError: it may not be fetched or cannot be had: ``bad-url``, ``private-address``, ``robots``,
                ``unreachable``, ``tls``, ``timeout``, ``redirect-loop``, ``http-404`` (or another status),
                ``not-a-page`` (a picture, a film …), ``too-large``, ``bad-response``.
        """
        address = parse_url(url)
        try:
            answer = self._walk(address, Clock(self.policy.total_seconds, self.policy.read_seconds))
        except PageError as error:
            raise PageError(error.reason, error.detail, url) from error
        return Fetched(
            url,
            answer.address.url,
            answer.status,
            answer.headers.get("content-type"),
            {name: answer.headers[name] for name in HEADERS[1:] if name in answer.headers},
            datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            answer.payload,
        )

    def fetch_all(self, url: str) -> Iterator[Fetched | Dropped]:
        """Yield what stands at an address, or why it cannot be had; with `Policy.follow`, each feed of a list."""
        try:
            found = self.fetch(url)
        except PageError as error:
            yield Dropped(error.path or url, error.reason, error.detail)
            return
        if self.policy.follow and kind_of(found.payload) == "list":
            yield from self.fetch_listed(found.payload)
        else:
            yield found

    def fetch_listed(self, payload: bytes) -> Iterator[Fetched | Dropped]:
        """Yield each feed that a list (OPML) names; a list within a list is not followed."""
        for url in listed_urls(payload):
            try:
                yield self.fetch(url)
            except PageError as error:
                yield Dropped(error.path or url, error.reason, error.detail)

    def pages(self, url: str) -> Iterator[Page | Dropped]:
        """Yield the pages at an address: one, each item of a feed, or why there is none."""
        return read_captures(self.captures(url))

    def captures(self, url: str) -> Iterator[Capture | Dropped]:
        """Yield the pages at an address as `pages` does, unread."""
        for found in self.fetch_all(url):
            yield from (found,) if isinstance(found, Dropped) else captures_of(found)

    def captures_listed(self, payload: bytes) -> Iterator[Capture | Dropped]:
        """Yield the pages of each feed that a list (OPML) names, unread."""
        for found in self.fetch_listed(payload):
            yield from (found,) if isinstance(found, Dropped) else captures_of(found)

    def _walk(self, address: Address, clock: Clock) -> _Answer:
        """Return the page at an address, or at the one that it leads to."""
        seen = {address}
        while True:
            self._ask_leave(address, clock)
            answer = self._patient(address, clock)
            if answer.status not in _MOVED:
                return _page_of(answer)
            address = _next(answer)
            if address in seen or len(seen) > self.policy.redirects:
                why = "leads back to itself" if address in seen else f"leads on more than {self.policy.redirects} times"
                raise PageError("redirect-loop", f"the address {why}; name the page's own address")
            seen.add(address)

    def _ask_leave(self, address: Address, clock: Clock) -> None:
        """Raise when the site's robots.txt says that the address is not for programs."""
        if address.origin not in self._robots:
            self._robots[address.origin] = self._rules(address, clock)
        found = self._robots[address.origin]
        if isinstance(found, PageError):
            raise found
        if not found.allows(address.target):
            detail = f"{address.origin}/robots.txt asks programs not to fetch this; save the page in a browser"
            raise PageError("robots", detail)

    def _rules(self, address: Address, clock: Clock) -> Robots | PageError:
        """Return the rules of a site: those that it tells, none when it has no robots.txt (RFC 9309, 2.3.1)."""
        at = address._replace(target="/robots.txt")
        try:
            for _ in range(self.policy.redirects + 1):
                answer = self._once(at, clock, cut=rules.MAX_BYTES)
                if answer.status not in _MOVED:
                    break
                at = _next(answer)
        except PageError as error:
            return error
        if answer.status in (200, 304):
            return rules.read_robots(answer.payload.decode("utf-8", "replace"))
        if answer.status in _WAIT or answer.status >= 500:
            detail = f"{address.origin}/robots.txt gives HTTP {answer.status}: no leave is known; try again later"
            return PageError("robots", detail)
        return Robots()

    def _patient(self, address: Address, clock: Clock) -> _Answer:
        """Return an answer in one's turn; one that names the time to come back is waited for."""
        found = self._robots.get(address.origin)
        delay = found.delay if isinstance(found, Robots) and found.delay is not None else 0.0
        between = max(self.policy.seconds_between, min(delay, self.policy.longest_wait))
        for attempt in range(_AGAIN + 1):
            began = self._clock()
            wait = max(0.0, self._turns.get(address.host, began) - began)
            if wait:
                self._sleep(wait)
                clock.end += wait
            answer = self._once(address, clock)
            self._turns[address.host] = self._clock() + between
            asked = _retry_after(answer) if answer.status in _WAIT else None
            if asked is None:
                return answer
            if asked > self.policy.longest_wait or attempt == _AGAIN:
                detail = f"the site asks to come back in {asked:.0f} s, which is not waited for; try again then"
                raise PageError(f"http-{answer.status}", detail)
            self._turns[address.host] = self._clock() + max(asked, between)
        return answer

    def _once(self, address: Address, clock: Clock, *, cut: int | None = None) -> _Answer:
        """Return one answer. The body is read only where it is a page (or, with `cut`, its beginning)."""
        policy = self.policy
        places = resolve(address.host, address.port, policy.allowed, min(policy.connect_seconds, _left(clock, address)))
        kept = self._shelf.find(address.url)
        headers = {
            "User-Agent": self._agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        } | (kept.conditions() if kept else {})
        with exchange(address, places, headers, clock, policy.connect_seconds) as response:
            told = {name.lower(): value for name, value in response.headers.items()}
            status = response.status
            if status == 304 and kept is not None:
                return _Answer(status, kept.headers | told | _only(kept.headers, "content-type"), kept.payload, address)
            payload = b""
            if status == 200:
                if cut is None:
                    _check_type(told.get("content-type"))
                payload = read_body(response, cut or policy.max_bytes, cut=cut is not None)
                self._shelf.keep(address.url, payload, told)
            return _Answer(status, told, payload, address)


def _page_of(answer: _Answer) -> _Answer:
    status = answer.status
    if status in (200, 304) and (answer.payload or status == 200):
        return answer
    default = "the site has a fault; try again later" if status >= 500 else "the site does not give the page"
    raise PageError(f"http-{status}", _HELP.get(status, default))


def _next(answer: _Answer) -> Address:
    target = answer.headers.get("location", "").strip()
    if not target:
        raise PageError("bad-response", f"HTTP {answer.status} without an address to go to")
    try:
        return parse_url(target, answer.address)
    except PageError as error:
        raise PageError(error.reason, f"it leads to {error.path}: {error.detail}") from None


def _check_type(told: str | None) -> None:
    """Raise when a media type is that of no page; one that is not told may be one."""
    kind = (told or "").partition(";")[0].strip().lower()
    if not kind or kind in _PAGES or (kind.endswith("+xml") and not kind.startswith(_NO_XML_PAGES)):
        return
    raise PageError("not-a-page", f"the address gives {kind[:60]}, which is no page, feed or archive of pages")


def _retry_after(answer: _Answer) -> float | None:
    """Return the seconds after which a site asks to come back; None when it does not say."""
    words = answer.headers.get("retry-after", "").strip()
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        return max(0.0, (parsedate_to_datetime(words) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _left(clock: Clock, address: Address) -> float:
    try:
        return clock.left()
    except TimeoutError:
        raise PageError("timeout", f"{address.host} did not answer in time; try again later") from None


def _only(headers: dict[str, str], name: str) -> dict[str, str]:
    return {name: headers[name]} if name in headers else {}


def _version() -> str:
    try:
        return metadata.version("mahdar")
    except metadata.PackageNotFoundError:  # run from its source
        return "0"
