"""What must hold across records and files: references, orders, and no two records that contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import cast

from . import engagement_rules, ledger_rules, treaty_rules
from .bottleneck import Bottleneck
from .briefing import Slide
from .claim import Claim
from .commitment import Commitment
from .desk import Desk
from .disruption import Disruption, Effect
from .engagement import Development, Indicator, IndicatorValue
from .layer import Layer
from .measurement import Capacity, Measurement, WaterLevel
from .meeting import Format, Meeting
from .membership import Membership
from .network import Corridor, Leg, Node, PublishedLength, Stretch, Variant
from .paper import Paper, PaperCell, PaperFigure, PaperRow
from .position import Position
from .problem import Problem
from .profile import Profile
from .project import Project
from .reading import shortened
from .record import Record
from .risk import Risk
from .sitting import Sitting
from .spot import Spot, World, not_after_reading, oldest_first, walk
from .treaty import Expectation, Instrument
from .validating import Sheet
from .value_conflict import ValueConflict

_ON_THE_NETWORK = {"corridors": ("corridors",), "legs": ("legs",), "nodes": ("nodes",), "countries": ("countries",)}
_MEASURED = {"corridor": ("corridors",), "node": ("nodes",), "legs": ("legs",)}

REFERENCES: Mapping[type[Record], Mapping[str, tuple[str, ...]]] = {
    Desk: {"home_actor": ("actors",), "focus_countries": ("countries",), "lead_corridor": ("corridors",), "lead_types": ("instrument_types",)},
    Node: {"country": ("countries",)},
    Leg: {"from_node": ("nodes",), "to_node": ("nodes",), "via": ("nodes",), "countries": ("countries",)},
    PublishedLength: {"from_node": ("nodes",), "to_node": ("nodes",)},
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
    ValueConflict: {"values": ("indicator_values",), "preferred": ("indicator_values",)},
    Commitment: _ON_THE_NETWORK | {"actor": ("actors",), "part_of": ("commitments",), "overlaps": ("commitments",)},
    Format: {"actor": ("actors",), "member": ("actors",)},
    Meeting: {"country": ("countries",)},
    Position: {
        "actor": ("actors",), "country": ("countries",), "corridor": ("corridors",), "security_source": ("sources",),
    },
    Profile: {"country": ("countries",), "doctrine_source": ("sources",)},
    Development: {"countries": ("countries",), "actors": ("actors",), "corridors": ("corridors",)},
    Instrument: {
        "type": ("instrument_types",), "actor": ("actors",), "parties": ("countries", "actors"), "predecessor": ("instruments",),
        "successor": ("instruments",), "application_of": ("instruments",),
    },
    Membership: {"agreement": ("agreements",), "country": ("countries",)},
    Layer: {"types": ("instrument_types",), "agreements": ("agreements",)},
    Sitting: {"legislature": ("countries", "actors")},
    Claim: {"countries": ("countries",), "actors": ("actors",), "instrument": ("instruments",), "corridor": ("corridors",)},
    Expectation: {"instrument": ("instruments",), "countries": ("countries",)},
    Slide: {"countries": ("countries",), "actors": ("actors",), "corridors": ("corridors",)},
    Paper: {"id": ("sources",)},
    PaperCell: {"dimensions": ("dimensions",)},
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


def check(sheets: Mapping[str, Sheet], broken: frozenset[str]) -> list[Problem]:
    """Every problem across the files that could be read.

    `sheets` are keyed by the name of the file; `broken` are the attributes whose file could not be read, so that
    what refers to them can't be judged.
    """
    problems: list[Problem] = []
    names: dict[str, frozenset[str]] = {}
    for sheet in sheets.values():
        names[sheet.file.attribute] = names.get(sheet.file.attribute, frozenset()) | sheet.names
    suggestions = 0
    for sheet in sheets.values():
        for placed in sheet.records:
            for record, spot in walk(placed.record, Spot(sheet, placed.number, ())):
                for name, key, targets in _plan(type(record)):
                    if not broken.intersection(targets):
                        for place, id_ in _ids(spot.at(key), getattr(record, name)):
                            if not any(id_ in names.get(target, ()) for target in targets):
                                suggestions += 1
                                known = names.get(targets[0], frozenset()) if suggestions <= _SUGGESTIONS else ()
                                problems.append(place.problem("unknown_reference", _unknown(id_, targets, known)))
    world = World(sheets)
    for attribute, rule in _RULES:
        for record, spot in world.records(attribute):
            problems += rule(record, spot, world)
    return [
        *problems,
        *_shared_ids(sheets),
        *ledger_rules.places(world, broken),
        *treaty_rules.succession(world),
        *engagement_rules.across(world),
    ]


def _shared_ids(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Two files that hold one list between them share no id."""
    first: dict[tuple[str, str], Spot] = {}
    for sheet in sheets.values():
        for placed in sheet.records if sheet.file.key and sheet.file.holds != "one" else ():
            name = getattr(placed.record, sheet.file.key)
            here = Spot(sheet, placed.number, (sheet.file.key,))
            there = first.setdefault((sheet.file.attribute, name), here)
            if there.sheet is not sheet:
                where = f"{there.sheet.file.name}:{there.line} and {sheet.file.name}:{here.line}"
                yield here.problem("duplicate_id", f"{name!r} names two records, in {where}")


