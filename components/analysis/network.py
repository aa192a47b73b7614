"""What follows from the transport network: status on a day, and the lines and lengths of legs and stretches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import asin, cos, radians, sin, sqrt

from components.records import Corridor, Dossier, Leg, LegState, LegStatus, Node, Stretch, Variant

EARTH_RADIUS_KM = 6371.0088
LEG_STATUSES: tuple[LegStatus, ...] = ("operational", "under_construction", "planned", "suspended", "closed")
"""From the best to the worst for whoever wants to send goods."""
AT_SEA = ("sea", "caspian_ferry")
"""Modes without a country on the way."""
BORDERS = ("rail_border", "road_border", "gauge_break")
"""Kinds of nodes that are border crossing points."""
PORTS = ("seaport", "caspian_port")
"""Kinds of nodes where ships call."""
Line = tuple[tuple[float, float], ...]


def leg_state(leg: Leg, day: date) -> LegState | None:
    """The state a leg is in on a day; None before its first known state.

    A state without a date holds from the beginning; one dated by month or year counts from that period's last day.
    """
    found: LegState | None = None
    for state in leg.states:
        if state.since is None or state.since.last_day <= day:
            found = state
    return found


def leg_status(leg: Leg, day: date) -> LegStatus | None:
    """The status of a leg on a day; None before its first known state."""
    state = leg_state(leg, day)
    return state.status if state is not None else None


def variant_status(dossier: Dossier, variant: Variant, day: date) -> LegStatus | None:
    """The worst status among the legs of a variant; None where a leg was not known yet."""
    statuses = [leg_status(dossier.legs[stretch.leg], day) for stretch in variant.legs]
    known = [status for status in statuses if status is not None]
    return max(known, key=LEG_STATUSES.index) if len(known) == len(statuses) else None


def corridor_status(dossier: Dossier, corridor: Corridor, day: date) -> LegStatus | None:
    """The status of the first-named variant, which is the corridor's main line; the status of its worst leg.

    Where the main line did not exist yet, the best status over the other variants. A road or a detour beside an
    unbuilt railway does not make the railway operational.
    """
    known = [status for variant in corridor.variants if (status := variant_status(dossier, variant, day)) is not None]
    main = variant_status(dossier, corridor.variants[0], day)
    return main or (min(known, key=LEG_STATUSES.index) if known else None)


def corridors_of_legs(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """For every leg the corridors that use it, in the order of the corridors."""
    users: dict[str, list[str]] = {leg: [] for leg in dossier.legs}
    for corridor in dossier.corridors.values():
        for leg in dict.fromkeys(stretch.leg for variant in corridor.variants for stretch in variant.legs):
            users[leg].append(corridor.id)
    return {leg: tuple(corridors) for leg, corridors in users.items()}


def leg_nodes(leg: Leg) -> tuple[str, ...]:
    """The nodes of a leg in order, both ends included."""
    return (leg.from_node, *leg.via, leg.to_node)


def leg_line(dossier: Dossier, leg: Leg) -> Line:
    """The line of a leg as longitude, latitude: its own coordinates, or straight through its nodes."""
    if leg.coordinates:
        return unwrapped(leg.coordinates)
    return unwrapped(tuple((dossier.nodes[node].lon, dossier.nodes[node].lat) for node in leg_nodes(leg)))


def unwrapped(line: Sequence[tuple[float, float]]) -> Line:
    """A line that runs on past 180° instead of jumping to the other edge of the map."""
    done: list[tuple[float, float]] = []
    for lon, lat in line:
        while done and lon - done[-1][0] > 180:
            lon -= 360
        while done and lon - done[-1][0] < -180:
            lon += 360
        done.append((lon, lat))
    return tuple(done)


def stretch_nodes(dossier: Dossier, stretch: Stretch) -> tuple[str, ...]:
    """The nodes of a stretch in the order of travel; a stretch may join and leave its leg on the way."""
    nodes = leg_nodes(dossier.legs[stretch.leg])
    if stretch.reverse:
        nodes = nodes[::-1]
    start = nodes.index(stretch.from_node) if stretch.from_node in nodes else 0
    end = nodes.index(stretch.to_node) if stretch.to_node in nodes else len(nodes) - 1
    return nodes[start : end + 1] if start <= end else nodes[end : start + 1][::-1]


def variant_ends(dossier: Dossier, variant: Variant) -> tuple[str, str]:
    """The nodes where a variant begins and ends."""
    return stretch_nodes(dossier, variant.legs[0])[0], stretch_nodes(dossier, variant.legs[-1])[-1]


def stretch_km(dossier: Dossier, stretch: Stretch) -> float:
    """The drawn length of a stretch: the leg's, or for a part of it the same share as along its nodes."""
    leg = dossier.legs[stretch.leg]
    part, whole = stretch_nodes(dossier, stretch), leg_nodes(leg)
    if len(part) == len(whole):
        return leg.computed_km
    along = _through(dossier, whole)
    return leg.computed_km * (_through(dossier, part) / along if along else 0.0)


def great_circle_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance between two points given as longitude, latitude (haversine on the mean sphere)."""
    (lon_a, lat_a), (lon_b, lat_b) = a, b
    half_lat, half_lon = radians(lat_b - lat_a) / 2, radians(lon_b - lon_a) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))


def _through(dossier: Dossier, nodes: Sequence[str]) -> float:
    places: list[Node] = [dossier.nodes[node] for node in nodes]
    pairs = zip(places, places[1:], strict=False)
    return sum(great_circle_km((a.lon, a.lat), (b.lon, b.lat)) for a, b in pairs)
