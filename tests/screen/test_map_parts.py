"""The parts of a map: dashes follow their line, and what is kept can be asked for."""

from __future__ import annotations

import json

import pytest

from components.screen import geo, map_parts


def test_dashes_cover_the_line_with_gaps() -> None:
    dashes = map_parts.dashes([(0, 0), (10, 0)], 4)
    length = sum(dash[-1][0] - dash[0][0] for dash in dashes)
    assert dashes[0][0] == pytest.approx((0, 0))
    assert length == pytest.approx(10 * map_parts.DASH / (map_parts.DASH + map_parts.GAP), abs=0.3)


def test_what_is_kept_is_served_under_its_version_only() -> None:
    path = geo.keep("legs.json", [{"id": "a"}])
    version = path.partition("?v=")[2]
    assert json.loads(geo.geo_payload("legs.json", {"v": version}) or b"") == [{"id": "a"}]
    assert geo.geo_payload("legs.json", {"v": "other"}) is None
    assert geo.geo_payload("../desk.yml", {}) is None
