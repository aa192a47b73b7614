"""Projects, bottlenecks and disruptions of the invented folder on different days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.analysis import works
from components.records import load

DOSSIER = load(Path(__file__).parents[1] / "data" / "andes")
RAILWAY = DOSSIER.projects["salar-railway"]


@pytest.mark.parametrize(
    ("day", "stage"),
    [(date(2019, 12, 30), None), (date(2019, 12, 31), "planned"), (date(2024, 5, 31), "under_construction")],
)
def test_a_project_is_in_the_stage_of_its_newest_known_step(day: date, stage: str | None) -> None:
    event = works.stage_event(RAILWAY, day)
    assert (event.stage if event else None) == stage


def test_an_announced_opening_is_a_target_and_not_a_stage() -> None:
    event = works.targets(RAILWAY, date(2030, 1, 1))[-1]
    assert str(event.target) == "2027"
    stage = works.stage_event(RAILWAY, date(2030, 1, 1))
    assert stage is not None and stage.stage == "under_construction"


def test_a_bottleneck_removed_stands_no_more() -> None:
    assert [one.id for one in works.standing_bottlenecks(DOSSIER, date(2023, 1, 1))] == ["puna-transfer", "cape-swell"]
    assert [one.id for one in works.standing_bottlenecks(DOSSIER, date(2024, 1, 1))] == ["puna-transfer"]


def test_a_disruption_without_a_reported_end_goes_on() -> None:
    known = works.known_disruptions(DOSSIER, date(2025, 1, 1))
    assert {one.id: works.is_ongoing(one, date(2025, 1, 1)) for one in known} == {
        "salar-flood": False,
        "arena-strike": True,
    }


def test_a_disruption_at_a_node_touches_the_legs_that_meet_there() -> None:
    legs = works.touched_legs(DOSSIER, DOSSIER.disruptions["arena-strike"])
    assert set(legs) == {"arena-puna", "sur-arena"}
