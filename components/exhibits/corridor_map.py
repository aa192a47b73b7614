"""The map of the corridors: status or a measure on the legs, bottlenecks and what a disruption touched on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from components.analysis import network, works
from components.analysis.measurement import Drawn
from components.records import Bottleneck, Corridor, Dossier, Leg, LegState
from components.wording import format as written
from components.wording import words

from .exhibit import Exhibit, Filters, Key, Map, MapFlag, MapPath, MapPoint
from .map_measure import Layer, chosen_layer, measure_name, said, size_keys
from .naming import LINES, chosen_corridors, countries_touched, country, in_order, leg_ends
from .projection import GLYPHS
from .stopped import stopped
from .value import centre

KINDS: Mapping[str, str] = {
    "seaport": "port", "caspian_port": "port", "rail_border": "border", "road_border": "border",
    "gauge_break": "gauge_break", "city": "place", "junction": "place", "terminal": "place",
}  # fmt: skip
LAYERS = ("none", "bottlenecks")
"""What can be laid over the map."""


@dataclass(frozen=True)
class _LegShown:
    """A leg on the map with its state on the day, the corridors shown that use it, and the figure drawn on it."""

    leg: Leg
    state: LegState
    corridors: tuple[str, ...]
    drawn: Drawn | None


def routes_map(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The corridors on the map.

    Options: `view` (a preset) or `at` (longitude, latitude, zoom); `leg`, the leg chosen; `measure` and `year`, drawn
    as width; `layer`: bottlenecks; `disruption`, whose legs are set off; `boundaries`, another view of them.
    """
    t, lang = words(filters.lang), filters.lang
    corridors = chosen_corridors(dossier, filters)
    chosen = {corridor.id for corridor in corridors}
    order = sorted(
        (one for one in dossier.corridors if one in chosen), key=lambda one: one != dossier.desk.lead_corridor
    )
    layer = chosen_layer(dossier, filters, options)
    shown = _legs_shown(dossier, filters, order, layer)
    legs = [one.leg for one in shown]
    leg_ids = {leg.id for leg in legs}
    selected = options.get("leg") if options.get("leg") in leg_ids else None
    views = [view.id for view in dossier.desk.map_views]
    view = options.get("view", "")
    boundaries = next((one for one in dossier.desk.boundary_views if one.id == options.get("boundaries")), None)
    disruption = dossier.disruptions.get(options.get("disruption", ""))
    flags, unplaced = _flags(dossier, corridors, filters) if options.get("layer") == LAYERS[1] else ((), 0)
    body = Map(
        paths=_paths(dossier, filters, shown, order, layer),
        points=_points(dossier, corridors, legs, filters, layer),
        view_id=view if view in views else (views[0] if views else ""),
        legend=_legend(dossier, order, filters, layer, bool(flags)),
        boundary_note=boundaries.said("note", lang) if boundaries else dossier.desk.boundary_note(lang) or "",
        credit=dossier.desk.basemap_credit or "",
        option="leg",
        selected=selected,
        flags=flags,
        marked=tuple(one for one in works.touched_legs(dossier, disruption) if one in leg_ids) if disruption else (),
        centre=centre(options.get("at", "")),
        left_out=boundaries.leaves_out if boundaries else (),
    )
    headline = _headline(dossier, corridors, filters, options, layer, bool(shown))
    notes = [t("routes.map.note_status"), t("routes.map.note_line")]
    if filters.countries:
        notes.append(t("routes.map.note_filter"))
    if halted := stopped(dossier, legs, filters):
        notes.insert(0, halted)
    if layer is not None:
        notes.append(t("routes.map.note_measure"))
    if unplaced:
        notes.append(t("routes.map.note_unplaced", count=unplaced))
    if disruption is not None:
        notes.append(t("routes.map.note_disruption", name=disruption.name(lang)))
    return Exhibit(
        id="routes-map",
        question=t("routes.map.question_measure") if layer is not None else t("routes.map.question"),
        headline=headline,
        body=body,
        table=pd.DataFrame([_row(dossier, one, lang) for one in shown]),
        sources=in_order(source for one in shown for source in _sources(one)),
        notes=tuple(notes),
        options={"view": body.view_id} | ({"leg": selected} if selected else {}),
        alt=t("routes.map.alt", total=len(corridors), legs=len(legs), headline=headline),
    )


def _legs_shown(dossier: Dossier, filters: Filters, order: list[str], layer: Layer | None) -> list[_LegShown]:
    """The legs of the corridors in `order` that were known on the day, in the order of the file."""
    users = network.corridors_of_legs(dossier)
    found = []
    for leg in dossier.legs.values():
        corridors = tuple(one for one in order if one in users[leg.id])
        state = network.leg_state(leg, filters.as_of)
        if corridors and state is not None:
            found.append(_LegShown(leg, state, corridors, layer.legs.get(leg.id) if layer is not None else None))
    return found


