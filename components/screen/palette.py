"""The colours of the ground of a map by light and dark theme, and hues that stand out on it."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, ...]


@dataclass(frozen=True)
class Palette:
    """Colours of the ground, on which lines and labels must stand out."""

    sea: Colour
    land: Colour
    boundary: Colour
    apart: Colour
    ink: Colour
    halo: Colour
    figure: Colour
    alarm: Colour
    tint: float


LIGHT = Palette(
    sea=(222, 231, 237), land=(250, 248, 243), boundary=(190, 186, 178), apart=(226, 222, 214), ink=(38, 42, 48),
    halo=(250, 248, 243), figure=(31, 78, 121), alarm=(140, 47, 34), tint=0.0,
)  # fmt: skip
DARK = Palette(
    sea=(20, 27, 34), land=(40, 45, 52), boundary=(84, 90, 98), apart=(58, 63, 70), ink=(228, 230, 233),
    halo=(24, 28, 34), figure=(138, 184, 224), alarm=(240, 161, 150), tint=0.35,
)  # fmt: skip


def tinted(colour: str, share: float) -> Colour:
    """A hue mixed with a share of white, so that it stands out on dark ground."""
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return tuple(round(part + (255 - part) * share) for part in parts)
