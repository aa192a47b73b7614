"""What a drawing is made of, whether its shapes end up in PowerPoint or in a page: measures in points, y downwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

Xy = tuple[float, float]
Dash = Literal["solid", "dashed", "dotted"]
Align = Literal["left", "middle", "right"]


class Box(NamedTuple):
    """A rectangle: its left upper corner, width and height."""

    x: float
    y: float
    w: float
    h: float


class Canvas(Protocol):
    """Takes shapes one over the other. `alt` says what a shape stands for; `select` makes it a button of the screen."""

    def area(self, rings: Sequence[Sequence[Xy]], fill: str, alt: str) -> None:
        """A filled shape of one or more closed rings."""

    def line(self, points: Sequence[Xy], colour: str, width: float, alt: str, dash: Dash = "solid") -> None:
        """A line through points."""

    def rect(self, box: Box, fill: str, alt: str, outline: str = "", select: str = "") -> None:
        """A rectangle."""

    def disc(self, centre: Xy, radius: float, fill: str, alt: str, outline: str = "") -> None:
        """A disc."""

    def text(
        self, box: Box, text: str, size: float, colour: str, align: Align = "left", bold: bool = False, alt: str = "",
        ground: str = "",
    ) -> None:  # fmt: skip
        """A line of text, in the middle of the height of its box, unwrapped; on a ground that lets through a little of what is under it."""
