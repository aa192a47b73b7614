"""The layers of the basemap by address."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from components.screen import geo


@pytest.fixture
def boundaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "basemap" / "boundaries.json"
    path.parent.mkdir()
    features = [{"type": "Feature", "properties": {"kind": kind}, "geometry": None} for kind in ("boundary", "hatch")]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    monkeypatch.setenv("KAIRO_DATA", str(tmp_path))
    return path


def kinds(address: str | None) -> list[str]:
    assert address is not None
    name, _, query = address.removeprefix("/geo/").partition("?")
    found = geo.geo_payload(name, dict(part.split("=") for part in query.split("&")))
    return [one["properties"]["kind"] for one in json.loads(found or b"{}")["features"]]


def test_another_view_of_boundaries_leaves_kinds_out_under_an_address_of_its_own(boundaries: Path) -> None:
    whole, other = geo.basemap_path("boundaries.json"), geo.basemap_path("boundaries.json", ("hatch",))
    assert whole != other
    assert kinds(whole) == ["boundary", "hatch"]
    assert kinds(other) == ["boundary"]


def test_a_layer_that_is_not_there_has_no_address(boundaries: Path) -> None:
    assert geo.basemap_path("land.json") is None


def test_a_broken_edit_of_a_layer_leaves_the_last_good_one_on_the_map(boundaries: Path) -> None:
    assert kinds(geo.basemap_path("boundaries.json")) == ["boundary", "hatch"]
    for broken in ('{"type": "FeatureCollection", "features": [', '{"type": "FeatureCollection", "features": [1]}', ""):
        boundaries.write_text(broken)
        assert kinds(geo.basemap_path("boundaries.json", ("hatch",))) == ["boundary"]


def test_a_layer_that_was_never_good_is_not_served(boundaries: Path) -> None:
    boundaries.write_text("{}")
    assert geo.geo_payload("boundaries.json", {"v": "1"}) is None
