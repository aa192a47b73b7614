"""Formats and their meetings on the invented folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from components.exhibits import registry
from components.exhibits.exhibit import Filters, Table, Text, Timeline
from components.records import load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")


def marks(day: date) -> list[str]:
    body = registry.build("actors-formats", ANDES, Filters(day), {}).body
    assert isinstance(body, Timeline | Text)
    return [] if isinstance(body, Text) else [mark.kind for lane in body.lanes for mark in lane.marks]


def test_only_meetings_of_the_past_and_what_is_said_of_the_next_are_marked() -> None:
    assert marks(date(2022, 12, 31)) == ["foreign_ministers"]
    assert marks(date(2025, 5, 20)) == ["foreign_ministers", "heads", "next"]
    assert marks(date(2020, 1, 1)) == []


def test_a_meeting_that_nobody_reported_is_not_counted_as_held() -> None:
    exhibit = registry.build("actors-formats", ANDES, Filters(date(2027, 1, 1)), {})
    assert "to 1 January 2027: 2 meetings in 1 format, 1 of them" in exhibit.headline


def test_a_single_meeting_is_told_in_the_singular() -> None:
    exhibit = registry.build("actors-formats", ANDES, Filters(date(2022, 12, 31)), {})
    assert ": 1 meeting in 1 format, 0 of them" in exhibit.headline


def test_meetings_stand_newest_first_with_their_sums() -> None:
    body = registry.build("actors-meetings", ANDES, Filters(date(2025, 5, 20)), {"format": "val-highlands"}).body
    assert isinstance(body, Table)
    assert [row[1].text for row in body.rows] == ["Second meeting", "First meeting"]
    assert body.rows[0][3].detail == "Highland package: VLM 900 million"


def test_an_actor_without_a_format_has_none() -> None:
    body = registry.build("actors-formats", ANDES, Filters(date(2025, 5, 20), actors=("ORE",)), {}).body
    assert (
        isinstance(body, Text)
        and body.empty == "No meeting of a format is on record by 20 May 2025 under these filters."
    )


def test_a_format_that_had_not_met_says_so() -> None:
    headline = registry.build("actors-meetings", ANDES, Filters(date(2000, 1, 1)), {"format": "val-highlands"}).headline
    assert ": no meeting is on record by 1 January 2000." in headline
