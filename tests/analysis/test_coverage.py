"""What covers an actor in a country, and who stands better."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.analysis import coverage
from components.analysis.coverage import covers, gaps, membership_on
from components.records import load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")
DAY = date(2025, 5, 1)
FOCUS = ANDES.desk.focus_countries


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(1996, 5, 1), None),
        (date(1996, 5, 2), "signatory"),
        (date(1999, 1, 30), "signatory"),
        (date(1999, 1, 31), "party"),
    ],
)
def test_a_country_stands_in_an_agreement_as_its_last_change_says(day: date, status: str | None) -> None:
    held = membership_on(ANDES, "arbitration-pact", "QLA", day)
    assert (held.status if held is not None else None) == status


def test_what_a_source_says_of_a_day_does_not_hold_before_it() -> None:
    assert membership_on(ANDES, "arbitration-pact", "PUN", date(2025, 4, 14)) is None
    assert membership_on(ANDES, "arbitration-pact", "PUN", date(2025, 4, 15)) is not None


def test_a_layer_is_given_by_the_strongest_instrument() -> None:
    found = covers(ANDES, DAY, "VAL", FOCUS)
    assert found["QLA", "investment"].status == "in_force"
    assert found["PUN", "tax"].status == "applied_by_succession"
    assert found["PUN", "tax"].instrument is not None and found["PUN", "tax"].instrument.id == "val-old-tax"


def test_an_agreement_says_nothing_unless_the_standing_of_both_sides_is_known() -> None:
    assert covers(ANDES, DAY, "VAL", FOCUS)["QLA", "arbitration"].status is None


def test_an_actor_of_which_nothing_is_on_record_is_not_called_worse() -> None:
    found = {(one.own.country, one.own.layer): one.verdict for one in coverage.compared(ANDES, DAY, "ORE", FOCUS)}
    assert found["QLA", "investment"] == "equal"
    assert found["PUN", "tax"] == "open"


def test_a_concluded_instrument_whose_force_was_not_read_leaves_the_question_open() -> None:
    found = {(one.own.country, one.own.layer): one for one in coverage.compared(ANDES, DAY, "ORE", FOCUS)}
    assert found["PUN", "investment"].other.status == "unknown"
    assert found["PUN", "investment"].verdict == "open"


@given(st.dates(date(1960, 1, 1), date(2060, 1, 1)))
def test_a_gap_is_what_does_not_cover_and_those_that_cover_most_others_come_first(day: date) -> None:
    own = covers(ANDES, day, "VAL", FOCUS)
    found = gaps(ANDES, day, FOCUS)
    assert {(gap.own.country, gap.own.layer) for gap in found} == {
        key for key, cover in own.items() if not cover.is_in_effect
    }
    counts = [len(gap.others) for gap in found]
    assert counts == sorted(counts, reverse=True)
