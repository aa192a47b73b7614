"""The shipped basemap: water is water, and the boundaries are those that the note on the map says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

BASEMAP = Path(__file__).parents[2] / "data" / "basemap"
Ring = list[list[float]]


def polygons(name: str) -> Iterator[tuple[str, list[Ring]]]:
    for feature in json.loads((BASEMAP / name).read_text(encoding="utf-8"))["features"]:
        geometry = feature["geometry"]
        parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for part in parts:
            yield feature["properties"].get("code", "lake"), part


def is_inside(lon: float, lat: float, ring: Ring) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def codes_at(lon: float, lat: float, name: str = "land.json") -> set[str]:
    return {
        code
        for code, (outer, *holes) in polygons(name)
        if is_inside(lon, lat, outer) and not any(is_inside(lon, lat, hole) for hole in holes)
    }


def test_the_caspian_is_water() -> None:
    assert codes_at(51.0, 41.8) == set()


def test_the_south_aral_is_land_today() -> None:
    assert codes_at(59.6, 45.2) and not codes_at(59.6, 45.2, "lakes.json")


def test_the_north_aral_is_water() -> None:
    assert codes_at(60.6, 46.45, "lakes.json") == {"lake"}


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        (34.1, 45.0, "UKR"),
        (145.85, 44.1, "disputed"),
        (147.8, 45.0, "disputed"),
        (42.5, 43.1, "GEO"),
        (33.3, 35.3, "CYP"),
    ],
)
def test_a_territory_is_drawn_as_the_note_says(lon: float, lat: float, code: str) -> None:
    assert codes_at(lon, lat) == {code}


def test_the_map_reaches_from_the_atlantic_round_the_cape_to_the_bering_strait() -> None:
    assert codes_at(20.0, -33.0) == {"ZAF"} and codes_at(185.0, 66.5) == {"RUS"}


def test_the_three_files_stay_small() -> None:
    assert sum((BASEMAP / name).stat().st_size for name in ("land.json", "lakes.json", "boundaries.json")) <= 600_000


def test_the_strait_off_kunashiri_is_not_drawn_as_land_of_a_neighbour() -> None:
    assert "RUS" not in codes_at(146.0, 44.1)
