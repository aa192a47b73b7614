"""Figures with their units as each language writes them."""

from __future__ import annotations

import pytest

from components.wording import format as written


@pytest.mark.parametrize(
    ("value", "unit", "lang", "expected"),
    [
        (48.6, "USD billion", "en", "USD 48.6 billion"),
        (48.6, "USD billion", "ja", "486億米ドル"),
        (0.0443, "USD billion", "en", "USD 0.0443 billion"),
        (0.0443, "USD billion", "ja", "0.443億米ドル"),
        (-0.3, "USD billion", "en", "−USD 0.3 billion"),
        (4119000, "t", "ja", "4,119,000トン"),
        (3, "moons", "ja", "3 moons"),
    ],
)
def test_a_figure_keeps_its_published_decimals(value: float, unit: str, lang: str, expected: str) -> None:
    assert written.quantity(value, unit, lang) == expected
