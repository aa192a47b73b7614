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
    assert found.length_km == pytest.approx(network.facts(dossier, variant).length_km)
    for runs in (found.countries, found.gauges, found.legs):
        assert runs[0].start == 0 and runs[-1].end == pytest.approx(found.length_km)
        assert all(a.end == pytest.approx(b.start) for a, b in zip(runs, runs[1:], strict=False))
    assert [stop.km for stop in found.stops] == sorted(stop.km for stop in found.stops)


@pytest.mark.parametrize(("dossier", "variant"), WAYS)
def test_a_profile_counts_the_same_changes_as_the_comparison(dossier, variant):
    found, facts = profile(dossier, variant, DAY), network.facts(dossier, variant)
    counts = {
        change: sum(change in stop.changes for stop in found.stops)
        for change in ("border", "gauge_break", "transshipment")
    }
    assert counts["gauge_break"] == len(facts.gauge_breaks)
    assert counts["transshipment"] == len(facts.transshipments)


def test_a_border_lies_at_the_crossing_point():
    dossier = DOSSIERS["shipped"]
    found = profile(dossier, dossier.corridors["titr"].variants[0], DAY)
    order = [run.value for run in found.countries]
    assert order == ["CHN", "KAZ", "", "AZE", "GEO", ""]
