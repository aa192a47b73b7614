"""A variant unrolled to a line: kilometres, modes, gauges, countries, and where they change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from components.records import Dossier, Leg, LegStatus, Variant

from .network import AT_SEA, BORDERS, great_circle_km, leg_status, stretch_km, stretch_nodes

Change = Literal["end", "border", "gauge_break", "transshipment"]
NO_RAIL = "none"


@dataclass(frozen=True)
class Run:
    """A stretch of the line with one value, from kilometre `start` to `end`."""

    start: float
    end: float
    value: str


@dataclass(frozen=True)
class LegRun:
    """A leg, or the part of it that the variant runs on, from kilometre `start` to `end`."""

    start: float
    end: float
    leg: Leg
    status: LegStatus | None


@dataclass(frozen=True)
class Stop:
    """A node at a kilometre, and what changes there. `country` is empty where a ship only passes by."""

    km: float
    node: str
    country: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Profile:
    """A variant from its origin (kilometre 0) to its destination.

    Kilometres are derived: the drawn length of each stretch, shared among its nodes as their great-circle distances.
    Countries are those of the nodes; between two nodes of different countries the change is drawn half-way, or at the
    border crossing point where one of them is one. At sea the value is empty. `gauges` are in millimetres, NO_RAIL
    where there is no rail, empty where the gauge is not on record.
    """

    length_km: float
    legs: tuple[LegRun, ...]
    countries: tuple[Run, ...]
    gauges: tuple[Run, ...]
    stops: tuple[Stop, ...]

    @property
    def modes(self) -> tuple[str, ...]:
        """The modes in order of travel; neighbouring legs of one mode count once."""
        return tuple(mode for mode, _ in groupby(run.leg.mode for run in self.legs))

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The countries entered in order of travel: of the nodes on land, and of the ports at either end of a sea leg."""
        return tuple(country for country, _ in groupby(stop.country for stop in self.stops if stop.country))

    def nodes_of(self, change: Change) -> tuple[str, ...]:
        """The nodes where something changes, in order of travel."""
        return tuple(stop.node for stop in self.stops if change in stop.changes)

    def count(self, change: Change) -> int:
        """How often something changes on the way."""
        return len(self.nodes_of(change))


def profile(dossier: Dossier, variant: Variant, day: date) -> Profile:
    """The profile of a variant with the status of its legs on a day."""
    legs: list[LegRun] = []
    places: list[tuple[float, str, str]] = []
    countries: list[Run] = []
    at = 0.0
    for stretch in variant.legs:
        leg = dossier.legs[stretch.leg]
        nodes = stretch_nodes(dossier, stretch)
        length = stretch_km(dossier, stretch)
        marks = [at + share * length for share in _shares(dossier, nodes)]
        legs.append(LegRun(at, at + length, leg, leg_status(leg, day)))
        entered = _entered(dossier, leg, nodes)
        # A stretch begins at the node where the one before it ended.
        is_same = bool(places) and places[-1][1] == nodes[0]
        places += list(zip(marks, nodes, entered, strict=True))[is_same:]
        countries += _countries(dossier, leg, marks, nodes)
        at += length
    return Profile(
        length_km=at,
        legs=tuple(legs),
        countries=_joined(countries),
        gauges=_joined(Run(one.start, one.end, _gauge(one.leg)) for one in legs),
        stops=tuple(_stops(legs, places)),
    )


def _shares(dossier: Dossier, nodes: tuple[str, ...]) -> list[float]:
    """How far along a stretch each of its nodes lies, from 0 to 1."""
    points = [(dossier.nodes[node].lon, dossier.nodes[node].lat) for node in nodes]
    steps = [great_circle_km(a, b) for a, b in zip(points, points[1:], strict=False)]
    whole = sum(steps)
    if not whole:
        return [place / max(len(nodes) - 1, 1) for place in range(len(nodes))]
    return [sum(steps[:place]) / whole for place in range(len(nodes))]


