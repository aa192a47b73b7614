"""Collecting, changing and presenting a briefing, run as the server runs it."""

from __future__ import annotations

import json
from datetime import date
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from components.exhibits import briefing, registry
from components.records import Briefing, Slide, load
from components.records.briefing import MOST_SLIDES
from components.wording import words

ROOT = Path(__file__).resolve().parents[2]
ANDES = ROOT / "tests" / "data" / "andes"


def opened(monkeypatch, page: str = "briefing", **query: str) -> AppTest:
    monkeypatch.setenv("KAIRO_DATA", str(ANDES))
    app = AppTest.from_file(str(ROOT / "components" / "screen" / "shell.py"), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    return app.switch_page(f"../../pages/{page}.py").run()


def markup(app: AppTest) -> str:
    parts = [json.loads(element.proto.json).get("html", "") for element in app.get("bidi_component")]
    return unescape("".join(parts))


def code(*slides: Slide) -> str:
    return briefing.encode(Briefing(title_en="Mine", slides=slides))


def test_a_briefing_in_the_address_is_listed_on_its_page_and_stays_in_the_address(monkeypatch):
    brief = code(
        Slide(exhibit="treaties-matrix", as_of=date(2025, 5, 20)), Slide(exhibit="routes-map", title_en="The way")
    )
    app = opened(monkeypatch, lang="en", brief=brief)
    html = markup(app)
    assert "The way" in html and "as of 20 May 2025" in html
    assert app.query_params["brief"] in (brief, [brief])
    assert not app.exception


def test_a_slide_that_is_not_known_here_is_named_and_the_others_stay(monkeypatch):
    html = markup(opened(monkeypatch, lang="en", brief=code(Slide(exhibit="nothing"), Slide(exhibit="routes-map"))))
    assert "'nothing'" in html
    assert html.count('data-select="remove=') == 2


def test_a_broken_code_is_dropped_with_a_word(monkeypatch):
    monkeypatch.setenv("KAIRO_DATA", str(ANDES))
    app = AppTest.from_file(str(ROOT / "components" / "screen" / "shell.py"), default_timeout=60)
    app.query_params["brief"] = "zzzz"
    html = markup(app.run())
    assert "brief=zzzz" in html


def test_every_exhibit_can_be_presented_in_both_languages(monkeypatch):
    monkeypatch.setenv("KAIRO_DATA", str(ANDES))
    ids = registry.exhibit_ids(load(ANDES))[:MOST_SLIDES]
    app = AppTest.from_file(str(ROOT / "components" / "screen" / "shell.py"), default_timeout=60)
    app.run()
    app.session_state["_brief"] = code(*(Slide(exhibit=one, notes_en="Say <b>this</b>.") for one in ids))
    app.session_state["_page"] = "briefing"
    for number, exhibit_id in enumerate(ids, 1):
        lang = "ja" if number % 2 else "en"
        app.session_state["f_lang"] = lang
        app.session_state["_options"] = {"present": str(number)}
        app.switch_page("../../pages/briefing.py").run()
        html = "".join(json.loads(one.proto.json).get("html", "") for one in app.get("bidi_component"))
        assert not app.exception and not app.error, exhibit_id
        assert 'class="k-slide"' in html
        assert "Say &lt;b&gt;this&lt;/b&gt;." in html
        assert words(lang)("briefing.position", number=number, count=len(ids)) in html


def test_a_ready_made_briefing_is_shown_with_its_slides(monkeypatch):
    app = opened(monkeypatch, lang="ja")
    assert "峠" in markup(app)
