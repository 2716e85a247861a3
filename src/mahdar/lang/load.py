"""Language packs: TOML files of entries, read once, checked as they are read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from mahdar.errors import PackError

#: The pack that reads pages whose language has none.
DEFAULT_PACK = "ar"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of language knowledge.

    Attributes:
        id: stable, ASCII, unique within its file (``say.qal``).
        forms: the words as written, the dictionary form first.
        data: the entry's other keys, by name.
        yes, no: sentences the entry must and must not match; they are its tests.
    """

    id: str
    forms: tuple[str, ...]
    data: Mapping[str, Any] = field(default_factory=dict)
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@cache
def load_table(language: str, name: str) -> Mapping[str, Any]:
    """Return the whole TOML file ``packs/<language>/<name>.toml`` as a mapping.

    Raises:
        PackError: the pack or the file is not there, or is no valid TOML.

    >>> load_table("xx", "cues")
    Traceback (most recent call last):
    mahdar.errors.PackError: no language pack 'xx' with a file cues.toml
    """
    place = files("mahdar.lang").joinpath("packs", language, f"{name}.toml")
    if not place.is_file():
        raise PackError(f"no language pack {language!r} with a file {name}.toml")
    try:
        return tomllib.loads(place.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"packs/{language}/{name}.toml is not valid TOML: {error}") from error


@cache
def pack_of(language: str) -> str:
    """Return the language whose words read a text: its own when there is a pack of it, else the default one.

    >>> pack_of("en"), pack_of("und")
    ('en', 'ar')
    """
    return language if files("mahdar.lang").joinpath("packs", language, "verbs.toml").is_file() else DEFAULT_PACK


@cache
def load_entries(language: str, name: str) -> tuple[Entry, ...]:
    """Return the ``[[entry]]`` tables of a pack file, in file order.

    Raises:
        PackError: an entry lacks an id or forms, or an id stands twice.
    """
    entries: list[Entry] = []
    seen: set[str] = set()
    for number, row in enumerate(load_table(language, name).get("entry", ()), start=1):
        where = f"packs/{language}/{name}.toml, entry {number}"
        if not row.get("id") or not row.get("forms"):
            raise PackError(f"{where}: needs an id and at least one form")
        if row["id"] in seen:
            raise PackError(f"{where}: id {row['id']!r} stands twice; ids are unique within a file")
        seen.add(row["id"])
        rest = {key: value for key, value in row.items() if key not in {"id", "forms", "yes", "no"}}
        entries.append(Entry(row["id"], tuple(row["forms"]), rest, tuple(row.get("yes", ())), tuple(row.get("no", ()))))
    return tuple(entries)