def _countries(dossier: Dossier, leg: Leg, marks: list[float], nodes: tuple[str, ...]) -> Iterator[Run]:
    if leg.mode in AT_SEA:
        yield Run(marks[0], marks[-1], "")
        return
    for start, end, first, second in zip(marks, marks[1:], nodes, nodes[1:], strict=False):
        a, b = dossier.nodes[first], dossier.nodes[second]
        here, there = a.country or b.country or "", b.country or a.country or ""
        if here == there:
            yield Run(start, end, here)
            continue
        is_first, is_second = a.kind in BORDERS, b.kind in BORDERS
        cut = (start + end) / 2 if is_first == is_second else start if is_first else end
        yield Run(start, cut, here)
        yield Run(cut, end, there)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbouring runs of one value as one; runs without length left out."""
    done: list[Run] = []
    for run in runs:
        if run.end - run.start <= 0:
            continue
        if done and done[-1].value == run.value:
            done[-1] = Run(done[-1].start, run.end, run.value)
        else:
            done.append(run)
    return tuple(done)


def _gauge(leg: Leg) -> str:
    if leg.mode != "rail":
        return NO_RAIL
    return str(leg.gauge_mm) if leg.gauge_mm else ""


def _entered(dossier: Dossier, leg: Leg, nodes: tuple[str, ...]) -> list[str]:
    """The country of each node of a stretch; empty where none is on record, and between the ports of a sea leg."""
    return [
        "" if leg.mode in AT_SEA and 0 < place < len(nodes) - 1 else dossier.nodes[node].country or ""
        for place, node in enumerate(nodes)
    ]


def _stops(legs: list[LegRun], places: list[tuple[float, str, str]]) -> Iterator[Stop]:
    """Every node with what changes there. A gauge break with another mode in between lies where rail begins again."""
    found: dict[float, set[Change]] = {}
    previous, gauge = None, None
    for run in legs:
        leg = run.leg
        if previous is not None and leg.mode != previous.mode:
            found.setdefault(run.start, set()).add("transshipment")
        if leg.mode == "rail":
            if leg.gauge_mm and gauge and leg.gauge_mm != gauge:
                found.setdefault(run.start, set()).add("gauge_break")
            gauge = leg.gauge_mm or gauge
        previous = leg
    last_country = ""
    for number, (km, node, country) in enumerate(places):
        changes = set(found.get(km, ()))
        if country and last_country and country != last_country:
            changes.add("border")
        last_country = country or last_country
        if number in (0, len(places) - 1):
            changes.add("end")
        order: tuple[Change, ...] = ("end", "border", "gauge_break", "transshipment")
        yield Stop(km, node, country, tuple(one for one in order if one in changes))


def section(found: Profile, origin: str, destination: str) -> Profile | None:
    """The part of a profile between two of its nodes, in the direction asked for; None where it does not serve both.

    A border or gauge break at one of the two ends is not passed and does not count.
    """
    at = {stop.node: stop.km for stop in found.stops}
    if origin not in at or destination not in at or origin == destination:
        return None
    start, end = sorted((at[origin], at[destination]))
    is_reverse = at[origin] > at[destination]

    def moved(km: float) -> float:
        return end - km if is_reverse else km - start

    def clipped(a: float, b: float) -> tuple[float, float] | None:
        first, last = max(a, start), min(b, end)
        if last <= first:
            return None
        return (moved(last), moved(first)) if is_reverse else (moved(first), moved(last))

    def runs(whole: tuple[Run, ...]) -> tuple[Run, ...]:
        parts = [Run(*part, run.value) for run in whole if (part := clipped(run.start, run.end)) is not None]
        return tuple(sorted(parts, key=lambda run: run.start))

    legs = [
        LegRun(*part, run.leg, run.status) for run in found.legs if (part := clipped(run.start, run.end)) is not None
    ]
    stops = [
        Stop(moved(stop.km), stop.node, stop.country, ("end",) if stop.node in (origin, destination) else stop.changes)
        for stop in found.stops
        if start <= stop.km <= end
    ]
    return Profile(
        length_km=end - start,
        legs=tuple(sorted(legs, key=lambda run: run.start)),
        countries=runs(found.countries),
        gauges=runs(found.gauges),
        stops=tuple(sorted(stops, key=lambda stop: stop.km)),
    )
