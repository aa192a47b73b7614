"""A map as shapes: land, water, lines by state, places with labels that cover nothing."""

from __future__ import annotations

from math import log
from typing import cast

from components.exhibits.exhibit import Map
from components.exhibits.projection import (
    FLAG_SIZE,
    FONT_SIZE,
    GLYPHS,
    HEIGHT,
    WIDTH,
    placed_flags,
    placed_labels,
    shown_points,
    view_of,
)
from components.records import Dossier

from .basemap import Window, outlines
from .canvas import Align, Box, Canvas
from .ink import Ink
from .legend import legend, legend_height, stroke
from .measure import text_width

LINE = 2.0
FRAME = 8.0
"""Points that a label keeps from the edge."""
ANCHORS: dict[str, Align] = {"start": "left", "end": "right", "middle": "middle"}


def draw(canvas: Canvas, body: Map, box: Box, ink: Ink, dossier: Dossier) -> None:
    """Draw a map with its legend into a box."""
    below = legend_height(body.legend, box.w)
    frame = Box(box.x, box.y, box.w, box.h - below)
    view, scale = view_of(body, dossier.desk.map_views), frame.w / WIDTH
    if frame.h < HEIGHT * scale:
        view = view.model_copy(update={"zoom": view.zoom - log(HEIGHT * scale / frame.h, 2)})
    window = Window(view, frame, scale)
    canvas.rect(frame, ink.sea, "Sea")
    _ground(canvas, body, window, ink, dossier)
    _paths(canvas, body, window, ink)
    _places(canvas, body, window, ink)
    legend(canvas, body.legend, Box(box.x, frame.y + frame.h + 6, box.w, below), ink)


def _ground(canvas: Canvas, body: Map, window: Window, ink: Ink, dossier: Dossier) -> None:
    for layer, fill in (("land", ink.land), ("lakes", ink.sea)):
        for name, rings in outlines(dossier, layer):
            inside = [ring for ring in map(window.area, rings) if ring]
            if inside:
                known = dossier.countries.get(name)
                canvas.area(inside, fill, known.name_en if known is not None else name or layer)
    for name, lines in outlines(dossier, "boundaries"):
        for line in lines if name not in body.left_out else ():
            for part in window.lines(line):
                canvas.line(part, ink.boundary, 0.5, name or "boundary")


def _paths(canvas: Canvas, body: Map, window: Window, ink: Ink) -> None:
    for path in body.paths:
        hue = _faded(path.colour, ink.land) if path.is_dimmed else path.colour
        width = path.width * window.scale if path.width is not None else LINE
        alt = f"{path.text}: {path.detail}"
        for part in window.lines(path.coordinates):
            if path.id == body.selected or path.id in body.marked:
                canvas.line(part, ink.line, width + 6, alt)
            stroke(canvas, part, hue, width, path.line, ink, alt)


def _places(canvas: Canvas, body: Map, window: Window, ink: Ink) -> None:
    view, scale = window.view, window.scale
    points = [point for point in shown_points(body.points, view) if window.holds(window.at(point.lon, point.lat))]
    flags = placed_flags(body.flags, view, body.points)
    size = FONT_SIZE * scale
    for point in body.points:
        if point.size is not None and window.holds(window.at(point.lon, point.lat)):
            canvas.disc(window.at(point.lon, point.lat), point.size * scale, ink.hues[0], point.text, ink.paper)
    for point in points:
        x, y = window.at(point.lon, point.lat)
        mark = (7 if point.kind == "place" and point.rank else 11) * scale
        canvas.text(Box(x - 8, y - 8, 16, 16), GLYPHS.get(point.kind, "●"), mark, ink.ink, "middle", alt=point.text)
    for label in placed_labels(points, view, [box for _, _, box in flags]):
        lon, lat = cast("list[float]", label["p"])
        dx, dy = cast("tuple[int, int]", label["o"])
        text, align = str(label["x"]), ANCHORS[str(label["a"])]
        width = text_width(text, size)
        x, y = window.at(lon, lat)
        left = {"left": x + dx * scale, "right": x + dx * scale - width, "middle": x - width / 2}[align]
        right = window.box.x + window.box.w - FRAME
        if left >= window.box.x + FRAME and left + width <= right:
            place = Box(left, y + dy * scale - size * 0.65, width, size * 1.3)
            canvas.text(place, text, size, ink.ink, align, ground=ink.land)
    for flag, (dx, dy), box in flags:
        x, y = window.at(flag.lon, flag.lat)
        half = (box[2] - box[0]) / 2 * scale
        place = Box(x + dx * scale - half, y + dy * scale - 9 * scale, half * 2, 18 * scale)
        if window.holds((x, y)):
            canvas.rect(place, ink.alarm, f"{flag.mark}: {flag.text}")
            canvas.text(place, flag.mark, FLAG_SIZE * scale, ink.paper, "middle", True, f"{flag.mark}: {flag.text}")


def _faded(colour: str, ground: str) -> str:
    """A hue mixed with the ground, for what the filters leave in the background."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return "#" + "".join(f"{round(one * 0.25 + other * 0.75):02x}" for one, other in pairs)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))
