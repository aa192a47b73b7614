"""Laws of statuses, on lives made up at random and on the shipped register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.analysis import treaties
from components.records import Dossier, EventKind, Instrument, TreatyEvent, load
from components.records.partial_date import PartialDate

ROOT = Path(__file__).parents[2]
ANDES = load(ROOT / "tests" / "data" / "andes")
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
ENDS = ("superseded", "terminated", "unknown")


def dated(day: date, precision: int) -> PartialDate:
    return PartialDate(*(day.year, day.month, day.day)[:precision])


EVENTS = st.builds(
    lambda day, precision, kind, until: TreatyEvent(
        date=dated(day, precision),
        until=PartialDate(2040) if until else None,
        is_derived=until,
        event=kind,
        source=("val-ministry",),
        confidence="high",
    ),
    DAYS,
    st.integers(1, 3),
    st.sampled_from(get_args(EventKind)),
    st.booleans(),
)
LIVES = st.lists(EVENTS, max_size=8).map(lambda events: tuple(sorted(events, key=lambda one: one.date)))
numbers = iter(range(10**9))


def with_life(events: tuple[TreatyEvent, ...]) -> Dossier:
    instrument = Instrument(
        id="x", type="tax_convention", parties=("VAL", "QLA"), title_en="X", title_ja="X", is_binding=True,
        followed_until=PartialDate(2040), events=events, source=("val-ministry",), confidence="high",
    )  # fmt: skip
    return replace(ANDES, instruments=MappingProxyType({"x": instrument}), version=f"made-up-{next(numbers)}")


def status(dossier: Dossier, day: date) -> str:
    return str(treaties.status_as_of(dossier, day)["status"].iloc[0])


@given(LIVES, DAYS, DAYS)
def test_a_status_goes_back_only_by_an_end(events: tuple[TreatyEvent, ...], one: date, other: date) -> None:
    dossier = with_life(events)
    early, late = (status(dossier, day) for day in sorted((one, other)))
    live = [place for place in treaties.STATUSES if place not in ENDS]
    if early in live and late in live:
        assert live.index(early) <= live.index(late)
    if early in ENDS:
        assert late in ENDS


@given(LIVES)
def test_before_the_first_event_there_is_no_status(events: tuple[TreatyEvent, ...]) -> None:
    known = [one.date.last_day for one in events if one.until is None]
    assert status(with_life(events), min(known, default=date(2000, 1, 1)) - timedelta(days=1)) == "none"


@given(LIVES)
def test_the_statuses_over_time_are_those_that_the_events_bring_about(events: tuple[TreatyEvent, ...]) -> None:
    dossier = with_life(events)
    days = sorted({one.date.last_day for one in events})
    seen = list(dict.fromkeys(status(dossier, day) for day in days))
    expected, furthest = [], 0
    for day in days:
        ranks = [treaties.STATUSES.index(treaties.reached(one)) for one in events if one.date.last_day == day]
        furthest = max([furthest, *ranks])
        expected.append(treaties.STATUSES[furthest])
    assert seen == list(dict.fromkeys(expected))
    moved = [step.after for step in treaties.changes(dossier, date(1900, 1, 1), date(2100, 1, 1))]
    assert [one for one in seen if one != "none"] == [one for one in moved if one in seen]


@pytest.mark.parametrize("folder", [ROOT / "data", ROOT / "tests" / "data" / "andes"], ids=["shipped", "andes"])
def test_every_change_of_a_register_is_seen_on_its_day_and_not_the_day_before(folder: Path) -> None:
    dossier = load(folder)
    actors = {treaties.owner(dossier, one) for one in dossier.instruments.values()}
    found = [step for actor in actors for step in treaties.changes(dossier, date(1900, 1, 1), date(2100, 1, 1), actor)]
    assert found
    frames = {}
    for day in {day for step in found for day in (step.day, step.day - timedelta(days=1))}:
        frame = treaties.status_as_of(dossier, day)
        frames[day] = dict(zip(zip(frame["instrument"], frame["country"], strict=True), frame["status"], strict=True))
    last: dict[tuple[str, str, date], str] = {}
    for step in found:
        last[step.instrument, step.country, step.day] = step.after
    for (instrument, country, day), after in last.items():
        assert frames[day][instrument, country] == after
        assert frames[day - timedelta(days=1)][instrument, country] != after
