"""A value that is added to the shipped data changes its own cell of a matrix and no other."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.exhibits import registry
from components.exhibits.exhibit import Cell, Filters, Matrix
from components.records import Dossier, IndicatorValue, PartialDate, load

SHIPPED = load(Path(__file__).parents[2] / "data")
DAY = SHIPPED.horizon
COUNTRIES = SHIPPED.desk.focus_countries
INDICATORS = [one.id for one in SHIPPED.indicators.values() if one.is_scored]
ACTORS = [code for code, one in SHIPPED.actors.items() if one.in_paper]
KNOWN = {(one.actor, one.country, one.indicator) for one in SHIPPED.indicator_values}
MISSING = st.sampled_from(
    [
        key
        for actor in ACTORS
        for country in COUNTRIES
        for one in INDICATORS
        if (key := (actor, country, one)) not in KNOWN
    ]
)
VIEWS = {
    "indicator": ("actors-matrix", {}),
    "dimension": ("actors-matrix", {"over": "dimension", "dimension": "trade"}),
    "country": ("actors-matrix", {"over": "country", "country": COUNTRIES[0]}),
    "actor": ("actors-matrix", {"over": "actor", "actor": ACTORS[0]}),
    "score": ("actors-score", {}),
}


def cells(dossier: Dossier, view: str, norm: str) -> dict[tuple[str, str], Cell]:
    name, options = VIEWS[view]
    body = registry.build(name, dossier, Filters(DAY), {**options, "norm": norm}).body
    assert isinstance(body, Matrix)
    return dict(body.cells)


@pytest.mark.parametrize("view", VIEWS)
@given(
    key=MISSING, figure=st.floats(0.1, 99).map(lambda x: round(x, 2)), norm=st.sampled_from(["share", "log", "rank"])
)
@settings(max_examples=12)
def test_a_missing_value_that_is_added_changes_no_other_cell(view, key, figure, norm) -> None:
    actor, country, indicator = key
    added = IndicatorValue(
        id="added", actor=actor, country=country, indicator=indicator, period=PartialDate.parse("2024"), value=figure,
        unit=SHIPPED.indicators[indicator].unit or "", source=(next(iter(SHIPPED.sources)),), confidence="low",
    )  # fmt: skip
    before = cells(SHIPPED, view, norm)
    after = cells(dataclasses.replace(SHIPPED, indicator_values=(*SHIPPED.indicator_values, added)), view, norm)
    changed = {place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}
    assert len(changed) <= 1
    assert all((after.get(place) or before[place]).select.startswith(f"{actor}.{country}") for place in changed)
