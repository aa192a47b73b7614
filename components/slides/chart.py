"""Charts as PowerPoint's own, with their data in the deck: lines over time, bars, stacked parts, ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil, floor
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from components.exhibits.exhibit import Chart, Point, Series
from components.exhibits.fitting import categories

from .canvas import Box
from .ink import Ink
from .measure import cut
from .shape import EAST_ASIAN, EMU, LATIN, LONGEST_ALT

MOST_SERIES = 10
"""Series of a chart of lines that can be told apart."""
ROW, LOWEST = 22.0, 16.0
"""Points that a bar takes, and takes at least."""
LEGEND = 9.0
KINDS = {
    "lines": XL_CHART_TYPE.LINE_MARKERS,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "parts": XL_CHART_TYPE.BAR_STACKED,
    "ranges": XL_CHART_TYPE.BAR_STACKED,
}
MARKERS = (
    XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.PLUS, XL_MARKER_STYLE.STAR,
)  # fmt: skip
FORMULA = ("=", "{=")
"""The sheet behind a chart takes a text that begins like this for a formula."""
NAME_WIDTH = 380.0
"""Points of a category or series name."""
HOLDS = 0.1
"""Share of the longest bar that a part must have to hold its label."""


def fits(body: Chart, box: Box) -> int:
    """How many categories fit into a box."""
    if body.kind == "ranges":
        most = max((len(_having(body, name)) for name in categories(body)), default=1)
        return max(int((box.h - 50) / (LOWEST * most)), 1)
    beside = len(body.series) if body.kind == "bars" else 1
    return max(int((box.h - 50) / max(LOWEST, 9.0 * beside + 4)), 1)


def draw(slide: Any, body: Chart, box: Box, ink: Ink, alt: str) -> None:
    """Put a native chart on a slide."""
    if not any(series.points for series in body.series):
        return
    data = CategoryChartData(number_format="General")
    at = _places(body)
    data.categories = [one if isinstance(one, date) else _plain(cut(_name(one), NAME_WIDTH, 9)) or " " for one in at]
    shown = _series(body)
    for series, _, values in shown:
        data.add_series(_plain(cut(series, NAME_WIDTH, 9)) or " ", [values.get(one) for one in at])
    place = [Emu(round(one * EMU)) for one in box]
    frame = slide.shapes.add_chart(KINDS[body.kind], *place, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", _plain(alt)[:LONGEST_ALT])
    _dress(frame.chart, body, [source for _, source, _ in shown], at, ink)


def _plain(text: str) -> str:
    """A text that neither breaks the file nor is a formula in the sheet behind the chart."""
    shown = "".join(one if one.isprintable() or one == " " else " " for one in text)
    return f"'{shown}" if shown.startswith(FORMULA) else shown


Row = tuple[str, str]
"""A category with the name of the one series that it holds; ranges of two series can't stand in one row."""


def _name(row: str | Row) -> str:
    return row if isinstance(row, str) else ": ".join(filter(None, row))


def _having(body: Chart, name: str) -> list[Series]:
    """The series with a point in a category."""
    return [series for series in body.series if any(str(point.at) == name for point in series.points)]


def _places(body: Chart) -> list[date | str | Row]:
    """Days in their order, or categories in theirs; for ranges a row for each of their series."""
    if body.kind == "lines":
        return sorted({point.at for series in body.series for point in series.points}, key=str)
    if body.kind == "ranges":
        return [_row(body, name, series) for name in categories(body) for series in _having(body, name)]
    return list(categories(body))


def _row(body: Chart, name: str, series: Series) -> Row:
    return (name, series.text if len(_having(body, name)) > 1 else "")


Shown = tuple[str, Series, Mapping[date | str | Row, float | None]]


def _series(body: Chart) -> list[Shown]:
    """Name, origin and values of every series of the chart; a range is an unseen part up to its low end and one from there."""
    if body.kind != "ranges":
        return [(one.text, one, {_at(body, one, point): point.middle for point in one.points}) for one in body.series]
    done: list[Shown] = []
    for one in body.series:
        low = {_at(body, one, point): _low(point) for point in one.points}
        span = {_at(body, one, point): _high(point) - _low(point) for point in one.points}
        done += [(f"{one.text} ↓", one, low), (one.text, one, span)]
    return done


def _at(body: Chart, series: Series, point: Point) -> date | str | Row:
    if body.kind == "ranges":
        return _row(body, str(point.at), series)
    return point.at if body.kind == "lines" else str(point.at)


def _low(point: Point) -> float:
    return next((one for one in (point.low, point.value, point.high) if one is not None), 0.0)


def _high(point: Point) -> float:
    return next((one for one in (point.high, point.value, point.low) if one is not None), 0.0)


