"""Dates, numbers and lists as each language writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Day

from components.records.partial_date import PartialDate

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date(value: PartialDate | Day, lang: str) -> str:
    """A date as precise as it is known: "26 July 2026", "July 2026", "2026"; in Japanese 2026年7月26日."""
    year, month, day = value.year, value.month, value.day
    if lang == "ja":
        return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if month and day else "")
    if month is None:
        return str(year)
    return f"{day} {_MONTHS[month - 1]} {year}" if day else f"{_MONTHS[month - 1]} {year}"


def number(value: float, lang: str, digits: int | None = None) -> str:
    """A number with thousands separators and `digits` decimals (None: as many as it has, at most two).

    Both languages write figures alike; a minus is U+2212.
    """
    if digits is None:
        text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    else:
        text = f"{value:,.{digits}f}"
    return text.replace("-", "−")


def list(items: Iterable[str], lang: str) -> str:  # noqa: A001
    """Items as a list in a sentence: "A, B and C"; in Japanese A、B及びC."""
    parts = tuple(items)
    if len(parts) < 2:
        return "".join(parts)
    head, last = parts[:-1], parts[-1]
    return f"{'、'.join(head)}及び{last}" if lang == "ja" else f"{', '.join(head)} and {last}"
