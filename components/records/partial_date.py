"""Dates known to the day, the month or only the year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Years that a date may have: no life of a treaty or corridor lies outside, and days can be counted on both sides."""
_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date as the source gives it: `2024`, `2024-05` or `2024-05-17`.

    It counts as known from the last day it may mean (`last_day`), so an event of "2024-05" is not yet known on
    2024-05-30. Dates sort by that day.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date that a text names; ValueError says what was expected."""
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"expected a date as YYYY, YYYY-MM or YYYY-MM-DD, found {text[:40]!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(f"expected a year from {FIRST_YEAR} to {LAST_YEAR}, found {year:04d}")
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"there is no month {month:02d}")
        if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise ValueError(f"{year}-{month:02d} has no day {day:02d}")
        return cls(year, month, day)

    @property
    def first_day(self) -> date:
        """The earliest day that the date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that the date may mean; from this day on it counts as known."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def is_full(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.last_day, self.first_day) < (other.last_day, other.first_day)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def accept(value: object) -> PartialDate:
            if isinstance(value, PartialDate):
                return value
            if isinstance(value, str):
                return cls.parse(value)
            raise ValueError(f"expected a date as YYYY, YYYY-MM or YYYY-MM-DD, found {value!r}")

        return core_schema.no_info_plain_validator_function(accept)


def as_end(end: PartialDate | None, beginning: PartialDate | None) -> PartialDate | None:
    """The end of a period; ValueError where all days that it may mean lie before the beginning."""
    if end is not None and beginning is not None and end.last_day < beginning.first_day:
        raise ValueError(f"expected no date before the beginning ({beginning}), found {end}")
    return end
