"""What changed between two days, and how fresh the evidence is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from components.analysis import changes, freshness
from components.records import load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")
DAYS = st.dates(date(1960, 1, 1), date(2040, 12, 31))


def test_treaties_legs_and_developments_are_all_seen() -> None:
    found = changes.what_changed(ANDES, date(2024, 5, 30), date(2025, 5, 20))
    assert {one.kind for one in found} == {"treaty", "leg", "development"}


@given(DAYS, DAYS, DAYS)
def test_two_spans_that_meet_have_the_changes_of_the_whole(one: date, two: date, three: date) -> None:
    start, middle, end = sorted((one, two, three))
    parts = len(changes.what_changed(ANDES, start, middle)) + len(changes.what_changed(ANDES, middle, end))
    assert parts == len(changes.what_changed(ANDES, start, end))


@given(DAYS)
def test_the_newest_source_is_never_later_than_the_day(day: date) -> None:
    for one in freshness.freshness(ANDES, day):
        assert one.newest is None or one.newest <= day
        assert 0 <= one.aged <= one.facts


def test_every_dated_fact_ages() -> None:
    late = freshness.freshness(ANDES, date(2090, 1, 1))
    assert any(one.aged for one in late)
    assert sum(one.aged for one in freshness.freshness(ANDES, date(1960, 1, 1))) == 0


def test_a_source_dated_only_to_the_year_is_not_the_newest_beside_a_dated_one() -> None:
    shipped = load(Path(__file__).parents[2] / "data")
    late = [one.newest for one in freshness.freshness(shipped, date(2090, 1, 1)) if one.newest is not None]
    assert max(late) <= shipped.horizon
