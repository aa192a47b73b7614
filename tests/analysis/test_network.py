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
    line = network.variant_line(DOSSIER, COASTAL.variants[0])
    assert line[0] == (-70.3, -18.5) and line[-1] == (-67.0, -20.5)


def test_a_line_runs_on_past_the_antimeridian() -> None:
    assert network.unwrapped([(178.0, 70.0), (-170.0, 66.0)]) == ((178.0, 70.0), (190.0, 66.0))


def test_facts_of_an_all_rail_variant() -> None:
    found = network.facts(DOSSIER, HIGHLAND.variants[0])
    assert found.length_km == pytest.approx(782.8)
    assert found.modes == ("rail",)
    assert found.jurisdictions == ("QLA", "PUN", "SAL")
    assert found.borders == (("QLA", "PUN"), ("PUN", "SAL"))
    assert found.gauge_breaks == ("ciudad-puna",)
    assert (found.sea_legs, found.transshipments) == (0, ())


def test_part_of_a_leg_counts_by_its_share() -> None:
    found = network.facts(DOSSIER, HIGHLAND.variants[1])
    assert found.origin == "alto"
    assert 460 < found.length_km < 782.8


def test_a_change_of_mode_is_a_transshipment() -> None:
    found = network.facts(DOSSIER, COASTAL.variants[0])
    assert (found.modes, found.sea_legs) == (("sea", "road"), 1)
    assert found.transshipments == ("puerto-sur",)


def test_every_leg_names_its_corridors() -> None:
    assert network.corridors_of_legs(DOSSIER)["puna-salar"] == ("highland",)
