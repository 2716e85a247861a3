"""Reports of one utterance."""

from __future__ import annotations

from itertools import permutations

import pytest

from mahdar.links import link
from mahdar.model import Kind, Reading, Status
from mahdar.model.links import Group
from tests.links.build import article, reading, said
from tests.links.texts import FILLER, WIRE

DEMAND = "ألدو ميرغان"


def _reports(
    *contents: str, who: str | None = DEMAND, day: str | None = None, kind: Kind = Kind.INDIRECT
) -> list[Reading]:
    """One article for each content, all by one speaker, with different text around."""
    found = []
    for number, content in enumerate(contents):
        source = article(f"{FILLER[number % 3]}\nأفاد {who or 'مصدر'} بأن {content}.", f"{number}.txt")
        found.append(reading(source, said(source, content, who=who, day=day, kind=kind, of="person")))
    return found


def _paths(group: Group) -> list[str]:
    return [member.path for member in group.members]


def test_a_statement_copied_with_its_text_is_one_group() -> None:
    """Each with the reasons for its links."""
    readings = []
    for path, text in (("a.txt", WIRE), ("b.txt", f"{FILLER[0]}\n{WIRE}")):
        source = article(text, path)
        readings.append(
            reading(source, said(source, "بلاده لن تنتظر إلى ما لا نهاية", who=DEMAND, by="ميرغان", cue="وقال"))
        )
    (group,) = link(readings).groups
    assert _paths(group) == ["a.txt", "b.txt"]
    assert [reason.code for reason in group.links[0].reasons] == ["shared-text", "same-speaker"]


PARAPHRASE = (
    "كالدورا ستغلق ممر لورغا أمام السفن الحربية إذا لم تتعهد تيرونيا كتابة",
    "إغلاق ممر لورغا أمام السفن الحربية وارد ما لم تقدم تيرونيا تعهدا مكتوبا",
)


def test_a_paraphrase_by_the_same_speaker_is_one_group() -> None:
    """The uncommon words are the same, by stem or root."""
    (group,) = link(_reports(*PARAPHRASE)).groups
    assert group.links[0].reasons[0].code == "like-content"
    assert group.speaker == DEMAND


def test_the_same_words_of_another_speaker_are_another_utterance() -> None:
    """Nor does an unnamed source join anything without shared text."""
    first, second = _reports(*PARAPHRASE)
    other = _reports(PARAPHRASE[1], who="ليا سورين")[0]
    unnamed = _reports(PARAPHRASE[1], who=None)[0]
    assert link([first, other]).groups == ()
    assert link([first, unnamed]).groups == ()
    assert len(link([first, second]).groups) == 1


def test_days_told_in_both_texts_must_agree() -> None:
    """A week apart, the same words were said twice."""
    first, second = _reports(PARAPHRASE[0], day="2023-03-14"), _reports(*PARAPHRASE, day="2023-03-21")
    assert link([first[0], second[1]]).groups == ()


def test_other_figures_speak_against_one_utterance() -> None:
    """Two accidents told by one spokesman in the same words."""
    first = "الفرق باشرت حادث تصادم على طريق الميناء وأسعفت 12 مصابا"
    second = "الفرق باشرت حادث تصادم على طريق الجسر وأسعفت 47 مصابا"
    same = "فرق الدفاع باشرت حادث تصادم على طريق الميناء ونقلت 12 مصابا"
    assert link(_reports(first, second)).groups[0].links[0].score < link(_reports(first, same)).groups[0].links[0].score


def test_what_was_asked_is_not_what_was_said() -> None:
    """Statuses are never mixed, and headlines never counted."""
    first, second = _reports(*PARAPHRASE)
    source = second.article
    for status in (Status.QUESTION, Status.NEGATED, Status.FUTURE, Status.HEADLINE):
        changed = reading(source, said(source, PARAPHRASE[1], who=DEMAND, of="person", status=status))
        assert link([first, changed]).groups == ()


LEAD = "انسحاب الوفود من قاعة المجلس سيؤدي إلى عزلة كالدورا"
QUOTATION = "من يغادر القاعة اليوم يختار العزلة بيده"


