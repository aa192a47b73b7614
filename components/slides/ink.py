"""The colours of slides and drawings: those of the screen, light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.exhibits.exhibit import Chart, Series, Tone


@dataclass(frozen=True)
class Ink:
    """Colours as #rrggbb. `fills` tint cells by tone, `bars` stretches of a timeline; `hues` are for series."""

    ink: str
    soft: str
    line: str
    paper: str
    wash: str
    link: str
    alarm: str
    sea: str
    land: str
    boundary: str
    water: str
    fills: Mapping[Tone, str]
    bars: Mapping[Tone, str]
    hues: tuple[str, ...]


LIGHT = Ink(
    ink="#1d2329", soft="#5a626b", line="#d6d2c7", paper="#fffefb", wash="#f3f1ea", link="#1f4e79", alarm="#8c2f22",
    sea="#dee7ed", land="#faf8f3", boundary="#bebab2", water="#2b6f9c",
    fills={"good": "#dceee3", "partial": "#f6ecc9", "weak": "#e8ebef", "bad": "#f6dcd8", "none": "#faf8f3", "plain": "#fffefb"},
    bars={"good": "#2f7d5b", "partial": "#c79a2e", "weak": "#8d99a6", "bad": "#b5544a", "none": "#d0d4d8", "plain": "#8d99a6"},
    hues=("#1f5f99", "#b5540a", "#2f7d5b", "#8c4a8c", "#7a6a1f", "#a83250", "#3d7f8c", "#5a626b"),
)  # fmt: skip
DARK = Ink(
    ink="#e6e8ea", soft="#a9b2bb", line="#3d454e", paper="#15191e", wash="#20262d", link="#8ab8e0", alarm="#f0a196",
    sea="#141b22", land="#282d34", boundary="#545a62", water="#7db7dd",
    fills={"good": "#1f3d30", "partial": "#40381c", "weak": "#2a323a", "bad": "#47292a", "none": "#1a1f25", "plain": "#15191e"},
    bars={"good": "#5cb38c", "partial": "#d9b24f", "weak": "#7c8894", "bad": "#d98379", "none": "#434b54", "plain": "#7c8894"},
    hues=("#79a7d3", "#e0925a", "#74b898", "#bb8fbb", "#b5a866", "#d27f95", "#83b4be", "#9aa2ab"),
)  # fmt: skip


def series_hue(body: Chart, series: Series, ink: Ink) -> str:
    """The colour of a series: its own, else that of its place in the chart."""
    return series.colour or ink.hues[body.series.index(series) % len(ink.hues)]
