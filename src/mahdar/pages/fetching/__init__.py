"""The one place that reaches for the network, and only for an address that the user named.

    client = Client(Policy())
    client.fetch("https://…")       -> Fetched            PageError, with its reason, when it may not or cannot be had
    client.pages("https://…")       -> Page | Dropped     what `open_pages` gives for an address

Importing this opens nothing and loads no network code; that comes with the first client.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mahdar.pages.fetching.policy import Policy
from mahdar.pages.fetching.urls import is_url

if TYPE_CHECKING:
    from mahdar.pages.fetching.client import Client

__all__ = ["Client", "Policy", "client_for", "is_url"]


def client_for(
    paths: Iterable[str | os.PathLike[str]],
    policy: Policy | None = None,
    *,
    sleep: Callable[[float], None] = time.sleep,
) -> Client | None:
    """Return a client when something is to be fetched: an address among the paths, or feeds that lists name; else None.

    Args:
        paths: what is to be read.
        policy, sleep: as for `Client`.

    >>> client_for(["pages/", "a.html"]) is None, client_for(["https://a.example/1"]) is None
    (True, False)
    """
    if (policy is not None and policy.follow) or any(is_url(os.fspath(path)) for path in paths):
        return import_module("mahdar.pages.fetching.client").Client(policy, sleep=sleep)  # type: ignore[no-any-return]
    return None


def __getattr__(name: str) -> Any:
    if name == "Client":
        return import_module("mahdar.pages.fetching.client").Client
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
