"""Three questions that analysts ask, answered on screen within five clicks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from components.wording import words

pytestmark = pytest.mark.browser
DAY = "2026-11-25"
CLICKS = 5
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"


class Reader:
    """Clicks and counts."""

    def __init__(self, visit, address: str, lang: str = "en") -> None:
        self.visit, self.t, self.clicks = visit, words(lang), 0
        self.page: Page = visit.open(f"{address}/?lang={lang}&asof={DAY}")

    def click(self, locator) -> None:
        locator.scroll_into_view_if_needed()
        self.page.evaluate(PAINTED)  # A list that opens while the page still scrolls closes again.
        locator.click()
        self.clicks += 1
        self.visit.settle()

    def treaties(self) -> None:
        self.click(self.page.get_by_role("link", name=self.t("shell.pages.treaties"), exact=True).first)

    def part(self, name: str) -> None:
        self.click(self.page.get_by_role("radio", name=self.t(f"shell.parts.{name}"), exact=True))

    def pick(self, label: str, choice: str) -> None:
        """Open a picker and choose: two clicks."""
        pickers = self.page.locator("[data-testid=stMultiSelect], [data-testid=stSelectbox]")
        self.click(pickers.filter(has_text=label).get_by_role("button").last)
        self.click(self.page.get_by_role("option", name=choice, exact=True))
        if self.page.get_by_role("listbox").count():  # The list of a picker of several stays open.
            self.page.keyboard.press("Escape")

    def headline(self, text: str | re.Pattern[str]):
        return self.page.locator("h2.k-headline", has_text=text)


def test_what_protects_a_japanese_gas_project_in_turkmenistan_today(visit, address):
    reader = Reader(visit, address)
    reader.treaties()
    reader.part("coverage")
    reader.pick(reader.t("shell.filters.countries"), "Turkmenistan")
    covered = reader.headline(re.compile("Turkmenistan, .*is covered by Energy Charter Treaty.*Tax convention"))
    expect(covered).to_have_count(1)
    expect(covered).to_contain_text(re.compile("Not in effect or not on record: Bilateral investment agreement"))
    table = reader.page.locator(".k-exhibit", has=covered)
    expect(table.get_by_text("Protection of investment in the energy sector only")).to_be_visible()
    reader.click(table.get_by_role("button", name="Energy Charter Treaty").first)
    expect(reader.headline(re.compile("^Energy Charter Treaty: \\d+ provisions on record"))).to_be_visible()
    assert reader.clicks <= CLICKS


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        (
            "en",
            "Japan–Kyrgyz Tax Agreement is in force, but takes effect for taxes only from 1 January 2027; "
            "until then Japan–USSR Tax Convention (1986) goes on applying.",
        ),
        ("ja", "租税への適用は2027年1月1日から。それまでは「日ソ租税条約(1986年)」が引き続き適用される。"),
    ],
)
def test_which_tax_treaty_applies_to_kyrgyzstan_before_and_after_new_year_2027(visit, address, lang, answer):
    reader = Reader(visit, address, lang)
    reader.treaties()
    reader.click(reader.page.locator('[data-select="cell=KGZ.tax_convention"]'))
    expect(reader.page.locator(".k-notes li", has_text=answer)).to_be_visible()
    assert reader.clicks <= CLICKS


def test_where_korea_is_ahead_of_japan(visit, address):
    reader = Reader(visit, address)
    reader.treaties()
    reader.part("coverage")
    reader.pick(reader.t("shell.choose.rival"), "Republic of Korea")
    ahead = reader.headline(re.compile("^Republic of Korea ahead of Japan on 25 November 2026: [1-9].*Kyrgyzstan"))
    expect(ahead).to_be_visible()
    section = reader.page.locator(".k-exhibit", has=ahead)
    expect(
        section.get_by_text(re.compile("Kyrgyzstan, Bilateral investment agreement: an investor from"))
    ).to_be_visible()
    assert reader.clicks <= CLICKS


def test_an_instrument_has_a_permanent_link_and_leads_to_its_predecessor(visit, address):
    page = visit.open(f"{address}/treaties?instrument=jpn-tkm-tax&lang=en&asof={DAY}")
    expect(page.locator("h2.k-headline", has_text="Japan–Turkmenistan Tax Convention: in force").first).to_be_visible()
    page.get_by_role("button", name="Japan–USSR Tax Convention (1986)").first.click()
    expect(page).to_have_url(re.compile("instrument=jpn-ussr-tax-1986"))
    expect(
        page.locator("h2.k-headline", has_text="Japan–USSR Tax Convention (1986) on 25 November 2026").first
    ).to_be_visible()


def test_a_life_on_the_timeline_opens_by_the_keyboard_and_comes_into_view(visit, address):
    page = visit.open(f"{address}/treaties?lang=en&asof={DAY}&countries=TKM")
    lane = page.locator('g[data-select="instrument=jpn-tkm-tax"]')
    lane.focus()
    page.keyboard.press("Enter")
    section = page.locator("[data-opened='instrument=jpn-tkm-tax']").first
    expect(section).to_be_in_viewport()
    expect(page).to_have_url(re.compile("instrument=jpn-tkm-tax"))


def test_a_search_narrows_the_register(visit, address):
    page = visit.open(f"{address}/treaties?part=register&lang=ja&asof={DAY}&find=租税 ウズベキスタン")
    rows = page.locator(".k-exhibit", has=page.locator("h2.k-headline")).locator("tbody tr")
    expect(rows.first).to_be_visible()
    titles = rows.locator("td:first-child").all_inner_texts()
    assert "日・ウズベキスタン租税条約" in titles
    assert not any("投資協定" in title or "日・カザフスタン" in title for title in titles)
    assert page.locator("[data-testid=stException]").count() == 0
