"""The shipped app in a browser: pages, addresses, filters, foreign requests, accessibility."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from components.records import load
from components.wording import words

pytestmark = pytest.mark.browser

DATA = Path(__file__).resolve().parents[2] / "data"

PAGES = {"overview": "", "routes": "routes", "actors": "actors", "countries": "countries", "treaties": "treaties"}
ERROR = "[data-testid=stException]"


def title(page: str, lang: str) -> str:
    return words(lang)(f"shell.pages.{page}")


def query(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_by_its_address_and_asks_no_other_host(visit, address, name, lang):
    page = visit.open(f"{address}/{PAGES[name]}?lang={lang}")
    page.wait_for_load_state("networkidle")
    assert page.locator(ERROR).count() == 0
    expect(page.get_by_text(words(lang)("shell.exhibit.error"))).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{lang}"))
    assert visit.asked
    assert visit.foreign() == []


def back_to(visit, path: str, wanted: dict[str, str]) -> None:
    """Go back to a page. A page switch can leave two entries in the browser's history; the filters hold on both."""
    for _ in range(2):
        visit.page.go_back()
        expect(visit.page).to_have_url(re.compile(f"asof={wanted['asof']}"))
        visit.settle()
        assert {key: query(visit.page).get(key) for key in wanted} == wanted
        if visit.page.url.startswith(f"{path}?"):
            return
    raise AssertionError(f"two steps back lead to {visit.page.url}")


def test_filters_hold_across_pages_back_forward_and_reload(visit, address):
    wanted = {"countries": "KAZ,UZB", "asof": "2025-01-31"}
    page = visit.open(f"{address}/treaties?lang=en&countries=KAZ,UZB&asof=2025-01-31")

    def holds(path: str) -> None:
        expect(page).to_have_url(re.compile(rf"{re.escape(address)}/{path}\?.*asof=2025-01-31"))
        visit.settle()
        assert {key: query(page).get(key) for key in wanted} == wanted

    holds("treaties")
    follow(page, title("actors", "en"))
    holds("actors")
    back_to(visit, f"{address}/treaties", wanted)
    page.go_forward()
    holds("actors")
    page.reload()
    holds("actors")


def test_the_language_switch_keeps_page_and_filters(visit, address):
    page = visit.open(f"{address}/treaties?lang=en&countries=KAZ&asof=2025-01-31")
    page.get_by_text(words("en")("shell.filters.ja"), exact=True).first.click()
    expect(page.get_by_role("link", name=title("treaties", "ja"), exact=True).first).to_be_visible()
    expect(page).to_have_url(re.compile("lang=ja"))
    assert urlsplit(page.url).path == "/treaties"
    assert query(page)["countries"] == "KAZ"
    assert query(page)["asof"] == "2025-01-31"


@pytest.mark.parametrize(
    "hostile",
    [
        "lang=<script>window.hacked=1</script>",
        "countries=" + quote("<img src=x onerror=window.hacked=1>"),
        "asof=yesterday&countries=ZZZ,KAZ",
        "asof=2026-13-45&actors=1,2,3&corridors=%00",
        "cell=" + quote("'\"><script>window.hacked=1</script>"),
        "leg=../../etc/passwd&view=%FF&indicator=[]",
        "asof=2025-01-01&asof=2024-01-01&unknown=1",
    ],
)
def test_hostile_values_in_the_address_are_dropped(visit, address, hostile):
    page = visit.open(f"{address}/treaties?{hostile}")
    assert page.locator(ERROR).count() == 0
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src=x]").count() == 0
    expect(page.get_by_role("link", name=re.compile(title("treaties", "en"))).first).to_be_visible()


def test_a_dropped_value_is_told(visit, address):
    page = visit.open(f"{address}/treaties?lang=en&countries=ZZZ,KAZ")
    lead = words("en")("shell.dropped", items="|").split("|")[0]
    expect(page.get_by_text(lead.strip(), exact=False).first).to_be_visible()
    expect(page).to_have_url(re.compile(r"countries=KAZ(&|$)"))


