"""The table of sources: outlets, agencies, broadcasters and platforms, found by any of their names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from mahdar.errors import PackError
from mahdar.lang.fold import folding_table

KINDS = ("agency", "outlet", "broadcaster", "platform")


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher or service.

    Attributes:
        id: stable, ASCII.
        name: its usual short name.
        kind: ``agency``, ``outlet``, ``broadcaster`` or ``platform``.
        forms: every spelling, `name` first.
        domains: where it publishes, without ``www.``; some with a path.
        place: True when the name alone is more often a town or a common word.
        note: where the facts were read.
    """

    id: str
    name: str
    kind: str
    forms: tuple[str, ...]
    domains: tuple[str, ...] = ()
    place: bool = False
    note: str = ""


@cache
def sources() -> tuple[Source, ...]:
    """Return every source of the table, in its order.

    Raises:
        PackError: an entry lacks a field, has an unknown kind, or an id stands twice.

    >>> next(s.kind for s in sources() if s.id == "reuters")
    'agency'
    """
    rows = tomllib.loads(files("mahdar.world").joinpath("sources.toml").read_text(encoding="utf-8"))["source"]
    found: dict[str, Source] = {}
    for number, row in enumerate(rows, start=1):
        where = f"world/sources.toml, source {number}"
        for field in ("id", "name", "kind", "source"):
            if not row.get(field):
                raise PackError(f"{where}: needs {field!r}")
        if row["kind"] not in KINDS:
            raise PackError(f"{where}: kind {row['kind']!r} is none of {', '.join(KINDS)}")
        if row["id"] in found:
            raise PackError(f"{where}: id {row['id']!r} stands twice")
        forms = tuple(dict.fromkeys([row["name"], *row.get("forms", ())]))
        found[row["id"]] = Source(
            row["id"], row["name"], row["kind"], forms, tuple(row.get("domains", ())), row.get("place", False), row["source"]
        )
    return tuple(found.values())


def name_key(name: str, language: str = "ar") -> str:
    """Return the spelling under which names of sources are looked up: folded, without dots, single spaces."""
    return " ".join(name.translate(folding_table(language)).lower().replace(".", " ").split())


@cache
def _by_name() -> dict[str, tuple[Source, ...]]:
    found: dict[str, tuple[Source, ...]] = {}
    for source in sources():
        for form in source.forms:
            key = name_key(form)
            if source not in found.get(key, ()):
                found[key] = (*found.get(key, ()), source)
    return found


def sources_named(name: str) -> tuple[Source, ...]:
    """Return the sources that bear a name, spelled in any of its ways; more than one when it is shared.

    >>> [source.id for source in sources_named("أ.ف.ب")]
    ['afp']
    >>> sources_named("لا أحد")
    ()
    """
    return _by_name().get(name_key(name), ())


@cache
def _by_domain() -> dict[str, Source]:
    return {domain: source for source in sources() for domain in source.domains}


def source_of_domain(url: str) -> Source | None:
    """Return the source that publishes at an address, or None.

    Args:
        url: an address or a bare host.

    >>> source_of_domain("https://www.aawsat.com/home/1").id
    'aawsat'
    """
    parts = urlsplit(url if "//" in url else f"//{url}")
    host = (parts.hostname or "").removeprefix("www.")
    first = parts.path.strip("/").split("/")[0]
    table = _by_domain()
    if first and f"{host}/{first}" in table:
        return table[f"{host}/{first}"]
    while host:
        if host in table:
            return table[host]
        host = host.partition(".")[2]
    return None
