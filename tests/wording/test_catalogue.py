"""Counts agree with their nouns."""

from __future__ import annotations

from typing import get_args

import pytest

from components.records import (
    Bottleneck,
    Capacity,
    Commitment,
    Development,
    Disruption,
    Effect,
    Leg,
    LegState,
    Meeting,
    Membership,
    ProjectEvent,
    Record,
    Remedy,
    Risk,
    Step,
    TreatyEvent,
)
from components.wording import catalogue, words


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "1 row"), (0, "0 rows"), (5, "5 rows"), ("1", "1 row"), ("1,000", "1,000 rows"), (1795, "1,795 rows")],
)
def test_one_thing_is_singular(count: object, text: str) -> None:
    assert words("en")("shell.exhibit.rows", count=count) == text


def test_both_languages_speak_of_the_same_things() -> None:
    assert set(catalogue("en")) == set(catalogue("ja"))


@pytest.mark.parametrize(
    ("record", "field", "group"),
    [
        (TreatyEvent, "event", "records.events"),
        (ProjectEvent, "kind", "works.kinds"),
        (ProjectEvent, "stage", "works.stages"),
        (Bottleneck, "kind", "works.bottlenecks.kinds"),
        (Remedy, "status", "works.bottlenecks.statuses"),
        (Disruption, "kind", "trouble.kinds"),
        (Risk, "kind", "trouble.kinds"),
        (Effect, "what", "trouble.what"),
        (Leg, "mode", "routes.modes"),
        (LegState, "status", "routes.statuses"),
        (Capacity, "status", "series.capacity"),
        (Commitment, "sector", "pledges.sectors"),
        (Commitment, "instrument", "pledges.instruments"),
        (Step, "stage", "pledges.stages"),
        (Meeting, "level", "formats.levels"),
        (Membership, "status", "records.memberships"),
        (Development, "category", "records.categories"),
    ],
)
def test_every_word_that_a_record_may_hold_is_said(record: type[Record], field: str, group: str) -> None:
    annotation = record.model_fields[field].annotation
    allowed = [word for one in (annotation, *get_args(annotation)) for word in get_args(one) if isinstance(word, str)]
    assert allowed
    assert [word for word in allowed if f"{group}.{word}" not in catalogue("en")] == []
