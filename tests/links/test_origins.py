"""How many chains of separate origin carry a group: the definitions, one test each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mahdar.links import link
from mahdar.links.wording import LANGUAGES, explain, reason_words
from mahdar.model import Credit, Kind, Reading, Span
from mahdar.model.links import Evidence, Group, Tie
from tests.links.build import article, reading, said
from tests.links.texts import FILLER

WHO = "غريغور فالتن"
WORDS = "كالدورا ستغلق ممر لورغا أمام السفن الحربية إذا لم تتعهد تيرونيا كتابة"
OTHER_WORDS = "إغلاق ممر لورغا أمام السفن الحربية وارد ما لم تقدم تيرونيا تعهدا مكتوبا"
SENTENCE = "وأبلغ وزير خارجية كالدورا غريغور فالتن أعضاء اللجنة المختصة في مقر البرلمان مساء أن {}."
OTHER_SENTENCE = "من جانبه رأى " + WHO + " أن {}."
QUOTATION = "نريد جملة واحدة موقعة من الحكومة وبعدها يعود كل شيء إلى ما كان عليه"


def _report(
    path: str, sentence: str, words: str, *, kind: Kind = Kind.INDIRECT, told: dict[str, Any] | None = None, **page: Any
) -> Reading:
    """An article with one statement; `told` are its carriers, `page` the page's credits."""
    source = article(f"{FILLER[len(path) % 3]}\n{sentence.format(words)}", path, **page)
    return reading(source, said(source, words, who=WHO, of="official", kind=kind, **(told or {})))


def _group(*readings: Reading) -> Group:
    (group,) = link(readings).groups
    assert len(group.members) == len(readings)
    return group


def _bounds(*readings: Reading) -> tuple[int, int]:
    group = _group(*readings)
    return group.lower, group.upper


def _codes(group: Group, tie: Tie) -> set[str]:
    return {reason.code for joining in group.joinings if joining.tie is tie for reason in joining.reasons}


def test_shared_wording_is_one_origin() -> None:
    """The desk's own sentence stands in both: it was copied."""
    group = _group(_report("a", SENTENCE, WORDS), _report("bb", SENTENCE, WORDS))
    assert (group.lower, group.upper) == (1, 1)
    assert _codes(group, Tie.SAME) == {"shared-wording"}
    assert not group.origins[0].known


def test_other_wording_without_carriers_is_not_one_origin_for_sure() -> None:
    """Nothing joins them and nothing is known: one at least, two at most."""
    assert _bounds(_report("a", SENTENCE, WORDS), _report("bb", OTHER_SENTENCE, OTHER_WORDS)) == (1, 2)


def test_one_service_named_by_both_is_one_origin() -> None:
    """However different the wording, and however the service is spelled."""
    group = _group(
        _report("a", SENTENCE, WORDS, agencies=("فرانس برس",)),
        _report("bb", OTHER_SENTENCE, OTHER_WORDS, agencies=("أ.ف.ب",)),
    )
    assert (group.lower, group.upper) == (1, 1)
    assert _codes(group, Tie.SAME) == {"same-service"}
    assert {carrier.evidence for carrier in group.origins[0].carriers} == {Evidence.PAGE}


def test_two_services_are_two_origins() -> None:
    """Both known, nothing in common."""
    assert _bounds(
        _report("a", SENTENCE, WORDS, agencies=("رويترز",)),
        _report("bb", OTHER_SENTENCE, OTHER_WORDS, agencies=("أ.ف.ب",)),
    ) == (2, 2)


def test_a_generic_credit_names_nobody() -> None:
    """وكالات on both pages joins nothing and makes nothing known."""
    group = _group(
        _report("a", SENTENCE, WORDS, agencies=("وكالات",), generic=True),
        _report("bb", OTHER_SENTENCE, OTHER_WORDS, agencies=("وكالات",), generic=True),
    )
    assert (group.lower, group.upper) == (1, 2)
    assert not any(origin.known for origin in group.origins)


def test_what_the_statement_names_goes_before_the_page() -> None:
    """A relay of another agency within a page of Reuters."""
    relayed = "ونقلت وكالة تاس عن غريغور فالتن أن {}."
    group = _group(
        _report("a", relayed, WORDS, told={"relay": "وكالة تاس"}, agencies=("رويترز",)),
        _report("bb", OTHER_SENTENCE, OTHER_WORDS, agencies=("تاس",)),
    )
    assert (group.lower, group.upper) == (1, 1)
    assert group.origins[0].carriers[0].evidence is Evidence.STATEMENT