def _lead_and_quotation(**quotation: str | None) -> Reading:
    text = f"حذرت ليا سورين من أن {LEAD}.\nوقالت في حوار مع قناة بحر: «{QUOTATION}»."
    source = article(text, "a.txt")
    return reading(
        source,
        said(source, LEAD, who="ليا سورين", of="person"),
        said(source, QUOTATION, who="ليا سورين", of="person", kind=Kind.DIRECT, **quotation),  # type: ignore[arg-type]
    )


def test_a_lead_belongs_to_the_quotation_that_it_sums_up() -> None:
    """Both are reports of one utterance, twice in one article."""
    (group,) = link([_lead_and_quotation()]).groups
    assert [link.reasons[0].code for link in group.links] == ["lead-and-quotation"]


@pytest.mark.parametrize("own", [{"occasion": "في حوار"}, {"medium": "قناة بحر"}])
def test_a_quotation_from_an_occasion_of_its_own_is_another_utterance(own: dict[str, str]) -> None:
    """An interview after an announcement."""
    assert link([_lead_and_quotation(**own)]).groups == ()


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_readings_changes_nothing(order: tuple[int, ...]) -> None:
    """Groups, links, origins and ids are the same."""
    readings = [*_reports(*PARAPHRASE), _lead_and_quotation()]
    source = article(f"{FILLER[2]}\n{readings[0].article.text}", "z.txt", outlet="الفنار", agencies=("كالدا برس",))
    readings.append(reading(source, said(source, PARAPHRASE[0], who=DEMAND, of="person")))
    assert link([readings[n] for n in order]) == link(readings)


def test_members_are_proven_by_their_spans() -> None:
    """Every member's words stand at its offsets, and links and joinings count within the group."""
    readings = [*_reports(*PARAPHRASE), _lead_and_quotation()]
    texts = {one.article.path: one.article.text for one in readings}
    for group in link(readings).groups:
        for member in group.members:
            assert texts[member.path][slice(*member.span.range)] == member.span.text
        numbers = {n for tie in (*group.links, *group.joinings) for n in (tie.left, tie.right)}
        assert numbers <= set(range(len(group.members)))
        assert sorted(n for origin in group.origins for n in origin.members) == list(range(len(group.members)))
        assert 1 <= group.lower <= group.upper == len(group.origins)


def test_a_wire_that_hundreds_print_is_one_origin() -> None:
    """However many copies there are, they are one group and one voice."""
    readings = []
    for number in range(150):
        source = article(f"{WIRE}\n{FILLER[number % 3]} {number}", f"{number:03}.txt")
        words = said(source, "بلاده لن تنتظر إلى ما لا نهاية", who=DEMAND, by="ميرغان", cue="وقال", of="person")
        readings.append(reading(source, words))
    (group,) = link(readings).groups
    assert len(group.members) == 150
    assert (group.lower, group.upper) == (1, 1)


def test_a_page_that_repeats_itself_takes_no_longer_than_it_must() -> None:
    """Thousands of statements alike, by one speaker, on two pages."""
    lines = [f"قال ميرغان إن الممر مغلق أمام السفن الحربية {number}." for number in range(1500)]
    readings = []
    for path in ("a.txt", "b.txt"):
        source = article("\n".join(lines) + path, path)
        contents = [line.removeprefix("قال ميرغان إن ") for line in lines]
        readings.append(reading(source, *(said(source, content, who=DEMAND, of="person") for content in contents)))
    assert link(readings).groups


@pytest.mark.parametrize("language", ["en", "xx"])
def test_other_languages_need_no_other_code(language: str) -> None:
    """With a small pack or none, copies and close paraphrases are still found."""
    first = "the channel will be closed to warships unless Teronia signs a written pledge"
    second = "unless Teronia signs a written pledge the channel will stay closed to warships"
    readings = []
    for path, content in (("a.txt", first), ("b.txt", second)):
        source = article(f"Aldo Mergan said that {content}.", path, language=language)
        readings.append(reading(source, said(source, content, who="Aldo Mergan", by="Aldo Mergan", of="person")))
    (group,) = link(readings).groups
    assert len(group.members) == 2
