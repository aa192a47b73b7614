"""What a reader takes along: tables, calendars and references of an exhibit."""

from __future__ import annotations

import json
import string
from datetime import date
from pathlib import Path

import bibtexparser
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.exhibits import registry
from components.exhibits.exhibit import Dated, Exhibit, Filters, Text
from components.records import load
from components.screen import calendar, citation, http, table

ANDES = Path(__file__).resolve().parents[1] / "data" / "andes"
DOSSIER = load(ANDES)
TRICKY = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setenv("KAIRO_DATA", str(ANDES))
    return TestClient(Starlette(routes=http.ROUTES, middleware=http.MIDDLEWARE))


def exhibit(*dates: Dated) -> Exhibit:
    return Exhibit("x", "?", "H", Text(()), pd.DataFrame(), tuple(DOSSIER.sources), dates=dates)


def entries(content: bytes) -> list:
    return Calendar.from_ical(content).walk("VEVENT")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_calendar_has_whole_days_and_marks_what_is_only_expected(client, lang):
    answer = client.get(f"/exhibit/treaties-timeline.ics?lang={lang}&asof=2025-04-01")
    assert answer.headers["content-type"].startswith("text/calendar")
    found = {str(one["uid"]): one for one in entries(answer.content)}
    signed = found["val-pun-tax-signed-2025-01-15@kairo"]
    assert (signed["dtstart"].dt, signed["dtend"].dt) == (date(2025, 1, 15), date(2025, 1, 16))
    assert signed["status"] == "CONFIRMED"
    due = found["val-pun-tax-approval@kairo"]
    assert (due["dtstart"].dt, due["dtend"].dt, due["status"]) == (date(2025, 12, 1), date(2026, 1, 1), "TENTATIVE")
    assert ("バルマラ" in str(due["summary"])) == (lang == "ja")
    assert len(found) == len(entries(answer.content))


@given(TRICKY, TRICKY)
@settings(deadline=None)
def test_any_text_survives_the_calendar(text, detail):
    made = exhibit(Dated("a", date(2025, 1, 1), date(2025, 1, 1), text, detail))
    content = calendar.as_calendar(made, DOSSIER, "en")
    (one,) = entries(content)
    assert str(one["summary"]) == text
    assert str(one["description"]).startswith(detail)
    assert b"\nSUMMARY" in content and content.count(b"BEGIN:VEVENT") == 1


def test_every_source_of_an_exhibit_is_a_reference(client):
    made = registry.build("treaties-register", DOSSIER, Filters(date(2025, 4, 1)), {})
    path = "/exhibit/treaties-register.{}?lang=en&asof=2025-04-01"
    library = bibtexparser.parse_string(client.get(path.format("bib")).text)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == list(made.sources)
    items = client.get(path.format("csl")).json()
    assert [item["id"] for item in items] == list(made.sources)
    assert all(item["URL"].startswith("http") and item["title"] for item in items)


@given(
    st.text(
        st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from(string.punctuation), min_size=1, max_size=80
    )
)
@settings(deadline=None)
def test_no_title_breaks_a_reference_out_of_its_braces(title):
    source = next(iter(DOSSIER.sources.values())).model_copy(update={"title": title})
    dossier = type("Held", (), {"sources": {source.id: source}})
    made = Exhibit("x", "?", "H", Text(()), pd.DataFrame(), (source.id,))
    library = bibtexparser.parse_string(citation.as_bibtex(made, dossier))
    assert [entry.key for entry in library.entries] == [source.id]
    assert not library.failed_blocks
    assert json.loads(citation.as_csl(made, dossier))[0]["title"] == title


def test_the_table_as_json_has_the_rows_of_the_table_and_missing_values_as_null(client):
    answer = client.get("/exhibit/treaties-register.json?lang=ja&asof=2025-04-01").json()
    made = registry.build("treaties-register", DOSSIER, Filters(date(2025, 4, 1), "ja"), {})
    assert [row["instrument"] for row in answer["rows"]] == made.table["instrument"].tolist()
    assert answer["headline"] == made.headline
    assert {row["years_signed_not_in_force"] for row in answer["rows"]} >= {None, 0.2}
    assert json.loads(table.as_json(made, DOSSIER, Filters(date(2025, 4, 1), "ja"))) == answer


def test_an_exhibit_without_dates_has_no_calendar(client):
    assert client.get("/exhibit/treaties-provisions.ics").status_code == 404


def test_the_rows_that_were_not_sent_with_the_page_can_be_asked_for(client):
    assert client.get("/exhibit/treaties-register.rest?lang=en").text.count("<tr>") == 1