def _ids(spot: Spot, value: str | tuple[str, ...] | None) -> Iterator[tuple[Spot, str]]:
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


def _inner_ids(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """Records inside one record bear different ids."""
    for outer, place in walk(record, spot):
        for name in ("variants", "figures", "columns", "map_views", "boundary_views"):
            first: dict[str, int] = {}
            for number, inner in enumerate(getattr(outer, name, ())):
                if first.setdefault(inner.id, number) != number:
                    here, there = place.at(name, number, "id"), place.at(name, first[inner.id], "id")
                    message = f"{inner.id!r} names two of the {name}, on lines {there.line} and {here.line}"
                    yield here.problem("duplicate_id", message)


def _leg(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """A leg's states are in order, and sourced unless the status is said to be assumed."""
    leg = cast(Leg, record)
    yield from oldest_first([(spot.at("states", n, "since"), state.since) for n, state in enumerate(leg.states)])
    for number, state in enumerate(leg.states):
        if not state.source and "status" not in leg.assumed:
            message = "expected a source for the state, or `status` listed under `assumed`"
            yield spot.at("states", number).problem("missing_field", message)


def _project(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """A project's events are in order and not known before they were read; an opening is announced, not recalled."""
    project = cast(Project, record)
    yield from oldest_first([(spot.at("events", n, "date"), event.date) for n, event in enumerate(project.events)])
    for number, event in enumerate(project.events):
        place = spot.at("events", number)
        yield from not_after_reading(event.source, event.date, place.at("date"), world)
        if event.target is not None and event.target.last_day < event.date.first_day:
            message = f"expected an opening announced for a day after the announcement, found {event.target}"
            yield place.at("target").problem("order", message)


def _corridor(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """The stretches of every variant join end to end."""
    for index, variant in enumerate(cast(Corridor, record).variants):
        yield from _variant(variant, spot.at("variants", index), world)


def _variant(variant: Variant, spot: Spot, world: World) -> Iterator[Problem]:
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


def _paper(record: Record, spot: Spot, world: World) -> Iterator[Problem]:
    """Every row is an actor or a country, and every cell has a column of its own."""
    for index, figure in enumerate(cast(Paper, record).figures):
        for number, row in enumerate(figure.rows):
            yield from _paper_row(figure, row, spot.at("figures", index, "rows", number))


def _paper_row(figure: PaperFigure, row: PaperRow, spot: Spot) -> Iterator[Problem]:
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


_RULES: tuple[tuple[str, Callable[[Record, Spot, World], Iterator[Problem]]], ...] = (
    ("desk", _inner_ids),
    ("corridors", _inner_ids),
    ("paper", _inner_ids),
    ("sources", treaty_rules.source),
    ("instruments", treaty_rules.instrument),
    ("memberships", treaty_rules.membership),
    ("claims", treaty_rules.claim),
    ("legs", _leg),
    ("projects", _project),
    ("corridors", _corridor),
    ("paper", _paper),
    ("commitments", engagement_rules.commitment),
    ("formats", engagement_rules.meetings),
    ("positions", engagement_rules.visits),
    ("indicator_values", engagement_rules.indicator_value),
    ("conflicts", engagement_rules.value_conflict),
)
