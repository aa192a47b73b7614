"""How Streamlit shows a map: the basemap and the lines by URL, labels placed without collisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from functools import lru_cache
from math import hypot, log
from typing import Any, cast

import pydeck as pdk
import streamlit as st

from components.exhibits.exhibit import Key, Map, MapPath
from components.exhibits.projection import (
    FLAG_SIZE,
    FONT_SIZE,
    GLYPHS,
    HEIGHT,
    WIDTH,
    pixel,
    place,
    placed_flags,
    placed_labels,
    shown_points,
    view_of,
)
from components.records import MapView

from . import geo

LINE = 2.6
"""Pixels of a line that stands for no figure."""
DASH, GAP = 8.0, 6.0
"""Pixels at the zoom of the view."""
LAYER = "legs"
"""Id of the layer that answers clicks."""
FONTS = "'Noto Sans JP', 'Source Sans', sans-serif"
STROKES = {
    "solid": "border-top:3px solid {hue}",
    "dashed": "border-top:3px dashed {hue}",
    "hollow": "box-sizing:content-box;height:3px;border-top:2px solid {hue};border-bottom:2px solid {hue}",
}
Colour = tuple[int, ...]


@dataclass(frozen=True)
class Palette:
    """Colours of the ground, on which lines and labels must stand out."""

    sea: Colour
    land: Colour
    boundary: Colour
    apart: Colour
    ink: Colour
    halo: Colour
    figure: Colour
    alarm: Colour
    tint: float


LIGHT = Palette(
    sea=(222, 231, 237), land=(250, 248, 243), boundary=(190, 186, 178), apart=(226, 222, 214), ink=(38, 42, 48),
    halo=(250, 248, 243), figure=(31, 78, 121), alarm=(140, 47, 34), tint=0.0,
)  # fmt: skip
DARK = Palette(
    sea=(20, 27, 34), land=(40, 45, 52), boundary=(84, 90, 98), apart=(58, 63, 70), ink=(228, 230, 233),
    halo=(24, 28, 34), figure=(138, 184, 224), alarm=(240, 161, 150), tint=0.35,
)  # fmt: skip


@dataclass(frozen=True)
class Stage:
    """The room for a drawing in pixels of the page, and how many pixels of a map's own make one of those."""

    width: int
    height: int
    magnified: float = 1.0


PAGE = Stage(WIDTH, HEIGHT)


@dataclass(frozen=True)
class Picture:
    """The paths under which the parts of one map can be asked for."""

    strokes: str
    legs: str
    glyphs: str
    labels: str
    discs: str
    flags: str

    def is_kept(self) -> bool:
        """Whether all parts are still there."""
        return all(geo.is_kept(path) for path in astuple(self))


def draw(
    body: Map, key: str, dark: bool, views: Iterable[MapView] = (), alt: str = "", stage: Stage = PAGE
) -> str | None:
    """Draw a map with its legend; the id of the leg that the user clicked, if any."""
    view = view_of(body, views)
    if stage.height < HEIGHT:
        view = view.model_copy(update={"zoom": view.zoom - log(HEIGHT / stage.height, 2)})
    palette = DARK if dark else LIGHT
    picture = _picture(body, view, dark, stage.magnified)
    if not picture.is_kept():
        _picture.cache_clear()
        picture = _picture(body, view, dark, stage.magnified)
    size = stage.magnified
    layers = [*_ground(palette, body.left_out), *_lines(picture, body, palette, size), *_places(picture, palette, size)]
    deck = pdk.Deck(
        layers=layers,
        initial_view_state=pdk.ViewState(
            longitude=view.lon, latitude=view.lat, zoom=view.zoom + log(size, 2), min_zoom=1, max_zoom=9
        ),
        map_provider=None,
        tooltip={"text": "{t}\n{d}"},  # type: ignore[arg-type]
    )
    event: Any = st.pydeck_chart(
        deck,
        height=round(stage.height * size),
        key=key,
        on_select="rerun",
        selection_mode="single-object",
        **({"alt": alt} if alt else {}),
    )
    st.html(_legend(body.legend, palette))
    objects = (event.selection.get("objects") or {}).get(LAYER, []) if event else []
    return str(objects[0]["id"]) if objects and "id" in objects[0] else None


