"""From a question to the room: collecting, reloading, presenting, the keys, both languages, the files."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pptx import Presentation

from components.wording import words

pytestmark = pytest.mark.browser
ERROR = "[data-testid=stException]"
EN, JA = words("en"), words("ja")


def collect(page: Page, visit) -> None:
    page.get_by_role("button", name=EN("briefing.collect"), exact=True).first.click()
    expect(page.get_by_role("link", name=re.compile(r"^Briefing \(\d+\)"))).to_be_visible()
    visit.settle()


def position(page: Page, number: int, count: int) -> None:
    expect(page.locator(".k-position")).to_have_text(f"{number} / {count}")


def stage(page: Page, visit, number: int, count: int) -> None:
    position(page, number, count)
    visit.settle()


@pytest.fixture(scope="module")
def andes(serve: Callable[[Path], object]) -> Iterator[str]:
    with serve(Path(__file__).resolve().parents[1] / "data" / "andes") as url:
        yield url


def test_two_exhibits_of_two_pages_are_collected_kept_and_presented(visit, andes):
    page = visit.open(f"{andes}/treaties?lang=en&asof=2025-05-20")
    collect(page, visit)
    page.get_by_role("link", name=EN("shell.pages.routes"), exact=True).click()
    expect(page).to_have_url(re.compile(r"/routes\?.*brief="))
    visit.settle()
    page.get_by_role("button", name=EN("briefing.collect"), exact=True).first.click()
    expect(page.get_by_role("link", name="Briefing (2)")).to_be_visible()
    page.reload()
    visit.settle()
    page.get_by_role("link", name="Briefing (2)").click()
    expect(page.locator(".k-slides > li")).to_have_count(2)
    page.get_by_role("button", name=EN("briefing.present"), exact=True).first.click()
    stage(page, visit, 1, 2)
    expect(page.locator("header.stAppHeader")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    stage(page, visit, 2, 2)
    expect(page).to_have_url(re.compile("present=2"))
    page.get_by_role("button", name="日本語").click()
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    position(page, 2, 2)
    expect(page.locator(".k-foot")).to_contain_text("2025年5月20日現在")
    page.keyboard.press("Home")
    stage(page, visit, 1, 2)
    page.keyboard.press("End")
    stage(page, visit, 2, 2)
    page.keyboard.press("n")
    expect(page.locator(".k-speaker")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".k-slides > li")).to_have_count(2)
    assert page.locator(ERROR).count() == 0
    assert visit.foreign() == []


def test_back_takes_no_slide_out(visit, andes):
    page = visit.open(f"{andes}/treaties?lang=en")
    collect(page, visit)
    page.get_by_role("link", name=EN("shell.pages.actors"), exact=True).click()
    expect(page).to_have_url(re.compile(r"/actors\?"))
    visit.settle()
    collect(page, visit)
    expect(page.get_by_role("link", name="Briefing (2)")).to_be_visible()
    page.go_back()
    visit.settle()
    expect(page.get_by_role("link", name="Briefing (2)")).to_be_visible()


def test_a_cell_opens_on_the_stage_and_escape_leads_back_to_the_slide(visit, andes):
    page = visit.open(f"{andes}/treaties?lang=en&asof=2025-05-20")
    collect(page, visit)
    page.get_by_role("link", name="Briefing (1)").click()
    page.get_by_role("button", name=EN("briefing.present"), exact=True).first.click()
    stage(page, visit, 1, 1)
    page.locator(".k-matrix button").first.click()
    expect(page.get_by_role("button", name=EN("briefing.close"))).to_be_visible()
    expect(page.locator(".k-matrix")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".k-matrix")).to_be_visible()
    position(page, 1, 1)


def test_a_ready_made_briefing_is_in_the_room_in_two_clicks(visit, andes):
    page = visit.open(f"{andes}/?lang=en")
    page.get_by_role("link", name=EN("shell.pages.briefing"), exact=True).click()
    page.get_by_role("button", name=re.compile("^Present: ")).first.click()
    stage(page, visit, 1, 3)
    box = page.locator(".k-headline").bounding_box()
    assert box is not None and box["y"] < 200


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1280, 800)])
def test_the_stage_fits_the_screen(chromium, address, size):
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}/briefing?lang=en&ready=treaty-position&present=1")
    position(page, 1, 12)
    page.wait_for_selector(".k-fit")
    foot = page.locator(".k-foot").bounding_box()
    assert foot is not None and foot["y"] + foot["height"] <= size[1] + 1 and foot["width"] > size[0] * 0.8
    body = page.locator(".k-fit").bounding_box()
    assert body is not None and body["y"] + body["height"] <= foot["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    context.close()


def test_a_briefing_is_saved_as_a_file_loaded_again_and_a_broken_one_changes_nothing(visit, andes, tmp_path):
    page = visit.open(f"{andes}/treaties?lang=en&asof=2025-05-20")
    collect(page, visit)
    page.get_by_role("link", name="Briefing (1)").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name=EN("briefing.save")).click()
    file = tmp_path / "mine.yml"
    saved.value.save_as(file)
    assert "exhibit: treaties-matrix" in file.read_text(encoding="utf-8")
    visit.settle()
    page.get_by_role("button", name=EN("briefing.clear")).click()
    expect(page.get_by_text(EN("briefing.empty"))).to_be_visible()
    broken = tmp_path / "broken.yml"
    broken.write_text(file.read_text(encoding="utf-8").replace("treaties-matrix", "nothing"), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(broken)
    expect(page.get_by_text(EN("briefing.load_failed"))).to_be_visible()
    expect(page.get_by_text("found 'nothing'")).to_be_visible()
    expect(page.get_by_text(EN("briefing.empty"))).to_be_visible()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".k-slides > li")).to_have_count(1)


def test_powerpoint_and_hand_out_come_from_the_page(visit, andes, tmp_path):
    page = visit.open(f"{andes}/briefing?lang=en&ready=passes")
    for form, ending in (("deck", "pptx"), ("handout", "html")):
        page.get_by_role("button", name=EN(f"briefing.{form}"), exact=True).click()
        lead = EN(f"briefing.{form}_download", size="|").split("(")[0].strip()
        button = page.get_by_role("button", name=re.compile(f"^{re.escape(lead)}"))
        expect(button).to_be_visible()
        visit.settle()
        with page.expect_download() as got:
            button.click()
        path = tmp_path / f"file.{ending}"
        got.value.save_as(path)
        assert got.value.suggested_filename.endswith(f".{ending}")
    deck = Presentation(io.BytesIO((tmp_path / "file.pptx").read_bytes()))
    links = [rel.target_ref for slide in deck.slides for rel in slide.part.rels.values() if rel.is_external]
    assert links and all(link.startswith(f"{andes}/briefing?") for link in links)
    live = visit.open(links[0])
    position(live, 1, 1)
    html = (tmp_path / "file.html").read_text(encoding="utf-8")
    assert "<script" not in html and "<button" not in html
    live.goto("about:blank")
    asked = len(visit.asked)
    live.set_content(html)
    expect(live.locator(".k-slide")).to_have_count(3)
    assert visit.asked[asked:] == []


def test_a_link_and_a_citation_are_copied(chromium, andes):
    context = chromium.new_context(locale="en-GB", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{andes}/treaties?lang=en&asof=2025-05-20")
    page.get_by_role("button", name=EN("briefing.copy_link"), exact=True).first.click()
    expect(page.get_by_role("button", name=EN("briefing.copied")).first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{andes}/treaties?lang=en&asof=2025-05-20")
    page.get_by_role("button", name=EN("briefing.copy_citation"), exact=True).first.click()
    expect(page.get_by_role("button", name=EN("briefing.copied"))).to_have_count(2)
    assert re.match(
        r"Kairo, data [0-9a-f]{8}: “.*” As of 20 May 2025\. Sources: \d+\.",
        page.evaluate("navigator.clipboard.readText()"),
    )
    context.close()


def grave(page: Page) -> list[tuple[str, object]]:
    found = Axe().run(page).response["violations"]
    return [
        (fault["id"], [node["target"] for node in fault["nodes"]][:5])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_title_and_notes_are_edited_and_neither_list_nor_stage_has_a_serious_accessibility_fault(reader, andes, scheme):
    visit = reader(color_scheme=scheme)
    page = visit.open(f"{andes}/treaties?lang=en&asof=2025-05-20")
    collect(page, visit)
    page.get_by_role("link", name="Briefing (1)").click()
    page.get_by_role("button", name=re.compile(f"^{EN('briefing.edit')}")).click()
    page.get_by_label(EN("briefing.slide_title", number=1)).fill("What <b>binds</b>")
    page.keyboard.press("Tab")
    expect(page.locator(".k-slides")).to_contain_text("What <b>binds</b>")
    page.get_by_label(EN("briefing.slide_notes", number=1)).fill("Say it.")
    page.keyboard.press("Tab")
    visit.settle()
    assert grave(page) == []
    page.get_by_role("button", name=EN("briefing.present"), exact=True).first.click()
    stage(page, visit, 1, 1)
    page.keyboard.press("n")
    expect(page.locator(".k-speaker")).to_have_text("Say it.")
    expect(page.locator(".k-over")).to_have_text("What <b>binds</b>")
    assert grave(page) == []
