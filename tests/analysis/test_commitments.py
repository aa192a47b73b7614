"""Stages, sums and totals of commitments."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.analysis import commitments
from components.records import Commitment, load

ROOT = Path(__file__).parents[2]
ANDES, SHIPPED = load(ROOT / "tests" / "data" / "andes"), load(ROOT / "data")
LATE = date(2090, 1, 1)
TUNNEL = ANDES.commitments["val-pass-tunnel"]
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def pledge(id: str, amount: float, **more: object) -> Commitment:
    step = {
        "date": "2023-05-10",
        "stage": more.pop("stage", "announced"),
        "source": "val-ministry",
        "confidence": "high",
    }
    fields = {
        "id": id, "actor": "VAL", "countries": ["PUN"], "title_en": id, "title_ja": id, "sector": "transport",
        "instrument": "loan", "amount": amount, "currency": "USD", "steps": [step], "source": "val-ministry",
        "confidence": "high",
    }  # fmt: skip
    return Commitment.model_validate(fields | more)


def total(*records: Commitment, stage: str = "announced") -> commitments.Total:
    dossier = dataclasses.replace(ANDES, commitments=MappingProxyType({one.id: one for one in records}))
    return commitments.totals(dossier, LATE, records, "actor")[commitments.EVERY, stage]


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2023, 5, 9), None),
        (date(2023, 5, 10), "announced"),
        (date(2023, 11, 29), "announced"),
        (date(2023, 11, 30), "signed"),
        (date(2025, 12, 31), "under_construction"),
    ],
)
def test_the_stage_is_that_of_the_last_step_taken(day: date, stage: str | None) -> None:
    step = commitments.step_on(TUNNEL, day)
    assert (step.stage if step is not None else None) == stage


def test_a_sum_is_converted_by_the_rate_of_the_year_of_its_first_step() -> None:
    found = commitments.in_base(ANDES, TUNNEL)
    assert found is not None and found.rate is not None
    assert (found.value, found.rate.year) == (60_000_000, 2023)


def test_a_sum_that_can_t_be_converted_has_none() -> None:
    assert commitments.in_base(ANDES, ANDES.commitments["val-school-books"]) is None


def test_a_part_is_not_added_to_what_holds_it() -> None:
    found = total(pledge("whole", 90), pledge("part", 30, part_of="whole"), pledge("part-of-part", 10, part_of="part"))
    assert (found.value, found.added) == (90, ("whole",))
    assert found.left == {"part": "part_of", "part-of-part": "part_of"}


def test_what_overlaps_is_added_once_and_the_larger_sum_counts() -> None:
    found = total(pledge("small", 10, overlaps=["large"]), pledge("large", 40))
    assert (found.value, found.left) == (40, {"small": "overlaps"})


def test_parts_are_added_where_what_holds_them_has_no_sum_there() -> None:
    whole = pledge("whole", 90, instrument="aggregate")
    assert total(whole, pledge("a", 30, part_of="whole"), pledge("b", 20, part_of="whole")).value == 50


def test_a_target_is_never_added() -> None:
    found = total(pledge("aim", 500, instrument="target"), pledge("loan", 5))
    assert (found.value, found.left) == (5, {"aim": "never_added"})


def test_a_range_makes_a_total_a_range() -> None:
    found = total(pledge("a", 10, amount_high=15), pledge("b", 1))
    assert (found.value, found.high) == (11, 16)


@given(DAYS)
def test_each_commitment_stands_at_one_stage_and_in_no_total_twice(day: date) -> None:
    for dossier in (ANDES, SHIPPED):
        records = commitments.known(dossier, day)
        found = commitments.totals(dossier, day, records, "actor")
        seen = [id for (group, _), one in found.items() if group == commitments.EVERY for id in one.records]
        assert sorted(seen) == sorted(one.id for one in records)
        for one in found.values():
            assert set(one.added) | set(one.left) == set(one.records)
            assert not set(one.added) & set(one.left)
            for id in one.added:
                assert not set(commitments.holders(dossier, id)) & set(one.added)
                assert not set(dossier.commitments[id].overlaps) & set(one.added)


@pytest.mark.parametrize("by", commitments.BYS)
def test_a_total_is_the_sum_of_the_records_that_it_names(by: commitments.By) -> None:
    for one in commitments.totals(SHIPPED, SHIPPED.horizon, commitments.known(SHIPPED, SHIPPED.horizon), by).values():
        sums = [commitments.in_base(SHIPPED, SHIPPED.commitments[id]) for id in one.added]
        assert one.value == pytest.approx(sum(found.value for found in sums if found)) if sums else one.value is None
