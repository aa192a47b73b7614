"""Corridors side by side, whole and between two places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from components.exhibits.exhibit import Filters, Table
from components.exhibits.side import ROWS, end_choices, routes_side
from components.records import load

SHIPPED = load(Path(__file__).parents[2] / "data")
DAY = date(2026, 7, 31)


def column(exhibit, corridor: str) -> dict[str, str]:
    assert isinstance(exhibit.body, Table)
    place = [header.id for header in exhibit.body.columns].index(corridor)
    return {row: cells[place].text for row, cells in zip(ROWS, exhibit.body.rows, strict=True)}


def test_the_corridors_filtered_for_are_compared_in_their_order() -> None:
    exhibit = routes_side(SHIPPED, Filters(DAY, corridors=("northern", "titr")), {})
    assert isinstance(exhibit.body, Table)
    assert [header.id for header in exhibit.body.columns] == ["row", "northern", "titr"]


def test_between_two_places_only_the_section_counts() -> None:
    filters = Filters(DAY, corridors=("northern", "titr"))
    whole = column(routes_side(SHIPPED, filters, {}), "titr")
    part = column(routes_side(SHIPPED, filters, {"origin": "xian", "destination": "lanzhou"}), "titr")
    assert int(part["borders"]) == 0 < int(whole["borders"])
    assert part["jurisdictions"] == "China"


def test_a_corridor_that_serves_not_both_places_is_said_to_be_missing() -> None:
    filters = Filters(DAY, corridors=("sea_suez", "titr"))
    exhibit = routes_side(SHIPPED, filters, {"origin": "xian", "destination": "aktau"})
    assert isinstance(exhibit.body, Table)
    assert [header.id for header in exhibit.body.columns] == ["row", "titr"]
    assert exhibit.headline.endswith("none of which has a way of its own between them: 1.")


def test_without_a_filter_every_corridor_between_two_places_is_compared_shortest_first() -> None:
    exhibit = routes_side(SHIPPED, Filters(DAY), {"origin": "xian", "destination": "istanbul_marmaray"})
    assert isinstance(exhibit.body, Table)
    assert [header.id for header in exhibit.body.columns] == ["row", "titr"]
    both = routes_side(SHIPPED, Filters(DAY), {"origin": "xian", "destination": "urumqi"})
    assert isinstance(both.body, Table)
    shown = [header.id for header in both.body.columns][1:]
    lengths = [int(column(both, one)["length"].removesuffix(" km").replace(",", "")) for one in shown]
    assert {"titr", "northern"} <= set(shown) and lengths == sorted(lengths)


def test_the_places_offered_lie_on_one_way_with_the_other_end() -> None:
    every = end_choices(SHIPPED, Filters(DAY), {}, other="destination")
    assert {"xian", "istanbul_marmaray", "bandar_abbas"} <= set(every)
    beside = end_choices(SHIPPED, Filters(DAY), {"destination": "istanbul_marmaray"}, other="destination")
    assert "xian" in beside and "brest" not in beside and "istanbul_marmaray" not in beside
    assert "dostyk" in end_choices(SHIPPED, Filters(DAY, corridors=("titr",)), {}, other="destination")


def test_the_country_of_a_port_at_the_far_side_of_a_sea_is_among_the_jurisdictions() -> None:
    said = column(routes_side(SHIPPED, Filters(DAY, corridors=("titr",)), {}), "titr")["jurisdictions"]
    assert said.endswith("Georgia → Romania")
