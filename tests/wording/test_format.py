"""Figures with their units as each language writes them."""

from __future__ import annotations

import pytest

from components.wording import format as written


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Jan–Oct 2025", "2025年1～10月"),
        ("H1 2025", "2025年上半期"),
        ("2024–H1 2025", "2024年～2025年上半期"),
        ("1993–January 2018", "1993年～2018年1月"),
        ("before 3 March 2025", "2025年3月3日より前"),
        ("first half of 2027", "2027年前半"),
        ("to February 2026", "2026年2月まで"),
        ("since the spring", "since the spring"),
    ],
)
def test_a_printed_period_is_told_in_japanese_where_its_form_is_known(printed: str, said: str) -> None:
    assert written.period(printed, "ja") == said
    assert written.period(printed, "en") == printed


@pytest.mark.parametrize(
    ("value", "unit", "lang", "expected"),
    [
        (48.6, "USD billion", "en", "USD 48.6 billion"),
        (48.6, "USD billion", "ja", "486億米ドル"),
        (0.0443, "USD billion", "en", "USD 0.0443 billion"),
        (0.0443, "USD billion", "ja", "0.443億米ドル"),
        (-0.3, "USD billion", "en", "−USD 0.3 billion"),
        (1, "days", "en", "1 day"),
        (1.5, "days", "en", "1.5 days"),
        (4119000, "t", "ja", "4,119,000トン"),
        (3, "moons", "ja", "3 moons"),
    ],
)
def test_a_figure_keeps_its_published_decimals(value: float, unit: str, lang: str, expected: str) -> None:
    assert written.quantity(value, unit, lang) == expected
