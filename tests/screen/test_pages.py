"""Every page in both languages, run as the server runs it, on the shipped data and on another region's."""

from __future__ import annotations

import ast
import json
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.wording import words

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {"shipped": ROOT / "data", "andes": ROOT / "tests" / "data" / "andes"}
PAGES = ("overview", "routes", "actors", "countries", "treaties")


def opened(monkeypatch, folder: Path, page: str, **query: str) -> AppTest:
    monkeypatch.setenv("KAIRO_DATA", str(folder))
    app = AppTest.from_file(str(ROOT / "components" / "screen" / "shell.py"), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    if page != "overview":
        app.switch_page(f"../../pages/{page}.py").run()
    return app


def markup(app: AppTest) -> str:
    """All markup that the page mounts."""
    parts = []
    for element in app.get("bidi_component"):
        parts.append(json.loads(element.proto.json).get("html", ""))
    return unescape("".join(parts))


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_page_shows_its_exhibits_without_error(monkeypatch, folder, page, lang):
    app = opened(monkeypatch, FOLDERS[folder], page, lang=lang, asof="2025-04-01")
    assert not app.exception
    assert not app.error
    html = markup(app)
    assert f"</b> {words(lang)(f'shell.pages.{page}')}</h1>" in html
    assert html.count('class="k-headline"') >= 1


def parts_of(page: str) -> list[str]:
    """The parts that a page offers."""
    calls = [
        node for node in ast.walk(ast.parse((ROOT / "pages" / f"{page}.py").read_text())) if isinstance(node, ast.Call)
    ]
    found = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "parts"]
    return [ast.literal_eval(name) for call in found for name in call.args]


@pytest.mark.parametrize(("page", "part"), [(page, part) for page in PAGES for part in parts_of(page)[1:]])
@pytest.mark.parametrize(("folder", "lang"), [("shipped", "en"), ("andes", "ja")])
def test_every_part_of_a_page_shows_its_exhibits_without_error(monkeypatch, folder, lang, page, part):
    app = opened(monkeypatch, FOLDERS[folder], "overview", lang=lang, asof="2025-04-01")
    app.switch_page(f"../../pages/{page}.py").run()
    app.session_state["_options"] = {"part": part}
    app.run()
    assert not app.exception
    assert not app.error
    chosen = [one.value for one in app.get("button_group") if str(one.key).startswith("o_part")]
    assert part in str(chosen)
    assert 'class="k-headline"' in markup(app)


def test_the_day_changes_the_status_shown(monkeypatch):
    query = {"lang": "en", "countries": "TKM", "cell": "TKM.tax_convention"}
    before = markup(opened(monkeypatch, FOLDERS["shipped"], "overview", asof="2025-01-31", **query))
    after = markup(opened(monkeypatch, FOLDERS["shipped"], "overview", asof="2026-11-23", **query))
    assert "Tax convention: 1 of 1 in force or applied by succession (by succession: 1)" in before
    assert "Tax convention: 1 of 1 in force" in after
    assert "by succession: 1" not in after


def test_an_unknown_value_is_told_and_the_page_stays(monkeypatch):
    app = opened(monkeypatch, FOLDERS["andes"], "overview", countries="ZZZ")
    assert "countries = ZZZ" in markup(app) or "countries=ZZZ" in markup(app)


def test_a_missing_folder_gives_the_list_of_errors(monkeypatch, tmp_path):
    app = opened(monkeypatch, tmp_path / "nowhere", "overview")
    assert not app.exception
    assert words("en")("shell.broken.title") in markup(app)


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("page", PAGES)
def test_a_folder_with_only_the_files_that_must_be_there_is_served(monkeypatch, tmp_path, page, lang):
    for name in ("sources", "countries", "actors", "instrument_types", "treaties", "desk"):
        text = (FOLDERS["andes"] / f"{name}.yml").read_text(encoding="utf-8")
        kept = [line for line in text.splitlines() if not line.startswith("lead_corridor")]
        (tmp_path / f"{name}.yml").write_text("\n".join(kept) + "\n", encoding="utf-8")
    app = opened(monkeypatch, tmp_path, page, lang=lang)
    assert not app.exception
    assert not app.error
    assert 'class="k-headline"' in markup(app)
