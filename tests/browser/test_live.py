"""What readers see while the data folder is edited, broken, empty or missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from components.wording import words

pytestmark = pytest.mark.browser

t = words("en")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def next_interaction(page) -> None:
    """Go to another page of the app and back, as a reader does."""
    for name in ("actors", "treaties"):
        page.get_by_role("link", name=t(f"shell.pages.{name}"), exact=True).first.click()
        expect(page).to_have_url(re.compile(f"/{name}"))
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning] h1")


def test_an_edit_shows_at_the_next_interaction(visit, serve, copy):
    desk = copy / "desk.yml"
    with serve(copy) as address:
        page = visit.open(f"{address}/treaties?lang=en")
        before = page.get_by_text(re.compile(r"Data [0-9a-f]{8}")).first.inner_text()
        replace(desk, "title_en: ", "title_en: Edited ")
        next_interaction(page)
        expect(page.get_by_text(before, exact=True)).to_have_count(0)
        expect(page.get_by_text(re.compile(r"Data [0-9a-f]{8}")).first).to_be_visible()


def test_an_edited_date_of_a_treaty_shows_at_the_next_interaction(visit, serve, copy):
    with serve(copy) as address:
        page = visit.open(f"{address}/treaties?lang=en&asof=2026-01-31&countries=KAZ")
        cell = page.locator("button[data-select='cell=KAZ.investment_agreement']").first
        expect(cell).to_be_visible()
        replace(copy / "treaties.yml", "date: '2015-10-25'", "date: '2015-10-26'")
        cell.click()
        expect(page).to_have_url(re.compile("cell=KAZ.investment_agreement"))
        expect(page.locator("h2", has_text="since 26 October 2015").first).to_be_visible()


def test_a_broken_edit_shows_a_banner_and_the_last_good_data(visit, serve, copy):
    file = copy / "treaties.yml"
    good = file.read_text(encoding="utf-8")
    with serve(copy) as address:
        page = visit.open(f"{address}/treaties?lang=en")
        headings = page.locator("h2").all_inner_texts()
        file.write_text("- id: [broken\n" + good, encoding="utf-8")
        next_interaction(page)
        expect(page.get_by_text(t("shell.banner.title"))).to_be_visible()
        expect(page.get_by_text(re.compile(r"treaties\.yml, line \d+")).first).to_be_visible()
        assert page.locator("h2").all_inner_texts() == headings
        file.write_text(good, encoding="utf-8")
        next_interaction(page)
        expect(page.get_by_text(t("shell.banner.title"))).to_have_count(0)


@pytest.mark.parametrize("kind", ["missing", "empty", "half-written"])
def test_an_unreadable_folder_gives_the_list_of_errors_as_a_page(visit, serve, copy, tmp_path, kind):
    folder = tmp_path / kind
    if kind == "empty":
        folder.mkdir()
    if kind == "half-written":
        folder = copy
        file = copy / "treaties.yml"
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 - 7])
        (copy / "sources.yml").unlink()
    with serve(folder) as address:
        page = visit.open(f"{address}/treaties?lang=en")
        expect(page.get_by_text(t("shell.broken.title"))).to_be_visible()
        assert page.locator("[data-testid=stException]").count() == 0