def _ground(palette: Palette, left_out: tuple[str, ...]) -> list[pdk.Layer]:
    sea = [{"p": [[-180, -80], [0, -80], [180, -80], [360, -80], [360, 84], [180, 84], [0, 84], [-180, 84]]}]
    layers = [pdk.Layer("SolidPolygonLayer", sea, id="sea", get_polygon="p", get_fill_color=palette.sea)]
    parts = (("land.json", palette.land, False), ("lakes.json", palette.sea, False), ("boundaries.json", None, True))
    for name, fill, is_stroked in parts:
        path = geo.basemap_path(name, left_out if is_stroked else ())
        if path is None:
            continue
        layers.append(
            pdk.Layer(
                "GeoJsonLayer",
                _url(path),
                id=name.removesuffix(".json"),
                pickable=False,
                filled=fill is not None,
                stroked=is_stroked,
                get_fill_color=fill or palette.land,
                get_line_color=palette.boundary,
                line_width_units=pdk.types.String("pixels"),
                get_line_width=0.8,
            )
        )
    return layers


def _lines(picture: Picture, body: Map, palette: Palette, size: float) -> list[pdk.Layer]:
    common: dict[str, Any] = {
        "get_path": "p",
        "width_units": pdk.types.String("pixels"),
        "cap_rounded": False,
        "joint_rounded": True,
        "width_scale": size,
    }
    layers = []
    set_off = [path for path in body.paths if path.id == body.selected or path.id in body.marked]
    if set_off:
        marked = [{"p": _rounded(path.coordinates)} for path in set_off]
        layers.append(
            pdk.Layer("PathLayer", marked, id="chosen", get_color=[*palette.ink, 110], get_width=11, **common)
        )
    strokes = pdk.Layer("PathLayer", _url(picture.strokes), id="strokes", get_color="c", get_width="w", **common)
    legs = pdk.Layer(
        "PathLayer", _url(picture.legs), id=LAYER, get_color=[0, 0, 0, 1], get_width=13, pickable=True,
        auto_highlight=True, highlight_color=[*palette.ink, 60], **common,
    )  # fmt: skip
    return [*layers, strokes, legs]


def _places(picture: Picture, palette: Palette, size: float) -> list[pdk.Layer]:
    common: dict[str, Any] = {
        "get_position": "p",
        "get_text": "x",
        "character_set": pdk.types.String("auto"),
        "font_family": pdk.types.String(FONTS),
        "font_settings": {"fontSize": 36},
        "get_color": [*palette.ink, 255],
        "size_scale": size,
    }
    discs = pdk.Layer(
        "ScatterplotLayer", _url(picture.discs), id="discs", get_position="p", get_radius="r", pickable=True,
        radius_units=pdk.types.String("pixels"), get_fill_color=[*palette.figure, 110], stroked=True,
        get_line_color=[*palette.figure, 255], line_width_min_pixels=1, radius_scale=size,
    )  # fmt: skip
    flags = pdk.Layer(
        "TextLayer", _url(picture.flags), id="flags", get_size=FLAG_SIZE, pickable=True, background=True,
        get_background_color=[*palette.alarm, 255], background_padding=[5, 3, 5, 3], background_border_radius=9,
        get_pixel_offset="o", **{**common, "get_color": [*palette.land, 255]},
    )  # fmt: skip
    glyphs = pdk.Layer("TextLayer", _url(picture.glyphs), id="places", get_size="s", pickable=True, **common)
    labels = pdk.Layer(
        "TextLayer", _url(picture.labels), id="labels", get_size=FONT_SIZE, get_pixel_offset="o",
        get_text_anchor="a", background=True, get_background_color=[*palette.halo, 170],
        background_padding=[1, 0, 1, 0], **common,
    )  # fmt: skip
    return [discs, glyphs, labels, flags]


