"""Headlines that assert what the text only attributes, or holds back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from mahdar.errors import PackError
from mahdar.lang.classes import Class
from mahdar.lang.keys import search_words
from mahdar.lang.lexicon import lexicon
from mahdar.lang.load import load_entries, pack_of
from mahdar.model import Article, Doubt, Kind, Statement, Status
from mahdar.statements.tokens import tokenize
from mahdar.times.spelling import speller

# A word this rare or rarer (log10 of 10^9 over its count) carries content; the commonest ones join others.
_RARE = 3.3
# So many words of content must a headline have to be compared, and so much of them the statement.
_WORDS = 3
_SHARE = 0.75
# The text asserts the headline itself when one of its own sentences holds this share of its words.
_NARRATED = 0.5
# A hedge holds back the claim that stands within so many characters behind it; its subject may stand before it.
_REACH = 200
_BEFORE = 60
# One of the first words of content behind it must be the headline's: what is held back is what the headline tells.
_FIRST = 3
# A speaker of fewer letters is a pronoun or a slip.
_NAME = 3
# Words are alike when they begin with so many of the same letters.
_ALIKE = 4
# A headline asks, quotes, breaks off or names who speaks with one of these marks or words.
_MARKS = re.compile(r"[:?؟…\"“”„«»‹›]|\.\.|''|&quot;|&#34;")
_SPEAKS = Class.SAYING | Class.ACCORDING | Class.ACCORDING_FOR
_SENTENCE = re.compile(r"[.!?؟\n]+")
_FOR_STATES = ("body", "country")
_KINDS = frozenset({Kind.DIRECT, Kind.INDIRECT, Kind.MIXED})


def bare_headline(article: Article, found: Iterable[Statement]) -> Doubt | None:
    """Return a doubt when the headline asserts as a fact what the text has from a speaker, or holds back; else None.

    Precision goes first: a headline that has a cue, a colon, quotation marks or a question, or names the speaker, is
    not judged, nor is one whose words a sentence of the text asserts outside every statement.

    Args:
        article: the article.
        found: its statements.
    """
    if article.title is None or not any(article.body_blocks()) or _MARKS.search(article.title.text):
        return None
    headline = article.title.text
    tokens = tokenize(article.text, [article.title.range], lexicon(pack_of(article.language)))
    if any(token.flags & _SPEAKS or token.readings for token in tokens.words):
        return None
    # What a state does, its ministries tell: the headline names the speaker by the state.
    state = any(token.flags & Class.STATE for token in tokens.words[:1])
    hedges = _hedges(article.language)
    if hedges is not None and hedges.search(headline):
        return None
    wanted = _contents(headline, article.language)
    if len(wanted) < _WORDS:
        return None
    spoken = [s for s in found if s.status is not Status.HEADLINE]
    for statement in spoken:
        if statement.status is not Status.ASSERTED or statement.kind not in _KINDS:
            continue
        if _share(wanted, _keys(statement.content.text, article.language)) < _SHARE:
            continue
        speaker = statement.speaker
        named = speaker.name or (speaker.span.text if speaker.span else "")
        spelled = _keys(f"{named} {speaker.span.text if speaker.span else ''}", article.language)
        if state and speaker.type in _FOR_STATES:
            return None
        if len(named) < _NAME or _share(spelled, wanted) > 0 or any(_narrated(article, spoken, wanted)):
            return None
        hedge = _hedge_before(statement.content.text, wanted, article.language)
        if hedge is not None:
            return _unhedged(hedge)
        return Doubt("headline-bare", f"the headline asserts what the text has from {named}")
    if hedges is None or hedges.search(article.text, *article.body) is None:
        return None
    held_back = [_hedge_before(sentence, wanted, article.language) for sentence in _narrated(article, spoken, wanted)]
    return _unhedged(held_back[0]) if held_back and held_back[0] is not None and all(held_back) else None


def _hedge_before(text: str, wanted: frozenset[str], language: str) -> str | None:
    """Return the hedge with which a text says what the headline says, or None."""
    hedges = _hedges(language)
    for hedge in hedges.finditer(text) if hedges is not None else ():
        behind = text[hedge.end() : hedge.end() + _REACH]
        around = text[max(0, hedge.start() - _BEFORE) : hedge.start()] + behind
        held_back = _in_order(behind, language)[:_FIRST]
        if any(_alike(wanted, key) for key in held_back) and _share(wanted, _contents(around, language)) >= _SHARE:
            return hedge[0]
    return None


def _unhedged(hedge: str) -> Doubt:
    return Doubt("headline-unhedged", f"the text holds back what the headline asserts: {hedge}")


def _narrated(article: Article, spoken: list[Statement], wanted: frozenset[str]) -> Iterator[str]:
    """Yield the sentences of the text that say, outside all statements, what the headline says."""
    for block in article.body_blocks():
        text = list(article.text[block.start : block.end])
        for statement in spoken:
            low, high = max(statement.content.start, block.start), min(statement.content.end, block.end)
            if low < high:
                text[low - block.start : high - block.start] = " " * (high - low)
        for sentence in _SENTENCE.split("".join(text)):
            if _share(wanted, _keys(sentence, article.language)) >= _NARRATED:
                yield sentence


def _keys(text: str, language: str) -> frozenset[str]:
    """Return the keys of the words of a text."""
    return frozenset(search_words(language).text(text).split())


def _contents(text: str, language: str) -> frozenset[str]:
    """Return the keys of the words of a text that carry content."""
    return frozenset(_in_order(text, language))


def _in_order(text: str, language: str) -> list[str]:
    words = search_words(language)
    return [key for key in words.text(text).split() if len(key) > 1 and words.rarity(key) >= _RARE]


def _alike(wanted: frozenset[str], key: str) -> bool:
    return key in wanted or (len(key) >= _ALIKE and any(one.startswith(key[:_ALIKE]) for one in wanted))


def _share(wanted: frozenset[str], held: frozenset[str]) -> float:
    """Return the share of some words that are among others, whole or by their beginning."""
    if not wanted:
        return 0.0
    begun = {key[:_ALIKE] for key in held if len(key) >= _ALIKE}
    return sum(key in held or key[:_ALIKE] in begun for key in wanted) / len(wanted)


@cache
def _hedges(language: str) -> re.Pattern[str] | None:
    """Return the pattern of a language's hedges, None for a language without a list of them."""
    try:
        entries = load_entries(language, "hedges")
        spell = speller(language)
    except PackError:
        return None
    some = []
    for entry in entries:
        then = entry.data.get("then")
        ahead = rf"(?=\s+(?:{'|'.join(map(re.escape, then))}))" if then else ""
        some.append(rf"(?:{spell.pattern(map(spell.fold, entry.forms))})(?!\w){ahead}")
    return re.compile(rf"(?<!\w)\w?(?:{'|'.join(some)})", re.IGNORECASE) if some else None
