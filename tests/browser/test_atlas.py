"""The atlas in a browser: parts of the page, the strip map, measures, the view of the map as a link."""

from __future__ import annotations

import json
import re
import urllib.request
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def query(url: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(url).query).items()}


def test_the_strip_map_is_one_click_away_and_its_address_holds(visit, address):
    page = visit.open(f"{address}/routes?lang=en")
    page.get_by_role("button", name="Strip map").or_(page.get_by_role("radio", name="Strip map")).first.click()
    drawing = page.locator("svg.k-strip")
    expect(drawing).to_be_visible()
    expect(drawing).to_have_attribute("aria-label", re.compile("border crossings"))
    expect(page).to_have_url(re.compile("part=strip"))
    page.reload()
    expect(page.locator("svg.k-strip")).to_be_visible()


def test_no_two_names_on_the_strip_map_touch(visit, address):
    page = visit.open(f"{address}/routes?lang=ja&part=strip&corridors=titr,northern")
    expect(page.locator("svg.k-strip")).to_be_visible()
    page.evaluate("document.fonts.ready")
    touching = page.evaluate("""() => [...document.querySelectorAll('svg.k-strip > g')].flatMap((row) => {
        const names = [...row.querySelectorAll(':scope > text')].slice(1).filter((one) => one.querySelector('title'));
        const boxes = names.map((one) => [one.textContent, one.getBoundingClientRect()]);
        return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([, q]) =>
            p.left < q.right - 2 && q.left < p.right - 2 && p.top < q.bottom - 4 && q.top < p.bottom - 4)
            .map(([b]) => a + ' | ' + b));
    })""")
    assert touching == []


def test_the_view_of_the_map_goes_into_the_link_and_comes_back(visit, address):
    page = visit.open(f"{address}/routes?lang=en&view=central-asia")
    keep = page.get_by_role("button", name="Put this view of the map into the link")
    expect(keep).to_be_visible()
    box = page.locator("[data-testid=stDeckGlJsonChart]").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 600, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 400, box["y"] + 250, steps=6)
    page.mouse.up()
    keep.click()
    expect(page).to_have_url(re.compile("at="))
    lon, lat, zoom = (float(part) for part in query(page.url)["at"].split(","))
    assert lon > 67 and zoom == pytest.approx(3.7, abs=0.3)
    page.get_by_text("Eurasia", exact=True).first.click()
    expect(page).not_to_have_url(re.compile("at="))


def test_what_the_map_shows_can_be_kept_as_geojson(visit, address):
    visit.open(f"{address}/routes?lang=en")
    with urllib.request.urlopen(f"{address}/exhibit/routes-map.geojson?asof=2024-12-31&corridors=cku") as answer:
        found = json.load(answer)
    lines = [feature for feature in found["features"] if feature["geometry"]["type"] == "LineString"]
    assert lines and all("cku" in line["properties"]["corridors"] for line in lines)
    assert {line["properties"]["status"] for line in lines} >= {"under_construction"}


def test_choosing_a_disruption_tells_what_was_measured(visit, address):
    page = visit.open(f"{address}/routes?lang=en&part=disruptions&asof=2026-07-31&disruption=red-sea-2023")
    expect(page.get_by_role("heading", name=re.compile("Attacks on shipping in the Red Sea"))).to_be_visible()
    expect(page.get_by_text("Transits of the Suez Canal, 2024 on 2023")).to_be_visible()