@lru_cache(maxsize=32)
def _picture(body: Map, view: MapView, dark: bool, size: float) -> Picture:
    palette = DARK if dark else LIGHT
    points = shown_points(body.points, view)
    glyphs = [
        {"p": [round(point.lon, 3), round(point.lat, 3)], "x": GLYPHS.get(point.kind, "●"), "t": point.text,
         "d": point.detail, "s": 7 if point.kind == "place" and point.rank else 11}
        for point in points
    ]  # fmt: skip
    discs = [
        {"p": [round(point.lon, 3), round(point.lat, 3)], "r": round(point.size, 1), "t": point.text, "d": point.detail}
        for point in body.points
        if point.size is not None
    ]
    placed = placed_flags(body.flags, view, body.points)
    flags = [
        {
            "p": [round(flag.lon, 3), round(flag.lat, 3)],
            "x": flag.mark,
            "t": flag.text,
            "d": "",
            "o": [side * size for side in offset],
        }
        for flag, offset, _ in placed
    ]
    legs = [{"id": one.id, "p": _rounded(one.coordinates), "t": one.text, "d": one.detail} for one in body.paths]
    return Picture(
        strokes=geo.keep("strokes.json", list(_strokes(body.paths, view.zoom, palette))),
        legs=geo.keep("legs.json", legs),
        glyphs=geo.keep("places.json", glyphs),
        discs=geo.keep("discs.json", discs),
        flags=geo.keep("flags.json", flags),
        labels=geo.keep(
            "labels.json",
            [
                one | {"o": [side * size for side in cast("tuple[int, int]", one["o"])]}
                for one in placed_labels(points, view, [box for _, _, box in placed])
            ],
        ),
    )


def _strokes(paths: Iterable[MapPath], zoom: float, palette: Palette) -> Iterable[dict[str, object]]:
    for path in paths:
        hue = tinted(path.colour, palette.tint)
        colour = [*hue, 55 if path.is_dimmed else 235]
        width = round(path.width, 1) if path.width is not None else LINE
        if path.line == "dashed":
            for dash in dashes(path.coordinates, zoom):
                yield {"p": _rounded(dash), "c": colour, "w": width}
        elif path.line == "hollow":
            line = _rounded(path.coordinates)
            yield {"p": line, "c": colour, "w": width + 3.4}
            yield {"p": line, "c": [*palette.land, 255], "w": width + 0.4}
        else:
            yield {"p": _rounded(path.coordinates), "c": colour, "w": width}


def dashes(line: Iterable[tuple[float, float]], zoom: float) -> list[list[tuple[float, float]]]:
    """The line cut into dashes of DASH pixels with gaps of GAP pixels at a zoom level."""
    points = [pixel(lon, lat, zoom) for lon, lat in line]
    done: list[list[tuple[float, float]]] = []
    current: list[tuple[float, float]] = [points[0]]
    is_drawn, left = True, DASH
    for start, end in zip(points, points[1:], strict=False):
        length = hypot(end[0] - start[0], end[1] - start[1])
        at = 0.0
        while length - at > left:
            at += left
            cut = (start[0] + (end[0] - start[0]) * at / length, start[1] + (end[1] - start[1]) * at / length)
            if is_drawn:
                done.append([*current, cut])
            current = [cut]
            is_drawn, left = not is_drawn, GAP if is_drawn else DASH
        left -= length - at
        current.append(end)
    if is_drawn and len(current) > 1:
        done.append(current)
    return [[place(x, y, zoom) for x, y in dash] for dash in done]


def tinted(colour: str, share: float) -> Colour:
    """A hue mixed with a share of white, so that it stands out on dark ground."""
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return tuple(round(part + (255 - part) * share) for part in parts)


def _rounded(line: Iterable[tuple[float, float]]) -> list[list[float]]:
    return [[round(lon, 3), round(lat, 3)] for lon, lat in line]


def _url(path: str) -> str:
    prefix = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{prefix}{path}" if prefix else path


def _legend(keys: Iterable[Key], palette: Palette) -> str:
    """The legend as inline drawings and words, readable without the map."""
    ink = "#" + "".join(f"{part:02x}" for part in palette.ink)
    items = []
    for key in keys:
        hue = "#" + "".join(f"{part:02x}" for part in tinted(key.colour, palette.tint)) if key.colour else ink
        mark = f'<span aria-hidden="true" style="color:{ink}">{_escaped(key.glyph)}</span>' if key.glyph else ""
        if key.line is not None:
            thick = f"border-top:{key.width:.1f}px solid {hue}" if key.width is not None else STROKES[key.line]
            mark = _stroke(thick.format(hue=hue))
        items.append(
            f'<li style="display:inline-flex;align-items:center;gap:.4em;margin:0">{mark}{_escaped(key.text)}</li>'
        )
    style = "list-style:none;display:flex;flex-wrap:wrap;gap:.2em 1.1em;padding:0;margin:0;font-size:.82rem"
    return f'<ul style="{style}">{"".join(items)}</ul>'


def _stroke(style: str) -> str:
    return f'<span aria-hidden="true" style="display:inline-block;width:26px;{style}"></span>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
