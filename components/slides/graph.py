"""A chart as a drawing, for where PowerPoint's own charts are not to be had: lines over time, bars, parts, ranges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from components.exhibits.exhibit import Chart, Key, Point
from components.exhibits.fitting import categories

from . import scale
from .canvas import Box, Canvas, Xy
from .ink import Ink, series_hue
from .legend import legend, legend_height
from .measure import cut, text_width

NAMES, WIDEST = 250.0, 0.45
"""Width of the names beside bars at least, and the share of the width at most."""
AXIS, VALUES = 26.0, 44.0
LOWEST, TALLEST = 15.0, 30.0
"""Points that a category takes at least and at most."""
SIZE = 10.5
ROOM = 1.18
"""Share of the scale beyond the longest bar, for its label."""


def fits(body: Chart, box: Box) -> int:
    """How many categories fit into a box."""
    beside = len(body.series) if body.kind in ("bars", "ranges") else 1
    room = box.h - AXIS - legend_height(_keys(body, None), box.w)
    return max(int(room / max(LOWEST, 8.0 * beside + 4)), 1)


def draw(canvas: Canvas, body: Chart, box: Box, ink: Ink) -> None:
    """Draw a chart with its legend into a box."""
    keys = _keys(body, ink)
    below = legend_height(keys, box.w)
    frame = Box(box.x, box.y, box.w, box.h - below)
    if body.kind == "lines":
        _lines(canvas, body, frame, ink)
    else:
        _by_category(canvas, body, frame, ink)
    legend(canvas, keys, Box(box.x, frame.y + frame.h + 6, box.w, below), ink)


def _keys(body: Chart, ink: Ink | None) -> tuple[Key, ...]:
    if len(body.series) < 2:
        return ()
    return tuple(
        Key(one.text, colour=series_hue(body, one, ink) if ink else None, line="dashed" if one.is_dashed else "solid")
        for one in body.series
    )


def _ends(point: Point) -> tuple[float, float]:
    """Low and high end of a point; equal where it has one value."""
    known = [one for one in (point.low, point.value, point.high) if one is not None]
    return (min(known), max(known)) if known else (0.0, 0.0)


def _written(value: float) -> str:
    return f"{value:,.10g}".replace("-", "−")


def _lines(canvas: Canvas, body: Chart, box: Box, ink: Ink) -> None:
    points = [point for series in body.series for point in series.points if isinstance(point.at, date)]
    if not points:
        return
    days = [point.at for point in points if isinstance(point.at, date)]
    start, end = date(min(days).year, 1, 1), max(days)
    ticks = scale.values(min(_ends(one)[0] for one in points), max(_ends(one)[1] for one in points))
    plot = Box(box.x + VALUES, box.y + 16, box.w - VALUES - 16, box.h - 16 - AXIS)
    length = max((end - start).days, 1)

    def at(day: date, value: float) -> Xy:
        share = (value - ticks[0]) / (ticks[-1] - ticks[0])
        return plot.x + plot.w * (day - start).days / length, plot.y + plot.h * (1 - share)

    canvas.text(Box(box.x, box.y - 4, box.w / 2, 14), body.unit, SIZE, ink.soft)
    for value in ticks:
        y = at(start, value)[1]
        canvas.line([(plot.x, y), (plot.x + plot.w, y)], ink.line, 0.75, _written(value))
        canvas.text(Box(box.x, y - 7, VALUES - 6, 14), _written(value), SIZE, ink.soft, "right")
    for year in scale.years(start, end):
        x = at(date(year, 1, 1), ticks[0])[0]
        canvas.line([(x, plot.y), (x, plot.y + plot.h)], ink.line, 0.5, str(year))
        canvas.text(Box(x - 25, plot.y + plot.h + 4, 50, 14), str(year), SIZE, ink.soft, "middle")
    for series in body.series:
        hue = series_hue(body, series, ink)
        ordered = sorted((one for one in series.points if isinstance(one.at, date)), key=lambda one: str(one.at))
        path: list[Xy] = []
        for point in ordered:
            assert isinstance(point.at, date)
            low, high = _ends(point)
            alt = f"{series.text}, {point.at.isoformat()}: {point.text}"
            middle = point.value if point.value is not None else (low + high) / 2
            if low != high:
                canvas.line([at(point.at, low), at(point.at, high)], hue, 1.2, alt)
            path.append(at(point.at, middle))
            canvas.disc(path[-1], 3.4, hue, alt)
        if len(path) > 1:
            canvas.line(path, hue, 2, series.text, "dashed" if series.is_dashed else "solid")


def _by_category(canvas: Canvas, body: Chart, box: Box, ink: Ink) -> None:
    names = categories(body)
    by_place = {(series.id, str(point.at)): point for series in body.series for point in series.points}
    if body.kind == "parts":
        ends = [sum(_ends(point)[1] for (_, at), point in by_place.items() if at == name) for name in names]
        low = 0.0
    else:
        ends = [_ends(point)[1] for point in by_place.values()]
        low = min((_ends(point)[0] for point in by_place.values()), default=0.0)
    high = max(ends, default=0.0)
    ticks = scale.values(low, high * (1.0 if body.kind == "parts" else ROOM))
    needed = max((text_width(name, SIZE) for name in names), default=0.0) + 14
    beside = min(max(needed, NAMES), box.w * WIDEST)
    plot = Box(box.x + beside, box.y + AXIS, box.w - beside - 20, box.h - AXIS)

    def across(value: float) -> float:
        return plot.x + plot.w * (value - ticks[0]) / (ticks[-1] - ticks[0])

    row = min(plot.h / max(len(names), 1), TALLEST * (len(body.series) if body.kind != "parts" else 1))
    bottom = plot.y + row * len(names)
    canvas.text(Box(box.x, box.y, beside - 10, 14), body.unit, SIZE, ink.soft, "right")
    for value in ticks:
        canvas.line([(across(value), plot.y - 4), (across(value), bottom)], ink.line, 0.75, _written(value))
        canvas.text(Box(across(value) - 30, box.y, 60, 14), _written(value), SIZE, ink.soft, "middle")
    for number, name in enumerate(names):
        y = plot.y + row * number
        canvas.text(Box(box.x, y, beside - 10, row), cut(name, beside - 14, SIZE), SIZE, ink.ink, "right", alt=name)
        if body.kind == "parts":
            _stacked(canvas, body, [by_place.get((one.id, name)) for one in body.series], across, y, row, ink)
            continue
        tall = row * 0.76 / len(body.series)
        for place, series in enumerate(body.series):
            point = by_place.get((series.id, name))
            if point is None:
                continue
            start, end = _ends(point)
            if body.kind == "bars":
                start = min(0.0, end)
            left, right = sorted((across(start), across(end)))
            top, hue = y + row * 0.12 + tall * place, series_hue(body, series, ink)
            alt = f"{series.text}, {name}: {point.text}"
            if body.kind == "ranges" and right - left < 2:
                canvas.disc((left, top + tall / 2), min(tall / 2, 4), hue, alt)
            else:
                bar = Box(left, top + tall * 0.1, right - left, tall * 0.8)
                canvas.rect(bar, hue, alt)
            size = min(SIZE, max(tall * 0.8, 7.0))
            canvas.text(Box(right + 7, top, box.x + box.w - right, tall), point.text, size, ink.ink, alt=alt)


def _stacked(
    canvas: Canvas, body: Chart, points: Sequence[Point | None], across: object, y: float, row: float, ink: Ink
) -> None:
    assert callable(across)
    done = 0.0
    for series, point in zip(body.series, points, strict=True):
        if point is None or not point.value:
            continue
        left, right = across(done), across(done + point.value)
        done += point.value
        bar = Box(left, y + row * 0.15, right - left, row * 0.7)
        canvas.rect(bar, series_hue(body, series, ink), f"{series.text}: {point.text}", ink.paper)
        shown = cut(point.text, bar.w - 6, SIZE)
        if shown == point.text:
            canvas.text(bar, shown, SIZE, ink.paper, "middle", alt=f"{series.text}: {point.text}")
