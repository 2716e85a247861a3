"""The day of a saying."""

from __future__ import annotations

import pytest

from mahdar import statements
from mahdar.articles.given import from_text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("قال الوزير أمس إن الممر مفتوح أمام السفن.", "2022-01-12"),
        ("أعلن الوزير الأسبوع الماضي أن الممر مفتوح أمام السفن.", None),
        ("حدد الوزير مهلة تنتهي غدا الجمعة، وأكد أن الممر مفتوح أمام السفن.", None),
        ("وحسب بيان للوزير عن الاجتماع المقرر في 20 يناير الجاري، فإن الممر مفتوح أمام السفن.", None),
    ],
)
def test_what_was_said_was_said_before_it_was_published(text: str, said: str | None) -> None:
    """One exact day, never after the day of publication."""
    found = statements.find(from_text(text, published="2022-01-13"))
    assert all((one.said.value if one.said else None) == said for one in found)


@pytest.mark.parametrize("published", ["2022-01", "2022"])
def test_a_coarse_day_of_publication_forbids_no_day_within_it(published: str) -> None:
    """A month or year of publication may be the same or earlier than a whole date in it."""
    found = statements.find(from_text("قال الوزير يوم 12 يناير 2022 إن الممر مفتوح أمام السفن.", published=published))
    assert [one.said.value for one in found if one.said] == ["2022-01-12"]