def _sources(one: _LegShown) -> tuple[str, ...]:
    of_states = tuple(source for state in one.leg.states for source in state.source)
    return (*of_states, *(one.drawn.figure.source if one.drawn is not None else ()))


def _paths(
    dossier: Dossier, filters: Filters, shown: list[_LegShown], order: list[str], layer: Layer | None
) -> tuple[MapPath, ...]:
    """The lines of the legs, what is dimmed first and the lead corridor last, so that it lies on top."""

    def rank(one: _LegShown) -> tuple[bool, int]:
        return not _is_dimmed(dossier, filters, one, layer), -order.index(one.corridors[0])

    return tuple(_path(dossier, filters, one, layer) for one in sorted(shown, key=rank))


def _is_dimmed(dossier: Dossier, filters: Filters, one: _LegShown, layer: Layer | None) -> bool:
    """Whether a leg touches none of the countries filtered for, or has no figure while a measure is drawn."""
    is_outside = bool(filters.countries) and not countries_touched(dossier, one.leg) & set(filters.countries)
    return is_outside or (layer is not None and one.drawn is None)


def _path(dossier: Dossier, filters: Filters, one: _LegShown, layer: Layer | None) -> MapPath:
    t, lang = words(filters.lang), filters.lang
    detail = t(
        "routes.map.detail", status=t(f"routes.statuses.{one.state.status}"), mode=t(f"routes.modes.{one.leg.mode}"),
        corridors=written.list((dossier.corridors[id].short(lang) for id in one.corridors), lang),
    )  # fmt: skip
    if one.drawn is not None:
        detail += "\n" + said(one.drawn, filters)
    return MapPath(
        id=one.leg.id,
        coordinates=network.leg_line(dossier, one.leg),
        colour=dossier.corridors[one.corridors[0]].colour,
        line=LINES[one.state.status],
        text=leg_ends(dossier, one.leg, lang),
        detail=detail,
        is_dimmed=_is_dimmed(dossier, filters, one, layer),
        width=layer.width(one.leg.id) if layer is not None else None,
    )


def _row(dossier: Dossier, one: _LegShown, lang: str) -> dict[str, object]:
    """A leg in the table behind the map; its sources are those of its state on the day and of its figure."""
    leg, state = one.leg, one.state
    row: dict[str, object] = {
        "leg": leg.id, "name": leg_ends(dossier, leg, lang), "status": state.status, "since": str(state.since or ""),
        "mode": leg.mode, "countries": ";".join(leg.countries), "computed_km": leg.computed_km,
        "corridors": ";".join(one.corridors), "source": ";".join(state.source),
    }  # fmt: skip
    if one.drawn is not None:
        row |= {"value": one.drawn.value, "measured": one.drawn.figure.id, "of_corridor": one.drawn.is_whole}
        row["source"] = ";".join(in_order((*state.source, *one.drawn.figure.source)))
    return row


def boundary_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """The view of boundaries drawn by default, and the others that the desk offers."""
    others = {one.id: one.name(filters.lang) for one in dossier.desk.boundary_views}
    return {"default": words(filters.lang)("routes.map.boundaries"), **others} if others else {}


def _headline(
    dossier: Dossier,
    corridors: list[Corridor],
    filters: Filters,
    options: Mapping[str, str],
    layer: Layer | None,
    has_paths: bool,
) -> str:
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    if not has_paths:
        return t("routes.map.empty", day=written.date(day, lang))
    if layer is not None:
        top = max((*layer.legs.values(), *layer.nodes.values()), key=lambda one: one.value, default=None)
        own = sum(not one.is_whole for one in layer.legs.values())
        return t(
            "routes.map.headline_measure", name=measure_name(layer.measure, lang), year=written.year(layer.year, lang),
            legs=own, nodes=len(layer.nodes),
            largest=written.quantity(round(top.value, 2), layer.measure.unit, lang) if top else "",
            scope=top.figure.said("scope", lang) if top else "",
        )  # fmt: skip
    if options.get("layer") == LAYERS[1]:
        standing = [one for one in works.standing_bottlenecks(dossier, day) if _is_on(one, corridors, filters)]
        placed = sum(bool(one.nodes or one.legs) for one in standing)
        return t("routes.map.headline_flags", day=written.date(day, lang), count=len(standing), placed=placed)
    is_beyond = day > dossier.horizon
    known = written.date(dossier.horizon if is_beyond else day, lang)
    status = {one.id: network.corridor_status(dossier, one, day) for one in corridors}
    first = next((one for one in corridors if one.id == dossier.desk.lead_corridor), corridors[0])
    said = t(f"routes.statuses.{status[first.id] or 'unknown'}")
    if len(corridors) == 1:
        ways = [network.variant_status(dossier, variant, day) for variant in first.variants]
        return t(
            "routes.map.headline_one_beyond" if is_beyond else "routes.map.headline_one", day=known, name=first.name(lang),
            status=said, running=ways.count("operational"), total=len(ways),
        )  # fmt: skip
    return t(
        "routes.map.headline_beyond" if is_beyond else "routes.map.headline", day=known, name=first.short(lang), status=said,
        running=sum(one == "operational" for one in status.values()), total=len(corridors),
    )  # fmt: skip


