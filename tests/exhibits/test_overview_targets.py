"""A volume on the overview stands beside the targets that were published for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from components.exhibits import registry
from components.exhibits.exhibit import Filters, Text
from components.records import load

SHIPPED = load(Path(__file__).parents[2] / "data")


def said(day: date, lang: str = "en") -> str:
    body = registry.build("overview-state", SHIPPED, Filters(day, lang), {}).body
    assert isinstance(body, Text)
    return " ".join(one.text for one in body.statements)


def test_the_newest_volume_has_its_target_beside_it() -> None:
    text = said(date(2026, 7, 31))
    assert "2026: 5,200,000 t" in text and "2027: 10,000,000 t" in text
    assert "公表目標" in said(date(2026, 7, 31), "ja")


def test_a_target_not_yet_published_is_not_known() -> None:
    assert "2026: 5,200,000 t" not in said(date(2025, 6, 1))
