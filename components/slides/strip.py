"""A strip map as shapes: ways unrolled to straight lines on one scale of kilometres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.exhibits.exhibit import Strip, StripRow
from components.exhibits.placing import Label, levels

from .canvas import Box, Canvas
from .ink import Ink
from .legend import legend, legend_height
from .measure import cut, text_width

WIDE = 1280.0
"""Units across; a unit is as many points as make the drawing fill its box."""
LEFT, RIGHT, SIZE, LEVEL, DEPTH, BAND, FLAG = 76.0, 20.0, 13.0, 20.0, 4, 20.0, 8.0
TICKS = (10, 20, 50, 100, 200, 250, 500, 1000, 2000, 5000)
REMARK, MANY = 13.0, 24
"""Points a line of the list of remarks takes; more remarks than that stand in three columns instead of two."""


@dataclass(frozen=True)
class _Row:
    """A way laid out: the places of its labels, and how high it is."""

    row: StripRow
    placed: Sequence[tuple[int, float] | None]
    line: float
    flags: Sequence[tuple[float, int]]
    height: float


def draw(canvas: Canvas, body: Strip, box: Box, ink: Ink) -> None:
    """Draw a strip map with its legend and remarks into a box."""
    longest = max((row.length_km for row in body.rows), default=0.0)
    rows = [_laid(row, longest) for row in body.rows]
    remarks = sorted({(flag.mark, flag.text) for row in body.rows for flag in row.flags}, key=lambda one: int(one[0]))
    columns = 2 if len(remarks) <= MANY else 3
    lines = -(-len(remarks) // columns)
    below = legend_height(body.legend, box.w) + REMARK * lines
    unit = min(box.w / WIDE, max(box.h - below, box.h * 0.4) / (sum(one.height for one in rows) + 30))
    pen = _Pen(canvas, box, unit, longest, ink)
    top = 0.0
    for one in rows:
        pen.way(one, top, body.flags)
        top += one.height
    pen.axis(top, body.unit)
    y = box.y + (top + 30) * unit + 4
    legend(canvas, body.legend, Box(box.x, y, box.w, below), ink)
    y += legend_height(body.legend, box.w)
    wide, tall = box.w / columns, min(REMARK, (box.y + box.h - y) / max(lines, 1))
    size = min(9.0, tall * 0.75)
    for number, (mark, text) in enumerate(remarks):
        side, line = divmod(number, lines)
        x, here = box.x + side * wide, y + line * tall
        canvas.text(Box(x, here, 20, tall), mark, size, ink.alarm, "middle", True)
        canvas.text(Box(x + 24, here, wide - 34, tall), cut(text, wide - 34, size), size, ink.ink, alt=text)


def _x(km: float, longest: float) -> float:
    return LEFT + (km / longest if longest else 0) * (WIDE - LEFT - RIGHT)


def _laid(row: StripRow, longest: float) -> _Row:
    labels = [Label(_x(halt.km, longest), text_width(halt.text, SIZE) + 8, halt.rank) for halt in row.halts]
    placed = levels(labels, WIDE, DEPTH)
    line = 34 + (max((one[0] for one in placed if one), default=0) + 1) * LEVEL + 12
    ends: list[float] = []
    flags: list[tuple[float, int]] = []
    for flag in sorted(row.flags, key=lambda one: one.km):
        centre = _x(flag.km, longest)
        level = next((level for level, end in enumerate(ends) if centre - FLAG > end), len(ends))
        ends[level : level + 1] = [centre + FLAG + 2]
        flags.append((centre, level))
    tall = line + 18 + (len(ends) * (2 * FLAG + 3) + 6 if ends else 0) + len(row.bands) * (BAND + 2) + 14
    return _Row(row, placed, line, flags, tall)


class _Pen:
    """Draws in units from the left upper corner of the box."""

    def __init__(self, canvas: Canvas, box: Box, unit: float, longest: float, ink: Ink) -> None:
        self.canvas, self.frame, self.unit, self.longest, self.ink = canvas, box, unit, longest, ink

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.frame.x + x * self.unit, self.frame.y + y * self.unit

    def place(self, x: float, y: float, w: float, h: float) -> Box:
        return Box(*self.at(x, y), w * self.unit, h * self.unit)

    def text(
        self,
        x: float,
        y: float,
        w: float,
        text: str,
        bold: bool = False,
        colour: str = "",
        size: float = SIZE,
        alt: str = "",
    ) -> None:
        hue = colour or self.ink.ink
        self.canvas.text(self.place(x, y - 9, w, 18), text, size * self.unit, hue, "left", bold, alt)

    def way(self, laid: _Row, top: float, flags: str) -> None:
        row, ink, line = laid.row, self.ink, top + laid.line
        self.canvas.rect(self.place(0, top + 7, 10, 10), row.colour, row.text)
        wide = text_width(row.text, 14) * 1.1
        self.text(16, top + 12, wide, row.text, True, size=14)
        self.text(
            26 + wide,
            top + 12,
            WIDE - wide - 40,
            cut(row.detail, WIDE - wide - 40, 12),
            False,
            ink.soft,
            12,
            row.detail,
        )
        for halt, found in zip(row.halts, laid.placed, strict=True):
            if found is None:
                continue
            centre, y = _x(halt.km, self.longest), line - 18 - found[0] * LEVEL
            self.canvas.line([self.at(centre, y + 8), self.at(centre, line - 3)], ink.line, 0.75, halt.text)
            self.text(
                found[1] + 4,
                y,
                text_width(halt.text, SIZE),
                halt.text,
                halt.rank == 0,
                alt=f"{halt.text} {halt.detail}",
            )
        for way in row.ways:
            ends = [self.at(_x(way.start, self.longest), line), self.at(_x(way.end, self.longest), line)]
            hue, width = (ink.water if way.by == "water" else ink.ink), (3 if way.by == "road" else 6) * self.unit
            dash = "dashed" if way.line == "dashed" else "dotted" if way.by == "water" else "solid"
            self.canvas.line(ends, hue, width, way.text, dash)
            if way.line == "hollow":
                self.canvas.line(ends, ink.paper, width * 0.5, way.text)
        for halt, found in zip(row.halts, laid.placed, strict=True):
            centre = self.at(_x(halt.km, self.longest), line)
            if halt.glyphs:
                spot = Box(centre[0] - 14, centre[1] - 7, 28, 14)
                self.canvas.text(spot, halt.glyphs, 13 * self.unit, ink.ink, "middle", alt=f"{halt.text} {halt.detail}")
            elif found is not None:
                self.canvas.disc(centre, 3.2 * self.unit, ink.paper, halt.text, ink.ink)
        y = line + 18
        if laid.flags:
            self.text(0, y + 9, LEFT, flags, False, ink.soft, 11)
            for flag, (centre, level) in zip(sorted(row.flags, key=lambda one: one.km), laid.flags, strict=True):
                middle = y + 9 + level * (2 * FLAG + 3)
                self.canvas.disc(self.at(centre, middle), FLAG * self.unit, ink.alarm, f"{flag.mark}: {flag.text}")
                spot = self.place(centre - FLAG, middle - FLAG, 2 * FLAG, 2 * FLAG)
                self.canvas.text(spot, flag.mark, 10.5 * self.unit, ink.paper, "middle", True, flag.text)
            y += (max(level for _, level in laid.flags) + 1) * (2 * FLAG + 3) + 6
        for name, bands in row.bands:
            self.text(0, y + 10, LEFT, name, False, ink.soft, 11)
            for number, band in enumerate(bands):
                start, end = _x(band.start, self.longest), _x(band.end, self.longest)
                fill = ink.fills["weak"] if band.is_apart else ink.wash if number % 2 else ink.line
                spot = self.place(start, y, max(end - start, 0.5), BAND)
                self.canvas.rect(spot, fill, band.text, ink.paper)
                texts = (one for one in (band.text, band.code) if one and text_width(one, SIZE) <= end - start - 4)
                shown = next(texts, "")
                if shown:
                    self.canvas.text(spot, shown, SIZE * self.unit, ink.ink, "middle", alt=band.text)
            y += BAND + 2

    def axis(self, top: float, unit: str) -> None:
        ink = self.ink
        self.canvas.line([self.at(LEFT, top + 2), self.at(WIDE - RIGHT, top + 2)], ink.soft, 0.75, unit)
        self.text(0, top + 14, LEFT, unit, False, ink.soft, 11)
        step = next((one for one in TICKS if self.longest / one <= 12), TICKS[-1])
        for km in range(0, int(self.longest) + 1, step):
            x = _x(km, self.longest)
            self.canvas.line([self.at(x, top + 2), self.at(x, top + 7)], ink.soft, 0.75, f"{km:,}")
            spot = self.place(x - 40, top + 6, 80, 18)
            self.canvas.text(spot, f"{km:,}", 11 * self.unit, ink.soft, "middle")
