"""Pledges by stage and the records behind each sum, on the invented folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.exhibits import registry
from components.exhibits.exhibit import Filters, Map, Matrix, Table
from components.records import load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")
DAY = date(2025, 5, 20)


def cells(**options: str) -> dict[tuple[str, str], str]:
    body = registry.build("actors-pledges", ANDES, Filters(DAY), options).body
    assert isinstance(body, Matrix)
    return {place: cell.text for place, cell in body.cells.items()}


def listed(cell: str) -> Table:
    body = registry.build("actors-pledge-list", ANDES, Filters(DAY), {"cell": cell}).body
    assert isinstance(body, Table)
    return body


def test_each_commitment_stands_at_its_stage_of_the_day() -> None:
    assert cells() == {
        ("VAL", "announced"): "USD 180 million", ("VAL", "financed"): "USD 60 million", ("VAL", "completed"): "no sum",
        ("ORE", "cancelled"): "USD 40–55 million", ("ORE", "announced"): "no sum",
        ("all", "announced"): "USD 180 million", ("all", "financed"): "USD 60 million", ("all", "completed"): "no sum",
        ("all", "cancelled"): "USD 40–55 million",
    }  # fmt: skip


def test_a_sum_opens_the_records_that_it_adds_and_those_left_out() -> None:
    rows = listed("all.announced").rows
    assert [(row[0].text, row[5].text) for row in rows] == [
        ("Highland package", "in the sum"),
        ("Investment target for 2030", "never added (a target, or a total counted by others)"),
    ]
    assert rows[0][3].detail == "at 5 VLM per USD, average of 2023"
    assert rows[0][3].basis == "derived"


def test_a_currency_without_a_rate_is_left_as_it_is() -> None:
    row = listed("education.completed").rows[0]
    assert (row[2].text, row[3].text, row[3].detail) == ("SOL 5 million", "–", "No rate for this currency was found.")


@pytest.mark.parametrize("by", ["actor", "instrument", "sector"])
def test_the_rows_are_what_was_chosen(by: str) -> None:
    groups = {group for group, _ in cells(by=by)}
    expected = {"actor": {"VAL", "ORE"}, "instrument": {"programme", "loan", "grant", "equity", "target"},
                "sector": {"multi_sector", "transport", "education", "industry"}}  # fmt: skip
    assert groups == expected[by] | {"all"}


def test_a_footprint_has_the_legs_places_and_corridors_named() -> None:
    body = registry.build("actors-footprint", ANDES, Filters(DAY), {"actor": "VAL"}).body
    assert isinstance(body, Map)
    assert {path.id for path in body.paths if path.width == 6.0} == {"arena-puna"}
    assert [point.id for point in body.points] == ["alto"]


def test_a_country_leaves_out_what_is_pledged_to_a_group_and_says_so() -> None:
    exhibit = registry.build("actors-pledges", ANDES, Filters(DAY, countries=("PUN",)), {})
    assert {group for group, _ in exhibit.body.cells} == {"VAL", "all"}  # type: ignore[union-attr]
    assert any("left out: 2 in all" in note for note in exhibit.notes)
