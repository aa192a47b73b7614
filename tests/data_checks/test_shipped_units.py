"""Every unit of the shipped figures is written in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.records import load
from components.wording import units

DOSSIER = load(Path(__file__).resolve().parents[2] / "data")
TABLES = ("volumes", "capacities", "transit_times", "freight_costs", "water_levels", "indicator_values")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_unit_is_never_shown_as_stored(lang: str) -> None:
    stored = {figure.unit for table in TABLES for figure in getattr(DOSSIER, table)}
    stored |= {effect.unit for one in DOSSIER.disruptions.values() for effect in one.effects if effect.unit}
    assert stored - set(units(lang)) == set()
