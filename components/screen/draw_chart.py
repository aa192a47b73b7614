"""How Plotly shows a chart: lines over time, bars, stacked parts and ranges by category."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from components.exhibits.exhibit import Chart, Point, Series

from .palette import tinted

HUES = ("#1f5f99", "#b5540a", "#2f7d5b", "#8c4a8c", "#7a6a1f", "#a83250", "#3d7f8c", "#5a626b")
"""Colour-blind safe hues for series without one of their own; a mark and a name tell them apart as well."""
MARKS = ("circle", "square", "diamond", "triangle-up", "cross", "star", "triangle-down", "x")
LABEL = 48
"""Characters of a category in one line; wide characters count double."""
BAR = 24
"""Pixels a bar takes."""
LINE = 16
"""Pixels a line of text takes."""
ENTRY = 21
"""Pixels an entry of the legend takes."""
LINES_HEIGHT = 380
READABLE = 10
"""Pixels of the smallest type in a bar; a text that would have to be smaller is told by the pointer only."""
LONG = 4
"""Years from which on an axis names years alone."""


def draw(body: Chart, key: str, dark: bool, alt: str) -> None:
    """Draw a chart; nothing where it has no point."""
    if any(series.points for series in body.series):
        st.plotly_chart(
            _figure(body, dark), width="stretch", key=key, theme=None, alt=alt,
            config={"displaylogo": False, "modeBarButtons": [["toImage"]], "toImageButtonOptions": {"format": "svg"}},
        )  # fmt: skip


@lru_cache(maxsize=64)
def _figure(body: Chart, dark: bool) -> go.Figure:
    ink, paper, grid = ("#e6e8ea", "#15191e", "#343c45") if dark else ("#1d2329", "#fffefb", "#e3dfd5")
    figure = go.Figure()
    hues = [
        tinted(series.colour or HUES[place % len(HUES)], 0.4 if dark else 0.0)
        for place, series in enumerate(body.series)
    ]
    colours = ["#" + "".join(f"{part:02x}" for part in hue) for hue in hues]
    categories = list(dict.fromkeys(str(point.at) for series in body.series for point in series.points))
    for place, (series, colour) in enumerate(zip(body.series, colours, strict=True)):
        figure.add_traces(
            _line(series, colour, place) if body.kind == "lines" else _by_category(body, series, colour, place)
        )
    is_line = body.kind == "lines"
    beside = len(body.series) if body.kind == "bars" else 1
    rows = [max(BAR * beside, LINE * (_folded(one).count("<br>") + 1)) for one in categories]
    height = LINES_HEIGHT if is_line else 110 + (max(rows, default=0) + 10) * len(categories)
    figure.update_layout(
        height=height + ENTRY * len(body.series) * is_line,
        barmode="stack" if body.kind == "parts" else "group",
        bargap=0.25,
        margin={"l": 8, "r": 24, "t": 28, "b": 44 + ENTRY * len(body.series) if is_line else 40},
        paper_bgcolor=paper,
        plot_bgcolor=paper,
        font={"family": "'Noto Sans JP', sans-serif", "size": 12, "color": ink},
        dragmode=False,
        uniformtext={"minsize": READABLE, "mode": "hide"} if body.kind == "parts" else None,
        hoverlabel={"align": "left"},
        showlegend=len(body.series) > 1,
        legend={
            "itemsizing": "constant",
            "orientation": "v" if is_line else "h",
            "x": 0,
            "xanchor": "left",
            "yref": "container",
            "y": 0,
            "yanchor": "bottom",
        },
    )
    value = {
        "title": {"text": _text(body.unit), "standoff": 8}, "gridcolor": grid, "zerolinecolor": grid, "fixedrange": True,
        "automargin": True,
    }  # fmt: skip
    if is_line:
        figure.update_layout(
            xaxis={"type": "date", "gridcolor": grid, "fixedrange": True, "tickformat": _days(body)},
            yaxis={**value, "rangemode": "tozero" if _begins_at_zero(body) else "normal"},
        )
    else:
        figure.update_layout(
            xaxis={**value, "side": "top", "rangemode": "tozero"},
            yaxis={
                "categoryorder": "array", "categoryarray": [_folded(one) for one in categories[::-1]],
                "automargin": True, "fixedrange": True, "showgrid": False,
            },
        )  # fmt: skip
    return figure


def _line(series: Series, colour: str, place: int) -> list[go.Scatter]:
    points = sorted(series.points, key=lambda point: str(point.at))
    return [
        go.Scatter(
            x=[point.at.isoformat() if isinstance(point.at, date) else point.at for point in points],
            y=[point.middle for point in points],
            name=_text(series.text),
            mode="lines+markers" if series.is_joined else "markers",
            line={"color": colour, "width": 2, "dash": "dash" if series.is_dashed else "solid"},
            marker={"symbol": MARKS[place % len(MARKS)], "size": 8, "color": colour},
            error_y=_spread(points, colour),
            text=[_text(point.text) for point in points],
            hovertemplate="%{fullData.name}<br>%{text}<extra></extra>",
        )
    ]


def _by_category(body: Chart, series: Series, colour: str, place: int) -> list[go.Bar | go.Scatter]:
    categories = [_folded(str(point.at)) for point in series.points]
    hover = "%{y}<br>%{fullData.name}: %{text}<extra></extra>"
    said = [_text(point.text) for point in series.points]
    if body.kind == "ranges":
        return [
            go.Scatter(
                x=[point.middle for point in series.points],
                y=categories,
                name=_text(series.text),
                mode="markers",
                marker={
                    # A range without a middle has no mark of its own: a stroke along it, which the legend shows.
                    "symbol": [
                        MARKS[place % len(MARKS)] if one.value is not None else "line-ew-open" for one in series.points
                    ],
                    "line": {"width": [0 if one.value is not None else 3 for one in series.points]},
                    "size": 9,
                    "color": colour,
                },
                error_x=_spread(series.points, colour) | {"thickness": 3},
                text=said,
                hovertemplate=hover,
            )
        ]
    is_whole = body.kind == "bars"
    return [
        go.Bar(
            x=[point.value for point in series.points],
            y=categories,
            name=_text(series.text),
            orientation="h",
            marker={"color": colour, "pattern": {"shape": "/" if series.is_dashed else ""}},
            text=said,
            textposition="outside" if is_whole else "inside",
            cliponaxis=False,
            hovertemplate=hover,
        )
    ]


def _begins_at_zero(body: Chart) -> bool:
    """Whether the axis shows zero: not for levels, whose zero is only a datum."""
    values = [value for series in body.series for point in series.points if (value := point.middle) is not None]
    return min(values, default=0.0) >= 0


def _days(body: Chart) -> str:
    """How the axis writes days: years over a long stretch, months over a short one."""
    years = [point.at.year for series in body.series for point in series.points if isinstance(point.at, date)]
    return "%Y" if max(years, default=0) - min(years, default=0) >= LONG else "%Y-%m"


def _spread(points: Iterable[Point], colour: str) -> dict[str, Any]:
    """Error bars from low to high around the middle."""
    up, down = [], []
    for point in points:
        middle = point.middle or 0.0
        up.append((point.high if point.high is not None else middle) - middle)
        down.append(middle - (point.low if point.low is not None else middle))
    return {"type": "data", "symmetric": False, "array": up, "arrayminus": down, "color": colour, "width": 4}


def _folded(text: str) -> str:
    """A category in lines that fit beside the chart."""
    size = LABEL // 2 if any(ord(character) > 0x2E7F for character in text) else LABEL
    return "<br>".join(_text(line) for line in wrap(text, size)[:3])


def _text(text: str) -> str:
    """A text that Plotly shows as it is: it knows some markup."""
    return escape(text, quote=False)
