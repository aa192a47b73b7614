"""The routes exhibits on the invented folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.exhibits.compare import routes_compare
from components.exhibits.corridor_map import routes_map
from components.exhibits.exhibit import Filters, Map, Table, Text
from components.exhibits.leg import routes_leg
from components.records import load

DOSSIER = load(Path(__file__).parents[1] / "data" / "andes")
DAY = date(2025, 1, 31)


def test_the_map_headline_counts_corridors_that_run() -> None:
    exhibit = routes_map(DOSSIER, Filters(DAY), {})
    assert exhibit.headline.startswith("On 31 January 2025, Highland: under construction; 1 of 2 corridors run")


def test_a_leg_is_absent_before_its_first_state() -> None:
    body = routes_map(DOSSIER, Filters(date(2018, 1, 1)), {}).body
    assert isinstance(body, Map)
    assert "puna-salar" not in {path.id for path in body.paths}


def test_the_line_says_the_status() -> None:
    body = routes_map(DOSSIER, Filters(date(2022, 3, 1)), {}).body
    assert isinstance(body, Map)
    lines = {path.id: path.line for path in body.paths}
    assert lines == {"arena-puna": "solid", "puna-salar": "dashed", "salar-sur": "hollow", "sur-arena": "solid"}


def test_legs_outside_the_chosen_countries_are_dimmed_and_other_corridors_left_out() -> None:
    body = routes_map(DOSSIER, Filters(DAY, countries=("PUN",)), {}).body
    assert isinstance(body, Map)
    assert {path.id for path in body.paths if not path.is_dimmed} == {"arena-puna", "puna-salar"}
    body = routes_map(DOSSIER, Filters(DAY, corridors=("coastal",)), {}).body
    assert isinstance(body, Map)
    assert {path.id for path in body.paths} == {"sur-arena", "salar-sur"}


def test_an_unknown_view_or_leg_falls_back() -> None:
    body = routes_map(DOSSIER, Filters(DAY), {"view": "<script>", "leg": "nowhere"}).body
    assert isinstance(body, Map)
    assert (body.view_id, body.selected) == ("region", None)


def test_a_leg_tells_its_length_as_derived_and_what_is_published_as_published() -> None:
    body = routes_leg(DOSSIER, Filters(DAY), {"leg": "arena-puna"}).body
    assert isinstance(body, Table)
    bases = {row[0].text: row[1].basis for row in body.rows}
    assert (bases["Length of the drawn line"], bases["Published length"]) == ("derived", "published")
    assert isinstance(routes_leg(DOSSIER, Filters(DAY), {"leg": "nowhere"}).body, Text)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_comparison_marks_a_target_as_such(lang: str) -> None:
    exhibit = routes_compare(DOSSIER, Filters(date(2026, 1, 1), lang), {})  # type: ignore[arg-type]
    assert isinstance(exhibit.body, Table)
    assert ("target" if lang == "en" else "目標値") in exhibit.body.rows[0][8].detail
    assert "trade-bank" in exhibit.sources


def test_the_map_names_the_legs_that_do_not_run_and_since_when() -> None:
    said = routes_map(DOSSIER, Filters(date(2022, 3, 1)), {}).notes[0]
    assert said.startswith("Suspended or closed: ") and "suspended" in said
    assert not routes_map(DOSSIER, Filters(date(2015, 1, 1)), {}).notes[0].startswith("Suspended")


def test_legs_that_do_not_run_elsewhere_are_not_named_under_a_country() -> None:
    shipped = load(Path(__file__).parents[2] / "data")
    said = routes_map(shipped, Filters(date(2026, 7, 31), countries=("JPN",)), {}).notes[0]
    assert "Niigata" in said and "Rasht" not in said
