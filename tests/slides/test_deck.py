"""The PowerPoint file, read back: everything native, data as in the exhibit, both scripts named, hostile text tamed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from components.exhibits import registry
from components.exhibits.exhibit import (
    Cell,
    Chart,
    Exhibit,
    Filters,
    Header,
    Key,
    Lane,
    Map,
    MapPath,
    MapPoint,
    Mark,
    Matrix,
    Point,
    Series,
    Span,
    Statement,
    Table,
    Text,
    Timeline,
)
from components.records import load
from components.slides import Shown
from components.slides import made as deck
from components.slides.basemap import outlines

ANDES = load(Path(__file__).parents[1] / "data" / "andes")
DAY = date(2025, 5, 20)
EVIL = "<b>&\"'\x00\x1b\ud800😀‮مرحبا " + "長い文" * 4_000


def made(*exhibits: Exhibit, lang: str = "en", **slide: str):
    filters = Filters(DAY, lang)
    shown = [Shown(one, filters, **slide) for one in exhibits]
    return Presentation(io.BytesIO(deck(ANDES, "Title", filters, shown)))


def of(body, headline: str = "A headline.") -> Exhibit:
    return Exhibit("x", "A question?", headline, body, pd.DataFrame(), tuple(ANDES.sources)[:2], ("A note.",))


def shapes(holder) -> Iterator:
    for shape in holder.shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes(shape)


@pytest.fixture(scope="module", params=["en", "ja"])
def everything(request):
    filters = Filters(DAY, request.param)
    built = [registry.build(one, ANDES, filters, {}) for one in registry.exhibit_ids(ANDES)]
    return made(*built, lang=request.param, notes="Say this.", link="http://127.0.0.1/briefing?a=1&b=2")


def test_every_exhibit_is_made_of_native_shapes_only(everything):
    kinds = {shape.shape_type for slide in everything.slides for shape in shapes(slide)}
    assert MSO_SHAPE_TYPE.PICTURE not in kinds
    assert {MSO_SHAPE_TYPE.TABLE, MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.TEXT_BOX} <= kinds
    assert not any("image" in str(part.content_type) for part in everything.part.package.iter_parts())


def test_every_shape_has_a_text_for_those_who_do_not_see_it(everything):
    bare = [
        shape.name
        for slide in everything.slides
        for shape in shapes(slide)
        if not shape._element.xpath(".//p:cNvPr")[0].get("descr")
    ]
    assert bare == []


def test_every_run_names_a_font_for_both_scripts(everything):
    runs = [run for slide in everything.slides for run in slide._element.iter(qn("a:r"))]
    assert runs
    for run in runs:
        assert run.find(qn("a:rPr")).find(qn("a:latin")) is not None
        assert run.find(qn("a:rPr")).find(qn("a:ea")).get("typeface") == "Yu Gothic"
    theme = next(part for part in everything.part.package.iter_parts() if "theme1" in str(part.partname))
    assert theme.blob.count(b'<a:ea typeface="Yu Gothic"/>') == 2


def test_every_slide_has_day_sources_number_notes_and_a_way_back_to_the_live_view(everything):
    for slide in list(everything.slides)[1:]:
        kinds = {one.placeholder_format.type.name for one in slide.placeholders}
        assert kinds == {"TITLE", "FOOTER", "SLIDE_NUMBER"}
        assert "2025" in next(one.text_frame.text for one in slide.placeholders if one.placeholder_format.idx == 10)
        assert slide.notes_slide.notes_text_frame.text.startswith("Say this.")
        links = [rel.target_ref for rel in slide.part.rels.values() if rel.is_external]
        assert links == ["http://127.0.0.1/briefing?a=1&b=2"]


def test_nothing_reaches_beyond_the_slide(everything):
    for slide in everything.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= everything.slide_width
            assert shape.top + shape.height <= everything.slide_height


def chart_of(presentation):
    return next(shape.chart for slide in presentation.slides for shape in shapes(slide) if shape.has_chart)


def test_a_chart_of_lines_holds_the_points_and_nothing_else():
    days = [date(2020, 12, 31), date(2021, 12, 31), date(2023, 6, 30)]
    points = tuple(Point(day, value, f"{value} t") for day, value in zip(days, (1.5, 2.0, 4.0), strict=True))
    other = (Point(days[1], 7.0, "7 t"),)
    body = Chart("lines", (Series("a", "One", points), Series("b", "Two", other, is_dashed=True)), "t")
    plot = chart_of(made(of(body))).plots[0]
    assert [str(one) for one in plot.categories] == [str(day) for day in days] or len(plot.categories) == 3
    assert [list(series.values) for series in plot.series] == [[1.5, 2.0, 4.0], [None, 7.0, None]]
    assert [series.name for series in plot.series] == ["One", "Two"]


def test_bars_hold_their_values_and_show_them_with_their_unit():
    body = Chart("bars", (Series("a", "One", (Point("A", 3.0, "3 days"), Point("B", 5.0, "5 days"))),), "days")
    plot = chart_of(made(of(body))).plots[0]
    assert list(plot.categories) == ["A", "B"]
    assert list(plot.series[0].values) == [3.0, 5.0]
    assert [plot.series[0].points[place].data_label.text_frame.text for place in (0, 1)] == ["3 days", "5 days"]


def test_ranges_reach_from_their_low_to_their_high_end():
    points = (Point("A", None, "2–5", low=2.0, high=5.0), Point("B", 4.0, "4"))
    low, span = chart_of(made(of(Chart("ranges", (Series("a", "One", points),), "days")))).plots[0].series
    assert list(low.values) == [2.0, 4.0]
    assert [one + other for one, other in zip(low.values, span.values, strict=True)] == [5.0, 4.0]


def test_a_table_holds_every_cell_and_a_long_one_goes_on_with_a_word_on_the_rest():
    columns = (Header("a", "First"), Header("b", "Second"))
    rows = tuple((Cell(f"row {number}", "a detail"), Cell("1", basis="derived")) for number in range(200))
    slides = list(made(of(Table(columns, rows))).slides)[1:]
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    assert len(tables) == 4
    first = [table.cell(row, 0).text for table in tables for row in range(1, len(table.rows))]
    assert first == [f"row {number}\na detail" for number in range(len(first))]
    texts = [shape.text_frame.text for shape in slides[-1].shapes if shape.has_text_frame]
    assert f"{200 - len(first)} more are in the live view." in texts


HOSTILE = [
    Matrix(EVIL, (Header(EVIL, EVIL, EVIL),), (Header(EVIL, EVIL),), {(EVIL, EVIL): Cell(EVIL, EVIL, "●")}, (Key(EVIL),)),
    Table((Header(EVIL, EVIL),), ((Cell(EVIL, EVIL),),) * 3),
    Text((Statement(EVIL, figure=EVIL),) * 7),
    Timeline(
        (Lane(EVIL, EVIL, EVIL, (Span(DAY, DAY, EVIL, "good"),), (Mark(DAY, EVIL, EVIL),)),), DAY, DAY, DAY, (Key(EVIL, "●"),)
    ),
    Map((MapPath(EVIL, ((0, 0), (10, 10)), "#123456", "solid", EVIL, EVIL),), (MapPoint(EVIL, 0, 0, EVIL, EVIL, 0),), "", (Key(EVIL),), EVIL, EVIL),
    Chart("bars", (Series(EVIL, EVIL, (Point(EVIL, 1.0, EVIL),)),), EVIL),
    Chart("lines", (Series(EVIL, EVIL, (Point(DAY, 1.0, EVIL),)),), EVIL),
]  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE, ids=lambda body: type(body).__name__)
def test_hostile_text_breaks_neither_file_nor_slide(body):
    presentation = made(of(body, EVIL), title=EVIL, notes=EVIL, link="http://127.0.0.1/?a=<&b=\"'")
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.top >= 0 and shape.left >= 0
            assert shape.left + shape.width <= presentation.slide_width
            if not shape.has_table:
                assert shape.top + shape.height <= presentation.slide_height
        titles = slide.shapes.title.text_frame.text
        assert len(titles) < 300


def test_an_exhibit_that_can_not_be_shown_says_why():
    filters = Filters(DAY, "en")
    file = deck(ANDES, "Title", filters, [Shown(None, filters, "A title", problem="No such exhibit.")])
    slide = list(Presentation(io.BytesIO(file)).slides)[1]
    assert slide.shapes.title.text_frame.text == "No such exhibit."


def test_ranges_of_two_series_in_one_category_stand_in_rows_of_their_own():
    one = Series("a", "Foretold", (Point("A", None, "2–5", low=2.0, high=5.0),))
    other = Series("b", "Real", (Point("A", 9.0, "9"),))
    plot = chart_of(made(of(Chart("ranges", (one, other), "days")))).plots[0]
    assert list(plot.categories) == ["A: Foretold", "A: Real"]
    assert [list(series.values) for series in plot.series] == [[2.0, None], [3.0, None], [None, 9.0], [None, 0.0]]


def test_a_map_leaves_out_the_boundaries_that_its_view_does_not_draw():
    path = MapPath("a", ((-70.0, -15.0), (-66.0, -16.0)), "#123456", "solid", "A leg", "runs")
    whole = Map((path,), (MapPoint("p", -68.0, -15.5, "Here", "place", 0),), "", centre=(-68.0, -15.5, 4.0))
    kinds = {name for name, _ in outlines(ANDES, "boundaries")}

    def named(body: Map) -> list[str]:
        drawn = [one._element.xpath(".//p:cNvPr")[0].get("descr") for one in shapes(list(made(of(body)).slides)[1])]
        return [one for one in drawn if one in kinds]

    assert kinds and named(whole)
    assert named(replace(whole, left_out=tuple(kinds))) == []


def test_no_name_is_a_formula_in_the_sheet_behind_a_chart():
    presentation = made(of(Chart("bars", (Series("a", "=1+1", (Point("=2+2", 3.0, "3"),)),), "days")))
    assert list(chart_of(presentation).plots[0].categories) == ["'=2+2"]
    (sheet,) = (part.blob for part in presentation.part.package.iter_parts() if str(part.partname).endswith(".xlsx"))
    with zipfile.ZipFile(io.BytesIO(sheet)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_the_parts_of_a_chart_stand_in_the_order_that_the_format_demands():
    series = (Series("a", "One", (Point(DAY, 1.0, "1"),)), Series("b", "Two", (Point(date(2020, 1, 1), 2.0, "2"),)))
    chart = chart_of(made(of(Chart("lines", series, "t"))))._chartSpace.chart
    order = ["title", "autoTitleDeleted", "plotArea", "legend", "plotVisOnly", "dispBlanksAs", "showDLblsOverMax"]
    tags = [child.tag.split("}")[1] for child in chart]
    assert tags == [one for one in order if one in tags]
    axis = [child.tag.split("}")[1] for child in next(chart.iter(qn("c:dateAx")))]
    assert axis[-5:] == ["auto", "lblOffset", "baseTimeUnit", "majorUnit", "majorTimeUnit"]


def test_a_headline_of_three_hundred_characters_stands_whole_and_pushes_the_body_down():
    headline = " ".join(f"word{number:03d}" for number in range(37)) + "."
    body = Table((Header("a", "A"),), ((Cell("x"),),))
    short, long = (list(made(of(body, one)).slides)[1] for one in ("Short.", headline))
    assert long.shapes.title.text_frame.text == headline
    tops = [next(shape.top for shape in slide.shapes if shape.has_table) for slide in (short, long)]
    assert tops[0] < tops[1]
    assert long.shapes.title.top + long.shapes.title.height <= tops[1]


def test_rows_that_need_two_slides_are_spread_evenly_over_them():
    rows = tuple((Cell(f"row {number}", "a detail"),) for number in range(25))
    slides = list(made(of(Table((Header("a", "A"),), rows))).slides)[1:]
    counts = [len(shape.table.rows) - 1 for slide in slides for shape in slide.shapes if shape.has_table]
    assert sum(counts) == 25 and len(counts) == 2
    assert abs(counts[0] - counts[1]) <= 1


def test_what_does_not_fit_its_slide_goes_on_in_an_appendix_behind_the_last():
    long = Table((Header("a", "A"),), tuple((Cell(f"row {number}", "a detail"),) for number in range(25)))
    short = Table((Header("a", "A"),), ((Cell("x"),),))
    slides = list(made(of(long, "First."), of(short, "Second.")).slides)
    assert [slide.shapes.title.text_frame.text for slide in slides] == ["Title", "First.", "Second.", "First."]
    (said,) = (shape for shape in slides[1].shapes if shape.has_text_frame and "slide 4" in shape.text_frame.text)
    link = said._element.xpath(".//a:hlinkClick")[0]
    assert slides[1].part.related_part(link.get(qn("r:id"))) is slides[3].part
    assert not [rel.target_ref for rel in slides[1].part.rels.values() if rel.is_external]


def test_the_name_of_a_lane_stands_whole_where_there_is_room_for_it():
    name = "Congestion at the rail crossings between China and Kazakhstan"
    lane = Lane("a", name, "", (Span(DAY, DAY, "runs", "good"),), ())
    slide = list(made(of(Timeline((lane,), date(2020, 1, 1), DAY, DAY, ()))).slides)[1]
    assert name in [shape.text_frame.text for shape in shapes(slide) if shape.has_text_frame]


def test_a_label_too_long_for_its_range_stands_beside_it():
    points = (Point("A", None, "2–3 days", low=2.0, high=3.0), Point("B", None, "1–190 days", low=1.0, high=190.0))
    chart = chart_of(made(of(Chart("ranges", (Series("a", "One", points),), "days"))))
    narrow, wide = chart._chartSpace.xpath(".//c:ser[2]//c:dLbl")
    assert float(narrow.xpath("./c:layout/c:manualLayout/c:x/@val")[0]) > 0
    assert not wide.xpath("./c:layout/c:manualLayout")


def test_a_chart_of_bars_keeps_to_the_format():
    points = (Point("A", None, "2–3 days", low=2.0, high=3.0), Point("B", None, "1–190 days", low=1.0, high=190.0))
    space = chart_of(made(of(Chart("ranges", (Series("a", "One", points),), "a long unit"))))._chartSpace
    assert all(int(one) > 0 for one in space.xpath(".//c:axId/@val | .//c:crossAx/@val"))
    once = [
        "showLegendKey",
        "showVal",
        "showCatName",
        "showSerName",
        "showPercent",
        "showBubbleSize",
        "showLeaderLines",
    ]
    for labels in space.xpath(".//c:ser/c:dLbls"):
        tags = [child.tag.split("}")[1] for child in labels if not child.tag.endswith("}dLbl")]
        assert tags == [*once, "extLst"]
    for label in space.xpath(".//c:dLbl"):
        assert [child.tag.split("}")[1] for child in label][:3] in (["idx", "layout", "tx"], ["idx", "tx", "dLblPos"])


def test_colours_of_ranges_are_explained_and_unseen_parts_are_not_named():
    one = Series("a", "Foretold", (Point("A", None, "2–5", low=2.0, high=5.0),))
    other = Series("b", "Real", (Point("B", 9.0, "9"),))
    presentation = made(of(Chart("ranges", (one, other), "days")))
    assert not chart_of(presentation).has_legend
    labels = {shape.text_frame.text for slide in presentation.slides for shape in shapes(slide) if shape.has_text_frame}
    assert {"Foretold", "Real"} <= labels and "Foretold ↓" not in labels
