"""Words as search sees them: one key for all forms of a word, another for another word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.lang.fold import folder
from mahdar.lang.keys import search_words
from mahdar.text.search_words import After, Before, Clitics, End, SearchWords

WORDS = search_words("ar")

ONE = [
    "الضمانات والضمانات بالضمانات للضمانات ضماناتها ضمانات وللضمانات وبالضمانات",
    "لافروف ولافروف للافروف",
    "الجزائر والجزائر بالجزائر للجزائر جزائر",
    "المانيا ألمانيا وألمانيا بألمانيا لألمانيا",
    "الكويت كويت والكويت بالكويت للكويت",
    "وزارة الوزارة والوزارة وزارتها بوزارة لوزارة للوزارة وزارته",
    "وزير الوزير ووزير والوزير للوزير وزيرها وزيرا",
    "ستولتنبرغ لستولتنبرغ وستولتنبرغ",
    "واشنطن وواشنطن بواشنطن لواشنطن",
    "المسؤولون المسؤولين والمسؤولين للمسؤولين مسؤولون مسؤولين",
    "موقف موقفا موقفه الموقف بموقف موقفها",
    "الالتزام التزام بالالتزام والتزام التزامها",
    "الأمن اﻷمن الامن والأمن بالأمن للأمن الأمْنُ الأمـــن",
    "روسيا وروسيا بروسيا لروسيا",
    "NATO nato Nato",
]
APART = [
    ("الضمانات", "الضامن"),
    ("الضمانات", "ضمن"),
    ("وزير", "وزارة"),
    ("روسيا", "روسي"),
    ("ولد", "لد"),
    ("والد", "لد"),
    ("وجه", "وج"),
    ("ألوان", "وان"),
    ("إلغاء", "غاء"),
    ("كتابة", "كتاب"),
    ("فيينا", "في"),
    ("الله", "له"),
]


@pytest.mark.parametrize("forms", ONE)
def test_forms_of_a_word_share_a_key(forms: str) -> None:
    """With and without clitics, marks, and spelling variants."""
    assert len({WORDS.keys(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_have_other_keys(one: str, other: str) -> None:
    """What looks like a clitic is not always one."""
    assert WORDS.keys(one) != WORDS.keys(other)


@pytest.mark.parametrize("written", ["بلينكين", "وبلينكين", "لبلينكين", "لوكاشيفيتش", "بلوكاشيفيتش", "ولوكاشيفيتش"])
def test_names_that_no_list_knows(written: str) -> None:
    """Are asked for in every form that a text could write."""
    name = "بلينكين" if "بلين" in written else "لوكاشيفيتش"
    assert set(WORDS.keys(written)) <= set(WORDS.asked(name))


def test_tokens_keep_their_places() -> None:
    """Marks within a word do not part it; a ligature may hold several words."""
    text = "«ردّاً»، ﷺ x"
    tokens = [(text[token.start : token.end], token.keys) for token in WORDS.tokens(text)]
    assert [word for word, _ in tokens] == ["ردّاً", "ﷺ", "x"]
    assert len(tokens[1][1]) > 1


@given(st.text(max_size=60))
def test_any_text_has_words(text: str) -> None:
    """In order, within the text, without blanks in their keys; the keys are what is indexed."""
    tokens = list(WORDS.tokens(text))
    ends = [0, *(token.end for token in tokens)]
    assert all(end <= token.start < token.end <= len(text) for end, token in zip(ends, tokens, strict=False))
    keys = [key for token in tokens for key in token.keys]
    assert all(key and not any(map(str.isspace, key)) for key in keys)
    assert WORDS.text(text) == " ".join(keys)


@given(st.text(alphabet="ابتولكسفمنيهة", min_size=1, max_size=10))
def test_a_key_is_its_own_key(word: str) -> None:
    """What is stripped is stripped to the end: the key of a key is not shorter by its front again."""
    (key,) = WORDS.keys(word)
    assert key
    assert WORDS.keys(word) == WORDS.keys(folder("ar")(word)) or word.endswith("ة") or word[0] in "أإآ"


def test_rules_are_data() -> None:
    """An invented language: nothing is known but what it is told."""
    clitics = Clitics(
        article="la",
        before=(Before("la", 2, 2.0, rare=3), Before("u", 1, -0.5)),
        after=(After("ka", 0.3, not_before=("o",)),),
        ends=(End("t", "h", 0.0, bound=True), End("on", "in", 0.5)),
    )
    words = SearchWords(
        str.lower, clitics, {"maris": 10_000, "umaris": 200, "tareh": 9_000, "velin": 500, "velon": 400}
    )
    for form, key in {
        "maris": "maris",
        "lamaris": "maris",
        "Umaris": "maris",
        "mariska": "maris",
        "taretka": "tareh",
        "velon": "velin",
        "lazzz": "zzz",
        "uzzzz": "uzzzz",
    }.items():
        assert words.keys(form) == (key,)
