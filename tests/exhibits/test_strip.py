"""The strip map of the invented folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from components.exhibits.exhibit import Filters, Strip
from components.exhibits.strip import default_ways, routes_strip, way_choices
from components.records import load
from components.screen import draw_strip

DOSSIER = load(Path(__file__).parents[1] / "data" / "andes")
DAY = date(2025, 1, 31)


def rows(filters: Filters, options: dict[str, str]):
    body = routes_strip(DOSSIER, filters, options).body
    assert isinstance(body, Strip)
    return body.rows


def test_the_ways_picked_stand_in_the_order_picked():
    assert [row.id for row in rows(Filters(DAY), {"ways": "sea-road,rail"})] == ["sea-road", "rail"]


def test_without_a_pick_the_corridors_filtered_for_are_shown():
    assert [row.text for row in rows(Filters(DAY, corridors=("coastal",)), {})] == ["Coastal"]
    assert default_ways(DOSSIER, Filters(DAY, corridors=("coastal",))) == "sea-road"
    assert list(way_choices(DOSSIER, Filters(DAY, corridors=("coastal",)), {})) == ["sea-road"]


def test_a_planned_leg_is_dashed_and_one_by_sea_is_water():
    lines = {way.by: way.line for row in rows(Filters(date(2022, 3, 1)), {"ways": "rail,sea-road"}) for way in row.ways}
    assert lines["water"] in ("solid", "hollow")
    assert "dashed" in {way.line for row in rows(Filters(date(2022, 3, 1)), {"ways": "rail"}) for way in row.ways}


def test_text_in_the_drawing_is_escaped():
    exhibit = routes_strip(DOSSIER, Filters(DAY), {"ways": "rail"})
    assert isinstance(exhibit.body, Strip)
    assert "<script>" not in draw_strip.svg(exhibit.body, "<script>alert(1)</script>")
