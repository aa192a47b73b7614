"""Charts as PowerPoint's own, with their data in the deck: lines over time, bars, stacked parts, ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
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
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from components.exhibits.exhibit import Chart, Key, Point, Series
from components.exhibits.fitting import categories

from . import scale
from .canvas import Box
from .ink import Ink, series_hue
from .legend import legend, legend_height
from .measure import BOLD, cut, text_width
from .shape import EAST_ASIAN, EMU, LATIN, LONGEST_ALT, Shapes

MOST_SERIES = 10
"""Series of a chart of lines that can be told apart."""
ROW, LOWEST = 34.0, 16.0
"""Points that a category takes at most with one bar, and at least."""
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
NAMES, PAD = 0.45, 14.0
"""Share of the width that the names beside bars take at most, and what stays free beside them."""
TOP, BOTTOM, RIGHT = 8.0, 40.0, 16.0
"""What stays free over bars, under them (for the axis, its figures and its unit), and to the right."""
KEY, KEY_MARK = 15.0, 40.0
"""Height of a line of the legend, and the width that an entry takes besides its text."""
LABEL, LONGEST_LABEL, SMALLEST = 9.0, 60, 6.5
"""Size of a label, its characters at most, and the size to which the names of categories shrink."""
FIRST_DAY = date(1899, 12, 30)
"""Day zero of the sheet behind a chart."""
HOLDS = 0.1
"""Share of the longest bar that a part must have to hold its label."""


NO_LEADERS = (
    f'<c:extLst {nsdecls("c")}><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)


def fits(body: Chart, box: Box) -> int:
    """How many categories fit into a box."""
    if body.kind == "ranges":
        most = max((len(_having(body, name)) for name in categories(body)), default=1)
        return max(int((box.h - 50) / (LOWEST * most)), 1)
    beside = len(body.series) if body.kind == "bars" else 1
    return max(int((box.h - 50) / max(LOWEST, 9.0 * beside + 4)), 1)


def draw(slide: Any, body: Chart, box: Box, ink: Ink, alt: str, shapes: Shapes) -> None:
    """Put a native chart on a slide.

    Ranges get a legend of shapes: the chart's own would name the unseen parts under them too.
    """
    if not any(series.points for series in body.series):
        return
    at = _places(body)
    keys = [Key(one.text, colour=series_hue(body, one, ink)) for one in body.series] if body.kind == "ranges" else []
    keys = keys if len(keys) > 1 else []
    below = legend_height(keys, box.w)
    box = box._replace(h=box.h - below)
    if body.kind != "lines":
        box = box._replace(h=min(box.h, _tallest(body, at, box)))
    place = Box(box.x, box.y + box.h, box.w, below)
    legend(shapes, keys, place, ink)
    shapes.put("Legend", "; ".join(one.text for one in keys), place)
    data = CategoryChartData(number_format="General")
    data.categories = [one if isinstance(one, date) else _plain(cut(_name(one), box.w, LABEL)) or " " for one in at]
    shown = _series(body)
    for series, _, values in shown:
        data.add_series(_plain(cut(series, box.w - KEY_MARK, LEGEND)) or " ", [values.get(one) for one in at])
    corners = [Emu(round(one * EMU)) for one in box]
    frame = slide.shapes.add_chart(KINDS[body.kind], *corners, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", _plain(alt)[:LONGEST_ALT])
    _dress(frame.chart, body, [source for _, source, _ in shown], at, box, ink)


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


def _dress(
    chart: Any, body: Chart, origins: Sequence[Series], at: Sequence[date | str | Row], box: Box, ink: Ink
) -> None:
    chart.font.size = Pt(10)
    chart.font.color.rgb = _rgb(ink.ink)
    is_line = body.kind == "lines"
    chart.has_title = False
    chart.has_legend = (len(body.series) > 1 and body.kind != "ranges") or is_line
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
        value._element.find(qn("c:crosses")).set("val", "max")
        _every_name(category)
        plot.gap_width = 45
        frame = _inner(body, at, box, bool(chart.has_legend))
        category.tick_labels.font.size = Pt(_name_size(at, frame.x))
        _lay_out(chart, frame, box)
        ends = _ends(body, frame.w)
        if ends is not None:
            value.minimum_scale, value.maximum_scale = ends
        if body.kind != "bars":
            plot.overlap = 100
        chart.font.size = Pt(10 if len(at) <= 12 else 9)
    for number, (series, origin) in enumerate(zip(plot.series, origins, strict=True)):
        hue = series_hue(body, origin, ink)
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
            per_unit = frame.w / (ends[1] - ends[0]) if ends is not None else 0.0
            _labels(series, origin, at, body, per_unit, box, ink, hue)
    _fonts(chart)
    _unsigned(chart)


def _every_name(axis: Any) -> None:
    """Let no name of a category be left out for want of room."""
    skip = etree.Element(qn("c:tickLblSkip"))
    skip.set("val", "1")
    axis._element.find(qn("c:lblOffset")).addnext(skip)


def _levels(value: Any, body: Chart) -> None:
    """Let the axis of levels under their datum begin near the lowest, as zero says nothing there."""
    ends = [end for series in body.series for point in series.points for end in (_low(point), _high(point))]
    if ends and max(ends) < 0:
        marks = scale.values(min(ends), max(ends))
        value.minimum_scale, value.maximum_scale = marks[0], marks[-1]


def _inner(body: Chart, at: Sequence[date | str | Row], box: Box, has_legend: bool) -> Box:
    """Where the bars stand within the box of the chart: beside their names, over the axis and the legend."""
    left = min(_widest_name(at) * LABEL + PAD, box.w * NAMES)
    keys = _keys_height(body, box) if has_legend else 0.0
    return Box(left, TOP, box.w - left - RIGHT, max(box.h - TOP - BOTTOM - keys, box.h * 0.3))


def _name_size(at: Sequence[date | str | Row], width: float) -> float:
    """Size of type in which the longest name stands in one line, if it is not too small: of names in two, some would be left out."""
    widest = _widest_name(at)
    return min(LABEL, max((width - PAD) / widest, SMALLEST)) if widest else LABEL


def _widest_name(at: Sequence[date | str | Row]) -> float:
    """Width of the widest name of a category beside its size of type."""
    return max((text_width(_name(one), 1.0) * BOLD for one in at if not isinstance(one, date)), default=0.0)


def _tallest(body: Chart, at: Sequence[date | str | Row], box: Box) -> float:
    """Points that a chart of bars takes at most: few bars do not fill the slide."""
    beside = len(body.series) if body.kind == "bars" else 1
    keys = _keys_height(body, box) if len(body.series) > 1 and body.kind != "ranges" else 0.0
    return TOP + BOTTOM + keys + len(at) * ROW * (1 + beside) / 2


def _keys_height(body: Chart, box: Box) -> float:
    """Points that the chart's own legend takes."""
    entry = max(text_width(series.text, LEGEND) for series in body.series) + KEY_MARK
    return KEY * -(-len(body.series) // max(int(box.w / entry), 1)) + PAD


def _lay_out(chart: Any, frame: Box, box: Box) -> None:
    """Fix the inner area of the plot, so that names and labels have the room they were measured for."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    area.insert(0, layout)
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    for tag, value in (
        ("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"),
        ("x", frame.x / box.w), ("y", frame.y / box.h), ("w", frame.w / box.w), ("h", frame.h / box.h),
    ):  # fmt: skip
        etree.SubElement(manual, qn(f"c:{tag}")).set("val", value if isinstance(value, str) else f"{value:.4f}")


def _ends(body: Chart, width: float) -> tuple[float, float] | None:
    """Ends of the axis of values with room for the labels beyond the bars; None where the program is to choose."""
    if body.kind == "parts":
        return None
    points = [point for series in body.series for point in series.points]
    if min((_low(point) for point in points), default=-1.0) < 0:
        return None
    room = max(width * 0.3, 1.0)
    needed = max(_high(one) / (1 - min(_label_width(one), width - room) / width) for one in points)
    marks = scale.values(0.0, needed)
    return marks[0], marks[-1]


def _label_width(point: Point) -> float:
    return text_width(f"◆ {point.text[:LONGEST_LABEL]}", LABEL) + 6


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


def _labels(
    series: Any,
    origin: Series,
    at: Sequence[date | str | Row],
    body: Chart,
    per_unit: float,
    box: Box,
    ink: Ink,
    hue: str,
) -> None:
    """The value of each bar as a reader sees it, with its unit; beside a range too narrow to hold it, none in such a part."""
    kind = body.kind
    points = {_at(body, origin, point): point for point in origin.points}
    longest = _longest(body)
    for place, one in enumerate(at):
        point = points.get(one)
        if point is None or (kind == "parts" and (point.value or 0) < longest * HOLDS):
            continue
        text = _plain(point.text)[:LONGEST_LABEL]
        length = (_high(point) - _low(point)) * per_unit
        label = series.points[place].data_label
        label.has_text_frame = True
        label.text_frame.word_wrap = False
        paragraph = label.text_frame.paragraphs[0]
        if kind == "ranges" and not length:
            _run(paragraph, "◆ ", hue)
        _run(paragraph, text, ink.paper if kind == "parts" else ink.ink)
        label.position = (
            XL_LABEL_POSITION.CENTER
            if kind == "parts"
            else XL_LABEL_POSITION.INSIDE_BASE
            if kind == "ranges"
            else XL_LABEL_POSITION.OUTSIDE_END
        )
        if kind == "ranges" and 0 < length < _label_width(point):
            _shift(label, (length + 4) / box.w)


def _run(paragraph: Any, text: str, colour: str) -> None:
    run = paragraph.add_run()
    run.text, run.font.size, run.font.color.rgb = text, Pt(LABEL), _rgb(colour)


def _shift(label: Any, share: float) -> None:
    """Move a label to the right by a share of the width of the chart."""
    element = label._dLbl
    for old in element.findall(qn("c:layout")):
        element.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    etree.SubElement(manual, qn("c:x")).set("val", f"{share:.4f}")
    etree.SubElement(manual, qn("c:y")).set("val", "0")
    element.find(qn("c:idx")).addnext(layout)
    _unled(element.getparent())


def _unled(labels: Any) -> None:
    """No line from a bar to its label that was moved: by the element of the format, and by the extension that programs read."""
    if labels.find(qn("c:extLst")) is None:
        labels.find(qn("c:showLeaderLines")).set("val", "0")
        labels.append(parse_xml(NO_LEADERS))


def _years(axis: Any, at: Sequence[date | str | Row]) -> None:
    """Marks on an axis of days by round years, from one of them on."""
    days = [one for one in at if isinstance(one, date)]
    if not days or axis._element.tag != qn("c:dateAx"):
        return
    marks = scale.years(days[0], days[-1])
    step = marks[1] - marks[0] if len(marks) > 1 else 1
    for tag in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit", "c:minorUnit", "c:minorTimeUnit"):
        for old in axis._element.findall(qn(tag)):
            axis._element.remove(old)
    for tag, value in (("c:baseTimeUnit", "days"), ("c:majorUnit", str(step)), ("c:majorTimeUnit", "years")):
        etree.SubElement(axis._element, qn(tag)).set("val", value)
    axis.minimum_scale = (date(max(days[0].year // step * step, FIRST_DAY.year + 1), 1, 1) - FIRST_DAY).days


def _span_gaps(chart: Any) -> None:
    """A series without a value on a day runs on to its next one, as on screen."""
    space = chart._chartSpace.chart
    blanks = space.find(qn("c:dispBlanksAs"))
    if blanks is None:
        blanks = etree.Element(qn("c:dispBlanksAs"))
        space.find(qn("c:plotVisOnly")).addnext(blanks)
    blanks.set("val", "span")


def _unsigned(chart: Any) -> None:
    """Ids of axes as the format demands them; the library writes negative ones for bars."""
    for one in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        one.set("val", one.get("val").lstrip("-"))


def _fonts(chart: Any) -> None:
    """Fonts for both scripts wherever the chart sets a type."""
    for properties in chart._chartSpace.iter(qn("a:defRPr"), qn("a:rPr")):
        for tag, face in (("a:latin", LATIN), ("a:ea", EAST_ASIAN), ("a:cs", LATIN)):
            if properties.find(qn(tag)) is None:
                etree.SubElement(properties, qn(tag)).set("typeface", face)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:].upper())
