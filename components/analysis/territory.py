"""The part of the network that lies in a country: kilometres of corridors, crossing points, ports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from components.records import Corridor, Dossier, Leg, Node, Variant

from .network import BORDERS, PORTS, leg_nodes, leg_status
from .profile import profile

NEAR_KM = 1.0
"""Ways whose kilometres differ by less count as equal; the first-named one then stands."""


@dataclass(frozen=True)
class Passage:
    """A way through a corridor and how much of it lies in the country: kilometres along the drawn line (derived)."""

    corridor: Corridor
    variant: Variant
    km: float
    whole_km: float


@dataclass(frozen=True)
class Territory:
    """What of the network lies in a country on a day.

    `crossings` are border crossing points in the country with the countries on the other side of the legs that meet
    there; `ports` its seaports and ports of the Caspian.
    """

    country: str
    passages: tuple[Passage, ...]
    legs: tuple[Leg, ...]
    crossings: tuple[tuple[Node, tuple[str, ...]], ...]
    ports: tuple[Node, ...]


def territory(dossier: Dossier, country: str, day: date) -> Territory:
    """The part of the network in a country; for each corridor the way with the most kilometres there."""
    passages = []
    for corridor in dossier.corridors.values():
        best: Passage | None = None
        for variant in corridor.variants:
            found = profile(dossier, variant, day)
            km = sum(run.end - run.start for run in found.countries if run.value == country)
            if km > 0 and (best is None or km > best.km + NEAR_KM):
                best = Passage(corridor, variant, km, found.length_km)
        if best is not None:
            passages.append(best)
    nodes = [node for node in dossier.nodes.values() if node.country == country]
    inside = {node.id for node in nodes}
    legs = [
        leg
        for leg in dossier.legs.values()
        if leg_status(leg, day) is not None and (country in leg.countries or {leg.from_node, leg.to_node} & inside)
    ]
    borders = [node for node in nodes if node.kind in BORDERS]
    return Territory(
        country,
        tuple(sorted(passages, key=lambda one: one.km, reverse=True)),
        tuple(legs),
        tuple((node, _beyond(dossier, node)) for node in borders),
        tuple(node for node in nodes if node.kind in PORTS),
    )


def _beyond(dossier: Dossier, node: Node) -> tuple[str, ...]:
    """The countries at the far end of the legs that meet at a node, other than its own."""
    found: dict[str, None] = {}
    for leg in dossier.legs.values():
        nodes = leg_nodes(leg)
        if node.id in nodes:
            place = nodes.index(node.id)
            for other in (*nodes[max(place - 1, 0) : place], *nodes[place + 1 : place + 2]):
                code = dossier.nodes[other].country
                if code and code != node.country:
                    found[code] = None
    return tuple(found)
