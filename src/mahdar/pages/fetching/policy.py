"""What a fetch may reach, how long it may take and how often it may ask."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from mahdar.pages.read import MAX_BYTES


def default_cache() -> Path | None:
    """Return the folder for what was fetched: below the user's cache folder, as the system has it (XDG on Linux).

    It need not exist. None where the user has no home.
    """
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            # A relative path is to be passed over, says the XDG specification.
            told = Path(os.environ.get("XDG_CACHE_HOME") or "")
            base = told if told.is_absolute() else Path.home() / ".cache"
    except RuntimeError:
        return None
    return base / "mahdar" / "http"


@dataclass(frozen=True, slots=True)
class Policy:
    """How addresses that the user names are fetched. The defaults are polite and reach public addresses alone.

    Attributes:
        follow: also fetch the feeds that a list of feeds (OPML) names.
        cache: the folder in which pages are kept with their ETag or Last-Modified, so that an unchanged page is
            not sent again; None to keep nothing.
        allowed: networks beside the public ones that may be reached, such as ``127.0.0.1/32`` for a server of one's
            own; there any port may be asked.
        max_bytes: the largest page, packed and unpacked (bytes).
        connect_seconds, read_seconds: the longest wait for a connection and for a piece of an answer.
        total_seconds: the longest time for one named address, redirects included, waiting for one's turn not.
        seconds_between: from one request to the next to the same host; a longer ``Crawl-delay`` is kept too.
        longest_wait: the longest ``Retry-After`` and ``Crawl-delay`` that is waited for (seconds).
        redirects: the most redirects of one address.
    """

    follow: bool = False
    cache: Path | None = field(default_factory=default_cache)
    allowed: tuple[str, ...] = ()
    max_bytes: int = MAX_BYTES
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    seconds_between: float = 1.0
    longest_wait: float = 60.0
    redirects: int = 5
