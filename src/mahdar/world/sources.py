"""The table of sources: outlets, agencies, broadcasters and platforms, found by any of their names."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from mahdar.errors import PackError

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
        common: look-up spellings of the forms that are more often a town or a common word.
        towns: look-up spellings of the forms that are also a town; set apart, they are the source.
        note: where the facts were read.
        part_of: id of the source whose service in a language it is.
        language: the only one in which it publishes under these names; None when it is not known, or there are several.
    """

    id: str
    name: str
    kind: str
    forms: tuple[str, ...]
    domains: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    note: str = ""
    part_of: str | None = None
    language: str | None = None


@cache
def sources() -> tuple[Source, ...]:
    """Return every source of the table, in its order.

    Raises:
        PackError: an entry lacks a field, has an unknown kind, or an id stands twice.

    >>> next(s.kind for s in sources() if s.id == "reuters")
    'agency'
    """
    found: dict[str, Source] = {}
    for number, row in enumerate(_table()["source"], start=1):
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
            row["id"],
            row["name"],
            row["kind"],
            forms,
            tuple(row.get("domains", ())),
            frozenset(map(name_key, row.get("common", ()))),
            frozenset(map(name_key, row.get("towns", ()))),
            row["source"],
            row.get("part_of"),
            row.get("language"),
        )
    return tuple(found.values())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("mahdar.world").joinpath("sources.toml").read_text(encoding="utf-8"))


@cache
def _letters() -> dict[int, str]:
    fold = _table()["fold"]
    return dict(zip(map(ord, fold["from"]), fold["to"], strict=True))


def name_key(name: str) -> str:
    """Return the spelling under which names of sources are looked up: no marks, no dots, lower case, single spaces.

    >>> name_key("أ.ف.ب") == name_key("ا ف ب"), name_key("  BBC  Arabic")
    (True, 'bbc arabic')
    """
    plain = unicodedata.normalize("NFKD", name)
    kept = [" " if c == "." else c for c in plain if not unicodedata.combining(c) and c != "\u0640"]
    return " ".join("".join(kept).translate(_letters()).lower().split())


@cache
def _by_name() -> dict[str, tuple[Source, ...]]:
    found: dict[str, tuple[Source, ...]] = {}
    for source in sources():
        for form in source.forms:
            key = name_key(form)
            if source not in found.get(key, ()):
                found[key] = (*found.get(key, ()), source)
    return found


@lru_cache(maxsize=65536)
def sources_named(name: str) -> tuple[Source, ...]:
    """Return the sources that bear a name, spelled in any of its ways; more than one when it is shared.

    >>> [source.id for source in sources_named("أ.ف.ب")]
    ['afp']
    >>> sources_named("لا أحد")
    ()
    """
    return _by_name().get(name_key(name), ())


@lru_cache(maxsize=65536)
def sources_meant(name: str) -> tuple[Source, ...]:
    """Return the sources that a name means by itself: without those for which it is also a town or a common word.

    >>> sources_meant("الرياض"), [source.id for source in sources_meant("صحيفة الرياض")]
    ((), ['alriyadh'])
    """
    key = name_key(name)
    return tuple(source for source in sources_named(name) if key not in source.common and key not in source.towns)


@lru_cache(maxsize=65536)
def sources_apart(name: str) -> tuple[Source, ...]:
    """Return the sources that a name means where a town cannot stand: in brackets, between strokes, behind a town.

    >>> sources_meant("قنا"), [source.id for source in sources_apart("قنا")]
    ((), ['qna'])
    """
    key = name_key(name)
    return tuple(source for source in sources_named(name) if key not in source.common)


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
