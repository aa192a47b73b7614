"""What the value of an option says: one of many, a day, or the middle of a map."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

CENTRE = re.compile(r"(-?\d{1,3}(?:\.\d{1,4})?),(-?\d{1,2}(?:\.\d{1,4})?),(\d{1,2}(?:\.\d{1,2})?)")


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


def centre(text: str) -> tuple[float, float, float] | None:
    """Longitude, latitude and zoom of a text such as 52.1,41.3,5.2; None where it is none."""
    match = CENTRE.fullmatch(text)
    if match is None:
        return None
    lon, lat, zoom = (float(part) for part in match.groups())
    return (lon, lat, zoom) if abs(lon) <= 360 and abs(lat) <= 85 and zoom <= 12 else None
