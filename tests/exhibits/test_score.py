"""What the score exhibits say, on the invented folder and on the shipped one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.exhibits import registry
from components.exhibits.exhibit import Chart, Filters, Matrix, Text
from components.records import load

ROOT = Path(__file__).parents[2]
ANDES, SHIPPED = load(ROOT / "tests" / "data" / "andes"), load(ROOT / "data")
DAY = date(2025, 5, 20)


def matrix(name: str, dossier=ANDES, **options: str) -> Matrix:
    body = registry.build(name, dossier, Filters(DAY), options).body
    assert isinstance(body, Matrix)
    return body


def test_a_score_is_derived_and_says_what_it_rests_on() -> None:
    cell = matrix("actors-score").cells["VAL", "QLA"]
    assert (cell.text, cell.basis) == ("0.38", "derived")
    assert cell.detail == "2 of 2 dimensions known"


def test_under_the_rank_norm_no_cell_has_a_score() -> None:
    assert {cell.text for cell in matrix("actors-score", norm="rank").cells.values()} <= {"see ranking", "no score"}


def test_weights_are_told_with_what_was_left_out() -> None:
    notes = " ".join(registry.build("actors-score", ANDES, Filters(DAY), {"weights": "trade:2,moon:1"}).notes)
    assert "Weights set by the reader: Trade 2" in notes
    assert "moon:1" in notes
    assert "All dimensions weigh the same" in " ".join(registry.build("actors-score", ANDES, Filters(DAY), {}).notes)


def test_the_ranking_follows_the_weights() -> None:
    first = matrix("actors-ranking", weights="trade:1").cells["QLA", "0"]
    assert first.text == "1. Orenza"
    assert matrix("actors-ranking").cells["QLA", "0"].text == "1. Valmara"


@pytest.mark.parametrize("norm", ["share", "log", "rank"])
def test_first_places_are_shown_where_two_actors_have_a_score(norm: str) -> None:
    body = registry.build("actors-robustness", SHIPPED, Filters(SHIPPED.horizon), {"norm": norm}).body
    assert isinstance(body, Chart) and body.kind == "parts"
    for place in {point.at for series in body.series for point in series.points}:
        shares = [point.value or 0 for series in body.series for point in series.points if point.at == place]
        assert 98 <= sum(shares) <= 100.5


def test_the_formula_names_the_full_marks() -> None:
    body = registry.build("actors-formula", ANDES, Filters(DAY), {}).body
    assert isinstance(body, Text)
    assert any("full mark USD 1,000 million" in statement.text for statement in body.statements)


@pytest.mark.parametrize("layout", ["dimension", "country", "actor"])
def test_a_matrix_of_dimensions_counts_what_is_missing(layout: str) -> None:
    body = matrix("actors-matrix", SHIPPED, over=layout)
    for row in body.rows:
        known = sum((row.id, column.id) in body.cells for column in body.columns)
        assert row.detail == f"{known} of {len(body.columns)} with a figure"


def test_a_cell_has_natural_units_first_and_the_score_second() -> None:
    cell = matrix("actors-matrix", over="dimension", dimension="trade").cells["VAL", "QLA"]
    assert cell.text == "12.1%"
    assert cell.detail == "2023 · Share of the country's trade · score 0.12 · 1 of 1 indicators known"


def test_a_conflict_stands_in_the_cell_with_both_sources() -> None:
    cell = matrix("actors-matrix", indicator="trade-share").cells["ORE", "QLA"]
    assert cell.glyph == "≠"
    assert "27.5%" in cell.detail
    assert set(cell.sources) == {"trade-bank", "rail-review"}


def test_a_total_is_shown_and_never_ranked() -> None:
    totals = {code for code, actor in SHIPPED.actors.items() if actor.is_total}
    assert totals
    table = registry.build("actors-ranking", SHIPPED, Filters(SHIPPED.horizon), {}).table
    assert not totals & set(table["actor"])


def test_a_cell_opens_the_figures_of_its_dimension_alone() -> None:
    table = registry.build("actors-cell", ANDES, Filters(DAY), {"cell": "VAL.QLA.trade"}).table
    assert set(table["indicator"]) == {"trade-share"}