def test_a_very_long_value_is_dropped(visit, address):
    """An address longer than the server reads is refused as a whole; the page works either way."""
    page = visit.open(f"{address}/treaties?countries={'A' * 30_000}")
    assert page.locator(ERROR).count() == 0
    assert "AAAA" not in page.url


def test_a_cell_chosen_in_the_treaty_matrix_is_in_the_address_and_back_takes_it_back(visit, address):
    page = visit.open(f"{address}/treaties?lang=en&asof=2026-01-31")
    page.wait_for_load_state("networkidle")
    cell = page.locator("button[data-select^='cell=']").first
    chosen = str(cell.get_attribute("data-select")).removeprefix("cell=")
    headlines = page.locator("h2").count()
    cell.click()
    expect(page).to_have_url(re.compile(rf"cell={re.escape(chosen)}(&|$)"))
    expect(page.locator("h2")).to_have_count(headlines + 1)
    expect(page.locator("button[aria-pressed=true]").first).to_be_visible()
    page.go_back()
    expect(page).not_to_have_url(re.compile("cell="))
    expect(page.locator("h2")).to_have_count(headlines)


def test_an_address_beyond_what_the_server_reads_leaves_it_up(visit, address):
    status = visit.page.request.get(f"{address}/treaties?countries={'A' * 100_000}").status
    assert status in (200, 400, 414, 431)
    visit.open(f"{address}/treaties?lang=en")
    assert visit.page.locator(ERROR).count() == 0


@pytest.mark.parametrize(("day", "status"), [("2025-01-31", "signed"), ("2026-11-23", "in_force")])
def test_a_cell_of_the_treaty_matrix_opens_its_history_as_of_the_day(visit, address, day, status):
    page = visit.open(f"{address}/treaties?lang=en&asof={day}&cell=TKM.tax_convention")
    assert query(page)["cell"] == "TKM.tax_convention"
    expect(page.get_by_text(words("en")(f"records.statuses.{status}")).first).to_be_visible()
    assert page.locator(ERROR).count() == 0


def test_a_leg_in_the_address_opens_its_details(visit, address):
    dossier = load(DATA)
    leg = next(iter(dossier.legs.values()))
    page = visit.open(f"{address}/routes?lang=en&leg={leg.id}")
    assert query(page)["leg"] == leg.id
    for node in (leg.from_node, leg.to_node):
        expect(page.get_by_text(dossier.nodes[node].name_en).first).to_be_attached()
    assert page.locator(ERROR).count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_serious_accessibility_fault(reader, address, name, scheme):
    page = reader(color_scheme=scheme).open(f"{address}/{PAGES[name]}?lang=en")
    page.wait_for_load_state("networkidle")
    found = Axe().run(page).response["violations"]
    grave = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], [node["target"] for node in fault["nodes"]][:5]) for fault in grave] == []


@pytest.fixture(scope="module")
def andes(serve: Callable[[Path], object]) -> Iterator[str]:
    with serve(Path(__file__).resolve().parents[1] / "data" / "andes") as url:
        yield url


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("name", PAGES)
def test_another_folder_about_another_region_is_served(visit, andes, name, lang):
    page = visit.open(f"{andes}/{PAGES[name]}?lang={lang}")
    page.wait_for_load_state("networkidle")
    assert page.locator(ERROR).count() == 0
    expect(page.get_by_text(words(lang)("shell.exhibit.error"))).to_have_count(0)
    assert visit.foreign() == []


def test_on_a_phone_a_wide_table_scrolls_and_the_page_does_not(visit, address) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open(f"{address}/treaties?lang=en&asof=2025-03-01")
    widths = "main => [main.scrollWidth, main.clientWidth]"
    whole, shown = page.get_by_test_id("stMain").evaluate(widths)
    assert whole == shown
    table, seen = page.locator(".k-scroll").first.evaluate(widths)
    assert table > seen
