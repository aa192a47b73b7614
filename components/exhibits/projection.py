"""Where points of the earth, their labels and remarks lie on a view of the map."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import atan, degrees, log, pi, radians, sinh, tan

from components.records import MapView

from .exhibit import Map, MapFlag, MapPoint
from .placing import text_width

HEIGHT = 560
WIDTH = 1000
"""Pixels of the view that labels are placed for; a wider screen only has more room."""
FONT_SIZE = 12
FLAG_SIZE = 11
FOREMOST = 0
"""Rank down to which a label may cover the mark of a point that has none."""
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


def placed_flags(
    flags: Iterable[MapFlag], view: MapView, points: Iterable[MapPoint] = ()
) -> list[tuple[MapFlag, tuple[int, int], Box]]:
    """Remarks with their offsets from their places and the boxes they take, in pixels, so that none covers another.

    They keep off the discs of `points` where there is another place near by.
    """
    discs = [_mark(one, *in_view(one.lon, one.lat, view)) for one in points if one.size is not None]
    done: list[tuple[MapFlag, tuple[int, int], Box]] = []
    for flag in flags:
        x, y = in_view(flag.lon, flag.lat, view)
        half = text_width(flag.mark, FLAG_SIZE) / 2 + 6
        tries = [((dx, dy), (x + dx - half, y + dy - 10, x + dx + half, y + dy + 10)) for dx, dy in FLAG_OFFSETS]
        taken = [box for _, _, box in done]
        free = [one for one in tries if _is_free(one[1], taken)] or tries[-1:]
        offset, box = next((one for one in free if _is_free(one[1], discs)), free[0])
        done.append((flag, offset, box))
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

    Each is tried to the right, to the left, above and below its mark, clear of all marks; those first in rank may cover the marks
    of points without a label, but no disc. All keep clear of the boxes already `taken`.
    """
    boxes = list(taken)
    labels: list[dict[str, object]] = []
    seen = [(point, *in_view(point.lon, point.lat, view)) for point in points]
    seen = [one for one in seen if -WIDTH * 0.3 < one[1] < WIDTH * 1.3 and 8 < one[2] < HEIGHT - 8]
    marks = sorted((_mark(point, x, y) for point, x, y in seen), key=lambda mark: mark[0])
    discs = sorted((_mark(point, x, y) for point, x, y in seen if point.size is not None), key=lambda mark: mark[0])
    for point, x, y in seen:
        text = ASIDE.sub("", point.text) or point.text
        own = _mark(point, x, y)
        tries = [one for one in _tries(text, point, x, y) if not (x >= 0 > one[2][0] or x <= WIDTH < one[2][2])]
        found = next((one for one in tries if _is_free(one[2], boxes) and _is_off(one[2], marks, own)), None)
        if found is None and point.rank <= FOREMOST:
            found = next((one for one in tries if _is_free(one[2], boxes) and _is_off(one[2], discs, own)), None)
        if found is not None:
            anchor, offset, box = found
            boxes += [box, own]
            labels.append({"p": [round(point.lon, 3), round(point.lat, 3)], "x": text, "o": offset, "a": anchor})
    return labels


def _tries(text: str, point: MapPoint, x: float, y: float) -> tuple[tuple[str, tuple[int, int], Box], ...]:
    """Where a label may stand, the best place first: its anchor, its offset from the point, and the box that it takes."""
    width, half = text_width(text, FONT_SIZE) + 4, FONT_SIZE / 2 + 2
    aside = round(_radius(point)) + 4
    over = aside + 4
    return (
        ("start", (aside, 0), (x + aside - 2, y - half, x + aside - 2 + width, y + half)),
        ("end", (-aside, 0), (x - aside + 2 - width, y - half, x - aside + 2, y + half)),
        ("middle", (0, -over), (x - width / 2, y - over - half, x + width / 2, y - over + half)),
        ("middle", (0, over + 1), (x - width / 2, y + over + 1 - half, x + width / 2, y + over + 1 + half)),
    )


def _radius(point: MapPoint) -> float:
    return max(point.size or 0.0, 4.0)


def _mark(point: MapPoint, x: float, y: float) -> Box:
    """The box that the mark of a point takes."""
    radius = _radius(point)
    return (x - radius, y - radius, x + radius, y + radius)


def _is_free(box: Box, boxes: Iterable[Box]) -> bool:
    return not any(_overlap(box, other) for other in boxes)


def _is_off(box: Box, marks: Sequence[Box], own: Box) -> bool:
    """Whether a box covers no mark but, at most, its own; `marks` from the left."""
    for mark in marks:
        if mark[0] >= box[2]:
            return True
        if mark != own and _overlap(box, mark):
            return False
    return True


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
