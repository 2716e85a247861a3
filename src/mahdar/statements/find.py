"""Article in, statements out: the one pass, readable top to bottom."""

from __future__ import annotations

from mahdar.lang.forms import Tense
from mahdar.lang.lexicon import Lexicon, lexicon
from mahdar.lang.load import pack_of
from mahdar.lang.words import NOUN_CUES
from mahdar.model import Article, Statement
from mahdar.statements.attributed import according_candidates, postposed_candidate, saying_candidate
from mahdar.statements.build import build
from mahdar.statements.candidates import Candidate, Opening
from mahdar.statements.choose import choose
from mahdar.statements.ends import settle_ends
from mahdar.statements.fronted import fronted_candidate
from mahdar.statements.headlines import colon_candidate
from mahdar.statements.nouns import gist_candidate, noun_candidate
from mahdar.statements.quotations import pair_quotations
from mahdar.statements.subject_first import find as subject_first
from mahdar.statements.tokens import Tokens, split_sentences, tokenize
from mahdar.statements.verbs import verb_candidate


def find(article: Article, seen: dict[str, tuple[str, ...]] | None = None) -> tuple[Statement, ...]:
    """Return the statements of an article, in the order of their contents.

    A pure function: the same article gives the same statements, with the same ids. Odd text never raises;
    what is uncertain becomes a doubt on the statement.

    Args:
        article: an article whose body blocks are set; offsets of the result count code points of its text.
        seen: where to put the signs that each score rests on, by the statement's id.

    >>> from mahdar.articles import from_text
    >>> article = from_text("قال وزير الموانئ سليم العقيلي إن الميناء مفتوح.")
    >>> [(s.speaker.name, s.content.text) for s in find(article)]
    [('سليم العقيلي', 'الميناء مفتوح')]
    """
    words = lexicon(pack_of(article.language))
    stretches = [(block.start, block.end) for block in article.body_blocks()] or [article.body]
    tokens = read_tokens(article.text, stretches, words)
    return headlines(article, words, seen) + build(article, tokens, candidates(tokens), seen)


def headlines(
    article: Article, words: Lexicon, seen: dict[str, tuple[str, ...]] | None = None
) -> tuple[Statement, ...]:
    """Return what the headline says that somebody said, with the status `HEADLINE`."""
    if article.title is None:
        return ()
    tokens = read_tokens(article.text, [article.title.range], words, dateline=False)
    found = [c for s in tokens.sentences if (c := colon_candidate(tokens, s)) is not None] or candidates(tokens)
    for candidate in found:
        candidate.status = "headline"
    settle_ends(tokens, found)
    return build(article, tokens, [c for c in found if c.content[1] > c.content[0]], seen)


def read_tokens(text: str, stretches: list[tuple[int, int]], words: Lexicon, *, dateline: bool = True) -> Tokens:
    """Return the tokens of some stretches with their quotations and sentences."""
    tokens = tokenize(text, stretches, words)
    pair_quotations(tokens)
    split_sentences(tokens, dateline=dateline)
    return tokens


def candidates(tokens: Tokens) -> list[Candidate]:
    """Return the cues that were chosen, with their contents settled, in order."""
    if tokens.lexicon is not None and tokens.lexicon.subject_first:
        return subject_first.candidates(tokens)
    found: list[Candidate] = []
    quoting = tokens.lexicon.quoting if tokens.lexicon is not None else frozenset()
    for index, sentence in tokens.in_sentences([index for index, word in enumerate(tokens.words) if word.is_cue]):
        word = tokens.words[index]
        candidate = None
        if word.readings:
            candidate = verb_candidate(tokens, index, sentence)
            if candidate is not None and candidate.opening is Opening.QUOTATION:
                # a quotation broken by its cue: each part is a statement
                first = postposed_candidate(tokens, index, sentence)
                found += [first] if first is not None and first.opening is Opening.QUOTATION else []
            if candidate is None and any(r.tense is not Tense.MASDAR for r in word.readings):
                candidate = postposed_candidate(tokens, index, sentence)
        if candidate is None and (word.flags & NOUN_CUES or word.core in quoting):
            candidate = saying_candidate(tokens, index, sentence) or according_candidates(tokens, index, sentence)
            candidate = candidate or gist_candidate(tokens, index, sentence)
        if candidate is None and word.readings:
            candidate = fronted_candidate(tokens, index, sentence) or noun_candidate(tokens, index, sentence)
        if candidate is not None:
            found.append(candidate)
    chosen = choose(tokens, [c for c in found if c.content[0] < min(c.content[1], len(tokens.words))])
    settle_ends(tokens, chosen)
    return [c for c in chosen if c.content[1] > c.content[0]]
