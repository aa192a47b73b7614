"""The paper's claims beside the measures."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

from components.analysis import standing
from components.records import load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")
LATE = date(2090, 1, 1)


def found(day: date = LATE, **changed: object) -> dict[tuple[str, str], standing.Standing]:
    dossier = dataclasses.replace(ANDES, **changed)
    return {(one.actor, one.dimension): one for one in standing.standings(dossier, day, ("QLA", "PUN", "SAL"))}


def test_a_claim_agrees_where_the_actor_stands_in_the_upper_half() -> None:
    one = found()["ORE", "trade"]
    assert (dict(one.places), one.verdict) == ({"QLA": (1, 2)}, "agrees")


def test_a_claim_differs_where_it_does_not() -> None:
    swapped = {"VAL": "ORE", "ORE": "VAL"}
    values = tuple(one.model_copy(update={"actor": swapped[one.actor]}) for one in ANDES.indicator_values)
    one = found(indicator_values=values)["ORE", "trade"]
    assert (dict(one.places), one.firsts, one.verdict) == ({"QLA": (2, 2)}, 0, "differs")


def test_a_country_without_another_actor_judges_nothing() -> None:
    assert found()["VAL", "investment"].verdict == "open"
    assert found(day=date(2000, 1, 1))["ORE", "trade"].verdict == "open"


def test_without_a_paper_nothing_is_claimed() -> None:
    assert found(paper=None) == {}
