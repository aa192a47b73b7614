"""What the register finds, and how it reads the countries chosen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.analysis.register import Query, entries, plain
from components.records import load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")
DAY = date(2025, 4, 1)


def found(query: Query, day: date = DAY) -> set[str]:
    return {one.instrument.id for one in entries(ANDES, day, query)}


def test_without_a_question_everything_begun_is_there() -> None:
    assert found(Query()) == {
        "val-qla-bit", "val-pun-tax", "val-old-tax", "val-sal-trade", "ore-qla-bit", "ore-pun-bit", "ore-sal-tax",
    }  # fmt: skip


def test_before_anything_began_nothing_is_there() -> None:
    assert found(Query(), date(1900, 1, 1)) == set()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("any", ("PUN", "QLA")), {"val-qla-bit", "val-pun-tax", "val-old-tax", "ore-qla-bit", "ore-pun-bit"}),
        (Query("all", ("PUN", "SAL")), {"val-old-tax"}),
        (Query("between", ("PUN", "SAL")), {"val-pun-tax", "val-old-tax", "val-sal-trade"}),
        (Query("between", ("PUN",)), {"val-pun-tax"}),
        (Query("between", ("PUN",), ("ORE",)), {"ore-pun-bit"}),
        (Query("any", ("PUN",), ("ORE",)), {"ore-pun-bit"}),
        (Query(type="tax_convention"), {"val-pun-tax", "val-old-tax", "ore-sal-tax"}),
        (Query(status="negotiating"), {"val-sal-trade"}),
        (Query(subject="investment"), {"ore-qla-bit", "ore-pun-bit"}),
        (Query(find="highland 1971"), {"val-old-tax"}),
        (Query(find="キージャ　投資"), {"val-qla-bit", "ore-qla-bit"}),
        (Query(find="no such words"), set()),
    ],
)
def test_a_query_finds_what_it_asks_for(query: Query, expected: set[str]) -> None:
    assert found(query) == expected


def test_parties_with_the_same_life_share_an_entry_and_the_chosen_one_stands_alone() -> None:
    together = [one.countries for one in entries(ANDES, DAY, Query(find="1971"))]
    assert together == [("PUN", "SAL")]
    assert [one.countries for one in entries(ANDES, DAY, Query(countries=("SAL",), find="1971"))] == [("SAL",)]


def test_a_life_not_followed_to_the_newest_evidence_is_lost_from_then() -> None:
    lost = {
        one.instrument.id: str(one.lost_since) for one in entries(ANDES, date(2030, 1, 1), Query()) if one.lost_since
    }
    assert lost == {"val-old-tax": "2025-03"}


def test_case_width_and_accents_make_no_difference_but_kana_stay_apart() -> None:
    assert plain("Türkiye ＪＣＭ") == plain("turkiye jcm")
    assert plain("ガス") != plain("カス")
