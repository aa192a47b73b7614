"""Where points of the earth, their labels and remarks lie on a view of the map."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import atan, degrees, log, pi, radians, sinh, tan

from components.records import MapView

from .exhibit import Map, MapFlag, MapPoint
from .placing import text_width

HEIGHT = 560
WIDTH = 1000
"""Pixels of the view that labels are placed for; a wider screen only has more room."""
FONT_SIZE = 12
FLAG_SIZE = 11
FLAG_OFFSETS = tuple(
    (dx, dy)
    for reach in (0, 22, 44, 66)
    for dx, dy in ((0, -14 - reach), (0, 14 + reach), (-30 - reach, 0), (30 + reach, 0))
)
"""Where a remark is put beside its place, the nearest first, in pixels."""
GLYPHS = {"port": "■", "border": "▲", "gauge_break": "◆", "place": "●"}
ASIDE = re.compile(r"\s*[(（][^)）]*[)）]")
"""What a label leaves out: a second name in brackets, which the tooltip gives."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


def pixel(lon: float, lat: float, zoom: float) -> tuple[float, float]:
    """Web Mercator pixels of a point, y downwards."""
    scale = 512 * 2**zoom
    return (lon + 180) / 360 * scale, (1 - log(tan(pi / 4 + radians(lat) / 2)) / pi) / 2 * scale


def place(x: float, y: float, zoom: float) -> tuple[float, float]:
    """Longitude and latitude of Web Mercator pixels."""
    scale = 512 * 2**zoom
    return x / scale * 360 - 180, degrees(atan(sinh(pi * (1 - 2 * y / scale))))


def shown_points(points: Iterable[MapPoint], view: MapView) -> list[MapPoint]:
    """The points worth a mark at the zoom of a view: the closer, the more."""
    deepest = 2 if view.zoom < 3 else 3 if view.zoom < 4.6 else 4
    return [point for point in points if point.rank <= deepest]


def placed_flags(flags: Iterable[MapFlag], view: MapView) -> list[tuple[MapFlag, tuple[int, int], Box]]:
    """Remarks with their offsets from their places and the boxes they take, in pixels, so that none covers another."""
    done: list[tuple[MapFlag, tuple[int, int], Box]] = []
    for flag in flags:
        x, y = in_view(flag.lon, flag.lat, view)
        half = text_width(flag.mark, FLAG_SIZE) / 2 + 6
        for dx, dy in FLAG_OFFSETS:
            box = (x + dx - half, y + dy - 10, x + dx + half, y + dy + 10)
            if not any(_overlap(box, other) for _, _, other in done):
                break
        done.append((flag, (dx, dy), box))
    return done


def in_view(lon: float, lat: float, view: MapView) -> tuple[float, float]:
    """Pixels of a point from the upper left corner of the view that labels are placed for."""
    x, y = pixel(lon, lat, view.zoom)
    cx, cy = pixel(view.lon, view.lat, view.zoom)
    return x - cx + WIDTH / 2, y - cy + HEIGHT / 2


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def placed_labels(points: Iterable[MapPoint], view: MapView, taken: Iterable[Box] = ()) -> list[dict[str, object]]:
    """Labels of the points in a view, the first in rank first; one that would cover another is left out.

    Each is tried to the right, to the left, above and below its point, and keeps clear of the marks of points that
    outrank it and of the boxes already `taken`.
    """
    boxes = list(taken)
    labels: list[dict[str, object]] = []
    for point in points:
        x, y = in_view(point.lon, point.lat, view)
        if not (-WIDTH * 0.3 < x < WIDTH * 1.3 and 8 < y < HEIGHT - 8):
            continue
        text = ASIDE.sub("", point.text) or point.text
        width, half = text_width(text, FONT_SIZE) + 4, FONT_SIZE / 2 + 2
        tries = (
            ("start", (8, 0), (x + 6, y - half, x + 6 + width, y + half)),
            ("end", (-8, 0), (x - 6 - width, y - half, x - 6, y + half)),
            ("middle", (0, -12), (x - width / 2, y - 12 - half, x + width / 2, y - 12 + half)),
            ("middle", (0, 13), (x - width / 2, y + 13 - half, x + width / 2, y + 13 + half)),
        )
        for anchor, offset, box in tries:
            is_cut = (x >= 0 > box[0]) or (x <= WIDTH < box[2])
            if not is_cut and not any(_overlap(box, other) for other in boxes):
                boxes += [box, (x - 4, y - 4, x + 4, y + 4)]
                labels.append({"p": [round(point.lon, 3), round(point.lat, 3)], "x": text, "o": offset, "a": anchor})
                break
    return labels


def around(body: Map) -> dict[str, float]:
    """Centre and zoom that hold all paths of a map without a preset view."""
    points = [point for path in body.paths for point in path.coordinates] or [(0.0, 0.0)]
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    zoom = log(360 / max(east - west, 1.0) * WIDTH / 512 * 0.8, 2)
    return {"lon": min((west + east) / 2, 180), "lat": (south + north) / 2, "zoom": min(max(zoom, 1.0), 8.0)}


def view_of(body: Map, presets: Iterable[MapView]) -> MapView:
    """The view that a map is drawn in: its preset one, else one that holds its paths; around its centre if it has one."""
    view = next((one for one in presets if one.id == body.view_id), None)
    view = view or MapView(id="whole", name_en="Whole", name_ja="全体", **around(body))
    if body.centre is not None:
        view = view.model_copy(update=dict(zip(("lon", "lat", "zoom"), body.centre, strict=True)))
    return view