def test_an_agency_that_cites_another_is_perhaps_one_origin_with_it() -> None:
    """The page's own agency carried what the other gave: one at least, two at most."""
    relayed = "ونقلت وكالة تاس عن غريغور فالتن أن {}."
    group = _group(
        _report("a", relayed, WORDS, told={"relay": "وكالة تاس"}, agencies=("رويترز",)),
        _report("bb", OTHER_SENTENCE, OTHER_WORDS, agencies=("رويترز",)),
    )
    assert (group.lower, group.upper) == (1, 2)
    assert "service-cites" in _codes(group, Tie.PERHAPS)


def test_both_rest_on_one_public_post() -> None:
    """Two agencies quote the same network: perhaps one origin."""
    posted = "وكتب غريغور فالتن على تويتر أن {}."
    group = _group(
        _report("a", posted, WORDS, told={"medium": "تويتر"}, agencies=("رويترز",)),
        _report("bb", posted.replace("وكتب", "ونشر"), OTHER_WORDS, told={"medium": "تويتر"}, agencies=("أ.ف.ب",)),
    )
    assert (group.lower, group.upper) == (1, 2)
    assert _codes(group, Tie.PERHAPS) == {"same-primary"}


def test_one_outlet_is_perhaps_one_origin_unless_its_pages_name_two_services() -> None:
    """Evidence for the statement goes before ownership."""
    first = _report("a", SENTENCE, WORDS, outlet="الشراع الأزرق", agencies=("رويترز",))
    second = _report("bb", OTHER_SENTENCE, OTHER_WORDS, outlet="الشراع الأزرق")
    third = _report("bb", OTHER_SENTENCE, OTHER_WORDS, outlet="الشراع الأزرق", agencies=("أ.ف.ب",))
    assert _codes(_group(first, second), Tie.PERHAPS) == {"same-outlet"}
    assert _bounds(first, second) == (1, 2)
    assert _bounds(first, third) == (2, 2)


def test_outlets_of_one_owner_are_perhaps_one_origin_unless_they_name_two_services() -> None:
    """Two papers of one group: one at least; an agency beside each says more than who owns the papers."""
    first = _report("a", SENTENCE, WORDS, outlet="الشرق الأوسط", agencies=("رويترز",))
    second = _report("bb", OTHER_SENTENCE, OTHER_WORDS, outlet="الاقتصادية")
    third = _report("bb", OTHER_SENTENCE, OTHER_WORDS, outlet="الاقتصادية", agencies=("أ.ف.ب",))
    other = _report("bb", OTHER_SENTENCE, OTHER_WORDS, outlet="عكاظ")
    group = _group(first, second)
    assert _codes(group, Tie.PERHAPS) == {"same-owner"}
    assert (group.lower, group.upper) == (1, 2)
    assert _bounds(first, third) == (2, 2)
    assert _codes(_group(first, other), Tie.PERHAPS) == set()


def test_services_of_one_owner_are_perhaps_one_origin() -> None:
    """Two agencies that one house runs: one at least, two at most, whatever the papers; two houses are two origins."""
    first = _report("a", SENTENCE, WORDS, agencies=("نوفوستي",))
    group = _group(first, _report("bb", OTHER_SENTENCE, OTHER_WORDS, agencies=("سبوتنيك",)))
    assert _codes(group, Tie.PERHAPS) == {"same-owner"}
    assert (group.lower, group.upper) == (1, 2)
    assert _bounds(first, _report("bb", OTHER_SENTENCE, OTHER_WORDS, agencies=("تاس",))) == (2, 2)


def test_an_unknown_owner_joins_nothing() -> None:
    """Two outlets of which nothing was read are not of one house."""
    first = _report("a", SENTENCE, WORDS, outlet="القبس")
    second = _report("bb", OTHER_SENTENCE, OTHER_WORDS, outlet="الغد")
    assert _codes(_group(first, second), Tie.PERHAPS) == set()


def test_a_page_that_its_own_correspondent_signs_is_a_known_origin() -> None:
    """The dateline says "our correspondent": the outlet has it from nobody else; an agency beside it is a second."""
    ours = _report("a", SENTENCE, WORDS, outlet="الشراع الأزرق")
    text = ours.article.text + "\nمراسلنا"
    line = Span(len(text) - len("مراسلنا"), len(text), "مراسلنا")
    signed = (Credit(line.text, "correspondent", line, "byline"),)
    ours = replace(ours, article=replace(ours.article, text=text, signed=signed))
    group = _group(ours, _report("bb", OTHER_SENTENCE, OTHER_WORDS, agencies=("أ.ف.ب",)))
    assert (group.lower, group.upper) == (2, 2)


FIRST_HAND = [
    "وقال غريغور فالتن لمراسلنا في ميرفال إن {}.",
    "وقال غريغور فالتن، بحسب ما أفاد مراسلنا، إن {}.",
    "وقال غريغور فالتن لـ«الشراع الأزرق» إن {}.",
    "وقال غريغور فالتن في لقاء حضره مراسل «الشراع الأزرق» إن {}.",
]


