"""Labels keep clear of one another, dashes follow their line, and what is kept can be asked for."""

from __future__ import annotations

import json
from itertools import combinations

import pytest

from components.exhibits.exhibit import MapPoint
from components.exhibits.placing import text_width
from components.records import MapView
from components.screen import draw_map, geo

VIEW = MapView(id="here", name_en="Here", name_ja="ここ", lon=10, lat=45, zoom=4)
POINTS = [
    MapPoint(f"p{place}", 10 + place % 6 * 0.7, 45 + place // 6 * 0.4, f"地点{place} (aside)", "place", place)
    for place in range(36)
]


def box(label: dict[str, object]) -> tuple[float, float, float, float]:
    lon, lat = label["p"]  # type: ignore[misc]
    dx, dy = label["o"]  # type: ignore[misc]
    x, y = draw_map.pixel(lon, lat, VIEW.zoom)
    width = text_width(str(label["x"]), draw_map.FONT_SIZE)
    left = {"start": x + dx, "end": x + dx - width, "middle": x + dx - width / 2}[str(label["a"])]
    return left, y + dy - 6, left + width, y + dy + 6


def test_no_label_covers_another() -> None:
    boxes = [box(label) for label in draw_map.placed_labels(POINTS, VIEW)]
    assert len(boxes) > 5
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_a_label_keeps_off_the_discs_of_its_neighbours() -> None:
    discs = [MapPoint(f"d{place}", 10 + place * 0.9, 45, f"place {place}", "place", 0, size=18.0) for place in range(5)]
    for left, top, right, bottom in map(box, draw_map.placed_labels(discs, VIEW)):
        for disc in discs:
            x, y = draw_map.pixel(disc.lon, disc.lat, VIEW.zoom)
            assert right <= x - 18 or left >= x + 18 or bottom <= y - 18 or top >= y + 18


def test_the_first_in_rank_is_labelled_without_its_aside() -> None:
    assert draw_map.placed_labels(POINTS, VIEW)[0]["x"] == "地点0"


def test_dashes_cover_the_line_with_gaps() -> None:
    dashes = draw_map.dashes([(0, 0), (10, 0)], 4)
    length = sum(dash[-1][0] - dash[0][0] for dash in dashes)
    assert dashes[0][0] == pytest.approx((0, 0))
    assert length == pytest.approx(10 * draw_map.DASH / (draw_map.DASH + draw_map.GAP), abs=0.3)


def test_pixels_lead_back_to_the_place() -> None:
    assert draw_map.place(*draw_map.pixel(66.0, 42.5, 4.1), 4.1) == pytest.approx((66.0, 42.5))


def test_what_is_kept_is_served_under_its_version_only() -> None:
    path = geo.keep("legs.json", [{"id": "a"}])
    version = path.partition("?v=")[2]
    assert json.loads(geo.geo_payload("legs.json", {"v": version}) or b"") == [{"id": "a"}]
    assert geo.geo_payload("legs.json", {"v": "other"}) is None
    assert geo.geo_payload("../desk.yml", {}) is None
