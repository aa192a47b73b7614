"""The laws of the score: order, independence of other cells, coverage, random weights."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from components.analysis import score, weights
from components.records import Dimension, Dossier, Indicator, IndicatorValue, PartialDate, load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")
DAY = date(2090, 1, 1)
ACTORS, COUNTRIES = tuple(ANDES.actors), ("QLA", "PUN", "SAL")
INDICATORS = {"goods": ("trade", "share", None), "loans": ("debt", "amount", 20.0), "gifts": ("debt", "amount", 0.5)}
FIGURES = st.floats(0, 100, allow_nan=False).map(lambda x: round(x, 3))
TABLES = st.dictionaries(
    st.tuples(st.sampled_from(ACTORS), st.sampled_from(COUNTRIES), st.sampled_from(list(INDICATORS))), FIGURES
)
NORMS = st.sampled_from(score.NORMS)
FIXED = st.sampled_from(("share", "log"))


def value(actor: str, country: str, indicator: str, figure: float, **more: object) -> IndicatorValue:
    fields = {
        "id": f"{actor}-{country}-{indicator}".lower(), "actor": actor, "country": country, "indicator": indicator,
        "period": PartialDate.parse("2023"), "value": figure, "unit": "percent", "source": ("trade-bank",), "confidence": "high",
    }  # fmt: skip
    return IndicatorValue.model_validate(fields | more)


def folder(table: dict[tuple[str, str, str], float]) -> Dossier:
    """The invented folder with other indicators and figures."""
    dimensions = {one: Dimension(id=one, name_en=one, name_ja=one) for one in ("trade", "debt")}
    indicators = {
        id: Indicator(
            id=id, dimension=dimension, kind=kind, unit="percent", is_scored=True, full_mark=mark, name_en=id, name_ja=id
        )
        for id, (dimension, kind, mark) in INDICATORS.items()
    }  # fmt: skip
    return dataclasses.replace(
        ANDES, dimensions=MappingProxyType(dimensions), indicators=MappingProxyType(indicators),
        indicator_values=tuple(value(*key, figure) for key, figure in table.items()), conflicts=MappingProxyType({}),
    )  # fmt: skip


def scored(table: dict[tuple[str, str, str], float], text: str = "", norm: score.Norm = "share") -> score.Scores:
    dossier = folder(table)
    return score.scores(dossier, DAY, ACTORS, COUNTRIES, weights.weights(dossier, text), norm)


@given(TABLES, st.sampled_from(list(INDICATORS)), NORMS)
def test_with_all_weight_on_one_indicator_the_ranking_is_that_indicators_own(table, indicator, norm):
    found = scored(table, f"{indicator}:1", norm)
    for place, country in enumerate(COUNTRIES):
        own = {actor: table[actor, country, indicator] for actor in ACTORS if (actor, country, indicator) in table}
        given_ = {ACTORS[row]: one for row, one in enumerate(found.overall[:, place]) if not np.isnan(one)}
        assert set(given_) == set(own)
        for one in given_:
            for other in given_:
                assert (given_[one] > given_[other]) == (own[one] > own[other])


@given(TABLES, st.sampled_from(ACTORS), st.sampled_from(COUNTRIES), st.sampled_from(list(INDICATORS)), FIGURES, FIXED)
def test_a_missing_value_that_is_added_changes_no_other_cell(table, actor, country, indicator, figure, norm):
    assume((actor, country, indicator) not in table)
    before, after = scored(table, "", norm), scored(table | {(actor, country, indicator): figure}, "", norm)
    for row, one in enumerate(ACTORS):
        for column, where in enumerate(COUNTRIES):
            if (one, where) != (actor, country):
                assert np.array_equal(before.dimension[row, column], after.dimension[row, column], equal_nan=True)
                assert np.array_equal(before.overall[row, column], after.overall[row, column], equal_nan=True)


@given(TABLES, FIXED)
def test_no_score_is_given_below_the_least_coverage(table, norm):
    found = scored(table, "", norm)
    assert ((found.coverage >= score.LEAST - 1e-9) == ~np.isnan(found.overall)).all()


@given(TABLES, NORMS)
def test_first_places_add_up_to_one_where_two_actors_have_a_score(table, norm):
    found = scored(table, "", norm)
    often = score.firsts(found, draws=50)
    for column in range(often.shape[1]):
        if not np.isnan(often[:, column]).any():
            assert often[:, column].sum() == pytest.approx(1)
    alone = (~np.isnan(found.overall)).sum(axis=0) < 2
    assert np.isnan(often[:, : len(COUNTRIES)][:, alone]).all()


def test_an_actor_ahead_in_every_dimension_stays_first_under_all_weights():
    ahead = {("VAL", "QLA", one): 90.0 for one in INDICATORS}
    behind = {("ORE", "QLA", one): 10.0 for one in INDICATORS}
    often = score.firsts(scored(ahead | behind))
    assert often[ACTORS.index("VAL"), 0] == 1.0


def test_two_runs_give_the_same_first_places():
    table = {
        ("VAL", "QLA", "goods"): 50.0,
        ("ORE", "QLA", "goods"): 30.0,
        ("ORE", "QLA", "loans"): 90.0,
        ("VAL", "QLA", "loans"): 1.0,
    }
    one, other = score.firsts(scored(table)), score.firsts(scored(table))
    assert np.array_equal(one, other, equal_nan=True)
    assert 0 < one[ACTORS.index("VAL"), 0] < 1


def test_a_sum_for_part_of_a_year_is_not_scored():
    dossier = folder({})
    part = value("VAL", "QLA", "loans", 5.0, period="2025-06", period_text="H1 2025")
    whole = value("VAL", "QLA", "loans", 4.0)
    dossier = dataclasses.replace(dossier, indicator_values=(whole, part))
    found = score.scores(dossier, DAY, ACTORS, COUNTRIES, weights.weights(dossier))
    assert found.figures["VAL", "QLA", "loans"] is whole


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("", {"trade": 1, "debt": 1}, {"goods": 1, "loans": 1, "gifts": 1}),
        ("trade:2", {"trade": 2, "debt": 0}, {"goods": 1, "loans": 1, "gifts": 1}),
        ("trade:2,debt.loans:3", {"trade": 2, "debt": 3}, {"goods": 1, "loans": 3, "gifts": 0}),
        ("debt:5,debt.loans:1,gifts:3", {"trade": 0, "debt": 5}, {"goods": 1, "loans": 1, "gifts": 3}),
        ("trade:0", {"trade": 1, "debt": 1}, {"goods": 1, "loans": 1, "gifts": 1}),
        ("nothing:2,trade:-1", {"trade": 1, "debt": 1}, {"goods": 1, "loans": 1, "gifts": 1}),
    ],
)
def test_weights_are_read_from_a_text(text, outer, inner):
    found = weights.weights(folder({}), text)
    assert (dict(found.dimensions), dict(found.indicators)) == (outer, inner)


def test_what_weights_name_in_vain_is_told():
    found = weights.weights(folder({}), "trade:2,moon:1,trade.loans:1,debt:x")
    assert found.unknown == ("moon:1", "trade.loans:1", "debt:x")
    assert not weights.is_known(folder({}), "moon:1")


@given(st.dictionaries(st.sampled_from(["trade", "debt"]), st.integers(0, 100).map(float), min_size=2))
def test_weights_written_are_read_back(dimensions):
    found = weights.weights(folder({}), weights.written(dimensions))
    expected = dimensions if any(dimensions.values()) else {"trade": 1.0, "debt": 1.0}
    if len(set(expected.values())) == 1:
        assert found.is_equal
    else:
        assert dict(found.dimensions) == expected


@given(st.text(max_size=60))
def test_any_text_gives_weights(text):
    found = weights.weights(ANDES, text)
    assert any(found.dimensions.values())
