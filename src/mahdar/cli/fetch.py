"""How commands fetch the addresses that they are given."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mahdar.cli.options import note
from mahdar.pages.fetching import Policy, client_for

if TYPE_CHECKING:
    from mahdar.pages.fetching import Client

Command = TypeVar("Command", bound=Callable[..., Any])

# Shorter waits (seconds) are not spoken of.
_LONG = 3.0
_CLIENT, _FOLLOW, _CACHE = "mahdar.client", "mahdar.follow", "mahdar.cache"


def fetch_options(command: Command) -> Command:
    """Add --follow and --no-cache to a command; `client_of` knows them."""
    for option in (
        click.option(
            "--cache/--no-cache",
            default=True,
            show_default=True,
            expose_value=False,
            callback=_note(_CACHE),
            help="Keep fetched pages, so that an unchanged one is not sent again.",
        ),
        click.option(
            "--follow",
            is_flag=True,
            expose_value=False,
            callback=_note(_FOLLOW),
            help="Fetch the feeds that a list of feeds (OPML) names.",
        ),
    ):
        command = option(command)
    return command


def client_of(paths: Iterable[str]) -> Client | None:
    """Return the client of the running command, one for all its inputs; None when it has nothing to fetch.

    A `Policy` that the caller of the command line gives as the context's object takes the place of the default one.
    """
    context = click.get_current_context(silent=True)
    if context is None:
        return client_for(paths)
    if context.meta.get(_CLIENT) is None:
        policy = context.find_object(Policy) or Policy()
        cache = policy.cache if context.meta.get(_CACHE, True) else None
        policy = replace(policy, follow=policy.follow or bool(context.meta.get(_FOLLOW)), cache=cache)
        context.meta[_CLIENT] = client_for(paths, policy, sleep=_wait)
    found: Client | None = context.meta[_CLIENT]
    return found


def _wait(seconds: float) -> None:
    """Wait; say so where a person would wonder."""
    if seconds >= _LONG:
        note(f"waiting {seconds:.0f} s, as the site asks")
    time.sleep(seconds)


def _note(key: str) -> Callable[[click.Context, click.Parameter, bool], bool]:
    def keep(context: click.Context, _parameter: click.Parameter, value: bool) -> bool:
        context.meta[key] = value
        return value

    return keep
