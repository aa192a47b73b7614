"""What the filters leave in the exhibits of the overview, the actors and the treaties."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from components.exhibits import registry
from components.exhibits.exhibit import Filters, Matrix
from components.records import load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")
DAY = date(2025, 5, 20)


def test_a_country_keeps_its_row_of_the_treaties_alone() -> None:
    body = registry.build("treaties-matrix", ANDES, Filters(DAY, "en", countries=("PUN",)), {}).body
    assert isinstance(body, Matrix)
    assert [row.id for row in body.rows] == ["PUN"]


def test_a_country_and_an_actor_keep_their_cell_alone() -> None:
    filters = Filters(DAY, "en", countries=("QLA",), actors=("ORE",))
    body = registry.build("actors-matrix", ANDES, filters, {"indicator": "trade-share"}).body
    assert isinstance(body, Matrix)
    assert [row.id for row in body.rows] == ["ORE"]
    assert [column.id for column in body.columns] == ["QLA"]
    assert set(body.cells) <= {("ORE", "QLA")}


def test_a_corridor_and_an_actor_narrow_the_developments() -> None:
    def seen(filters: Filters) -> set[str]:
        table = registry.build("overview-changes", ANDES, filters, {}).table
        return set(table["what"])

    everything = seen(Filters(DAY, "en"))
    assert seen(Filters(DAY, "en", corridors=("highland",))) <= everything
    assert seen(Filters(DAY, "en", actors=("ORE",))) <= everything


def test_unknown_codes_leave_the_focus_countries() -> None:
    body = registry.build("treaties-matrix", ANDES, Filters(DAY, "ja", countries=("XXX",)), {}).body
    assert isinstance(body, Matrix)
    assert [row.id for row in body.rows] == list(ANDES.desk.focus_countries)


def test_an_actor_keeps_its_own_treaties_among_changes_and_steps_due() -> None:
    shipped, day = load(Path(__file__).parents[2] / "data"), date(2026, 7, 31)

    def table(name: str, *actors: str):
        return registry.build(name, shipped, Filters(day, "en", actors=actors), {"since": "2024-01-01"}).table

    assert not any("Japan" in what for what in table("overview-changes", "CHN")["what"] if "→" in what)
    assert "Corridor" not in {
        category
        for what, category in table("overview-changes", "CHN")[["what", "category"]].values
        if ": suspended" in what
    }
    due = set(table("overview-due", "CHN")["what"])
    assert due < set(table("overview-due")["what"])
    assert not any(what.startswith("Japan–") for what in due)
