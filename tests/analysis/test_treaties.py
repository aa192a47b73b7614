"""The status of instruments on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.analysis import treaties
from components.records import load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def status(instrument: str, country: str, day: date) -> str:
    frame = treaties.status_as_of(ANDES, day).loc[[instrument]]
    return str(frame[frame["country"] == country]["status"].iloc[0])


@pytest.mark.parametrize(
    ("instrument", "country", "day", "expected"),
    [
        ("val-qla-bit", "QLA", date(2018, 10, 24), "approved"),
        ("val-qla-bit", "QLA", date(2018, 10, 25), "in_force"),
        ("val-qla-bit", "QLA", date(2015, 12, 30), "none"),
        ("val-pun-tax", "PUN", date(2024, 2, 28), "none"),
        ("val-pun-tax", "PUN", date(2024, 2, 29), "agreed_in_principle"),
        ("val-pun-tax", "PUN", date(2040, 1, 1), "signed"),
        ("val-old-tax", "SAL", date(1994, 5, 31), "applied_by_succession"),
    ],
)
def test_the_status_follows_from_the_dated_events(instrument: str, country: str, day: date, expected: str) -> None:
    assert status(instrument, country, day) == expected


@given(DAYS, DAYS)
def test_a_status_never_goes_back(one: date, other: date) -> None:
    early, late = (
        treaties.status_as_of(ANDES, day)["status"].map(treaties.STATUSES.index) for day in sorted((one, other))
    )
    assert (early.to_numpy() <= late.to_numpy()).all()


def test_before_the_first_event_there_is_none() -> None:
    frame = treaties.status_as_of(ANDES, date(1900, 1, 1))
    assert set(frame["status"]) == {"none"}
    assert all(since is None for since in frame["since"])


def test_a_row_is_a_party_other_than_the_actor_whose_instrument_it_is() -> None:
    frame = treaties.status_as_of(ANDES, date(2025, 5, 20)).loc[["ore-qla-bit"]]
    assert frame[["actor", "country", "status"]].to_numpy().tolist() == [["ORE", "QLA", "in_force"]]


def test_an_instrument_whose_trail_ends_is_never_in_force() -> None:
    assert status("ore-pun-bit", "PUN", date(2025, 5, 20)) == "unknown"


def test_no_wait_is_counted_where_a_later_source_reports_it_in_force_undated() -> None:
    frame = treaties.status_as_of(ANDES, date(2000, 1, 1))
    assert frame.loc["ore-sal-tax", "status"] == "signed"
    assert frame["years_signed_not_in_force"].notna().sum() == 0
    assert status("ore-sal-tax", "SAL", date(2023, 12, 31)) == "in_force"


@given(DAYS)
def test_the_instruments_of_the_actors_are_all_instruments(day: date) -> None:
    of_each = [treaties.status_of_actor(ANDES, day, actor) for actor in ANDES.actors]
    assert sum(map(len, of_each)) == len(treaties.status_as_of(ANDES, day))
    assert {one.id for actor in ANDES.actors for one in treaties.of_actor(ANDES, actor)} == set(ANDES.instruments)


def test_the_matrix_is_of_the_home_actor_unless_another_is_asked_for() -> None:
    day = date(2017, 12, 31)
    ours, theirs = treaties.grid(ANDES, day), treaties.grid(ANDES, day, actor="ORE")
    assert not set(ours["instrument"]) & set(theirs["instrument"])
    assert treaties.coverage(ANDES, day)["investment_agreement"]["signed"] == ("QLA",)
    assert treaties.coverage(ANDES, day, actor="ORE")["investment_agreement"]["in_force"] == ("QLA",)


def test_changes_are_those_of_the_home_actor_unless_another_is_asked_for() -> None:
    span = date(1997, 1, 1), date(2002, 12, 31)
    assert treaties.changes(ANDES, *span) == []
    assert [one.after for one in treaties.changes(ANDES, *span, "ORE")] == ["signed", "unknown", "signed", "in_force"]


@given(DAYS)
def test_nothing_changes_within_a_day(day: date) -> None:
    assert treaties.changes(ANDES, day, day) == []
