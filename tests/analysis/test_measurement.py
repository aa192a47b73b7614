"""Figures: known in their time, never joined across definitions, and drawn where they belong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from components.analysis import measurement
from components.records import Capacity, Measurement, PartialDate, load

ROOT = Path(__file__).parents[2]
ANDES = load(ROOT / "tests/data/andes")
SHIPPED = load(ROOT / "data")
DAY = date(2026, 7, 31)


def figure(id_: str, period: str, value: float, **rest: object) -> Measurement:
    given = {"corridor": "highland", "scope_en": "All cargo", "scope_ja": "全貨物", "series": "all", "basis": "observed",
             "unit": "t", "source": ("rail-review",), "confidence": "high"}  # fmt: skip
    return Measurement(**{**given, **rest, "id": id_, "period": PartialDate.parse(period), "value": value})


def test_a_part_of_a_year_is_never_joined_to_whole_years() -> None:
    lines = measurement.lines(
        [figure("a", "2023", 1), figure("b", "2024", 2), figure("c", "2025-06", 3, period_text="H1 2025")]
    )
    assert [[one.id for one in line.figures] for line in lines] == [["a", "b"], ["c"]]


def test_the_same_months_of_two_years_make_one_line() -> None:
    halves = [figure("a", "2024-06", 1, period_text="H1 2024"), figure("b", "2025-06", 2, period_text="H1 2025")]
    assert len(measurement.lines(halves)) == 1


@pytest.mark.parametrize("rest", [{"series": "other"}, {"basis": "target"}, {"scope_en": "Transit"}, {"unit": "TEU"}])
def test_another_definition_is_another_line(rest: dict[str, object]) -> None:
    assert len(measurement.lines([figure("a", "2023", 1), figure("b", "2024", 2, **rest)])) == 2


def test_tonnes_are_drawn_as_millions() -> None:
    assert measurement.unit(figure("a", "2024", 4_484_000)) == "Mt"
    assert measurement.middle(figure("a", "2024", 4_484_000)) == pytest.approx(4.484)


def test_the_two_counts_of_a_corridor_stay_two_lines_in_the_shipped_data() -> None:
    lines = measurement.lines(one for one in SHIPPED.volumes if one.corridor == "titr")
    joined = [{one.series for one in line.figures} for line in lines]
    assert all(len(series) == 1 for series in joined)
    tonnes = {one.series for one in SHIPPED.volumes if one.corridor == "titr" and one.unit == "t"}
    assert {series for series in tonnes if series and series.startswith(("titr_ministry", "titr_association"))} > {
        "titr_ministry"
    }


def test_a_figure_about_a_corridor_is_drawn_on_its_first_named_way_only() -> None:
    measure = measurement.measures(SHIPPED)["volumes.Mt"]
    legs, _ = measurement.on_map(SHIPPED, measure, 2024, DAY)
    main = {stretch.leg for stretch in SHIPPED.corridors["titr"].variants[0].legs}
    of_titr = {leg for leg, one in legs.items() if one.is_whole and one.figure.corridor == "titr"}
    assert of_titr and of_titr <= main
    assert all(one.figure.period.year == 2024 for one in legs.values())


def test_what_was_not_known_is_not_drawn() -> None:
    measure = measurement.measures(SHIPPED)["volumes.Mt"]
    assert all(year <= 2021 for year in measurement.years(SHIPPED, measure, date(2021, 12, 31)))


def test_utilisation_is_volume_over_the_capacity_in_service_of_the_same_place() -> None:
    volume = figure("v", "2024", 600_000, corridor=None, node="arena")
    given = {"id": "c", "node": "arena", "scope_en": "Port", "scope_ja": "港", "basis": "quoted", "unit": "t/yr",
             "period": PartialDate.parse("2023"), "value": 1_200_000, "source": ("rail-review",), "confidence": "low"}  # fmt: skip
    capacities = (
        Capacity(**given, status="in_service"),
        Capacity(**{**given, "id": "p", "value": 100}, status="planned"),
    )
    dossier = replace(ANDES, volumes=(volume,), capacities=capacities)
    drawn = measurement.utilisation(dossier, 2024, DAY)
    assert [(one.value, one.against.id if one.against else "") for one in drawn] == [(pytest.approx(50.0), "c")]
    elsewhere = replace(dossier, volumes=(figure("v", "2024", 600_000, corridor=None, node="ciudad-puna"),))
    assert measurement.utilisation(elsewhere, 2024, DAY) == []
