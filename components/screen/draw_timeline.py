"""How Plotly shows a timeline: a lane a life, spans by state, a glyph for each dated step."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from html import escape
from typing import Any

import plotly.graph_objects as go
import plotly.io
import plotly.tools
import streamlit as st

from components.exhibits.exhibit import Lane, Timeline

LANE = 24
"""Pixels a lane takes."""
LABEL = 54
"""Characters of a lane's name that fit beside the chart; the hover text has all."""
TONES = {
    False: {"good": "#2f7d5b", "partial": "#c79a2e", "weak": "#8d99a6", "bad": "#b5544a", "none": "#d0d4d8", "plain": "#8d99a6"},
    True: {"good": "#5cb38c", "partial": "#d9b24f", "weak": "#7c8894", "bad": "#d98379", "none": "#434b54", "plain": "#7c8894"},
}  # fmt: skip


def _prepare() -> None:
    """Load what the chart library loads at first use, so that no reader waits for it."""
    figure = go.Figure([go.Bar(x=[0]), go.Scatter(x=[0], mode="text", text=[""])])
    figure.update_layout(shapes=[{"type": "line"}], xaxis={"type": "date"}, yaxis={"tickmode": "array"})
    plotly.tools.return_figure_from_figure_or_data(figure, validate_figure=True)
    plotly.io.to_json(figure, validate=False)


_prepare()


def draw(body: Timeline, key: str, dark: bool, alt: str) -> str | None:
    """Draw a timeline; the option value of the lane that the user chose, if any."""
    event: Any = st.plotly_chart(
        _figure(body, dark), width="stretch", key=key, on_select="rerun", selection_mode="points", theme=None,
        config={"displayModeBar": False}, alt=alt,
    )  # fmt: skip
    points = event.selection.get("points", []) if event else []
    chosen = points[0].get("customdata") if points else None
    return str(chosen[0] if isinstance(chosen, list) else chosen) if chosen else None


@lru_cache(maxsize=64)
def _figure(body: Timeline, dark: bool) -> go.Figure:
    ink, paper, grid = ("#e6e8ea", "#15191e", "#343c45") if dark else ("#1d2329", "#fffefb", "#e3dfd5")
    figure = go.Figure()
    names, numbered = _rows(body)
    spans = [(number, lane, span) for number, lane in numbered for span in lane.spans]
    for tone in dict.fromkeys(span.tone for _, _, span in spans):
        own = [(number, lane, span) for number, lane, span in spans if span.tone == tone]
        figure.add_trace(
            go.Bar(
                y=[number for number, _, _ in own],
                base=[max(span.start, body.start).isoformat() for _, _, span in own],
                x=[max((span.end - max(span.start, body.start)) / timedelta(milliseconds=1), 0) for _, _, span in own],
                orientation="h",
                width=0.55,
                marker={"color": TONES[dark][tone], "line": {"width": 0}},
                customdata=[lane.select or "" for _, lane, _ in own],
                hovertext=[f"{_text(lane.text)}<br>{_text(span.text)}" for _, lane, span in own],
                hoverinfo="text",
                showlegend=False,
            )
        )
    marks = [(number, lane, mark) for number, lane in numbered for mark in lane.marks]
    if marks:
        figure.add_trace(
            go.Scatter(
                x=[mark.day.isoformat() for _, _, mark in marks],
                y=[number for number, _, _ in marks],
                mode="text",
                text=[mark.glyph for _, _, mark in marks],
                textfont={"size": 12, "color": ink},
                customdata=[lane.select or "" for _, lane, _ in marks],
                hovertext=[f"{_text(lane.text)}<br>{_text(mark.text)}" for _, lane, mark in marks],
                hoverinfo="text",
                showlegend=False,
            )
        )
    today = body.today.isoformat()
    line = {"type": "line", "x0": today, "x1": today, "yref": "paper", "y0": 0, "y1": 1}
    figure.update_layout(
        shapes=[{**line, "line": {"color": ink, "width": 1, "dash": "dot"}}],
        height=70 + LANE * max(len(names), 1),
        barmode="overlay",
        margin={"l": 8, "r": 16, "t": 34, "b": 24},
        paper_bgcolor=paper,
        plot_bgcolor=paper,
        font={"family": "'Noto Sans JP', sans-serif", "size": 12, "color": ink},
        dragmode=False,
        xaxis={
            "type": "date", "range": [body.start.isoformat(), body.end.isoformat()], "side": "top", "gridcolor": grid,
            "fixedrange": True,
        },
        yaxis={
            "tickmode": "array", "tickvals": list(range(len(names))), "ticktext": names, "range": [len(names) - 0.4, -0.6],
            "automargin": True, "fixedrange": True, "showgrid": False, "zeroline": False,
        },
    )  # fmt: skip
    return figure


def _rows(body: Timeline) -> tuple[list[str], list[tuple[int, Lane]]]:
    """The names beside the chart, a heading before each group, and the row of every lane."""
    names: list[str] = []
    numbered: list[tuple[int, Lane]] = []
    group = None
    for lane in body.lanes:
        if lane.group != group:
            group = lane.group
            names.append(f"<b>{_text(group)}</b>")
        short = lane.text if len(lane.text) <= LABEL else lane.text[: LABEL - 1] + "…"
        numbered.append((len(names), lane))
        names.append(_text(short))
    return names, numbered


def _text(text: str) -> str:
    """A text that Plotly shows as it is: it knows some markup, and no name for a quotation mark."""
    return escape(text, quote=False)
