"""Every part of the treaties page, on another region's data and where only the files that must be there are."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.wording import words

ROOT = Path(__file__).resolve().parents[2]
ANDES = ROOT / "tests" / "data" / "andes"
PARTS = ("standing", "register", "provisions", "coverage", "outlook", "claims", "changes")
NEEDED = ("sources", "countries", "actors", "instrument_types", "treaties", "desk")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    for name in NEEDED:
        lines = (ANDES / f"{name}.yml").read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not line.startswith("lead_corridor")]
        (tmp_path / f"{name}.yml").write_text("\n".join(kept) + "\n", encoding="utf-8")
    return tmp_path


def opened(monkeypatch, folder: Path, **query: str) -> tuple[AppTest, str]:
    monkeypatch.setenv("KAIRO_DATA", str(folder))
    app = AppTest.from_file(str(ROOT / "components" / "screen" / "shell.py"), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    app.switch_page("../../pages/treaties.py").run()
    app.session_state["_options"] = {key: value for key, value in query.items() if key not in ("lang", "asof")}
    app.run()
    html = "".join(json.loads(element.proto.json).get("html", "") for element in app.get("bidi_component"))
    return app, unescape(html)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_shows_its_exhibits_on_another_regions_data(monkeypatch, part):
    app, html = opened(monkeypatch, ANDES, lang="ja", asof="2025-04-01", part=part, instrument="val-pun-tax")
    assert not app.exception
    assert words("ja")("shell.exhibit.error") not in html
    assert html.count('class="k-headline"') >= 4
    assert 'data-opened="instrument=val-pun-tax"' in html


@pytest.mark.parametrize("part", PARTS)
def test_a_part_stands_where_only_the_files_that_must_be_there_are(monkeypatch, bare, part):
    app, html = opened(monkeypatch, bare, lang="en", asof="2025-04-01", part=part)
    assert not app.exception
    assert not app.error
    assert html.count('class="k-headline"') >= 1
