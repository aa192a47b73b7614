"""Land, lakes and boundaries under a map, read once for a data folder and cut to a view."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from components.exhibits.projection import pixel
from components.records import Dossier, MapView

from .canvas import Box, Xy

Ring = tuple[tuple[float, float], ...]
STEP = 0.7
"""Points between two corners of an outline that are worth keeping."""


def outlines(dossier: Dossier, layer: str) -> tuple[tuple[str, tuple[Ring, ...]], ...]:
    """Code (or kind) and rings or lines, in longitude and latitude, of each feature of a layer such as `land`."""
    path = dossier.folder / "basemap" / f"{layer}.json"
    try:
        state = path.stat()
    except OSError:
        return ()
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=6)
def _read(path: Path, mtime_ns: int, size: int) -> tuple[tuple[str, tuple[Ring, ...]], ...]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return tuple(
        (str(_name(one.get("properties") or {})), tuple(_rings(one.get("geometry") or {}))) for one in features
    )


def _name(properties: dict[str, Any]) -> str:
    return str(properties.get("code") or properties.get("kind") or "")


def _rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    kind, inside = geometry.get("type"), geometry.get("coordinates") or []
    if kind == "GeometryCollection":
        for part in geometry.get("geometries", []):
            yield from _rings(part)
    elif kind in ("Polygon", "MultiLineString"):
        yield from (tuple(map(tuple, ring)) for ring in inside)
    elif kind == "MultiPolygon":
        yield from (tuple(map(tuple, ring)) for polygon in inside for ring in polygon)
    elif kind == "LineString":
        yield tuple(map(tuple, inside))


class Window:
    """A view projected into a box: `scale` points for a pixel of the view."""

    def __init__(self, view: MapView, box: Box, scale: float) -> None:
        self.view, self.box, self.scale = view, box, scale
        self.centre = pixel(view.lon, view.lat, view.zoom)

    def at(self, lon: float, lat: float) -> Xy:
        """Where a point lies on the canvas."""
        x, y = pixel(lon, max(min(lat, 84.0), -84.0), self.view.zoom)
        return (
            self.box.x + self.box.w / 2 + (x - self.centre[0]) * self.scale,
            self.box.y + self.box.h / 2 + (y - self.centre[1]) * self.scale,
        )

    def holds(self, point: Xy) -> bool:
        """Whether a point lies in the box."""
        return self.box.x <= point[0] <= self.box.x + self.box.w and self.box.y <= point[1] <= self.box.y + self.box.h

    def area(self, ring: Ring) -> list[Xy]:
        """An outline cut to the box, without corners too close to see; empty where nothing of it is inside."""
        points = thinned([self.at(lon, lat) for lon, lat in ring])
        right, bottom = self.box.x + self.box.w, self.box.y + self.box.h
        for side, limit, is_low in (
            (0, self.box.x, True),
            (0, right, False),
            (1, self.box.y, True),
            (1, bottom, False),
        ):
            points = _cut(points, side, limit, is_low)
            if len(points) < 3:
                return []
        return points

    def lines(self, line: Sequence[tuple[float, float]]) -> Iterator[list[Xy]]:
        """The stretches of a line that lie in the box."""
        points = thinned([self.at(lon, lat) for lon, lat in line])
        current: list[Xy] = []
        for start, end in zip(points, points[1:], strict=False):
            inside = self._inside(start, end)
            if inside is None:
                if len(current) > 1:
                    yield current
                current = []
                continue
            if not current or current[-1] != inside[0]:
                if len(current) > 1:
                    yield current
                current = [inside[0]]
            current.append(inside[1])
        if len(current) > 1:
            yield current

    def _inside(self, start: Xy, end: Xy) -> tuple[Xy, Xy] | None:
        """The part of a stretch in the box (Liang and Barsky, 1984)."""
        low, high = 0.0, 1.0
        dx, dy = end[0] - start[0], end[1] - start[1]
        right, bottom = self.box.x + self.box.w, self.box.y + self.box.h
        for step, room in (
            (-dx, start[0] - self.box.x), (dx, right - start[0]), (-dy, start[1] - self.box.y), (dy, bottom - start[1]),
        ):  # fmt: skip
            if step == 0:
                if room < 0:
                    return None
            elif step < 0:
                low = max(low, room / step)
            else:
                high = min(high, room / step)
        if low >= high:
            return None
        first = start if low == 0 else (start[0] + low * dx, start[1] + low * dy)
        last = end if high == 1 else (start[0] + high * dx, start[1] + high * dy)
        return first, last


def thinned(points: Sequence[Xy]) -> list[Xy]:
    """The points of an outline at least STEP apart; the first and the last stay."""
    if len(points) < 3:
        return list(points)
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= STEP:
            kept.append(point)
    kept.append(points[-1])
    return kept


def _cut(points: list[Xy], side: int, limit: float, is_low: bool) -> list[Xy]:
    """An outline cut at one side (Sutherland and Hodgman, 1974)."""

    def is_inside(point: Xy) -> bool:
        return point[side] >= limit if is_low else point[side] <= limit

    kept: list[Xy] = []
    for number, point in enumerate(points):
        before = points[number - 1]
        if is_inside(point) != is_inside(before):
            share = (limit - before[side]) / (point[side] - before[side])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if is_inside(point):
            kept.append(point)
    return kept
