"""The address of a view: what goes in comes out, and nothing else gets in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.exhibits.exhibit import Filters
from components.records import load
from components.screen import url

DOSSIER = load(Path(__file__).resolve().parents[1] / "data" / "andes")
TODAY = date(2025, 5, 1)


def some(codes):
    return st.lists(st.sampled_from(sorted(codes)), unique=True).map(tuple)


states = st.builds(
    url.State,
    st.builds(
        Filters,
        as_of=st.dates(url.EARLIEST, url.LATEST),
        lang=st.sampled_from(["en", "ja"]),
        countries=some(DOSSIER.countries),
        actors=some(DOSSIER.actors),
        corridors=some(DOSSIER.corridors),
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "leg": st.sampled_from(sorted(DOSSIER.legs)),
            "view": st.sampled_from([view.id for view in DOSSIER.desk.map_views]),
            "indicator": st.sampled_from(sorted(DOSSIER.indicators)),
            "cell": st.sampled_from(
                [f"{country}.{kind}" for country in DOSSIER.countries for kind in DOSSIER.instrument_types]
            ),
        },
    ),
)


@settings(deadline=None)
@given(states)
def test_what_is_dumped_is_parsed_back_with_nothing_dropped(state):
    assert url.parse(url.dump(state), DOSSIER, TODAY) == (state, ())


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=12) | st.sampled_from(["lang", "asof", "countries", *url.OPTIONS]), st.text()))
def test_any_address_is_parsed_into_known_codes(query):
    state, _ = url.parse(query, DOSSIER, TODAY)
    assert set(state.filters.countries) <= set(DOSSIER.countries)
    assert set(state.filters.actors) <= set(DOSSIER.actors)
    assert set(state.filters.corridors) <= set(DOSSIER.corridors)
    assert url.parse(url.dump(state), DOSSIER, TODAY) == (state, ())


@pytest.mark.parametrize(
    ("query", "dropped"),
    [
        ({"countries": "QLA,ZZZ"}, ("countries=ZZZ",)),
        ({"asof": "yesterday"}, ("asof=yesterday",)),
        ({"asof": "2025-02-30"}, ("asof=2025-02-30",)),
        ({"lang": "fr"}, ("lang=fr",)),
        ({"cell": "<script>"}, ("cell=<script>",)),
        ({"cell": "ZZZ.nothing"}, ("cell=ZZZ.nothing",)),
        ({"leg": "nowhere", "view": "moon", "indicator": "luck"}, ("leg=nowhere", "indicator=luck", "view=moon")),
        ({"nonsense": "1"}, ("nonsense=1",)),
        ({"countries": "A" * 100_000}, ("countries=" + "A" * url.SHOWN + "…",)),
    ],
)
def test_an_unknown_value_is_dropped_and_told_shortened(query, dropped):
    state, told = url.parse(query, DOSSIER, TODAY)
    assert told == dropped
    assert state.filters.as_of == TODAY


def test_the_day_and_the_language_are_written_even_when_default():
    assert url.dump(url.State(Filters(as_of=TODAY))) == {"lang": "en", "asof": "2025-05-01"}
