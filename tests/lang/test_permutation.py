"""No engine file knows a letter: with the alphabet permuted in pack, counts and text, the same spans are found."""

from __future__ import annotations

import gzip
import random
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from mahdar.articles import from_text
from mahdar.lang import frequency, load
from mahdar.lang.fold import folder
from mahdar.lang.lexicon import lexicon
from mahdar.model import Statement
from mahdar.statements import find
from mahdar.times import find as find_times
from tests.statements.case import Case, load_cases

LANGUAGE = "qaa"
"""A language of its own beside the real pack, so that no cache of a reader is shared or left behind for it."""

#: Letters of the Arabic block that are one code point each; marks, digits and tatweel stay what they are.
LETTERS = [chr(code) for code in (*range(0x621, 0x63B), *range(0x641, 0x64B), *range(0x671, 0x6D4))]

CASES = [case for case in load_cases() if "language" not in case.known]


def _permutation() -> dict[int, str]:
    shuffled = list(LETTERS)
    random.Random(1962).shuffle(shuffled)
    return dict(zip(map(ord, LETTERS), shuffled, strict=True))


PERMUTATION = _permutation()


def permuted(text: str) -> str:
    """Return a text with every Arabic letter replaced; its length and all offsets stay."""
    return text.translate(PERMUTATION)


@pytest.fixture(scope="module", autouse=True)
def language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The Arabic pack and its counts in another alphabet, as a language that the loaders find beside the plain one."""
    folder = tmp_path_factory.mktemp("permuted")
    source, pack = Path(str(files("mahdar.lang"))), folder / "packs" / LANGUAGE
    shutil.copytree(source / "packs", folder / "packs")
    pack.mkdir()
    for path in sorted((source / "packs" / "ar").glob("*.toml")):
        (pack / path.name).write_text(permuted(path.read_text(encoding="utf-8")), encoding="utf-8")
    counts = (source / "frequency" / "ar.txt.gz").read_bytes()
    (folder / "ar.txt.gz").write_bytes(counts)
    text = permuted(gzip.decompress(counts).decode())
    (folder / f"{LANGUAGE}.txt.gz").write_bytes(gzip.compress(text.encode(), compresslevel=1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "files", lambda _package: folder)
        patch.setattr(frequency, "files", lambda _package: folder)
        lexicon(LANGUAGE)
        find_times("", 0, 0, None, LANGUAGE)
        yield LANGUAGE


def test_the_pack_is_another(language: str) -> None:
    """The control: plain Arabic is no language to the permuted pack, nor permuted text to the Arabic one."""
    text = "قال وزير الموانئ سليم العقيلي إن الميناء مفتوح."
    assert permuted(text) != text
    assert len(find(from_text(text))) == 1
    assert find(from_text(text, language=language)) == ()
    assert find(from_text(permuted(text))) == ()


def test_folding_is_permuted_with_it(language: str) -> None:
    """What folding makes alike stays alike."""
    for word in ("أَكَّدَت", "الإمارات", "مسئولية", "رأى", "قـــال"):
        assert folder(language)(permuted(word)) == permuted(folder("ar")(word))


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_the_same_is_found(case: Case, language: str) -> None:
    """Every case: the same contents, cues, speakers, names, days and doubts, at the same places."""
    if any("\ufb50" <= character <= "\ufefc" for character in case.text):
        pytest.skip("presentation forms are made plain by Unicode's own tables, not by the pack's")
    plain = find(from_text(case.text, **case.known))
    other = find(from_text(permuted(case.text), language=language, **_permuted_values(case.known)))
    assert [_bare(s) for s in other] == [_permuted_values(_bare(s)) for s in plain]


PAGES = sorted((Path(__file__).parents[2] / "examples" / "pages").glob("*.txt"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_same_is_found_on_pages(path: Path, language: str) -> None:
    """Long texts too, where speakers are carried and short forms resolved."""
    text = path.read_text(encoding="utf-8")
    plain = find(from_text(text, published="2023-03-14"))
    other = find(from_text(permuted(text), published="2023-03-14", language=language))
    assert [_bare(s) for s in other] == [_permuted_values(_bare(s)) for s in plain]


def _bare(statement: Statement) -> dict[str, Any]:
    """A statement as plain values, without ids: they are hashes of the text."""
    return asdict(replace(statement, id="", inside="inside" if statement.inside else None))


def _permuted_values(value: Any) -> Any:
    """The same value with every string in it permuted."""
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return permuted(value)
    if isinstance(value, dict):
        return {key: _permuted_values(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_permuted_values(item) for item in value)
    return value
