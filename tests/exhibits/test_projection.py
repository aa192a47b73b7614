"""Labels on a map keep clear of one another, and pixels lead back to places."""

from __future__ import annotations

from itertools import combinations

import pytest

from components.exhibits import projection
from components.exhibits.exhibit import MapPoint
from components.exhibits.placing import text_width
from components.records import MapView

VIEW = MapView(id="here", name_en="Here", name_ja="ここ", lon=10, lat=45, zoom=4)
POINTS = [
    MapPoint(f"p{place}", 10 + place % 6 * 0.7, 45 + place // 6 * 0.4, f"地点{place} (aside)", "place", place)
    for place in range(36)
]


def box(label: dict[str, object]) -> tuple[float, float, float, float]:
    lon, lat = label["p"]  # type: ignore[misc]
    dx, dy = label["o"]  # type: ignore[misc]
    x, y = projection.pixel(lon, lat, VIEW.zoom)
    width = text_width(str(label["x"]), projection.FONT_SIZE)
    left = {"start": x + dx, "end": x + dx - width, "middle": x + dx - width / 2}[str(label["a"])]
    return left, y + dy - 6, left + width, y + dy + 6


def test_no_label_covers_another() -> None:
    boxes = [box(label) for label in projection.placed_labels(POINTS, VIEW)]
    assert len(boxes) > 5
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_a_label_keeps_off_the_discs_of_its_neighbours() -> None:
    discs = [MapPoint(f"d{place}", 10 + place * 0.9, 45, f"place {place}", "place", 0, size=18.0) for place in range(5)]
    for left, top, right, bottom in map(box, projection.placed_labels(discs, VIEW)):
        for disc in discs:
            x, y = projection.pixel(disc.lon, disc.lat, VIEW.zoom)
            assert right <= x - 18 or left >= x + 18 or bottom <= y - 18 or top >= y + 18


def test_the_first_in_rank_is_labelled_without_its_aside() -> None:
    assert projection.placed_labels(POINTS, VIEW)[0]["x"] == "地点0"


def test_pixels_lead_back_to_the_place() -> None:
    assert projection.place(*projection.pixel(66.0, 42.5, 4.1), 4.1) == pytest.approx((66.0, 42.5))
