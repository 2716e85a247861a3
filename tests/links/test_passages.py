"""Shared passages between articles."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mahdar.links import find_passages, find_reworded, join_passages
from mahdar.links.fingerprints import MOST_TEXTS, candidates
from mahdar.links.words import article_words
from mahdar.model.links import PassageKind
from tests.links.build import article
from tests.links.texts import FILLER, OTHER, WIRE, reversed_wire


def test_a_reprint_is_one_verbatim_passage() -> None:
    """All of it, with the offsets of both sides."""
    a, b = article(WIRE, "a.txt"), article(f"{FILLER[0]}\n{WIRE}", "b.txt")
    (passage,) = find_passages([a, b])
    assert passage.kind is PassageKind.VERBATIM
    assert passage.a_span.text == WIRE.rstrip(".")
    assert b.text[slice(*passage.b_span.range)] == passage.b_span.text


def test_passages_are_found_whatever_their_order() -> None:
    """Three paragraphs copied in the opposite order, one of them edited."""
    found = find_passages([article(WIRE, "a.txt"), article(reversed_wire(), "b.txt")])
    assert [passage.a_span.start < passage.b_span.start for passage in found] == [True, True, False]
    assert {passage.kind for passage in found} == {PassageKind.VERBATIM, PassageKind.EDITED}


def test_other_texts_share_nothing() -> None:
    """Nor does a text share a passage with itself."""
    assert find_passages([article(WIRE, "a.txt"), article(OTHER, "b.txt")]) == ()


def test_spelling_does_not_hide_a_copy() -> None:
    """Hamzas, ya, ta marbuta, marks and the letters of foreign names."""
    copy = WIRE.replace("أ", "ا").replace("إ", "ا").replace("غ", "ج").replace("ة ", "ه ").replace("هدد", "هدَّد")
    (passage,) = find_passages([article(WIRE, "a.txt"), article(copy, "b.txt")])
    assert passage.score == 1.0


def test_a_headline_is_no_part_of_the_text_below_it() -> None:
    """Both are copied; they are two passages."""
    text = f"مندوب كالدورا يهدد بإغلاق ممر لورغا أمام السفن الحربية قريبا\n{WIRE}"
    longer = f"{text}\n{FILLER[0]}"
    found = find_passages([article(text, "a.txt", headline=True), article(longer, "b.txt", headline=True)])
    assert len(found) == 2
    assert "\n" not in found[0].a_span.text


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_articles_changes_nothing(order: tuple[int, ...]) -> None:
    """Passages come out the same, ids included."""
    articles = [article(WIRE, "a.txt"), article(reversed_wire(), "b.txt"), article(OTHER + "\n" + WIRE, "c.txt")]
    assert find_passages(articles[n] for n in order) == find_passages(articles)


def test_sides_are_those_of_the_paths() -> None:
    """With the names of the files exchanged, the same places stand on the other sides."""
    one = find_passages([article(WIRE, "a.txt"), article(reversed_wire(), "b.txt")])
    two = find_passages([article(WIRE, "b.txt"), article(reversed_wire(), "a.txt")])
    assert sorted((p.a_span.range, p.b_span.range) for p in one) == sorted(
        (p.b_span.range, p.a_span.range) for p in two
    )


WORD = st.sampled_from(WIRE.split() + OTHER.split())


@settings(max_examples=60)
@given(st.lists(WORD, max_size=80), st.lists(WORD, max_size=80))
def test_every_offset_is_proven(left: list[str], right: list[str]) -> None:
    """Spans hold the words at their offsets, and runs lie within them, as many words on both sides."""
    a, b = article(" ".join(left) or "x", "a.txt"), article(" ".join(right) or "x", "b.txt")
    a_words, b_words = article_words(a), article_words(b)
    for passage in (*find_passages([a, b]), *find_reworded([a, b])):
        assert a.text[slice(*passage.a_span.range)] == passage.a_span.text
        assert b.text[slice(*passage.b_span.range)] == passage.b_span.text
        assert 0 < passage.score <= 1
        for run in passage.runs:
            assert passage.a_span.start <= run.a_start < run.a_end <= passage.a_span.end
            assert len(a_words.within(run.a_start, run.a_end)) == run.words
            assert len(b_words.within(run.b_start, run.b_end)) == run.words


def test_boilerplate_proposes_no_pairs() -> None:
    """What one publisher prints under everything says nothing about two of its texts."""
    texts = [[1, 2, 3, 4, 5, 6, 7, 8, 100 + n] for n in range(MOST_TEXTS + 1)]
    assert candidates(texts, publishers=["one"] * len(texts)) == []
    assert len(candidates(texts[:3], publishers=["one"] * 3)) == 3


def test_a_text_that_everybody_prints_is_found_everywhere() -> None:
    """Through its first copy: the number of pairs stays that of the texts."""
    texts = [[1, 2, 3, 4, 5, 6, 7, 8, 100 + n] for n in range(MOST_TEXTS + 1)]
    assert candidates(texts) == [(0, n) for n in range(1, MOST_TEXTS + 1)]


REWORDED = (
    "قبل أن تمنع كالدورا السفن الحربية من ممر لورغا، طلب مندوبها ألدو ميرغان لدى المنظمة، الثلاثاء، "
    "أن تتعهد تيرونيا كتابة بألا تستقبل أساطيل أجنبية، وهدد بإغلاقه أمامها"
)


def test_a_reworded_passage_holds_the_same_uncommon_words() -> None:
    """No run of words is left, and yet it is the same paragraph."""
    a, b = article(WIRE, "a.txt"), article(f"{REWORDED}\n{FILLER[1]}", "b.txt")
    assert find_passages([a, b]) == ()
    (passage,) = find_reworded([a, b])
    assert passage.kind is PassageKind.REWORDED
    assert passage.b_span.end <= len(REWORDED)


def test_what_was_copied_is_not_looked_at_again() -> None:
    """A reworded passage never covers a copied one of its pair."""
    articles = [article(WIRE, "a.txt"), article(WIRE, "b.txt")]
    assert find_reworded(articles, find_passages(articles)) == ()


def test_neighbours_are_joined_over_a_gap() -> None:
    """Pieces of one paragraph with a changed sentence between them become one passage."""
    first, _, third = WIRE.split("\n")
    a, b = (
        article("\n".join((first, FILLER[0], third)), "a.txt"),
        article("\n".join((first, FILLER[1], third)), "b.txt"),
    )
    pieces = find_passages([a, b])
    assert len(pieces) == 2
    (joined,) = join_passages(pieces, [a, b], 400)
    assert joined.a_span.range == (pieces[0].a_span.start, pieces[1].a_span.end)
    assert joined.matched == sum(piece.matched for piece in pieces)
    assert join_passages(pieces, [a, b], 0) == pieces


def test_one_page_twice_under_two_names() -> None:
    """Byte for byte the same text from two places is still two articles."""
    a = article(WIRE, "a.txt")
    (passage,) = find_passages([a, replace(a, path="b.txt")])
    assert (passage.a_path, passage.b_path, passage.score) == ("a.txt", "b.txt", 1.0)
