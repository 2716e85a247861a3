"""The rules that language packs keep: `python -m mahdar.lang.check`.

Wrong, for every file ``packs/*/*.toml``:
    not valid TOML; text that is not NFC; invisible direction marks anywhere; tatweel between letters of a form;
    an id that is missing, not ASCII, or there twice; an entry without forms; a form twice in one entry;
    entries out of order in a file that says ``sorted = true``.

Lacking (named and counted; wrong with ``--strict``):
    an entry that has neither sentences (``yes``, ``no``) nor a ``note`` why not, in a file that does not
    say why it needs none (``no_examples = "…"``).
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

# Tatweel between two letters only stretches them; at the end of a word it shows that the word goes on
# (a proclitic before digits) or that it is an abbreviation (the sign of the Hijri era).
_STRETCHED = re.compile("[^\\W\u0640]\u0640+[^\\W\u0640]")
DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that a pack file breaks, or an example that it lacks.

    Attributes:
        place: the file, and the entry where there is one.
        what: what was found, and what would be right.
        lacking: True when an example is missing, False when something is wrong.
    """

    place: str
    what: str
    lacking: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


def check_packs(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong or lacking in every pack file below a folder, in the order of their names."""
    for path in sorted(folder.glob("*/*.toml")):
        yield from check_file(path, f"{path.parent.name}/{path.name}")


def check_file(path: Path, name: str) -> Iterator[Problem]:
    """Yield what is wrong or lacking in one pack file.

    Args:
        path: the file.
        name: what to call it.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield Problem(name, f"is not valid TOML: {error}")
        return
    for text in _texts(table):
        if marks := sorted(set(text) & DIRECTION_MARKS):
            yield Problem(name, f"{text!r} holds {_names(marks)}: nobody can see it; leave it out")
    entries = table.get("entry", [])
    if not isinstance(entries, list):
        yield Problem(name, "entry is one table; write [[entry]]")
        return
    yield from _check_ids(entries, name, ordered=table.get("sorted", False))
    for number, entry in enumerate(entries, start=1):
        place = f"{name}, entry {entry.get('id', number)}"
        yield from _check_entry(entry, place)
        if not ({"yes", "no", "note"} & entry.keys() or "no_examples" in table):
            yield Problem(place, "has neither sentences (yes, no) nor a note why not", lacking=True)


def _check_ids(entries: list[Mapping[str, Any]], name: str, *, ordered: bool) -> Iterator[Problem]:
    ids = [entry["id"] for entry in entries if isinstance(entry.get("id"), str)]
    for known, times in Counter(ids).items():
        if times > 1:
            yield Problem(name, f"id {known!r} stands {times} times; ids are unique within a file")
    if ordered and ids != sorted(ids):
        first = next(left for left, right in zip(ids, sorted(ids), strict=True) if left != right)
        yield Problem(name, f"says it is sorted; {first!r} is out of order")


def _check_entry(entry: Mapping[str, Any], place: str) -> Iterator[Problem]:
    known = entry.get("id")
    if not isinstance(known, str) or not known:
        yield Problem(place, "has no id")
    elif not known.isascii() or known != known.strip() or " " in known:
        yield Problem(place, f"id {known!r} must be ASCII without spaces: it is written in records and on terminals")
    forms = entry.get("forms")
    if not isinstance(forms, list) or not forms or not all(isinstance(form, str) and form.strip() for form in forms):
        yield Problem(place, "has no forms, or an empty one")
    else:
        for form, times in Counter(forms).items():
            if times > 1:
                yield Problem(place, f"form {form!r} stands {times} times")
            if form != " ".join(form.split()):
                yield Problem(place, f"form {form!r} has spaces too many")
            if _STRETCHED.search(form):
                yield Problem(place, f"form {form!r} holds a tatweel; it stands for nothing, leave it out")
    for text in _texts(entry):
        if not unicodedata.is_normalized("NFC", text):
            yield Problem(place, f"{text!r} is not NFC; write {unicodedata.normalize('NFC', text)!r}")


def _texts(value: object) -> Iterator[str]:
    """Every text within a table, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(key)
            yield from _texts(item)


def _names(characters: list[str]) -> str:
    return ", ".join(unicodedata.name(character, f"U+{ord(character):04X}") for character in characters)


def main(arguments: list[str] | None = None) -> int:
    """Print what is wrong and lacking; return 1 when something is wrong, else 0."""
    parser = argparse.ArgumentParser(prog="python -m mahdar.lang.check", description="Check the language packs.")
    parser.add_argument("folder", nargs="?", type=Path, help="packs; default: those of this installation")
    parser.add_argument("--strict", action="store_true", help="what is lacking counts as wrong")
    options = parser.parse_args(arguments)
    folder = options.folder or Path(str(files("mahdar.lang"))) / "packs"
    problems = list(check_packs(folder))
    wrong = [problem for problem in problems if options.strict or not problem.lacking]
    lacking = Counter(problem.place.partition(",")[0] for problem in problems if problem.lacking)
    for problem in wrong:
        print(problem)
    for name, number in lacking.items():
        print(f"{name}: {number} entries without sentences or note")
    print(f"{len(list(folder.glob('*/*.toml')))} pack files, {len(wrong)} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
