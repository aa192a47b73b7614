"""What must hold across records and files: references, orders, and no two records that contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import cast

from .bottleneck import Bottleneck
from .desk import Desk
from .disruption import Disruption, Effect
from .engagement import Development, Indicator, IndicatorValue
from .measurement import Capacity, Measurement, WaterLevel
from .network import Corridor, Leg, Node, Stretch, Variant
from .paper import Paper, PaperFigure, PaperRow
from .partial_date import PartialDate
from .problem import Problem
from .project import Project
from .reading import dotted, shortened
from .record import Record
from .risk import Risk
from .source import Source
from .treaty import Expectation, Instrument
from .validating import Sheet

_ON_THE_NETWORK = {"corridors": ("corridors",), "legs": ("legs",), "nodes": ("nodes",), "countries": ("countries",)}
_MEASURED = {"corridor": ("corridors",), "node": ("nodes",), "legs": ("legs",)}

REFERENCES: Mapping[type[Record], Mapping[str, tuple[str, ...]]] = {
    Desk: {"home_actor": ("actors",), "focus_countries": ("countries",), "lead_corridor": ("corridors",), "lead_types": ("instrument_types",)},
    Node: {"country": ("countries",)},
    Leg: {"from_node": ("nodes",), "to_node": ("nodes",), "via": ("nodes",), "countries": ("countries",)},
    Stretch: {"leg": ("legs",), "from_node": ("nodes",), "to_node": ("nodes",)},
    Measurement: _MEASURED,
    Capacity: _MEASURED,
    WaterLevel: _MEASURED,
    Project: _ON_THE_NETWORK,
    Bottleneck: _ON_THE_NETWORK,
    Disruption: _ON_THE_NETWORK,
    Effect: {"corridor": ("corridors",)},
    Risk: {"corridors": ("corridors",), "jurisdiction": ("countries", "actors")},
    Indicator: {"dimension": ("dimensions",)},
    IndicatorValue: {"actor": ("actors",), "country": ("countries",), "indicator": ("indicators",)},
    Development: {"countries": ("countries",), "actors": ("actors",), "corridors": ("corridors",)},
    Instrument: {
        "type": ("instrument_types",), "parties": ("countries", "actors"), "predecessor": ("instruments",),
        "successor": ("instruments",), "application_of": ("instruments",),
    },
    Expectation: {"instrument": ("instruments",), "countries": ("countries",)},
    Paper: {"id": ("sources",)},
    PaperRow: {"actor": ("actors",), "country": ("countries",), "instrument": ("instruments",)},
}  # fmt: skip
"""Which field of which record names records of which part of the dossier. A field `source` always names sources."""

_SUGGESTIONS = 20


@cache
def _plan(record: type[Record]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Field, key in the file and targets of every field of a record that refers to others."""
    targets = REFERENCES.get(record, {})
    return tuple(
        (name, field.alias or name, ("sources",) if name == "source" else targets[name])
        for name, field in record.model_fields.items()
        if name == "source" or name in targets
    )


@dataclass(frozen=True)
class _Spot:
    """A record, or a record inside one, and where it stands."""

    sheet: Sheet
    number: int | None
    path: tuple[str | int, ...]

    def at(self, *path: str | int) -> _Spot:
        """A place further in."""
        return _Spot(self.sheet, self.number, self.path + path)

    @property
    def line(self) -> int:
        """The line of the place."""
        return self.sheet.line(self.number, *self.path)

    def problem(self, code: str, message: str) -> Problem:
        """A problem at the place."""
        return Problem(self.sheet.file.name, self.line, dotted(self.path), message, code)


def check(sheets: Mapping[str, Sheet], broken: frozenset[str]) -> list[Problem]:
    """Every problem across the files that could be read.

    `sheets` are keyed by the dossier's attribute; `broken` are the attributes whose file could not be read, so that
    what refers to them can't be judged.
    """
    problems: list[Problem] = []
    names = {attribute: sheet.names for attribute, sheet in sheets.items()}
    suggestions = 0
    for sheet in sheets.values():
        for placed in sheet.records:
            for record, spot in _walk(placed.record, _Spot(sheet, placed.number, ())):
                for name, key, targets in _plan(type(record)):
                    if not broken.intersection(targets):
                        for place, id_ in _ids(spot.at(key), getattr(record, name)):
                            if not any(id_ in names.get(target, ()) for target in targets):
                                suggestions += 1
                                known = names.get(targets[0], frozenset()) if suggestions <= _SUGGESTIONS else ()
                                problems.append(place.problem("unknown_reference", _unknown(id_, targets, known)))
    world = _World(sheets)
    for attribute, rule in _RULES:
        for record, spot in world.records(attribute):
            problems += rule(record, spot, world)
    return problems + list(_contradicting_values(world))


