"""One country in short, on the invented folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from components.exhibits import registry
from components.exhibits.exhibit import Exhibit, Filters, Table
from components.records import load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")


def shown(name: str, country: str = "QLA", day: date = date(2025, 5, 20), actors: tuple[str, ...] = ()) -> Exhibit:
    return registry.build(f"country-{name}", ANDES, Filters(day, actors=actors), {"country": country})


def texts(exhibit: Exhibit) -> list[list[str]]:
    assert isinstance(exhibit.body, Table)
    return [[cell.text for cell in row] for row in exhibit.body.rows]


def test_a_profile_has_doctrine_constraints_and_minerals() -> None:
    rows = texts(shown("profile"))
    assert [row[0] for row in rows] == ["Doctrine", "Constraints", "Population", "Minerals"]
    assert rows[2][1] == "3.1 million (2024)"


def test_a_country_without_a_profile_says_so() -> None:
    assert shown("profile", "PUN").headline == "No profile of Punamarca is on record."


def test_dependence_names_the_largest_and_the_next_of_each_dimension() -> None:
    assert texts(shown("dependence")) == [
        ["Trade", "Orenza", "Valmara"],
        ["Investment", "Valmara", "no other on record"],
    ]
    assert texts(shown("dependence", day=date(2020, 1, 1))) == [["Trade", "", ""], ["Investment", "", ""]]


def test_a_partnership_counts_from_its_day() -> None:
    assert texts(shown("partners")) == [["Valmara", "Special partnership", "2"]]
    assert texts(shown("partners", day=date(2020, 1, 1))) == []
    assert texts(shown("partners", actors=("ORE",))) == []


def test_pledges_are_counted_by_stage() -> None:
    assert texts(shown("pledges", "PUN")) == [
        ["financed", "1", "USD 60 million", "Valmara 1"],
        ["completed", "1", "–", "Valmara 1"],
    ]


def test_corridors_say_how_much_of_the_way_lies_in_the_country() -> None:
    rows = texts(shown("corridors"))
    assert rows[0][0] == "Highland"
    assert " km of " in rows[0][2]


def test_events_stand_newest_first() -> None:
    dates = list(shown("events").table["date"])
    assert dates == sorted(dates, reverse=True)


def test_a_partnership_without_a_date_stands_once_a_source_had_appeared() -> None:
    shipped = load(Path(__file__).parents[2] / "data")

    def partners(year: int) -> str:
        return registry.build("country-partners", shipped, Filters(date(year, 1, 1)), {"country": "KAZ"}).headline

    assert partners(1992).startswith("No partnership or visit")
    assert partners(2026).startswith("10 actors ")
