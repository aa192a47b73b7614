"""Figures between two days and through time."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from components.analysis import course
from components.records import load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")
LATE = date(2090, 1, 1)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


UNDATED = dataclasses.replace(
    ANDES,
    sources=MappingProxyType({id: one.model_copy(update={"published": None}) for id, one in ANDES.sources.items()}),
)
"""A figure from an undated source counts as known from the end of its period."""


def moves(start: date, end: date) -> tuple[course.Move, ...]:
    return course.moves(UNDATED, start, end, ANDES.actors, ANDES.countries, ANDES.indicators)


@given(DAYS)
def test_nothing_moves_within_a_day(day: date) -> None:
    assert moves(day, day) == ()


@given(DAYS, DAYS)
def test_nothing_becomes_known_backwards(start: date, end: date) -> None:
    assert start <= end or moves(start, end) == ()


def test_a_figure_that_takes_the_place_of_another_is_compared_with_it() -> None:
    found = {(one.after.actor, one.after.country, one.after.indicator): one for one in moves(date(2023, 6, 1), LATE)}
    assert found["VAL", "QLA", "trade-share"].change == 0.6
    assert found["VAL", "QLA", "trade-share"].is_one_publisher
    assert found["ORE", "QLA", "trade-share"].before is None
    assert found["ORE", "QLA", "trade-share"].change is None


def test_a_line_holds_one_indicator_in_one_unit_oldest_first() -> None:
    found = course.lines(ANDES, LATE, "VAL", "QLA")
    assert [(line.indicator, len(line.values)) for line in found] == [("trade-share", 2), ("investment-stock", 1)]
    assert [str(value.period) for value in found[0].values] == ["2022", "2023"]


def test_of_figures_in_conflict_a_line_has_the_preferred_one() -> None:
    found = course.lines(ANDES, LATE, "ORE", "QLA")
    assert [value.id for line in found for value in line.values] == ["ore-qla-share-2023"]