def _walk(record: Record, spot: _Spot) -> Iterator[tuple[Record, _Spot]]:
    """A record and all records inside it."""
    yield record, spot
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Record):
            for number, inner in enumerate(value):
                yield from _walk(inner, spot.at(field.alias or name, number))


def _ids(spot: _Spot, value: str | tuple[str, ...] | None) -> Iterator[tuple[_Spot, str]]:
    if isinstance(value, str):
        yield spot, value
    for number, id_ in enumerate(value if isinstance(value, tuple) else ()):
        yield spot.at(number), id_


def _unknown(id_: str, targets: tuple[str, ...], known: frozenset[str] | tuple[()]) -> str:
    where = " or ".join(target.replace("_", " ") for target in targets)
    close = get_close_matches(id_[:80], known, 1, 0.75)
    return f"expected an id among the {where}, found {shortened(id_)}" + (
        f"; did you mean {close[0]!r}?" if close else ""
    )


class _World:
    """The valid records by part and id, for rules that look across files."""

    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        self.sheets = sheets
        self.sources = cast("dict[str, Source]", self._by_id("sources"))
        self.legs = cast("dict[str, Leg]", self._by_id("legs"))
        self.home = next((record.home_actor for record, _ in self.records("desk") if isinstance(record, Desk)), "")

    def records(self, attribute: str) -> Iterator[tuple[Record, _Spot]]:
        """The valid records of a part with their places."""
        sheet = self.sheets.get(attribute)
        for placed in sheet.records if sheet is not None else ():
            yield placed.record, _Spot(cast(Sheet, sheet), placed.number, ())

    def _by_id(self, attribute: str) -> dict[str, Record]:
        return {cast("Source | Leg", record).id: record for record, _ in self.records(attribute)}


def _inner_ids(record: Record, spot: _Spot, world: _World) -> Iterator[Problem]:
    """Records inside one record bear different ids."""
    for outer, place in _walk(record, spot):
        for name in ("variants", "figures", "columns", "map_views"):
            first: dict[str, int] = {}
            for number, inner in enumerate(getattr(outer, name, ())):
                if first.setdefault(inner.id, number) != number:
                    here, there = place.at(name, number, "id"), place.at(name, first[inner.id], "id")
                    message = f"{inner.id!r} names two of the {name}, on lines {there.line} and {here.line}"
                    yield here.problem("duplicate_id", message)


def _oldest_first(dates: list[tuple[_Spot, PartialDate | None]]) -> Iterator[Problem]:
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


def _instrument(record: Record, spot: _Spot, world: _World) -> Iterator[Problem]:
    """An instrument's life is possible: in order, among its parties, and not known before it was read."""
    instrument = cast(Instrument, record)
    for name in ("predecessor", "successor", "application_of"):
        if getattr(instrument, name) == instrument.id:
            yield spot.at(name).problem("conflict", f"expected another instrument, found {instrument.id!r} itself")
    yield from _oldest_first([(spot.at("events", n, "date"), event.date) for n, event in enumerate(instrument.events)])
    signed: dict[str, PartialDate] = {}
    for event in instrument.events:
        if event.event == "signed":
            for country in event.countries or instrument.parties:
                signed[country] = min(signed.get(country, event.date), event.date)
    in_force: dict[str, int] = {}
    for number, event in enumerate(instrument.events):
        place = spot.at("events", number)
        for index, country in enumerate(event.countries):
            if country not in instrument.parties:
                message = f"expected one of the parties, {', '.join(instrument.parties)}, found {country}"
                yield place.at("countries", index).problem("unknown_reference", message)
        if event.event == "entry_into_force" and event.until is None:
            concerned = [code for code in event.countries or instrument.parties if code != world.home]
            early = [code for code in concerned if code in signed and event.date.last_day < signed[code].first_day]
            if early:
                message = f"expected entry into force after signature ({signed[early[0]]}), found {event.date}"
                yield place.at("date").problem("order", message)
            twice = [code for code in concerned if code in in_force]
            if twice:
                line = spot.at("events", in_force[twice[0]]).line
                message = (
                    f"expected one entry into force for {', '.join(twice)}, found a second; the first is on line {line}"
                )
                yield place.problem("conflict", message)
            in_force.update(dict.fromkeys(concerned, number))
        read = [world.sources[id_].accessed for id_ in event.source if id_ in world.sources]
        is_scheduled = event.is_derived or event.event == "effective_for_taxes"
        if read and not is_scheduled and event.date.first_day > max(read).last_day:
            message = f"expected a date up to the day its newest source was read ({max(read)}), found {event.date}"
            yield place.at("date").problem("order", message)


def _leg(record: Record, spot: _Spot, world: _World) -> Iterator[Problem]:
    """A leg's states are in order, and sourced unless the status is said to be assumed."""
    leg = cast(Leg, record)
    yield from _oldest_first([(spot.at("states", n, "since"), state.since) for n, state in enumerate(leg.states)])
    for number, state in enumerate(leg.states):
        if not state.source and "status" not in leg.assumed:
            message = "expected a source for the state, or `status` listed under `assumed`"
            yield spot.at("states", number).problem("missing_field", message)


