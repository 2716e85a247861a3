"""A server, and a client that may reach it and does not really wait."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mahdar.pages.fetching import Client, Policy
from tests.pages.fetching.site import HOME, Server, serve


@pytest.fixture
def site() -> Iterator[Server]:
    """A server on 127.0.0.1."""
    with serve() as server:
        yield server


@pytest.fixture
def policy(tmp_path: Path) -> Policy:
    """The default policy, with a door to the server."""
    return Policy(allowed=(HOME,), cache=tmp_path / "cache", max_bytes=200_000)


class Waiter:
    """A clock that is set forward where somebody would wait."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Note a wait."""
        self.waits.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def waiter() -> Waiter:
    """The clock of the client."""
    return Waiter()


@pytest.fixture
def client(policy: Policy, waiter: Waiter) -> Client:
    """A client of the policy."""
    return Client(policy, sleep=waiter.sleep, clock=lambda: waiter.now)
