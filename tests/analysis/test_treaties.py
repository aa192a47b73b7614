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


@given(DAYS)
def test_nothing_changes_within_a_day(day: date) -> None:
    assert treaties.changes(ANDES, day, day) == []
