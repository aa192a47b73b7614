"""How a strip map is drawn: ways unrolled to lines on one scale, as vector markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from components.exhibits.exhibit import Band, Halt, Key, Strip, StripRow, Way
from components.exhibits.placing import Label, levels, text_width

WIDTH, LEFT, RIGHT = 1280, 76, 20
SIZE = 12
LEVEL = 19
"""Pixels from one level of labels to the next."""
DEPTH = 4
HALO = "fill:var(--ink);stroke:var(--paper);stroke-width:4px;paint-order:stroke"
BAND = 20
FLAG = 8
"""Radius of a numbered remark."""
TICKS = (10, 20, 50, 100, 200, 250, 500, 1000, 2000, 5000)
Scale = Callable[[float], float]
"""From a kilometre to a place across the drawing."""
LIGHT = {
    "ink": "#1d2329", "soft": "#5a626b", "line": "#d6d2c7", "paper": "#fffefb", "wash": "#f3f1ea",
    "sea": "#cfe0ea", "water": "#2b6f9c", "alarm": "#8c2f22",
}  # fmt: skip
"""Colours of a drawing that leaves the page; on the page those of the style sheet hold."""


def svg(body: Strip, alt: str, is_alone: bool = False) -> str:
    """The drawing, as wide as its place. `is_alone` makes it a file of its own, on white."""
    parts: list[str] = []
    top = 0.0
    longest = max((row.length_km for row in body.rows), default=0.0)
    for row in body.rows:
        drawn, height = _row(body, row, longest)
        parts.append(f'<g transform="translate(0,{top:.0f})">{drawn}</g>')
        top += height
    parts.append(f'<g transform="translate(0,{top:.0f})">{_axis(longest, body.unit)}</g>')
    top += 34
    head = ""
    if is_alone:
        values = "".join(f"--{name}:{value};" for name, value in LIGHT.items())
        head = f"<style>svg{{{values}font-family:'Noto Sans JP',sans-serif;background:#fff}}</style>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="k-strip" viewBox="0 0 {WIDTH} {top:.0f}" role="img" '
        f'aria-label="{escape(alt)}" font-size="{SIZE}">{head}{"".join(parts)}</svg>'
    )


def legend_mark(key: Key) -> str:
    """The stroke of a legend entry, drawn as on the strip."""
    drawn = _stroke(2, 32, 6, key.line or "solid", key.by or "rail")
    return f'<svg width="34" height="12" aria-hidden="true">{drawn}</svg>'


def _row(body: Strip, row: StripRow, longest: float) -> tuple[str, float]:
    """One way with its title, labels, line and bands; and its height."""

    def x(km: float) -> float:
        return LEFT + (km / longest if longest else 0) * (WIDTH - LEFT - RIGHT)

    labels = [Label(x(halt.km), text_width(halt.text, SIZE) + 8, halt.rank) for halt in row.halts]
    placed = levels(labels, WIDTH, DEPTH)
    highest = max((found[0] for found in placed if found), default=0)
    line = 34 + (highest + 1) * LEVEL + 12
    parts = [
        f'<rect x="0" y="7" width="10" height="10" rx="2" fill="{escape(row.colour)}"/>'
        f'<text x="16" y="17" font-weight="700" font-size="14" style="fill:var(--ink)">{escape(row.text)}'
        f'<tspan dx="10" font-weight="400" font-size="12" style="fill:var(--soft)">{escape(row.detail)}</tspan></text>'
    ]
    for halt, found in zip(row.halts, placed, strict=True):
        if found is not None:
            parts.append(_label(halt, x(halt.km), line, found))
    parts += [_way(way, x, line) for way in row.ways]
    parts += [
        _mark(halt, x(halt.km), line) for halt, found in zip(row.halts, placed, strict=True) if halt.glyphs or found
    ]
    y = line + 18.0
    if row.flags:
        drawn, used = _flags(row, x, y)
        parts.append(_lane(body.flags, y + 14) + drawn)
        y += used
    for name, bands in row.bands:
        parts.append(_lane(name, y + 14))
        parts += [_band(band, number, x, y) for number, band in enumerate(bands)]
        y += BAND + 2
    return "".join(parts), y + 14


def _label(halt: Halt, centre: float, line: float, found: tuple[int, float]) -> str:
    level, left = found
    y = line - 14 - level * LEVEL
    weight = ' font-weight="700"' if halt.rank == 0 else ""
    return (
        f'<line x1="{centre:.1f}" x2="{centre:.1f}" y1="{y + 4:.1f}" y2="{line - 3:.1f}" style="stroke:var(--line)"/>'
        f'<text x="{left + 4:.1f}" y="{y:.1f}"{weight} style="{HALO}">{escape(halt.text)}'
        f"<title>{escape(halt.detail)}</title></text>"
    )


def _way(way: Way, x: Scale, line: float) -> str:
    drawn = _stroke(x(way.start), x(way.end), line, way.line, way.by)
    return f"<g><title>{escape(way.text)}</title>{drawn}</g>"


def _stroke(start: float, end: float, y: float, line: str, by: str) -> str:
    """Rail as a thick line, road as a thin one, water as blue dots; dashed and hollow by status."""
    hue = "var(--water)" if by == "water" else "var(--ink)"
    width = 3 if by == "road" else 6
    ends = f'x1="{start:.1f}" x2="{end + 0.6:.1f}" y1="{y:.1f}" y2="{y:.1f}"'
    dash = ' stroke-dasharray="9 6"' if line == "dashed" else ' stroke-dasharray="2 3"' if by == "water" else ""
    drawn = f'<line {ends} stroke-width="{width}"{dash} style="stroke:{hue}"/>'
    if line == "hollow":
        drawn += f'<line {ends} stroke-width="{width - 2.5}" style="stroke:var(--paper)"/>'
    return drawn


def _mark(halt: Halt, x: float, line: float) -> str:
    if not halt.glyphs:
        return f'<circle cx="{x:.1f}" cy="{line:.1f}" r="3.2" style="fill:var(--paper);stroke:var(--ink)"/>'
    return (
        f'<text x="{x:.1f}" y="{line + 5:.1f}" text-anchor="middle" font-size="13" '
        f'style="{HALO}">{escape(halt.glyphs)}'
        f"<title>{escape(halt.detail)}</title></text>"
    )


def _flags(row: StripRow, x: Scale, y: float) -> tuple[str, float]:
    """Numbered circles under the line, stacked where they would touch; and the height they take."""
    ends: list[float] = []
    parts = []
    for flag in sorted(row.flags, key=lambda one: one.km):
        centre = x(flag.km)
        level = next((level for level, end in enumerate(ends) if centre - FLAG > end), len(ends))
        ends[level : level + 1] = [centre + FLAG + 2]
        cy = y + 9 + level * (2 * FLAG + 3)
        parts.append(
            f'<g><title>{escape(flag.text)}</title><circle cx="{centre:.1f}" cy="{cy:.1f}" r="{FLAG}" '
            f'style="fill:var(--alarm)"/><text x="{centre:.1f}" y="{cy + 3.8:.1f}" text-anchor="middle" font-size="10.5" '
            f'font-weight="700" style="fill:var(--paper)">{escape(flag.mark)}</text></g>'
        )
    return "".join(parts), len(ends) * (2 * FLAG + 3) + 6


def _lane(name: str, y: float) -> str:
    return f'<text x="0" y="{y:.1f}" font-size="11" style="fill:var(--soft)">{escape(name)}</text>'


def _band(band: Band, number: int, x: Scale, y: float) -> str:
    start, end = x(band.start), x(band.end)
    fill = "var(--sea)" if band.is_apart else "var(--wash)" if number % 2 else "var(--line)"
    room = end - start - 4
    text = next((one for one in (band.text, band.code) if one and text_width(one, SIZE) <= room), "")
    return (
        f'<g><title>{escape(band.text)}</title><rect x="{start:.1f}" y="{y:.1f}" width="{max(end - start, 0.5):.1f}" '
        f'height="{BAND}" style="fill:{fill};stroke:var(--paper)"/><text x="{(start + end) / 2:.1f}" y="{y + 14:.1f}" '
        f'text-anchor="middle" style="fill:var(--ink)">{escape(text)}</text></g>'
    )


def _axis(longest: float, unit: str) -> str:
    """The scale of kilometres under all ways."""
    scale = WIDTH - LEFT - RIGHT
    step = next((one for one in TICKS if longest / one <= 12), TICKS[-1])
    parts = [f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="2" y2="2" style="stroke:var(--soft)"/>']
    parts += list(_ticks(longest, step, scale))
    return "".join(parts) + _lane(unit, 17)


def _ticks(longest: float, step: int, scale: float) -> Iterator[str]:
    for number in range(int(longest // step) + 1 if longest else 1):
        x = LEFT + (number * step / longest * scale if longest else 0)
        yield (
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="2" y2="7" style="stroke:var(--soft)"/>'
            f'<text x="{x:.1f}" y="19" text-anchor="middle" font-size="11" style="fill:var(--soft)">{number * step:,}</text>'
        )
