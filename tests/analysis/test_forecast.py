"""The window in which a signed instrument may enter into force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.analysis import forecast
from components.analysis.forecast import Wait, quantile, survival
from components.records import load

ROOT = Path(__file__).parents[2]
ANDES = load(ROOT / "tests" / "data" / "andes")


def record(*days: int, still: tuple[int, ...] = ()) -> list[Wait]:
    over = [Wait(f"over-{number}", "tax", date(2000, 1, 1), one, True) for number, one in enumerate(days)]
    return over + [Wait(f"open-{number}", "tax", date(2000, 1, 1), one, False) for number, one in enumerate(still)]


def test_the_estimate_is_that_of_kaplan_and_meier() -> None:
    """Worked by hand: waits of 6, 6, 6, 7 and 10 days that ended, and of 6 and 9 that did not."""
    times, waiting = survival(record(6, 6, 6, 7, 10, still=(6, 9)))
    assert times.tolist() == [6, 7, 10]
    assert waiting.tolist() == pytest.approx([4 / 7, 4 / 7 * 2 / 3, 0])


def test_a_wait_not_over_pushes_the_median_back() -> None:
    assert quantile(*survival(record(100, 200, 300)), 0.5) == 200
    assert quantile(*survival(record(100, 200, 300, still=(250, 250))), 0.5) == 300


def test_the_time_already_waited_counts() -> None:
    times, waiting = survival(record(100, 200, 300, 400))
    assert quantile(times, waiting, 0.5, waited=250) == 300
    assert quantile(times, waiting, 0.5, waited=400) is None


def test_where_no_wait_has_ended_there_is_no_window() -> None:
    assert quantile(*survival(record(still=(10, 20))), 0.5) is None


@given(st.lists(st.tuples(st.integers(0, 500), st.booleans()), max_size=30))
def test_the_share_still_waiting_only_falls(given_waits: list[tuple[int, bool]]) -> None:
    times, waiting = survival([Wait("x", "tax", date(2000, 1, 1), days, over) for days, over in given_waits])
    assert (np.diff(times) > 0).all()
    assert (np.diff(waiting) <= 1e-12).all()
    assert ((waiting >= 0) & (waiting <= 1)).all()


def test_a_derived_entry_into_force_is_no_wait_of_the_record() -> None:
    assert [one.instrument for one in forecast.waits(ANDES, date(2025, 5, 1))] == ["val-pun-tax"]


def test_a_signed_instrument_without_a_record_gets_no_window_but_its_steps() -> None:
    (one,) = forecast.forecasts(ANDES, date(2025, 5, 1))
    assert one.instrument.id == "val-pun-tax"
    assert one.window == (None, None, None)
    assert one.steps == ("entry_into_force",)


def test_the_hindcast_of_the_shipped_record_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert forecast.main([str(ROOT / "data")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2].startswith("within the interval meant to hold 50 %: ")
    assert lines[-1].startswith("within the interval meant to hold 80 %: ")


def test_a_folder_that_is_not_there_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert forecast.main(["/no/such/folder"]) == 1
    assert "/no/such/folder" in capsys.readouterr().err
