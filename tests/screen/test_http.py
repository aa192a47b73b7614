"""What the server answers beside the pages, and the headers of every answer."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components.exhibits.options import OPTIONS
from components.screen import http

ANDES = Path(__file__).resolve().parents[1] / "data" / "andes"
PAGE = '<!doctype html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setenv("KAIRO_DATA", str(ANDES))

    async def page(request):
        return HTMLResponse(PAGE)

    app = Starlette(routes=[*http.ROUTES, Route("/page", page)], middleware=http.MIDDLEWARE)
    return TestClient(app)


def test_every_answer_forbids_other_hosts(client):
    for path in ("/page", "/healthz", "/geo/land.json", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "http:" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "accepted", "lang"),
    [
        ("/page", "en", "en"),
        ("/page", "ja,en;q=0.5", "ja"),
        ("/page?lang=ja", "en", "ja"),
        ("/page?lang=en", "ja", "en"),
    ],
)
def test_the_page_names_the_language_of_its_reader(client, path, accepted, lang):
    text = client.get(path, headers={"accept-language": accepted}).text
    assert f'<html lang="{lang}">' in text
    assert "/style/kairo.css?v=" in text


def test_a_layer_is_compressed_and_kept_for_good_under_its_version(client):
    answer = client.get("/geo/land.json?v=1")
    assert answer.headers["cache-control"] == http.FOREVER
    assert answer.json()["type"] == "FeatureCollection"
    big = client.get("/style/kairo.css", headers={"accept-encoding": "gzip"})
    assert big.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(big.content)) < len(big.content)


@pytest.mark.parametrize(
    "path",
    [
        "/geo/secret.json", "/geo/..%2Fdesk.yml", "/geo/a/b", "/font/..%2Fshell.py", "/font/" + "a" * 300 + ".woff2",
        "/script/shell.py", "/style/x.css", "/exhibit/nothing.csv", "/exhibit/x.exe", "/exhibit/treaties-matrix",
        "/exhibit/.csv", "/exhibit/paper-%3Cscript%3E.html", "/exhibit/__class__.csv",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_the_first_page_answers_to_its_own_name(client):
    answer = client.get("/overview?lang=ja", follow_redirects=False)
    assert answer.headers["location"] == "/?lang=ja"


def test_the_table_of_an_exhibit_has_an_address(client):
    answer = client.get("/exhibit/treaties-matrix.csv?lang=en&asof=2025-03-01")
    text = answer.content.decode("utf-8-sig")
    assert text.splitlines()[0] == "country,type,instrument,status,since,event,source"
    assert "as_of,2025-03-01" in text
    assert "attachment" in answer.headers["content-disposition"]
    assert client.get("/exhibit/treaties-matrix.html").text.startswith("<table")
    assert client.get("/exhibit/treaties-matrix.sources").text.startswith("<ol>")


HOSTILE = st.one_of(
    st.text(max_size=200),
    st.sampled_from(
        ["0001-01-01", "9999-12-31", "\x00", "<script>", "\u202e", "a" * 12_000, "KAZ," * 2_000, "²", "1e999"]
    ),
)


@given(st.dictionaries(st.sampled_from(["lang", "asof", "countries", "brief", "at", *OPTIONS]), HOSTILE, max_size=4))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_an_address_says_an_exhibit_answers(client, query):
    for path in ("/exhibit/treaties-register.csv", "/exhibit/routes-map.body", "/exhibit/actors-matrix.tail"):
        answer = client.get(path, params=query)
        assert answer.status_code == 200
        assert "<script>" not in answer.text
