"""Measures on the map, bottlenecks, projects, disruptions and series of the invented folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.exhibits import map_measure, registry, value
from components.exhibits.exhibit import Chart, Filters, Map, Table, Timeline
from components.exhibits.strip import routes_strip
from components.records import load

DOSSIER = load(Path(__file__).parents[1] / "data" / "andes")
SHIPPED = load(Path(__file__).parents[2] / "data")
DAY = date(2025, 1, 31)
LATER = date(2026, 7, 31)


def body(name: str, kind: type, filters: Filters | None = None, dossier=DOSSIER, **options: str):
    found = registry.build(name, dossier, filters or Filters(DAY), options).body
    assert isinstance(found, kind)
    return found


def test_the_wider_line_stands_for_the_larger_figure() -> None:
    shown = body("routes-map", Map, Filters(LATER), SHIPPED, measure="volumes.Mt", year="2024")
    table = registry.build("routes-map", SHIPPED, Filters(LATER), {"measure": "volumes.Mt", "year": "2024"}).table
    values = dict(zip(table["leg"], table["value"], strict=True))
    widths = {path.id: path.width for path in shown.paths}
    drawn = sorted((value, widths[leg]) for leg, value in values.items() if value == value)
    assert len({value for value, _ in drawn}) > 2
    assert [width for _, width in drawn] == sorted(width for _, width in drawn)
    bare = {width for leg, width in widths.items() if values[leg] != values[leg]}
    assert bare == {map_measure.BARE}


def test_a_year_without_figures_falls_back_to_the_newest() -> None:
    newest = registry.build("routes-map", SHIPPED, Filters(LATER), {"measure": "volumes.Mt"})
    assert (
        registry.build("routes-map", SHIPPED, Filters(LATER), {"measure": "volumes.Mt", "year": "1999"}).headline
        == newest.headline
    )


def test_bottlenecks_bear_the_same_number_on_map_strip_and_list() -> None:
    flags = body("routes-map", Map, layer="bottlenecks").flags
    assert [(flag.mark, flag.text) for flag in flags] == [("1", "1 Change of gauge at Ciudad Puna")]
    listed = body("routes-bottlenecks", Table).rows
    assert [row[0].text for row in listed] == ["1"]
    assert [
        flag.mark for row in routes_strip(DOSSIER, Filters(DAY), {"ways": "rail"}).body.rows for flag in row.flags
    ] == ["1"]


def test_a_disruption_sets_off_the_legs_it_touched() -> None:
    assert set(body("routes-map", Map, disruption="arena-strike").marked) == {"arena-puna", "sur-arena"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("52.1,41.3,5.2", (52.1, 41.3, 5.2)),
        ("190,60,3", (190.0, 60.0, 3.0)),
        ("52,95,5", None),
        ("a,b,c", None),
        ("", None),
    ],
)
def test_a_centre_is_read_or_refused(text: str, found: object) -> None:
    assert value.centre(text) == found


def test_projects_stand_by_stage_and_their_delay_is_told() -> None:
    lanes = body("routes-projects", Timeline).lanes
    assert [(lane.id, lane.group) for lane in lanes] == [
        ("salar-railway", "under construction"),
        ("arena-quay", "proposed"),
    ]
    one = registry.build("routes-project", DOSSIER, Filters(DAY), {"project": "salar-railway"})
    assert one.headline == (
        "Railway to Salar Norte: under construction on 31 January 2025, since May 2024. Opening announced for 2027 (stated May 2024)."
    )


def test_a_disruption_tells_what_was_measured() -> None:
    one = registry.build("routes-disruption", DOSSIER, Filters(DAY), {"disruption": "salar-flood"})
    assert (
        one.headline
        == "Flood on the road to Puerto Sur (10 January 2022 – September 2022): 1 effect measured or reported."
    )
    assert isinstance(one.body, Table)
    assert one.body.rows[0][1].text == "3–5 days"


def test_levels_fall_in_words() -> None:
    one = registry.build("routes-level", SHIPPED, Filters(LATER), {})
    assert "−29.35 m in 2025, 2.28 m lower than in 2006" in one.headline
    single, none = (
        registry.build("routes-level", DOSSIER, Filters(day), {}).headline for day in (DAY, date(2019, 1, 1))
    )
    assert "−1.5 m in 2024" in single
    assert none == "No series of water levels is on record."


def test_every_figure_of_a_chart_is_in_its_table() -> None:
    for name in ("routes-series", "routes-ranges", "routes-level"):
        exhibit = registry.build(name, SHIPPED, Filters(LATER), {})
        assert isinstance(exhibit.body, Chart)
        points = sum(len(series.points) for series in exhibit.body.series)
        assert 0 < points <= len(exhibit.table)


def test_a_corridor_that_does_not_run_names_the_legs_it_waits_for() -> None:
    rows = {row[0].text: row[1] for row in body("routes-compare", Table, Filters(LATER), SHIPPED).rows}
    assert rows["INSTC"].detail.startswith("Astara (AZE) – Astara (IRN), Rasht – Astara (IRN) and 1 more. ")
    assert rows["INSTC"].sources and rows["Middle Corridor"].detail == ""


def test_the_newest_volume_stands_beside_the_target_of_its_own_series() -> None:
    headline = registry.build("routes-series", SHIPPED, Filters(LATER), {}).headline
    assert "4.119 Mt" in headline and headline.endswith("Target of the same series for 2026: 5.2 Mt.")
    assert "Target" not in registry.build("routes-series", SHIPPED, Filters(date(2026, 1, 15)), {}).headline


def test_every_project_is_counted_under_some_stage() -> None:
    def told(day: date) -> str:
        return registry.build("routes-projects", SHIPPED, Filters(day), {}).headline

    assert told(date(2004, 9, 1)).endswith("1 project: 1 at a stage not on record.")
    counts = [int(word) for word in told(LATER).replace(",", " ").split() if word.isdigit()]
    assert counts[2] == sum(counts[3:])