def _dress(chart: Any, body: Chart, origins: Sequence[Series], at: Sequence[date | str | Row], ink: Ink) -> None:
    chart.font.size = Pt(10)
    chart.font.color.rgb = _rgb(ink.ink)
    is_line = body.kind == "lines"
    chart.has_title = False
    chart.has_legend = (len(body.series) > 1 and body.kind != "ranges") or (is_line and bool(body.series))
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(LEGEND)
    value, category = chart.value_axis, chart.category_axis
    value.has_title = True
    value.axis_title.text_frame.text = _plain(body.unit) or " "
    run = value.axis_title.text_frame.paragraphs[0].runs[0].font
    run.size, run.bold, run.color.rgb = Pt(10), False, _rgb(ink.soft)
    value.major_gridlines.format.line.color.rgb = _rgb(ink.line)
    value.format.line.fill.background()
    category.format.line.color.rgb = _rgb(ink.soft)
    category.has_major_gridlines = False
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    plot = chart.plots[0]
    if is_line:
        category.tick_labels.number_format, category.tick_labels.number_format_is_linked = "yyyy", False
        _years(category, at)
        _levels(value, body)
        _span_gaps(chart)
    else:
        category.reverse_order = True
        plot.gap_width = 45
        if body.kind != "bars":
            plot.overlap = 100
        chart.font.size = Pt(10 if len(at) <= 12 else 9)
    for number, (series, origin) in enumerate(zip(plot.series, origins, strict=True)):
        hue = origin.colour or ink.hues[body.series.index(origin) % len(ink.hues)]
        if is_line:
            _line(series, origin, hue, body.series.index(origin))
        elif body.kind == "ranges" and number % 2 == 0:
            series.format.fill.background()
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = _rgb(_light(hue) if body.kind == "ranges" else hue)
            if body.kind == "ranges":
                series.format.line.color.rgb = _rgb(hue)
                series.format.line.width = Pt(1.5)
            _labels(series, origin, at, body, ink)
    _fonts(chart)


def _levels(value: Any, body: Chart) -> None:
    """Let the axis of levels under their datum begin near the lowest, as zero says nothing there."""
    ends = [end for series in body.series for point in series.points for end in (_low(point), _high(point))]
    if ends and max(ends) < 0:
        value.minimum_scale, value.maximum_scale = floor(min(ends)), ceil(max(ends))


def _longest(body: Chart) -> float:
    """The largest sum of the parts of one category."""
    sums: dict[str, float] = {}
    for series in body.series:
        for point in series.points:
            sums[str(point.at)] = sums.get(str(point.at), 0.0) + (point.value or 0.0)
    return max(sums.values(), default=0.0)


def _light(colour: str) -> str:
    """A hue mixed with white, for dark type to stand on."""
    return "#" + "".join(f"{round(int(colour[at : at + 2], 16) * 0.35 + 255 * 0.65):02x}" for at in (1, 3, 5))


def _line(series: Any, origin: Series, hue: str, number: int) -> None:
    series.smooth = False
    series.format.line.color.rgb = _rgb(hue)
    series.format.line.width = Pt(2)
    if origin.is_dashed:
        series.format.line.dash_style = MSO_LINE.DASH
    series.marker.style = MARKERS[number % len(MARKERS)]
    series.marker.size = 6
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = _rgb(hue)
    series.marker.format.line.color.rgb = _rgb(hue)


def _labels(series: Any, origin: Series, at: Sequence[date | str | Row], body: Chart, ink: Ink) -> None:
    """The value of each bar as a reader sees it, with its unit; none in a part too small to hold it."""
    kind = body.kind
    points = {_at(body, origin, point): point for point in origin.points}
    longest = _longest(body)
    for place, one in enumerate(at):
        point = points.get(one)
        if point is None or (kind == "parts" and (point.value or 0) < longest * HOLDS):
            continue
        text = _plain(point.text)[:60]
        if kind == "ranges" and _low(point) == _high(point):
            text = f"◆ {text}"
        label = series.points[place].data_label
        label.has_text_frame = True
        label.text_frame.text = text
        run = label.text_frame.paragraphs[0].runs[0].font
        run.size, run.color.rgb = Pt(9), _rgb(ink.paper if kind == "parts" else ink.ink)
        label.position = (
            XL_LABEL_POSITION.CENTER
            if kind == "parts"
            else XL_LABEL_POSITION.INSIDE_BASE
            if kind == "ranges"
            else XL_LABEL_POSITION.OUTSIDE_END
        )


def _years(axis: Any, at: Sequence[date | str | Row]) -> None:
    """Marks on an axis of days by whole years, at most a dozen."""
    days = [one for one in at if isinstance(one, date)]
    if not days or axis._element.tag != qn("c:dateAx"):
        return
    years = max(days[-1].year - days[0].year, 1)
    for tag in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit", "c:minorUnit", "c:minorTimeUnit"):
        for old in axis._element.findall(qn(tag)):
            axis._element.remove(old)
    for tag, value in (("c:baseTimeUnit", "days"), ("c:majorUnit", str(-(-years // 12))), ("c:majorTimeUnit", "years")):
        etree.SubElement(axis._element, qn(tag)).set("val", value)


def _span_gaps(chart: Any) -> None:
    """A series without a value on a day runs on to its next one, as on screen."""
    space = chart._chartSpace.chart
    blanks = space.find(qn("c:dispBlanksAs"))
    if blanks is None:
        blanks = etree.Element(qn("c:dispBlanksAs"))
        space.find(qn("c:plotVisOnly")).addnext(blanks)
    blanks.set("val", "span")


def _fonts(chart: Any) -> None:
    """Fonts for both scripts wherever the chart sets a type."""
    for properties in chart._chartSpace.iter(qn("a:defRPr"), qn("a:rPr")):
        for tag, face in (("a:latin", LATIN), ("a:ea", EAST_ASIAN), ("a:cs", LATIN)):
            if properties.find(qn(tag)) is None:
                etree.SubElement(properties, qn(tag)).set("typeface", face)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:].upper())
