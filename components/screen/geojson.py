"""A map as GeoJSON (RFC 7946): legs as lines with the columns of the table, nodes as points."""

from __future__ import annotations

import json
import math

import pandas as pd

from components.exhibits.exhibit import Filters, Map
from components.records import Dossier


def as_geojson(body: Map, table: pd.DataFrame, dossier: Dossier, filters: Filters) -> str:
    """The text of a feature collection. Longitudes are not wrapped, so that a line across 180° stays one line."""
    rows = {str(row.get("leg", "")): row for row in table.to_dict("records")}
    features = [
        _feature(
            "LineString", [[round(lon, 5), round(lat, 5)] for lon, lat in path.coordinates],
            {"name": path.text, **{str(name): _plain(value) for name, value in rows.get(path.id, {}).items()}},
        )
        for path in body.paths
    ]  # fmt: skip
    features += [
        _feature("Point", [point.lon, point.lat], {"node": point.id, "name": point.text, "kind": point.kind})
        for point in body.points
    ]
    features += [
        _feature("Point", [flag.lon, flag.lat], {"mark": flag.mark, "name": flag.text, "kind": "bottleneck"})
        for flag in body.flags
    ]
    about = {"as_of": filters.as_of.isoformat(), "data": dossier.version, "credit": body.credit}
    return json.dumps({"type": "FeatureCollection", "kairo": about, "features": features}, ensure_ascii=False)


def _feature(kind: str, coordinates: object, properties: dict[str, object]) -> dict[str, object]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}


def _plain(value: object) -> object:
    """A value that JSON knows: a missing one is null."""
    return None if isinstance(value, float) and math.isnan(value) else value