def _project(record: Record, spot: _Spot, world: _World) -> Iterator[Problem]:
    """A project's events are in order and not known before they were read; an opening is announced, not recalled."""
    project = cast(Project, record)
    yield from _oldest_first([(spot.at("events", n, "date"), event.date) for n, event in enumerate(project.events)])
    for number, event in enumerate(project.events):
        place = spot.at("events", number)
        read = [world.sources[id_].accessed for id_ in event.source if id_ in world.sources]
        if read and event.date.first_day > max(read).last_day:
            message = f"expected a date up to the day its newest source was read ({max(read)}), found {event.date}"
            yield place.at("date").problem("order", message)
        if event.target is not None and event.target.last_day < event.date.first_day:
            message = f"expected an opening announced for a day after the announcement, found {event.target}"
            yield place.at("target").problem("order", message)


def _corridor(record: Record, spot: _Spot, world: _World) -> Iterator[Problem]:
    """The stretches of every variant join end to end."""
    for index, variant in enumerate(cast(Corridor, record).variants):
        yield from _variant(variant, spot.at("variants", index), world)


def _variant(variant: Variant, spot: _Spot, world: _World) -> Iterator[Problem]:
    before: str | None = None
    for number, stretch in enumerate(variant.legs):
        place = spot.at("legs", number)
        leg = world.legs.get(stretch.leg)
        if leg is None:
            before = None
            continue
        nodes = [leg.from_node, *leg.via, leg.to_node]
        if stretch.reverse:
            nodes.reverse()
        start, end = stretch.from_node or nodes[0], stretch.to_node or nodes[-1]
        for key, node in (("from", start), ("to", end)):
            if node not in nodes:
                message = f"expected a node of the leg {leg.id!r} ({', '.join(nodes[:12])}), found {node!r}"
                yield place.at(key).problem("unknown_reference", message)
        if start in nodes and end in nodes and nodes.index(start) >= len(nodes) - 1 - nodes[::-1].index(end):
            message = f"expected {start!r} before {end!r} on the leg {leg.id!r} in this direction; check `reverse`"
            yield place.problem("order", message)
        if before is not None and start != before:
            message = f"expected a stretch that begins where the one before ends ({before!r}), found {start!r}"
            yield place.problem("order", message)
        before = end


def _paper(record: Record, spot: _Spot, world: _World) -> Iterator[Problem]:
    """Every row is an actor or a country, and every cell has a column of its own."""
    for index, figure in enumerate(cast(Paper, record).figures):
        for number, row in enumerate(figure.rows):
            yield from _paper_row(figure, row, spot.at("figures", index, "rows", number))


def _paper_row(figure: PaperFigure, row: PaperRow, spot: _Spot) -> Iterator[Problem]:
    if (row.actor is None) == (row.country is None):
        found = "neither" if row.actor is None else "both"
        yield spot.problem("value", f"expected either an actor or a country for the row, found {found}")
    columns = [column.id for column in figure.columns]
    first: dict[str, int] = {}
    for number, cell in enumerate(row.cells):
        place = spot.at("cells", number, "column")
        if cell.column not in columns:
            message = f"expected a column of the figure ({', '.join(columns[:12])}), found {cell.column!r}"
            yield place.problem("unknown_reference", message)
        elif first.setdefault(cell.column, number) != number:
            line = spot.at("cells", first[cell.column], "column").line
            message = f"expected one cell for the column {cell.column!r}, found a second; the first is on line {line}"
            yield place.problem("conflict", message)


def _contradicting_values(world: _World) -> Iterator[Problem]:
    """One source does not give two values for the same thing."""
    seen: dict[tuple[str, ...], tuple[IndicatorValue, int]] = {}
    for record, spot in world.records("indicator_values"):
        value = cast(IndicatorValue, record)
        what = (value.actor, value.country, value.indicator, str(value.period), value.period_text or "", value.unit)
        for source in value.source:
            first, line = seen.setdefault((*what, source), (value, spot.line))
            if (first.value, first.value_high) != (value.value, value.value_high):
                message = (
                    f"expected {first.value:g} as on line {line} for the same actor, country, indicator, period and "
                    f"unit from the same source, found {value.value:g}"
                )
                yield spot.at("value").problem("conflict", message)
                break


_RULES: tuple[tuple[str, Callable[[Record, _Spot, _World], Iterator[Problem]]], ...] = (
    ("desk", _inner_ids),
    ("corridors", _inner_ids),
    ("paper", _inner_ids),
    ("instruments", _instrument),
    ("legs", _leg),
    ("projects", _project),
    ("corridors", _corridor),
    ("paper", _paper),
)
