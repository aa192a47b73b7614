"""The part of the network that lies in a country."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.analysis.profile import profile
from components.analysis.territory import territory
from components.records import load

SHIPPED = load(Path(__file__).parents[2] / "data")
DAY = date(2026, 7, 31)


def test_kilometres_in_the_countries_of_a_way_add_up_to_its_land_part() -> None:
    corridor = SHIPPED.corridors["cku"]
    variant = corridor.variants[0]
    way = profile(SHIPPED, variant, DAY)
    found = [
        passage.km
        for country in way.jurisdictions
        for passage in territory(SHIPPED, country, DAY).passages
        if passage.variant.id == variant.id
    ]
    assert sum(found) == pytest.approx(way.length_km)


def test_a_crossing_point_names_the_country_beyond() -> None:
    crossings = {node.id: beyond for node, beyond in territory(SHIPPED, "KAZ", DAY).crossings}
    assert crossings["dostyk"] == ("CHN",)


def test_a_country_off_the_network_has_nothing() -> None:
    found = territory(SHIPPED, "BRA", DAY)
    assert not found.passages and not found.legs and not found.crossings and not found.ports
