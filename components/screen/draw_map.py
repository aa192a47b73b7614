"""How Streamlit shows a map: the basemap and the lines by URL, labels placed without collisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from math import log
from typing import Any

import pydeck as pdk
import streamlit as st

from components.exhibits.exhibit import Key, Map
from components.exhibits.projection import FLAG_SIZE, FONT_SIZE, HEIGHT, WIDTH, view_of
from components.records import MapView

from . import geo
from .map_parts import Parts, parts_of, rounded
from .palette import DARK, LIGHT, Palette, tinted

LAYER = "legs"
"""Id of the layer that answers clicks."""
FONTS = "'Noto Sans JP', 'Source Sans', sans-serif"
STROKES = {
    "solid": "border-top:3px solid {hue}",
    "dashed": "border-top:3px dashed {hue}",
    "hollow": "box-sizing:content-box;height:3px;border-top:2px solid {hue};border-bottom:2px solid {hue}",
}


@dataclass(frozen=True)
class Stage:
    """The room for a drawing in pixels of the page, and how many pixels of a map's own make one of those."""

    width: int
    height: int
    magnified: float = 1.0


PAGE = Stage(WIDTH, HEIGHT)


def draw(
    body: Map, key: str, dark: bool, views: Iterable[MapView] = (), alt: str = "", stage: Stage = PAGE
) -> str | None:
    """Draw a map with its legend; the id of the leg that the user clicked, if any."""
    view = view_of(body, views)
    if stage.height < HEIGHT:
        view = view.model_copy(update={"zoom": view.zoom - log(HEIGHT / stage.height, 2)})
    palette = DARK if dark else LIGHT
    size = stage.magnified
    parts = parts_of(body, view, palette, size)
    layers = [*_ground(palette, body.left_out), *_lines(parts, body, palette, size), *_places(parts, palette, size)]
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
    files = (("land.json", palette.land, False), ("lakes.json", palette.sea, False), ("boundaries.json", None, True))
    for name, fill, is_stroked in files:
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


def _lines(parts: Parts, body: Map, palette: Palette, size: float) -> list[pdk.Layer]:
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
        marked = [{"p": rounded(path.coordinates)} for path in set_off]
        layers.append(
            pdk.Layer("PathLayer", marked, id="chosen", get_color=[*palette.ink, 110], get_width=11, **common)
        )
    strokes = pdk.Layer("PathLayer", _url(parts.strokes), id="strokes", get_color="c", get_width="w", **common)
    legs = pdk.Layer(
        "PathLayer", _url(parts.legs), id=LAYER, get_color=[0, 0, 0, 1], get_width=13, pickable=True,
        auto_highlight=True, highlight_color=[*palette.ink, 60], **common,
    )  # fmt: skip
    return [*layers, strokes, legs]


def _places(parts: Parts, palette: Palette, size: float) -> list[pdk.Layer]:
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
        "ScatterplotLayer", _url(parts.discs), id="discs", get_position="p", get_radius="r", pickable=True,
        radius_units=pdk.types.String("pixels"), get_fill_color=[*palette.figure, 110], stroked=True,
        get_line_color=[*palette.figure, 255], line_width_min_pixels=1, radius_scale=size,
    )  # fmt: skip
    flags = pdk.Layer(
        "TextLayer", _url(parts.flags), id="flags", get_size=FLAG_SIZE, pickable=True, background=True,
        get_background_color=[*palette.alarm, 255], background_padding=[5, 3, 5, 3], background_border_radius=9,
        get_pixel_offset="o", **{**common, "get_color": [*palette.land, 255]},
    )  # fmt: skip
    glyphs = pdk.Layer("TextLayer", _url(parts.glyphs), id="places", get_size="s", pickable=True, **common)
    labels = pdk.Layer(
        "TextLayer", _url(parts.labels), id="labels", get_size=FONT_SIZE, get_pixel_offset="o",
        get_text_anchor="a", background=True, get_background_color=[*palette.halo, 170],
        background_padding=[1, 0, 1, 0], **common,
    )  # fmt: skip
    return [discs, glyphs, labels, flags]


def _url(path: str) -> str:
    prefix = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{prefix}{path}" if prefix else path


def _legend(keys: Iterable[Key], palette: Palette) -> str:
    """The legend as inline drawings and words, readable without the map."""
    ink = "#" + "".join(f"{part:02x}" for part in palette.ink)
    items = []
    for key in keys:
        hue = "#" + "".join(f"{part:02x}" for part in tinted(key.colour, palette.tint)) if key.colour else ink
        mark = f'<span aria-hidden="true" style="color:{ink}">{escape(key.glyph)}</span>' if key.glyph else ""
        if key.line is not None:
            thick = f"border-top:{key.width:.1f}px solid {hue}" if key.width is not None else STROKES[key.line]
            mark = _stroke(thick.format(hue=hue))
        items.append(
            f'<li style="display:inline-flex;align-items:center;gap:.4em;margin:0">{mark}{escape(key.text)}</li>'
        )
    style = "list-style:none;display:flex;flex-wrap:wrap;gap:.2em 1.1em;padding:0;margin:0;font-size:.82rem"
    return f'<ul style="{style}">{"".join(items)}</ul>'


def _stroke(style: str) -> str:
    return f'<span aria-hidden="true" style="display:inline-block;width:26px;{style}"></span>'
