"""What the value of an option says: one of many, or a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date


def picked(options: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The values of an option of the form `many`."""
    return tuple(dict.fromkeys(filter(None, options.get(name, "").split(","))))


def day(options: Mapping[str, str], name: str) -> date | None:
    """The day that an option of the form `day` names."""
    return as_day(options.get(name, ""))


def as_day(text: str) -> date | None:
    """The day of a text like 2024-05-17; None for any other."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
