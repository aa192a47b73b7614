"""A way unrolled to a line: it is whole, and it changes where the network does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.analysis import network
from components.analysis.profile import profile
from components.records import load

ROOT = Path(__file__).parents[2]
DOSSIERS = {name: load(folder) for name, folder in (("andes", ROOT / "tests/data/andes"), ("shipped", ROOT / "data"))}
DAY = date(2026, 7, 1)
WAYS = [
    pytest.param(dossier, variant, id=f"{name}-{variant.id}")
    for name, dossier in DOSSIERS.items()
    for corridor in dossier.corridors.values()
    for variant in corridor.variants
]


@pytest.mark.parametrize(("dossier", "variant"), WAYS)
def test_a_profile_is_as_long_as_its_way_and_has_no_gap(dossier, variant):
    found = profile(dossier, variant, DAY)
    assert found.length_km == pytest.approx(sum(network.stretch_km(dossier, stretch) for stretch in variant.legs))
    for runs in (found.countries, found.gauges, found.legs):
        assert runs[0].start == 0 and runs[-1].end == pytest.approx(found.length_km)
        assert all(a.end == pytest.approx(b.start) for a, b in zip(runs, runs[1:], strict=False))
    assert [stop.km for stop in found.stops] == sorted(stop.km for stop in found.stops)


@pytest.mark.parametrize(("dossier", "variant"), WAYS)
def test_a_way_crosses_one_border_between_each_two_countries(dossier, variant):
    found = profile(dossier, variant, DAY)
    assert found.count("border") == max(len(found.jurisdictions) - 1, 0)
    assert found.count("transshipment") == len(found.modes) - 1


def test_a_way_by_rail_breaks_gauge_where_the_next_leg_has_another():
    dossier = DOSSIERS["andes"]
    found = profile(dossier, dossier.corridors["highland"].variants[0], DAY)
    assert found.length_km == pytest.approx(782.8)
    assert found.modes == ("rail",)
    assert found.jurisdictions == ("QLA", "PUN", "SAL")
    assert found.nodes_of("gauge_break") == ("ciudad-puna",)


def test_part_of_a_leg_counts_by_its_share():
    dossier = DOSSIERS["andes"]
    found = profile(dossier, dossier.corridors["highland"].variants[1], DAY)
    assert found.stops[0].node == "alto"
    assert 460 < found.length_km < 782.8


def test_a_change_of_mode_is_a_transshipment():
    dossier = DOSSIERS["andes"]
    found = profile(dossier, dossier.corridors["coastal"].variants[0], DAY)
    assert found.modes == ("sea", "road")
    assert found.nodes_of("transshipment") == ("puerto-sur",)


def test_a_ship_enters_the_countries_of_its_ports_and_no_others():
    dossier = DOSSIERS["shipped"]
    found = profile(dossier, dossier.corridors["sea_cape"].variants[0], DAY)
    assert found.jurisdictions == ("CHN", "NLD")
    assert found.count("border") == 1


def test_a_border_lies_at_the_crossing_point():
    dossier = DOSSIERS["shipped"]
    found = profile(dossier, dossier.corridors["titr"].variants[0], DAY)
    order = [run.value for run in found.countries]
    assert order == ["CHN", "KAZ", "", "AZE", "GEO", ""]
