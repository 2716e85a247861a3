"""Addresses as they are asked for: scheme, host, port and target, nothing else."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from mahdar.errors import PageError

_URL = re.compile(r"https?://", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}
# What stands in a target as it is; everything else is percent-encoded.
_KEPT = "%/:=&?~+!$,;'@()*[]-._|"
_LONGEST = 8000
_HOST = re.compile(r"[a-zA-Z0-9._-]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")
_USER = re.compile(r"//[^/?#@]*@")


class Address(NamedTuple):
    """An address in parts.

    Attributes:
        scheme: ``http`` or ``https``.
        host: in ASCII (IDNA), lower case.
        port: 80, 443, or from 1024.
        target: path and query, percent-encoded: safe to send.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt holds for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target


def is_url(path: str) -> bool:
    """Tell whether what the user names is an address of http or https.

    >>> is_url("https://a.example/1"), is_url("HTTP://a"), is_url("ftp://a"), is_url("pages/http")
    (True, True, False, False)
    """
    return _URL.match(path) is not None


def parse_url(url: str, base: Address | None = None) -> Address:
    """Return an address in parts.

    Args:
        url: the address; with a base it may be relative.
        base: the address whose answer names it.

    Raises:
        PageError: ``bad-url``: another scheme, no host, a port that is no web server's, or a user name in it.

    >>> parse_url("https://A.example/خبر?q=1 2#end").url
    'https://a.example/%D8%AE%D8%A8%D8%B1?q=1%202'
    """
    shown = _USER.sub("//", url)
    try:
        parts = urlsplit(urljoin(base.url, url) if base else url)
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
        host = host if ":" in host else host.rstrip(".").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise PageError("bad-url", f"{shown[:200]!r} is no address: {error}", shown) from None
    if scheme not in _PORTS:
        raise PageError("bad-url", f"only http and https are fetched, not {scheme or 'this'}", shown)
    if not host or len(url) > _LONGEST:
        raise PageError("bad-url", "the address has no host" if not host else "the address is too long", shown)
    if not _HOST.fullmatch(host):
        raise PageError("bad-url", f"{host[:80]!r} is no host", shown)
    if "@" in parts.netloc:
        raise PageError("bad-url", "the address holds a user name or password; none is sent: leave it out", shown)
    port = _PORTS[scheme] if port is None else port
    if port < 1024 and port not in _PORTS.values():
        raise PageError("bad-url", f"port {port} is no web server's; 80, 443 and those from 1024 are asked", shown)
    target = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return Address(scheme, host.lower(), port, target)
