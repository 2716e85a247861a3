"""The words of the interface."""

from __future__ import annotations

import pytest

from mahdar.errors import UsageError
from mahdar.export.labels import LANGUAGES, Labels, load_labels
from mahdar.model import Kind, LinkRole, Role, Status


def _keys(labels: Labels) -> set[str]:
    tables = {name: table for name, table in labels.words.items() if isinstance(table, dict)}
    return {f"{name}.{key}" for name, table in tables.items() if name != "plural" for key in table}


def test_both_languages_say_the_same_things() -> None:
    """A word added to one interface is added to the other."""
    assert _keys(load_labels("ar")) == _keys(load_labels("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_its_words(language: str) -> None:
    """Kinds, statuses, roles of links and of blocks can all be shown."""
    labels = load_labels(language)
    keys = [
        *(f"kind.{kind}" for kind in Kind),
        *(f"status.{status}" for status in Status),
        *(f"role.{role}" for role in LinkRole),
        *(f"missing.{role}" for role in LinkRole),
        *(f"block.{role}" for role in Role),
    ]
    assert all(labels(key) for key in keys)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا تصريحات"),
        (1, "تصريح واحد"),
        (2, "تصريحان"),
        (3, "3 تصريحات"),
        (10, "10 تصريحات"),
        (11, "11 تصريحا"),
        (31, "31 تصريحا"),
        (99, "99 تصريحا"),
        (100, "100 تصريح"),
        (102, "102 تصريح"),
        (103, "103 تصريحات"),
        (111, "111 تصريحا"),
    ],
)
def test_arabic_numbers_take_their_form(number: int, words: str) -> None:
    """Six plural forms, chosen as Arabic grammar (and CLDR) has it."""
    assert load_labels("ar").count("statement", number) == words


def test_unknown_keys_are_told() -> None:
    """A key that is not there is a defect of ours, and the file is named."""
    with pytest.raises(UsageError, match=r"words/ar\.toml has no words for 'kind\.song'"):
        load_labels("ar")("kind.song")


def test_unknown_languages_are_told() -> None:
    """The languages that are there are named."""
    with pytest.raises(UsageError, match="there are ar, en"):
        load_labels("xx")
