"""The shipped lines run where they can: on land by land, at sea by water, end to end, and as long as published.

The outline of the land is simplified to 0.08 degrees, and nodes stand to about 0.02 degrees: a land leg may run up to
0.1 degrees (about 11 km) off the coast, and a sea leg as far inside it. Where a sea leg runs through a canal, strait or
river, its record says so in `passes`, with the box in which the land does not count. A drawn length counts as the
published one within 15 percent; where it differs more, the record of the published length says why.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from shapely import box, make_valid, unary_union
from shapely.geometry import LineString, shape
from shapely.geometry.base import BaseGeometry

from components.analysis.network import leg_line, leg_nodes, stretch_km, stretch_nodes
from components.records import Dossier, PublishedLength, Variant, load

DATA = Path(__file__).parents[2] / "data"
TOLERANCE_DEGREES = 0.1
TOLERANCE_AT_ENDS_KM = 3.0
TOLERANCE_OF_LENGTH = 0.15
ON_LAND, AT_SEA = ("rail", "road"), ("sea", "caspian_ferry")


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(DATA)


@pytest.fixture(scope="module")
def land() -> BaseGeometry:
    features = json.loads((DATA / "basemap" / "land.json").read_text(encoding="utf-8"))["features"]
    return unary_union([make_valid(shape(feature["geometry"])) for feature in features])


def km(points: Any) -> float:
    """Length of a line of longitude and latitude on a sphere of 6,371.0088 km (haversine)."""
    total = 0.0
    for (lon1, lat1), (lon2, lat2) in zip(points, points[1:], strict=False):
        a, b, across = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
        root = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
        total += 2 * 6371.0088 * math.asin(math.sqrt(root))
    return total


def pieces(geometry: BaseGeometry) -> Iterator[str]:
    """The stretches of a line that is left over, by where they begin."""
    for part in getattr(geometry, "geoms", [geometry]):
        if part.length > 0:
            lon, lat = part.coords[0]
            yield f"{lon:.2f}, {lat:.2f}"


def test_no_land_leg_runs_through_the_sea(dossier: Dossier, land: BaseGeometry) -> None:
    allowed = land.buffer(TOLERANCE_DEGREES)
    wet = {
        leg.id: found
        for leg in dossier.legs.values()
        if leg.mode in ON_LAND and (found := [*pieces(LineString(leg_line(dossier, leg)).difference(allowed))])
    }
    assert wet == {}


def test_no_sea_leg_runs_over_land_but_where_its_record_names_a_passage(dossier: Dossier, land: BaseGeometry) -> None:
    inland = land.buffer(-TOLERANCE_DEGREES)
    dry = {}
    for leg in dossier.legs.values():
        if leg.mode in AT_SEA:
            over = LineString(leg_line(dossier, leg)).intersection(inland)
            for passage in leg.passes:
                over = over.difference(box(passage.west, passage.south, passage.east, passage.north))
            if found := [*pieces(over)]:
                dry[leg.id] = found
    assert dry == {}


def test_every_passage_is_on_the_line_of_its_leg(dossier: Dossier) -> None:
    for leg in dossier.legs.values():
        for passage in leg.passes:
            water = box(passage.west, passage.south, passage.east, passage.north)
            assert water.area < 3 and LineString(leg_line(dossier, leg)).intersects(water), (leg.id, passage.name_en)


def test_every_leg_begins_and_ends_at_its_nodes_so_that_legs_join(dossier: Dossier) -> None:
    for leg in dossier.legs.values():
        line = leg_line(dossier, leg)
        for end, node in ((line[0], leg.from_node), (line[-1], leg.to_node)):
            place = dossier.nodes[node]
            assert km([end, (place.lon, place.lat)]) <= TOLERANCE_AT_ENDS_KM, (leg.id, node)


def test_no_line_turns_back_on_itself_but_to_call_at_a_port(dossier: Dossier) -> None:
    for leg in dossier.legs.values():
        line = leg_line(dossier, leg)
        calls = [(dossier.nodes[node].lon, dossier.nodes[node].lat) for node in leg_nodes(leg)]
        for before, turn, after in zip(line, line[1:], line[2:], strict=False):
            assert before != after or min(km([turn, call]) for call in calls) < TOLERANCE_AT_ENDS_KM, (leg.id, turn)


def test_the_length_of_a_leg_is_that_of_its_line(dossier: Dossier) -> None:
    for leg in dossier.legs.values():
        assert leg.computed_km == pytest.approx(km(leg_line(dossier, leg)), rel=0.005, abs=0.2), leg.id


def along(dossier: Dossier, variant: Variant) -> dict[str, float]:
    """Kilometres from the origin of a variant to each node on it."""
    done, reached = 0.0, {}
    for stretch in variant.legs:
        nodes = stretch_nodes(dossier, stretch)
        steps = [
            km([(dossier.nodes[a].lon, dossier.nodes[a].lat), (dossier.nodes[b].lon, dossier.nodes[b].lat)])
            for a, b in zip(nodes, nodes[1:], strict=False)
        ]
        scale = stretch_km(dossier, stretch) / sum(steps)
        reached.setdefault(nodes[0], done)
        for node, step in zip(nodes[1:], steps, strict=True):
            done += step * scale
            reached[node] = done
    return reached


def is_explained(length: PublishedLength, drawn: list[float]) -> bool:
    """Whether a drawn length is close to the published one, or the record says why not, in both languages."""
    if any(abs(one / length.km - 1) <= TOLERANCE_OF_LENGTH for one in drawn):
        return True
    return length.difference_en is not None and length.difference_ja is not None


def test_the_drawn_length_of_a_corridor_is_the_published_one_or_the_difference_is_explained(dossier: Dossier) -> None:
    for corridor in dossier.corridors.values():
        reached = {variant.id: along(dossier, variant) for variant in corridor.variants}
        owned = [(length, variant.id) for variant in corridor.variants for length in variant.lengths]
        for length, owner in [*((length, "") for length in corridor.lengths), *owned]:
            a, b = length.from_node, length.to_node
            drawn = [
                abs(places[b] - places[a])
                for name, places in reached.items()
                if owner in ("", name) and a in places and b in places
            ]
            assert is_explained(length, drawn), (corridor.id, owner, length.km, drawn)


def test_the_drawn_length_of_a_leg_is_the_published_one_or_the_difference_is_explained(dossier: Dossier) -> None:
    for leg in dossier.legs.values():
        for length in leg.lengths:
            assert is_explained(length, [leg.computed_km]), (leg.id, length.km, leg.computed_km)
