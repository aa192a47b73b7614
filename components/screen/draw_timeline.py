"""How a timeline is drawn: a lane a life, spans by state, a glyph for each dated step, as vector markup."""

from __future__ import annotations

from datetime import date
from html import escape

from components.exhibits.exhibit import Lane, Mark, Span, Timeline
from components.exhibits.placing import text_width

WIDTH, RIGHT = 1280, 14
NARROW, BROAD = 200, 440
"""Pixels that the names beside the lanes take: at least, and at most."""
LANE = 24
"""Pixels a lane takes."""
SIZE = 12
AXIS = 26
GAP = 24
"""Pixels between a name and the lanes, and before the name."""
THICKNESS = {"good": 12, "partial": 8, "weak": 4, "bad": 4, "none": 4, "plain": 5}
"""Pixels of a span by tone, so that colour is not alone in telling them apart."""
STEPS = (1, 2, 5, 10, 20, 50)
TICKS = 14
"""Years named on the axis at most."""


def svg(body: Timeline, alt: str) -> str:
    """The drawing, as wide as its place; choosing a lane sets the option of the timeline."""
    rows = _rows(body)
    bottom = AXIS + LANE * len(rows)
    parts = [_axis(body, bottom)]
    for number, row in enumerate(rows):
        top = AXIS + LANE * number
        if isinstance(row, str):
            parts.append(f'<text x="0" y="{top + 16:.0f}" font-weight="700" class="k-ink">{escape(row)}</text>')
        else:
            parts.append(_lane(body, row, top, number % 2 == 0))
    x = _x(body, body.today)
    parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{AXIS - 4}" y2="{bottom + 4}" class="k-today"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="k-strip k-lives" viewBox="0 0 {WIDTH} {bottom + AXIS}" '
        f'role="group" aria-label="{escape(alt)}" font-size="{SIZE}">{"".join(parts)}</svg>'
    )


def _rows(body: Timeline) -> list[str | Lane]:
    """The lanes with a heading before each group."""
    rows: list[str | Lane] = []
    group = None
    for lane in body.lanes:
        if lane.group != group:
            group = lane.group
            rows.append(group)
        rows.append(lane)
    return rows


def _x(body: Timeline, day: date) -> float:
    """A day as a place across the drawing; one out of range stands at its edge."""
    whole = max((body.end - body.start).days, 1)
    share = min(max((day - body.start).days / whole, 0.0), 1.0)
    left = _left(body)
    return left + share * (WIDTH - left - RIGHT)


def _left(body: Timeline) -> float:
    """Where the lanes begin: behind the longest name that there is room for."""
    longest = max((text_width(lane.text, SIZE) for lane in body.lanes), default=0.0)
    return min(max(longest + GAP, NARROW), BROAD)


def _axis(body: Timeline, bottom: float) -> str:
    """Years over and under the lanes, with a line through them."""
    first, last = body.start.year, body.end.year + 1
    step = next((one for one in STEPS if (last - first) / one <= TICKS), STEPS[-1])
    parts = []
    for year in range(-(-first // step) * step, last + 1, step):
        x = _x(body, date(year, 1, 1))
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{AXIS - 6}" y2="{bottom + 4}" class="k-tick"/>')
        for y in (AXIS - 10, bottom + 18):
            parts.append(f'<text x="{x:.1f}" y="{y:.0f}" text-anchor="middle" class="k-soft">{year}</text>')
    return "".join(parts)


def _lane(body: Timeline, lane: Lane, top: float, is_shaded: bool) -> str:
    """One life: its name, its spans and its dated steps; a choice where it opens something."""
    middle = top + LANE / 2
    choice = ""
    if lane.select and body.option:
        value = escape(f"{body.option}={'' if lane.select == body.selected else lane.select}")
        choice = f' data-select="{value}" tabindex="0" role="button" aria-label="{escape(lane.text)}"'
    shade = "k-row k-shaded" if is_shaded else "k-row"
    parts = [
        f'<g class="k-life"{choice}><rect x="0" y="{top:.0f}" width="{WIDTH}" height="{LANE}" class="{shade}"/>',
        f'<text x="10" y="{middle + 4:.0f}" class="k-ink">{escape(_cut(lane.text, _left(body) - GAP))}<title>{escape(lane.text)}</title></text>',
    ]
    parts += [_span(body, span, middle) for span in lane.spans]
    parts += [_mark(body, mark, middle) for mark in lane.marks]
    return "".join(parts) + "</g>"


def _span(body: Timeline, span: Span, middle: float) -> str:
    if span.end < body.start:
        return ""
    start, end = _x(body, span.start), _x(body, span.end)
    height = THICKNESS[span.tone]
    return (
        f'<rect x="{start:.1f}" y="{middle - height / 2:.1f}" width="{max(end - start, 1):.1f}" height="{height}" '
        f'class="k-span k-{span.tone}"><title>{escape(span.text)}</title></rect>'
    )


def _mark(body: Timeline, mark: Mark, middle: float) -> str:
    """A glyph on its day; a window as a dashed line from its first day to its last."""
    x = _x(body, mark.day)
    window = ""
    if mark.until is not None:
        end = max(_x(body, mark.until), x + 3)
        window = f'<line x1="{x:.1f}" x2="{end:.1f}" y1="{middle:.1f}" y2="{middle:.1f}" class="k-window"/>'
        x = (x + end) / 2
    if mark.day < body.start:
        return f'<text x="{_left(body) - 7:.1f}" y="{middle + 4:.1f}" class="k-soft">‹<title>{escape(mark.text)}</title></text>'
    kind = "k-mark k-unsure" if mark.is_uncertain or mark.until is not None else "k-mark"
    glyph = f'<text x="{x:.1f}" y="{middle + 4:.1f}" text-anchor="middle" class="{kind}">{escape(mark.glyph)}'
    back = f'<circle cx="{x:.1f}" cy="{middle:.1f}" r="5.5" class="k-back"/>' if mark.glyph != "·" else ""
    return f"{window}{back}{glyph}<title>{escape(mark.text)}</title></text>"


def _cut(text: str, room: float) -> str:
    """As much of a name as fits beside the lanes."""
    if text_width(text, SIZE) <= room:
        return text
    while text and text_width(text, SIZE) > room - SIZE:
        text = text[:-1]
    return text + "…"
