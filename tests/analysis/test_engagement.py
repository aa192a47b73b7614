"""The latest figure of each pair on a day, and how far figures cover."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from components.analysis import engagement
from components.records import PartialDate, load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


def test_the_newest_figure_known_on_the_day_stands_in_the_matrix() -> None:
    found = engagement.matrix(ANDES, "trade-share", date(2090, 1, 1), ANDES.actors, ANDES.countries)
    assert found["VAL", "QLA"].id == "val-qla-share-2023"
    assert ("VAL", "SAL") not in found


def test_only_the_pairs_asked_for_are_given() -> None:
    found = engagement.matrix(ANDES, "trade-share", date(2090, 1, 1), ["ORE"], ["SAL"])
    assert set(found) == {("ORE", "SAL")}


@given(DAYS)
def test_no_figure_is_known_before_its_period_ends(day: date) -> None:
    assert all(value.period.last_day <= day for value in engagement.known(ANDES, day))


@given(DAYS)
def test_the_matrix_has_as_many_pairs_as_coverage_counts(day: date) -> None:
    covered = engagement.coverage(ANDES, day, ANDES.actors, ANDES.countries)
    for indicator, count in covered.items():
        assert len(engagement.matrix(ANDES, indicator, day, ANDES.actors, ANDES.countries)) == count


def test_the_default_indicator_covers_most() -> None:
    assert engagement.default_indicator(ANDES, date(2090, 1, 1)) == "trade-share"


def test_a_figure_that_ceased_to_hold_is_no_longer_known() -> None:
    value = ANDES.indicator_values[0].model_copy(update={"until": PartialDate(2025, 6)})
    dossier = replace(ANDES, indicator_values=(value,))
    assert engagement.known(dossier, date(2025, 6, 29)) == (value,)
    assert engagement.known(dossier, date(2025, 6, 30)) == ()
