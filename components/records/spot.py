"""Where a record stands in the files, and what a rule that looks across files may look up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from .desk import Desk
from .engagement import Indicator
from .exchange_rate import ExchangeRate
from .membership import Membership
from .network import Leg
from .partial_date import PartialDate
from .problem import Problem
from .reading import dotted
from .record import Record
from .source import Source
from .validating import Sheet


@dataclass(frozen=True)
class Spot:
    """A record, or a record inside one, and where it stands."""

    sheet: Sheet
    number: int | None
    path: tuple[str | int, ...]

    def at(self, *path: str | int) -> Spot:
        """A place further in."""
        return Spot(self.sheet, self.number, self.path + path)

    @property
    def line(self) -> int:
        """The line of the place."""
        return self.sheet.line(self.number, *self.path)

    def problem(self, code: str, message: str) -> Problem:
        """A problem at the place."""
        return Problem(self.sheet.file.name, self.line, dotted(self.path), message, code)


class World:
    """The valid records by part and id, for rules that look across files."""

    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        self.sheets = sheets
        self.sources = cast("dict[str, Source]", self._by_id("sources"))
        self.legs = cast("dict[str, Leg]", self._by_id("legs"))
        self.memberships: dict[tuple[str, str, str], list[tuple[Record, Spot]]] = {}
        for record, spot in self.records("memberships"):
            change = cast(Membership, record)
            key = (change.agreement, change.country, str(change.since or ""))
            self.memberships.setdefault(key, []).append((record, spot))
        self.indicators = cast("dict[str, Indicator]", self._by_id("indicators"))
        self.rates = {
            (cast(ExchangeRate, one).currency, cast(ExchangeRate, one).year)
            for one, _ in self.records("exchange_rates")
        }
        self.home = next((record.home_actor for record, _ in self.records("desk") if isinstance(record, Desk)), "")

    def records(self, attribute: str) -> Iterator[tuple[Record, Spot]]:
        """The valid records of a part with their places."""
        for sheet in self.sheets.values():
            if sheet.file.attribute == attribute:
                for placed in sheet.records:
                    yield placed.record, Spot(sheet, placed.number, ())

    def _by_id(self, attribute: str) -> dict[str, Record]:
        return {cast("Source | Leg | Indicator", record).id: record for record, _ in self.records(attribute)}


def walk(record: Record, spot: Spot) -> Iterator[tuple[Record, Spot]]:
    """A record and all records inside it."""
    yield record, spot
    for name, key in _holders(type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from walk(value, spot.at(key))
        for number, inner in enumerate(value if isinstance(value, tuple) else ()):
            yield from walk(inner, spot.at(key, number))


@cache
def _holders(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Field and key in the file of every field of a record that holds a record, or a list of them."""
    return tuple(
        (name, field.alias or name)
        for name, field in record.model_fields.items()
        if any(
            isinstance(one, type) and issubclass(one, Record) for one in (field.annotation, *get_args(field.annotation))
        )
    )


def oldest_first(dates: list[tuple[Spot, PartialDate | None]]) -> Iterator[Problem]:
    """Dated entries stand oldest first, as far as partial dates tell; an undated one only at the head."""
    before: PartialDate | None = None
    for number, (spot, day) in enumerate(dates):
        if day is None:
            if number > 0:
                yield spot.problem("order", "expected a date; only the first entry may be without one")
            continue
        if before is not None and day.last_day < before.first_day:
            yield spot.problem("order", f"expected the oldest first, found {day} after {before}")
        before = day


def not_after_reading(sources: tuple[str, ...], day: PartialDate, place: Spot, world: World) -> Iterator[Problem]:
    """A fact does not lie beyond the day on which its newest source was read."""
    read = [world.sources[id_].accessed for id_ in sources if id_ in world.sources]
    if read and day.first_day > max(read).last_day:
        message = f"expected a date up to the day its newest source was read ({max(read)}), found {day}"
        yield place.problem("order", message)
