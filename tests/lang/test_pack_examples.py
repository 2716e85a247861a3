"""Every cue of a pack has sentences of its own, and they are read as the pack says."""

from __future__ import annotations

from itertools import product

import pytest

from mahdar.articles import from_text
from mahdar.lang.lexicon import lexicon
from mahdar.lang.load import Entry, load_entries
from mahdar.model import Statement, Status
from mahdar.statements import find

LANGUAGES = ("ar", "en")
FILES = ("verbs", "nouns")
#: Statements of nouns name their class, not their entry.
NOUN_CUES = frozenset({"saying", "according", "gist"})

#: Sensible sentences that the engine does not read yet, and why. One that it learns to read leaves this list.
KNOWN_MISSES = {
    "ونعت نقابة الممثلين الفنان رأفت الحموي.": "two definite phrases in a row: the second is no object",
    "وعارض نواب كثيرون بيع المصنع.": "an indefinite subject with an adjective swallows the object",
    "ويمكن القول إن الموسم كان جيدا.": "a noun of saying without a speaker, behind a verb of being able",
}


def _sentences(kind: str) -> list[object]:
    rows: list[object] = []
    for language, name in product(LANGUAGES, FILES):
        for entry in load_entries(language, name):
            for number, sentence in enumerate(getattr(entry, kind), start=1):
                reason = KNOWN_MISSES.get(sentence)
                marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
                rows.append(pytest.param(language, entry, sentence, marks=marks, id=f"{language}-{entry.id}-{number}"))
    return rows


@pytest.mark.parametrize(("language", "entry", "sentence"), _sentences("yes"))
def test_the_entry_makes_a_statement_of_its_sentence(language: str, entry: Entry, sentence: str) -> None:
    """At least one statement that is said has this entry as its cue."""
    found = find(from_text(sentence, language=language))
    assert any(_is_cue(language, entry, statement) and statement.status is Status.ASSERTED for statement in found)


@pytest.mark.parametrize(("language", "entry", "sentence"), _sentences("no"))
def test_the_entry_makes_nothing_of_its_trap(language: str, entry: Entry, sentence: str) -> None:
    """No statement has this entry as its cue."""
    found = find(from_text(sentence, language=language))
    assert not [statement for statement in found if _is_cue(language, entry, statement)]


@pytest.mark.parametrize(("language", "name"), list(product(LANGUAGES, FILES)))
def test_every_entry_has_a_sentence_or_says_why_not(language: str, name: str) -> None:
    """An entry without a `yes` sentence has a note."""
    assert [entry.id for entry in load_entries(language, name) if not entry.yes and not entry.data.get("note")] == []


def test_known_misses_are_sentences_of_the_pack() -> None:
    """The list does not outlive what it speaks of."""
    sentences = {s for name in FILES for entry in load_entries("ar", name) for s in (*entry.yes, *entry.no)}
    assert set(KNOWN_MISSES) <= sentences


def test_no_sentence_stands_twice() -> None:
    """Each entry is proven by its own words."""
    files = product(LANGUAGES, FILES)
    sentences = [s for language, name in files for entry in load_entries(language, name) for s in entry.yes + entry.no]
    assert sorted(s for s in set(sentences) if sentences.count(s) > 1) == []


def _is_cue(language: str, entry: Entry, statement: Statement) -> bool:
    if statement.cue is None:
        return False
    if statement.cue.entry == entry.id:
        return True
    words = lexicon(language)
    word = words.word(statement.cue.span.text)
    return statement.cue.entry in NOUN_CUES and bool({word.key, word.core} & set(map(words.fold, entry.forms)))
