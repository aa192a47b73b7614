"""What glyphs, tints, hues and strokes of a drawing mean."""

from __future__ import annotations

from collections.abc import Sequence

from components.exhibits.exhibit import Key

from .canvas import Box, Canvas
from .ink import Ink
from .measure import cut, text_width

SIZE, LINE, MARK, GAP = 9.0, 14.0, 24.0, 14.0


def legend_height(keys: Sequence[Key], width: float) -> float:
    """Points that a legend takes under a drawing."""
    return (max((line for line, _ in _placed(keys, width)), default=-1) + 1) * LINE + (6 if keys else 0)


def legend(canvas: Canvas, keys: Sequence[Key], box: Box, ink: Ink) -> None:
    """Draw the legend in lines from the left."""
    for key, (line, x) in zip(keys, _placed(keys, box.w), strict=True):
        top, left = box.y + line * LINE, box.x + x
        middle, end = top + LINE / 2, left + MARK - 5
        hue = key.colour or ink.ink
        if key.line is not None or key.by is not None:
            stroke(canvas, [(left, middle), (end, middle)], hue, key.width or 2.2, key.line or "solid", ink, key.text)
        elif key.glyph:
            canvas.text(
                Box(left, top, MARK - 6, LINE), key.glyph, SIZE + 1, key.colour or ink.ink, "middle", alt=key.text
            )
        else:
            canvas.rect(Box(left + 6, top + 3, 8, 8), key.colour or ink.fills[key.tone], key.text, ink.line)
        text = cut(key.text, box.w - MARK, SIZE)
        canvas.text(Box(left + MARK, top, text_width(text, SIZE), LINE), text, SIZE, ink.ink, alt=key.text)


def stroke(
    canvas: Canvas, points: Sequence[tuple[float, float]], colour: str, width: float, line: str, ink: Ink, alt: str
) -> None:
    """A line by its state: solid, dashed, or hollow (two lines with the ground between)."""
    if line == "hollow":
        canvas.line(points, colour, width + 2.2, alt)
        canvas.line(points, ink.paper, width - 0.4, alt)
    else:
        canvas.line(points, colour, width, alt, "dashed" if line == "dashed" else "solid")


def _placed(keys: Sequence[Key], width: float) -> list[tuple[int, float]]:
    """Line and left edge of every entry."""
    found, line, x = [], 0, 0.0
    for key in keys:
        wide = MARK + text_width(cut(key.text, width - MARK, SIZE), SIZE)
        if x and x + wide > width:
            line, x = line + 1, 0.0
        found.append((line, x))
        x += wide + GAP
    return found
