"""What the matrix of measures says in its headline."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from components.exhibits import registry
from components.exhibits.exhibit import Filters
from components.records import load

SHIPPED = load(Path(__file__).parents[2] / "data")


def test_a_year_in_which_something_happened_has_no_largest() -> None:
    filters = Filters(date(2026, 7, 31))
    year = registry.build("actors-matrix", SHIPPED, filters, {"indicator": "embassy_opened"})
    trade = registry.build("actors-matrix", SHIPPED, filters, {"indicator": "trade_turnover"})
    assert "largest" not in year.headline and "largest" in trade.headline
