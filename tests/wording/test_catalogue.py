"""Counts agree with their nouns; every text is said somewhere, and nothing is said without a text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
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

ROOT = Path(__file__).parents[2]


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


def code() -> Iterator[ast.AST]:
    """Every node of the code that ships."""
    for path in (*ROOT.glob("components/**/*.py"), *ROOT.glob("pages/*.py")):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def keys_in_code() -> Iterator[re.Pattern[str]]:
    """What keys the texts of the code can stand for; a part that is only known when it runs may be anything."""
    for node in code():
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        if isinstance(parts[0], ast.Constant) and re.match(r"[a-z]+\.", str(parts[0].value)):
            fixed = (re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".*" for one in parts)
            yield re.compile("".join(fixed))


def test_every_text_of_the_catalogues_is_said_somewhere() -> None:
    said = set(keys_in_code())
    assert [key for key in catalogue("en") if not any(one.fullmatch(key) for one in said)] == []


def test_no_key_is_asked_for_that_has_no_text() -> None:
    pages = {key.partition(".")[0] for key in catalogue("en")}
    asked = {
        str(node.args[0].value)
        for node in code()
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
        if re.fullmatch(r"[a-z]+(\.[a-z_]+)+(?<!\.yml)", str(node.args[0].value))
    }
    assert {key for key in asked if key.partition(".")[0] in pages and key not in catalogue("en")} == set()
