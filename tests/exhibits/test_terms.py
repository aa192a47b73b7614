"""What an instrument provides, on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from components.exhibits import registry
from components.exhibits.exhibit import Exhibit, Filters
from components.records import load

SHIPPED = load(Path(__file__).parents[2] / "data")


def terms(day: date) -> Exhibit:
    return registry.build("treaties-terms", SHIPPED, Filters(day), {"instrument": "jpn-kaz-bit"})


def test_before_its_first_step_an_instrument_provides_nothing() -> None:
    early = terms(date(1995, 1, 1))
    assert early.headline.endswith("it had not begun by 1 January 1995, so it provided nothing then.")
    assert early.table.empty and not early.sources
    assert not terms(date(2026, 7, 31)).table.empty
