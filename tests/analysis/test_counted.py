"""What other records say where a dimension counts them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.analysis.counted import counted
from components.records import load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")


def ids(day: date, dimension: str, country: str, actor: str = "VAL") -> list[str]:
    return [one.id for one in counted(ANDES, day, dimension, actor, country)]


def test_an_instrument_counts_from_its_entry_into_force() -> None:
    assert "val-qla-bit" not in ids(date(2018, 10, 24), "law", "QLA")
    assert "val-qla-bit" in ids(date(2018, 10, 25), "law", "QLA")


def test_a_visit_counts_from_its_day() -> None:
    assert len(ids(date(2021, 3, 31), "courtesy", "QLA")) == 0
    assert len(ids(date(2025, 1, 1), "courtesy", "QLA")) == 2


@pytest.mark.parametrize("country", ["QLA", "PUN"])
def test_a_commitment_counts_in_its_sector_and_in_each_of_its_countries(country: str) -> None:
    assert ids(date(2025, 5, 20), "works", country) == ["val-pass-tunnel"]


def test_a_cancelled_commitment_and_a_dimension_that_counts_nothing_give_none() -> None:
    assert ids(date(2025, 5, 20), "works", "SAL", "ORE") == []
    assert ids(date(2025, 5, 20), "trade", "QLA") == []
