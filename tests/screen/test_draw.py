"""Markup of exhibits: every text stays text, every choice can be reached."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from components.exhibits.exhibit import Cell, Exhibit, Filters, Header, Lane, Matrix, Statement, Table, Text, Timeline
from components.records import load
from components.screen import below, draw, draw_timeline, table

DOSSIER = load(Path(__file__).resolve().parents[1] / "data" / "andes")
EVIL = "<script>alert(1)</script>\"'&"


def exhibit(body) -> Exhibit:
    return Exhibit(EVIL, EVIL, EVIL, body, pd.DataFrame(), tuple(DOSSIER.sources)[:1], (EVIL,))


@pytest.mark.parametrize(
    "body",
    [
        Matrix(EVIL, (Header(EVIL, EVIL, EVIL),), (Header(EVIL, EVIL),),
               {(EVIL, EVIL): Cell(EVIL, EVIL, EVIL, select=EVIL)}, option="cell"),
        Table((Header(EVIL, EVIL),), ((Cell(EVIL, EVIL, EVIL, select=EVIL),),), option="leg"),
        Text((Statement(EVIL, figure=EVIL),)),
    ],
)  # fmt: skip
def test_markup_in_a_text_is_shown_not_run(body):
    made = exhibit(body)
    html = (
        draw.head(made)
        + draw.body(made, DOSSIER, "en")
        + below.tail(made, DOSSIER, Filters(date(2025, 5, 20), "en"), EVIL)
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_cell_that_opens_something_is_a_button_with_a_name():
    body = Matrix("", (Header("a", "Alpha"),), (Header("b", "Beta"),), {("a", "b"): Cell("in force", select="a.b")},
                  option="cell", selected="a.b")  # fmt: skip
    html = draw.body(exhibit(body), DOSSIER, "en")
    assert '<button type="button" data-select="cell=" aria-pressed="true"' in html
    assert '<span class="k-hidden">Alpha, Beta: </span><span class="k-text">' in html


def test_a_long_name_of_a_lane_stands_whole_beside_it():
    name = "Agreement on cooperation in eliminating nuclear weapons"
    day = date(2020, 1, 1)
    body = Timeline((Lane("a", name, "", (), ()),), day, date(2026, 1, 1), day)
    assert f">{name}<title>" in draw_timeline.svg(body, "")


def test_a_cell_without_a_figure_reads_no_data():
    html = draw.body(exhibit(Matrix("", (Header("a", "A"),), (Header("b", "B"),), {})), DOSSIER, "en")
    assert "no data" in html


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_text_that_looks_like_a_formula_is_defused(text):
    assert table.safe(text) == f"'{text}"


def test_numbers_stay_numbers_and_missing_stays_empty():
    assert table.safe(-1.5) == -1.5
    assert table.safe(float("nan")) == ""
    frame = Exhibit("x", "q", "=h", Text(()), pd.DataFrame({"=a": ["=b", None]}))
    text = table.as_csv(frame, DOSSIER, Filters(date(2025, 1, 1))).decode("utf-8-sig")
    assert text.splitlines()[:2] == ["'=a", "'=b"]
    assert "headline,'=h" in text


def test_a_source_can_not_have_an_address_that_runs():
    known = next(iter(DOSSIER.sources.values()))
    with pytest.raises(ValueError, match="url"):
        type(known).model_validate(known.model_dump() | {"url": "javascript:alert(1)"})
