"""What a reader of the pages on engagement does in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

DAY = "asof=2026-07-31"


@pytest.fixture
def opened(reader, address):
    """Opens an address of the app; the reader's page, with whatever was asked for checked to be of this machine."""
    visits = []

    def open_(path: str) -> Page:
        visit = reader()
        visits.append(visit)
        return visit.open(f"{address}{path}")

    yield open_
    assert not [url for visit in visits for url in visit.foreign()]


def test_a_number_of_the_matrix_opens_its_source_in_two_clicks(opened) -> None:
    page = opened(f"/actors?lang=en&{DAY}&over=dimension&dimension=trade")
    page.locator(".k-matrix button[data-select]").first.click()
    source = page.locator(".k-exhibit", has_text="What is measured about this pair?").locator("td.k-number sup a").first
    expect(source).to_be_visible()
    assert (source.get_attribute("href") or "").startswith("http")
    assert "cell=" in page.url


@pytest.mark.parametrize("layout", ["indicator", "dimension", "country", "actor"])
def test_every_layout_has_hatched_cells_and_counts_what_is_known(opened, layout) -> None:
    page = opened(f"/actors?lang=en&{DAY}&over={layout}")
    expect(page.locator(".k-matrix .k-missing").first).to_be_visible()
    expect(page.locator(".k-matrix tbody th small").first).to_contain_text("with a figure")


def test_weights_set_by_hand_stand_in_the_link_and_on_the_page(opened) -> None:
    page = opened(f"/actors?lang=en&{DAY}&part=score")
    expect(page.get_by_text("All dimensions weigh the same").first).to_be_visible()
    page.get_by_text("Weights", exact=True).click()
    box = page.get_by_label("Trade", exact=True)
    box.fill("3")
    box.press("Enter")
    expect(page.get_by_text("Weights set by the reader: Trade 3").first).to_be_visible()
    assert "weights=trade%3A3" in page.url or "weights=trade:3" in page.url


def test_weights_of_a_link_that_are_not_known_are_told(opened) -> None:
    page = opened(f"/actors?lang=en&{DAY}&part=score&weights=trade:2,moon:1")
    expect(
        page.get_by_text("Left out of the weights, as it is not known here or not scored: moon:1.").first
    ).to_be_visible()


def test_a_sum_of_pledges_lists_the_records_that_it_adds(opened) -> None:
    page = opened(f"/actors?lang=en&{DAY}&part=pledges")
    page.locator('.k-matrix button[data-select="cell=all.signed"]').click()
    records = page.locator(".k-exhibit", has_text="Which records stand behind the sum?")
    expect(records.get_by_role("heading")).to_contain_text("records add up to USD")
    expect(records.locator("td", has_text="in the sum").first).to_be_visible()


def test_the_cells_show_no_score_under_the_rank_norm(opened) -> None:
    page = opened(f"/actors?lang=en&{DAY}&part=score&norm=rank")
    expect(page.locator(".k-matrix").first).to_contain_text("see ranking")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_country_has_its_parts_on_one_screen(opened, lang) -> None:
    page = opened(f"/countries?lang={lang}&{DAY}&country=UZB")
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(".k-compact")).to_have_count(7)
    expect(page.locator(".k-compact [aria-busy]")).to_have_count(0)
    foot = page.locator(".k-footer").bounding_box()
    assert foot is not None and foot["y"] + foot["height"] <= 900
    page.locator(".k-behind summary").first.click()
    expect(page.locator(".k-behind .k-sources").first).to_be_visible()


def test_a_page_follows_the_system_into_the_dark(opened) -> None:
    page = opened(f"/countries?lang=en&{DAY}&country=KAZ")
    expect(page.locator(".k-root.k-light").first).to_be_visible()
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".k-root.k-light")).to_have_count(0)
    expect(page.locator(".k-root.k-dark").first).to_be_visible()


def test_a_cell_opened_by_key_keeps_the_focus(opened) -> None:
    page = opened(f"/treaties?lang=en&{DAY}")
    page.locator(".k-matrix button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".k-matrix button").first).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".k-matrix button").first).to_be_focused()


def test_a_wheel_over_a_map_scrolls_the_page(opened) -> None:
    page = opened(f"/routes?lang=en&{DAY}")
    page.locator("[data-testid=stDeckGlJsonChart]").hover()
    page.mouse.wheel(0, 300)
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 0")
