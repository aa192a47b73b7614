"""What follows from the network of the invented folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.analysis import network
from components.records import load

DOSSIER = load(Path(__file__).parents[1] / "data" / "andes")
HIGHLAND, COASTAL = DOSSIER.corridors["highland"], DOSSIER.corridors["coastal"]
DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2019, 12, 30), None),
        (date(2019, 12, 31), "planned"),
        (date(2024, 5, 30), "planned"),
        (date(2024, 5, 31), "under_construction"),
    ],
)
def test_a_state_counts_from_the_last_day_its_date_may_mean(day: date, status: str | None) -> None:
    assert network.leg_status(DOSSIER.legs["puna-salar"], day) == status


def test_a_suspended_leg_suspends_the_only_variant_of_a_corridor() -> None:
    assert network.corridor_status(DOSSIER, COASTAL, date(2022, 3, 1)) == "suspended"
    assert network.corridor_status(DOSSIER, COASTAL, date(2023, 3, 1)) == "operational"


def test_a_corridor_with_a_leg_under_construction_is_not_operational() -> None:
    assert network.corridor_status(DOSSIER, HIGHLAND, DAY) == "under_construction"


def test_a_line_through_nodes_begins_and_ends_at_them() -> None:
    assert network.leg_line(DOSSIER, DOSSIER.legs["arena-puna"]) == ((-70.3, -18.5), (-69.5, -17.8), (-68.1, -16.5))


def test_a_reversed_stretch_runs_from_the_end() -> None:
    assert network.variant_ends(DOSSIER, COASTAL.variants[0]) == ("arena", "salar")


def test_a_line_runs_on_past_the_antimeridian() -> None:
    assert network.unwrapped([(178.0, 70.0), (-170.0, 66.0)]) == ((178.0, 70.0), (190.0, 66.0))


def test_every_leg_names_its_corridors() -> None:
    assert network.corridors_of_legs(DOSSIER)["puna-salar"] == ("highland",)
