"""The words of the interface, in Arabic and in English, out of `words/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mahdar.errors import UsageError

LANGUAGES = ("ar", "en")


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one interface language, by dotted keys.

    Attributes:
        language: ISO 639-1 code.
        direction: ``rtl`` or ``ltr``.
        words: the tables of the file.
    """

    language: str
    direction: str
    words: Mapping[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """Return the words under a key such as ``kind.direct``, with its places filled.

        Raises:
            UsageError: the file has no such key.

        >>> load_labels("en")("kind.direct")
        'direct quotation'
        """
        table, _, name = key.partition(".")
        found = self.words.get(table, {}).get(name)
        if not isinstance(found, str):
            raise UsageError(f"export/words/{self.language}.toml has no words for {key!r}")
        return found.format(**values)

    def get(self, key: str, default: str) -> str:
        """Return the words under a key, or a default where there are none."""
        table, _, name = key.partition(".")
        found = self.words.get(table, {}).get(name)
        return found if isinstance(found, str) else default

    def count(self, noun: str, number: int) -> str:
        """Return a number with its noun in the form that the number asks for.

        The forms and which number takes which stand in the file: Arabic has six.

        >>> load_labels("en").count("statement", 1), load_labels("en").count("statement", 31)
        ('1 statement', '31 statements')
        """
        forms = self.words["count"][noun]
        form = next((name for name, rule in self.words["plural"].items() if _takes(rule, number)), "other")
        return str(forms.get(form, forms["other"])).format(n=number)


@cache
def load_labels(language: str) -> Labels:
    """Return the words of an interface language.

    Raises:
        UsageError: there is no such language.

    >>> load_labels("ar").direction
    'rtl'
    """
    if language not in LANGUAGES:
        raise UsageError(f"no interface language {language!r}; there are {', '.join(LANGUAGES)}")
    words = tomllib.loads(files("mahdar.export").joinpath("words", f"{language}.toml").read_text(encoding="utf-8"))
    return Labels(language, words["direction"], words)


def _takes(rule: Mapping[str, Any], number: int) -> bool:
    """Tell whether a number takes a plural form: it is one number, or lies within a range of each hundred."""
    if "is" in rule:
        return bool(number == rule["is"])
    first, last = rule["hundreds"]
    return bool(first <= number % 100 <= last)
