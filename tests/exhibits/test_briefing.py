"""Briefings: kept in a file or an address, and refused with a reason where they can't be shown."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.exhibits import briefing, registry
from components.exhibits.exhibit import Filters
from components.records import Briefing, DossierError, Slide, load

ANDES = load(Path(__file__).parents[1] / "data" / "andes")
TEXTS = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=60).filter(
    lambda text: re.sub(r"[^\w]", "", text)
)
SLIDES = st.builds(
    Slide,
    exhibit=st.sampled_from(registry.exhibit_ids(ANDES)),
    as_of=st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    lang=st.sampled_from([None, "en", "ja"]),
    countries=st.lists(st.sampled_from(list(ANDES.countries)), unique=True).map(tuple),
    corridors=st.lists(st.sampled_from(list(ANDES.corridors)), unique=True).map(tuple),
    title_ja=st.none() | TEXTS,
    notes_en=st.none() | TEXTS,
)
BRIEFINGS = st.builds(
    Briefing, title_en=TEXTS, title_ja=st.none() | TEXTS, slides=st.lists(SLIDES, max_size=6).map(tuple)
)


@settings(deadline=None)
@given(BRIEFINGS)
def test_a_briefing_comes_back_from_its_file_as_it_was(one: Briefing) -> None:
    assert briefing.read(briefing.write(one).encode(), "mine.yml", ANDES) == one


@settings(deadline=None)
@given(BRIEFINGS)
def test_a_briefing_comes_back_from_its_address_as_it_was(one: Briefing) -> None:
    assert briefing.decode(briefing.encode(one)) == one


@given(st.text(max_size=200) | st.text("abcXYZ019-_", max_size=200))
def test_no_code_raises(code: str) -> None:
    found = briefing.decode(code)
    assert found is None or isinstance(found, Briefing)


def test_a_code_that_unpacks_to_more_than_a_file_may_hold_is_refused() -> None:
    huge = Briefing.model_construct(title_en="a" * 3_000_000, slides=())
    assert len(briefing.encode(huge)) < briefing.LONGEST_CODE
    assert briefing.decode(briefing.encode(huge)) is None


GOOD = "title_en: One\nslides:\n- exhibit: treaties-matrix\n  countries: [PUN]\n"


@pytest.mark.parametrize(
    ("text", "line", "field", "says"),
    [
        (GOOD.replace("treaties-matrix", "nothing"), 3, "slides.1.exhibit", "'nothing'"),
        (GOOD.replace("PUN", "ZZZ"), 4, "slides.1.countries.1", "'ZZZ'"),
        (GOOD + "  options: {view: moon}\n", 5, "slides.1.options.view", "'view' is not an option"),
        (GOOD + "  options: {cell: moon}\n", 5, "slides.1.options.cell", "'moon'"),
        (GOOD + "  as_of: 2026-13-01\n", 5, "slides.1.as_of", "'2026-13-01'"),
        (GOOD + "  colour: red\n", 5, "slides.1.colour", "'colour' is not a field"),
        (GOOD + "  x: &a 1\n", 5, "", "anchor"),
        ("- [", 2, "", "well-formed"),
        ("title_en: " + "a" * 400, 1, "title_en", "at most 300"),
        ("paper: 1", 1, "paper", "is not a field"),
    ],
)
def test_a_fault_in_a_briefing_file_is_told_with_its_line(text: str, line: int, field: str, says: str) -> None:
    with pytest.raises(DossierError) as caught:
        briefing.read(text.encode(), "mine.yml", ANDES)
    found = [(one.line, one.field) for one in caught.value.problems if says in one.message]
    assert found == [(line, field)]


def test_a_slide_of_today_follows_the_day_of_the_reader_and_keeps_its_own_filters() -> None:
    reader = Filters(date(2025, 5, 1), "ja", ("PUN",))
    (slide,) = briefing.read((GOOD + "  as_of: today\n").encode(), "mine.yml", ANDES).slides
    assert briefing.filters_of(slide, reader) == Filters(date(2025, 5, 1), "ja", ("PUN",))
    (slide,) = briefing.read((GOOD + "  as_of: 2020-02-03\n").encode(), "mine.yml", ANDES).slides
    assert briefing.filters_of(slide, reader).as_of == date(2020, 2, 3)


def test_what_is_taken_over_is_what_was_seen() -> None:
    filters = Filters(date(2025, 5, 1), "en", ("PUN",))
    options = {"cell": "PUN.tax_convention", "leg": "nothing", "part": "map"}
    seen = registry.build("treaties-matrix", ANDES, filters, options)
    slide = briefing.taken(ANDES, seen, "treaties-matrix", filters, options)
    again = registry.build(
        slide.exhibit, ANDES, briefing.filters_of(slide, Filters(date(2000, 1, 1), "ja"), "en"), slide.options
    )
    assert (again.headline, again.body) == (seen.headline, seen.body)
    assert slide.options == {"cell": "PUN.tax_convention"}
