"""What a GeoJSON file under the map has to be, so that a map can draw it."""

from __future__ import annotations

import json
from typing import NoReturn

from .problem import DossierError, Problem
from .reading import decode, shortened

_NESTED = {
    "Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3,
}  # fmt: skip
"""How deep the positions of a geometry are nested in lists."""


def check_geojson(data: bytes, file: str) -> None:
    """Refuses, by DossierError, a basemap that is not a GeoJSON feature collection which a map can draw."""
    text = decode(data, file)
    try:
        content = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise DossierError([Problem(file, error.lineno, "", f"not well-formed JSON: {error.msg}", "syntax")]) from None
    except (ValueError, RecursionError):
        message = "not readable as JSON: nested too deeply, or a number that is none or too long"
        raise DossierError([Problem(file, 1, "", message, "syntax")]) from None
    is_collection = isinstance(content, dict) and content.get("type") == "FeatureCollection"
    if not is_collection or not isinstance(content.get("features"), list):
        raise DossierError([Problem(file, 1, "", "expected a GeoJSON FeatureCollection", "shape")])
    for number, feature in enumerate(content["features"], start=1):
        if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
            message = f"expected a GeoJSON Feature, found {shortened(feature)}"
            raise DossierError([Problem(file, 1, f"features.{number}", message, "shape")])
        if not _is_geometry(feature.get("geometry")):
            message = "expected a GeoJSON geometry of longitudes and latitudes in degrees"
            raise DossierError([Problem(file, 1, f"features.{number}.geometry", message, "shape")])


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _is_geometry(value: object) -> bool:
    """Whether a value is a geometry, or null as GeoJSON allows."""
    if value is None:
        return True
    if not isinstance(value, dict):
        return False
    if value.get("type") == "GeometryCollection":
        parts = value.get("geometries")
        return isinstance(parts, list) and all(map(_is_geometry, parts))
    depth = _NESTED.get(str(value.get("type")))
    return depth is not None and _holds_positions(value.get("coordinates"), depth)


def _holds_positions(value: object, depth: int) -> bool:
    if not isinstance(value, list):
        return False
    if depth:
        return all(_holds_positions(one, depth - 1) for one in value)
    is_numeric = len(value) >= 2 and all(isinstance(one, int | float) for one in value)
    return is_numeric and abs(value[0]) <= 540 and abs(value[1]) <= 90
