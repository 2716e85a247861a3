"""The table of sources: outlets, agencies, broadcasters and platforms, found by any of their names."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
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
        part_of: id of the source whose service in a language it is.
        language: the only one in which it publishes under these names; None when it is not known, or there are several.
        country: ISO 3166-1 code of where it is; None when no source was found that tells.
        owner: id of who owns it, or runs it for a state; None likewise.
        origins: where each kind of fact was read: ids of references by ``names``, ``domains``, ``country``, ``owner``,
            ``part_of``.
    """

    id: str
    name: str
    kind: str
    forms: tuple[str, ...]
    domains: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    part_of: str | None = None
    language: str | None = None
    country: str | None = None
    owner: str | None = None
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A page or file where facts were read.

    Attributes:
        id: what facts name.
        title: of the page, and whose it is.
        address: of the page as it was stored; empty for the way Arabic pages write a name.
        repository, path, commit: of a file in a public repository.
    """

    id: str
    title: str
    address: str
    repository: str | None = None
    path: str | None = None
    commit: str | None = None


@cache
def references() -> Mapping[str, Reference]:
    """Return the pages and files where facts of the table were read, by id.

    Raises:
        PackError: an entry lacks a field, or an id stands twice.

    >>> references()["wikipedia-okaz"].address
    'https://en.wikipedia.org/wiki/Okaz'
    """
    found: dict[str, Reference] = {}
    for number, row in enumerate(_read("references.toml")["reference"], start=1):
        where = f"world/references.toml, reference {number}"
        if not row.get("id") or not row.get("title") or "address" not in row:
            raise PackError(f"{where}: needs 'id', 'title' and 'address'")
        if row["id"] in found:
            raise PackError(f"{where}: id {row['id']!r} stands twice")
        found[row["id"]] = Reference(**row)
    return found


@cache
def sources() -> tuple[Source, ...]:
    """Return every source of the table, in its order.

    Raises:
        PackError: an entry lacks a field, has an unknown kind, owner or reference, a fact without a reference, an id or
            a domain that stands twice, or a spelling that another entry has and that is not said to be shared.

    >>> next(s.kind for s in sources() if s.id == "reuters")
    'agency'
    """
    return read_sources(_table(), references())


def read_sources(table: Mapping[str, Any], known: Mapping[str, Reference]) -> tuple[Source, ...]:
    """Return the sources of a table.

    Args:
        table: what ``sources.toml`` holds.
        known: the references, by id.

    Raises:
        PackError: see `sources`.

    >>> row = {"id": "x", "name": "x", "kind": "agency", "domains": ["x.com"], "from": {"names": ["usage"]}}
    >>> read_sources({"source": [row]}, references())
    Traceback (most recent call last):
    mahdar.errors.PackError: world/sources.toml, source 1: 'domains' stands without a reference in 'from'
    """
    found: dict[str, Source] = {}
    spelled: dict[str, str] = {}
    shared = set(map(name_key, table.get("shared", ())))
    for number, row in enumerate(table["source"], start=1):
        where = f"world/sources.toml, source {number}"
        for needed in ("id", "name", "kind", "from"):
            if not row.get(needed):
                raise PackError(f"{where}: needs {needed!r}")
        if row["kind"] not in KINDS:
            raise PackError(f"{where}: kind {row['kind']!r} is none of {', '.join(KINDS)}")
        if row["id"] in found:
            raise PackError(f"{where}: id {row['id']!r} stands twice")
        _check_origins(row, where, known, table.get("owner", {}))
        forms = tuple(dict.fromkeys([row["name"], *row.get("forms", ())]))
        for name in {*map(name_key, forms)} - shared | {*row.get("domains", ())}:
            if spelled.setdefault(name, row["id"]) != row["id"]:
                raise PackError(f"{where}: {name!r} is {spelled[name]!r} already; say that it is shared")
        found[row["id"]] = Source(
            row["id"],
            row["name"],
            row["kind"],
            forms,
            tuple(row.get("domains", ())),
            frozenset(map(name_key, row.get("common", ()))),
            frozenset(map(name_key, row.get("towns", ()))),
            row.get("part_of"),
            row.get("language"),
            row.get("country"),
            row.get("owner"),
            {fact: tuple(ids) for fact, ids in row["from"].items()},
        )
    return tuple(found.values())


def _check_origins(
    row: Mapping[str, Any], where: str, known: Mapping[str, Reference], owners: Mapping[str, str]
) -> None:
    """Raise when a fact of an entry has no reference, or names an owner that the table has not."""
    for fact in ("names", "domains", "country", "owner", "part_of"):
        ids = row["from"].get(fact, ())
        if bool(ids) != (fact == "names" or fact in row):
            raise PackError(
                f"{where}: {fact!r} stands without a reference in 'from'"
                if not ids
                else f"{where}: 'from' tells where {fact!r} was read, and the entry has none"
            )
        for reference in ids:
            if reference not in known or (fact != "names" and not known[reference].address):
                raise PackError(f"{where}: {fact!r} was read in {reference!r}, which is no reference for it")
    if row.get("owner") and row["owner"] not in owners:
        raise PackError(f"{where}: owner {row['owner']!r} is not in the table of owners")


@cache
def _table() -> dict[str, Any]:
    return _read("sources.toml")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("mahdar.world").joinpath(name).read_text(encoding="utf-8"))


def owner_of(source: Source) -> tuple[str, str] | None:
    """Return id and name of who owns a source, or the source whose service it is; None when that is unknown.

    >>> arabic = next(source for source in sources() if source.id == "cnn-arabic")
    >>> owner_of(arabic)
    ('warner-bros-discovery', 'Warner Bros. Discovery')
    """
    owner, house = source.owner, source.part_of
    while owner is None and house is not None:
        parent = next(other for other in sources() if other.id == house)
        owner, house = parent.owner, parent.part_of
    return (owner, _table()["owner"][owner]) if owner is not None else None


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