@pytest.mark.parametrize("sentence", FIRST_HAND, ids=["told-ours", "relayed-by-ours", "told-outlet", "attended"])
def test_an_outlet_that_has_it_first_hand_is_a_known_origin(sentence: str) -> None:
    """Beside an agency it is a second one."""
    group = _group(
        _report("a", sentence, WORDS, outlet="الشراع الأزرق"),
        _report("bb", OTHER_SENTENCE, OTHER_WORDS, agencies=("أ.ف.ب",)),
    )
    assert (group.lower, group.upper) == (2, 2)
    evidence = {carrier.evidence for origin in group.origins for carrier in origin.carriers if carrier.member == 0}
    assert evidence <= {Evidence.FIRST_HAND, Evidence.PARAGRAPH}


def _quoted(path: str, verb: str, speaker: str, wording: str) -> Reading:
    source = article(f"{FILLER[len(path) % 3]}\n{verb} {speaker}: «{QUOTATION}».", path)
    what = said(source, QUOTATION, who=speaker, by=speaker, cue=verb, of="person", kind=Kind.DIRECT, wording=wording)
    return reading(source, what)


@pytest.mark.parametrize(("wording", "upper"), [("translated", 1), ("original", 2)])
def test_identical_words_prove_a_copy_only_when_they_were_translated(wording: str, upper: int) -> None:
    """Two desks never translate alike; two desks may well hold one communiqué."""
    group = _group(_quoted("a", "وقال", WHO, wording), _quoted("bb", "وأعلن", WHO, wording))
    assert (group.lower, group.upper) == (1, upper)


@pytest.mark.parametrize(
    ("office", "upper"), [("وزير الخارجية الروسي", 1), ("وزير الخارجية المصري", 2)], ids=["foreign", "of the language"]
)
def test_whose_words_they_are_tells_whether_they_were_translated(office: str, upper: int) -> None:
    """A state that speaks the language of the page needs no translator."""
    readings = []
    for path, verb in (("a", "وقال"), ("bb", "وأعلن")):
        source = article(f"{FILLER[len(path) % 3]}\n{verb} {office} سامي منصور: «{QUOTATION}».", path)
        by = f"{office} سامي منصور"
        readings.append(
            reading(source, said(source, QUOTATION, who="سامي منصور", by=by, cue=verb, of="official", kind=Kind.DIRECT))
        )
    assert _bounds(*readings)[1] == upper


def test_services_that_contradict_each_other_within_one_origin_are_a_doubt() -> None:
    """One text under two credits."""
    group = _group(
        _report("a", SENTENCE, WORDS, agencies=("رويترز",)), _report("bb", SENTENCE, WORDS, agencies=("أ.ف.ب",))
    )
    assert (group.lower, group.upper) == (1, 1)
    assert [doubt.code for doubt in group.doubts] == ["credits-conflict"]


def test_a_proof_has_one_joining_less_than_it_joins() -> None:
    """Four reports in two origins: two joinings, each with a reason."""
    group = _group(
        _report("a", SENTENCE, WORDS),
        _report("bb", SENTENCE, WORDS),
        _report("ccc", OTHER_SENTENCE, OTHER_WORDS, agencies=("رويترز",)),
        _report("dddd", OTHER_SENTENCE, OTHER_WORDS, agencies=("رويترز",)),
    )
    assert (group.lower, group.upper) == (1, 2)
    assert len([joining for joining in group.joinings if joining.tie is Tie.SAME]) == 2
    assert all(joining.reasons for joining in group.joinings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(language: str) -> None:
    """In both languages of the interface, with its details in them."""
    readings = [
        _report("a", SENTENCE, WORDS, outlet="الشراع الأزرق", agencies=("رويترز",)),
        _report("bb", SENTENCE, WORDS, outlet="الشراع الأزرق"),
        _report("ccc", OTHER_SENTENCE, OTHER_WORDS, agencies=("رويترز",)),
    ]
    found = link(readings)
    reasons = [r for group in found.groups for tie in (*group.links, *group.joinings) for r in tie.reasons]
    reasons += [reason for entity in found.entities for reason in entity.merges]
    for reason in reasons:
        assert "{" not in explain(reason, language)


def test_both_languages_list_the_same_words() -> None:
    """Table by table; Arabic has more plural forms."""
    arabic, english = reason_words("ar"), reason_words("en")
    assert {name: set(table) for name, table in arabic.items() if name != "count"} == {
        name: set(table) for name, table in english.items() if name != "count"
    }
    assert set(arabic["count"]) == set(english["count"])
