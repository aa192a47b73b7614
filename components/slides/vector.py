"""Drawings as vector markup for a page or a hand-out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from .canvas import Align, Box, Dash, Xy

DASHES = {"solid": "", "dashed": ' stroke-dasharray="6 4"', "dotted": ' stroke-dasharray="1.5 2.5"'}
NARROWED = 0.93
"""The typeface of the screen runs wider than the one that widths are measured for."""
GROUND = 0.7
"""How much of a ground covers what is under it."""
ANCHORS = {"left": "start", "middle": "middle", "right": "end"}


class Vector:
    """A canvas that writes markup; every text escaped."""

    def __init__(self, width: float, height: float, label: str) -> None:
        self.width, self.height, self.label = width, height, label
        self.parts: list[str] = []

    def markup(self) -> str:
        """The drawing."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="k-drawing" viewBox="0 0 {self.width:.0f} {self.height:.0f}" '
            f'role="img" aria-label="{escape(self.label)}">{"".join(self.parts)}</svg>'
        )

    def area(self, rings: Sequence[Sequence[Xy]], fill: str, alt: str) -> None:
        """A filled shape of one or more closed rings."""
        path = "".join(f"M{_points(ring)}Z" for ring in rings)
        self._put(f'<path d="{path}" fill="{escape(fill)}" fill-rule="evenodd"', "path", alt)

    def line(self, points: Sequence[Xy], colour: str, width: float, alt: str, dash: Dash = "solid") -> None:
        """A line through points."""
        drawn = f'<path d="M{_points(points)}" fill="none" stroke="{escape(colour)}" stroke-width="{width:.1f}"{DASHES[dash]}'
        self._put(drawn, "path", alt)

    def rect(self, box: Box, fill: str, alt: str, outline: str = "", select: str = "") -> None:
        """A rectangle."""
        stroke = f' stroke="{escape(outline)}"' if outline else ""
        chosen = f' data-select="{escape(select)}" style="cursor:pointer"' if select else ""
        drawn = f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{max(box.w, 0.5):.1f}" height="{box.h:.1f}"'
        self._put(f'{drawn} fill="{escape(fill)}"{stroke}{chosen}', "rect", alt)

    def disc(self, centre: Xy, radius: float, fill: str, alt: str, outline: str = "") -> None:
        """A disc."""
        stroke = f' stroke="{escape(outline)}"' if outline else ""
        drawn = f'<circle cx="{centre[0]:.1f}" cy="{centre[1]:.1f}" r="{radius:.1f}" fill="{escape(fill)}"{stroke}'
        self._put(drawn, "circle", alt)

    def text(
        self, box: Box, text: str, size: float, colour: str, align: Align = "left", bold: bool = False, alt: str = "",
        ground: str = "",
    ) -> None:  # fmt: skip
        """A line of text, in the middle of the height of its box."""
        if ground:
            self.parts.append(
                f'<rect x="{box.x - 1:.1f}" y="{box.y:.1f}" width="{box.w + 2:.1f}" height="{box.h:.1f}" '
                f'fill="{escape(ground)}" fill-opacity="{GROUND}"/>'
            )
        size *= NARROWED
        x = {"left": box.x, "middle": box.x + box.w / 2, "right": box.x + box.w}[align]
        weight = ' font-weight="700"' if bold else ""
        self.parts.append(
            f'<text x="{x:.1f}" y="{box.y + box.h / 2 + size * 0.36:.1f}" font-size="{size:.1f}" '
            f'text-anchor="{ANCHORS[align]}" fill="{escape(colour)}"{weight}>{escape(text)}'
            f"{f'<title>{escape(alt)}</title>' if alt and alt != text else ''}</text>"
        )

    def _put(self, drawn: str, kind: str, alt: str) -> None:
        self.parts.append(f"{drawn}><title>{escape(alt)}</title></{kind}>" if alt else f"{drawn}/>")


def _points(points: Sequence[Xy]) -> str:
    return "L".join(f"{x:.1f},{y:.1f}" for x, y in points)
