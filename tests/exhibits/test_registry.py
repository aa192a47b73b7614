"""Every exhibit in both languages, also where little is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.exhibits import registry
from components.exhibits.exhibit import Filters, Lang
from components.records import load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("day", [date(1960, 1, 1), date(2025, 5, 20), date(2090, 1, 1)])
@pytest.mark.parametrize("exhibit_id", registry.exhibit_ids(ANDES))
def test_an_exhibit_has_a_headline_and_known_sources(exhibit_id: str, day: date, lang: Lang) -> None:
    exhibit = registry.build(exhibit_id, ANDES, Filters(day, lang), {"cell": "<script>"})
    assert exhibit.id == exhibit_id
    assert exhibit.headline and exhibit.question
    assert set(exhibit.sources) <= set(ANDES.sources)


@pytest.mark.parametrize(
    ("exhibit_id", "option", "other"),
    [
        ("treaties-matrix", "cell", "treaties-cell"),
        ("actors-pledges", "cell", "actors-pledge-list"),
        ("routes-map", "leg", "routes-leg"),
        ("overview-state", "leg", None),
    ],
)
def test_what_is_chosen_in_an_exhibit_opens_in_another_of_the_same_subject(
    exhibit_id: str, option: str, other: str | None
) -> None:
    assert registry.opened(exhibit_id, option) == other