def _is_on(one: Bottleneck, corridors: list[Corridor], filters: Filters) -> bool:
    """Whether a bottleneck is on the corridors shown and in the countries filtered for."""
    is_here = not filters.countries or bool(set(one.countries) & set(filters.countries))
    return is_here and (not one.corridors or bool(set(one.corridors) & {corridor.id for corridor in corridors}))


def _legend(
    dossier: Dossier, order: list[str], filters: Filters, layer: Layer | None, has_flags: bool
) -> tuple[Key, ...]:
    t, lang = words(filters.lang), filters.lang
    lines: tuple[Literal["solid", "dashed", "hollow"], ...] = ("solid", "dashed", "hollow")
    hues = [
        Key(dossier.corridors[one].short(lang), colour=dossier.corridors[one].colour, line="solid") for one in order
    ]
    styles = [Key(t(f"routes.map.{line}"), line=line) for line in lines]
    kinds = [Key(t(f"routes.kinds.{kind}"), glyph=glyph) for kind, glyph in GLYPHS.items()]
    sizes = size_keys(layer, lang) if layer is not None and layer.largest else []
    flags = [Key(t("routes.map.flag"), glyph="❶")] if has_flags else []
    return (*sizes, *flags, *hues, *styles, *kinds)


def _flags(dossier: Dossier, corridors: list[Corridor], filters: Filters) -> tuple[tuple[MapFlag, ...], int]:
    """The bottlenecks at their nodes or on their legs, numbered as in their list; and how many have no place."""
    at: dict[tuple[float, float], list[tuple[str, str]]] = {}
    unplaced = 0
    for number, one in enumerate(works.standing_bottlenecks(dossier, filters.as_of), 1):
        if not _is_on(one, corridors, filters):
            continue
        places = [(dossier.nodes[node].lon, dossier.nodes[node].lat) for node in one.nodes]
        for leg in () if places else one.legs[:1]:
            line = network.leg_line(dossier, dossier.legs[leg])
            places.append(line[len(line) // 2] if len(line) > 2 else _midway(line))
        unplaced += not places
        for place in places:
            at.setdefault(place, []).append((str(number), one.name(filters.lang)))
    flags = [
        MapFlag(lon, lat, ",".join(mark for mark, _ in found), "\n".join(f"{mark} {name}" for mark, name in found))
        for (lon, lat), found in at.items()
    ]
    return tuple(flags), unplaced


def _midway(line: network.Line) -> tuple[float, float]:
    (lon_a, lat_a), (lon_b, lat_b) = line[0], line[-1]
    return (lon_a + lon_b) / 2, (lat_a + lat_b) / 2


def _points(
    dossier: Dossier, corridors: list[Corridor], legs: list[Leg], filters: Filters, layer: Layer | None
) -> tuple[MapPoint, ...]:
    """The nodes of the legs shown. Rank 0: ends of corridors; 1: ports; 2: borders and gauge breaks; 3: ends of legs."""
    t, lang = words(filters.lang), filters.lang
    ends: set[str] = set()
    for corridor in corridors:
        ends |= set(network.variant_ends(dossier, corridor.variants[0]))
    leg_nodes = {node for leg in legs for node in (leg.from_node, leg.to_node)}
    points = []
    for node_id in dict.fromkeys(node for leg in legs for node in network.leg_nodes(leg)):
        node = dossier.nodes[node_id]
        kind = KINDS.get(node.kind)
        if kind is None:
            continue
        ranks = {"port": 1, "border": 2, "gauge_break": 2}
        rank = 0 if node.id in ends else ranks.get(kind, 3 if node.id in leg_nodes else 4)
        if rank == 2 and node.id not in leg_nodes:
            rank = 3
        where = country(dossier, node.country, lang) if node.country else ""
        detail = f"{t(f'routes.kinds.{kind}')} · {where}" if where else t(f"routes.kinds.{kind}")
        size = layer.size(node.id) if layer is not None else None
        if layer is not None and node.id in layer.nodes:
            rank, detail = 0, f"{detail}\n{said(layer.nodes[node.id], filters)}"
        points.append(MapPoint(node.id, node.lon, node.lat, node.name(lang), kind, rank, detail, size))
    return tuple(sorted(points, key=lambda point: point.rank))
