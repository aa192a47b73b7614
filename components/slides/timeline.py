"""A timeline as shapes: a lane a life, stretches by state, a glyph for each dated step."""

from __future__ import annotations

from datetime import date

from components.exhibits.exhibit import Timeline

from . import scale
from .canvas import Box, Canvas
from .ink import Ink
from .legend import legend, legend_height
from .measure import cut, text_width

NAMES, WIDEST, GAP = 240.0, 400.0, 10.0
"""Width of the names beside the lanes at least and at most, and what stays free after them."""
SMALLEST = 7.0
"""Size of type to which a name shrinks before it is cut."""
AXIS = 18.0
TALLEST, LOWEST = 26.0, 13.0
"""Height of a lane at most and at least."""


def rows(body: Timeline) -> int:
    """Lanes and headings of groups."""
    return len(body.lanes) + len(_groups(body))


def fits(body: Timeline, box: Box) -> int:
    """How many lanes fit at their lowest height."""
    left, group = int((box.h - AXIS - legend_height(body.legend, box.w)) / LOWEST), None
    for number, lane in enumerate(body.lanes):
        left -= 1 + (lane.group != group)
        group = lane.group
        if left < 0:
            return max(number, 1)
    return len(body.lanes)


def draw(canvas: Canvas, body: Timeline, box: Box, ink: Ink) -> None:
    """Draw a timeline into a box."""
    below = legend_height(body.legend, box.w)
    row = min(TALLEST, max((box.h - AXIS - below) / max(rows(body), 1), LOWEST))
    size = min(row * 0.62, 12.0)
    needed = max((text_width(lane.text, size) for lane in body.lanes), default=0.0) + GAP
    names = min(max(needed, NAMES), WIDEST)
    left, width = box.x + names, box.w - names
    days = max((body.end - body.start).days, 1)

    def across(day: date) -> float:
        return left + width * min(max((day - body.start).days / days, 0.0), 1.0)

    bottom = box.y + AXIS + row * rows(body)
    for year in scale.years(body.start, body.end):
        if date(year, 1, 1) < body.start:
            continue
        x = across(date(year, 1, 1))
        canvas.line([(x, box.y + AXIS - 3), (x, bottom)], ink.line, 0.75, str(year))
        canvas.text(Box(x - 20, box.y, 40, AXIS - 4), str(year), 9, ink.soft, "middle")
    y, group = box.y + AXIS, None
    for lane in body.lanes:
        if lane.group != group:
            group = lane.group
            canvas.text(Box(box.x, y, names - GAP, row), cut(group, names - GAP, size), size, ink.ink, "left", True)
            y += row
        select = f"{body.option}={lane.select}" if body.option and lane.select else ""
        _name(canvas, lane.text, Box(box.x, y, names - GAP, row), size, ink)
        for span in lane.spans:
            start, end = across(span.start), across(span.end)
            stretch = Box(start, y + row * 0.25, max(end - start, 1.0), row * 0.5)
            canvas.rect(stretch, ink.bars[span.tone], f"{lane.text}: {span.text}", select=select)
        for mark in lane.marks:
            if not body.start <= mark.day <= body.end:
                continue
            x = across(mark.day)
            if mark.until is not None:
                canvas.line([(x, y + row / 2), (across(mark.until), y + row / 2)], ink.ink, 1, mark.text, "dotted")
            canvas.text(Box(x - 8, y, 16, row), mark.glyph, size, ink.ink, "middle", alt=f"{lane.text}: {mark.text}")
        y += row
    today = across(body.today)
    canvas.line([(today, box.y + AXIS - 3), (today, bottom)], ink.ink, 1, body.today.isoformat(), "dotted")
    legend(canvas, body.legend, Box(box.x, bottom + 4, box.w, below), ink)


def _name(canvas: Canvas, text: str, box: Box, size: float, ink: Ink) -> None:
    """The name of a lane: in smaller type where it is long, cut where that does not help."""
    fitting = max(min(size, size * box.w / (text_width(text, size) or 1.0)), SMALLEST)
    canvas.text(box, cut(text, box.w, fitting), fitting, ink.ink, alt=text)


def _groups(body: Timeline) -> list[str]:
    """A heading wherever the group changes."""
    found: list[str] = []
    for lane in body.lanes:
        if not found or found[-1] != lane.group:
            found.append(lane.group)
    return found
