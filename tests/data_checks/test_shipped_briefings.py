"""The ready-made briefings of the shipped data: of a length for a room, in both languages, shown in full on any day."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from components.exhibits import briefing, registry
from components.exhibits.exhibit import Filters
from components.records import load
from components.slides import Shown, made

DOSSIER = load(Path(__file__).resolve().parents[2] / "data")


@pytest.mark.parametrize("name", DOSSIER.briefings)
def test_a_shipped_briefing_is_of_a_length_for_a_room_and_in_both_languages(name):
    shown = DOSSIER.briefings[name]
    assert shown.title_ja and 8 <= len(shown.slides) <= 12
    for slide in shown.slides:
        assert list(briefing.faults(DOSSIER, slide)) == []
        assert slide.as_of is None
        assert all((slide.title_en, slide.title_ja, slide.notes_en, slide.notes_ja))


@pytest.mark.parametrize("day", [date(2025, 6, 30), date(2026, 7, 31)])
@pytest.mark.parametrize("name", DOSSIER.briefings)
def test_its_headlines_are_those_of_the_day(name, day):
    for lang in ("en", "ja"):
        for slide in DOSSIER.briefings[name].slides:
            filters = briefing.filters_of(slide, Filters(day, lang))
            assert registry.build(slide.exhibit, DOSSIER, filters, slide.options).headline


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("name", DOSSIER.briefings)
def test_no_text_of_its_slides_is_cut(name, lang):
    filters = Filters(date(2026, 11, 25), lang)
    shown = [
        Shown(registry.build(one.exhibit, DOSSIER, own, dict(one.options)), own, one.said("title", lang))
        for one in DOSSIER.briefings[name].slides
        for own in [briefing.filters_of(one, filters)]
    ]
    presentation = Presentation(io.BytesIO(made(DOSSIER, DOSSIER.briefings[name].title(lang), filters, shown)))
    assert [text for slide in presentation.slides for text in _texts(slide) if "…" in text] == []
    titles = {slide.shapes.title.text_frame.text for slide in presentation.slides}
    assert {one.exhibit.headline for one in shown if one.exhibit} <= titles


def _texts(slide) -> Iterator[str]:
    """Every text that a slide shows: its boxes, cells, and the names in its charts."""
    charts = (shape.chart._chartSpace for shape in slide.shapes if shape.has_chart)
    for element in (slide._element, *charts):
        yield from (one.text or "" for one in element.iter(qn("a:t"), qn("c:v")))


@pytest.mark.parametrize("exhibit_id", registry.exhibit_ids(DOSSIER))
def test_every_exhibit_can_be_taken_over_and_shown_again(exhibit_id):
    filters = Filters(date(2026, 7, 31), "ja", actors=("JPN",))
    seen = registry.build(exhibit_id, DOSSIER, filters, {})
    slide = briefing.taken(DOSSIER, seen, exhibit_id, filters, {})
    assert list(briefing.faults(DOSSIER, slide)) == []
    again = registry.build(
        exhibit_id, DOSSIER, briefing.filters_of(slide, Filters(date(2000, 1, 1)), "ja"), slide.options
    )
    assert again.headline == seen.headline
