"""Round steps along an axis of values or of years."""

from __future__ import annotations

from datetime import date
from math import ceil, floor, log10

TICKS = 6
"""Steps of an axis of values, about."""
MOST_YEARS = 12
"""Marks of years at most."""
YEARS = (1, 2, 5, 10, 20, 50, 100)


def values(low: float, high: float) -> list[float]:
    """Round values from the low end to beyond the high one; zero is among them unless all lie below it, as levels under a datum do."""
    low, high = min(low, 0.0), (high if high < 0 else max(high, 0.0))
    if high == low:
        return [floor(low), floor(low) + 1.0]
    raw = (high - low) / TICKS
    power = 10.0 ** floor(log10(raw))
    step = next(one * power for one in (1, 2, 2.5, 5, 10) if one * power >= raw)
    first, last = floor(low / step), ceil(high / step)
    return [number * step for number in range(first, last + 1)]


def years(start: date, end: date) -> list[int]:
    """The years to mark between two days: every one, or round ones where there are many."""
    length = end.year - start.year
    step = next((one for one in YEARS if length / one <= MOST_YEARS), YEARS[-1])
    return list(range(-(-start.year // step) * step, end.year + 1, step))
