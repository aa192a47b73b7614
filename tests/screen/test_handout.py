"""The hand-out: every exhibit in one file that runs nothing and fetches nothing, every text as text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from components.exhibits import registry
from components.exhibits.exhibit import Chart, Exhibit, Filters, Lane, Point, Series, Timeline
from components.records import load
from components.screen import handout
from components.slides import Shown

ANDES = load(Path(__file__).resolve().parents[1] / "data" / "andes")
DAY = date(2025, 5, 20)
EVIL = "</title><script>alert(1)</script><img src=x onerror=alert(1)>"


def of(body, text: str = "A headline.") -> Exhibit:
    return Exhibit("x", text, text, body, pd.DataFrame(), tuple(ANDES.sources)[:1], (text,))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_exhibit_stands_in_one_file_that_runs_and_fetches_nothing(lang):
    filters = Filters(DAY, lang)
    shown = [Shown(registry.build(one, ANDES, filters, {}), filters) for one in registry.exhibit_ids(ANDES)]
    page = handout.made(ANDES, "Title", shown, lang)
    assert page.count('<section class="k-exhibit k-slide"') == len(shown)
    assert "<script" not in page and "<button" not in page
    assert not re.search(r"<(?:link|img|iframe|object|embed)\b|@import|url\(", page)
    for one in shown:
        assert one.exhibit is not None and f'id="slide-{shown.index(one) + 1}"' in page


@pytest.mark.parametrize(
    "body",
    [
        Chart("bars", (Series("a", EVIL, (Point(EVIL, 1.0, EVIL),)),), EVIL),
        Chart(
            "lines", (Series("a", EVIL, (Point(DAY, 1.0, EVIL),)), Series("b", EVIL, (Point(DAY, 2.0, EVIL),))), EVIL
        ),
        Chart("ranges", (Series("a", EVIL, (Point(EVIL, None, EVIL, 1.0, 2.0),)),), EVIL),
        Chart("parts", (Series("a", EVIL, (Point(EVIL, 1.0, EVIL),)),), EVIL),
        Timeline((Lane("a", EVIL, EVIL, (), ()),), DAY, date(2026, 1, 1), DAY),
    ],
)
def test_markup_in_a_text_stays_text(body):
    shown = Shown(of(body, EVIL), Filters(DAY), EVIL, EVIL, 'http://x/?a="><script>')
    page = handout.made(ANDES, EVIL, [shown], "en")
    assert "<script" not in page and "<img" not in page
    assert "&lt;script&gt;" in page


def test_a_drawn_chart_shows_each_value_with_its_unit():
    body = Chart("bars", (Series("a", "One", (Point("A", 3.0, "3 days"), Point("B", 5.0, "5 days"))),), "days")
    page = handout.made(ANDES, "Title", [Shown(of(body), Filters(DAY))], "en")
    assert ">3 days<" in page and ">5 days<" in page and ">days<" in page
