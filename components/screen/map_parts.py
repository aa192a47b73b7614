"""The parts of a map that a browser asks for by their paths: strokes, legs to click, glyphs, labels, discs, flags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from functools import lru_cache
from math import hypot
from typing import cast

from components.exhibits.exhibit import Map, MapPath
from components.exhibits.projection import GLYPHS, pixel, place, placed_flags, placed_labels, shown_points
from components.records import MapView

from . import geo
from .palette import Palette, tinted

LINE = 2.6
"""Pixels of a line that stands for no figure."""
DASH, GAP = 8.0, 6.0
"""Pixels at the zoom of the view."""


@dataclass(frozen=True)
class Parts:
    """The paths under which the parts of one map can be asked for."""

    strokes: str
    legs: str
    glyphs: str
    labels: str
    discs: str
    flags: str

    def is_kept(self) -> bool:
        """Whether all parts are still there."""
        return all(geo.is_kept(path) for path in astuple(self))


def parts_of(body: Map, view: MapView, palette: Palette, size: float) -> Parts:
    """The parts of a map as first seen in a view, on ground of a palette; `size` magnifies what is measured in pixels."""
    parts = _made(body, view, palette, size)
    if not parts.is_kept():
        _made.cache_clear()
        parts = _made(body, view, palette, size)
    return parts


@lru_cache(maxsize=32)
def _made(body: Map, view: MapView, palette: Palette, size: float) -> Parts:
    points = shown_points(body.points, view)
    glyphs = [
        {"p": [round(point.lon, 3), round(point.lat, 3)], "x": GLYPHS.get(point.kind, "●"), "t": point.text,
         "d": point.detail, "s": 7 if point.kind == "place" and point.rank else 11}
        for point in points
    ]  # fmt: skip
    discs = [
        {"p": [round(point.lon, 3), round(point.lat, 3)], "r": round(point.size, 1), "t": point.text, "d": point.detail}
        for point in body.points
        if point.size is not None
    ]
    placed = placed_flags(body.flags, view, body.points)
    flags = [
        {
            "p": [round(flag.lon, 3), round(flag.lat, 3)],
            "x": flag.mark,
            "t": flag.text,
            "d": "",
            "o": [side * size for side in offset],
        }
        for flag, offset, _ in placed
    ]
    legs = [{"id": one.id, "p": rounded(one.coordinates), "t": one.text, "d": one.detail} for one in body.paths]
    return Parts(
        strokes=geo.keep("strokes.json", list(_strokes(body.paths, view.zoom, palette))),
        legs=geo.keep("legs.json", legs),
        glyphs=geo.keep("places.json", glyphs),
        discs=geo.keep("discs.json", discs),
        flags=geo.keep("flags.json", flags),
        labels=geo.keep(
            "labels.json",
            [
                one | {"o": [side * size for side in cast("tuple[int, int]", one["o"])]}
                for one in placed_labels(points, view, [box for _, _, box in placed])
            ],
        ),
    )


def _strokes(paths: Iterable[MapPath], zoom: float, palette: Palette) -> Iterable[dict[str, object]]:
    for path in paths:
        hue = tinted(path.colour, palette.tint)
        colour = [*hue, 55 if path.is_dimmed else 235]
        width = round(path.width, 1) if path.width is not None else LINE
        if path.line == "dashed":
            for dash in dashes(path.coordinates, zoom):
                yield {"p": rounded(dash), "c": colour, "w": width}
        elif path.line == "hollow":
            line = rounded(path.coordinates)
            yield {"p": line, "c": colour, "w": width + 3.4}
            yield {"p": line, "c": [*palette.land, 255], "w": width + 0.4}
        else:
            yield {"p": rounded(path.coordinates), "c": colour, "w": width}


def dashes(line: Iterable[tuple[float, float]], zoom: float) -> list[list[tuple[float, float]]]:
    """The line cut into dashes of DASH pixels with gaps of GAP pixels at a zoom level."""
    points = [pixel(lon, lat, zoom) for lon, lat in line]
    done: list[list[tuple[float, float]]] = []
    current: list[tuple[float, float]] = [points[0]]
    is_drawn, left = True, DASH
    for start, end in zip(points, points[1:], strict=False):
        length = hypot(end[0] - start[0], end[1] - start[1])
        at = 0.0
        while length - at > left:
            at += left
            cut = (start[0] + (end[0] - start[0]) * at / length, start[1] + (end[1] - start[1]) * at / length)
            if is_drawn:
                done.append([*current, cut])
            current = [cut]
            is_drawn, left = not is_drawn, GAP if is_drawn else DASH
        left -= length - at
        current.append(end)
    if is_drawn and len(current) > 1:
        done.append(current)
    return [[place(x, y, zoom) for x, y in dash] for dash in done]


def rounded(line: Iterable[tuple[float, float]]) -> list[list[float]]:
    """A line of longitudes and latitudes to a thousandth of a degree, about 100 metres."""
    return [[round(lon, 3), round(lat, 3)] for lon, lat in line]
