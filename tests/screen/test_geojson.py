"""The map as GeoJSON and the strip map as a drawing, as the server gives them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from components.exhibits import registry
from components.exhibits.exhibit import Filters, Map, Strip
from components.records import load
from components.screen import draw_strip
from components.screen.geojson import as_geojson

DOSSIER = load(Path(__file__).parents[1] / "data" / "andes")
FILTERS = Filters(date(2025, 1, 31))


def test_every_leg_and_node_of_the_map_is_a_feature() -> None:
    exhibit = registry.build("routes-map", DOSSIER, FILTERS, {"layer": "bottlenecks"})
    assert isinstance(exhibit.body, Map)
    found = json.loads(as_geojson(exhibit.body, exhibit.table, DOSSIER, FILTERS))
    kinds = [feature["geometry"]["type"] for feature in found["features"]]
    assert kinds.count("LineString") == len(exhibit.body.paths)
    assert kinds.count("Point") == len(exhibit.body.points) + len(exhibit.body.flags)
    lines = {
        f["properties"].get("leg"): f["properties"] for f in found["features"] if f["geometry"]["type"] == "LineString"
    }
    assert lines["puna-salar"]["status"] == "under_construction"
    assert found["kairo"]["as_of"] == "2025-01-31"


def test_the_strip_map_is_well_formed_by_itself() -> None:
    exhibit = registry.build("routes-strip", DOSSIER, FILTERS, {})
    assert isinstance(exhibit.body, Strip)
    root = ElementTree.fromstring(draw_strip.svg(exhibit.body, 'a "quoted" <alt>', is_alone=True))
    assert root.attrib["aria-label"] == 'a "quoted" <alt>'
    assert any(text.text == "Ciudad Puna" for text in root.iter("{http://www.w3.org/2000/svg}text"))
